"""An appraisal as large as a real system's, made by hand with a fixed seed."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tests.unit.publishing.made import OBJECTIVES, scores, tiny, tiny_design

from purposebuilt import rulebooks
from purposebuilt.appraisal.results import Appraisal, FrontierResult, Option, Regret, Robustness, TradeOff
from purposebuilt.checks.answers import RuleAnswer
from purposebuilt.design import Answer, Committee, Design, Figure, Partner, Place
from purposebuilt.design.partners import Authority
from purposebuilt.formulation.configuration import Candidate, Line


@cache
def large(options: int = 6) -> Appraisal:
    """As large as a real system: five places, every function of the catalogue, several options, 300 points."""
    rulebook = rulebooks.load("england_2022_act")
    design = _large_design()
    lines = _large_lines(design)
    draw = random.Random(20261121)  # noqa: S311 - a fixed seed for a made-up system
    points = tuple(_point(at / 300, draw) for at in range(300))
    listed = _options(options, lines, points, draw)
    return replace(
        tiny(),
        design=design,
        rulebook=rulebook,
        lines=lines,
        candidates=4 * len(lines),
        frontier=FrontierResult(points, True, (0.0,) * 4, 0.0, 612, 40.0, "Nothing is missing at this resolution"),
        options=listed,
        chosen="option-2",
        robustness=_robustness(listed),
        trade_offs=_trade_offs(design, lines, listed, draw),
        regret=tuple(
            Regret(partner.key, option.key, round(draw.random() ** 2, 3))
            for partner in design.partners
            for option in listed
        ),
        tensions=tuple(
            replace(
                tiny().tensions[at % 2], key=f"t{at}", title=f"Two goods, number {at}", voiced_by=("icb",), lines=()
            )
            for at in range(30)
        ),
        rules=tuple(
            RuleAnswer(rule, ("met", "met", "to-confirm", "not-met")[at % 4], "It was looked at line by line", ())
            for at, rule in enumerate(rulebook.rules)
        ),
    )


def _robustness(options: tuple[Option, ...]) -> Robustness:
    """That of the Dales, told of as many options."""
    found = tiny().robustness
    assert found is not None
    even = {option.key: 1 / len(options) for option in options}
    keys = tuple(even)
    return replace(
        found,
        options=tuple(replace(found.options[at % 3], option=key) for at, key in enumerate(keys)),
        winning=tuple(tuple(0.5 * (one != other) for other in keys) for one in keys),
        ways=tuple(replace(way, first=even) for way in found.ways),
        opinions=tuple(replace(each, values=even, order=keys, first=even) for each in found.opinions),
        changed=tuple(replace(found.changed[0], option=key, pairs=((keys[0], keys[1]),)) for key in keys[2:]),
    )


def _point(t: float, draw: random.Random) -> tuple[float, ...]:
    near = round(0.5 + t * 0.4, 4)
    return (
        near,
        round(0.35 - 0.2 * t * draw.random(), 4),
        round(16 + 3 * t + draw.random(), 2),
        round(900 * draw.random()),
    )


def _options(
    count: int, lines: tuple[Line, ...], points: tuple[tuple[float, ...], ...], draw: random.Random
) -> tuple[Option, ...]:
    today = {line.key: _candidate(line, 0 if draw.random() < 0.6 else 2) for line in lines}
    made = []
    for at in range(count):
        held = {
            line.key: _candidate(line, draw.randrange(4)) if draw.random() < 0.15 * at else today[line.key]
            for line in lines
        }
        key, name = ("today", "Today's arrangement") if not at else (f"option-{at}", f"Favourite of partner group {at}")
        why = "It is on the list because a group of partners likes it best by its own weights"
        made.append(Option(key, name, why, scores(points[at * 50], 400 - 20 * at), held))
    return tuple(made)


def _trade_offs(
    design: Design, lines: tuple[Line, ...], listed: tuple[Option, ...], draw: random.Random
) -> tuple[TradeOff, ...]:
    return tuple(
        TradeOff(
            first.key,
            second.key,
            {o.name: second.scores[o.name] - first.scores[o.name] for o in OBJECTIVES},
            "one point more costs 12 pence a head",
            tuple(line.key for line in lines if draw.random() < 0.1),
            tuple(place.key for place in design.places[1:]),
            tuple(partner.key for partner in design.partners[:4]),
        )
        for first, second in pairwise(listed[1:])
    )


def _large_design() -> Design:
    small = tiny_design()
    names = ("Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield")
    return replace(
        small,
        identity=replace(small.identity, title="A large system", system="sys", packs=("core", "extra"), convenor="icb"),
        places=(
            Place("sys", "The large system", "system", population=Figure(2_400_000)),
            *(Place(name.lower(), name, "place", "sys", Figure(480_000)) for name in names),
        ),
        partners=(
            Partner("icb", "NHS Large Integrated Care Board", "icb"),
            *(
                Partner(f"{n.lower()}-council", f"{n} Metropolitan District Council", "local-authority", (n.lower(),))
                for n in names
            ),
            *(
                Partner(
                    f"{n.lower()}-trust", f"{n} Teaching Hospitals NHS Foundation Trust", "acute-trust", (n.lower(),)
                )
                for n in names
            ),
        ),
        committees=(
            Committee(
                "icb-board",
                "Board of NHS Large",
                "system",
                Authority.DECIDES,
                hosts=("icb",),
                mechanism="board-reserved",
            ),
            *(
                Committee(
                    f"{n.lower()}-committee",
                    f"{n} Place Committee",
                    "place",
                    Authority.DECIDES,
                    n.lower(),
                    ("icb",),
                    reports_to="icb-board",
                )
                for n in names
            ),
        ),
        functions=(),
        arrangements=(),
        tensions=(),
        criteria=tuple(replace(c, place="", functions=(), owner="icb", parent="") for c in small.criteria),
        weights=(),
        decisions=(),
        commitments=(),
        purposes=tuple(replace(p, place="") for p in small.purposes),
        readiness=(),
        teams=(),
    )


def _large_lines(design: Design) -> tuple[Line, ...]:
    rulebook = rulebooks.load("england_2022_act")
    lines = []
    for at, function in enumerate(rulebooks.functions_of(rulebook, design)):
        places = [place.key for place in design.places[1:]] if at % 2 else ["sys"]
        lines += [Line(f"{function.key}@{place}", function.key, place, 480_000) for place in places]
    return tuple(lines[:500])


def _candidate(line: Line, shape: int) -> Candidate:
    place = line.place if line.place != "sys" else "leeds"
    icb = Answer(("icb",), "system")
    board = Answer(("icb-board",), "system")
    shapes = (
        ("icb-direct", "board-reserved", board, icb),
        (
            "place-collaboration",
            "place-committee",
            Answer((f"{place}-committee",), "place"),
            Answer((f"{place}-council",), "place"),
        ),
        ("lead-partner", "lead-provider-contract", board, Answer((f"{place}-trust",), "place")),
        (
            "lead-partner",
            "s65z5-delegation",
            Answer((f"{place}-trust",), "place"),
            Answer((f"{place}-trust",), "place"),
        ),
    )
    mode, mechanism, decides, does = shapes[shape]
    return Candidate(f"c{shape}", line.key, mode, mechanism, "", icb, decides, does, icb, does, today=False)
