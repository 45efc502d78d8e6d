"""By how much requirements must give way where they are stretched instead of set aside, each answer verified.

Elastic programming (Brown and Graves 1975; Chinneck 2008, Feasibility and infeasibility, chapter 6):
each side of a row of a requirement that may give has a column that lets it, at a price, and the least total is sought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.gathering import weights_of
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.programme import FREE, Floats, Integers, Programme

_NOTHING = 1e-7
"""A stretch below this is rounding."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """The least by which requirements give: `amounts` by name, in the unit of their rows, all above nothing.

    `price` is the sum of amounts by their prices. `proven` says that no mix costs less; it is False where time ran
    out. `solution` (n) keeps every row once the bounds are moved by that much: it was found by a second solve.
    """

    amounts: Mapping[str, float]
    price: float
    proven: bool
    solution: Floats


@dataclass(frozen=True, eq=False)
class Stretches:
    """`alone`: for each requirement that can mend all by giving way by itself, by how much; `together` the least mix.

    `complete` is False where time ran out before all was tried.
    """

    alone: Mapping[str, Stretch]
    together: Stretch | None
    complete: bool


def stretches(
    programme: Programme,
    names: Iterable[str] | None = None,
    time_limit: float | None = None,
    *,
    prices: Mapping[str, float] | None = None,
) -> Stretches:
    """How far each of some requirements (all, where None) must give alone, and the cheapest mix of them.

    `prices` (above 0, 1 where none is given) say what one unit of a requirement's row costs. Raises ValueError where
    one is not above 0.
    """
    clock = Clock(time_limit)
    wanted = programme.requirements if names is None else tuple(names)
    alone: dict[str, Stretch] = {}
    for name in wanted:
        if clock.out:
            break
        found = stretched(programme, (name,), clock, prices=prices)
        if found is not None:
            alone[name] = found
    together = None if clock.out else stretched(programme, wanted, clock, prices=prices)
    return Stretches(alone, together, not clock.out)


def stretched(
    programme: Programme, names: Iterable[str], clock: Clock, *, prices: Mapping[str, float] | None = None
) -> Stretch | None:
    """The cheapest way for some requirements to give so that all is kept; None where none was found.

    Nothing gives where everything can be kept as it stands.
    """
    elastic = _Elastic.of(programme, sorted(set(names)), prices)
    engine = Highs(elastic.programme)
    engine.costs(elastic.costs)
    answer = engine.solve(Limits(relative_gap=1e-6, absolute_gap=1e-7, seconds=clock.left))
    engine.close()
    if answer.values is None:
        return None
    given = answer.values[programme.columns :]
    moved = elastic.moved(programme, given)
    solution = _kept(moved, clock)
    if solution is None:
        return None
    amounts = elastic.amounts(given)
    price = sum(amounts[name] * elastic.price_of[name] for name in amounts)
    return Stretch(amounts, price, answer.state == "solved", solution)


def _kept(programme: Programme, clock: Clock) -> Floats | None:
    """A solution of a programme, checked row by row; None where there is none or time ran out."""
    engine = Highs(programme)
    answer = engine.solve(Limits(absolute_gap=np.inf, seconds=clock.left))
    engine.close()
    return None if answer.values is None or programme.broken(answer.values) else answer.values


@dataclass(frozen=True, eq=False)
class _Elastic:
    """A programme with a column more for each side of a row that may give: `rows` and `lower` say which side of which.

    `costs` (n and more) hold the prices of the columns that give; the others cost nothing.
    """

    programme: Programme
    costs: Floats
    rows: Integers
    lower: Floats
    owners: tuple[str, ...]
    price_of: Mapping[str, float]

    @classmethod
    def of(cls, programme: Programme, names: list[str], prices: Mapping[str, float] | None) -> _Elastic:
        """Add the columns. Raises ValueError where a price is not above 0 or there is no requirement of a name."""
        price_of = dict(zip(programme.requirements, weights_of(programme, prices).tolist(), strict=True))
        strange = sorted(set(names) - set(price_of))
        if strange:
            raise ValueError(f"there is no requirement named '{strange[0]}'")
        owner = programme.requirement_of_row
        asked = np.isin(owner, [programme.requirements.index(name) for name in names]) & (owner != FREE)
        low = np.flatnonzero(asked & np.isfinite(programme.row_lower))
        high = np.flatnonzero(asked & np.isfinite(programme.row_upper))
        rows = np.concatenate([low, high])
        lower = np.concatenate([np.ones(low.size), -np.ones(high.size)])
        owners = tuple(programme.requirements[int(owner[row])] for row in rows)
        columns = np.arange(rows.size)
        giving = sparse.csr_array((lower, (rows, columns)), shape=(programme.rows, rows.size))
        costs = np.array([price_of[name] for name in owners])
        wider = Programme.from_arrays(
            np.concatenate([np.zeros(programme.columns), costs]),
            "min",
            sparse.hstack([programme.matrix, giving], format="csr"),
            programme.row_lower,
            programme.row_upper,
            np.concatenate([programme.column_lower, np.zeros(rows.size)]),
            np.concatenate([programme.column_upper, np.full(rows.size, np.inf)]),
            np.concatenate([programme.integer, np.zeros(rows.size, dtype=np.bool_)]),
        )
        return cls(wider, wider.objectives[0], rows, lower, owners, price_of)

    def amounts(self, given: Floats) -> dict[str, float]:
        """How much each requirement gives in all."""
        total: dict[str, float] = {}
        for name, amount in zip(self.owners, given.tolist(), strict=True):
            if amount > _NOTHING:
                total[name] = total.get(name, 0.0) + amount
        return total

    def moved(self, programme: Programme, given: Floats) -> Programme:
        """The programme with the bounds of its own rows moved by what was given, and no column more."""
        row_lower, row_upper = programme.row_lower.copy(), programme.row_upper.copy()
        below = self.lower > 0
        row_lower[self.rows[below]] -= given[below]
        row_upper[self.rows[~below]] += given[~below]
        return replace(programme, row_lower=row_lower, row_upper=row_upper)
