"""What the partners think of the arrangements."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.design import JudgedScore
from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading
from purposebuilt.formulation.scope import Scope

NOT_GIVEN = -1.0
"""Stands where a partner gave no score; scores run from 0 to 100."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """What partners' scores make of a configuration, before they are averaged.

    The value is the sum over terms (lines that were scored alike, by one criterion) of the term's weight times the
    mean of the scores in it over the partners who gave one. `scores` is terms x partners, `NOT_GIVEN` where none.
    """

    partners: tuple[str, ...]
    weights: tuple[float, ...]
    scores: tuple[tuple[float, ...], ...]


def score(reading: Reading, scope: Scope, line: Line, candidate: Candidate) -> float | None:
    """The mean over partners of each one's narrowest score for a candidate; None where no partner scored it.

    Narrowest first: function and place, function, place, any. Without a criterion, the mean over the criteria that
    partners scored.
    """
    wanted = [scope.criterion] if scope.criterion else _criteria(reading)
    found = [each for each in (_of(reading, key, line, candidate) for key in wanted) if each is not None]
    return sum(found) / len(found) if found else None


def judgements(reading: Reading, scope: Scope, configuration: Configuration) -> Judgements:
    """The judged scores behind a configuration's value, partner by partner."""
    partners = tuple(dict.fromkeys(row.partner for row in reading.design.judged_scores))
    wanted = [scope.criterion] if scope.criterion else _criteria(reading)
    lines = scored(reading, scope)
    people = sum(line.people for line in lines)
    terms: dict[tuple[float, ...], float] = {}
    for line in lines:
        candidate = reading.candidate(line.key, configuration.choice[line.key])
        found = [each for each in (_by_partner(reading, key, line, candidate) for key in wanted) if each]
        for given in found:
            row = tuple(given.get(partner, NOT_GIVEN) for partner in partners)
            terms[row] = terms.get(row, 0.0) + line.people / people / len(found)
    return Judgements(partners, tuple(terms.values()), tuple(terms))


def _criteria(reading: Reading) -> list[str]:
    return list(dict.fromkeys(row.criterion for row in reading.design.judged_scores))


def _of(reading: Reading, criterion: str, line: Line, candidate: Candidate) -> float | None:
    each = _by_partner(reading, criterion, line, candidate).values()
    return sum(each) / len(each) if each else None


def _by_partner(reading: Reading, criterion: str, line: Line, candidate: Candidate) -> dict[str, float]:
    """Each partner's narrowest score for a candidate (the mean of equally narrow ones), where it gave any."""
    best: dict[str, tuple[int, list[float]]] = {}
    for row in reading.design.judged_scores:
        if row.criterion != criterion or row.mode != candidate.mode or not _fits(reading, row, line):
            continue
        narrow = 2 * bool(row.function) + bool(row.place)
        known = best.get(row.partner, (-1, []))[0]
        if narrow > known:
            best[row.partner] = (narrow, [float(row.score)])
        elif narrow == known:
            best[row.partner][1].append(float(row.score))
    return {partner: sum(given) / len(given) for partner, (_, given) in best.items()}


def _fits(reading: Reading, row: JudgedScore, line: Line) -> bool:
    return row.function in ("", line.function) and (not row.place or reading.geography.inside(line.place, row.place))


def scored(reading: Reading, scope: Scope) -> tuple[Line, ...]:
    """The scope's lines of which every candidate has a score: no score is ever made up."""
    return tuple(
        line
        for line in scope.lines(reading)
        if line.people > 0
        and all(score(reading, scope, line, each) is not None for each in reading.candidates[line.key])
    )


def _form(assembly: Assembly, scope: Scope) -> Form:
    reading = assembly.reading
    lines = scored(reading, scope)
    weight = sum(line.people for line in lines)
    return assembly.chosen(
        lines, lambda line, candidate: line.people * (score(reading, scope, line, candidate) or 0.0) / weight
    )


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    found = weight = 0.0
    for line in scored(reading, scope):
        given = score(reading, scope, line, reading.candidate(line.key, configuration.choice[line.key]))
        found += line.people * (given or 0.0)
        weight += line.people
    return found / weight


def _lacks(reading: Reading, scope: Scope) -> str:
    if not reading.design.judged_scores:
        return "Nobody has given judged scores."
    if scored(reading, scope):
        return ""
    return "No line within it has a score for the mode of every arrangement that it may have: score the missing modes."


MEASURE = Measure(
    name="judged",
    title="Judged by the partners",
    unit="0-100",
    sense="max",
    resolution=0.5,
    sentence="What the partners think of the modes chosen, from 0 to 100, on average over people and partners.",
    formula="sum over lines of people x mean over partners of their narrowest score of the mode / sum of people, over "
    "the lines whose every candidate has a score",
    source="Scores are the partners' own, with who gave them.",
    lacks=_lacks,
    form=_form,
    evaluate=_evaluate,
)
