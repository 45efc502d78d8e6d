"""The columns of WHAT: functions, dependencies, arrangements, people and stages."""

from __future__ import annotations

from enum import StrEnum

from purposebuilt.design import (
    Arrangement,
    Basis,
    Change,
    Delegable,
    Dependency,
    FunctionChange,
    Horizon,
    Retraining,
    Stage,
    Standing,
    Team,
)
from purposebuilt.design_files.column_types import (
    BODIES,
    FUNCTIONS,
    Table,
    answer,
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
SKILLS = ("rulebook.skills",)


class FiveAnswers(StrEnum):
    """The five answers of an arrangement, by the names that the columns use."""

    DUTY = "duty"
    DECIDES = "decides"
    DOES = "does"
    FUNDS = "funds"
    EMPLOYS = "employs"


FUNCTION_CHANGES = Table(
    "functions",
    "functions",
    FunctionChange,
    "Your changes to the rulebook's catalogue of functions; an empty cell keeps what the catalogue says.",
    ("key",),
    (
        *one_of(
            "key",
            "The function of the catalogue that you add or change, or a short name for one of your own.",
            "better-care-fund",
            ("rulebook.functions",),
            required=True,
            open=True,
        ),
        *choice("change", Change, "Whether you add, change or drop it. Empty: change.", "change"),
        *text("name", "The function in a few words.", "Better care fund"),
        *text("description", "What the work is.", "Agree and run the pooled budget with the council"),
        *text("statutory_basis", "The law that gives the duty or power.", "NHS Act 2006 s223GA"),
        *one_of("duty_holder", "The kind of partner that holds the duty.", "icb", ("rulebook.partner_kinds",)),
        *choice("delegable", Delegable, "Whether another body may exercise it.", "partly"),
        *one_of("footprint", "The level at which it is usually done.", "place", LEVELS),
        *one_of("aims", "The aims it serves.", "quality;inequalities", ("rulebook.aims", "aims"), many=True),
        *choice("horizon", Horizon, "When it pays back.", "in-year"),
        *one_of("skills", "The skills it takes.", "commissioning;finance", SKILLS, many=True, open=True),
        *figure("fixed_wte", "WTE", "What one team needs, however many people it serves.", "1", least=0),
        *figure("variable_wte", "WTE for each 100,000 need-weighted people", "What comes on top.", "2", least=0),
        *figure("cost_per_wte", "GBP a year with on-costs", "What one WTE costs.", "60000", least=0),
        *figure("efficient_wte", "WTE", "The smallest team that works well.", "3", least=0),
        *yes_no("in_envelope", "Whether its posts count against the running cost envelope."),
        *text("why", "Why it is added, changed or dropped.", "Two councils share one fund here"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

DEPENDENCIES = Table(
    "dependencies",
    "dependencies",
    Dependency,
    "Pairs of functions that belong together.",
    ("function", "other"),
    (
        *one_of("function", "One function.", "better-care-fund", FUNCTIONS, required=True),
        *one_of("other", "The function that belongs with it.", "commission-community", FUNCTIONS, required=True),
        *figure(
            "strength",
            "0 to 1",
            "How much a hand-off between them costs.",
            "0.8",
            required=True,
            least=0,
            most=1,
        ),
        *text("reason", "Why they belong together.", "The same home care is bought from both"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

ARRANGEMENTS = Table(
    "arrangements",
    "arrangements",
    Arrangement,
    "Who holds the duty, decides, does, holds the money and employs, today; and what partners rule in or out.",
    ("key",),
    (
        *key("better-care-northdale"),
        *one_of("function", "The function.", "better-care-fund", FUNCTIONS, required=True),
        *choice(
            "standing",
            Standing,
            "Whether it holds today, or is ruled in or out. Empty: today. In a ruled-out row an empty cell means any.",
            "today",
        ),
        *one_of("place", "The place. Empty: everywhere in the system.", "northdale", ("places",)),
        *one_of("mode", "The way of delivery.", "place-collaboration", ("rulebook.modes",)),
        *one_of("mechanism", "The legal vehicle.", "s75-partnership", ("rulebook.mechanisms",)),
        *answer("duty", "holds the duty in law", "dales-icb", "system"),
        *answer("decides", "decides", "northdale-place-committee", "place"),
        *answer("does", "does the work", "northdale-council", "place"),
        *answer("funds", "holds the money", "northdale-council", "place"),
        *answer("employs", "employs the people", "northdale-council", "place"),
        *one_of(
            "recommends", "Who must recommend before anyone decides.", "northdale-place-committee", BODIES, many=True
        ),
        *one_of("approvers", "Whose separate agreement is needed each time.", "northdale-council", BODIES, many=True),
        *figure("wte", "WTE", "How many people do the work.", "5", least=0),
        *figure("limit_gbp", "GBP", "The largest sum that may be decided on.", "250000", least=0),
        *date("review", "When it is looked at again.", "2027-04-01"),
        *text("onward_delegation", "Whether and to whom it may be passed on.", "Not without the board's agreement"),
        *choice("basis", Basis, "How we know this arrangement. Empty: assumed.", "published"),
        *one_of(
            "inferred",
            "Those of the five answers that the source does not state.",
            "funds;employs",
            (),
            many=True,
            values=FiveAnswers,
        ),
        *text("assumption", "What is assumed where nobody knows yet.", "Staff follow the work"),
        *one_of("assumption_owner", "Who answers for the assumption.", "dales-icb", BODIES, open=True),
        *date("assumption_until", "Until when it is assumed.", "2027-04-01"),
        *one_of("ruled_by", "The partner that rules it in or out.", "northdale-council", BODIES),
        *text("detail", "What a reader should know.", "Pooled budget agreed each March"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

TEAMS = Table(
    "teams",
    "teams",
    Team,
    "People of one skill, employer and base.",
    ("key",),
    (
        *key("community-commissioners"),
        *text("name", "What the team is called.", "Community commissioning team", required=True),
        *one_of("skill", "What they can do.", "commissioning", SKILLS, required=True, open=True),
        *one_of("employer", "The partner that employs them.", "dales-icb", ("partners",), required=True),
        *one_of("base", "The place where they work.", "northdale", ("places",), required=True),
        *figure("wte", "WTE", "How many they are in whole-time equivalents.", "14", required=True, least=0),
        *figure("cost_per_wte", "GBP a year with on-costs", "What one WTE costs.", "60000", least=0),
        *one_of("function", "The function they work on today.", "better-care-fund", FUNCTIONS),
        *text("counts", "What the number counts.", "In post on 31 March, without vacancies"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

RETRAINING = Table(
    "retraining",
    "retraining",
    Retraining,
    "Who can learn what.",
    ("skill", "to_skill"),
    (
        *one_of("skill", "What people can do now.", "commissioning", SKILLS, required=True, open=True),
        *one_of("to_skill", "What they can learn.", "data analysis", SKILLS, required=True, open=True),
        *figure("weeks", "weeks", "How long it takes.", "12", required=True, least=0),
        *figure("cost", "GBP a person", "What it costs.", "1500", least=0),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

STAGES = Table(
    "stages",
    "stages",
    Stage,
    "Dated steps from today to the target.",
    ("key",),
    (
        *key("april-2027"),
        *text("name", "What the step is called.", "New arrangements begin", required=True),
        *date("date", "When it is reached.", "2027-04-01", required=True),
        *figure("change_wte", "WTE", "How many people can change employer or base in it.", "40", least=0),
        *figure("change_approvals", "approvals", "How many approvals can be sought in it.", "6", least=0),
        *text("note", "Anything a reader should know.", "After the elections"),
        *one_of("source", "Where it comes from: the key of a source.", "strategy-2026", SOURCES, open=True),
    ),
)

TABLES = (FUNCTION_CHANGES, DEPENDENCIES, ARRANGEMENTS, TEAMS, RETRAINING, STAGES)
