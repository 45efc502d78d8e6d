"""Hypothesis strategies for rooms that files can hold, and one large room without Hypothesis."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from tests.generative.designs import dates, figures, keys, texts

from purposebuilt.participation.room import (
    About,
    BestWorst,
    Method,
    Moderation,
    Organisation,
    Participant,
    PointsGiven,
    Position,
    Positions,
    Proposal,
    Room,
    Round,
    Stance,
    Statement,
    WeightGiven,
)

maybe = st.one_of(st.just(""), texts)
plain_words = st.one_of(st.just(""), keys)


def maybe_figure() -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), figures(0, 1e9))


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """Any room that files can hold: references valid, everything else as awkward as may be."""
    bodies = draw(st.lists(keys, max_size=3, unique=True))
    people = draw(st.lists(keys, max_size=4, unique=True))
    asked = draw(st.lists(keys, max_size=4, unique=True))
    bought = draw(st.lists(keys.filter(lambda key: key not in asked), max_size=2, unique=True))
    numbers = draw(st.lists(st.integers(0, 32_767), max_size=3, unique=True))
    rounds = st.sampled_from(numbers) if numbers else st.integers(0, 5)
    someone = st.sampled_from(people) if people else st.nothing()
    body = st.sampled_from(["", *bodies])
    return Room(
        draw(st.builds(About, texts, maybe, maybe, st.booleans(), maybe, maybe)),
        tuple(draw(_statement(key, body)) for key in asked),
        tuple(draw(_organisation(key)) for key in bodies),
        tuple(draw(st.builds(Participant, st.just(key), body, maybe, st.booleans())) for key in people),
        tuple(Round(number, draw(maybe), draw(st.one_of(st.just(""), dates))) for number in numbers),
        Positions.of(draw(_positions(someone, asked, rounds)), people, asked),
        tuple(draw(_weights(someone, rounds))),
        tuple(draw(_points(someone, [*asked, *bought], rounds))),
        tuple(draw(_sets(someone, asked, rounds))),
        tuple(draw(st.builds(Proposal, st.just(key), texts, figures(0), maybe, maybe)) for key in bought),
        draw(maybe_figure()),
    )


def _statement(key: str, body: st.SearchStrategy[str]) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        st.just(key),
        texts,
        maybe,
        maybe,
        maybe,
        body,
        st.sampled_from(Moderation),
        maybe,
        st.booleans(),
        st.booleans(),
        maybe,
    )


def _organisation(key: str) -> st.SearchStrategy[Organisation]:
    return st.builds(Organisation, st.just(key), maybe, maybe, maybe, maybe, maybe_figure(), maybe_figure())


def _positions(
    someone: st.SearchStrategy[str], asked: list[str], rounds: st.SearchStrategy[int]
) -> st.SearchStrategy[list[Position]]:
    if not asked:
        return st.just([])
    one = st.builds(Position, someone, st.sampled_from(asked), st.sampled_from(Stance), st.booleans(), maybe, rounds)
    return st.lists(one, max_size=6) if not someone.is_empty else st.just([])


def _weights(someone: st.SearchStrategy[str], rounds: st.SearchStrategy[int]) -> st.SearchStrategy[list[WeightGiven]]:
    if someone.is_empty:
        return st.just([])
    swing = st.builds(
        WeightGiven, someone, texts, figures(0, 100), st.just(Method.SWING), st.just(""), maybe, maybe, maybe, rounds
    )
    pair = st.builds(WeightGiven, someone, texts, figures(0), st.just(Method.PAIR), texts, maybe, maybe, maybe, rounds)
    return st.lists(
        st.one_of(swing, pair), max_size=3, unique_by=lambda one: (one.participant, one.about, one.against, one.round)
    )


def _points(
    someone: st.SearchStrategy[str], things: list[str], rounds: st.SearchStrategy[int]
) -> st.SearchStrategy[list[PointsGiven]]:
    if someone.is_empty or not things:
        return st.just([])
    one = st.builds(PointsGiven, someone, st.sampled_from(things), st.floats(0, 1e6), maybe, rounds)
    return st.lists(one, max_size=3, unique_by=lambda each: (each.participant, each.about, each.round))


@st.composite
def _sets(
    draw: st.DrawFn, someone: st.SearchStrategy[str], asked: list[str], rounds: st.SearchStrategy[int]
) -> list[BestWorst]:
    if someone.is_empty or len(asked) < 2:
        return []
    made = []
    for _ in range(draw(st.integers(0, 2))):
        shown = draw(st.permutations(asked))[: draw(st.integers(2, len(asked)))]
        best, worst, *_ = draw(st.permutations(shown))
        made.append(BestWorst(draw(someone), tuple(shown), best, worst, draw(rounds)))
    return made


def large_room(people: int = 500, statements: int = 300, seed: int = 1) -> Room:
    """A room in which everybody took a stand on everything, with a reason now and then."""
    numbers = np.random.default_rng(seed)
    count = people * statements
    reasons = {at: f"because {at}" for at in numbers.choice(count, count // 50, replace=False).tolist()}
    return Room(
        About("Large", illustrative=True),
        tuple(Statement(f"s{at}", f"Statement {at}") for at in range(statements)),
        tuple(Organisation(f"o{at}", type=f"type-{at % 5}", place=f"place-{at % 3}") for at in range(30)),
        tuple(Participant(f"person-{at}", f"o{at % 30}") for at in range(people)),
        positions=Positions(
            np.repeat(np.arange(people), statements),
            np.tile(np.arange(statements), people),
            numbers.integers(-1, 2, count).astype(np.int8),
            numbers.random(count) < 0.1,
            np.ones(count, dtype=np.int16),
            reasons,
        ),
    )
