"""Requirements: what the partners and the rulebook ask of every configuration, as rows that remember whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from purposebuilt.design import Arrangement, Criterion, Force, Preference, Standing
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.configuration import Asking, Candidate, Configuration, Line, Requirement
from purposebuilt.formulation.lawfulness import unlawful
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import ALL, Scope, scope_of
from purposebuilt.problems import Problem, Where, register

NOT_COMPUTED = register("PB260", "A must cannot be computed for this design, so no search can keep it.")
WRONG_WAY = register("PB261", "A must asks for the worse side of a measure, which a search cannot hold to exactly.")
NO_THRESHOLD = register("PB262", "A must has no threshold.")

TOLERANCE = 1e-9
"""How far, relative to the threshold, a computed value may miss it and still count as keeping it."""


class Promise(Protocol):
    """A requirement that can add its rows to a programme and say in plain Python whether a configuration keeps it."""

    @property
    def requirement(self) -> Requirement:
        """Its name, sentence, owner and origin."""

    def add(self, assembly: Assembly) -> None:
        """Add its rows, tagged with its name."""

    def keeps(self, reading: Reading, configuration: Configuration) -> bool:
        """Whether a configuration keeps it, by the slow and obvious way."""

    def missed(self, reading: Reading, configuration: Configuration) -> float:
        """By how much a configuration misses it, in its own unit, by the slow and obvious way; nothing if kept."""

    def asking(self) -> Asking | None:
        """What it asks in figures; None where its rows have another unit than what it asks."""


@dataclass(frozen=True)
class Threshold:
    """A measure is at least, or at most, a level."""

    requirement: Requirement
    measure: Measure
    scope: Scope
    level: float
    at_least: bool

    def add(self, assembly: Assembly) -> None:
        """One row; a share's row is its balance at the level."""
        name, measure = self.requirement.name, self.measure
        if measure.form is not None:
            low, high = (self.level, np.inf) if self.at_least else (-np.inf, self.level)
            assembly.blocks.keep(measure.form(assembly, self.scope), low, high, name)
        elif measure.balance is not None:
            low, high = (0.0, np.inf) if self.at_least else (-np.inf, 0.0)
            assembly.blocks.keep(measure.balance(assembly, self.scope, self.level), low, high, name)

    def keeps(self, reading: Reading, configuration: Configuration) -> bool:
        """Whether the measure, evaluated in plain Python, is on the right side of the level."""
        return self.missed(reading, configuration) <= TOLERANCE * max(1.0, abs(self.level))

    def missed(self, reading: Reading, configuration: Configuration) -> float:
        """How far the measure, evaluated in plain Python, is on the wrong side of the level."""
        value = self.measure.evaluate(reading, self.scope, configuration)
        return max(0.0, self.level - value if self.at_least else value - self.level)

    def asking(self) -> Asking | None:
        """The level; None for a share, whose row is a balance."""
        measure = self.measure
        if measure.form is None:
            return None
        return Asking(measure.title, measure.unit, measure.resolution, self.level, self.at_least)


@dataclass(frozen=True)
class Barred:
    """None of some candidates is chosen: `barred` are pairs of line and candidate keys."""

    requirement: Requirement
    barred: frozenset[tuple[str, str]]

    def add(self, assembly: Assembly) -> None:
        """One row for each line that has a barred candidate."""
        lengths, columns = [], []
        for line in assembly.reading.lines:
            own = [at for at, _, each in assembly.each([line]) if (line.key, each.key) in self.barred]
            if own:
                lengths.append(len(own))
                columns.extend(own)
        assembly.blocks.ragged(lengths, columns, np.ones(len(columns)), (-np.inf, 0.0), self.requirement.name)

    def keeps(self, reading: Reading, configuration: Configuration) -> bool:
        """Whether no chosen candidate is barred."""
        return not self.missed(reading, configuration)

    def missed(self, reading: Reading, configuration: Configuration) -> float:
        """On how many lines a barred candidate is chosen."""
        del reading
        return float(sum(pair in self.barred for pair in configuration.choice.items()))

    def asking(self) -> Asking | None:
        """No line has a barred candidate."""
        return Asking("Exceptions", "lines", 1.0, 0.0, False)


def promises(reading: Reading) -> tuple[tuple[Promise, ...], tuple[Problem, ...]]:
    """Every requirement of a design: the rulebook's, what partners rule out, then the musts; and what could not be.

    A must that cannot be computed is not dropped in silence: it is a problem that says what is missing.
    """
    found: list[Promise] = [*_law(reading), *_ruled_out(reading)]
    problems: list[Problem] = []
    for criterion in reading.design.criteria:
        if criterion.force is Force.MUST and criterion.measure:
            made = _must(reading, criterion)
            (problems if isinstance(made, Problem) else found).append(made)  # type: ignore[arg-type]
    return tuple(found), tuple(problems)


def _must(reading: Reading, criterion: Criterion) -> Promise | Problem:
    measure, scope = MEASURES.get(criterion.measure), scope_of(criterion)
    at_least = criterion.preference is Preference.MORE
    where = Where("criteria", column="measure", key=criterion.key)
    if criterion.threshold is None:
        return Problem(
            NO_THRESHOLD,
            f"The must '{criterion.sentence}' of {criterion.owner} has no threshold, so nothing can be held to it.",
            "Give it a threshold, or make it a should.",
            where=Where("criteria", column="threshold", key=criterion.key),
        )
    missing = "There is no measure of that name." if measure is None else measure.lacks(reading, scope)
    if measure is None or missing:
        return Problem(
            NOT_COMPUTED,
            f"The must '{criterion.sentence}' of {criterion.owner} asks for {criterion.measure}, which cannot be "
            f"computed. {missing}",
            "Add what is missing, or make it a should.",
            where=where,
        )
    if measure.one_way and at_least != (measure.sense == "max"):
        return Problem(
            WRONG_WAY,
            f"The must '{criterion.sentence}' of {criterion.owner} asks for {'more' if at_least else 'less'} "
            f"{measure.title.lower()}, which is the worse side.",
            "Turn its preference round, or make it a should.",
            where=where,
        )
    about = Requirement(f"criterion:{criterion.key}", criterion.sentence, criterion.owner, "criterion", criterion.key)
    return Threshold(about, measure, scope, float(criterion.threshold), at_least)


def _law(reading: Reading) -> Iterator[Promise]:
    """What the rulebook asks: its mechanisms used as they may be, and its rules that are a measure with a level."""
    barred: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for line in reading.lines:
        for candidate in reading.candidates[line.key]:
            why = unlawful(reading, line, candidate)
            if why:
                barred.setdefault((candidate.mechanism, why), set()).add((line.key, candidate.key))
    named: dict[str, int] = {}
    for (mechanism, why), pairs in barred.items():
        named[mechanism] = named.get(mechanism, 0) + 1
        name = f"mechanism:{mechanism}" if named[mechanism] == 1 else f"mechanism:{mechanism}-{named[mechanism]}"
        yield Barred(Requirement(name, why, "the law", "rulebook", mechanism), frozenset(pairs))
    for row in reading.rulebook.rule_measures:
        rule = next((each for each in reading.rulebook.rules if each.key == row.rule), None)
        measure = MEASURES.get(row.measure)
        if rule is None or measure is None or measure.lacks(reading, ALL):
            continue
        about = Requirement(f"rule:{rule.key}", rule.sentence, "the law", "rulebook", rule.key)
        yield Threshold(about, measure, ALL, float(row.level), row.preference is Preference.MORE)


def _ruled_out(reading: Reading) -> Iterator[Promise]:
    for row in reading.design.arrangements:
        if row.standing is not Standing.RULED_OUT:
            continue
        barred = frozenset(
            (line.key, candidate.key)
            for line in reading.lines
            if row.function in ("", line.function)
            and (not row.place or reading.geography.inside(line.place, row.place))
            for candidate in reading.candidates[line.key]
            if _matches(reading, row, line, candidate)
        )
        if barred:
            said = row.detail or f"The arrangement '{row.key}' is ruled out."
            about = Requirement(f"ruled-out:{row.key}", said, row.ruled_by or "the partners", "criterion", row.key)
            yield Barred(about, barred)


def _matches(reading: Reading, row: Arrangement, line: Line, candidate: Candidate) -> bool:
    """Whether a candidate is what a row rules out: what the row leaves empty may be anything."""
    if row.mode not in ("", candidate.mode) or row.mechanism not in ("", candidate.mechanism):
        return False
    for name in ("duty", "decides", "does", "funds", "employs"):
        asked, given = getattr(row, name), getattr(candidate, name)
        if asked.bodies and not set(asked.bodies) <= set(given.bodies):
            return False
        if asked.level and asked.level != reading.level_of(given, line):
            return False
    return True
