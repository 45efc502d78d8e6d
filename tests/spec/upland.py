"""Upland: two functions, two places, five partners; small enough that every measure is worked out by hand.

| | north | south | the system |
|---|---|---|---|
| people (need-weighted) | 200,000 | 100,000 | 300,000 |
| heads | 180,000 | 120,000 | 300,000 |
| readiness, points | 3 | 1 | |

| function | varies | posts: fixed + for each 100,000 people | GBP a post | smallest good team | pays back |
|---|---|---|---|---|---|
| plan | no, one line | 2 + 1 | 70,000 | 4 | after 3 years |
| care | by place, two lines | 2 + 4 | 60,000 | 8 | in 1 to 3 years |

Today the ICB's board decides everything and one ICB team for the system does each function. Care could be otherwise in
each place: *near* (a committee of the ICB in the place decides, an ICB team there does the work), *council* (delegated
to the council), *trust* (the trust decides what it does under contract, recommended by the forum and approved by the
ICB each time), *both* (ICB and council do it side by side), *pooled* (they do it together by a joint mechanism).

| mechanism | asks | months | reversibility | approvals: one-off / recurring |
|---|---|---|---|---|
| direct | 0 | 2 | 3 | ICB 1 / 1 |
| committee | 2 | 4 | 2 | ICB 1 / 0, council 1 / 0, committee 0 / 1 |
| delegation | 4 | 12 | 1 | each partner 1 / 1 |
| contract | 3 | 9 | 1 | ICB 1 / 0 |
| pool (joint) | 3 | 6 | 2 | each partner 1 / 0 |
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from purposebuilt import rulebooks
from purposebuilt.design import (
    Answer,
    Arrangement,
    Authority,
    Change,
    Committee,
    Delegable,
    Dependency,
    Design,
    Figure,
    FunctionChange,
    Horizon,
    Identity,
    JudgedScore,
    Partner,
    Place,
    Readiness,
    Standing,
)
from purposebuilt.formulation import Configuration, Formulation, formulate
from purposebuilt.rulebooks import Approval, Mechanism, Rulebook

PLACES = ("north", "south")


def _mechanism(key: str, asks: int, months: int, ease: int, approvals: Sequence[tuple[str, int, int]]) -> Mechanism:
    moves = key in ("delegation", "pool")
    return Mechanism(
        key,
        key.capitalize(),
        "",
        may_give=(),
        may_receive=(),
        delegable=(Delegable.YES,) if moves else (),
        not_passed_on="",
        moves_decision=moves,
        joint=key == "pool",
        contract=key == "contract",
        asks=Figure(asks),
        months=Figure(months),
        reversibility=Figure(ease),
        approvals=tuple(
            Approval(key, at, by, by, one_off, recurring, Figure(1))
            for at, (by, one_off, recurring) in enumerate(approvals)
        ),
    )


def book() -> Rulebook:
    """The shipped levels and kinds of partner, mechanisms with the figures above, and no pattern."""
    mechanisms = (
        _mechanism("direct", 0, 2, 3, [("icb", 1, 1)]),
        _mechanism("committee", 2, 4, 2, [("icb", 1, 0), ("council", 1, 0), ("receiver", 0, 1)]),
        _mechanism("delegation", 4, 12, 1, [("each-partner", 1, 1)]),
        _mechanism("contract", 3, 9, 1, [("icb", 1, 0)]),
        _mechanism("pool", 3, 6, 2, [("each-partner", 1, 0)]),
    )
    shipped = rulebooks.load("england_2022_act")
    return replace(shipped, mechanisms=mechanisms, patterns=(), functions=(), rules=(), rule_measures=())


def _row(key: str, mode: str, mechanism: str, decides: Answer, does: Answer) -> Arrangement:
    return Arrangement(
        key,
        "care",
        Standing.RULED_IN,
        mode=mode,
        mechanism=mechanism,
        duty=Answer(("icb",), "system"),
        decides=decides,
        does=does,
        funds=does,
        employs=does,
    )


def arrangements() -> tuple[Arrangement, ...]:
    board, team = Answer(("board",), "system"), Answer(("icb",), "system")
    found = [
        replace(_row(f"{key}-today", "icb-direct", "direct", board, team), function=key, standing=Standing.TODAY)
        for key in ("plan", "care")
    ]
    for place in PLACES:
        near, council = Answer((f"committee-{place}",), "place"), Answer((f"council-{place}",), "place")
        trust, side_by_side = Answer(("trust",), "place"), Answer(("icb", f"council-{place}"), "place")
        lead = _row(f"trust-{place}", "lead-partner", "contract", trust, trust)
        rows = (
            _row(f"near-{place}", "place-collaboration", "committee", near, Answer(("icb",), "place")),
            _row(f"council-{place}", "lead-partner", "delegation", council, council),
            replace(lead, recommends=("forum",), approvers=("icb",)),
            _row(f"both-{place}", "place-collaboration", "committee", near, side_by_side),
            _row(f"pooled-{place}", "place-collaboration", "pool", near, side_by_side),
        )
        found.extend(replace(row, place=place) for row in rows)
    return tuple(found)


def _functions() -> tuple[FunctionChange, ...]:
    plan = FunctionChange("plan", Change.ADD, "Plan", delegable=Delegable.NO, footprint="system", horizon=Horizon.LONG)
    care = FunctionChange(
        "care", Change.ADD, "Care", delegable=Delegable.YES, footprint="place", horizon=Horizon.MEDIUM
    )
    sizes = {"plan": (2, 1, 70_000, 4), "care": (2, 4, 60_000, 8)}
    return tuple(
        replace(
            each,
            duty_holder="icb",
            fixed_wte=Figure(sizes[each.key][0]),
            variable_wte=Figure(sizes[each.key][1]),
            cost_per_wte=Figure(sizes[each.key][2]),
            efficient_wte=Figure(sizes[each.key][3]),
        )
        for each in (plan, care)
    )


def upland(**changed: Any) -> Design:
    """The design, perhaps with some of its tables changed."""
    made = Design(
        Identity("Upland", "england_2022_act", "upland", packs=(), convenor="icb"),
        partners=(
            Partner("icb", "ICB", "icb"),
            Partner("council-north", "North Council", "local-authority", ("north",)),
            Partner("council-south", "South Council", "local-authority", ("south",)),
            Partner("trust", "Trust", "acute-trust", ("north", "south")),
            Partner("forum", "Forum", "vcse"),
        ),
        committees=(
            Committee("board", "Board", "system", Authority.DECIDES, hosts=("icb",)),
            *(Committee(f"committee-{place}", place, "place", Authority.DECIDES, place, ("icb",)) for place in PLACES),
        ),
        places=(
            Place("upland", "Upland", "system", population=Figure(300_000)),
            Place("north", "North", "place", "upland", Figure(180_000), Figure(200_000)),
            Place("south", "South", "place", "upland", Figure(120_000), Figure(100_000)),
        ),
        readiness=(
            Readiness("north", Figure(3)),
            Readiness("south", Figure(1)),
            Readiness("south", Figure(3), "later"),
        ),
        functions=_functions(),
        dependencies=(Dependency("plan", "care", Figure(0.5)),),
        arrangements=arrangements(),
        judged_scores=(
            JudgedScore("liked", "icb", "icb-direct", Figure(40)),
            JudgedScore("liked", "icb", "place-collaboration", Figure(80)),
            JudgedScore("liked", "icb", "lead-partner", Figure(60)),
            JudgedScore("liked", "icb", "icb-direct", Figure(10), "care", "south"),
            JudgedScore("liked", "council-north", "place-collaboration", Figure(100), "care", "north"),
        ),
    )
    return replace(made, **changed)


def chosen(north: str = "today", south: str = "today") -> Configuration:
    """The plan as today, and care in each place: today, near, council, trust, both or pooled."""
    keys = {place: key if key == "today" else f"{key}-{place}" for place, key in (("north", north), ("south", south))}
    return Configuration({"plan@upland": "today", **{f"care@{place}": key for place, key in keys.items()}})


def check(measure: str, configuration: Configuration, expected: float, design: Design | None = None) -> None:
    """A measure of a configuration is what was worked out by hand: in plain Python, and by the programme."""
    made: Formulation = formulate(design or upland(), book(), [measure])
    assert made.evaluate(configuration)[measure] == pytest.approx(expected, abs=1e-12)
    assert made.programme.values(made.solution(configuration))[0] == pytest.approx(expected, abs=1e-9)
