"""How many people today's arrangements need, so that the ICB's add up to its real workforce."""

from __future__ import annotations

from making.bodies import SYSTEM, committees, places
from making.tables import Row, source, split
from making.work import left_out, lines, sizes

ICB = "wy-icb"


def workforce() -> float:
    """The ICB's whole-time equivalents in March 2025, worked out by the source from days available."""
    return next(float(row["value"]) for row in source("numbers") if row["id"] == "WYN046")


def scale(arrangements: list[Row]) -> float:
    """What every class's posts are multiplied by, so that the ICB employs its real workforce today."""
    return workforce() / employed(arrangements, ICB)


def employed(arrangements: list[Row], employer: str) -> float:
    """Posts of one employer before scaling; where several employ together, each has an equal part."""
    total = 0.0
    for row, wte in needed(arrangements):
        employers = split(row["employs_bodies"])
        total += wte / len(employers) if employer in employers else 0.0
    return total


def cost(arrangements: list[Row]) -> float:
    """GBP a year inside the envelope before scaling, whoever employs the people."""
    counted = [
        (row, wte)
        for row, wte in needed(arrangements)
        if sizes()[row["function"]]["in_envelope"] == "yes" and row["function"] not in left_out()
    ]
    return sum(wte * float(sizes()[row["function"]]["cost_per_wte"]) for row, wte in counted)


def needed(arrangements: list[Row]) -> list[tuple[Row, float]]:
    """Each line's arrangement with its posts before scaling: a team's fixed posts stand with its first line.

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
        wte = float(size["variable_wte"]) * people[place or SYSTEM] / 100_000
        if team not in seen:
            wte += float(size["fixed_wte"])
        seen.add(team)
        made.append((row, wte))
    return made


def _seat(row: Row, place: str) -> tuple[str, ...]:
    hosts = {each["key"]: split(each["hosts"]) for each in committees()}
    bodies = {host for body in split(row["does_bodies"]) for host in hosts.get(body) or [body]}
    near = row["does_level"] in {"place", "neighbourhood"}
    return (*sorted(bodies), row["does_level"], place if near else "")
