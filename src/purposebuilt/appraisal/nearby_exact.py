"""The design that comes nearest of all possible ones, begun from what an appraisal listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.appraisal.aspirations import Aim, Nearest
from purposebuilt.appraisal.aspiring import Exact, Pending, solve_in_background
from purposebuilt.appraisal.listed import Listed
from purposebuilt.appraisal.nearby import Neighbour, neighbour
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.programme import Floats

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation


def ask_exactly(formulation: Formulation, listed: Listed, wanted: Floats, seconds: float | None) -> Pending:
    """Begin the exact solve, from the option that comes nearest of those known in full."""
    nearest = listed.nearest()
    aim = nearest.aim(wanted)
    return solve_in_background(formulation, nearest, aim, seconds, _start(formulation, listed, nearest, aim))


def _start(formulation: Formulation, listed: Listed, nearest: Nearest, aim: Aim) -> Configuration | None:
    """The option with the best achievement that this formulation can hold and that keeps every requirement."""
    able: list[tuple[float, str, Configuration]] = []
    for option in listed.options:
        if set(option.choice) != {line.key for line in formulation.lines}:
            continue
        known = {line.key: {each.key for each in formulation.candidates[line.key]} for line in formulation.lines}
        if any(option.choice[line] not in known[line] for line in known):
            continue
        configuration = Configuration({line: option.choice[line] for line in known})
        if not formulation.broken(configuration):
            values = np.array(formulation.objective_values(configuration)) * nearest.sign
            able.append((round(float(aim.achievement(np.atleast_2d(values))[0]), 12), option.key, configuration))
    return min(able, key=lambda each: each[:2])[2] if able else None


def neighbour_of(listed: Listed, wanted: Floats, found: Exact) -> Neighbour | None:
    """The exact design beside the listed ones; None where none was found."""
    if found.values is None:
        return None
    only = Nearest(np.atleast_2d(found.values), found.nearest.senses, found.nearest.ranges, found.nearest.resolution)
    (near,) = only.nearest(wanted)
    return neighbour(listed, near, found.configuration)
