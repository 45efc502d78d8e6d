"""The table of columns of a room: what each of its tables and columns holds.

Reader, writer, blank workbook, reference page and messages follow from it, by the same reader of tables as a design.
"""

from __future__ import annotations

from purposebuilt.design_files.column_types import (
    Column,
    Table,
    choice,
    date,
    figure,
    key,
    number,
    one_of,
    text,
    yes_no,
)
from purposebuilt.design_files.schema import Schema
from purposebuilt.participation.limits import ROOM as LIMITS
from purposebuilt.participation.room import (
    BestWorst,
    Method,
    Moderation,
    Organisation,
    PointsGiven,
    Proposal,
    Round,
    Statement,
    WeightGiven,
)
from purposebuilt.participation.room_rows import Opening, Person, Stand, Taken

PARTICIPANTS = ("participants",)
STATEMENTS = ("statements",)
ORGANISATIONS = ("organisations",)
MOST_ROUND = 32_767


def _participant() -> tuple[Column]:
    return one_of("participant", "Who says so: the key of a participant.", "p17", PARTICIPANTS, required=True)


def _round() -> tuple[Column]:
    help_ = "The number of the round. Empty: 1."
    return number("round", "rounds", help_, "1", least=0, most=MOST_ROUND, whole=True)


ROOM = Table(
    "room",
    "room",
    Opening,
    "What this room is, in one row.",
    ("title",),
    (
        *text("title", "What the room is called.", "Home care in the Dales: what matters", required=True),
        *text("design", "The title of the design that it informs.", "Health and care in the Dales"),
        *text("convenor", "Who called the room together.", "Dales Integrated Care Partnership"),
        *yes_no("illustrative", "Whether what was said is made up. Empty: no.", "no"),
        *text("question", "What the room was asked.", "What should be better in two years?"),
        *text("note", "Anything a reader should know.", "Held in two halls at once"),
        *figure("budget", "GBP", "The sum that the room may share out between proposals.", "250000", least=0),
    ),
    required=True,
)

STATEMENT_LIST = Table(
    "statements",
    "statements",
    Statement,
    "The sentences on which people take a stand.",
    ("key",),
    (
        *key("home-first"),
        *text("text", "The statement in one sentence.", "People go home first and are assessed there", required=True),
        *text("purpose", "The key of the purpose of the design that it words.", "home-today"),
        *text("aim", "The aim under which it would stand as a purpose of its own.", "quality"),
        *text("place", "The place it is about. Empty: the whole system.", "northdale"),
        *one_of("author", "The organisation that wrote it.", "northdale-council", ORGANISATIONS),
        *choice("moderation", Moderation, "Whether it counts. Empty: in.", "in"),
        *text("moderation_reason", "Why it was taken out, where it was.", "Says the same as home-first"),
        *yes_no("meta", "Whether it asks who people are, and not what they think. Empty: no.", "no"),
        *yes_no("seed", "Whether it was there before the room began. Empty: no.", "yes"),
        *text("source", "Where it comes from.", "strategy-2026"),
    ),
)

ORGANISATION_LIST = Table(
    "organisations",
    "organisations",
    Organisation,
    "The bodies that people in the room belong to.",
    ("key",),
    (
        *key("northdale-council"),
        *text("name", "What people call it.", "Northdale Council"),
        *text("type", "Which kind of partner it is.", "local-authority"),
        *text("place", "The place it belongs to. Empty: the whole system, or not known.", "northdale"),
        *text("partner", "Its key as a partner in the design.", "northdale-council"),
        *figure("weight", "votes", "Its stated weight, used only where voices are counted so.", "3", least=0),
        *figure("people", "people", "How many people it speaks for, used only where voices are counted so.", "180000"),
    ),
)

PARTICIPANT_LIST = Table(
    "participants",
    "participants",
    Person,
    "The people in the room, by keys that are no names.",
    ("key",),
    (
        *key("p17", "A short key for this person that is no name, used wherever the person is meant."),
        *one_of(
            "organisation",
            "The organisation the person belongs to. Empty: none, the person counts alone.",
            "northdale-council",
            ORGANISATIONS,
        ),
        *text("role", "What the person does there.", "district nurse"),
        *yes_no("decides", "Whether the person takes part in the decision. Empty: no.", "no"),
        *text(
            "type", "Which kind of partner the organisation is, where organisations does not say.", "local-authority"
        ),
        *text("place", "The place the organisation belongs to, where organisations does not say.", "northdale"),
    ),
)

ROUND_LIST = Table(
    "rounds",
    "rounds",
    Round,
    "The times that the room was asked. Left out: whatever rounds the other tables name.",
    ("number",),
    (
        *number(
            "number", "rounds", "The number of the round.", "1", required=True, least=0, most=MOST_ROUND, whole=True
        ),
        *text("title", "What this round is called.", "Before the talk"),
        *date("date", "When it was.", "2026-11-21"),
    ),
)

POSITION_LIST = Table(
    "positions",
    "positions",
    Taken,
    "Where people stand on statements. A later row for the same person, statement and round replaces an earlier one.",
    ("participant", "statement", "round"),
    (
        *_participant(),
        *one_of("statement", "The key of the statement.", "home-first", STATEMENTS, required=True),
        *choice("stance", Stand, "Where the person stands.", "agree", required=True),
        *yes_no("matters", "Whether it matters to the person. Empty: no.", "yes"),
        *text("reason", "Why, in the person's own words.", "It worked for my mother"),
        *_round(),
    ),
    repeated=True,
    long=True,
)

WEIGHT_LIST = Table(
    "weights",
    "weights",
    WeightGiven,
    "How much things count for those who decide.",
    ("participant", "about", "against", "round"),
    (
        *_participant(),
        *text(
            "about",
            "What it is about: a criterion, a purpose, an aim or a statement.",
            "closeness",
            required=True,
        ),
        *figure(
            "value",
            "points, 0 to 100, or times as much",
            "By swing: how much the step from worst to best is worth, the most important 100. By pair: how many times "
            "as much it counts as the other.",
            "80",
            required=True,
            least=0,
        ),
        *choice("method", Method, "How the weight was asked for. Empty: swing.", "swing"),
        *text("against", "By pair: what it is compared with.", "running_cost"),
        *text("reason", "Why.", "Nothing else can be mended later"),
        *text("worst", "By swing: the worst that was on the card.", "60 minutes away"),
        *text("best", "By swing: the best that was on the card.", "10 minutes away"),
        *_round(),
    ),
)

POINTS_LIST = Table(
    "points",
    "points",
    PointsGiven,
    "Points that people put on statements or proposals, out of the pot that each has.",
    ("participant", "about", "round"),
    (
        *_participant(),
        *one_of(
            "about", "The statement or proposal: its key.", "home-first", ("statements", "proposals"), required=True
        ),
        *number("points", "points", "How many points.", "5", required=True, least=0),
        *text("reason", "Why.", "It helps most people"),
        *_round(),
    ),
)

BEST_WORST_LIST = Table(
    "best_worst",
    "best_worst",
    BestWorst,
    "Of a few statements shown together, which is the most important to somebody and which the least.",
    ("participant", "shown", "round"),
    (
        *_participant(),
        *one_of(
            "shown",
            "The statements that were shown together.",
            "home-first;one-record;night-care",
            STATEMENTS,
            required=True,
            many=True,
        ),
        *one_of("best", "The most important of them.", "home-first", STATEMENTS, required=True),
        *one_of("worst", "The least important of them.", "one-record", STATEMENTS, required=True),
        *_round(),
    ),
    repeated=True,
)

PROPOSAL_LIST = Table(
    "proposals",
    "proposals",
    Proposal,
    "What could be bought for a purpose out of the budget.",
    ("key",),
    (
        *key("night-nurses"),
        *text("title", "The proposal in a few words.", "Nurses who visit at night", required=True),
        *figure("cost", "GBP", "What it costs.", "90000", required=True, least=0),
        *text("purpose", "The key of the purpose it serves.", "home-today"),
        *text("source", "Where it comes from.", "strategy-2026"),
    ),
)

TABLES = (
    ROOM,
    STATEMENT_LIST,
    ORGANISATION_LIST,
    PARTICIPANT_LIST,
    ROUND_LIST,
    POSITION_LIST,
    WEIGHT_LIST,
    POINTS_LIST,
    BEST_WORST_LIST,
    PROPOSAL_LIST,
)
"""Every table of a room, in the order of the fields of :class:`room_rows.RoomRows`."""

SCHEMA = Schema(TABLES, LIMITS, "room")
"""The tables of a room as one value, which reader and writer are given."""
