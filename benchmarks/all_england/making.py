"""England as a large design: the catalogue's functions in every place, and who could take them.

From the rulebook and the West Yorkshire example: 138 functions with their footprint and delegability; which belong
together and how strongly; fixed and variable posts and what a post costs (assumed there); the closeness of each level.
Illustrative, drawn from a seed: which systems offer to host a body for several systems, which trusts serve which
places, how well each arrangement is thought to fit, what each costs beside the ICB's own, each host's capacity. The
envelope of an ICB is GBP 18.76 a head (published), or less where that would not bite (illustrative).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from all_england.geography import England, Place
from purposebuilt import rulebooks
from purposebuilt.appraisal.decomposition import NONE, LargeDesign

EXAMPLE = Path(__file__).parents[2] / "examples" / "west_yorkshire"
FUNCTIONS = 138
HOSTS = 12  # systems that offer to host a function for their neighbours
ENVELOPE = 18.76  # GBP a head
BITES = 0.55  # of what the ICB would need if it did everything itself
CAPACITY = 16  # functions that a host takes on for others
CLOSE = {"place": 1.0, "system": 0.5, "multi-system": 0.25}
LEVEL = dict.fromkeys(("place", "council"), "place") | dict.fromkeys(("icb", "system", "trust"), "system")
LEVEL["pan"] = "multi-system"
DEARER = {"place": 1.06, "council": 1.04, "trust": 1.0, "icb": 1.0, "system": 0.99, "pan": 0.94}
POSTS = {"place": 0.6, "council": 0.6, "trust": 1.0, "icb": 1.0, "system": 1.1, "pan": 1.6}


@dataclass(frozen=True)
class Weights:
    """How much each measure weighs; each is scaled so that 1 is the whole of it."""

    cost: float = 0.4
    far: float = 0.2
    hand_offs: float = 0.2
    misfit: float = 0.2


@dataclass(frozen=True)
class Function:
    """A function of the catalogue with its posts: GBP a year of a team, and for each need-weighted person."""

    key: str
    footprint: str
    delegable: str
    fixed_posts: float
    fixed: float
    variable: float


@dataclass(frozen=True)
class Candidates:
    """Every candidate by line: its line, kind, system of who does it, team and seat; and what each team is.

    `team_function`, `team_system` and `team_kind` say of each team what it runs, in which system, and its kind.
    """

    line: np.ndarray
    kind: np.ndarray
    team: np.ndarray
    seat: np.ndarray
    team_function: np.ndarray
    team_system: np.ndarray
    team_kind: np.ndarray


def functions() -> tuple[list[Function], list[tuple[int, int, float]]]:
    """The catalogue's functions, and pairs of them that belong together with their strength."""
    book = rulebooks.load("england_2022_act")
    posts = {row["key"]: row for row in _rows(EXAMPLE / "functions.csv")}
    made = []
    for each in book.functions:
        row = posts.get(each.key)
        if row is None or each.footprint == "national" or len(made) == FUNCTIONS:
            continue
        cost = float(row["cost_per_wte"] or 0)
        fixed, variable = float(row["fixed_wte"] or 0), float(row["variable_wte"] or 0)
        made.append(
            Function(each.key, each.footprint, str(each.delegable), fixed, fixed * cost, variable * cost / 100_000)
        )
    at = {each.key: number for number, each in enumerate(made)}
    found: dict[tuple[int, int], float] = {}
    for row in _rows(EXAMPLE / "dependencies.csv"):
        if row["function"] in at and row["other"] in at and row["function"] != row["other"]:
            one, other = sorted((at[row["function"]], at[row["other"]]))
            found[one, other] = max(found.get((one, other), 0.0), float(row["strength"]))
    return made, [(one, other, strength) for (one, other), strength in sorted(found.items())]


def make(england: England, weights: Weights = Weights(), *, seed: int = 1, pan: str = "shared") -> LargeDesign:
    """England as a large design; blocks are systems. The value is 100 x the weighted sum of the scaled measures.

    `pan`: ``shared`` as meant; ``none`` without bodies for several systems; ``apart`` where each system pays such a
    body's whole fixed cost itself.
    """
    catalogue, together = functions()
    places, count = len(england.places), len(catalogue)
    found = _candidates(england, catalogue, seed, pan)
    people = np.array([each.people for each in england.places])
    system = np.array([england.systems.index(each.system) for each in england.places])
    fixed, variable = np.array([(each.fixed, each.variable) for each in catalogue]).T
    function, place = found.line // places, found.line % places
    run = variable[function] * people[place] * [DEARER[kind] for kind in found.kind]
    team_cost = fixed[found.team_function] * [POSTS[kind] for kind in found.team_kind]
    whole = float((variable[:, None] * people).sum() + fixed.sum() * len(england.systems))
    far = (1 - np.array([CLOSE[LEVEL[kind]] for kind in found.kind])) * people[place] / (people.sum() * count)
    misfit = np.random.default_rng(seed + 1).uniform(0, 1, len(run)) / (places * count)
    pairs = np.array([(one * places + p, other * places + p) for one, other, _ in together for p in range(places)])
    strength = np.repeat([each[2] for each in together], places)
    return LargeDesign(
        first=np.concatenate([[0], np.cumsum(np.bincount(found.line, minlength=places * count))]),
        cost=100 * (weights.cost * run / whole + weights.far * far + weights.misfit * misfit),
        team=found.team,
        seat=found.seat,
        fixed=100 * weights.cost * team_cost / whole,
        pairs=pairs,
        strength=100 * weights.hand_offs * strength / strength.sum(),
        function=np.repeat(np.arange(count), places),
        block=np.tile(system, count),
        **_limits(found, run, team_cost, np.bincount(system, weights=people), fixed.sum()),
    )


def _limits(
    found: Candidates, run: np.ndarray, team_cost: np.ndarray, heads: np.ndarray, fixed: float
) -> dict[str, np.ndarray]:
    """Envelopes of systems in GBP, then capacities of hosts in functions that they take on for others."""
    systems = len(heads)
    own = found.kind == "icb"
    system = found.team_system[found.team]
    alone = np.bincount(system[own], weights=run[own], minlength=systems) + fixed
    is_own, is_pan = found.team_kind == "icb", found.team_kind == "pan"
    return {
        "cap": np.concatenate([np.minimum(ENVELOPE * heads, BITES * alone), np.full(systems, CAPACITY)]),
        "limit": np.where(own, system, NONE),
        "use": np.where(own, run, 0.0),
        "team_limit": np.where(is_own, found.team_system, np.where(is_pan, systems + found.team_system, NONE)),
        "team_use": np.where(is_own, team_cost, np.where(is_pan, 1.0, 0.0)),
    }


def _candidates(england: England, catalogue: list[Function], seed: int, pan: str) -> Candidates:
    rng = np.random.default_rng(seed)
    number = {system: at for at, system in enumerate(england.systems)}
    serves = _trusts(england, rng)
    teams: dict[tuple[int, str], tuple[int, str]] = {}
    seats: dict[str, int] = {}
    names = {name: at for at, name in enumerate(teams)}
    made: list[tuple[int, str, int, int]] = []
    for at, function in enumerate(catalogue):
        hosts = set(rng.permutation(len(england.systems))[:HOSTS].tolist()) if pan != "none" else set()
        for spot, place in enumerate(england.places):
            for kind, body, host in _bodies(function, place, england, (number, hosts, serves)):
                team = f"{body} for {place.system}" if pan == "apart" and kind == "pan" else body
                teams.setdefault((at, team), (number[host], kind))
                where = names.setdefault((at, team), len(names))
                made.append((at * len(england.places) + spot, kind, where, seats.setdefault(body, len(seats))))
    line, kind, team_of, seat = zip(*made, strict=True)
    return Candidates(
        line=np.array(line),
        kind=np.array(kind),
        team=np.array(team_of),
        seat=np.array(seat),
        team_function=np.array([key[0] for key in teams]),
        team_system=np.array([system for system, _ in teams.values()]),
        team_kind=np.array([kind for _, kind in teams.values()]),
    )


Known = tuple[dict[str, int], set[int], dict[str, list[str]]]


def _bodies(function: Function, place: Place, england: England, known: Known) -> Iterator[tuple[str, str, str]]:
    """Who could take a function in a place: the kind, the body, the system it belongs to."""
    number, hosts, serves = known
    system = place.system
    local = function.footprint in ("place", "neighbourhood", "system")
    yield "icb", f"ICB {system}", system
    yield "place", f"place {place.key}", system
    if function.delegable != "no":
        yield "system", f"collaborative {system}", system
        if local:
            yield "council", f"council {place.key}", system
        for trust in serves[place.key][: 2 if function.delegable == "yes" else 1]:
            yield "trust", f"trust {trust}", system
    near = [each for each in (system, *england.neighbours[system]) if number[each] in hosts]
    for host in near[:2]:
        yield "pan", f"host {host}", host


def _trusts(england: England, rng: np.random.Generator) -> dict[str, list[str]]:
    """Up to two trusts for each place: one of the system's four largest serves several of its places (drawn)."""
    found = {}
    for place in england.places:
        trusts = england.trusts[place.system][:4]
        found[place.key] = [trusts[at] for at in rng.permutation(len(trusts))[:2]]
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
