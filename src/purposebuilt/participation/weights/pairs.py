"""Weights from pairs ("A counts twice B"), and whether somebody's pairs and swings say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ratio = tuple[str, str, float]
"""The first counts so many times as much as the second."""


@dataclass(frozen=True, slots=True)
class PairSaid:
    """One pair of one person: the ratio that was said, and the ratio of the same person's swings.

    `factor` is how many times the one is as large as the other, 1 or more; both are None where the swings give one of
    the two nothing, which fits no ratio. `consistent` says that it is within what is allowed.
    """

    participant: str
    about: str
    against: str
    said: float
    swings: float | None
    factor: float | None
    consistent: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Consistency:
    """How well somebody's pairs fit their swings.

    `index` is the geometric mean of the factors of the pairs: 1 where all agree, 2 where they are twice off on
    average; None where no pair has a factor. `inconsistent` lists the pairs beyond what is allowed, the widest first.
    """

    participant: str
    pairs: tuple[PairSaid, ...]
    index: float | None
    inconsistent: tuple[PairSaid, ...]
    sentence: str


def geometric_means(ratios: Sequence[Ratio]) -> dict[str, float] | None:
    """Shares of those that the pairs are about, summing to 1; None where some are joined to others by no pair.

    Logarithmic least squares (Crawford and Williams, Journal of Mathematical Psychology 29, 1985, 387-405): where every
    pair is said once it is the geometric mean of each row of the matrix of pairs; where some are missing it solves the
    equations of their graph (Bozoki, Fulop and Ronyai, Mathematical and Computer Modelling 52, 2010, 318-333).
    """
    names = sorted({name for one in ratios for name in one[:2]})
    at = {name: row for row, name in enumerate(names)}
    laplacian, right = np.zeros((len(names), len(names))), np.zeros(len(names))
    for more, less, ratio in ratios:
        one, other, log = at[more], at[less], float(np.log(ratio))
        laplacian[[one, other], [one, other]] += 1.0
        laplacian[[one, other], [other, one]] -= 1.0
        right[one] += log
        right[other] -= log
    if not names or not _joined(laplacian):
        return None
    logs = np.linalg.solve(laplacian + 1.0 / len(names), right)
    weights = np.exp(logs - logs.max())
    return dict(zip(names, (weights / weights.sum()).tolist(), strict=True))


def geometric_consistency(ratios: Sequence[Ratio]) -> float:
    """The geometric consistency index of a person's pairs: 0 where they contradict one another nowhere.

    Aguaron and Moreno-Jimenez, European Journal of Operational Research 147, 2003, 137-145: the sum of squared logs of
    what each pair is off by, over the degrees of freedom of n things; they take up to 0.31 (n = 3), 0.35 (n = 4) and
    0.37 (more) as consistent. Here over the pairs that were said. 0 where no pair can contradict another.
    """
    weights = geometric_means(ratios)
    free = len(ratios) - len(weights or ()) + 1
    if weights is None or free <= 0:
        return 0.0
    off = [np.log(ratio * weights[less] / weights[more]) for more, less, ratio in ratios]
    return float(np.square(off).sum() / free)


def consistency(
    participant: str, ratios: Sequence[Ratio], swings: Mapping[str, float], most: float, names: Mapping[str, str]
) -> Consistency | None:
    """Compare what somebody said of pairs with the same person's swings; None where no pair has both its swings."""
    both = [one for one in ratios if one[0] in swings and one[1] in swings]
    pairs = tuple(_pair(participant, one, (swings[one[0]], swings[one[1]]), most, names) for one in both)
    if not pairs:
        return None
    factors = [one.factor for one in pairs if one.factor is not None]
    index = float(np.exp(np.mean(np.log(factors)))) if factors else None
    wrong = sorted((one for one in pairs if not one.consistent), key=_widest)
    return Consistency(participant, pairs, index, tuple(wrong), _summary(len(pairs), len(wrong)))


def _widest(one: PairSaid) -> tuple[float, str, str]:
    """The order of inconsistent pairs: those that fit no ratio, then the widest first."""
    return (-one.factor if one.factor is not None else float("-inf"), one.about, one.against)


def _joined(laplacian: NDArray[np.float64]) -> bool:
    reached, frontier = {0}, [0]
    while frontier:
        row = frontier.pop()
        near = set(np.flatnonzero(laplacian[row]).tolist()) - reached
        reached |= near
        frontier.extend(sorted(near))
    return len(reached) == len(laplacian)


def _pair(
    participant: str, ratio: Ratio, swings: tuple[float, float], most: float, names: Mapping[str, str]
) -> PairSaid:
    about, against, said = ratio
    first, second = swings
    found = first / second if first > 0 and second > 0 else None
    factor = None if found is None else max(said / found, found / said)
    one, other = names.get(about, about), names.get(against, against)
    if found is not None:
        told = f"your swings say {found:.3g} times"
    else:
        told = f"your swings give {'both' if first <= 0 and second <= 0 else one if first <= 0 else other} nothing"
    return PairSaid(
        participant=participant,
        about=about,
        against=against,
        said=said,
        swings=found,
        factor=factor,
        consistent=factor is not None and factor <= most,
        sentence=f"You said that {one} counts {times(said)} {other}; {told}.",
    )


def times(ratio: float) -> str:
    """A ratio in words: ``twice``, ``as much as``, ``1.5 times``."""
    return {1.0: "as much as", 2.0: "twice", 0.5: "half of"}.get(ratio, f"{ratio:.3g} times")


def _summary(count: int, wrong: int) -> str:
    if not wrong:
        return "The pair fits the swings." if count == 1 else f"All {count} pairs fit the swings."
    return f"{wrong} of {count} pairs {'does' if wrong == 1 else 'do'} not fit the swings: talk about the widest first."
