"""Swing weights of those who decide: what the step from worst to best in each criterion is worth to each of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.design import Criterion
from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import Method, Room, WeightGiven
from purposebuilt.participation.weights.levels import Levels
from purposebuilt.participation.weights.pairs import Consistency, Ratio, consistency, geometric_means
from purposebuilt.participation.weights.shares import Shares, Way, deciders
from purposebuilt.problems import Problem, Severity, Where, register

NOT_A_SWING = register("PB541", "A swing weight is not between 0 and 100.")
NOT_A_RATIO = register("PB542", "A pair does not say how many times one thing counts as much as another.")
CARD_MISSING = register("PB543", "Somebody weighed some of what belongs together and not the rest.")
NOTHING_COUNTS = register("PB544", "Somebody's weights give no shares: all are nought, or pairs that do not join.")
LEVEL_SKIPPED = register("PB545", "Somebody gave no weights at one level of the criteria.")


@dataclass(frozen=True, slots=True)
class Levelled:
    """Somebody whose swings are nearly equal, as people often give them when asked this way.

    `least` is the lowest swing as a share of the highest of the same card.
    """

    participant: str
    least: float
    sentence: str


def swing_shares(room: Room, criteria: Sequence[Criterion] = (), only: Collection[str] | None = None) -> Shares:
    """Shares from the swings (and pairs) of those who decide, multiplied down where criteria nest.

    Each person's latest swing of each thing counts. What has one parent is weighed together: swings over their sum, or
    the geometric means of pairs where a person gave only pairs. A level that a person left out takes the design's own
    weights, or equal ones, and a note says so; one missing from a card counts as nothing, and a warning says so.
    `only` narrows what is looked at to some keys. Swing weights: von Winterfeldt and Edwards, Cambridge
    University Press, 1986. People pull swings towards equal weights (Rezaei et al. 2021, 10.1002/bdm.2262); two levels
    lower that pull.
    """
    heard, problems = deciders(room)
    rows = [one for one in room.weights if one.participant in heard and (only is None or one.about in only)]
    good, wrong = _sound(rows)
    people = sorted({one.participant for one in good})
    levels = Levels.of(criteria, [name for one in good for name in (one.about, one.against) if name])
    found, told = _each(people, good, levels)
    kept = [person for person in people if person in found]
    shares = np.array([found[person] for person in kept]).reshape(len(kept), len(levels.ends))
    return Shares(Way.SWING, tuple(kept), levels.ends, shares, _reasons(good, levels), (*problems, *wrong, *told))


def consistencies(room: Room, names: Mapping[str, str] | None = None) -> tuple[Consistency, ...]:
    """For each who gave swings and pairs, whether the two say the same, in the order of their keys.

    A pair is inconsistent where the two ratios are more than `weights.pair_factor` of the parameters apart.
    """
    good, _ = _sound(room.weights)
    found = []
    for person in sorted({one.participant for one in good}):
        swings, ratios = _said(person, good)
        made = consistency(person, ratios, swings, value("weights.pair_factor"), names or {})
        if made:
            found.append(made)
    return tuple(found)


def levelled(room: Room, criteria: Sequence[Criterion] = ()) -> tuple[Levelled, ...]:
    """Those whose swings on a card of three or more are nearly equal; known for swings, so worth a second look."""
    good, _ = _sound(room.weights)
    levels = Levels.of(criteria, [one.about for one in good])
    bar, found = value("weights.levelled"), []
    for person in sorted({one.participant for one in good}):
        swings, _ratios = _said(person, good)
        cards = [[swings[key] for key in group if key in swings] for group in levels.groups.values()]
        least = [min(card) / max(card) for card in cards if len(card) >= 3 and max(card) > 0]
        if least and min(least) >= bar:
            words = f"The lowest swing is {min(least):.0%} of the highest: ask once more what the least step is worth."
            found.append(Levelled(person, min(least), words))
    return tuple(found)


def _reasons(rows: Sequence[WeightGiven], levels: Levels) -> dict[tuple[str, str], str]:
    """Each person's reasons by what they ended up on: a reason for a parent goes to the ends below it."""
    said: dict[tuple[str, str], list[str]] = {}
    for one in rows:
        if one.reason:
            for end in levels.below(one.about):
                said.setdefault((one.participant, end), []).append(one.reason)
    return {key: " ".join(dict.fromkeys(words)) for key, words in said.items()}


def _sound(rows: Sequence[WeightGiven]) -> tuple[list[WeightGiven], list[Problem]]:
    """The rows that say something, the latest of each person on each thing, and what is wrong with the others."""
    latest: dict[tuple[str, str, str], WeightGiven] = {}
    wrong = []
    for one in sorted(rows, key=lambda row: row.round):
        problem = _wrong(one)
        if problem:
            wrong.append(problem)
        else:
            latest[(one.participant, one.about, one.against)] = one
    return [latest[key] for key in sorted(latest)], wrong


def _wrong(one: WeightGiven) -> Problem | None:
    number = float(one.value)
    where = Where(sheet="weights", column="value", key=f"{one.participant}, {one.about}")
    if one.method is Method.SWING and not 0 <= number <= 100:
        said = f"The swing of '{one.about}' by '{one.participant}' is {number:g}, not between 0 and 100."
        return Problem(NOT_A_SWING, said, "Give the most important step 100 and the others less.", where=where)
    if one.method is Method.PAIR and (number <= 0 or not one.against or one.against == one.about):
        said = f"The pair of '{one.participant}' about '{one.about}' says {number:g} times '{one.against}'."
        remedy = "Name two different things, and say above nought how many times the first counts as the second."
        return Problem(NOT_A_RATIO, said, remedy, where=where)
    return None


def _said(person: str, rows: Sequence[WeightGiven]) -> tuple[dict[str, float], list[Ratio]]:
    mine = [one for one in rows if one.participant == person]
    swings = {one.about: float(one.value) for one in mine if one.method is Method.SWING}
    return swings, [(one.about, one.against, float(one.value)) for one in mine if one.method is Method.PAIR]


def _each(
    people: Sequence[str], rows: Sequence[WeightGiven], levels: Levels
) -> tuple[dict[str, list[float]], list[Problem]]:
    """The shares of each person at the ends of the levels, and what is to be told about how they came about."""
    found: dict[str, list[float]] = {}
    told: list[Problem] = []
    skipped: dict[str, int] = {}
    for person in people:
        swings, ratios = _said(person, rows)
        local: dict[str, float] = {}
        empty = False
        for parent, group in levels.groups.items():
            mine = _local(group, swings, ratios)
            if mine is None:
                skipped[parent] = skipped.get(parent, 0) + 1
                local.update(levels.own[parent])
                continue
            empty = empty or not mine
            local.update(mine)
            missing = [key for key in group if key not in mine] if mine else []
            if missing:
                told.append(_missing(person, missing))
        if empty:
            told.append(_nothing(person))
        else:
            found[person] = levels.multiplied(local)
    return found, [*told, *(_skipped(parent, count) for parent, count in sorted(skipped.items()))]


def _local(group: Sequence[str], swings: Mapping[str, float], ratios: Sequence[Ratio]) -> dict[str, float] | None:
    """Shares within one group: None where nothing was said of it, empty where what was said gives none."""
    said = {key: swings[key] for key in group if key in swings}
    if said:
        total = sum(said.values())
        return {key: number / total for key, number in said.items()} if total > 0 else {}
    inside = [one for one in ratios if one[0] in group and one[1] in group]
    return (geometric_means(inside) or {}) if inside else None


def _missing(person: str, keys: Sequence[str]) -> Problem:
    said = f"'{person}' gave no weight to {', '.join(repr(key) for key in keys)}, which counts as nothing."
    return Problem(
        CARD_MISSING,
        said,
        "Ask for the weights that are missing, 0 where the step is worth nothing.",
        Severity.WARNING,
        Where(sheet="weights", key=person),
    )


def _nothing(person: str) -> Problem:
    return Problem(
        NOTHING_COUNTS,
        f"The weights of '{person}' give no shares: on one card all are nought, or pairs do not join what they name.",
        "Give the most important step 100, or add the pairs that join the rest. Until then they are left out.",
        where=Where(sheet="weights", key=person),
    )


def _skipped(parent: str, count: int) -> Problem:
    level = f"under '{parent}'" if parent else "at the top"
    who = "one person" if count == 1 else f"{count} people"
    return Problem(
        LEVEL_SKIPPED,
        f"No weights were given {level} by {who}: the design's own stand in, or equal ones where it has none.",
        "Ask for weights at that level, or leave it as it is.",
        Severity.NOTE,
        Where(sheet="weights", key=parent),
    )
