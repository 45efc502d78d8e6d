"""What is to be shared: a budget, the projects that it could buy, and the voices between which it is divided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from purposebuilt.problems import Problem


class Asked(StrEnum):
    """How voices said what they want: by approving projects, or by giving points to them."""

    APPROVAL = "approval"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Project:
    """Something that can be bought whole or not at all. `cost` is in units of the budget's currency."""

    key: str
    cost: Fraction
    title: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whoever holds a part of the budget.

    `weight` says how many equal voices it stands for: all voices divide the budget in proportion to their weights. The
    default, 1 for everybody, is the plain method. `who` says in words what the weight rests on.
    """

    key: str
    name: str = ""
    weight: Fraction = Fraction(1)
    who: str = ""

    def __str__(self) -> str:
        return self.name or self.key


@dataclass(frozen=True)
class Instance:
    """A budget to be shared.

    `wishes` has for each voice, in the order of `voices`, the places (from 0, in `projects`) of what it wants, in
    ascending order; `points` how much of it, above 0, in the same order, and None where voices approve. A voice that
    approves is taken to gain what the project costs, so that everybody's money counts alike (cost satisfaction); a
    voice that gives points gains its points. `recorded` holds the projects that an official result selected, if known.
    `warnings` are the problems that did not stop a file from being read.
    """

    title: str
    budget: Fraction
    projects: tuple[Project, ...]
    voices: tuple[Voice, ...]
    wishes: tuple[tuple[int, ...], ...]
    points: tuple[tuple[Fraction, ...], ...] | None = None
    currency: str = ""
    recorded: tuple[str, ...] | None = None
    recorded_rule: str = ""
    voices_are: str = "Each voice holds an equal part of the budget."
    warnings: tuple[Problem, ...] = ()

    @property
    def asked(self) -> Asked:
        """How voices said what they want."""
        return Asked.APPROVAL if self.points is None else Asked.POINTS

    @cached_property
    def weight(self) -> Fraction:
        """The weights of all voices together."""
        if all(voice.weight == 1 for voice in self.voices):
            return Fraction(len(self.voices))
        return sum((voice.weight for voice in self.voices), Fraction(0))

    @property
    def part(self) -> Fraction:
        """The part of the budget of a voice of weight 1; nothing where there is no voice."""
        return self.budget / self.weight if self.weight else Fraction(0)

    @cached_property
    def budget_for_each_voice(self) -> tuple[Fraction, ...]:
        """The part of the budget that each voice holds, in the order of the voices; together the budget."""
        return tuple(self.part * voice.weight for voice in self.voices)

    @cached_property
    def support(self) -> tuple[Fraction, ...]:
        """For each project the weight of the voices that want it: their number where all have weight 1."""
        total = [Fraction(0)] * len(self.projects)
        if all(voice.weight == 1 for voice in self.voices):
            counts = [0] * len(self.projects)
            for wanted in self.wishes:
                for at in wanted:
                    counts[at] += 1
            return tuple(map(Fraction, counts))
        for voice, wanted in zip(self.voices, self.wishes, strict=True):
            for at in wanted:
                total[at] += voice.weight
        return tuple(total)

    @cached_property
    def satisfaction(self) -> tuple[Fraction, ...]:
        """For each project what all voices together would gain from it."""
        if self.points is None:
            return tuple(one.cost * backed for one, backed in zip(self.projects, self.support, strict=True))
        total = [Fraction(0)] * len(self.projects)
        for voice, wanted, given in zip(self.voices, self.wishes, self.points, strict=True):
            for at, points in zip(wanted, given, strict=True):
                total[at] += voice.weight * points
        return tuple(total)
