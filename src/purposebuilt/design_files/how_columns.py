"""The columns of HOW: partners and committees, criteria, weights and scores, tensions."""

from __future__ import annotations

from purposebuilt.design import (
    Authority,
    Committee,
    Criterion,
    Force,
    JudgedScore,
    Partner,
    PartnerWeight,
    Preference,
    Tension,
    TensionState,
)
from purposebuilt.design_files.column_types import (
    BODIES,
    FUNCTIONS,
    Table,
    choice,
    date,
    figure,
    key,
    one_of,
    text,
    yes_no,
)

LEVELS = ("rulebook.levels",)
SOURCES = ("sources",)

PARTNERS = Table(
    "partners",
    "partners",
    Partner,
    "The sovereign bodies at the table.",
    ("key",),
    (
        *key("northdale-council"),
        *text("name", "The body's full name.", "Northdale Council", required=True),
        *one_of(
            "kind", "What kind of body it is in law.", "local-authority", ("rulebook.partner_kinds",), required=True
        ),
        *one_of(
            "places",
            "The places it serves, some perhaps outside the system. Empty: all.",
            "northdale;southdale",
            ("places",),
            many=True,
        ),
        *text("ods_code", "Its code in the NHS organisation directory.", "RCF"),
        *text("ons_code", "Its code in national statistics.", "E08000032"),
        *yes_no("statutory", "Whether it is a body set up by law. Empty: yes."),
        *text("legal_form", "Its legal form.", "Metropolitan borough council"),
        *text("note", "Anything a reader should know.", "Serves the next district too"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
    required=True,
)

COMMITTEES = Table(
    "committees",
    "committees",
    Committee,
    "Boards, committees and groups in which decisions are taken or prepared.",
    ("key",),
    (
        *key("northdale-place-committee"),
        *text("name", "What it is called.", "Northdale Place Committee", required=True),
        *one_of("level", "The level at which it works.", "place", LEVELS, required=True),
        *choice(
            "authority",
            Authority,
            "What it may do. Only a committee that decides can decide in an arrangement.",
            "decides",
            required=True,
        ),
        *one_of("place", "The place it is for. Empty above place level.", "northdale", ("places",)),
        *one_of("hosts", "The partners whose committee it is.", "dales-icb", ("partners",), many=True),
        *one_of("members", "The partners that sit on it.", "dales-icb;northdale-council", ("partners",), many=True),
        *one_of("mechanism", "The legal vehicle by which it exists.", "place-committee", ("rulebook.mechanisms",)),
        *one_of("reports_to", "The body it reports to.", "icb-board", BODIES),
        *one_of("lead_employer", "The partner that employs whoever leads it.", "northdale-council", ("partners",)),
        *text("note", "Anything a reader should know.", "Meets in public every second month"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

CRITERIA = Table(
    "criteria",
    "criteria",
    Criterion,
    "The sentences by which configurations are judged; a child refines its parent.",
    ("key",),
    (
        *key("near-people"),
        *text("sentence", "The criterion in a sentence.", "Decide as near to people as the law allows", required=True),
        *one_of("owner", "Whose criterion it is.", "northdale-council", BODIES, required=True, open=True),
        *one_of("level", "The level at which it is set.", "place", LEVELS, required=True),
        *choice(
            "force", Force, "A must has a threshold that always holds; a should is weighed. Empty: should.", "must"
        ),
        *choice("preference", Preference, "Which way is better. Empty: more.", "more"),
        *one_of("purpose", "The purpose it serves.", "home-today", ("purposes",)),
        *one_of("parent", "The criterion that this one refines.", "near-people-everywhere", ("criteria",)),
        *one_of("place", "The place it is computed over. Empty: all.", "northdale", ("places",)),
        *one_of(
            "functions", "The functions it is computed over. Empty: all.", "better-care-fund", FUNCTIONS, many=True
        ),
        *one_of(
            "measure",
            "The measure by which it is tested, or judged, or empty for a principle that people confirm.",
            "closeness",
            ("measures", "judged"),
        ),
        *text("unit", "The unit of the measure.", "0-1"),
        *figure("threshold", "in the unit named in unit", "What a must must reach.", "0.7"),
        *figure("weight", "points", "How much it counts among the children of one parent.", "40", least=0),
        *text("note", "Anything a reader should know.", "Agreed in the March workshop"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

WEIGHTS = Table(
    "weights",
    "weights",
    PartnerWeight,
    "How much each partner cares about each measure or criterion.",
    ("partner", "about"),
    (
        *one_of("partner", "Who gives the points.", "northdale-council", ("partners",), required=True),
        *one_of("about", "The measure or criterion.", "closeness", ("measures", "judged", "criteria"), required=True),
        *figure(
            "points",
            "points of 100",
            "How many of its 100 points the partner gives to it.",
            "50",
            required=True,
            least=0,
        ),
        *text("note", "Why.", "Given in the April round"),
    ),
)

JUDGED_SCORES = Table(
    "judged_scores",
    "judged_scores",
    JudgedScore,
    "What partners think of a way of delivery under a judged criterion, 0 (worst) to 100 (best).",
    ("criterion", "partner", "mode", "function", "place"),
    (
        *one_of("criterion", "The judged criterion.", "easy-to-follow", ("criteria",), required=True),
        *one_of("partner", "Who gives the score.", "northdale-council", ("partners",), required=True),
        *one_of("mode", "The way of delivery.", "place-collaboration", ("rulebook.modes",), required=True),
        *figure("score", "points, 0 to 100", "The score.", "75", required=True, least=0, most=100),
        *one_of("function", "The function it is about. Empty: any.", "better-care-fund", FUNCTIONS),
        *one_of("place", "The place it is about. Empty: any.", "northdale", ("places",)),
        *text("reason", "Why.", "People know whom to ask"),
    ),
)

TENSIONS = Table(
    "tensions",
    "tensions",
    Tension,
    "Two goods that pull apart, who feels it, and what is done about it.",
    ("key",),
    (
        *key("near-or-once"),
        *text("title", "The tension in a few words.", "Near to people, or done once", required=True),
        *text("good_a", "What is good about the one side.", "Each place decides about its own care", required=True),
        *text("good_b", "What is good about the other.", "One team does the work for everybody", required=True),
        *text("voiced_by_a", "Who speaks for the first.", "northdale-council"),
        *text("voiced_by_b", "Who speaks for the second.", "dales-icb"),
        *one_of("functions", "The functions in which it is felt.", "better-care-fund", FUNCTIONS, many=True),
        *one_of(
            "measures",
            "The measures in which the two show.",
            "closeness;running_cost",
            ("measures", "judged"),
            many=True,
        ),
        *text("too_much_a", "What too much of the first costs.", "Small teams without cover"),
        *text("too_much_b", "What too much of the second costs.", "Decisions that nobody recognises"),
        *text("early_signs", "How one would notice.", "Agency staff; decisions taken back"),
        *text("owner", "Who looks after it.", "Place lead of Northdale"),
        *text("action", "What is being done.", "One shared team, two committees, for a year"),
        *date("review", "When it is looked at again.", "2027-10-01"),
        *choice("state", TensionState, "Where it stands. Empty: open.", "open"),
        *text("note", "Anything a reader should know.", "First named in the May workshop"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

TABLES = (PARTNERS, COMMITTEES, CRITERIA, WEIGHTS, JUDGED_SCORES, TENSIONS)
