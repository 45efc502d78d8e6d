"""An appraisal as a reader of names: keys become the partners' own words, once, for every document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from purposebuilt.appraisal.quantities import listed
from purposebuilt.appraisal.results import Appraisal, Option
from purposebuilt.appraisal.voices import several
from purposebuilt.checks.criteria import effective_weights
from purposebuilt.design import Answer, Function, Preference
from purposebuilt.formulation.configuration import Candidate, Line, Objective
from purposebuilt.publishing.sketches import Mark
from purposebuilt.publishing.words import capital, in_unit, plain
from purposebuilt.rulebooks import functions_of
from purposebuilt.rulebooks.trace import Trace, trace

TODAY = "today"
"""The key of the option that is today's arrangement."""

NOT_KNOWN = "Not known"
_LETTERS = "ABCDEFGHIJKLMNOPQRSUVWXYZ"


@dataclass(frozen=True, slots=True)
class Reading:
    """Names by key, the options in the order in which they are shown, and the letter of each."""

    appraisal: Appraisal
    functions: Mapping[str, Function]
    lines: Mapping[str, Line]
    names: Mapping[str, Mapping[str, str]]
    options: tuple[Option, ...]
    marks: Mapping[str, Mark]
    weights: Mapping[str, float]
    trace: Trace

    @property
    def today(self) -> Option | None:
        """Today's arrangement as an option, where the design states it."""
        return next((option for option in self.options if option.key == TODAY), None)

    @property
    def others(self) -> tuple[Option, ...]:
        """Every option but today's arrangement."""
        return tuple(option for option in self.options if option.key != TODAY)

    @property
    def chosen(self) -> Option | None:
        """The option for which the map and the scheme are written."""
        return next((option for option in self.options if option.key == self.appraisal.chosen), None)

    @property
    def system(self) -> str:
        """The name of the system that is designed."""
        return self.name("place", self.appraisal.design.identity.system)

    def name(self, kind: str, key: str) -> str:
        """The name of a thing of a kind (place, body, level, mode, mechanism, aim, ...); its key as words if none."""
        return self.names[kind].get(key) or plain(key)

    def named(self, kind: str, keys: Iterable[str]) -> str:
        """Names joined as one would say them."""
        return listed(self.name(kind, key) for key in keys)

    def kind(self, key: str) -> str:
        """The kind of a partner in the plural, as the rulebook names it."""
        kind = next((partner.kind for partner in self.appraisal.design.partners if partner.key == key), "")
        known = {each.key: each.name for each in self.appraisal.rulebook.partner_kinds}
        return several(known.get(kind, plain(kind))) if kind else plain(key)

    def function(self, key: str) -> str:
        """A function's name."""
        found = self.functions.get(key)
        return found.name if found else plain(key)

    def line(self, key: str) -> str:
        """A line as words: the function, and the place."""
        line = self.lines.get(key)
        return f"{self.function(line.function)} ({self.name('place', line.place)})" if line else key

    def grouped(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Lines by function: each function once, with the places where it is met in brackets."""
        where: dict[str, list[str]] = {}
        for key in keys:
            line = self.lines.get(key)
            if line:
                where.setdefault(self.function(line.function), []).append(self.name("place", line.place))
        return tuple(f"{function} ({listed(places)})" for function, places in where.items())

    def answer(self, answer: Answer) -> str:
        """The bodies of one of the five answers, or that they are not known."""
        return self.named("body", answer.bodies) or NOT_KNOWN

    def option(self, key: str) -> str:
        """An option's name."""
        return next((option.name for option in self.options if option.key == key), plain(key))

    def lettered(self, key: str) -> str:
        """An option's letter and name, as tables and pictures know it."""
        mark = self.marks.get(key)
        return f"{mark.letter}: {mark.name}" if mark else self.option(key)

    def measure(self, name: str) -> Objective | None:
        """A measure (or objective) by name."""
        known = self.appraisal.measures.get(name)
        return known or next((one for one in self.appraisal.objectives if one.name == name), None)

    def requirement(self, name: str) -> str:
        """A requirement as a sentence: a rule's or a criterion's, where its name ends in the key of one."""
        kind, _, key = name.rpartition(":")
        rules = {rule.key: rule.sentence for rule in self.appraisal.rulebook.rules}
        told = rules.get(key) or self.names["criterion"].get(key)
        return f"{kind.capitalize() or 'Requirement'} {key}: {told}{self._asked(key)}" if told else name

    def _asked(self, key: str) -> str:
        """What a criterion with a threshold asks, in figures, as a sentence after its own."""
        found = next((each for each in self.appraisal.design.criteria if each.key == key), None)
        if found is None or found.threshold is None:
            return ""
        word = "at least" if found.preference is Preference.MORE else "at most"
        return (
            f" ({capital(self.name('measure', found.measure))}: {word} {in_unit(found.threshold.value, found.unit)}.)"
        )

    def all_measures(self) -> tuple[Objective, ...]:
        """The objectives first, in their order, then every other measure that some option has a score for."""
        first = {one.name: one for one in self.appraisal.objectives}
        rest = {name: one for name, one in self.appraisal.measures.items() if name not in first}
        scored = {name for option in self.options for name in option.scores}
        return (*first.values(), *(one for name, one in rest.items() if name in scored))

    def changed(self, option: Option) -> tuple[str, ...]:
        """The lines whose arrangement under an option differs from today's, in the order of the lines."""
        today = self.today
        if today is None:
            return ()
        return tuple(key for key in self.lines if differs(today.assignments.get(key), option.assignments.get(key)))


def differs(first: Candidate | None, second: Candidate | None) -> bool:
    """Whether two arrangements of a line differ in mode, mechanism or any body."""
    if first is None or second is None:
        return first is not second
    return _what(first) != _what(second)


def _what(candidate: Candidate) -> tuple[object, ...]:
    answers = (candidate.duty, candidate.decides, candidate.does, candidate.funds, candidate.employs)
    bodies = tuple((frozenset(answer.bodies), answer.level) for answer in answers)
    return (candidate.mode, candidate.mechanism, *bodies, frozenset(candidate.recommends))


def read(appraisal: Appraisal) -> Reading:
    """Make a reading of an appraisal."""
    functions = {function.key: function for function in functions_of(appraisal.rulebook, appraisal.design)}
    options = tuple(sorted(appraisal.options, key=lambda option: option.key != TODAY))
    return Reading(
        appraisal=appraisal,
        functions=functions,
        lines={line.key: line for line in appraisal.lines},
        names=_names(appraisal),
        options=options,
        marks=_marks(options),
        weights=effective_weights(appraisal.design),
        trace=trace(appraisal.design, appraisal.rulebook.aims, functions.values()),
    )


def _marks(options: Sequence[Option]) -> dict[str, Mark]:
    letters = iter(_LETTERS)
    marks: dict[str, Mark] = {}
    for option in options:
        letter, order = ("T", 0) if option.key == TODAY else (next(letters, "?"), len(marks) or 1)
        marks[option.key] = Mark(letter, option.name, order)
    return marks


def _names(appraisal: Appraisal) -> dict[str, dict[str, str]]:
    design, rulebook = appraisal.design, appraisal.rulebook
    bodies = {kind.key: kind.name for kind in rulebook.partner_kinds}
    bodies |= {committee.key: committee.name for committee in design.committees}
    bodies |= {partner.key: partner.name for partner in design.partners}
    return {
        "aim": {aim.key: aim.name for aim in (*rulebook.aims, *design.aims)},
        "body": bodies,
        "criterion": {criterion.key: criterion.sentence for criterion in design.criteria},
        "level": {level.key: level.name for level in rulebook.levels},
        "measure": {name: measure.title for name, measure in appraisal.measures.items()}
        | {objective.name: objective.title for objective in appraisal.objectives},
        "mechanism": {mechanism.key: mechanism.name for mechanism in rulebook.mechanisms},
        "mode": {mode.key: mode.name for mode in rulebook.modes},
        "place": {place.key: place.name for place in design.places},
        "purpose": {purpose.key: purpose.statement for purpose in design.purposes},
        "source": {source.key: source.title for source in design.sources},
    }
