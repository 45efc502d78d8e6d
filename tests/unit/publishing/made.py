"""Appraisals made by hand for the publishing tests: the Dales with three options, and one as large as a real system."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from purposebuilt import design_files, rulebooks
from purposebuilt.appraisal.exchange_read import exchange_of
from purposebuilt.appraisal.exchanged import Bite
from purposebuilt.appraisal.results import (
    Appraisal,
    ConflictFound,
    FoundTension,
    FrontierResult,
    Give,
    Option,
    PlacesChanged,
    Regret,
    Repair,
    Robustness,
    SecondOpinion,
    Steadiness,
    StretchRepair,
    TradeOff,
    WeightsDrawn,
)
from purposebuilt.appraisal.spread import Spread
from purposebuilt.checks.answers import RuleAnswer
from purposebuilt.design import Answer, Design, Identity
from purposebuilt.formulation.configuration import Candidate, Line, Objective
from purposebuilt.problems import Problem, Severity, Where

ROOT = Path(__file__).parents[3]
SOUTH = "commission-community@southdale"

OBJECTIVES = (
    Objective("closeness", "Closeness to people", "0-1", "max", 0.001),
    Objective("hand_offs", "Hand-offs", "share", "min", 0.001),
    Objective("running_cost", "Running cost", "GBP a head", "min", 0.01),
    Objective("disruption", "Disruption", "WTE", "min", 1.0),
)
STEPS = Objective("decision_steps", "Decision steps", "approvals", "min", 1.0)
MEASURES = {objective.name: objective for objective in (*OBJECTIVES, STEPS)}


def tiny_design() -> Design:
    return design_files.read(ROOT / "examples" / "tiny")


def _tiny_lines(design: Design) -> tuple[list[Line], dict[str, Candidate]]:
    """The lines of the Dales, and today's arrangement of each."""
    today, lines = {}, []
    for arrangement in design.arrangements:
        key = f"{arrangement.function}@{arrangement.place or design.identity.system}"
        lines.append(Line(key, arrangement.function, arrangement.place or design.identity.system, 100_000))
        today[key] = Candidate(
            "today",
            key,
            arrangement.mode,
            arrangement.mechanism,
            "",
            arrangement.duty,
            arrangement.decides,
            arrangement.does,
            arrangement.funds,
            arrangement.employs,
            today=True,
        )
    return lines, today


def _tiny_options(today: dict[str, Candidate]) -> tuple[Option, ...]:
    """Today, nearer to people, and one team at the centre."""
    near = dict(today)
    near[SOUTH] = replace(
        today[SOUTH],
        key="near",
        mode="place-collaboration",
        mechanism="place-committee",
        decides=Answer(("southdale-place-committee",), "place"),
        recommends=("southdale-council",),
        today=False,
    )
    central = dict(today)
    for key in ("better-care-fund@northdale", "better-care-fund@southdale"):
        central[key] = replace(
            today[key],
            key="central",
            mode="icb-direct",
            mechanism="board-reserved",
            decides=Answer(("icb-board",), "system"),
            does=Answer(("dales-icb",), "system"),
            employs=Answer(("dales-icb",), "system"),
            today=False,
        )
    return (
        Option("today", "Today's arrangement", "It is what there is", scores((0.83, 0.1, 5.31, 0.0), 12), today),
        Option("near", "Nearest to people", "It is closest to people", scores((0.92, 0.02, 5.58, 5.0), 14), near),
        Option("central", "One team", "It costs least", scores((0.5, 0.0, 5.02, 8.0), 9), central),
    )


def _tiny_tensions() -> tuple[FoundTension, ...]:
    return (
        FoundTension(
            "near-or-cheap",
            "declared",
            "Near to people, or one team",
            "Each place decides.",
            "One team works for both.",
            ("northdale-council", "dales-icb"),
            (SOUTH,),
            "One point of closeness costs 70p a head",
            "southdale-council",
        ),
        FoundTension(
            "found-1",
            "trade-off",
            "Closeness against running cost",
            "Closeness to people",
            "Running cost",
            measured="From A to B closeness falls by 0.42",
        ),
    )


def _tiny_regret(design: Design) -> tuple[Regret, ...]:
    losses = ((0.3, 0.2, 0.0), (0.4, 0.0, 0.6), (0.1, 0.02, 0.9), (0, 0.5, 0.1), (0.2, 0.2, 0.2))
    return tuple(
        Regret(partner.key, option, loss)
        for partner, held in zip(design.partners, losses, strict=True)
        for option, loss in zip(("today", "near", "central"), held, strict=True)
    )


def _tiny_robustness() -> Robustness:
    central = {"closeness": 0.4, "hand_offs": 0.3, "running_cost": 0.2, "disruption": 0.1}
    values = {"today": 0.5, "near": 0.7, "central": 0.4}
    first = {"today": 0.3, "near": 0.7, "central": 0.0}
    order = ("near", "today", "central")
    return Robustness(
        draws=10_000,
        options=(
            Steadiness("today", (0.3, 0.5, 0.2), central, 0.9),
            Steadiness("near", (0.7, 0.2, 0.1), central, 1.0),
            Steadiness("central", (0.0, 0.3, 0.7), {}, None),
        ),
        winning=((0.0, 0.3, 0.8), (0.7, 0.0, 0.9), (0.2, 0.1, 0.0)),
        entropy=1.4,
        ways=(
            WeightsDrawn("any", "any weights at all", first),
            WeightsDrawn("given", "weights near those of the 5 partners who gave any", {**first, "central": 0.001}),
        ),
        typical=dict.fromkeys(central, 0.25),
        whose="the mean of the weights of the 5 partners who gave any",
        opinions=(
            SecondOpinion("weighted-sum", "Weighted sum", values, order, first),
            SecondOpinion("topsis", "TOPSIS", values, ("today", "near", "central"), first),
            SecondOpinion("promethee", "PROMETHEE II", values, order, first),
        ),
        changed=(PlacesChanged("topsis", "central", (("today", "near"),), 0.04),),
        judged=("closeness",),
    )


@cache
def tiny() -> Appraisal:
    """Three functions in two places: today, nearer to people, and together at the centre."""
    design = tiny_design()
    rulebook = rulebooks.load(design.identity.rulebook)
    lines, today = _tiny_lines(design)
    points = ((0.83, 0.1, 5.31, 0.0), (0.92, 0.02, 5.58, 5.0), (0.5, 0.0, 5.02, 8.0), (0.7, 0.06, 5.2, 3.0))
    told = "No option found is missing by more than 8% of a range"
    changes = {"closeness": -0.42, "hand_offs": -0.02, "running_cost": -0.56, "disruption": 3.0}
    rate = "£1 a head less costs 0.75 of closeness"
    states = ("met", "not-met", "to-confirm", "met", "not-applicable")
    where = Where("tensions", 2, "source", key="near-or-cheap")
    result = FrontierResult(points, False, (0.01, 0.02, 0.1, 1.0), 0.08, 41, 3.2, told)
    felt = {"southdale-council": 0.1, "dales-icb": -0.2}
    bite = Bite(changes, (SOUTH,), ("southdale",), ("southdale-council", "dales-icb"), felt)
    return Appraisal(
        design=design,
        rulebook=rulebook,
        lines=tuple(lines),
        candidates=17,
        objectives=OBJECTIVES,
        measures=MEASURES,
        frontier=result,
        options=_tiny_options(today),
        chosen="near",
        trade_offs=(
            TradeOff("near", "central", changes, rate, (SOUTH,), ("southdale",), ("southdale-council", "dales-icb")),
        ),
        regret=_tiny_regret(design),
        tensions=_tiny_tensions(),
        conflicts=(),
        conflicts_complete=True,
        repairs=(),
        problems=(Problem("PB201", "The tension has no source.", "Name one.", Severity.WARNING, where),),
        rules=tuple(
            RuleAnswer(rule, state, f"Rule {rule.key} was looked at", ())
            for rule, state in zip(rulebook.rules, states, strict=False)
        ),
        exit_code=0,
        provenance={"purposebuilt": "0.1.0", "solver": "HiGHS 1.15.1", "design": "sha256 0123"},
        robustness=_tiny_robustness(),
        exchange=exchange_of(Spread.of(OBJECTIVES, points), result, lambda *_: bite),
    )


def scores(values: tuple[float, ...], steps: int) -> dict[str, float]:
    named = dict(zip((objective.name for objective in OBJECTIVES), values, strict=True))
    return {**named, "decision_steps": float(steps)}


@cache
def impossible() -> Appraisal:
    """The Dales with nothing possible: a conflict and a verified repair."""
    names = ("near-people-at-home", "within-the-money")
    return replace(
        tiny(),
        frontier=None,
        options=tiny().options[:1],
        chosen="",
        trade_offs=(),
        exchange=None,
        regret=(),
        robustness=None,
        tensions=(),
        conflicts=(ConflictFound(names, ("northdale-council", "dales-icb"), "These two musts cannot both be kept"),),
        repairs=(Repair(names[:1], "Set aside 'near-people-at-home'", True, 20.0, cheapest=True, fewest=True),),
        stretches=(
            StretchRepair(
                (Give(names[0], 0.9, 0.75, 0.15, "0-1"),), "Let closeness be 0.150 less", verified=True, cheapest=True
            ),
        ),
        conflicts_found=1,
        exit_code=13,
    )


def hostile(text: str) -> Appraisal:
    """The Dales with one hostile text wherever partners may write."""
    made = tiny()
    design = made.design

    def spoilt(record: object) -> object:
        changes = {
            name: text
            for name in (
                "name",
                "statement",
                "sentence",
                "title",
                "reason",
                "note",
                "promise",
                "attribution",
                "publisher",
                "licence",
                "address",
            )
            if hasattr(record, name)
        }
        return replace(record, **changes)  # type: ignore[type-var]

    tables = {
        name: tuple(spoilt(row) for row in getattr(design, name))
        for name in (
            "purposes",
            "partners",
            "committees",
            "places",
            "criteria",
            "tensions",
            "decisions",
            "commitments",
            "sources",
        )
    }
    identity: Identity = replace(design.identity, title=text, owner=text, note=text, version=text)
    return replace(
        made,
        design=replace(design, identity=identity, **tables),  # type: ignore[arg-type]
        options=tuple(replace(option, name=text, reason=text, breaks=(text,)) for option in made.options),
        tensions=tuple(replace(t, title=text, good_a=text, good_b=text, measured=text) for t in made.tensions),
        problems=tuple(replace(p, message=text, remedy=text) for p in made.problems),
        provenance={text: text},
    )
