"""What may be told of weights: medians and middle halves of organisations, to a grid, where enough people gave any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from purposebuilt.participation.listening.result import WeighedLine, Weighing
from purposebuilt.participation.room import Room
from purposebuilt.participation.small_numbers import counted
from purposebuilt.participation.weights import (
    Heard,
    Shares,
    Spread,
    Way,
    best_worst_shares,
    consistencies,
    heard,
    point_shares,
    swing_shares,
    ways_heard,
)
from purposebuilt.problems import Problem

_FEWEST = 2
"""Told of from this many times the smallest cell, as every group is."""

_FINE = 5
"""To the percent from this many times the smallest cell, and from twice as many organisations as its value; else to
five of them, since one organisation moves a median or a mean of few by too much."""

_ASK: dict[Way, Callable[[Room], Shares]] = {
    Way.SWING: swing_shares,
    Way.POINTS: point_shares,
    Way.BEST_WORST: best_worst_shares,
}


def weights_told(room: Room, minimum: int) -> tuple[tuple[Weighing, ...], tuple[Problem, ...]]:
    """What may leave of the weights of a room, in each way that was used, and every problem of what was written."""
    found: list[Weighing] = []
    problems: list[Problem] = []
    for way, shares in _asked(room):
        problems += shares.problems
        if shares.participants:
            told = _weighing(way, heard(shares, room), minimum)
            more = _consistency(room, minimum) if way is Way.SWING else ()
            found.append(replace(told, sentences=(*told.sentences, *more)))
    return tuple(found), tuple(problems)


def _asked(room: Room) -> Iterator[tuple[Way, Shares]]:
    for way in ways_heard(room):
        yield way, _ASK[way](room)


def _weighing(way: Way, of: Heard, minimum: int) -> Weighing:
    by_mean = sorted(of.weighed, key=lambda one: (-round(one.share, 3), one.about))
    kinds = sorted({kind for one in of.weighed for kind, spread in one.by_type.items() if _enough(spread, minimum)})
    lines = tuple(
        WeighedLine(
            one.about,
            *_told(one.share, one.room, minimum),
            {
                kind: _on_grid(one.by_type[kind].median, one.by_type[kind], minimum)
                for kind in kinds
                if kind in one.by_type and _enough(one.by_type[kind], minimum)
            },
        )
        for one in by_mean
    )
    people = int(of.people.sum())
    told = counted(people, minimum), counted(len(of.organisations), minimum)
    return Weighing(way.value, *told, tuple(kinds), lines, _sentences(way, told[0].text, told[1].text))


def _consistency(room: Room, minimum: int) -> tuple[str, ...]:
    """How many of the pairs that were asked say the same as the swings; nothing where few people were asked pairs."""
    found = consistencies(room)
    if len(found) < _FEWEST * minimum:
        return ()
    pairs = sum(len(one.pairs) for one in found)
    odd = sum(len(one.inconsistent) for one in found)
    share = 0.05 * round((1 - odd / pairs) / 0.05)
    return (f"Asked again in pairs, people said much the same: about {share:.0%} of pairs fit the swings.",)


def _enough(spread: Spread, minimum: int) -> bool:
    return spread.people >= _FEWEST * minimum and spread.organisations > 2


def _told(share: float, spread: Spread, minimum: int) -> tuple[float | None, float | None, float | None, float | None]:
    """The share of the whole, the median and the ends of the middle half, where enough people gave any."""
    if not _enough(spread, minimum):
        return None, None, None, None
    whole, median, quarter, three_quarters = (
        _on_grid(one, spread, minimum) for one in (share, spread.median, spread.quarter, spread.three_quarters)
    )
    return whole, median, quarter, three_quarters


def _on_grid(value: float, spread: Spread, minimum: int) -> float:
    """A share to the grid: a median is one organisation's own answer, or lies between two."""
    many = spread.people >= _FINE * minimum and spread.organisations >= _FEWEST * minimum
    grid = 0.01 if many else 0.05
    return round(round(value / grid) * grid, 4)


def _sentences(way: Way, people: str, organisations: str) -> tuple[str, ...]:
    asked = {
        Way.SWING: "said what each step from worst to best is worth to them",
        Way.POINTS: "put points on what matters to them",
        Way.BEST_WORST: "said of short sets what counts most and least",
    }
    return (
        f"Number of people who {asked[way]}: {people}. Number of organisations: {organisations}.",
        "Each organisation counts once, with the median of its people.",
    )
