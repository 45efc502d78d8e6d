"""From estimates to a sort and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.participation.ground.result import Between, Estimate, LeastContent, Sort, Within
from purposebuilt.participation.parameters import value

MEANING = {
    Sort.SHARED: " This is shared ground.",
    Sort.REFUSED: " The room shares a no.",
    Sort.TYPES: " Kinds of partner differ here.",
    Sort.PLACES: " Places differ here.",
    Sort.WITHIN: " The split runs inside organisations, not between them.",
    Sort.CAMPS: " Camps that cut across organisations differ here.",
    Sort.UNCLEAR: " This is not yet understood: too many pass, or too few were heard.",
    Sort.MIXED: " There is no clear picture.",
    Sort.NO_VERDICT: " Too few independent voices were heard for a verdict.",
}
"""The end of the sentence on a statement, by what it is to a room of organisations."""

MEANING_ALONE = {
    **MEANING,
    Sort.CAMPS: " Camps that nobody named beforehand differ here.",
    Sort.NO_VERDICT: " There are too few people for a verdict.",
}
"""The same in a room whose people belong to no organisation."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one statement before it is sorted.

    `floor` is the lowest interval end of a kind of partner's agree share (of the system's where there are no kinds),
    `ceiling` the same of the disagree share.
    """

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
    few, floor = value("ground.few_disagree"), value("ground.shared_floor")
    split = within.inside > value("ground.split_inside")
    one_room = of.camp_gap <= value("ground.camp_gap")
    tests = (
        (Sort.UNCLEAR, system.passing > value("ground.many_pass") or system.high - system.low > value("ground.wide")),
        (Sort.SHARED, one_room and of.floor > floor and system.disagree < few),
        (Sort.REFUSED, one_room and of.ceiling > floor and system.agree < few),
        (_widest(of), _widest(of) is not Sort.MIXED),
        (Sort.WITHIN, split and within.inside > value("ground.split_alike") * within.across),
    )
    return next((kind for kind, fits in tests if fits), Sort.MIXED)


def _widest(of: Evidence) -> Sort:
    """Of the gaps that are told, the widest: between types, places or camps; no clear picture where there is none."""
    gaps = [(one.gap, kind) for one, kind in ((of.types, Sort.TYPES), (of.places, Sort.PLACES)) if one and one.told]
    if of.camp_gap > value("ground.camp_gap"):
        gaps.append((of.camp_gap, Sort.CAMPS))
    return max(gaps, key=lambda one: one[0])[1] if gaps else Sort.MIXED


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
    gap = f" {between.highest} agrees most and {between.lowest} least." if between and between.told else ""
    return said + gap + MEANING[kind]


def _hundred(share: float) -> str:
    return f"{100 * share:.0f}"
