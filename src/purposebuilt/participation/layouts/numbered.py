"""Votes by number (votes.csv: p, c, vote) with, where they are, the statements and the people that the numbers mean.

This is the layout of data that is passed on for research: comments.csv (c, author, moderated, meta, seed, text) and
participants.csv (p, org, type, place) may each be there or not. A vote is 1 agree, 0 pass, -1 disagree; a later row of
the same person on the same statement replaces an earlier one. Rounds are numbered as in the file. A person with a type
or a place but no organisation is an organisation of their own.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from purposebuilt.design_files.column_types import Extra, Table, number, one_of, text
from purposebuilt.design_files.schema import Schema
from purposebuilt.participation.layouts.recognised import Layout, Read, vote
from purposebuilt.participation.layouts.statements import statements
from purposebuilt.participation.layouts.votes import name_of, names, order_of, positions
from purposebuilt.participation.limits import ROOM
from purposebuilt.participation.organisations import Kinds, alone, organisations_of
from purposebuilt.participation.room import About, Participant, Position, Room, Round, Statement

COMMENTS = Table(
    "comments",
    "statements",
    Statement,
    "The statements.",
    ("c",),
    (
        *text("c", "The number of the statement.", "0", required=True),
        *number("moderated", "states", "1 in, 0 not decided, -1 out.", "1", least=-1, most=1, whole=True),
        *number("meta", "marks", "1 where the statement asks who people are.", "0", least=0, most=1, whole=True),
        *number("seed", "marks", "1 where the convenor wrote the statement.", "0", least=0, most=1, whole=True),
        *text("text", "The statement.", "Home first"),
    ),
    extra=Extra.LEFT,
)

PARTICIPANTS = Table(
    "participants",
    "participants",
    Participant,
    "The people.",
    ("p",),
    (
        *text("p", "The number of the person.", "0", required=True),
        *text("org", "The organisation of the person.", "northdale-council"),
        *text("type", "Which kind of organisation that is.", "council"),
        *text("place", "Where it is.", "northdale"),
    ),
    extra=Extra.LEFT,
)

VOTES = Table(
    "votes",
    "positions",
    Position,
    "The votes.",
    ("p", "c"),
    (
        *one_of("p", "The number of the person.", "0", ("participants",), required=True),
        *one_of("c", "The number of the statement.", "0", ("comments",), required=True),
        vote("vote", required=True),
        *number("round", "rounds", "The round, counted from 0 or 1.", "1", least=0, most=32_767, whole=True),
    ),
    repeated=True,
    long=True,
    extra=Extra.LEFT,
)


def _check(read: Read) -> None:
    if "participants" in read.rows:
        alone(read.rows["participants"], "p", "org")
        Kinds().add(read.rows["participants"], "org", read.problems)


def _room(path: Path, read: Read) -> Room:
    votes = read.long["votes"]
    stated = statements(read.rows.get("comments"), "c", "text", names(votes, "c"))
    people, kinds = read.rows.get("participants"), Kinds()
    if people is None:
        participants = tuple(Participant(name) for name in names(votes, "p"))
    else:
        kinds.add(people, "org", [])
        participants = tuple(Participant(row.values["p"], row.values.get("org") or "") for row in people.rows)
    round_ = votes.numbers("round", 1)
    return Room(
        About(name_of(path)),
        stated,
        organisations_of((one.organisation for one in participants), kinds),
        participants,
        tuple(Round(int(each)) for each in np.unique(round_)) if "round" in votes.codes else (),
        positions(
            votes.places("p", order_of(participants)),
            votes.places("c", order_of(stated)),
            votes.numbers("vote", 0),
            round_,
        ),
    )


NUMBERED = Layout(
    Schema((COMMENTS, PARTICIPANTS, VOTES), ROOM, ""),
    {
        "comments": ("c", "text", "moderated", "author", "seed", "meta"),
        "participants": ("p", "org", "type", "place"),
        "votes": ("p", "c", "vote"),
    },
    ("votes",),
    _room,
    _check,
)
