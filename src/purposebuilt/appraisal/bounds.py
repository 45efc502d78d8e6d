"""The frontier as a result, with what may be missing said in one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.appraisal.quantities import listed, say_apart, share, title
from purposebuilt.appraisal.results import FrontierResult
from purposebuilt.formulation.configuration import Objective
from purposebuilt.programme import Floats

if TYPE_CHECKING:
    from purposebuilt.appraisal.frontier import Frontier


def reached(frontier: Frontier, objectives: Sequence[Objective], coverage: float) -> bool:
    """Whether the frontier is complete, or proven within the coverage asked for (a share of each range).

    Nothing finer than an objective's resolution is ever asked for.
    """
    return bool(frontier.complete) or (_known(frontier) and largest_share(frontier, objectives) <= coverage + 1e-9)


def largest_share(frontier: Frontier, objectives: Sequence[Objective]) -> float:
    """The largest bound as a share of its objective's range; infinite while nothing is proven.

    A bound that is no more than the objective's resolution counts as nothing: a smaller difference does not matter.
    """
    if not _known(frontier):
        return float("inf")
    bound = np.asarray(frontier.bound, dtype=np.float64)
    finest = np.array([objective.resolution for objective in objectives])
    ranges = np.maximum(np.asarray(frontier.ranges, dtype=np.float64), 1e-12)
    return float(np.where(bound > finest * (1 + 1e-9), bound / ranges, 0.0).max(initial=0.0))


def frontier_result(
    frontier: Frontier, points: Floats, objectives: Sequence[Objective], coverage: float
) -> FrontierResult:
    """The frontier in plain values: `points` (N x k) in the order in which they are to be listed."""
    bound = np.asarray(frontier.bound, dtype=np.float64)
    return FrontierResult(
        points=tuple(tuple(float(value) for value in row) for row in points),
        complete=bool(frontier.complete),
        bound=tuple(float(value) for value in bound),
        bound_share=largest_share(frontier, objectives),
        solves=int(frontier.solves),
        seconds=float(frontier.seconds),
        nodes=int(frontier.nodes),
        sentence=bound_sentence(frontier, objectives, coverage),
    )


def bound_sentence(frontier: Frontier, objectives: Sequence[Objective], coverage: float) -> str:
    """What the listed designs are proven to come near to, with units: the bound of :class:`Frontier` in words."""
    if frontier.complete:
        fine = listed(f"{say_apart(each.resolution, each)} in {title(each)}" for each in objectives)
        return f"The list is complete: every possible design is equalled or bettered by one listed, to within {fine}."
    if not _known(frontier):
        return "Time ran out before anything was proven about what may be missing from the list."
    gaps = listed(
        f"{say_apart(float(gap), each)} in {title(each)}" for gap, each in zip(frontier.bound, objectives, strict=True)
    )
    proof = f"For every possible design, one that is listed is no more than this much worse, all at once: {gaps}"
    most = share(largest_share(frontier, objectives), 1)
    if largest_share(frontier, objectives) == 0.0:
        return f"{proof} (no more than what counts as a difference in each)."
    if reached(frontier, objectives, coverage):
        return f"{proof} (at most {most} of any range; {share(coverage, 1)} was asked for)."
    return f"{proof} (up to {most} of a range; time ran out before the {share(coverage, 1)} asked for was proven)."


def _known(frontier: Frontier) -> bool:
    return bool(np.isfinite(np.asarray(frontier.bound, dtype=np.float64)).all()) and len(frontier.points) > 0
