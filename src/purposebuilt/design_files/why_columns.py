"""The columns of WHY: the design itself, its aims, purposes, places and the readiness of each."""

from __future__ import annotations

from purposebuilt.design import Aim, Horizon, Identity, Place, Purpose, Readiness
from purposebuilt.design_files.column_types import FUNCTIONS, Table, choice, date, figure, key, one_of, text

LEVELS = ("rulebook.levels",)
SOURCES = ("sources",)

DESIGN = Table(
    "design",
    "identity",
    Identity,
    "What this design is, in one row.",
    ("title",),
    (
        *text("title", "What the design is called.", "Health and care in the Dales", required=True),
        *one_of(
            "rulebook",
            "The rulebook of law and guidance under which the design is made.",
            "england_2022_act",
            ("rulebooks",),
            required=True,
        ),
        *one_of("system", "The place that is designed.", "dales", ("places",), required=True),
        *text("currency", "The currency of every sum. Empty: GBP.", "GBP"),
        *text("price_year", "The year whose prices the sums are in.", "2026/27"),
        *text("population_base", "Which count of people the populations are. Empty: residents.", "residents"),
        *one_of(
            "packs",
            "Packs of the rulebook's catalogue of functions that the design takes in. Empty: none, only the functions "
            "that you add. Leave the whole column out to take in every pack that ships.",
            "core;extra",
            ("rulebook.packs",),
            many=True,
        ),
        *one_of("convenor", "The partner that runs the process.", "dales-icb", ("partners",)),
        *text("owner", "Who answers for this record.", "Director of strategy"),
        *text("status", "How far the design has come. Empty: draft.", "draft"),
        *text("version", "Your own version of the design.", "0.1"),
        *date("review", "When the design is looked at again.", "2027-04-01"),
        *text("note", "Anything a reader should know.", "For the board in March"),
    ),
    required=True,
)

AIMS = Table(
    "aims",
    "aims",
    Aim,
    "Headings of your own under which purposes stand; the rulebook brings the national ones.",
    ("key",),
    (
        *key("rural-life"),
        *text("name", "The aim in words.", "A good life in the countryside", required=True),
        *one_of("under", "The aim of the rulebook that this one belongs to.", "inequalities", ("rulebook.aims",)),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

PURPOSES = Table(
    "purposes",
    "purposes",
    Purpose,
    "What is to be better, for whom, by when, in the partners' own words.",
    ("key",),
    (
        *key("home-today"),
        *text("statement", "The purpose in a sentence.", "Nobody stays in hospital for want of care", required=True),
        *one_of("aim", "The aim it serves.", "quality", ("rulebook.aims", "aims"), required=True),
        *one_of("level", "The level at which it is stated.", "place", LEVELS, required=True),
        *one_of("place", "The place it is for. Empty: the whole system.", "northdale", ("places",)),
        *one_of("partner", "The partner that states it.", "northdale-council", ("partners",)),
        *one_of("parent", "The purpose that this one serves.", "live-well-longer", ("purposes",)),
        *choice("horizon", Horizon, "When it pays back. Empty: 1-3y.", "in-year"),
        *text("matters_to", "Who cares most about it.", "patients; hospital"),
        *figure("target", "in the unit named in target_unit", "How far it is to get.", "20"),
        *text("target_unit", "What the target counts.", "people a day"),
        *text("target_year", "The year by which the target is to be reached.", "2027"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
        *one_of(
            "functions",
            "The functions that serve it directly. Empty: by its aim only, nobody has said which.",
            "better-care-fund;discharge-coordination",
            FUNCTIONS,
            many=True,
        ),
    ),
)

PLACES = Table(
    "places",
    "places",
    Place,
    "Areas, one inside another, from the neighbourhood to the nation.",
    ("key",),
    (
        *key("northdale"),
        *text("name", "What people call it.", "Northdale", required=True),
        *one_of("level", "The level of the area.", "place", LEVELS, required=True),
        *one_of("parent", "The area it lies in. Empty for the largest.", "dales", ("places",)),
        *figure("population", "people", "How many people live there.", "180000", least=0),
        *figure(
            "need_weighted",
            "people",
            "The same people weighted for need. Empty: as many as the population.",
            "200000",
            least=0,
        ),
        *figure(
            "deprived_share",
            "share, 0 to 1",
            "The share of people who live in the most deprived national fifth.",
            "0.3",
            least=0,
            most=1,
        ),
        *text("code", "The code of the area in national statistics.", "E08000032"),
        *text("note", "Anything a reader should know.", "Includes Westdale since 2024"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
    required=True,
)

READINESS = Table(
    "readiness",
    "readiness",
    Readiness,
    "What each place can take on, today and by each stage.",
    ("place", "stage"),
    (
        *one_of("place", "The place.", "northdale", ("places",), required=True),
        *figure(
            "points",
            "points, 0 to 5",
            "How much it can take on: 0 nothing yet, 5 anything.",
            "3",
            required=True,
            least=0,
            most=5,
        ),
        *one_of("stage", "The stage by which it can. Empty: today.", "april-2027", ("stages",)),
        *text("note", "What the points rest on.", "Peer review, autumn 2026"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

TABLES = (DESIGN, AIMS, PURPOSES, PLACES, READINESS)
