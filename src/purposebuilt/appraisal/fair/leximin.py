"""The least burden for whoever bears most; then for whoever bears most after that; and so on down.

Burdens are straight lines in the losses. The mean of the j largest is brought down for j = 1, 2, ... in turn, each with
those before it kept. That makes the sorted list of burdens least in the order of a dictionary on any set of designs,
whole numbers included (Ogryczak and Sliwinski 2006, LNCS 3982, p. 802; the mean of the largest as a linear form:
Ogryczak and Tamir 2003, Information Processing Letters 85, p. 117). After each level everybody who stands at it or
above is asked whether it could bear less with the levels kept: where none could, they are fixed where they stand and
the rest is a smaller question (Nace and Orlin 2007, Operations Research 55, p. 182, for convex sets). Among whole
designs others may stand at the same level, so where one could, the next mean is taken instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from purposebuilt.appraisal.fair.camps import sums
from purposebuilt.appraisal.fair.ground import FINE, SMALL, SURE, Finding, Ground, Question
from purposebuilt.programme import Booleans, Floats

LEVELS = 4
"""How many levels are brought down in a large programme; then the sum is. Small ones are asked to the end."""


@dataclass(frozen=True, eq=False)
class Burdens:
    """Burdens of camps (v): `rows` (v x k) times losses, less `shift` (v); `members` (v) partners bear each.

    `levels` are the counts of partners at which the sorted list can have a step, in order. `kept` and `most` are rows
    over the losses (r x k) that a design must keep: `kept @ losses <= most`.
    """

    rows: Floats
    shift: Floats
    members: Floats
    levels: tuple[int, ...]
    kept: Floats
    most: Floats

    def of(self, losses: Floats) -> Floats:
        """The burden of each camp (v) at some losses (k)."""
        borne: Floats = self.rows @ losses - self.shift
        return borne

    def without(self, fixed: Booleans, borne: Floats) -> Burdens:
        """The burdens of the other camps, those that are fixed (v) kept at what they bear (v)."""
        others = ~fixed
        members = self.members[others]
        return Burdens(
            self.rows[others],
            self.shift[others],
            members,
            sums(members),
            np.vstack([self.kept, self.rows[fixed]]),
            np.concatenate([self.most, self.shift[fixed] + borne[fixed]]),
        )

    def at(self, borne: Floats, count: int) -> float:
        """The least burden among the `count` partners who bear most."""
        order = np.argsort(-borne, kind="stable")
        reached = np.cumsum(self.members[order]) >= count
        return float(borne[order[int(np.argmax(reached))]])

    def worst(self, borne: Floats, count: int) -> float:
        """The mean burden of the `count` partners who bear most."""
        last = self.at(borne, count)
        return last + float(self.members @ np.maximum(borne - last, 0.0)) / count


@dataclass(frozen=True, eq=False)
class Leximin:
    """A design whose burdens are least in the order of a dictionary, as far as is proven.

    `most` is the greatest burden here and `bound` what no design can go below; `settled` counts the partners, from the
    one who bears most, whose burdens are proven to be least in turn.
    """

    solution: Floats
    losses: Floats
    most: float
    bound: float
    settled: int

    @property
    def proven(self) -> bool:
        """Whether no design has a lesser greatest burden, by anything that counts."""
        return self.most - self.bound <= SURE


def leximin(ground: Ground, burdens: Burdens, known: Sequence[Floats]) -> Leximin:
    """Bring the sorted burdens down from the greatest on; one of the known designs (solutions) must keep the rows.

    Where the levels end before everybody is settled, the sum of all burdens is brought down with the levels kept.
    """
    reached = _Reached(ground, burdens, known)
    small = ground.programme.columns <= SMALL
    for _ in range(sum(burdens.levels) if small else LEVELS):
        if not reached.further():
            break
    solution = reached.known[0] if reached.everybody else reached.with_least_sum()
    losses = ground.losses(solution)
    return Leximin(solution, losses, float(burdens.of(losses).max()), reached.bound, reached.settled)


class _Reached:
    """How far down the levels are: who is fixed, which means are kept among the others, and the best design."""

    def __init__(self, ground: Ground, burdens: Burdens, known: Sequence[Floats]) -> None:
        self.ground = ground
        self.all = burdens
        self.rest = burdens
        self.known = known
        self.found: Finding | None = None
        self.means: list[tuple[int, float]] = []
        self.fixed = 0
        self.settled = 0
        self.bound = -np.inf
        self._proven = True

    @property
    def everybody(self) -> bool:
        """Whether every partner's burden is fixed."""
        return not self.rest.levels

    def further(self) -> bool:
        """Bring the next level down; False where there is none, or time is out, or no design was found."""
        last = self.means[-1][0] if self.means else 0
        count = next((each for each in self.rest.levels if each > last), 0)
        if not count or (self.found is not None and self.ground.clock.out):
            return False
        asked = self.ground.ask(level(self.ground, self.rest, self.means, count), self.known)
        self.bound = asked.bound if self.found is None else self.bound
        if asked.solution is None or asked.losses is None:
            return False
        self.found, self.known = asked, (asked.solution,)
        self.means.append((count, asked.value))
        self._proven = self._proven and asked.proven
        self.settled = self.fixed + count if self._proven else self.settled
        self._fix(asked.losses, count)
        return True

    def with_least_sum(self) -> Floats:
        """The design (solution) with the least sum of burdens among those that keep all levels reached."""
        question = self._keeping(self.all.members @ self.all.rows)
        solution = self.ground.ask(question, self.known).solution
        return self.known[0] if solution is None else solution

    def _fix(self, losses: Floats, count: int) -> None:
        """Fix those who stand at the level or above, where none of them could bear less with the levels kept."""
        borne = self.rest.of(losses)
        standing = borne >= self.rest.at(borne, count) - FINE
        for at in np.flatnonzero(standing):
            asked = self.ground.ask(self._keeping(self.rest.rows[at]), self.known)
            if not asked.proven or asked.value - self.rest.shift[at] < borne[at] - FINE:
                return
        self.rest = self.rest.without(standing, borne)
        self.fixed = int(self.all.members.sum() - self.rest.members.sum())
        self.settled = self.fixed if self._proven else self.settled
        self.means = []

    def _keeping(self, price: Floats) -> Question:
        """The least price of the losses (k) among designs that keep every level reached."""
        if not self.means:
            none = np.zeros(0)
            return Question(self.rest.kept, self.rest.most, price, none, none, none > 0, lambda _: none)
        (count, value), before = self.means[-1], self.means[:-1]
        last = level(self.ground, self.rest, before, count)
        return replace(
            last,
            rows=np.vstack([last.rows, last.price]),
            upper=np.append(last.upper, value),
            price=np.concatenate([price, np.zeros(len(last.low))]),
        )


def level(ground: Ground, burdens: Burdens, reached: Sequence[tuple[int, float]], count: int) -> Question:
    """The mean of the `count` largest burdens as small as can be, with the means `reached` before kept.

    For each level a column t and one for each camp, d >= burden - t: the mean is the least of t + sum of m d / count.
    """
    camps, size = burdens.rows.shape
    counts = [*(before for before, _ in reached), count]
    wide = size + len(counts) * (camps + 1)
    rows, upper = [np.hstack([burdens.kept, np.zeros((len(burdens.most), wide - size))])], [burdens.most]
    means = np.zeros((len(counts), wide))
    for at, each in enumerate(counts):
        own = size + at * (camps + 1)
        over = np.zeros((camps, wide))
        over[:, :size] = burdens.rows
        over[:, own] = -1.0
        over[:, own + 1 : own + 1 + camps] = -np.eye(camps)
        rows.append(over)
        upper.append(burdens.shift)
        means[at, own] = 1.0
        means[at, own + 1 : own + 1 + camps] = burdens.members / each
    rows.append(means[:-1])
    upper.append(np.array([value for _, value in reached]))
    least, most = _reach(ground, burdens)
    low = np.tile(np.append(least, np.zeros(camps)), len(counts))
    high = np.tile(np.append(most, np.full(camps, most - least)), len(counts))

    def fill(losses: Floats) -> Floats:
        borne = burdens.of(losses)
        parts = [burdens.at(borne, each) for each in counts]
        return np.concatenate([np.append(part, np.maximum(borne - part, 0.0)) for part in parts])

    whole = np.zeros(len(low), dtype=np.bool_)
    return Question(np.vstack(rows), np.concatenate(upper), means[-1], low, high, whole, fill)


def _reach(ground: Ground, burdens: Burdens) -> tuple[float, float]:
    """What any burden can be at least and at most."""
    low, high = ground.low, ground.high
    with np.errstate(invalid="ignore"):
        ends = np.where(burdens.rows != 0, np.stack([burdens.rows * low, burdens.rows * high]), 0.0)
    least = ends.min(axis=0).sum(axis=1) - burdens.shift
    most = ends.max(axis=0).sum(axis=1) - burdens.shift
    return float(least.min()), float(most.max())
