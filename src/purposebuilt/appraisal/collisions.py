"""Telling in the partners' words what cannot all be kept, and the least that would free the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from purposebuilt.appraisal.quantities import listed, say, say_apart, title
from purposebuilt.appraisal.results import ConflictFound, FoundTension, Give, Repair, StretchRepair
from purposebuilt.design import Design
from purposebuilt.formulation.configuration import Objective, Requirement

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation


def told_conflict(names: Iterable[str], known: Mapping[str, Requirement], design: Design) -> ConflictFound:
    """A smallest set of requirements that cannot all be kept, each with its owner."""
    ordered = tuple(sorted(names))
    owners = tuple(dict.fromkeys(owner_of(name, known, design) for name in ordered))
    said = "; ".join(_with_owner(name, known, design) for name in ordered)
    if len(ordered) == 1:
        return ConflictFound(ordered, owners, f"Cannot be kept by any design: {said}.")
    return ConflictFound(ordered, owners, f"Cannot all be kept: {said}.")


def told_repair(names: Iterable[str], known: Mapping[str, Requirement], design: Design) -> Repair:
    """The least that must give, verified by a solve that found a configuration without it."""
    ordered = tuple(sorted(names))
    said = listed(_with_owner(name, known, design) for name in ordered)
    return Repair(ordered, f"Setting aside {said} makes a design possible; a search confirmed it.", verified=True)


def told_stretch(
    gives: tuple[Give, ...], known: Mapping[str, Requirement], formulation: Formulation, *, cheapest: bool
) -> StretchRepair:
    """Requirements that give way, each in its own unit, verified by a solve and an evaluation."""
    said = listed(_gives(give, known, formulation) for give in gives)
    rest = "everything else is kept" if len(gives) == 1 else "together they free everything else"
    sentence = f"Let {said}: a design is then possible and {rest}; a search confirmed it."
    return StretchRepair(gives, sentence, verified=True, cheapest=cheapest)


def _gives(give: Give, known: Mapping[str, Requirement], formulation: Formulation) -> str:
    """One requirement and what it gives: a level moved, or lines excepted from what is ruled out."""
    whose = _with_owner(give.requirement, known, formulation.design)
    asking = formulation.asking()[give.requirement]
    if give.requirement.startswith("ruled-out:"):
        return f"{whose} make {give.amount:.0f} exception{'' if give.amount == 1 else 's'} (lines)"
    shown = Objective(asking.title, asking.title, asking.unit, "max" if asking.at_least else "min", asking.steps)
    word = "less" if asking.at_least else "more"
    limit = "at least" if asking.at_least else "at most"
    what = title(shown).partition(":")[0]
    change = f"be {say_apart(give.amount, shown)} {word}"
    return f"{what} {change} ({limit} {say(give.level, shown)} in place of {say(give.asked, shown)}) for {whose}"


def owner_of(name: str, known: Mapping[str, Requirement], design: Design) -> str:
    """Who owns a requirement: a partner by its name, or the rulebook."""
    requirement = known.get(name)
    if requirement is None or not requirement.owner or requirement.origin == "rulebook":
        return "the rulebook"
    names = {partner.key: partner.name for partner in design.partners}
    return names.get(requirement.owner, requirement.owner)


def sentence_of(name: str, known: Mapping[str, Requirement]) -> str:
    """A requirement's own sentence without its full stop."""
    requirement = known.get(name)
    return (requirement.sentence if requirement else name).rstrip(". ")


def as_tension(at: int, conflict: ConflictFound) -> FoundTension:
    """A collision as a tension: two goods where two requirements clash, else the first against the others."""
    parts = conflict.sentence.split(": ", 1)[-1].rstrip(".").split("; ")
    return FoundTension(
        key=f"collision-{at}",
        kind="collision",
        title="Promises that cannot all be kept",
        good_a=parts[0],
        good_b=listed(parts[1:]) or "every other requirement",
        voiced_by=conflict.owners,
        measured=conflict.sentence,
    )


def _with_owner(name: str, known: Mapping[str, Requirement], design: Design) -> str:
    return f"'{sentence_of(name, known)}' (owned by {owner_of(name, known, design)})"
