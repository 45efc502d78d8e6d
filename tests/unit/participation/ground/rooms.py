"""Small made rooms for the tests of shared ground."""

import numpy as np

from purposebuilt.design import Figure
from purposebuilt.participation.room import (
    About,
    Organisation,
    Participant,
    Position,
    Positions,
    Room,
    Stance,
    Statement,
)


def made(
    organisations: int = 12,
    each: int = 3,
    statements: int = 5,
    types: int = 3,
    seed: int = 0,
    density: float = 0.9,
) -> Room:
    """A room of organisations of equal size with random leanings by organisation; nothing differs by type."""
    random = np.random.default_rng(seed)
    bodies = tuple(
        Organisation(f"o{at:02}", type=f"t{at % types}", place=f"p{at % 2}", weight=Figure(1 + at % 4))
        for at in range(organisations)
    )
    people = tuple(Participant(f"m{at:03}", bodies[at // each].key) for at in range(organisations * each))
    asked = tuple(Statement(f"s{at:02}", f"Statement {at}", purpose=f"a{at % 2}") for at in range(statements))
    leaning = random.normal(0.4, 0.8, (organisations, statements))
    said = [
        Position(who.key, what.key, stance_of(leaning[p // each, s] + random.normal()), bool(random.random() < 0.3))
        for p, who in enumerate(people)
        for s, what in enumerate(asked)
        if random.random() < density
    ]
    return room_of(bodies, people, asked, said)


def stance_of(value: float) -> Stance:
    return Stance.AGREE if value > 0.2 else Stance.DISAGREE if value < -0.2 else Stance.PASS


def room_of(
    bodies: tuple[Organisation, ...],
    people: tuple[Participant, ...],
    asked: tuple[Statement, ...],
    said: list[Position],
) -> Room:
    columns = Positions.of(said, [one.key for one in people], [one.key for one in asked])
    return Room(About("A made room"), asked, bodies, people, positions=columns)
