"""A solver's word is never taken: what it returns is computed again, in plain Python, before anyone sees it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from purposebuilt.appraisal.clock import Progress
from purposebuilt.formulation.configuration import Candidate, Configuration, Objective
from purposebuilt.programme import Floats

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation

RELATIVE = 1e-6
"""How far two computations of one figure may lie apart, beside the objective's own resolution."""


class Untrue(Exception):  # noqa: N818 - what a solver said is not so
    """A configuration that the search returned does not keep what was promised of it: our fault, never the user's."""


def verified(formulation: Formulation, configuration: Configuration, values: Floats) -> Mapping[str, float]:
    """Every measure of a configuration, once it is shown to keep all requirements and to have the `values` said (k).

    Raises Untrue, naming what differs, where it does not.
    """
    _keeps_all(formulation, configuration)
    scores: Mapping[str, float] = formulation.evaluate(configuration)
    _agree(formulation.objectives, [scores[objective.name] for objective in formulation.objectives], values)
    return scores


def verify_frontier(
    formulation: Formulation, configuration: Callable[[int], Configuration], points: Floats, tell: Progress
) -> int:
    """Compute every point of the frontier again: each requirement and each objective.

    Gives how many points they were. Raises Untrue where anything differs.
    """
    for row, point in enumerate(points):
        if row % 10 == 0:
            tell("Computing the designs again", row, len(points))
        _keeps_all(formulation, configuration(row))
        _agree(formulation.objectives, formulation.objective_values(configuration(row)), point)
    return len(points)


def _keeps_all(formulation: Formulation, configuration: Configuration) -> None:
    broken = formulation.broken(configuration)
    if broken:
        raise Untrue(f"a configuration of the frontier breaks {', '.join(broken)}")


def _agree(objectives: Sequence[Objective], found: Sequence[float], values: Floats) -> None:
    for objective, true, said in zip(objectives, found, values, strict=True):
        if not math.isclose(true, float(said), rel_tol=RELATIVE, abs_tol=max(objective.resolution, RELATIVE)):
            raise Untrue(f"{objective.name} is {true!r} but the search said {float(said)!r}")


def assignments(formulation: Formulation, configuration: Configuration) -> dict[str, Candidate]:
    """The candidate of every line, in the order of the lines."""
    chosen = {}
    for line in formulation.lines:
        wanted = configuration.choice[line.key]
        chosen[line.key] = next(each for each in formulation.candidates[line.key] if each.key == wanted)
    return chosen
