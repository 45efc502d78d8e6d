"""From meaning to mathematics and back: a design and a rulebook become a programme, a solution a configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from purposebuilt.design import Design, Function
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Aim
from purposebuilt.formulation.candidates import candidates_of
from purposebuilt.formulation.configuration import Asking, Candidate, Configuration, Line, Objective, Requirement
from purposebuilt.formulation.explorer import Explorer
from purposebuilt.formulation.lines import lines_of
from purposebuilt.formulation.measures import DEFAULT_OBJECTIVES
from purposebuilt.formulation.measures.judged import Judgements, judgements
from purposebuilt.formulation.objectives import Weighed, every_measure, wanted
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.requirements import Promise, promises
from purposebuilt.problems import Exit, Problem, Refusal, Where, register
from purposebuilt.programme import Floats, Programme
from purposebuilt.rulebooks import functions_of
from purposebuilt.rulebooks.rulebook import Rulebook

NO_LINES = register("PB263", "A design has no line: no function has a place, or no arrangement can be made for one.")


@dataclass(frozen=True, eq=False)
class Formulation:
    """A design as a programme, and the way back.

    `functions` by key; `lines` in the order of functions, then places; `candidates` by line key, today's first;
    `objectives` as asked for; `measures` by name, every one that can be computed for this design; `today` is None
    where a line has no arrangement today; `problems` says what could not be made into mathematics.
    """

    design: Design
    rulebook: Rulebook
    functions: Mapping[str, Function]
    lines: tuple[Line, ...]
    candidates: Mapping[str, tuple[Candidate, ...]]
    requirements: tuple[Requirement, ...]
    objectives: tuple[Objective, ...]
    measures: Mapping[str, Objective]
    programme: Programme
    today: Configuration | None
    problems: tuple[Problem, ...]
    reading: Reading = field(repr=False)
    _assembly: Assembly = field(repr=False)
    _promises: tuple[Promise, ...] = field(repr=False)
    _weighed: Mapping[str, Weighed] = field(repr=False)

    def configuration(self, solution: ArrayLike) -> Configuration:
        """What a solution (n) means: for each line the candidate whose column is largest."""
        values = np.asarray(solution, dtype=np.float64)
        return self._explorer.configuration(self._explorer.encode(values))

    def solution(self, configuration: Configuration) -> Floats:
        """A configuration as a solution (n): its choices, and the auxiliary columns that follow from them."""
        return self._explorer.decode(self._explorer.choices(configuration))

    def evaluate(self, configuration: Configuration) -> Mapping[str, float]:
        """Every measure of a configuration in its unit, by the slow and obvious way."""
        return {name: each.evaluate(self.reading, configuration) for name, each in self._weighed.items()}

    def objective_values(self, configuration: Configuration) -> tuple[float, ...]:
        """The objectives of a configuration in their order and units, by the slow and obvious way."""
        return tuple(self._weighed[each.name].evaluate(self.reading, configuration) for each in self.objectives)

    def judgements(self, configuration: Configuration) -> Mapping[str, Judgements]:
        """For each objective that partners judge, by name, the scores behind its value."""
        return {
            each.name: judgements(self.reading, self._weighed[each.name].scope, configuration)
            for each in self.objectives
            if self._weighed[each.name].measure.name == "judged"
        }

    def broken(self, configuration: Configuration) -> tuple[str, ...]:
        """The names of the requirements that a configuration breaks, by the slow and obvious way."""
        return tuple(each.requirement.name for each in self._promises if not each.keeps(self.reading, configuration))

    def missed(self, configuration: Configuration) -> Mapping[str, float]:
        """By how much a configuration misses each requirement that it breaks, in that one's unit."""
        return {
            each.requirement.name: each.missed(self.reading, configuration)
            for each in self._promises
            if not each.keeps(self.reading, configuration)
        }

    def asking(self) -> Mapping[str, Asking]:
        """What each requirement asks in figures; those left out ask nothing that could be moved row by row."""
        found = {each.requirement.name: each.asking() for each in self._promises}
        return {name: asking for name, asking in found.items() if asking is not None}

    def explorer(self) -> Explorer:
        """What a search may use to try thousands of configurations a second without a solver."""
        return self._explorer

    @cached_property
    def _explorer(self) -> Explorer:
        return Explorer(self._assembly, self.programme)


def formulate(design: Design, rulebook: Rulebook, objectives: Sequence[str] = DEFAULT_OBJECTIVES) -> Formulation:
    """Make a design into a programme with the objectives asked for (measures, or keys of criteria that have one).

    Raises :class:`Refusal` where an objective is not known or cannot be computed, and where the design has no line or
    a line has no candidate.
    """
    reading = read(design, rulebook)
    weighed = every_measure(reading)
    chosen = wanted(reading, weighed, objectives)
    kept, problems = promises(reading)
    assembly = Assembly(reading)
    aims = [Aim(each.form(assembly), each.sense) for each in chosen]
    for promise in kept:
        promise.add(assembly)
    return Formulation(
        design=design,
        rulebook=rulebook,
        functions=reading.functions,
        lines=reading.lines,
        candidates=reading.candidates,
        requirements=tuple(promise.requirement for promise in kept),
        objectives=tuple(each.objective for each in chosen),
        measures={name: each.objective for name, each in weighed.items()},
        programme=assembly.blocks.programme(aims),
        today=_today(reading),
        problems=problems,
        reading=reading,
        _assembly=assembly,
        _promises=kept,
        _weighed=weighed,
    )


def read(design: Design, rulebook: Rulebook) -> Reading:
    """A design's lines and candidates under a rulebook. Raises :class:`Refusal` where a line has no candidate."""
    functions = functions_of(rulebook, design)
    lines = lines_of(design, rulebook, functions)
    reading = Reading(design, rulebook, {each.key: each for each in functions}, lines)
    candidates = {line.key: candidates_of(reading, line) for line in lines}
    empty = tuple(_no_candidate(reading, line) for line in lines if not candidates[line.key])
    if not lines or empty:
        raise Refusal(empty or (_no_lines(),), Exit.DESIGN_NOT_READY)
    return replace(reading, candidates=candidates)


def _today(reading: Reading) -> Configuration | None:
    if any(line.key not in reading.today for line in reading.lines):
        return None
    return Configuration({line.key: reading.today[line.key].key for line in reading.lines})


def _no_lines() -> Problem:
    return Problem(
        NO_LINES,
        "The design has no function, so there is nothing to arrange.",
        "Take in a pack of the catalogue, or add functions of your own.",
        where=Where("functions"),
    )


def _no_candidate(reading: Reading, line: Line) -> Problem:
    name = reading.functions[line.function].name
    return Problem(
        NO_LINES,
        f"Nobody at the table can take '{name}' in '{line.place}', and no arrangement for it is written down.",
        "Write today's arrangement, rule one in, or add the partners who could have it.",
        where=Where("arrangements", column="function", key=line.function),
    )
