"""Gaps that become tensions: two goods that pull apart, and who was heard on either side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from purposebuilt.design import Design, Tension, TensionState
from purposebuilt.participation.adoption.choices import (
    IN_THE_ROOM,
    TO_COMPLETE,
    Choices,
    heard,
    plainly,
    source_key,
)
from purposebuilt.participation.adoption.sides import named, objections, voiced
from purposebuilt.participation.ground import Sort
from purposebuilt.participation.room import Room, Statement
from purposebuilt.participation.small_numbers import ReleasedGround, ReleasedStatement
from purposebuilt.rulebooks.rulebook import Rulebook

TALKS = {
    Sort.TYPES: "let each kind of partner say what it answers for",
    Sort.PLACES: "let each place say what is different there",
    Sort.WITHIN: "talk inside each partner first",
    Sort.CAMPS: "bring together people who see it alike across partners, then let the two meet",
}
"""For each sort of gap, which talk it asks for."""


def a(sort: Sort) -> str:
    """A sort of gap at the beginning of a sentence: a gap, a split, but hidden camps."""
    return f"{sort.value[:1].upper()}{sort.value[1:]}" if sort is Sort.CAMPS else f"A {sort.value}"


@dataclass(frozen=True, slots=True)
class Felt:
    """The tensions of the design with those of the room, and which of them were added or updated."""

    all: tuple[Tension, ...]
    added: tuple[Tension, ...]
    updated: tuple[Tension, ...]


def feel(
    room: Room, design: Design, rulebook: Rulebook, ground: ReleasedGround, words: Mapping[str, str], choices: Choices
) -> Felt:
    """Make a tension of each gap of a room, or say in one that the design has who was heard.

    The first good is the statement; the second is what those who disagree gave as their reasons, or a sentence that
    people are to complete. A tension that has the statement as one of its goods is updated and not doubled: who was
    heard is added, and everything else stays as people wrote it.
    """
    name, least = named(design, rulebook), ground.minimum
    reasons = objections(room, least) if choices.quote else {}
    by_key = {each.key: each for each in room.statements}
    tensions = {each.key: each for each in design.tensions}
    added, updated = [], []
    for gap in (each for each in ground.statements if each.sort in TALKS):
        made = _tension(by_key[gap.key], gap, room, choices, reasons.get(gap.key, ()))
        made = replace(made, functions=_functions(words.get(gap.key, ""), design))
        sides = voiced(gap, name)
        known = _known(by_key[gap.key], tensions)
        if known is None:
            made = replace(made, voiced_by_a=sides[0], voiced_by_b=sides[1])
            added.append(made)
        else:
            made = _updated(known, made, sides)
            if made != known:
                updated.append(made)
        tensions[made.key] = made
    return Felt(tuple(tensions.values()), tuple(added), tuple(updated))


def _tension(
    statement: Statement, gap: ReleasedStatement, room: Room, choices: Choices, reasons: tuple[str, ...]
) -> Tension:
    illustrative = " The room is illustrative: nobody was asked." if room.about.illustrative else ""
    read = " The reasons are quoted as they were given: read them before you publish." if reasons else ""
    return Tension(
        key=heard(statement.key),
        title=f"Heard in the room: {statement.text}",
        good_a=statement.text,
        good_b=" ".join(_sentence(each) for each in reasons) or TO_COMPLETE,
        state=TensionState.OPEN,
        note=f"{a(gap.sort)}: {TALKS[gap.sort]}.{read}{illustrative}",
        source=source_key(room, choices),
    )


def _sentence(words: str) -> str:
    return words if words[-1:] in ".?!" else f"{words}."


def _functions(purpose: str, design: Design) -> tuple[str, ...]:
    """The functions of the purpose that the statement words: where the tension is felt."""
    return next((each.functions for each in design.purposes if each.key == purpose), ())


def _known(statement: Statement, tensions: Mapping[str, Tension]) -> Tension | None:
    """The tension that a statement became before, or else the first one that has its words as one of its goods."""
    if heard(statement.key) in tensions:
        return tensions[heard(statement.key)]
    said = plainly(statement.text)
    return next((each for each in tensions.values() if said in (plainly(each.good_a), plainly(each.good_b))), None)


def _updated(known: Tension, made: Tension, sides: tuple[str, str]) -> Tension:
    """A tension of the design with who was heard now; what people wrote stays."""
    if known.key == made.key:
        good_b = made.good_b if known.good_b == TO_COMPLETE else known.good_b
        return replace(known, good_b=good_b, voiced_by_a=sides[0], voiced_by_b=sides[1])
    a, b = sides if plainly(known.good_a) == plainly(made.good_a) else (sides[1], sides[0])
    return replace(known, voiced_by_a=_added(known.voiced_by_a, a), voiced_by_b=_added(known.voiced_by_b, b))


def _added(known: str, said: str) -> str:
    """Who voiced a side, with who was heard in the room behind; what an earlier room put there is replaced."""
    before = known.partition(IN_THE_ROOM)[0].rstrip("; ")
    return "; ".join(part for part in (before, f"{IN_THE_ROOM}{said}" if said else "") if part)
