"""The smallest number of people that may be told of, as the rulebook has it."""

from __future__ import annotations

from purposebuilt import problems, rulebooks
from purposebuilt.problems import Exit, Problem, Refusal, Where

KEY = "smallest-cell"
LEAST = 3
"""Below this a band would hide nothing: two people can each take themselves away from the pair."""

NO_SMALLEST = problems.register("PB565", "The rulebook has no usable smallest cell, below which nothing is told.")


def smallest_cell(rulebook: str = "england_2022_act") -> int:
    """How many people is the least that a result may tell of.

    Raises a Refusal (PB565) where the rulebook of that key has no such value, or one that is not a whole number of
    at least three.
    """
    held = next((one for one in rulebooks.load(rulebook).values if one.key == KEY), None)
    number = float(held.value) if held else 0.0
    if number < LEAST or number != int(number):
        said = f"is {number:g}" if held else "is missing"
        problem = Problem(
            NO_SMALLEST,
            f"The value '{KEY}' of the rulebook '{rulebook}' {said}.",
            f"Write a whole number of at least {LEAST} in its table of values.",
            where=Where(f"{rulebook}/values", column="value", key=KEY),
        )
        raise Refusal((problem,), Exit.DESIGN_NOT_READY)
    return int(number)
