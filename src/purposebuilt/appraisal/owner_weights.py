"""How much it costs to set a requirement aside, by the weights that owners gave their criteria."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from purposebuilt.design import Criterion
from purposebuilt.formulation.configuration import Requirement

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation

BASIS = (
    "Weights are those that owners gave their criteria (a nested one has its share of its parent's); what has none "
    "counts as the average of those given, and what the rulebook asks counts more than all the partners ask."
)
"""Said wherever something is called cheapest."""

_STRANGER = 1.0
"""The weight of everything where nobody gave any."""


def owner_weights(formulation: Formulation) -> Mapping[str, float]:
    """A weight above nothing for each requirement of a formulation, by name; see :data:`BASIS`."""
    by_key = {criterion.key: criterion for criterion in formulation.design.criteria}
    given = {each.name: _given(each, by_key) for each in formulation.requirements if each.origin != "rulebook"}
    known = [weight for weight in given.values() if weight]
    average = sum(known) / len(known) if known else _STRANGER
    partners = {name: weight or average for name, weight in given.items()}
    beyond = sum(partners.values()) + average
    return {each.name: partners.get(each.name, beyond) for each in formulation.requirements}


def _given(requirement: Requirement, by_key: Mapping[str, Criterion]) -> float:
    """The weight that stands behind a requirement; nothing where none was given."""
    is_criterion = requirement.name == f"criterion:{requirement.about}"
    criterion = by_key.get(requirement.about) if is_criterion else None
    return 0.0 if criterion is None else _down_the_tree(criterion, by_key)


def _down_the_tree(criterion: Criterion, by_key: Mapping[str, Criterion]) -> float:
    """A criterion's weight, as a share of its parent's where it has one."""
    own = 0.0 if criterion.weight is None else float(criterion.weight)
    parent = by_key.get(criterion.parent)
    if parent is None or own <= 0:
        return max(0.0, own)
    siblings = [each for each in by_key.values() if each.parent == criterion.parent and each.weight is not None]
    whole = sum(float(each.weight) for each in siblings if each.weight is not None)
    return own / whole * _down_the_tree(parent, by_key)
