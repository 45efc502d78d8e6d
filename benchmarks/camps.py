"""Camps: how often some are drawn where there are none, how often two real ones are found, what changes them, how long.

All rooms are made from seeds (made_rooms.py), so the truth is known. Beside ours stands the plain gate: the first
singular value of what is left of the votes after means of people and statements, against 20 shuffles within statements,
found where it is above all of them and 1.08 times their mean; it knows no organisations.

    python benchmarks/camps.py [--rooms 100] [--data FOLDER]

`--data` is a folder of made rooms with participants.csv, votes.csv and truth.json each.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from made_rooms import Floats, Made, Recipe, made
from numbers_reached import measured
from printing import machine
from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.camps import Camps, camps
from purposebuilt.participation.camps.known import centred
from purposebuilt.participation.camps.parted import agreement

NESTED = {"sig_type": 1.2, "sig_place": 0.9, "sig_org": 0.6}

NONE = {
    "20 x 40": Recipe(n=20, orgs=8),
    "30 x 30": Recipe(n=30, statements=30, orgs=10),
    "60 x 40": Recipe(),
    "120 x 60": Recipe(n=120, statements=60, orgs=30),
    "300 x 80": Recipe(n=300, statements=80, orgs=50),
    "60 x 40, leniency 1.2": Recipe(person_sd=1.2),
    "300 x 80, leniency 1.2": Recipe(n=300, statements=80, orgs=50, person_sd=1.2),
    "300 x 80, leniency 2": Recipe(n=300, statements=80, orgs=50, person_sd=2.0),
    "60 x 40, all alike": Recipe(person_sd=0.0),
    "60 x 40, uneven statements": Recipe(level_sd=2.0),
    "60 x 40, half missing": Recipe(density=0.5),
    "60 x 40, a third passes": Recipe(passes=0.35),
    "36 x 24, types and organisations": Recipe(n=36, statements=24, orgs=14, density=0.95, **NESTED),
    "120 x 40, types and organisations": Recipe(n=120, orgs=30, **NESTED),
}

REAL = {
    "20": Recipe(n=20, orgs=8, camps=2),
    "30": Recipe(n=30, orgs=10, camps=2),
    "60": Recipe(n=60, orgs=20, camps=2),
    "120": Recipe(n=120, orgs=30, camps=2),
}

KINDS_OF_CAMPS = {
    "a fifth of statements, 1.6": {"share": 0.2, "camp_strength": 1.6},
    "a fifth of statements, 2.2": {"share": 0.2, "camp_strength": 2.2},
    "two fifths, 1.4": {"share": 0.4, "camp_strength": 1.4},
    "all statements, 0.8": {"share": 1.0, "camp_strength": 0.8},
    "two fifths, 1.4, half missing": {"share": 0.4, "camp_strength": 1.4, "density": 0.5},
    "a fifth, 2.2, types and organisations": {"share": 0.2, "camp_strength": 2.2, **NESTED},
}

FOUND = {"20": 0.5, "30": 0.88, "60": 0.95}


@dataclass
class Tally:
    """What was found in many rooms of one kind."""

    found: list[bool] = field(default_factory=list)
    plain: list[bool] = field(default_factory=list)
    agree: list[float] = field(default_factory=list)
    three: int = 0

    def room(self, one: Made, seed: int, nested: bool) -> None:
        result = camps(one.ballots() if nested else one.votes[0], seed)
        self.found.append(result.found)
        self.plain.append(plain_gate(one.votes[0], seed))
        self.three += result.count > 2
        if result.found and len(one.camp):
            placed = np.array(result.labels) > 0
            self.agree.append(agreement(np.array(result.labels)[placed] - 1, one.camp[placed]))


def plain_gate(votes: Floats, seed: int) -> bool:
    """Whether the plain gate finds a factor."""
    rng = np.random.default_rng(seed)
    seen = ~np.isnan(votes)
    filled = np.where(seen, votes, 0.0)
    mine = np.linalg.norm(centred(filled, seen), 2)
    drawn = []
    for _ in range(20):
        shuffled = filled.copy()
        for column in range(votes.shape[1]):
            shuffled[seen[:, column], column] = rng.permutation(filled[seen[:, column], column])
        drawn.append(np.linalg.norm(centred(shuffled, seen), 2))
    return bool(mine > max(drawn) and mine >= 1.08 * np.mean(drawn))


def tallied(recipe: Recipe, rooms: int) -> Tally:
    tally = Tally()
    for seed in range(rooms):
        tally.room(made(recipe, 40_000 + seed), seed, recipe.sig_org > 0)
    return tally


def false_camps(rooms: int) -> None:
    print(f"\nno camps are there: share of {rooms} rooms with none drawn (target 0.95, 0.90 with 20 people)")
    print(f"  {'room':36} {'ours':>6} {'plain gate':>11}")
    lowest: dict[float, float] = {}
    for name, recipe in NONE.items():
        tally = tallied(recipe, rooms)
        share, target = 1 - np.mean(tally.found), 0.9 if recipe.n == 20 else 0.95
        lowest[target] = min(lowest.get(target, 1.0), float(share))
        print(f"  {name:36} {share:6.3f} {1 - np.mean(tally.plain):11.3f}  {verdict(share >= target)}", flush=True)
    for target, share in lowest.items():
        people = "n = 20" if target < 0.95 else "n >= 30, the least of the kinds"
        print(f"  {measured(f'no camps where none are, {people}', share, target, at_least=True)}")


def real_camps(rooms: int) -> None:
    print(f"\ntwo camps are there: share of {rooms} rooms of 40 statements in which some are found,")
    print("agreement of those with the truth (adjusted Rand index), and how many were drawn as three")
    print(f"  {'camps':42} {'people':>6} {'ours':>6} {'plain gate':>11} {'agreement':>10} {'three':>6}")
    found: dict[str, list[float]] = {}
    for kind, strengths in KINDS_OF_CAMPS.items():
        for people, recipe in REAL.items():
            tally = tallied(replace(recipe, **strengths), rooms)
            ours, plain = float(np.mean(tally.found)), np.mean(tally.plain)
            found.setdefault(people, []).append(ours)
            agree = np.mean(tally.agree) if tally.agree else np.nan
            line = f"  {kind:42} {people:>6} {ours:6.2f} {plain:11.2f} {agree:10.2f} {tally.three:6d}"
            target = FOUND.get(people)
            print(line + (f"  target {target:.2f} {verdict(ours >= target)}" if target else ""), flush=True)
    for people, target in FOUND.items():
        what, every = f"two camps found, n = {people}", found[people]
        print(f"  {measured(f'{what}, mean of the kinds', np.mean(every), target, at_least=True)}")
        print(f"  {measured(f'{what}, the least of the kinds', min(every), target, at_least=True)}")


def unchanged(rooms: int) -> None:
    """Rows and columns in another order, votes the other way round: the same camps?"""
    least, same, drawn = 1.0, 0, 0
    for seed in range(rooms):
        votes = made(Recipe(n=40, camps=2 + seed % 2, camp_strength=2.2, share=0.4), seed).votes[0]
        rng = np.random.default_rng(seed)
        rows, columns = rng.permutation(votes.shape[0]), rng.permutation(votes.shape[1])
        one, other = camps(votes), camps((-1) ** seed * votes[np.ix_(rows, columns)])
        same += one.found == other.found
        if one.found and other.found:
            drawn += 1
            least = min(least, agreement(np.array(one.labels)[rows] + 1, np.array(other.labels) + 1))
    print(f"\norder and sign changed in {rooms} rooms: the same answer in {same},")
    print(f"  lowest agreement of the {drawn} with camps {least:.3f}")
    print(f"  target 1 in all: {verdict(same == rooms and least == 1)}")
    what = "camps: least agreement under sign, row and column changes"
    print(f"  {measured(what, least if same == rooms else 0.0, 1, at_least=True)}")


def times() -> None:
    print(
        "\nmilliseconds for camps alone, median of 9 (CPU in brackets); all of a room: 20 at 120 x 60, 150 at 500 x 300"
    )
    for n, m in ((20, 40), (60, 40), (120, 60), (300, 80), (500, 300)):
        for count in (0, 2):
            for what, strengths in (("votes alone", {}), ("organisations", NESTED)):
                recipe = Recipe(n=n, statements=m, orgs=max(8, n // 6), camps=count, **strengths)
                room = made(recipe, 3)
                wall, cpu, result = timed(room.ballots() if strengths else room.votes[0])
                answer = "camps" if result.found else "none "
                print(
                    f"  {n:4d} x {m:<4d} {what:14} {answer} {wall:7.1f} ({cpu:.1f}), {result.draws} shuffles",
                    flush=True,
                )


def timed(room: Ballots | Floats) -> tuple[float, float, Camps]:
    wall, cpu = [], []
    for _ in range(9):
        begun, spent = time.perf_counter(), time.process_time()
        result = camps(room)
        wall.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - spent)
    return 1e3 * float(np.median(wall)), 1e3 * float(np.median(cpu)), result


def given_rooms(folder: Path) -> None:
    """The rooms of a folder, round by round, known truth beside what is found."""
    print("\nrooms that were given")
    for at in sorted(path.parent for path in folder.rglob("truth.json")):
        truth = json.loads((at / "truth.json").read_text(encoding="utf-8"))
        for number, room in rounds(at):
            result = camps(room)
            said = "camps" if truth["camps"] else "none"
            found = f"{result.count} camps" if result.found else "none"
            agree = ""
            if result.found and truth["camps"]:
                true = np.array(truth["camp"])[[int(key) for key in room.participants]]
                agree = f", agreement {agreement(np.array(result.labels) + 1, (true > 0).astype(np.int64)):.2f}"
            figures = (
                f"p {result.p_value:.3f}, ratio {result.ratio:.2f}, stability {result.stability or float('nan'):.2f}"
            )
            print(f"  {at.name:14} round {number}: true {said:5}, found {found}{agree}; {figures}")


def rounds(at: Path) -> Iterator[tuple[int, Ballots]]:
    with (at / "participants.csv").open(encoding="utf-8") as file:
        people = list(csv.DictReader(file))
    with (at / "votes.csv").open(encoding="utf-8") as file:
        cast = list(csv.DictReader(file))
    bodies, body = np.unique([one["org"] for one in people], return_inverse=True)
    first = [next(one for one in people if one["org"] == name) for name in bodies]
    types, kind = np.unique([one["type"] for one in first], return_inverse=True)
    places, place = np.unique([one["place"] for one in first], return_inverse=True)
    m, nothing = 1 + max(int(one["c"]) for one in cast), np.full(len(bodies), np.nan)
    for number in sorted({int(one["round"]) for one in cast}):
        votes = np.full((len(people), m), np.nan)
        for one in cast:
            if int(one["round"]) == number:
                votes[int(one["p"]), int(one["c"])] = int(one["vote"])
        keys = tuple(f"{at:04}" for at in range(m)), tuple(f"{at:04}" for at in range(len(people)))
        groups = (body, tuple(bodies), kind, tuple(types), place, tuple(places))
        yield number, Ballots(*keys, votes, votes == 2, *groups, nothing, nothing)


def verdict(reached: bool | np.bool_) -> str:
    return "reached" if reached else "NOT reached"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", type=int, default=100, help="rooms of each kind (100)")
    folder = os.environ.get("PURPOSEBUILT_DELIBERATION")
    parser.add_argument("--data", type=Path, default=Path(folder) if folder else None, help="folder of given rooms")
    asked = parser.parse_args()
    print(machine())
    false_camps(asked.rooms)
    real_camps(asked.rooms)
    unchanged(min(asked.rooms, 60))
    times()
    if asked.data is not None:
        given_rooms(asked.data)
    print(f"\nload at the end {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
