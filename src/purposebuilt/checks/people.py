"""Rules about people who move."""

from __future__ import annotations

from purposebuilt.checks.findings import Finding, computes, fault, nothing, settled
from purposebuilt.checks.picture import Picture
from purposebuilt.design import Standing
from purposebuilt.rulebooks.rulebook import Rule


@computes("moved-people-have-a-date", "PB351", "People are to change employer, and no date is given.")
def moved_people_have_a_date(picture: Picture, rule: Rule) -> Finding:
    """R60: an arrangement ruled in that changes who employs the people of a function says from when.

    The route and the consultation are asked of whoever confirms the rule.
    """
    moves = []
    for target in picture.arrangements:
        if target.standing is not Standing.RULED_IN or not target.employs.bodies:
            continue
        today = [
            each
            for each in picture.by_function[target.function]
            if each.standing is Standing.TODAY
            and each.employs.bodies
            and picture.touches(each, target.place or each.place)
        ]
        if any(not set(target.employs.bodies) & set(each.employs.bodies) for each in today):
            moves.append(target)
    if not moves:
        return nothing("No arrangement that is ruled in changes who employs the people of a function.")
    faults = [
        fault(
            each,
            "employs_since",
            f"{picture.title(each)} moves its people to {picture.names(each.employs.bodies)}, and gives no date.",
            "Give 'employs_since' the date from which they are employed there.",
        )
        for each in moves
        if not each.employs.since
    ]
    return settled(rule, moves, faults, f"{len(moves)} arrangements move people, each from a date.")
