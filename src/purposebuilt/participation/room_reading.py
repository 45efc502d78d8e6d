"""The tables of a room to the room, or to every problem that stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from purposebuilt.design_files import references
from purposebuilt.design_files.headings import find_tables
from purposebuilt.design_files.reading import one_row, refuse
from purposebuilt.design_files.records import Reading, build, read_rows
from purposebuilt.design_files.sheets import Box
from purposebuilt.participation.coherence import check_rounds, check_sets, check_types, check_weights
from purposebuilt.participation.long_tables import LongTable, read_long
from purposebuilt.participation.organisations import Kinds, alone, organisations_of
from purposebuilt.participation.room import About, Organisation, Participant, Positions, Room, Statement
from purposebuilt.participation.room_columns import SCHEMA
from purposebuilt.participation.room_rows import STANCES, Opening, Person
from purposebuilt.problems import Problem

Readings = dict[str, Reading]


def read_tables(box: Box) -> Room:
    """Make the room that a box of sheets holds. Raises Refusal (not ready) with every problem at once."""
    problems = list(box.problems)
    founds = find_tables(box, SCHEMA, problems)
    readings = {name: read_rows(found, problems) for name, found in founds.items() if not found.table.long}
    lists = _organisations(readings)
    long = None
    if "positions" in founds:
        long = read_long(founds["positions"], _known(readings), problems)
        readings["positions"] = long.reading
    references.check(readings, SCHEMA, lists, problems)
    kinds = _kinds(readings, problems)
    check_types(readings, problems)
    check_rounds(readings, long, problems)
    check_sets(readings, problems)
    check_weights(readings, problems)
    one_row(readings, SCHEMA, problems)
    refuse(box, SCHEMA, problems)
    return _room(readings, long, kinds)


def _organisations(readings: Mapping[str, Reading]) -> dict[str, tuple[str, ...]]:
    """Where no organisation is listed, those that people name are, and whoever names none but says a type."""
    listed, people = readings.get("organisations"), readings.get("participants")
    if people is None or (listed is not None and listed.found.heading and listed.rows):
        return {}
    alone(people, "key", "organisation")
    return {"organisations": tuple(key for row in people.rows if (key := row.values.get("organisation")))}


def _known(readings: Mapping[str, Reading]) -> dict[str, frozenset[Any]]:
    """Give what the columns of positions may name; a table at fault says nothing."""
    keys = {name: references.known_keys(SCHEMA, name, readings) for name in ("participants", "statements")}
    known: dict[str, frozenset[Any]] = {
        name.removesuffix("s"): frozenset(found) for name, found in keys.items() if found is not None
    }
    rounds = readings.get("rounds")
    if rounds is not None and rounds.whole and rounds.rows:
        known["round"] = frozenset(row.values.get("number") for row in rounds.rows)
    return known


def _kinds(readings: Mapping[str, Reading], problems: list[Problem]) -> Kinds:
    kinds = Kinds()
    for name, column in (("organisations", "key"), ("participants", "organisation")):
        if name in readings:
            kinds.add(readings[name], column, problems)
    return kinds


def _room(readings: Mapping[str, Reading], long: LongTable | None, kinds: Kinds) -> Room:
    built = {name: build(reading) for name, reading in readings.items() if name != "positions"}
    (opening,) = built["room"]
    people = built.get("participants", ())
    statements = built.get("statements", ())
    organisations = tuple(_whole(one, kinds) for one in built.get("organisations", ()))
    return Room(
        _about(opening),
        statements,
        organisations or organisations_of((one.organisation for one in people), kinds),
        tuple(Participant(one.key, one.organisation, one.role, one.decides) for one in people),
        built.get("rounds", ()),
        _positions(long, people, statements),
        built.get("weights", ()),
        built.get("points", ()),
        built.get("best_worst", ()),
        built.get("proposals", ()),
        opening.budget,
    )


def _about(opening: Opening) -> About:
    return About(**{field.name: getattr(opening, field.name) for field in fields(About)})


def _whole(organisation: Organisation, kinds: Kinds) -> Organisation:
    """Complete an organisation by what its people say of it."""
    key = organisation.key
    return replace(organisation, type=kinds.of(key, "type"), place=kinds.of(key, "place"))


def _positions(long: LongTable | None, people: Sequence[Person], statements: Sequence[Statement]) -> Positions:
    if long is None:
        return Positions.of((), (), ())
    stances: dict[str, int] = {word: int(stance) for word, stance in STANCES.items()}
    return Positions(
        long.places("participant", {one.key: at for at, one in enumerate(people)}),
        long.places("statement", {one.key: at for at, one in enumerate(statements)}),
        long.places("stance", stances).astype(np.int8),
        long.numbers("matters", 0).astype(np.bool_),
        long.numbers("round", 1).astype(np.int16),
        _reasons(long),
    )


def _reasons(long: LongTable) -> dict[int, str]:
    if "reason" not in long.codes:
        return {}
    words, codes = long.values["reason"], long.codes["reason"]
    said = np.array([bool(one) for one in words], dtype=bool)
    return {int(at): words[codes[at]] for at in np.flatnonzero(said[codes])}
