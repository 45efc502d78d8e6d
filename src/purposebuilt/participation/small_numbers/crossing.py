"""Types and places cross: what is told of one bounds the part of it that stands in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from purposebuilt.participation.small_numbers.parts import Part, Parts, ends, safe
from purposebuilt.participation.small_numbers.shown import Shown, withheld

_NOTHING = withheld("")


def crossing_tells(
    people: Sequence[tuple[int, int, int]], types: Sequence[Shown], places: Sequence[Shown], minimum: int
) -> bool:
    """Whether a type and the places in it, or a place and the types in it, would tell of few people.

    `people` has for each organisation its type, its place (-1: none) and how many of it answered.
    """
    turned = [(place, kind, number) for kind, place, number in people]
    return _tells(people, types, places, minimum) or _tells(turned, places, types, minimum)


def _tells(
    people: Sequence[tuple[int, int, int]], groups: Sequence[Shown], others: Sequence[Shown], minimum: int
) -> bool:
    inside: Counter[tuple[int, int]] = Counter()
    everywhere: Counter[int] = Counter()
    for group, other, number in people:
        inside[group, other] += number
        everywhere[other] += number
    for at, one in enumerate(groups):
        if one.low is None or one.high is None:
            continue
        parts = _parts({other: each for (group, other), each in inside.items() if group == at}, others, everywhere)
        whole = sum(each for (group, _), each in inside.items() if group == at)
        if not safe(*ends(one.low, one.high, whole), (Parts.of(parts, minimum),)):
            return True
    return False


def _parts(inside: Mapping[int, int], others: Sequence[Shown], everywhere: Mapping[int, int]) -> list[Part]:
    """How many of those inside each other group may agree, given what is told of the whole of that group."""
    made = []
    for other, number in inside.items():
        of_all = Part.of(others[other] if other >= 0 else _NOTHING, everywhere[other])
        low = max(0, of_all.low - (everywhere[other] - number))
        high = min(of_all.high, number)
        made.append(Part(low, high, of_all.few))
    return made
