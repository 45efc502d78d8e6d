"""What a design says and allows, without a search: counts, trace, today's scores, what one line may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from purposebuilt.appraisal.collisions import owner_of
from purposebuilt.design import Design
from purposebuilt.formulation.configuration import Candidate, Line, Objective
from purposebuilt.rulebooks.rulebook import Mechanism
from purposebuilt.rulebooks.trace import Trace, trace

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation


@dataclass(frozen=True, slots=True)
class Broken:
    """A requirement that today's arrangement breaks, and whose it is."""

    requirement: str
    sentence: str
    owner: str
    origin: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that can be said of a design before any search.

    `today` has every measure's value for today's arrangement; None where today is not written down for every line.
    `candidates` are those of each line, by its key.
    """

    design: Design
    counts: Mapping[str, int]
    trace: Trace
    lines: tuple[Line, ...]
    candidates: Mapping[str, tuple[Candidate, ...]]
    mechanisms: Mapping[str, Mechanism]
    objectives: tuple[Objective, ...]
    measures: Mapping[str, Objective]
    today: Mapping[str, float] | None
    broken: tuple[Broken, ...]


def explain(formulation: Formulation) -> Explanation:
    """Explain a formulated design; nothing is searched, so this takes no longer than reading it."""
    today = formulation.today
    candidates = {line.key: tuple(formulation.candidates[line.key]) for line in formulation.lines}
    return Explanation(
        design=formulation.design,
        counts=_counts(formulation, candidates),
        trace=trace(formulation.design, formulation.rulebook.aims, formulation.functions.values()),
        lines=formulation.lines,
        candidates=candidates,
        mechanisms={mechanism.key: mechanism for mechanism in formulation.rulebook.mechanisms},
        objectives=formulation.objectives,
        measures=formulation.measures,
        today=None if today is None else formulation.evaluate(today),
        broken=() if today is None else broken_today(formulation),
    )


def broken_today(formulation: Formulation) -> tuple[Broken, ...]:
    """The requirements that today's arrangement breaks, in the formulation's order; none where there is no today."""
    if formulation.today is None:
        return ()
    known = {requirement.name: requirement for requirement in formulation.requirements}
    return tuple(
        Broken(
            requirement=name,
            sentence=known[name].sentence if name in known else name,
            owner=owner_of(name, known, formulation.design),
            origin=known[name].origin if name in known else "",
        )
        for name in formulation.broken(formulation.today)
    )


def _counts(formulation: Formulation, candidates: Mapping[str, tuple[Candidate, ...]]) -> dict[str, int]:
    design = formulation.design
    return {
        "purposes": len(design.purposes),
        "partners": len(design.partners),
        "places": len(design.places),
        "criteria": len(design.criteria),
        "functions": len(formulation.functions),
        "lines": len(formulation.lines),
        "candidates": sum(len(each) for each in candidates.values()),
        "requirements": len(formulation.requirements),
        "dependencies": len(design.dependencies),
        "tensions": len(design.tensions),
    }
