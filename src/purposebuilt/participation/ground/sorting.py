"""From estimates to a sort and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.participation.ground.result import Between, Estimate, LeastContent, Sort, Within
from purposebuilt.participation.parameters import value


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one statement before it is sorted; `floor` is the lowest interval end of a known group."""

    system: Estimate
    floor: float
    ceiling: float
    types: Between | None
    places: Between | None
    within: Within
    camp_gap: float


def sort(of: Evidence) -> Sort:
    """What a statement is to the room, where there are organisations enough to say so. The first that fits counts."""
    system, within = of.system, of.within
    tests = (
        (Sort.UNCLEAR, system.passing > value("ground.many_pass") or system.high - system.low > value("ground.wide")),
        (Sort.TYPES, of.types is not None and of.types.told),
        (Sort.PLACES, of.places is not None and of.places.told),
        (Sort.CAMPS, of.camp_gap > value("ground.camp_gap")),
        (Sort.SHARED, of.floor > value("ground.shared_floor") and system.disagree < value("ground.few_disagree")),
        (Sort.REFUSED, of.ceiling < 1 - value("ground.shared_floor") and system.agree < value("ground.few_disagree")),
        (
            Sort.WITHIN,
            within.inside > value("ground.split_inside")
            and within.inside > value("ground.split_alike") * within.across,
        ),
    )
    return next((kind for kind, fits in tests if fits), Sort.MIXED)


def sentence(kind: Sort, system: Estimate, least: LeastContent, between: Between | None, voiced: str) -> str:
    """What is found, in plain words."""
    said = (
        f"Of 100 {voiced}, about {_hundred(system.agree)} agree (likely {_hundred(system.low)} to "
        f"{_hundred(system.high)}), {_hundred(system.passing)} pass and {_hundred(system.disagree)} disagree."
    )
    if least.estimate is not None:
        one = least.estimate
        said += (
            f" Least content: {least.type}, where about {_hundred(one.agree)} agree "
            f"({_hundred(one.low)} to {_hundred(one.high)})."
        )
    gap = f" {between.highest} agree most and {between.lowest} least." if between and between.told else ""
    return said + gap + _MEANING[kind]


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}"


_MEANING = {
    Sort.SHARED: " This is shared ground.",
    Sort.REFUSED: " The room shares a no.",
    Sort.TYPES: " Kinds of partner differ here.",
    Sort.PLACES: " Places differ here.",
    Sort.WITHIN: " The split runs inside organisations, not between them.",
    Sort.CAMPS: " Two camps that cut across organisations differ here.",
    Sort.UNCLEAR: " This is not yet understood: too many pass, or too few were heard.",
    Sort.MIXED: " There is no clear picture.",
    Sort.NO_VERDICT: " There are too few organisations for a verdict.",
}
