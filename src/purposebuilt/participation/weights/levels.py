"""The levels of what was weighed: which things stand side by side under one parent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from purposebuilt.design import Criterion


@dataclass(frozen=True, slots=True)
class Levels:
    """What was weighed, and every parent above it, in groups under one parent.

    `groups` has the sorted keys under each parent (empty for the top), `own` the share that the design itself gives to
    each of a group (equal where it gives none), and `ends` the sorted keys that have nothing below them.
    """

    groups: Mapping[str, tuple[str, ...]]
    own: Mapping[str, Mapping[str, float]]
    ends: tuple[str, ...]

    @staticmethod
    def of(criteria: Sequence[Criterion], keys: Iterable[str]) -> Levels:
        """The levels that these keys stand on; a key that is no criterion stands at the top."""
        by_key = {one.key: one for one in criteria}
        groups: dict[str, set[str]] = {}
        for key in sorted(set(keys)):
            line = upwards(key, by_key) or [key]
            for child, parent in zip(line, [*line[1:], ""], strict=True):
                groups.setdefault(parent, set()).add(child)
        own = {parent: own_shares(sorted(group), by_key) for parent, group in sorted(groups.items())}
        ends = tuple(sorted(key for group in groups.values() for key in group if key not in groups))
        return Levels({parent: tuple(sorted(groups[parent])) for parent in sorted(groups)}, own, ends)

    def multiplied(self, local: Mapping[str, float]) -> list[float]:
        """The shares within each group multiplied down to the ends, in the order of `ends`."""
        above = {child: parent for parent, group in self.groups.items() for child in group}
        made = []
        for end in self.ends:
            share, key = 1.0, end
            while key:
                share *= local.get(key, 0.0)
                key = above.get(key, "")
            made.append(share)
        return made

    def below(self, key: str) -> list[str]:
        """The ends at or below a key."""
        if key not in self.groups:
            return [key]
        return [end for child in self.groups[key] for end in self.below(child)]


def own_shares(keys: Sequence[str], by_key: Mapping[str, Criterion]) -> dict[str, float]:
    """How the design shares between siblings: by their weights; equally where none has one above nought."""
    weights = {key: _weight(by_key.get(key)) for key in keys}
    total = sum(weights.values())
    return {key: weight / total if total > 0 else 1.0 / len(keys) for key, weight in weights.items()}


def _weight(criterion: Criterion | None) -> float:
    return max(0.0, float(criterion.weight)) if criterion and criterion.weight is not None else 0.0


def upwards(key: str, by_key: Mapping[str, Criterion]) -> list[str]:
    """A criterion, its parent, and so on to the top; a circle of parents is cut where it closes."""
    steps: list[str] = []
    while key in by_key and key not in steps:
        steps.append(key)
        key = by_key[key].parent
    return steps
