"""How right and how fast shared ground is: errors, intervals, flags and order against a known truth.

    python benchmarks/ground.py [--data FOLDER] [--rooms 40]

Made rooms with a known truth always; with FOLDER also its made sets (`synthetic/NAME`: participants.csv, votes.csv,
truth.json, reference.json) and its conversations (`polis/NAME/votes.csv`, `comments.csv`). No public package pools by
organisation, so the plain rules stand beside ours: raw shares, Laplace's (A + 1) / (S + 2), the room's overall share,
and for flags the permutation of organisations' plain means by F with Benjamini and Hochberg.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import ground_data
from made_rooms import Made, Recipe, made
from numbers_reached import measured
from printing import machine, told
from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.ground import shared_ground
from purposebuilt.participation.parameters import value

ERROR, FALSE, POWER, LEVEL = 0.80, 0.10, 0.64, 0.90
ORDER = {40: 0.84, 80: 0.88}
MILLISECONDS = {(120, 60): 10.0, (500, 300): 75.0}

ROOMS = {
    "120 people, 30 organisations, all differences": Recipe(120, 30, 4, 40, 5, 1.2, 0.9, 0.6, camps=2, density=0.7),
    "36 people, 14 organisations, types differ": Recipe(36, 14, 3, 24, 5, 1.2, 0, 0.5, density=0.95),
    "60 people, 20 organisations, nothing differs": Recipe(60, 20, 3, 40, 5, density=0.7),
    "200 people, 50 organisations, types differ": Recipe(200, 50, 4, 60, 5, 1.2, 0, 0.6, share=0.25),
    "200 people, 12 large organisations": Recipe(200, 12, 4, 60, 5, 0.6, 0.6, 0.6, share=0.4),
    "300 people, 60 organisations that differ much": Recipe(300, 60, 6, 60, 4, 1.0, 1.0, 1.0, share=0.33),
}

HERE = {
    "120 people, 30 organisations": Recipe(120, 30, 4, 40, 5, 1.2, 0.9, 0.6, camps=2, density=0.7),
    "60 people, 20 organisations, nothing differs": Recipe(60, 20, 3, 40, 5, density=0.7),
    "36 people, 14 organisations": Recipe(36, 14, 3, 24, 5, 1.2, 0, 0.5, density=0.95),
    "90 people, 25 organisations": Recipe(90, 25, 3, 30, 5, 1.2, 0.6, 0.6, camps=2, density=0.8),
    "200 people, 50 organisations": Recipe(200, 50, 4, 40, 5, 1.2, 0.9, 0.6, camps=2, density=0.7),
    "200 people, 50 organisations, 90% heard": Recipe(200, 50, 4, 40, 5, 1.2, 0.9, 0.6, camps=2, density=0.9),
    "200 people, 12 organisations, 90% heard": Recipe(200, 12, 4, 40, 5, 1.2, 0.9, 0.6, camps=2, density=0.9),
}
"""Rooms whose truth is that of the people who came, as in the recorded made sets."""


@dataclass
class Row:
    """One line: what, the figures beside one another, the target in words, and whether it is reached (None: none)."""

    what: str
    figures: str
    target: str = ""
    reached: bool | None = None

    def __str__(self) -> str:
        verdict = {True: "reached", False: "NOT REACHED", None: ""}[self.reached]
        first = f"{self.what:<62}{self.target:<18}{verdict}".rstrip()
        return f"{first}\n    {self.figures}"


def error(of: np.ndarray, truth: np.ndarray) -> float:
    return float(np.sqrt(np.mean((of - truth) ** 2)))


def by_type(votes: np.ndarray, kind: np.ndarray, kinds: int) -> tuple[np.ndarray, np.ndarray]:
    """How many of each type agree, and how many take a side (types x statements)."""
    member = (kind[None] == np.arange(kinds)[:, None]).astype(float)
    agree, disagree = member @ (votes == 1), member @ (votes == -1)
    return agree, agree + disagree


def shares(heard: Ballots, truth: np.ndarray, voice: str = "organisation") -> dict[str, float]:
    """Errors of a type's support, and how often the intervals hold the truth (types x statements, types sorted)."""
    kinds = len(heard.types)
    agree, sided = by_type(heard.votes, heard.type[heard.body], kinds)
    raw = np.where(sided > 0, agree / np.maximum(sided, 1), 0.5)
    overall = agree.sum(axis=0) / np.maximum(sided.sum(axis=0), 1)
    found = shared_ground(heard, voice)
    estimates = [[one.by_type[key] for one in found.statements] for key in heard.types]
    ours = np.array([[one.support for one in row] for row in estimates])
    low, high = (
        np.array([[getattr(one, end) for one in row] for row in estimates]) for end in ("support_low", "support_high")
    )
    part = np.bincount(heard.type, minlength=kinds) / len(heard.type)
    system = part @ truth
    held = [
        one.system.support_low <= true <= one.system.support_high
        for one, true in zip(found.statements, system, strict=True)
    ]
    return {
        "raw": error(raw, truth),
        "laplace": error((agree + 1) / (sided + 2), truth),
        "overall": error(np.repeat(overall[None], kinds, axis=0), truth),
        "ours": error(ours, truth),
        "covered": float(((low <= truth) & (truth <= high)).mean()),
        "system covered": float(np.mean(held)),
    }


def error_rows(rooms: int, data: Path | None) -> Iterator[Row]:
    raw, laplace = [], []
    for name, recipe in ROOMS.items():
        each = []
        for seed in range(rooms):
            one = made(recipe, seed)
            present = np.unique(one.type[np.unique(one.org)])
            order = np.argsort(np.array(ground_data.TYPES)[present])
            each.append(shares(one.ballots(), one.chance()[present][order]))
        of = {key: float(np.mean([one[key] for one in each])) for key in each[0]}
        raw.append(of["ours"] / of["raw"])
        laplace.append(of["ours"] / of["laplace"])
        yield _error_row(name, of, "")
    for case in ground_data.made_sets(data) if data else ():
        said = ", ".join(f"{key} {case.recorded[key]:.3f}" for key in ("eb_people", "eb_orgs") if key in case.recorded)
        of = shares(case.heard, case.truth)
        raw.append(of["ours"] / of["raw"])
        laplace.append(of["ours"] / of["laplace"])
        yield _error_row(case.name, of, said)
    for which, over in (("mean", np.mean), ("the most", np.max)):
        measured(f"error of types' shares over raw, {which}", over(raw), ERROR)
        measured(f"error of types' shares over Laplace's, {which}", over(laplace), 1)


def here_rows(rooms: int) -> Iterator[Row]:
    """Errors against the people who came, for two voices: the middle room, and how many rooms reach the target."""
    for name, recipe in HERE.items():
        for voice in ("organisation", "person"):
            each = [_here(made(recipe, 9000 + seed), voice) for seed in range(rooms)]
            raw, laplace = (np.array([one["ours"] / one[other] for one in each]) for other in ("raw", "laplace"))
            held = np.mean([one["covered"] for one in each])
            middle = float(np.median(raw))
            figures = (
                f"share of rooms at {ERROR} of raw or less {np.mean(raw <= ERROR):.2f}, the most {raw.max():.2f}; "
                f"below Laplace's {np.mean(laplace < 1):.2f}; intervals of {LEVEL:.0%} hold the truth: types {held:.0%}"
            )
            good = middle <= ERROR and float(np.median(laplace)) < 1
            yield Row(f"here, {voice}: {name}", figures, f"{middle:.2f} <= {ERROR:.2f}", good)


def _here(one: Made, voice: str) -> dict[str, float]:
    order = np.argsort(np.array(ground_data.TYPES)[np.unique(one.type[one.org])])
    return shares(one.ballots(), one.chance_here()[order], voice)


def _error_row(name: str, of: dict[str, float], recorded: str) -> Row:
    figures = ", ".join(f"{key} {of[key]:.3f}" for key in ("ours", "raw", "laplace", "overall"))
    figures += f"; recorded {recorded}" if recorded else ""
    figures += (
        f"; intervals of {LEVEL:.0%} hold the truth: types {of['covered']:.0%}, system {of['system covered']:.0%}"
    )
    good = of["ours"] <= ERROR * of["raw"] and of["ours"] < of["laplace"]
    return Row(f"error: {name}", figures, f"{of['ours'] / of['raw']:.2f} <= {ERROR:.2f}", good)


def plain_f(heard: Ballots, moves: int = 999) -> np.ndarray:
    """q of each statement by moving organisations' mean votes between types, each organisation alike, by F."""
    member = (heard.body[None] == np.arange(len(heard.bodies))[:, None]).astype(float)
    seen = member @ ~np.isnan(heard.votes)
    mean = np.divide(member @ np.nan_to_num(heard.votes), seen, out=np.zeros_like(seen), where=seen > 0)
    there = (seen > 0).astype(float)
    mean = there * (mean - (mean * there).sum(axis=0) / np.maximum(there.sum(axis=0), 1))
    groups = (heard.type[None] == np.arange(len(heard.types))[:, None]).astype(float)

    def spread(ways: np.ndarray) -> np.ndarray:
        return ((ways @ mean) ** 2 / np.maximum(ways @ there, 1e-9)).sum(axis=0)

    random, found = np.random.default_rng(0), spread(groups)
    larger = sum(spread(groups[:, random.permutation(groups.shape[1])]) >= found - 1e-9 for _ in range(moves))
    p = (1 + larger) / (1 + moves)
    order = np.argsort(p, kind="stable")
    q = np.empty_like(p)
    q[order] = np.minimum.accumulate((p[order] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    return q


def flags(one: Made, plain: bool) -> dict[str, float]:
    """Of one room: the share of true differences found, and the share of false ones among those told."""
    heard = one.ballots()
    found = shared_ground(heard)
    made_of = {"ours": np.array([s.between_types.q if s.between_types else 1.0 for s in found.statements])}
    places = np.array([s.between_places.q if s.between_places else 1.0 for s in found.statements]) <= value(
        "ground.false_discoveries"
    )
    if plain:
        made_of["plain"] = plain_f(heard)
    answer: dict[str, float] = {"places false": float((places & (one.kind != 2)).sum() / max(1, places.sum()))}
    for name, q in made_of.items():
        told_of, true = q <= (value("ground.false_discoveries") if name == "ours" else FALSE), one.kind == 1
        answer[f"{name} found"] = float(told_of[true].mean()) if true.any() else 0.0
        answer[f"{name} false"] = float(told_of[~true].sum() / max(1, told_of.sum()))
    return answer


def flag_rows(rooms: int) -> Iterator[Row]:
    null = {
        f"{orgs} organisations, no difference of types": Recipe(4 * orgs, orgs, 4, 60, 5, 0, 0, 0.6)
        for orgs in (12, 30, 50)
    }
    differ = Recipe(200, 50, 4, 60, 5, 1.2, 0, 0.6, share=0.25)
    cases: dict[str, tuple[Callable[[int], Made], bool]] = {
        **{name: (lambda seed, of=recipe: made(of, seed), False) for name, recipe in null.items()},
        "50 organisations of four": (lambda seed: ground_data.of_one_size(differ, seed), True),
        "50 organisations of any size": (lambda seed: made(differ, seed), True),
        "50, types, places and camps": (
            lambda seed: made(replace(differ, sig_place=0.9, camps=2, share=0.2), seed),
            True,
        ),
    }
    false, power = [], []
    for name, (make, true) in cases.items():
        each = [flags(make(1000 + seed), true) for seed in range(rooms)]
        of = {key: float(np.mean([one[key] for one in each])) for key in each[0]}
        figures = ", ".join(f"{key} {share:.3f}" for key, share in of.items())
        good = of["ours false"] <= FALSE and (not true or of["ours found"] >= POWER)
        false.append(of["ours false"])
        power += [of["ours found"]] if true else []
        yield Row(f"flags: {name}", figures, f"found >= {POWER}" if true else f"false <= {FALSE}", good)
    measured("false flags between known types, mean of the kinds", np.mean(false), FALSE)
    measured("false flags between known types, the most", max(false), FALSE)
    measured("flags: power at 50 organisations of four", power[0], POWER, at_least=True)
    measured("flags: power at 50 organisations, the least of the kinds", min(power), POWER, at_least=True)


def ranks(of: np.ndarray) -> np.ndarray:
    """Ranks with ties in the middle."""
    _, inverse, count = np.unique(of, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[inverse]


def spearman(one: np.ndarray, two: np.ndarray) -> float:
    return float(np.corrcoef(ranks(one), ranks(two))[0, 1])


def order_rows(samples: int, data: Path) -> Iterator[Row]:
    """Samples of people against all of them: does the order of statements hold?"""
    mean: dict[int, list[tuple[float, float]]] = {}
    for name, votes in ground_data.conversations(data):
        truth = ground_data.worse_camp(votes)
        for people in (20, 40, 80, 160):
            if 2 * people > len(votes):
                continue
            told(f"{name}, {people} people")
            each = []
            for seed in range(samples):
                drawn = votes[np.random.default_rng(seed).choice(len(votes), people, replace=False)]
                seen = (~np.isnan(drawn)).sum(axis=0)
                counts = seen >= 3
                ours = np.array([one.score for one in shared_ground(ground_data.people_only(drawn)).statements])
                agree = (drawn == 1).sum(axis=0) / np.maximum(seen, 1)
                each.append((spearman(ours[counts], truth[counts]), spearman(agree[counts], truth[counts])))
            ours_mean, agree_mean = np.mean(each, axis=0)
            mean.setdefault(people, []).append((ours_mean, agree_mean))
            yield Row(f"order: {name}, {people} people", f"ours {ours_mean:.3f}, plain agree share {agree_mean:.3f}")
    for people, found in mean.items():
        ours_mean, agree_mean = np.mean(found, axis=0)
        target = ORDER.get(people)
        figures = f"ours {ours_mean:.3f}, plain agree share {agree_mean:.3f}; {len(found)} conversations"
        what = f"order: mean, {people} people"
        yield Row(what, figures, f">= {target}", ours_mean >= target) if target else Row(what, figures)
        if target:
            measured(f"consensus order from {people} people, mean Spearman", ours_mean, target, at_least=True)


def time_rows(runs: int = 15) -> Iterator[Row]:
    for (people, statements), most in MILLISECONDS.items():
        room = made(Recipe(people, min(60, people // 4), 6, statements, 5, 1, 0.5, 0.6), 1).room()
        taken = []
        for _ in range(runs):
            began = time.process_time()
            shared_ground(room)
            taken.append(1000 * (time.process_time() - began))
        middle = float(np.median(taken))
        figures = f"{middle:.1f} ms of CPU, positions to sentences; median of {runs}"
        yield Row(f"time: {people} people x {statements} statements", figures, f"<= {most:.0f} ms", middle <= most)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of made sets and conversations")
    parser.add_argument("--rooms", type=int, default=40, help="made rooms of each kind, and samples of each size (40)")
    asked = parser.parse_args(arguments)
    print(machine())
    for rows in (
        time_rows(),
        error_rows(asked.rooms, asked.data),
        here_rows(asked.rooms),
        flag_rows(asked.rooms),
        order_rows(min(asked.rooms, 12), asked.data) if asked.data else (),
    ):
        for row in rows:
            print(row, flush=True)


if __name__ == "__main__":
    main()
