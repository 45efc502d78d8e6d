"""The greatest product of gains (Nash 1950), by straight lines laid on the logarithm until nothing is left between.

The sum of logarithms of gains is bent downwards, and gains are straight lines in the losses: each tangent is a row
that holds for every design, so a programme with some of them proves a bound, and its answer shows where the next
tangents are wanted (outer approximation: Duran and Grossmann 1986, Mathematical Programming 36, p. 307; here only the
losses stand in the bent part, and as the designs are finitely many it ends).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.fair.camps import Camps
from purposebuilt.appraisal.fair.ground import FINE, SURE, Ground, Question
from purposebuilt.programme import Booleans, Floats

LEAST = 1e-4
"""A gain of less than a ten-thousandth of all there is to gain is none."""

ROUNDS = 20
"""How often tangents are added at most, to the relaxation and to the whole programme."""

FIRST = 12
"""How many tangents each camp begins with, in equal steps of the logarithm."""


@dataclass(frozen=True, eq=False)
class Gains:
    """What camps gain over where they start: `start` (v) less their cost; `most` (v) is what each can gain at most.

    No camp may lose: a design must keep every gain at nothing or more. Camps that cannot gain `LEAST` are not able.
    """

    camps: Camps
    start: Floats
    most: Floats

    def of(self, losses: Floats) -> Floats:
        """The gain of each camp (v)."""
        won: Floats = self.start - self.camps.costs(losses)
        return won

    def gaining(self, losses: Floats) -> Booleans:
        """Which camps gain (v)."""
        found: Booleans = self.able & (self.of(losses) >= LEAST - FINE)
        return found

    @property
    def able(self) -> Booleans:
        """Which camps can gain at all (v)."""
        can: Booleans = self.most >= LEAST
        return can

    def worth(self, losses: Floats) -> tuple[float, float]:
        """How many partners gain, and the mean logarithm of their gains (minus infinity where nobody does)."""
        members = self.camps.members * self.gaining(losses)
        number = float(members.sum())
        if number == 0:
            return 0.0, -np.inf
        return number, float(members @ np.log(np.maximum(self.of(losses), LEAST))) / number


@dataclass(frozen=True, eq=False)
class Nash:
    """A design with the greatest product of gains of those who gain.

    `mean` is the geometric mean of the gains of the partners who gain, `bound` what no design can bring it above where
    as many gain. `gaining` (v) says which camps do. `all_proven` says that no design has more partners who gain.
    `elsewhere` is what no design goes above when each gain there is taken as a share of the gain here, less one, and
    the mean is taken: nothing means proportionally fair as Kelly, Maulloo and Tan define it (1998, Journal of the
    Operational Research Society 49, p. 238). Among whole designs it may be more even for the greatest product.
    """

    solution: Floats
    losses: Floats
    mean: float
    bound: float
    gaining: Booleans
    all_proven: bool
    elsewhere: float

    @property
    def proven(self) -> bool:
        """Whether no design has more who gain, or a greater product, by anything that counts."""
        return self.all_proven and self.bound - self.mean <= SURE


def nash(ground: Ground, gains: Gains, known: Sequence[Floats]) -> Nash | None:
    """The design with the greatest product of gains, from known designs (solutions) on; None where nobody can gain.

    Where not all can gain together, the number of partners who do is made the greatest first, and the product is that
    of their gains (as in Caragiannis and others 2019, ACM Transactions on Economics and Computation 7, article 12).
    """
    if not gains.able.any():
        return None
    many = ground.ask(_most_gaining(gains), known)
    if many.solution is None or many.losses is None:
        return None
    number = gains.worth(many.losses)[0]
    designs = [each for each in (*known, many.solution) if _lawful(gains, ground.losses(each), number)]
    best = max(designs, key=lambda each: gains.worth(ground.losses(each))[1])
    together = number > float(gains.camps.members @ gains.able) - 0.5
    tangents = np.vstack([_first(gains), gains.of(ground.losses(best))])
    tangents = _relaxed(ground, gains, tangents, number) if together else tangents
    best, bound = _solved(ground, gains, (tangents, best), 0.0 if together else number)
    losses = ground.losses(best)
    mean = gains.worth(losses)[1]
    return Nash(
        best,
        losses,
        float(np.exp(mean)),
        float(np.exp(bound)),
        gains.gaining(losses),
        many.proven,
        _elsewhere(ground, gains, best),
    )


def _elsewhere(ground: Ground, gains: Gains, best: Floats) -> float:
    """The most that any design where nobody loses raises the gains by, as a share of each gain here, on average."""
    losses = ground.losses(best)
    gaining = gains.gaining(losses)
    members = gains.camps.members * gaining
    pull = members / np.maximum(gains.of(losses), LEAST) / members.sum()
    none = np.zeros(0)
    price = pull @ gains.camps.weights
    found = ground.ask(Question(gains.camps.weights, gains.start, price, none, none, none > 0, lambda _: none), (best,))
    return float(price @ losses) - found.bound


def _lawful(gains: Gains, losses: Floats, number: float) -> bool:
    return bool(np.all(gains.of(losses) >= -FINE)) and gains.worth(losses)[0] > number - 0.5


def _solved(ground: Ground, gains: Gains, begun: tuple[Floats, Floats], number: float) -> tuple[Floats, float]:
    """The best design (solution) and the proven most of the mean logarithm, from tangents and a design to begin with.

    `number` is how many partners must gain where not all can; nothing where all can.
    """
    tangents, best = begun
    able = float(gains.camps.members @ gains.able)
    counted = number or able
    bound = np.inf
    for _ in range(ROUNDS):
        asked = ground.ask(_product(gains, tangents, number), (best,))
        bound = min(bound, (-asked.bound - (able - counted) * np.log(LEAST)) / counted)
        if asked.solution is not None and asked.losses is not None:
            if gains.worth(asked.losses) > gains.worth(ground.losses(best)):
                best = asked.solution
            tangents = np.vstack([tangents, gains.of(asked.losses)])
        left = bound - gains.worth(ground.losses(best))[1]
        if left <= SURE or asked.solution is None or ground.clock.out:
            break
    return best, max(bound, gains.worth(ground.losses(best))[1])


def _relaxed(ground: Ground, gains: Gains, tangents: Floats, number: float) -> Floats:
    """Tangents where the relaxation wants them: all gain, and whole numbers are forgotten."""
    members = gains.camps.members * gains.able
    for _ in range(ROUNDS):
        answer = ground.relaxed(_product(gains, tangents, 0.0))
        if answer.values is None or ground.clock.out:
            break
        columns = ground.programme.columns
        won = np.maximum(gains.of(answer.values[columns : columns + len(ground.offset)]), LEAST)
        tangents = np.vstack([tangents, won])
        if -answer.objective / number - float(members @ np.log(won)) / number <= FINE / 2:
            break
    return tangents


def _first(gains: Gains) -> Floats:
    """Tangents in equal steps of the logarithm, from the least gain to the most (FIRST x v)."""
    most = np.maximum(gains.most, 2 * LEAST)
    steps = np.linspace(0.3, 1.0, FIRST)[:, None]
    touched: Floats = np.exp(np.log(LEAST) * (1 - steps) + np.log(most) * steps)
    return touched


def _most_gaining(gains: Gains) -> Question:
    """As many partners as can gain together; own columns say whether a camp gains (v, 0 or 1)."""
    camps = gains.camps
    count = len(camps)
    rows = np.hstack([camps.weights, LEAST * np.eye(count)])
    price = np.concatenate([np.zeros(camps.weights.shape[1]), -camps.members])
    able = gains.able.astype(np.float64)
    whole = np.ones(count, dtype=np.bool_)
    return Question(rows, gains.start, price, np.zeros(count), able, whole, lambda losses: _yes(gains, losses))


def _yes(gains: Gains, losses: Floats) -> Floats:
    return gains.gaining(losses).astype(np.float64)


def _product(gains: Gains, tangents: Floats, number: float) -> Question:
    """The greatest sum of logarithms under tangents (t x v); own columns: logarithm (v), and whether a camp gains (v).

    A camp that does not gain has the logarithm of LEAST. With `number` 0 every camp that is able must gain; else so
    many partners must.
    """
    camps, able = gains.camps, gains.able
    count, size = len(camps), camps.weights.shape[1]
    eye, none = np.eye(count), np.zeros((count, count))
    at = np.maximum(tangents, LEAST)
    top = np.log(np.maximum(gains.most, LEAST))
    rows = [np.hstack([camps.weights, none, LEAST * eye])]
    upper = [gains.start]
    for touched in at:
        rows.append(np.hstack([camps.weights, np.diag(touched), LEAST * eye]))
        upper.append(touched * (np.log(touched) - 1.0) + gains.start + LEAST)
    rows.append(np.hstack([np.zeros((count, size)), eye, -np.diag(top - np.log(LEAST))]))
    upper.append(np.full(count, np.log(LEAST)))
    rows.append(np.hstack([np.zeros((1, size + count)), -camps.members[None, :]]))
    upper.append(np.array([-number]))
    yes = able.astype(np.float64)
    low = np.concatenate([np.full(count, np.log(LEAST)), yes if number == 0 else np.zeros(count)])
    high = np.concatenate([np.maximum(top, np.log(LEAST)), yes])

    def fill(losses: Floats) -> Floats:
        said = _yes(gains, losses)
        won = gains.of(losses) + LEAST * (1.0 - said)
        below = (at * (np.log(at) - 1.0) + won) / at
        held = np.minimum(below.min(axis=0), np.log(LEAST) + said * (top - np.log(LEAST)))
        return np.concatenate([np.maximum(held, np.log(LEAST)), said])

    price = np.concatenate([np.zeros(size), -camps.members * able, np.zeros(count)])
    whole = np.concatenate([np.zeros(count, dtype=np.bool_), np.full(count, number > 0)])
    return Question(np.vstack(rows), np.concatenate(upper), price, low, high, whole, fill)
