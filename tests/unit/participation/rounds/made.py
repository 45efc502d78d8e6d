"""Small rooms over several rounds."""

from __future__ import annotations

import numpy as np

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

Said = dict[tuple[str, str, int], int]
"""Stances by participant, statement and round."""


def room(said: Said, home: dict[str, str], **fields: object) -> Room:
    people = tuple(Participant(key, home[key]) for key in sorted(home))
    statements = tuple(Statement(key, f"About {key}.") for key in sorted({key for _, key, _ in said}))
    rows = [Position(who, what, Stance(stance), round=number) for (who, what, number), stance in said.items()]
    bodies = tuple(Organisation(key) for key in sorted(set(home.values()) - {""}))
    positions = Positions.of(rows, [one.key for one in people], [one.key for one in statements])
    about = About("Made", illustrative=True)
    return Room(about, statements, bodies, people, positions=positions, **fields)  # type: ignore[arg-type]


def drawn(seed: int, bodies: int, each: int, statements: int, passes: tuple[float, ...]) -> Room:
    """Everybody takes a stand in every round; the share who pass is that of the round."""
    random = np.random.default_rng(seed)
    home = {f"p{at:03}": f"o{at // each:02}" for at in range(bodies * each)}
    said = {
        (who, f"s{what:02}", number): 0 if random.random() < share else (1 if random.random() < 0.7 else -1)
        for number, share in enumerate(passes, 1)
        for who in home
        for what in range(statements)
    }
    return room(said, home)
