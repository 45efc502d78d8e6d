"""Rules about areas."""

from __future__ import annotations

from itertools import combinations

from purposebuilt.checks.findings import Fault, Finding, computes, nothing, settled
from purposebuilt.checks.picture import Picture, listed
from purposebuilt.problems import Where
from purposebuilt.rulebooks.rulebook import Rule


@computes("icb-areas-apart", "PB331", "The areas of two ICBs overlap.")
def icb_areas_apart(picture: Picture, rule: Rule) -> Finding:
    """R04: no two partners of the rule's kinds serve the same area."""
    bodies = picture.of_kinds(rule.kinds)
    if len(bodies) < 2:
        return nothing("The design has one ICB or none.")
    faults = []
    for one, other in combinations(bodies, 2):
        shared = picture.area_of(one) & picture.area_of(other)
        if shared:
            names = listed(sorted(picture.areas[key].name for key in shared if key in picture.areas))
            message = f"{one.name} and {other.name} both have {names} in their areas."
            where = Where("partners", column="places", key=other.key)
            faults.append(Fault(message, "Give each area to one ICB.", where))
    return settled(rule, (), faults, f"The areas of {len(bodies)} ICBs do not overlap.")


@computes("one-icb-for-each-council", "PB332", "A council deals with more than one ICB, and nobody says why.")
def one_icb_for_each_council(picture: Picture, rule: Rule) -> Finding:
    """R05: the area of a council lies in that of one ICB; where it does not, the council's note says why.

    The first of the rule's kinds is the council's, the second the ICB's. An area outside every ICB of the design is
    taken to lie in another ICB's.
    """
    council_kind, icb_kind = rule.kinds
    councils, boards = picture.of_kinds((council_kind,)), picture.of_kinds((icb_kind,))
    if not councils or not boards:
        return nothing("The design has no council or no ICB among its partners.")
    faults = []
    for council in councils:
        served = frozenset(council.places) or frozenset(picture.places)
        met = [board.name for board in boards if served & picture.area_of(board)]
        outside = served - frozenset().union(*(picture.area_of(board) for board in boards))
        if (len(met) > 1 or (met and outside)) and not council.note:
            others = listed([*met, *(["an ICB outside this design"] if outside else [])])
            message = f"{council.name} deals with {others}."
            where = Where("partners", column="places", key=council.key)
            faults.append(Fault(message, "Say in its note why, or align the areas.", where))
    return settled(rule, (), faults, f"Each of {len(councils)} councils deals with one ICB, or its note says why not.")
