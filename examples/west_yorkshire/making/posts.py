"""How many people today's arrangements need, so that the ICB's add up to its real workforce."""

from __future__ import annotations

from dataclasses import dataclass

from making.bodies import SYSTEM, committees, places
from making.tables import Row, source, split
from making.work import lines, sizes

ICB = "wy-icb"


@dataclass(frozen=True)
class Scales:
    """What the fixed and the variable posts of every size class are multiplied by."""

    fixed: float
    variable: float


def published(number: str) -> float:
    """A figure of the sources by its number."""
    return next(float(row["value"]) for row in source("numbers") if row["id"] == number)


def scales(arrangements: list[Row]) -> Scales:
    """Two multipliers from two totals of the sources.

    Today's arrangements need the ICB's real workforce (March 2025, from days available). One team for each function,
    instead of one in each place, would need the posts that the ICB planned to keep.
    """
    today, planned = published("WYN046"), published("WYN048")
    teams, shared, variable = employed(arrangements)
    fixed = (today - planned) / (teams - shared)
    return Scales(fixed, (today - fixed * teams) / variable)


def employed(arrangements: list[Row]) -> tuple[float, float, float]:
    """What the ICB employs today before scaling: fixed posts, the same with one team a function, variable posts.

    Where several employ together, each has an equal part.
    """
    teams = shared = variable = 0.0
    seen: set[str] = set()
    for row, fixed, served in needed(arrangements):
        employers = split(row["employs_bodies"])
        if ICB not in employers:
            continue
        teams += fixed / len(employers)
        variable += served / len(employers)
        if row["function"] not in seen:
            shared += float(sizes()[row["function"]]["fixed_wte"]) / len(employers)
        seen.add(row["function"])
    return teams, shared, variable


def needed(arrangements: list[Row]) -> list[tuple[Row, float, float]]:
    """Each line's arrangement with its fixed and variable posts before scaling; fixed ones with a team's first line.

    A team is whoever does a function, at a level and in the area of that level: the ICB's people in five places are
    five teams, its people for the whole system one.
    """
    rows = {(row["function"], row["place"]): row for row in arrangements if row["standing"] == "today"}
    people = {row["key"]: int(row["need_weighted"]) for row in places() if row.get("need_weighted")}
    seen: set[tuple[str, ...]] = set()
    made = []
    for function, place in lines():
        row = rows.get((function, place)) or rows[function, ""]
        size, team = sizes()[function], (function, *_seat(row, place))
        fixed = 0.0 if team in seen else float(size["fixed_wte"])
        seen.add(team)
        made.append((row, fixed, float(size["variable_wte"]) * people[place or SYSTEM] / 100_000))
    return made


def _seat(row: Row, place: str) -> tuple[str, ...]:
    hosts = {each["key"]: split(each["hosts"]) for each in committees()}
    bodies = {host for body in split(row["does_bodies"]) for host in hosts.get(body) or [body]}
    near = row["does_level"] in {"place", "neighbourhood"}
    return (*sorted(bodies), row["does_level"], place if near else "")
