"""Rooms for the benchmark of shared ground: made sets with a recorded truth, conversations, and rooms of one size."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from made_rooms import TYPES, Made, Recipe, made
from purposebuilt.participation.ballots import Ballots

__all__ = ["TYPES", "MadeSet", "conversations", "made_sets", "of_one_size", "people_only", "worse_camp"]


@dataclass
class MadeSet:
    """One round of a made set: what was heard, the true support of each type (types sorted), the recorded errors."""

    name: str
    heard: Ballots
    truth: np.ndarray
    recorded: dict[str, float]


def made_sets(folder: Path) -> Iterator[MadeSet]:
    for one in sorted((folder / "synthetic").iterdir()):
        truth = json.loads((one / "truth.json").read_text(encoding="utf-8"))
        reference = json.loads((one / "reference.json").read_text(encoding="utf-8"))
        people, votes = _rows(one / "participants.csv"), _rows(one / "votes.csv")
        for at, by_statement in enumerate(truth["agree_probability_by_type_per_round"]):
            heard = _heard(people, [row for row in votes if int(row["round"]) == at], truth["statements"])
            true = np.array([by_statement[str(s)] for s in range(truth["statements"])]).T
            order = [truth["type_order"].index(name) for name in heard.types]
            recorded = reference[f"round_{at}"]["rmse_agree_by_type"]
            yield MadeSet(f"{one.name}, round {at}", heard, true[order], recorded)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _heard(people: list[dict[str, str]], votes: list[dict[str, str]], statements: int) -> Ballots:
    at = {row["p"]: row_at for row_at, row in enumerate(people)}
    table = np.full((len(people), statements), np.nan)
    for row in votes:
        table[at[row["p"]], int(row["c"])] = int(row["vote"])
    bodies, body = np.unique([row["org"] for row in people], return_inverse=True)
    first = [body.tolist().index(b) for b in range(len(bodies))]
    types, kind = np.unique([people[p]["type"] for p in first], return_inverse=True)
    places, place = np.unique([people[p]["place"] for p in first], return_inverse=True)
    unknown = np.full(len(bodies), np.nan)
    return replace(
        people_only(table),
        body=body,
        bodies=tuple(bodies.tolist()),
        type=kind,
        types=tuple(types.tolist()),
        place=place,
        places=tuple(places.tolist()),
        weight=unknown,
        people=unknown,
    )


def people_only(votes: np.ndarray) -> Ballots:
    """A room without organisations: everybody is a voice."""
    n, m = votes.shape
    keys, nowhere, unknown = tuple(f"{p:05d}" for p in range(n)), np.full(n, -1), np.full(n, np.nan)
    statements = tuple(f"{s:04d}" for s in range(m))
    unseen = np.zeros(votes.shape, dtype=bool)
    return Ballots(statements, keys, votes, unseen, np.arange(n), keys, nowhere, (), nowhere, (), unknown, unknown)


def conversations(folder: Path) -> Iterator[tuple[str, np.ndarray]]:
    """Votes of each conversation large enough to sample: people with seven votes or more, as Polis groups them."""
    for one in sorted((folder / "polis").iterdir()):
        asked = [
            row["c"] for row in _rows(one / "comments.csv") if row["moderated"] != "-1" and not int(row["meta"] or 0)
        ]
        column = {key: at for at, key in enumerate(asked)}
        rows = [row for row in _rows(one / "votes.csv") if row["c"] in column]
        person = {key: at for at, key in enumerate(sorted({row["p"] for row in rows}, key=int))}
        votes = np.full((len(person), len(column)), np.nan)
        for row in rows:
            votes[person[row["p"]], column[row["c"]]] = int(row["vote"])
        votes = votes[(~np.isnan(votes)).sum(axis=1) >= 7]
        if len(votes) >= 40:
            yield one.name, votes


def worse_camp(votes: np.ndarray, pull: float = 2.0) -> np.ndarray:
    """The truth of the recorded experiment as it is described: the agree share of the camp that agrees less.

    One dimension is fitted to the residuals of the votes after person and statement effects by alternating ridge
    regressions from the first singular vector; the two camps are those with a positive and with another figure; the
    share is (A + 1) / (S + 2), passes counted in S. It is written apart from the library, from all people; with it a
    plain agree share from samples correlates as was recorded to 0.01 (0.84 and 0.88 at 40 and 80 people).
    """
    seen, value = (~np.isnan(votes)).astype(float), np.nan_to_num(votes)
    whole = value.sum() / seen.sum()
    person, statement = np.zeros(len(votes)), np.zeros(votes.shape[1])
    for _ in range(10):
        person = (value - seen * (whole + statement)).sum(axis=1) / (seen.sum(axis=1) + pull)
        statement = (value - seen * (whole + person[:, None])).sum(axis=0) / (seen.sum(axis=0) + pull)
    rest = value - seen * (whole + person[:, None] + statement)
    loading = np.linalg.svd(rest, full_matrices=False)[2][0] * np.sqrt(votes.shape[1]) * 0.3
    for _ in range(30):
        stand = rest @ loading / (seen @ loading**2 + pull)
        stand /= np.sqrt((stand**2).mean())
        loading = rest.T @ stand / (seen.T @ stand**2 + pull)
    stand = rest @ loading / (seen @ loading**2 + pull)
    camps = (votes[stand > 0], votes[stand <= 0])
    return np.minimum(*(((one == 1).sum(axis=0) + 1) / ((~np.isnan(one)).sum(axis=0) + 2) for one in camps))


def of_one_size(recipe: Recipe, seed: int) -> Made:
    """A room in which every organisation sent equally many people: one of any size, with other people drawn anew."""
    drawn = made(replace(recipe, n=40 * recipe.orgs), seed)
    random = np.random.default_rng(seed)
    each = recipe.n // recipe.orgs
    kept = [
        random.choice(np.flatnonzero(drawn.org == one), each, replace=False)
        for one in range(recipe.orgs)
        if (drawn.org == one).sum() >= each
    ]
    rows = np.sort(np.concatenate(kept))
    camp = drawn.camp[rows] if len(drawn.camp) else drawn.camp
    return replace(
        drawn,
        recipe=recipe,
        votes=drawn.votes[:, rows],
        org=drawn.org[rows],
        camp=camp,
        by_camp=drawn.by_camp[rows],
        chances=drawn.chances[:, rows],
    )
