"""The designs that an appraisal listed, as much of them as is needed to ask which come nearest to an aspiration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.appraisal.aspirations import Nearest
from purposebuilt.formulation.configuration import Objective
from purposebuilt.programme import Floats

if TYPE_CHECKING:
    from purposebuilt.appraisal.results import Appraisal


@dataclass(frozen=True, slots=True)
class ListedOption:
    """An option of the shortlist: its values in the objectives (k), and the candidate of each line by key."""

    key: str
    name: str
    values: tuple[float, ...]
    choice: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """The objectives, the points of the frontier in their own units, and the options that have names.

    `design_sha256` is the digest of the design that was appraised, `sentence` what may be missing from the list.
    """

    objectives: tuple[Objective, ...]
    points: tuple[tuple[float, ...], ...]
    options: tuple[ListedOption, ...]
    design_sha256: str
    sentence: str

    def nearest(self) -> Nearest:
        """The points ready to be asked; ranges are those that they span."""
        points = np.array(self.points, dtype=np.float64)
        resolution = np.array([each.resolution for each in self.objectives])
        senses = tuple(each.sense for each in self.objectives)
        return Nearest(points, senses, np.ptp(points, axis=0), resolution)

    def named(self, values: Floats) -> ListedOption | None:
        """The option with these values, to half of what counts; None where no option has them."""
        for option in self.options:
            pairs = zip(option.values, values, self.objectives, strict=True)
            if all(abs(one - other) <= each.resolution / 2 for one, other, each in pairs):
                return option
        return None


def listed_of(appraisal: Appraisal) -> Listed:
    """What an appraisal listed; no points where it found none."""
    names = [each.name for each in appraisal.objectives]
    return Listed(
        objectives=appraisal.objectives,
        points=appraisal.frontier.points if appraisal.frontier else (),
        options=tuple(
            ListedOption(
                option.key,
                option.name,
                tuple(float(option.scores[name]) for name in names),
                {line: candidate.key for line, candidate in option.assignments.items()},
            )
            for option in appraisal.options
            if not option.breaks
        ),
        design_sha256=appraisal.provenance.get("design_sha256", ""),
        sentence=appraisal.frontier.sentence if appraisal.frontier else "",
    )
