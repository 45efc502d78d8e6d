"""What comes nearest to aspirations: of the listed designs at once, and of every possible one by a solve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.aspirations import Near
from purposebuilt.appraisal.listed import Listed
from purposebuilt.formulation.configuration import Configuration, Objective
from purposebuilt.programme import Floats


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One design that is near: its values and what each falls short, by objective; the option that it is, if it is one.

    `assignments` maps each line to the key of its candidate where the design is known in full, else it is empty.
    """

    values: Mapping[str, float]
    short: Mapping[str, float]
    reaches: bool
    option: str
    name: str
    assignments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nearby:
    """The listed designs that come nearest, nearest first; and where it was asked for, the nearest possible one.

    `aspirations` holds what was aspired to, by objective. `exact_state` is empty where no solve was asked for, else
    solved, impossible, unfinished or cancelled; `exact_gap` is how much nearer, as a share of an objective's range, any
    possible design could at most be; `exact` is None where none was found.
    """

    objectives: tuple[Objective, ...]
    aspirations: Mapping[str, float]
    listed: tuple[Neighbour, ...]
    exact: Neighbour | None
    exact_state: str
    exact_gap: float
    sentence: str
    notes: tuple[str, ...] = ()


def nearby(listed: Listed, wanted: Floats, count: int, notes: Sequence[str] = ()) -> Nearby:
    """The listed designs that come nearest to what is wanted (k; NaN where nothing is)."""
    found = listed.nearest().nearest(wanted, count=count)
    return Nearby(
        objectives=listed.objectives,
        aspirations={
            each.name: float(value)
            for each, value in zip(listed.objectives, wanted, strict=True)
            if not np.isnan(value)
        },
        listed=tuple(neighbour(listed, near) for near in found),
        exact=None,
        exact_state="",
        exact_gap=0.0,
        sentence=listed.sentence,
        notes=tuple(notes),
    )


def neighbour(listed: Listed, near: Near, configuration: Configuration | None = None) -> Neighbour:
    """A design that is near, with the option that it is; `configuration` where it is known in full."""
    names = [each.name for each in listed.objectives]
    option = listed.named(near.values)
    choice = configuration.choice if configuration is not None else option.choice if option is not None else {}
    return Neighbour(
        values=dict(zip(names, map(float, near.values), strict=True)),
        short=dict(zip(names, map(float, near.short), strict=True)),
        reaches=near.reaches,
        option=option.key if option else "",
        name=option.name if option else "",
        assignments=dict(choice),
    )
