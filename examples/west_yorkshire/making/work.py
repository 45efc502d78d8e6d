"""What is done: the functions with their posts, and which of them belong together."""

from __future__ import annotations

from functools import cache
from itertools import combinations

from making.bodies import PLACES
from making.tables import Row, assumption, number, sentences, source
from purposebuilt import rulebooks
from purposebuilt.design import Function

RULEBOOK = "model_icb_2025"
POST = "60000"
"""GBP a year for an average post of the ICB, with on-costs: about the mean of the size classes."""


@cache
def catalogue() -> dict[str, Function]:
    """The functions of the rulebook, both packs."""
    return {function.key: function for function in rulebooks.load(RULEBOOK).functions}


@cache
def local() -> dict[str, Row]:
    """The functions that West Yorkshire adds: published pieces of work that the catalogue holds under one heading."""
    return {row["key"]: row for row in assumption("local_functions")}


@cache
def facts() -> dict[str, tuple[str, str, str]]:
    """Each function's duty holder (``none`` where the law names nobody), delegability and usual footprint."""
    made = {key: (each.duty_holder or "none", str(each.delegable), each.footprint) for key, each in catalogue().items()}
    return made | {
        key: (row["duty_holder"] or "none", row["delegable"], row["footprint"]) for key, row in local().items()
    }


def by_place(function: str) -> bool:
    """Whether a function has a line for each place: so says the rulebook's table of variation."""
    _, delegable, footprint = facts()[function]
    return footprint in {"place", "neighbourhood"} or (footprint == "system" and delegable in {"yes", "partly"})


@cache
def lines() -> list[tuple[str, str]]:
    """Every function with each place that needs a line of its own, or with no place where one line serves all."""
    return [(function, place) for function in facts() for place in (PLACES if by_place(function) else ("",))]


@cache
def sizes() -> dict[str, Row]:
    """The size class of each function before the posts are scaled to the real workforce."""
    classes = {row["size_class"]: row for row in assumption("size_classes")}
    return {row["function"]: classes[row["size_class"]] for row in assumption("function_sizes")}


@cache
def left_out() -> dict[str, str]:
    """The functions whose posts the envelope leaves out, with the reason."""
    return {row["function"]: row["why"] for row in assumption("not_in_the_envelope")}


def functions(fixed: float, variable: float) -> list[Row]:
    """Posts, cost and envelope of every function; the local ones in full. The multipliers make the posts add up."""
    scale = {"fixed_wte": fixed, "variable_wte": variable}
    return [_function(key, scale) for key in facts()]


def _function(key: str, scale: dict[str, float]) -> Row:
    size, added = sizes()[key], local().get(key)
    made = {"key": key, "change": "add" if added else "change", "source": "assumption"}
    for name in ("fixed_wte", "variable_wte", "cost_per_wte", "efficient_wte"):
        value = float(size[name]) * scale.get(name, 1)
        made |= {name: number(value, 5), f"{name}_basis": "assumed"}
    inside = size["in_envelope"] == "yes" and key not in left_out()
    made["in_envelope"] = "yes" if inside else "no"
    made["why"] = sentences(f"Posts of the size class '{size['size_class']}'", left_out().get(key, ""))
    if added:
        taken = ("name", "description", "duty_holder", "delegable", "footprint", "aims", "horizon", "skills")
        made |= {name: added[name] for name in taken}
        made["why"] = sentences(added["why"], made["why"])
    return made


def dependencies() -> list[Row]:
    """Pairs that belong together: the hand-picked ones with their reasons, then those that the rule finds."""
    made = {frozenset((row["function"], row["other"])): row | _assumed(row) for row in assumption("dependencies")}
    for one, other in combinations(_related(), 2):
        pair = frozenset((one, other))
        strength, reason = _rule(one, other)
        if strength and pair not in made:
            made[pair] = {"function": one, "other": other, "reason": reason} | _assumed({"strength": strength})
    return list(made.values())


def _assumed(row: Row) -> Row:
    return {"strength": row["strength"], "strength_basis": "assumed", "source": "assumption"}


@cache
def _families() -> dict[str, str]:
    return {row["function"]: row["family"] for row in assumption("families")}


def _related() -> list[str]:
    return [key for key in catalogue() if key in _families()]


def _rule(one: str, other: str) -> tuple[str, str]:
    """The rule: the same family of work and a skill in common make a dependency of 0.4."""
    if _families()[one] != _families()[other]:
        return "", ""
    skills = sorted(set(catalogue()[one].skills) & set(catalogue()[other].skills))
    if not skills:
        return "", ""
    return "0.4", f"Both belong to {_families()[one]} and need {', '.join(skills)}."


def teams() -> list[Row]:
    """The people there are: the ICB's staff of March 2025, and each trust's for context."""
    trusts = {row["ods_code"]: row for row in source("workforce") if row["period"] == "2025-03"}
    icb = _team("wy-icb", "Staff of the ICB", trusts["QWO"]["mean_fte"], "commissioning", "west-yorkshire")
    made = [icb | {"cost_per_wte": POST, "cost_per_wte_basis": "assumed"}]
    for row in source("partners"):
        if row["ods_code"] in trusts and row["key"] != "wy-icb":
            base = row["places_served"].split(";")[0] if row["key"] != "yas" else "west-yorkshire"
            made.append(_team(row["key"], f"Staff of {row['name']}", trusts[row["ods_code"]]["mean_fte"], "care", base))
    return made


COUNTS = (
    "Mean whole-time equivalents in March 2025, worked out from days available; not the published headcount, and hosted"
    " teams may be in it."
)


def _team(employer: str, name: str, wte: str, skill: str, base: str) -> Row:
    return {
        "key": f"{employer}-staff",
        "name": name,
        "skill": skill,
        "employer": employer,
        "base": base,
        "wte": wte,
        "wte_basis": "derived",
        "counts": COUNTS,
        "source": "nhs-sickness",
    }
