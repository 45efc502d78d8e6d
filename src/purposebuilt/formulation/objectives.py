"""What is weighed: measures, and criteria that narrow a measure to their own functions, place or scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from purposebuilt.design import Criterion, Preference
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Configuration, Objective
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import ALL, Scope, scope_of
from purposebuilt.problems import Exit, Problem, Refusal, Where, register
from purposebuilt.programme import Sense

UNKNOWN = register("PB264", "An objective was asked for that is neither a measure nor a criterion of the design.")
LACKING = register("PB265", "An objective was asked for that cannot be computed for this design.")
TWICE = register("PB266", "The same objective was asked for twice, or fewer than one was.")


@dataclass(frozen=True)
class Weighed:
    """A measure over a scope, and the objective that it makes."""

    measure: Measure
    scope: Scope
    objective: Objective

    @property
    def sense(self) -> Sense:
        """Whether more or less is better."""
        return "max" if self.objective.sense == "max" else "min"

    def form(self, assembly: Assembly) -> Form:
        """Its part of the programme. Raises ValueError for a share, which cannot be an objective."""
        if self.measure.form is None:
            raise ValueError(f"{self.measure.name} cannot be an objective")
        return self.measure.form(assembly, self.scope)

    def evaluate(self, reading: Reading, configuration: Configuration) -> float:
        """Its value by the slow and obvious way."""
        return self.measure.evaluate(reading, self.scope, configuration)


def every_measure(reading: Reading) -> Mapping[str, Weighed]:
    """Every measure that can be computed for a design, then every criterion that narrows one, by name or key.

    Where a criterion has the name of a measure, the measure keeps it.
    """
    found = {
        name: Weighed(measure, ALL, _of_measure(reading, measure))
        for name, measure in MEASURES.items()
        if not measure.lacks(reading, ALL)
    }
    for criterion in reading.design.criteria:
        measure = MEASURES.get(criterion.measure)
        if measure is None or criterion.key in found or not _narrows(criterion):
            continue
        scope = scope_of(criterion)
        if not measure.lacks(reading, scope):
            found[criterion.key] = Weighed(measure, scope, _of_criterion(criterion, measure))
    return found


def wanted(reading: Reading, weighed: Mapping[str, Weighed], names: Sequence[str]) -> tuple[Weighed, ...]:
    """The objectives asked for, in order. Raises :class:`Refusal` with every one that cannot be had, and why."""
    problems = [problem for name in names for problem in _why_not(reading, weighed, name)]
    if len(set(names)) != len(names) or not names:
        problems.append(Problem(TWICE, "The objectives asked for are none, or one of them twice.", "Name each once."))
    if problems:
        raise Refusal(tuple(problems), Exit.NOT_UNDERSTOOD)
    by_key = {each.key: each for each in reading.design.criteria}
    return tuple(weighed[name] if name in weighed else weighed[by_key[name].measure] for name in names)


def _why_not(reading: Reading, weighed: Mapping[str, Weighed], name: str) -> list[Problem]:
    found = weighed.get(name)
    criterion = next((each for each in reading.design.criteria if each.key == name), None)
    if found is None and criterion is not None:
        found = weighed.get(criterion.measure) if not _narrows(criterion) else None
    if found is not None:
        if found.measure.form is not None:
            return []
        return [
            Problem(
                LACKING,
                f"'{name}' is a share whose whole moves with the design, so it cannot be searched for.",
                "Make it a must with a threshold: then every option keeps it, and each shows its share.",
                where=Where(column="objectives", key=name),
            )
        ]
    measure = MEASURES.get(criterion.measure if criterion else name)
    if measure is not None:
        lacking = measure.lacks(reading, scope_of(criterion) if criterion else ALL)
        return [
            Problem(
                LACKING,
                f"'{name}' cannot be computed for this design. {lacking}",
                "Add what is missing, or weigh something else.",
                where=Where(column="objectives", key=name),
            )
        ]
    near = get_close_matches(name, [*MEASURES, *weighed], 1)
    return [
        Problem(
            UNKNOWN,
            f"There is no measure or computed criterion called '{name}'.",
            f"Did you mean '{near[0]}'?" if near else f"Choose among {', '.join(weighed)}.",
            where=Where(column="objectives", key=name),
        )
    ]


def _narrows(criterion: Criterion) -> bool:
    """Whether a criterion is something else than its measure over everything."""
    return bool(criterion.functions or criterion.place or criterion.measure in ("judged", "purpose_resourcing"))


def _of_measure(reading: Reading, measure: Measure) -> Objective:
    purposes = dict.fromkeys(
        each.purpose for each in reading.design.criteria if each.measure == measure.name and each.purpose
    )
    return Objective(measure.name, measure.title, measure.unit, measure.sense, measure.resolution, tuple(purposes))


def _of_criterion(criterion: Criterion, measure: Measure) -> Objective:
    judged = "max" if criterion.preference is Preference.MORE else "min"
    return Objective(
        criterion.key,
        criterion.sentence,
        measure.unit,
        judged if measure.name == "judged" else measure.sense,
        measure.resolution,
        (criterion.purpose,) if criterion.purpose else (),
    )
