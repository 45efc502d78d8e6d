"""What was put to the room, and where its made-up people stand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache

from making import people
from making.tables import Row, assumption, lot, normal, published, race, setting, split
from purposebuilt.participation.room import Position, Stance, Statement


@cache
def purposes() -> Mapping[str, Row]:
    """The published purposes by key."""
    return {row["key"]: row for row in published("purposes")}


def statements() -> tuple[Statement, ...]:
    """Each statement: one that words a published purpose has that purpose's aim, place and source."""
    tensions = {row["key"]: row for row in published("tensions")}
    return tuple(_statement(row, tensions) for row in assumption("statements"))


def _statement(row: Row, tensions: Mapping[str, Row]) -> Statement:
    purpose = purposes().get(row["purpose"])
    told = purpose or tensions.get(row["tension"])
    return Statement(
        key=row["key"],
        text=row["text"],
        purpose=row["purpose"],
        aim=purpose["aim"] if purpose else row["aim"],
        place=purpose["place"] if purpose else row["place"],
        seed=True,
        source=told["source"] if told else "assumption",
    )


def positions() -> tuple[Position, ...]:
    """Where everybody stands in each round in which they were there."""
    bodies = {body.key: body.type for body in people.organisations()}
    found: list[Position] = []
    for person in people.participants():
        kind = bodies[person.organisation]
        before: dict[str, Stance] = {}
        for number in people.present(person.key):
            before = dict(_stances(person.key, person.organisation, kind, number, before))
            important = _mattering(person.key, kind, before)
            found += [
                Position(person.key, key, stance, key in important, _reason(person.key, key, stance, number), number)
                for key, stance in before.items()
            ]
    return tuple(sorted(found, key=lambda each: (each.round, each.participant, each.statement)))


def _stances(
    person: str, body: str, kind: str, number: int, before: Mapping[str, Stance]
) -> Iterator[tuple[str, Stance]]:
    """Where one person stands in a round, given where the same person stood in the one before."""
    seen = setting("seen_again" if before else "seen")
    for row in assumption("statements"):
        key = row["key"]
        if lot("seen", person, key, number) > seen:
            continue
        clearer = setting("still_unclear" if row["pattern"] == "unclear" else "clearer")
        if key in before:
            passed = before[key] is Stance.PASS
            if lot("anew", person, key) > (clearer if passed else setting("anew")):
                yield key, before[key]
                continue
            unsure = 0.0
        else:
            unsure = float(_pattern(row)["pass"]) * (1.0 if number == 1 else 1 - clearer)
        yes = lot("side", person, key, number) < _agrees(row, person, body, kind)
        unclear = lot("pass", person, key, number) < unsure
        yield key, Stance.PASS if unclear else Stance.AGREE if yes else Stance.DISAGREE


def _agrees(row: Row, person: str, body: str, kind: str) -> float:
    """How likely somebody who takes a side takes the side of a statement."""
    pattern = _pattern(row)
    share = _sides()[row["key"], kind] if row["pattern"] == "sides" else float(pattern["agree"])
    camp = 1 if lot("camp", person) < setting("camp_share") else -1
    odds = (
        math.log(share / (1 - share))
        + setting("leniency") * normal("leniency", person)
        + float(pattern["between"]) * normal("body", body, row["key"])
        + float(pattern["camp"]) * float(row["lean"] or 0) * camp
    )
    return 1 / (1 + math.exp(-odds))


def _pattern(row: Row) -> Row:
    return {each["pattern"]: each for each in assumption("patterns")}[row["pattern"]]


@cache
def _sides() -> Mapping[tuple[str, str], float]:
    return {
        (row["statement"], kind): float(row["agree"]) for row in assumption("sides") for kind in split(row["kinds"])
    }


def _mattering(person: str, kind: str, stances: Mapping[str, Stance]) -> set[str]:
    """Which of the statements that somebody agrees with are marked as mattering."""
    agreed = {key: how_much(kind, key) for key, stance in stances.items() if stance is Stance.AGREE}
    return set(race(agreed, int(setting("matters")), "matters", person))


@cache
def how_much(kind: str, statement: str) -> float:
    """How much more a statement matters to a kind of partner than others do; 1 where nothing is assumed."""
    row = {each["key"]: each for each in assumption("statements")}[statement]
    return for_aim(kind, purposes()[row["purpose"]]["aim"] if row["purpose"] else row["aim"])


@cache
def for_aim(kind: str, aim: str) -> float:
    """How much more an aim matters to a kind of partner than other aims; a local aim counts as that it is under."""
    under = {row["key"]: row["under"] for row in published("aims")}
    row = {each["kind"]: each for each in assumption("matters")}[kind]
    return float(row["times"]) if under.get(aim, aim) in split(row["aims"]) else 1.0


@cache
def _reasons() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in assumption("reasons"):
        at = (row["statement"], row["stance"])
        found[at] = (*found.get(at, ()), row["text"])
    return found


def _reason(person: str, statement: str, stance: Stance, number: int) -> str:
    """A reason out of those that are written for a side, given now and then."""
    written = _reasons().get((statement, stance.name.lower()), ())
    if not written or lot("reason", person, statement, number) > setting("reason"):
        return ""
    return written[int(lot("words", person, statement, number) * len(written))]
