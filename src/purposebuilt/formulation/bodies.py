"""Who the words of a pattern stand for in a place: bodies of the design, as alternatives."""

from __future__ import annotations

from purposebuilt.design import Authority, Function, Partner
from purposebuilt.formulation.configuration import Line
from purposebuilt.formulation.duty import duty_holders, serves
from purposebuilt.formulation.reading import Reading

Bodies = tuple[str, ...]
"""Bodies that act together."""


def alternatives(reading: Reading, word: str, level: str, line: Line, function: Function) -> tuple[Bodies, ...]:
    """Who a pattern's word can stand for, for a line and at a level; each alternative is bodies that act together.

    ``icb``; ``other-icb`` (each other ICB at the table); ``icb-board``; ``icb-committee``; ``place-committee`` (an ICB
    committee of the line's place, or the ICB in that place where none is set up yet); ``joint-committee`` (each of the
    ICB and another that decides at that level); ``duty-holder`` (all partners who may hold the function's duty there,
    together); else a kind of partner: each partner of that kind which serves the area. Nothing where nobody fits.
    """
    if word == "icb":
        return ((reading.icb,),) if reading.icb else ()
    if word == "duty-holder":
        held = duty_holders(reading, line, function)
        return (held,) if held else ()
    if word == "other-icb":
        return tuple((each.key,) for each in reading.design.partners if each.kind == "icb" and each.key != reading.icb)
    if word in _COMMITTEES:
        return _COMMITTEES[word](reading, level, line)
    key = (word, level, line.place)
    if key not in reading.by_kind:
        fit = [partner.key for partner in reading.design.partners if _fits(reading, partner, word, level, line)]
        reading.by_kind[key] = tuple(fit)
    return tuple((partner,) for partner in reading.by_kind[key])


def _fits(reading: Reading, partner: Partner, word: str, level: str, line: Line) -> bool:
    kind = reading.kinds.get(partner.kind)
    if partner.kind != word and (kind is None or kind.holds_duties_of != word):
        return False
    if partner.key == reading.icb:
        return False
    area = reading.geography.at(level, line.place)
    if not area:  # wider than the system: any partner of the kind, whatever part it serves
        return True
    return serves(reading, partner, area, whole=area != line.place)


def _board(reading: Reading, _level: str, _line: Line) -> tuple[Bodies, ...]:
    boards = _own(reading, reading.geography.system, "board")
    return boards[:1] or (((reading.icb,),) if reading.icb else ())


def _committee(reading: Reading, level: str, line: Line) -> tuple[Bodies, ...]:
    return _own(reading, reading.geography.at(level, line.place), "committee")


def _place_committee(reading: Reading, level: str, line: Line) -> tuple[Bodies, ...]:
    found = tuple(
        (each.key,)
        for each in reading.design.committees
        if each.authority is Authority.DECIDES
        and each.level == level
        and each.place == reading.geography.at(level, line.place)
        and reading.icb in reading.hosts((each.key,))
    )
    return found[:1] or (((reading.icb,),) if reading.icb else ())


def _joint_committee(reading: Reading, level: str, line: Line) -> tuple[Bodies, ...]:
    area = reading.geography.at(level, line.place)
    return tuple(
        (each.key,)
        for each in reading.design.committees
        if each.authority is Authority.DECIDES
        and each.level == level
        and (not each.place or each.place == area)
        and len(reading.hosts((each.key,))) > 1
        and reading.icb in reading.hosts((each.key,))
    )


def _own(reading: Reading, area: str, word: str) -> tuple[Bodies, ...]:
    """Committees of the ICB alone for the whole system that decide: its board is the one that reports to none."""
    found = []
    for each in reading.design.committees:
        here = each.place or reading.geography.system
        if each.authority is not Authority.DECIDES or each.level != _level_of(reading, area) or here != area:
            continue
        if reading.hosts((each.key,)) == (reading.icb,) and (not each.reports_to) == (word == "board"):
            found.append((each.key,))
    return tuple(found)


def _level_of(reading: Reading, area: str) -> str:
    place = reading.geography.places.get(area)
    return place.level if place else ""


_COMMITTEES = {
    "icb-board": _board,
    "icb-committee": _committee,
    "place-committee": _place_committee,
    "joint-committee": _joint_committee,
}
