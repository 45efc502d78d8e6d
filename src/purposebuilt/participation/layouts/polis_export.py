"""The export of Polis: votes.csv, comments.csv and, where votes.csv is not there, participants-votes.csv.

The headings are those that Polis itself writes (server/src/report.ts and math/src/polismath/darwin/export.clj of
compdemocracy/polis). In its database Polis keeps -1 for agree and 1 for disagree, but both exporters turn the sign
round: in these files 1 is agree, 0 pass and -1 disagree. Where comments.csv counts agreements and disagreements the
other way round from votes.csv, the votes were taken from the database as they are, and are turned here.

Votes are exported in the order of statements, so the time of each says which is later. `important` (newer exports)
says that a statement matters to the person. Who wrote a statement is a person's number in Polis, which a room does not
keep. summary.csv gives the title and the question; the other files are left alone.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from purposebuilt.design_files import findings
from purposebuilt.design_files.column_types import Extra, Table, number, one_of, text
from purposebuilt.design_files.folder import read_files
from purposebuilt.design_files.schema import Schema
from purposebuilt.participation.layouts.recognised import Layout, Read, vote
from purposebuilt.participation.layouts.statements import statements
from purposebuilt.participation.layouts.votes import name_of, names, order_of, positions, spread_positions
from purposebuilt.participation.limits import ROOM
from purposebuilt.participation.room import About, Participant, Position, Positions, Room, Statement
from purposebuilt.problems import Problem

COMMENTS = Table(
    "comments",
    "statements",
    Statement,
    "The statements.",
    ("comment-id",),
    (
        *text("comment-id", "The number of the statement.", "0", required=True),
        *number("agrees", "votes", "How many agreed.", "3", whole=True),
        *number("disagrees", "votes", "How many disagreed.", "1", whole=True),
        *number("moderated", "states", "1 in, 0 not decided, -1 out.", "1", least=-1, most=1, whole=True),
        *text("comment-body", "The statement.", "Home first"),
    ),
    extra=Extra.LEFT,
)

VOTES = Table(
    "votes",
    "positions",
    Position,
    "The votes.",
    ("voter-id", "comment-id"),
    (
        *number("timestamp", "seconds", "When the vote was cast.", "1518721645", least=0, most=1e15),
        *one_of("comment-id", "The number of the statement.", "0", ("comments",), required=True),
        *text("voter-id", "The number of the person.", "0", required=True),
        vote("vote", required=True),
        *number("important", "marks", "1 where the statement matters to the person.", "0", least=0, most=1, whole=True),
    ),
    repeated=True,
    long=True,
    extra=Extra.LEFT,
)

MATRIX = Table(
    "participants-votes",
    "positions",
    Position,
    "The last vote of each person on each statement.",
    ("participant",),
    (
        *text("participant", "The number of the person.", "0", required=True),
        *text("xid", "The name that another site gave the person; not kept.", "x"),
        *text("group-id", "The group that Polis drew; not kept.", "0"),
        *text("n-comments", "How many statements the person wrote; not kept.", "0"),
        *text("n-votes", "How many votes; not kept, for they are counted.", "12"),
        *text("n-agree", "How many of them agree; not kept.", "7"),
        *text("n-disagree", "How many of them disagree; not kept.", "3"),
    ),
    long=True,
    extra=Extra.KEPT,
)


def _room(path: Path, read: Read) -> Room:
    about = _about(path)
    comments = read.rows.get("comments")
    if "votes" not in read.long:
        matrix = read.long["participants-votes"]
        participants = tuple(Participant(name) for name in names(matrix, "participant"))
        voted_on, taken = spread_positions(matrix, order_of(participants), "participant")
        stated = statements(comments, "comment-id", "comment-body", voted_on)
        return Room(about, stated, participants=participants, positions=_placed(taken, voted_on, order_of(stated)))
    votes = read.long["votes"]
    participants = tuple(Participant(name) for name in names(votes, "voter-id"))
    stated = statements(comments, "comment-id", "comment-body", names(votes, "comment-id"))
    who, what = votes.places("voter-id", order_of(participants)), votes.places("comment-id", order_of(stated))
    stance = votes.numbers("vote", 0) * _sign(read)
    matters = votes.numbers("important", 0)
    by_time = np.argsort(votes.numbers("timestamp", 0), kind="stable")
    return Room(
        about,
        stated,
        participants=participants,
        positions=positions(who[by_time], what[by_time], stance[by_time], matters=matters[by_time]),
    )


def _placed(taken: Positions, voted_on: list[str], order: dict[str, int]) -> Positions:
    """Count the statements of positions as the room does, not as the headings of the matrix do."""
    places = np.array([order[name] for name in voted_on], dtype=np.int64)
    return positions(taken.participant, places[taken.statement], taken.stance.astype(np.int64))


def _sign(read: Read) -> int:
    """Say whether the votes carry the sign of the export (1) or that of the database (-1), by what comments count."""
    if "comments" not in read.rows:
        return 1
    votes = read.long["votes"]
    at = {name: place for place, name in enumerate(votes.values["comment-id"])}
    stance = votes.numbers("vote", 0)
    agree, disagree = (np.bincount(votes.codes["comment-id"][stance == side], minlength=len(at)) for side in (1, -1))
    straight = turned = 0
    for row in read.rows["comments"].rows:
        stated = (row.values.get("agrees"), row.values.get("disagrees"))
        place = at.get(row.values["comment-id"])
        if None not in stated and place is not None:
            counted = (int(agree[place]), int(disagree[place]))
            straight += stated == counted != counted[::-1]
            turned += stated == counted[::-1] != counted
    return -1 if turned > straight else 1


def _about(path: Path) -> About:
    """Give the title and the question that summary.csv has, or the folder's name."""
    file = path / "summary.csv"
    found: dict[str, str] = {}
    if path.is_dir() and file.is_file():
        (sheet,) = read_files([(file, None)], POLIS_EXPORT.schema).sheets
        found = {str(row[0]).strip(): str(row[1]).strip() for row in sheet.rows if len(row) > 1}
    title = found.get("topic") or name_of(path)
    return About(title, question=found.get("conversation-description", ""))


def _check(read: Read) -> None:
    """Hold the headings of the matrix to the statements, where there is a table of them."""
    comments, matrix = read.rows.get("comments"), read.long.get("participants-votes")
    if comments is None or matrix is None:
        return
    found = matrix.reading.found
    known = {row.values.get("comment-id") for row in comments.rows}
    for column in found.table.columns:
        if column.unit == "votes" and column.name not in known:
            message = f"The heading '{column.name[:60]}' is the number of no statement in comments."
            where = found.sheet.where(found.heading, found.at.get(column.name, -1), column.name[:60])
            remedy = "Add the statement to comments, or remove the column."
            read.problems.append(Problem(findings.UNKNOWN_REFERENCE, message, remedy, where=where))


POLIS_EXPORT = Layout(
    Schema((COMMENTS, MATRIX, VOTES), ROOM, ""),
    {
        "comments": ("comment-id", "author-id", "comment-body", "moderated"),
        "participants-votes": ("participant", "group-id", "n-agree", "n-disagree"),
        "votes": ("comment-id", "voter-id", "vote"),
    },
    ("votes", "participants-votes"),
    _room,
    _check,
)
