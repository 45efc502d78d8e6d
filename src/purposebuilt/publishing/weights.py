"""Weights down the criteria tree, until `checks.criteria.effective_weights` is there to be asked."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.design import Criterion, Design


def effective_weights(design: Design) -> Mapping[str, float]:
    """Each weighed criterion's share of the whole: its share among its parent's children, times its parent's."""
    keys = {criterion.key for criterion in design.criteria}
    found: dict[str, float] = {}

    def share_out(parent: str, whole: float, depth: int) -> None:
        held = [one for one in design.criteria if (one.parent if one.parent in keys else "") == parent]
        total = sum(_points(one) for one in held)
        for one in held:
            if one.weight is not None and total > 0 and depth < len(keys):
                found[one.key] = whole * _points(one) / total
                share_out(one.key, found[one.key], depth + 1)

    share_out("", 1.0, 0)
    return found


def _points(criterion: Criterion) -> float:
    return criterion.weight.value if criterion.weight else 0.0
