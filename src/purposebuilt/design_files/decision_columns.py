"""The columns of DECIDE, PUBLISH, LEARN: decisions, commitments, attestations and sources."""

from __future__ import annotations

from purposebuilt.design import Attestation, Commitment, CommitmentState, Decision, Source
from purposebuilt.design_files.column_types import BODIES, FUNCTIONS, Table, choice, date, key, one_of, text

SOURCES = ("sources",)

DECISIONS = Table(
    "decisions",
    "decisions",
    Decision,
    "What was settled, by whom, why, and when it is looked at again.",
    ("key",),
    (
        *key("northdale-decides"),
        *text("title", "The decision in a few words.", "Northdale decides about home care", required=True),
        *text("text", "What was settled.", "The place committee decides within its budget", required=True),
        *one_of("taken_by", "Who took it.", "icb-board", BODIES, required=True, open=True),
        *date("date", "When.", "2026-06-01", required=True),
        *text("route", "By which steps.", "Recommended by the place committee, decided by the board"),
        *one_of("purposes", "The purposes it serves.", "home-today", ("purposes",), many=True),
        *one_of("functions", "The functions it is about.", "better-care-fund", FUNCTIONS, many=True),
        *text("why", "Why.", "Home care is bought with the council in the same place"),
        *text("dissent", "Who disagreed, and why.", "The hospital asked for one decision for both places"),
        *date("review", "When it is looked at again.", "2027-06-01"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

COMMITMENTS = Table(
    "commitments",
    "commitments",
    Commitment,
    "What one partner promised another.",
    ("key",),
    (
        *key("share-figures"),
        *text("promise", "What is promised.", "Weekly figures on people waiting to go home", required=True),
        *one_of("by_partner", "Who promised.", "dales-hospital", ("partners",), required=True),
        *one_of("to_partner", "To whom.", "northdale-council", ("partners",), required=True),
        *date("due", "By when.", "2027-01-31"),
        *choice("state", CommitmentState, "Whether it is kept. Empty: open.", "open"),
        *one_of("purpose", "The purpose it serves.", "home-today", ("purposes",)),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

ATTESTATIONS = Table(
    "attestations",
    "attestations",
    Attestation,
    "Who confirms a rule that no computation can check, on what evidence.",
    ("rule", "confirmed_by", "date"),
    (
        *one_of("rule", "The rule of the rulebook that is confirmed.", "R12", ("rulebook.rules",), required=True),
        *text("confirmed_by", "Who confirms it.", "Director of governance", required=True),
        *text("evidence", "On what evidence.", "Minute 14 of the board of 3 March 2026", required=True),
        *date("date", "When.", "2026-03-03", required=True),
        *text("note", "Anything a reader should know.", "To be confirmed again after the merger"),
    ),
)

SOURCE_LIST = Table(
    "sources",
    "sources",
    Source,
    "Where facts come from, under which licence, and what must be said when they are shown.",
    ("key",),
    (
        *key("strategy-2026"),
        *text("title", "What the source is called.", "Integrated care strategy 2026", required=True),
        *text("publisher", "Who published it.", "Dales Integrated Care Partnership"),
        *text("address", "Where it can be read.", "https://example.org/strategy"),
        *date("date", "When it was published.", "2026-03"),
        *text("licence", "The licence under which it may be used.", "Open Government Licence v3.0"),
        *text("attribution", "What must be said when it is shown.", "Contains public sector information"),
    ),
)

TABLES = (DECISIONS, COMMITMENTS, ATTESTATIONS, SOURCE_LIST)
