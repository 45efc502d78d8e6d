"""A room counted by organisation: how many of each agree, pass and disagree, and whose voice counts how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt import problems
from purposebuilt.participation.ballots import Ballots, Bools, Floats, picked
from purposebuilt.participation.ground.result import Voice
from purposebuilt.participation.room import Ints
from purposebuilt.problems import Exit, Problem, Refusal, Where

UNWEIGHTED = problems.register("PB520", "An organisation has no stated weight where voices are to count by weight.")
NO_SUCH_VOICE = problems.register("PB521", "That is no way in which voices can count.")


@dataclass(frozen=True, eq=False)
class Tallies:
    """Counts of B organisations on m statements; statements stand in the order of their keys, so that none matters.

    `counts` (3 x B x m) holds how many agree, pass and disagree; `seen` (B x m) their sum. `kinds` (T x B) and
    `places` (P x B) say with 1 which organisation belongs to which type and place. `column` gives for each statement
    of the room its column here.
    """

    counts: Floats
    seen: Floats
    kinds: Floats
    places: Floats
    column: tuple[int, ...]


def tally(heard: Ballots) -> Tallies:
    """Count a room by organisation."""
    order = sorted(range(len(heard.statements)), key=lambda at: heard.statements[at])
    column = {at: column for column, at in enumerate(order)}
    votes = picked(heard.votes, np.arange(len(heard.participants)), np.array(order, dtype=np.int64))
    counts = np.stack([by_body(votes == stance, heard) for stance in (1, 0, -1)])
    return Tallies(
        counts,
        counts.sum(axis=0),
        _indicators(heard.type, len(heard.types)),
        _indicators(heard.place, len(heard.places)),
        tuple(column[at] for at in range(len(order))),
    )


def by_body(said: Bools, heard: Ballots) -> Floats:
    """How many people of each organisation (B x m); each organisation has one at least."""
    if not len(heard.bodies):
        return np.zeros((0, said.shape[1]))
    rows = np.argsort(heard.body, kind="stable")
    first = np.searchsorted(heard.body[rows], np.arange(len(heard.bodies)))
    made: Floats = np.add.reduceat(said[rows], first, axis=0, dtype=np.float64)
    return made


def _indicators(group: Ints, groups: int) -> Floats:
    made: Floats = (group[None, :] == np.arange(groups)[:, None]).astype(np.float64)
    return made


def as_voice(words: str) -> Voice:
    """The voice that is meant; "people" is another word for "person". Raises a Refusal (PB521) for any other word."""
    known = {**{str(voice): voice for voice in Voice}, "people": Voice.PERSON}
    if words not in known:
        ways = ", ".join(str(voice) for voice in Voice)
        problem = Problem(NO_SUCH_VOICE, f"Voices cannot count by '{words}'.", f"Choose one of: {ways}.")
        raise Refusal((problem,), Exit.NOT_UNDERSTOOD)
    return known[words]


def voices(heard: Ballots, tallies: Tallies, voice: Voice) -> tuple[Floats, Floats]:
    """How much each organisation counts on each statement (B x m, 0 where it took no position), and in all (B).

    Raises a Refusal (PB520) that names every organisation without a weight where voices count by weight.
    """
    if voice is Voice.PERSON:
        return tallies.seen, np.bincount(heard.body, minlength=len(heard.bodies)).astype(np.float64)
    heard_of = (tallies.seen > 0).astype(np.float64)
    if voice is Voice.ORGANISATION:
        return heard_of, np.ones(len(heard.bodies))
    lacking = [key for key, weight in zip(heard.bodies, heard.weight, strict=True) if not weight >= 0]
    if lacking and len(lacking) == len(heard.bodies):
        raise Refusal((NO_WEIGHT_AT_ALL,), Exit.DESIGN_NOT_READY)
    if lacking:
        raise Refusal(tuple(_unweighted(key) for key in lacking), Exit.DESIGN_NOT_READY)
    return heard_of * heard.weight[:, None], heard.weight


NO_WEIGHT_AT_ALL = Problem(
    UNWEIGHTED,
    "No organisation has a stated weight.",
    "State a weight for each organisation, or count voices by organisation or by person.",
    where=Where("organisations", column="weight"),
)
"""What is said once where weights were never thought of, as in votes that know no organisations."""


def _unweighted(key: str) -> Problem:
    return Problem(
        UNWEIGHTED,
        "This organisation has no stated weight." if not key.startswith("~") else "This person has no organisation.",
        "State a weight for each organisation, or count voices by organisation or by person.",
        where=Where("organisations", column="weight", key=key.removeprefix("~")),
    )
