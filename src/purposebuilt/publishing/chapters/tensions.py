"""Tensions: the register, declared by partners and found in the figures."""

from __future__ import annotations

from purposebuilt.appraisal.quantities import listed
from purposebuilt.appraisal.results import FoundTension
from purposebuilt.design import Tension
from purposebuilt.publishing import scales
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Card, Cards, Chapter, Details, Fact, Paragraph, Section
from purposebuilt.publishing.words import counted, dated, plain, sentence, some_of

KINDS = {
    "declared": "Declared by partners",
    "trade-off": "Found in the trade-offs",
    "collision": "Found where requirements collide",
    "between-partners": "Found between partners",
}
"""Kinds of tension in the order in which they are shown, with their headings."""

_OPEN_CARDS = 12
_MOST_VOICES = 4


def chapter(reading: Reading) -> Chapter | None:
    """The register by kind; none where there is no tension."""
    tensions = reading.appraisal.tensions
    if not tensions:
        return None
    lead = (
        f"This register holds {counted(len(tensions), 'tension')}. Each is two goods that pull apart, not a fault."
        " Tensions that are named can be managed. Letters are the options: those first in a row go furthest that way."
    )
    sections = []
    for kind in dict.fromkeys([*KINDS, *(tension.kind for tension in tensions)]):
        found = [tension for tension in tensions if tension.kind == kind]
        if found:
            title = KINDS.get(kind, plain(kind).capitalize())
            sections.append(Section(f"tensions-{kind}", title, _cards(reading, found)))
    return Chapter("tensions", "tensions", "Tensions to be managed", lead, tuple(sections))


def _cards(reading: Reading, found: list[FoundTension]) -> tuple[Block, ...]:
    declared = {tension.key: tension for tension in reading.appraisal.design.tensions}
    cards = [_card(reading, tension, declared.get(tension.key)) for tension in found]
    blocks: list[Block] = [Cards(tuple(cards[:_OPEN_CARDS]))]
    if len(cards) > _OPEN_CARDS:
        rest = cards[_OPEN_CARDS:]
        blocks.append(Details(f"The other {counted(len(rest), 'tension')}", (Cards(tuple(rest)),)))
    if not any(tension.measured for tension in found):
        blocks.append(Paragraph("None of these shows in a measure of this design."))
    return tuple(blocks)


def _card(reading: Reading, tension: FoundTension, declared: Tension | None) -> Card:
    facts = [
        Fact("Voiced by", _voices(reading, tension)),
        Fact("In this design's figures", sentence(tension.measured) or "It does not show in a measure"),
        *_pulls(reading, tension, declared),
    ]
    if declared:
        facts += _declared(declared)
    if tension.lines:
        facts.append(Fact("Where", some_of(reading.grouped(tension.lines), 4)))
    owner = tension.owner or (declared.owner if declared else "")
    review = declared.review if declared else ""
    facts += [
        Fact("Owner", reading.name("body", owner) if owner else "Nobody yet"),
        Fact("State", tension.state.capitalize()),
        Fact("Next looked at", dated(review) if review else "No date yet"),
    ]
    return Card(tension.title, poles=(tension.good_a, tension.good_b), facts=tuple(facts), kind="tension")


def _voices(reading: Reading, tension: FoundTension) -> str:
    """Who voices it: by name where they are few, otherwise by their kinds."""
    names = [reading.name("body", key) for key in tension.voiced_by]
    if len(names) <= _MOST_VOICES:
        return listed(names) or "Nobody named"
    kinds: dict[str, list[str]] = {}
    for key, name in zip(tension.voiced_by, names, strict=True):
        kinds.setdefault(reading.kind(key), []).append(name)
    return listed(held[0] if len(held) == 1 else f"{kind} ({len(held)})" for kind, held in kinds.items())


def _pulls(reading: Reading, tension: FoundTension, declared: Tension | None) -> list[Fact]:
    """Which options go furthest towards each of the things weighed that the tension is about."""
    objectives = reading.appraisal.objectives
    about = (
        set(declared.measures)
        if declared
        else {one.name for one in objectives if one.title in {tension.good_a, tension.good_b}}
    )
    facts = []
    for measure in (one for one in reading.all_measures() if one.name in about):
        scored = [option for option in reading.options if measure.name in option.scores]
        scored.sort(key=lambda option: option.scores[measure.name], reverse=measure.sense == "max")
        ends = [float(option.scores[measure.name]) for option in (scored[0], scored[-1])] if scored else [0.0, 0.0]
        if scored and scales.verdict(measure, ends[0], ends[1]) != "same":
            told = [f"{reading.marks[o.key].letter} {scales.shown(measure, o.scores[measure.name])}" for o in scored]
            facts.append(
                Fact(
                    f"{measure.title} ({scales.column(measure).unit.split(',')[0]}), best option first", "; ".join(told)
                )
            )
    return facts


def _declared(declared: Tension) -> list[Fact]:
    held = (
        ("Too much of the first costs", declared.too_much_a),
        ("Too much of the second costs", declared.too_much_b),
        ("Early signs", declared.early_signs),
        ("Action", declared.action),
        ("Note", declared.note),
    )
    return [Fact(term, sentence(text)) for term, text in held if text]
