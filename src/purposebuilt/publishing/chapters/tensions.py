"""Tensions: the register, declared by partners and found in the figures."""

from __future__ import annotations

from purposebuilt.appraisal.results import FoundTension
from purposebuilt.design import Tension
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


def chapter(reading: Reading) -> Chapter | None:
    """The register by kind; none where there is no tension."""
    tensions = reading.appraisal.tensions
    if not tensions:
        return None
    lead = (
        f"This register holds {counted(len(tensions), 'tension')}. Each is two goods that pull apart, not a fault."
        " Tensions that are named can be managed."
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
        Fact("Voiced by", reading.named("body", tension.voiced_by) or "Nobody named"),
        Fact("In this design's figures", sentence(tension.measured) or "It does not show in a measure"),
    ]
    if declared:
        facts += _declared(declared)
    if tension.lines:
        facts.append(Fact("Where", some_of([reading.line(line) for line in tension.lines], 4)))
    owner = tension.owner or (declared.owner if declared else "")
    review = declared.review if declared else ""
    facts += [
        Fact("Owner", reading.name("body", owner) if owner else "Nobody yet"),
        Fact("State", tension.state.capitalize()),
        Fact("Next looked at", dated(review) if review else "No date yet"),
    ]
    return Card(tension.title, poles=(tension.good_a, tension.good_b), facts=tuple(facts), kind="tension")


def _declared(declared: Tension) -> list[Fact]:
    held = (
        ("Too much of the first costs", declared.too_much_a),
        ("Too much of the second costs", declared.too_much_b),
        ("Early signs", declared.early_signs),
        ("Action", declared.action),
        ("Note", declared.note),
    )
    return [Fact(term, sentence(text)) for term, text in held if text]
