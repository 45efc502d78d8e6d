"""What may be told of the Polis calculation: groups by size, and lists of statements; no group of few people."""

from __future__ import annotations

import math

import numpy as np

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.classic import analyse
from purposebuilt.participation.listening.result import ClassicTold
from purposebuilt.participation.small_numbers import camp_sizes


def classic_told(heard: Ballots, minimum: int) -> ClassicTold:
    """What may leave of the groups and lists; groups are told of only where each has people enough."""
    found = analyse(heard)
    order = np.argsort(-found.sizes, kind="stable").tolist()
    people = {str(place): int(found.sizes[at]) for place, at in enumerate(order)}
    sizes = tuple(camp_sizes(people, minimum).values())
    told = all(one.told for one in sizes)
    return ClassicTold(
        groups=found.k,
        sizes=sizes,
        silhouette=None if math.isnan(found.silhouette) else round(found.silhouette, 1),
        representative=tuple(_words(found.representative[at]) for at in order) if told else (),
        agreed=_words(found.consensus_agree),
        refused=_words(found.consensus_disagree),
    )


def _words(keys: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(key) for key in keys)
