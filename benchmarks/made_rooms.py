"""Made rooms with a known truth: people nested in organisations, types and places, and camps that cut across them.

All figures are illustrative and drawn from a seed. Whoever speaks up agrees with a log-odds that is the sum of what the
statement gets from everybody, what the person's type, place and organisation add to it, the person's own leniency,
and, on statements of kind ``camp``, plus or minus `camp_strength` by the person's camp. One in five statements has each
kind of difference that the room has. Round by round, differences shrink and fewer people pass.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.room import About, Organisation, Participant, Positions, Room, Round, Statement

TYPES = ("council", "nhs_trust", "primary_care", "vcse", "public_and_patients")

KINDS = ("plain", "type", "place", "camp")

RISE = 0.24
"""By how much the log-odds of agreement rise from one round to the next."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Recipe:
    """What a made room is made of. Strengths are standard deviations or shifts on the scale of log-odds.

    `share` is the share of statements with each kind of difference; `places` with `sig_place` 0 and `types` with
    `sig_type` 0 make no difference. `camps` counts the camps (0: none). `level_mean` and `level_sd` say how much
    agreement statements get from everybody.
    """

    n: int = 60
    orgs: int = 20
    places: int = 3
    statements: int = 40
    types: int = 5
    sig_type: float = 0.0
    sig_place: float = 0.0
    sig_org: float = 0.0
    person_sd: float = 0.4
    camps: int = 0
    camp_strength: float = 1.6
    share: float = 0.2
    density: float = 0.8
    passes: float = 0.16
    level_mean: float = 0.5
    level_sd: float = 0.9
    rounds: int = 1
    shrink: float = 0.25


@dataclass(frozen=True, eq=False)
class Made:
    """A made room and its truth.

    `votes` (rounds x n x m) is 1, 0, -1 or NaN; `org` (n) counts organisations, `type` and `place` (orgs) belong to
    them; `kind` (m) counts into KINDS; `camp` (n) is empty where there are none. The rest are shifts of log-odds:
    `level` (m), `by_type` (types x m), `by_place` (places x m), `by_camp` (n x m). `chances` (rounds x n x m) are how
    likely each person is to agree rather than disagree.
    """

    recipe: Recipe
    votes: Floats
    org: Ints
    type: Ints
    place: Ints
    kind: Ints
    camp: Ints
    level: Floats
    by_type: Floats
    by_place: Floats
    by_camp: Floats
    chances: Floats

    def ballots(self, at: int = 0) -> Ballots:
        """One round as the library's arrays, organisations without people left out."""
        present, body = np.unique(self.org, return_inverse=True)
        types, kind = np.unique(np.array(TYPES)[self.type[present]], return_inverse=True)
        places, place = np.unique(self.place[present], return_inverse=True)
        nothing = np.full(len(present), np.nan)
        n, m = self.votes.shape[1:]
        return Ballots(
            statements=tuple(f"s{s:03d}" for s in range(m)),
            participants=tuple(f"p{p:04d}" for p in range(n)),
            votes=self.votes[at],
            matters=np.zeros((n, m), dtype=bool),
            body=body,
            bodies=tuple(f"org{o:03d}" for o in present),
            type=kind,
            types=tuple(types.tolist()),
            place=place,
            places=tuple(f"place{p}" for p in places),
            weight=nothing,
            people=nothing,
        )

    def room(self) -> Room:
        """All rounds as the library's record; positions in the order of round, person and statement."""
        _, n, m = self.votes.shape
        at, person, statement = np.nonzero(~np.isnan(self.votes))
        stance = self.votes[at, person, statement].astype(np.int8)
        matters = np.zeros(len(at), dtype=bool)
        return Room(
            About("A made room", illustrative=True),
            statements=tuple(Statement(f"s{s:03d}", f"Statement {s}.") for s in range(m)),
            organisations=tuple(
                Organisation(f"org{o:03d}", type=TYPES[self.type[o]], place=f"place{self.place[o]}")
                for o in range(self.recipe.orgs)
            ),
            participants=tuple(Participant(f"p{p:04d}", f"org{self.org[p]:03d}") for p in range(n)),
            rounds=tuple(Round(r + 1) for r in range(self.recipe.rounds)),
            positions=Positions(person, statement, stance, matters, (at + 1).astype(np.int16)),
        )

    def chance_here(self, at: int = 0) -> Floats:
        """The same as `chance`, but of the people who came: the mean of their chances (types that came, in order)."""
        of = self.type[self.org]
        return np.array([self.chances[at][of == kind].mean(axis=0) for kind in np.unique(of)])

    def chance(self, at: int = 0) -> Floats:
        """The share of agreement, passes apart, of each type (in the order of TYPES) on each statement in one round.

        It is that of a population of many organisations and people, of which a fixed sample of 2,000 is taken.
        """
        fixed = np.random.default_rng(1)
        left = 1 - self.recipe.shrink * at
        own = fixed.normal(0, self.recipe.person_sd, (2000, 1))
        own = own + left * fixed.normal(0, self.recipe.sig_org, (2000, len(self.level)))
        own += left * self.by_place[fixed.integers(0, len(self.by_place), 2000)]
        own += (1 - self.recipe.shrink * at / 2) * self.by_camp[fixed.integers(0, len(self.by_camp), 2000)]
        odds = self.level + RISE * at + left * self.by_type
        return np.array([(1 / (1 + np.exp(-(each + own)))).mean(axis=0) for each in odds])


def made(recipe: Recipe, seed: int) -> Made:
    """Draw a room."""
    rng = np.random.default_rng(seed)
    n, m = recipe.n, recipe.statements
    size = rng.lognormal(0, 1, recipe.orgs)
    org = np.sort(rng.choice(recipe.orgs, n, p=size / size.sum()))
    kind_of_org = np.arange(recipe.orgs) % recipe.types
    place = rng.choice(recipe.places, recipe.orgs, p=rng.dirichlet(np.full(recipe.places, 4.0)))
    kind = _kinds(recipe, rng)
    level = rng.normal(recipe.level_mean, recipe.level_sd, m)
    by_type = rng.normal(0, recipe.sig_type, (recipe.types, m)) * (kind == 1)
    by_place = rng.normal(0, recipe.sig_place, (recipe.places, m)) * (kind == 2)
    by_org = by_type[kind_of_org] + by_place[place] + rng.normal(0, recipe.sig_org, (recipe.orgs, m))
    camp, by_camp = _camps(recipe, kind, rng)
    person = rng.normal(0, recipe.person_sd, (n, 1))
    votes, chances = np.empty((recipe.rounds, n, m)), np.empty((recipe.rounds, n, m))
    for at in range(recipe.rounds):
        differ = (1 - recipe.shrink * at) * by_org[org] + (1 - recipe.shrink * at / 2) * by_camp
        chances[at] = 1 / (1 + np.exp(-(level + RISE * at + differ + person)))
        agree = rng.random((n, m)) < chances[at]
        passed = rng.random((n, m)) < recipe.passes * max(0.0, 1 - 0.3 * at)
        votes[at] = np.where(passed, 0.0, np.where(agree, 1.0, -1.0))
        votes[at][rng.random((n, m)) >= recipe.density] = np.nan
    return Made(recipe, votes, org, kind_of_org, place, kind, camp, level, by_type, by_place, by_camp, chances)


def _kinds(recipe: Recipe, rng: np.random.Generator) -> Ints:
    """Which statements differ by what: an equal share for each difference that the room has, in any order."""
    differs = (recipe.sig_type > 0, recipe.sig_place > 0, recipe.camps > 0)
    count = round(recipe.share * recipe.statements)
    kinds = [at + 1 for at, there in enumerate(differs) if there for _ in range(count)]
    kinds = (kinds + [0] * recipe.statements)[: recipe.statements]
    return rng.permutation(np.array(kinds, dtype=np.int64))


def _camps(recipe: Recipe, kind: Ints, rng: np.random.Generator) -> tuple[Ints, Floats]:
    """The camp of each person and what it adds. Two camps pull a statement apart; of more, one stands out at a time."""
    if not recipe.camps:
        return np.zeros(0, dtype=np.int64), np.zeros((recipe.n, len(kind)))
    camp = rng.integers(0, recipe.camps, recipe.n)
    way = rng.choice([-1.0, 1.0], len(kind)) * recipe.camp_strength * (kind == KINDS.index("camp"))
    alone = np.zeros(len(kind)) if recipe.camps == 2 else rng.integers(0, recipe.camps, len(kind))
    return camp, np.where(camp[:, None] == alone, 1.0, -1.0) * way
