"""What is told of parts that add up: receipts, camps, medians, and who joined or left between two rounds."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from purposebuilt import problems
from purposebuilt.participation.small_numbers.shown import GROUP, Shown, counted, left_over, size, too_few
from purposebuilt.problems import Exit, Problem, Refusal

TOO_MANY = problems.register("PB566", "More people stayed between two rounds than were in one of them.")


@dataclass(frozen=True, slots=True)
class Apart:
    """Which parts of a whole are told one by one, and which only together."""

    alone: tuple[str, ...]
    together: tuple[str, ...]


def apart(people: Mapping[str, int], minimum: int) -> Apart:
    """Which parts may be told exactly, such as the receipts of voices, when all of them add up to a known whole.

    `people` are how many persons are behind each part. A part of fewer than `minimum` is told together with others;
    so that the whole does not tell of it, at least two parts and `minimum` people are together, and the smallest of
    the others are added until they are (secondary suppression; ties by key).
    """
    together = sorted((key for key, number in people.items() if number < minimum), key=lambda key: (people[key], key))
    alone = sorted((key for key in people if key not in set(together)), key=lambda key: (people[key], key))
    while together and alone and (len(together) < 2 or sum(people[key] for key in together) < minimum):
        together.append(alone.pop(0))
    return Apart(tuple(sorted(alone)), tuple(sorted(together)))


def camp_sizes(people: Mapping[str, int], minimum: int) -> dict[str, Shown]:
    """How many people each camp has, in bands; withheld for all where one has too few, for they are one whole."""
    if any(number < GROUP * minimum for number in people.values()):
        return {key: too_few(GROUP * minimum) for key in people}
    return {key: size(number, minimum) for key, number in people.items()}


def typical(values: Sequence[float], minimum: int, grid: float = 5.0) -> Shown:
    """The median of what people gave (weights, points), to the nearest `grid`; withheld for too few of them.

    A median is one person's own answer, or lies between those of two: the grid and the number of people hide whose.
    """
    if len(values) < GROUP * minimum:
        return too_few(GROUP * minimum)
    middle = round(statistics.median(values) / grid) * grid
    return Shown(f"about {middle:g}", number=middle)


@dataclass(frozen=True, slots=True)
class Moved:
    """Who was there in two rounds, in bands. Who joined, left or kept their mind follows from what is told."""

    before: Shown
    after: Shown
    stayed: Shown
    joined: Shown
    left: Shown
    changed: Shown
    unchanged: Shown


def moved(before: int, after: int, stayed: int, changed: int, minimum: int) -> Moved:
    """What may leave about two rounds: `stayed` people were in both, and `changed` of them stand elsewhere now.

    Raises a Refusal (PB566) where more stayed than were there, or more changed than stayed.
    """
    if not 0 <= changed <= stayed <= min(before, after):
        message = f"{stayed} people stayed and {changed} of them changed, but {before} were there and then {after}."
        raise Refusal(
            (Problem(TOO_MANY, message, "Count people of both rounds by their keys."),), Exit.DESIGN_NOT_READY
        )
    told = [counted(number, minimum) for number in (before, after, stayed, changed)]
    first, second, same, moves = told
    return Moved(
        before=first,
        after=second,
        stayed=same,
        joined=left_over(second, same, minimum),
        left=left_over(first, same, minimum),
        changed=moves,
        unchanged=left_over(same, moves, minimum),
    )
