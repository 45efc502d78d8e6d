"""A small system with a fixed cast, in which each test changes one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from purposebuilt import rulebooks
from purposebuilt.checks import check
from purposebuilt.checks.answers import Checked, RuleAnswer
from purposebuilt.design import (
    Answer,
    Arrangement,
    Authority,
    Committee,
    Criterion,
    Design,
    Figure,
    Force,
    Identity,
    Partner,
    Place,
    Preference,
    Standing,
)
from purposebuilt.problems import Problem
from purposebuilt.rulebooks import Rulebook

PARTNERS = (
    Partner("icb", "The ICB", "icb"),
    Partner("other-icb", "The other ICB", "icb", places=("elsewhere",)),
    Partner("council-a", "Council A", "local-authority", places=("a",)),
    Partner("council-b", "Council B", "local-authority", places=("b",)),
    Partner("trust", "The trust", "acute-trust"),
    Partner("company", "The company", "community-provider"),
    Partner("charity", "The charity", "vcse"),
    Partner("nhse", "NHS England", "nhs-england"),
)
PLACES = (
    Place("s", "The system", "system", population=Figure(1000)),
    Place("a", "Place A", "place", "s", Figure(600)),
    Place("b", "Place B", "place", "s", Figure(400)),
    Place("elsewhere", "Elsewhere", "place"),
)
COMMITTEES = (
    Committee("board", "The board", "system", Authority.DECIDES, hosts=("icb",)),
    Committee("pc-a", "Place committee A", "place", Authority.DECIDES, place="a", hosts=("icb",)),
    Committee("pc-b", "Place committee B", "place", Authority.DECIDES, place="b", hosts=("icb",)),
    Committee("advisers", "The advisers", "system", Authority.ADVISES, hosts=("icb",)),
    Committee("joint", "The joint committee", "multi-system", Authority.DECIDES, hosts=("icb", "council-a")),
)
ICB = Answer(("icb",), "system")


def of(*bodies: str, since: str = "", level: str = "system") -> Answer:
    return Answer(bodies, level, since)


def arranged(function: str, key: str = "one", **given: Any) -> Arrangement:
    """The ICB holds the duty, decides, does, funds and employs, unless something else is given."""
    plain = Arrangement(key, function, duty=ICB, decides=of("board"), does=ICB, funds=ICB, employs=ICB)
    return replace(plain, **{"mechanism": "board-reserved", "mode": "icb-direct", **given})


def ruled_in(function: str, key: str = "target", **given: Any) -> Arrangement:
    return arranged(function, key, **{"standing": Standing.RULED_IN, **given})


def design(*arrangements: Arrangement, **given: Any) -> Design:
    plain: dict[str, Any] = {
        "partners": tuple(each for each in PARTNERS if each.key != "other-icb"),
        "places": PLACES[:3],
        "committees": COMMITTEES,
        "arrangements": arrangements,
    }
    identity = Identity("A system", "england_2022_act", "s")
    return Design(**{"identity": identity, **plain, **given})


def criterion(key: str, **given: Any) -> Criterion:
    plain = Criterion(key, f"The sentence of {key}.", f"owner of {key}", "system", preference=Preference.MORE)
    if "threshold" in given:
        given["threshold"] = Figure(given["threshold"])
    if "weight" in given:
        given["weight"] = Figure(given["weight"])
    return replace(plain, **{"measure": "closeness", "force": Force.SHOULD, **given})


def book(key: str = "england_2022_act") -> Rulebook:
    return rulebooks.load(key)


def checked(made: Design, key: str = "england_2022_act") -> Checked:
    return check(made, book(key))


def answer(made: Design, rule: str, key: str = "england_2022_act") -> RuleAnswer:
    return next(each for each in checked(made, key).rules if each.rule.key == rule)


def problems(made: Design, code: str, key: str = "england_2022_act") -> tuple[Problem, ...]:
    return tuple(each for each in checked(made, key).problems if each.code == code)
