"""The 36 systems of 2026, their stand-in places, neighbours and trusts, read from a folder of published tables.

Published: the systems, councils, people (Census 2021), need-weighted people (allocations 2025/26), trusts, and which
systems border on one another. Derived: the stand-in places (no official list of places was found), and the system of
2026 in which each lies, by where most of its people live. Assumed: former Frimley, whose split in 2026 is not published
by area, goes to Thames Valley in Berkshire and to Surrey and Sussex elsewhere.
"""

from __future__ import annotations

import csv
from collections import Counter, deque
from dataclasses import dataclass
from pathlib import Path

FRIMLEY, THAMES_VALLEY, SURREY_SUSSEX = "QNQ", "S0E4D", "S9B9J"
BERKSHIRE = {"E06000036", "E06000039", "E06000040"}
FIRST = "QWO"  # West Yorkshire: the first system when fewer than all are wanted


@dataclass(frozen=True)
class Place:
    """A stand-in place: its system of 2026, and its people, need-weighted."""

    key: str
    system: str
    people: float


@dataclass(frozen=True)
class England:
    """Systems in the order in which they are taken; places; neighbours, the longest border first; trusts by system."""

    systems: tuple[str, ...]
    places: tuple[Place, ...]
    neighbours: dict[str, tuple[str, ...]]
    trusts: dict[str, tuple[str, ...]]


def read(folder: Path, count: int = 36) -> England:
    """The first `count` systems, each bordering on one before it, with their places."""
    successor = _successors(folder)
    neighbours = _neighbours(folder, successor)
    systems = _in_order(neighbours)[:count]
    kept = set(systems)
    trusts: dict[str, list[str]] = {system: [] for system in systems}
    for row in _rows(folder / "trusts.csv"):
        kind = row["trust_type"] in ("acute", "mental_health", "community", "acute_specialist")
        if row["icb_ods_code_2026"] in kept and row["status"] == "open" and kind:
            trusts[row["icb_ods_code_2026"]].append(row["ods_code"])
    return England(
        systems=tuple(systems),
        places=tuple(place for place in _places(folder, successor) if place.system in kept),
        neighbours={system: tuple(each for each in neighbours[system] if each in kept) for system in systems},
        trusts={system: tuple(sorted(found)) for system, found in trusts.items()},
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _successors(folder: Path) -> dict[str, str]:
    """The system of 2026 of each sub-ICB location."""
    return {row["sub_icb_ods_code"]: row["icb_ods_code_2026"] for row in _rows(folder / "sub_icbs.csv")}


def _places(folder: Path, successor: dict[str, str]) -> list[Place]:
    people: dict[tuple[str, str], Counter[str]] = {}
    for row in _rows(folder / "lsoa21_lookup_imd2025.csv"):
        system = successor[row["sub_icb_ods_code"]]
        for area in (row["utla_code"], row["lad_code"], row["sub_icb_ods_code"]):
            found = people.setdefault((row["icb_ods_code"], area), Counter())
            found[system] += int(row["population_census_2021"])
    made = []
    for row in _rows(folder / "places.csv"):
        if row["stand_in_place"] != "True":
            continue
        area = row["geography_code"]
        (system, _), *_ = people[row["icb_ods_code"], area].most_common(1)
        if row["icb_ods_code"] == FRIMLEY:
            system = THAMES_VALLEY if area in BERKSHIRE else SURREY_SUSSEX
        weighted = row["weighted_population_core_2025_26"] or row["population_census_2021"]
        made.append(Place(row["place_id"], system, float(weighted)))
    return sorted(made, key=lambda place: place.key)


def _neighbours(folder: Path, successor: dict[str, str]) -> dict[str, list[str]]:
    new: dict[str, set[str]] = {}
    for row in _rows(folder / "sub_icbs.csv"):
        found = successor[row["sub_icb_ods_code"]] or THAMES_VALLEY
        new.setdefault(row["icb_ods_code"], set()).add(found)
    border: dict[str, Counter[str]] = {}
    for row in _rows(folder / "icb_adjacency.csv"):
        for one in new[row["icb_ods_code"]]:
            for other in new[row["neighbour_icb_ods_code"]]:
                if one != other:
                    border.setdefault(one, Counter())[other] += float(row["shared_boundary_km_approx"])
    return {one: sorted(found, key=lambda other: (-found[other], other)) for one, found in sorted(border.items())}


def _in_order(neighbours: dict[str, list[str]]) -> list[str]:
    """Every system, nearest to the first in steps over borders first."""
    seen, queue = [FIRST], deque([FIRST])
    while queue:
        for each in neighbours[queue.popleft()]:
            if each not in seen:
                seen.append(each)
                queue.append(each)
    return [*seen, *sorted(set(neighbours) - set(seen))]
