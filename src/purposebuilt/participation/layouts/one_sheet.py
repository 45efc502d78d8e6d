"""One table with a row for each person: p, party, and a column for each statement (1, 0, -1 or empty).

The party is the type of an organisation, and each person is an organisation of their own with the person's key: nobody
in such a table speaks for anybody else, and whoever counts organisations counts people.
"""

from __future__ import annotations

from pathlib import Path

from purposebuilt.design_files.column_types import Extra, Table, text
from purposebuilt.design_files.schema import Schema
from purposebuilt.participation.layouts.recognised import Layout, Read
from purposebuilt.participation.layouts.votes import name_of, order_of, spread_positions
from purposebuilt.participation.limits import ROOM
from purposebuilt.participation.room import About, Organisation, Participant, Room, Statement

PEOPLE = Table(
    "people",
    "participants",
    Participant,
    "The people and their votes.",
    ("p",),
    (
        *text("p", "The number of the person.", "0", required=True),
        *text("party", "Which kind of person this is, such as a party.", "northern"),
    ),
    long=True,
    extra=Extra.KEPT,
)


def _room(path: Path, read: Read) -> Room:
    table = read.long["people"]
    keys = [table.values["p"][code] for code in table.codes["p"]]
    parties = [table.values["party"][code] or "" for code in table.codes["party"]]
    participants = tuple(Participant(key, key) for key in keys)
    names, taken = spread_positions(table, order_of(participants), "p")
    return Room(
        About(name_of(path)),
        tuple(Statement(name, name) for name in names),
        tuple(Organisation(key, type=party) for key, party in zip(keys, parties, strict=True)),
        participants,
        positions=taken,
    )


ONE_SHEET = Layout(Schema((PEOPLE,), ROOM, ""), {"people": ("p", "party")}, ("people",), _room)
