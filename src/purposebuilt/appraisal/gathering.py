"""From a programme to its conflicts or repairs by name: which engine is asked, when to stop, who is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from purposebuilt.appraisal.clause_oracle import ClauseOracle
from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.lightest import conflicts_by_size, repairs_by_weight
from purposebuilt.appraisal.oracle import Mask, Oracle, OutOfTime, positions
from purposebuilt.appraisal.row_oracle import RowOracle
from purposebuilt.appraisal.seeds import Found, Kind, explored
from purposebuilt.engines.clauses import encoded
from purposebuilt.programme import Floats, Programme

Engine: TypeAlias = Literal["clauses", "rows"]
Names: TypeAlias = frozenset[str]
Tell: TypeAlias = Callable[[Names], None]
State: TypeAlias = Literal["complete", "stopped", "impossible alone"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: conflicts or repairs; how many at most; in order of weight (slower to the first few) or as found.

    `weights` (one for each requirement) order repairs; conflicts in order come by size. `tell` hears each at once.
    `engine` is chosen by what the programme is where None.
    """

    kind: Kind
    limit: int | None = None
    ordered: bool = False
    weights: Floats | None = None
    tell: Tell | None = None
    engine: Engine | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found, as it came; whether that is all; how many questions a solver was asked."""

    found: tuple[Names, ...]
    state: State
    solves: int


def oracle_for(programme: Programme, clock: Clock, engine: Engine | None = None) -> Oracle:
    """Clauses where every column is yes-or-no and every row has whole coefficients that clauses say well, else rows.

    Raises ValueError where clauses are asked for and cannot say the programme.
    """
    written = None if engine == "rows" else encoded(programme)
    if written is not None:
        return ClauseOracle(programme, written, clock)
    if engine == "clauses":
        raise ValueError("this programme has columns or rows that clauses do not say well")
    return RowOracle(programme, clock)


def gathered(programme: Programme, wish: Wish, clock: Clock) -> Gathered:
    """Ask until all is known, the limit is reached or time is out; what was found before stays right."""
    oracle = oracle_for(programme, clock, wish.engine)
    found: list[Names] = []
    state: State = "complete"
    try:
        for kind, members in _source(oracle, programme, wish, clock):
            if kind == "conflict" and not members:
                return Gathered((), "impossible alone", oracle.solves)
            if kind == wish.kind:
                found.append(named(programme, members))
                if wish.tell is not None:
                    wish.tell(found[-1])
            if wish.limit is not None and len(found) >= wish.limit:
                state = "stopped"
                break
    except OutOfTime:
        state = "stopped"
    finally:
        oracle.close()
    return Gathered(tuple(found), state, oracle.solves)


def _source(oracle: Oracle, programme: Programme, wish: Wish, clock: Clock) -> Iterator[Found]:
    count = len(programme.requirements)
    if not wish.ordered:
        return explored(oracle, count)
    if wish.kind == "conflict":
        return conflicts_by_size(oracle, count, clock)
    return repairs_by_weight(oracle, np.ones(count) if wish.weights is None else wish.weights, clock)


def named(programme: Programme, members: Mask) -> Names:
    """The names of the requirements in a mask."""
    return frozenset(programme.requirements[at] for at in positions(members))


def weights_of(programme: Programme, weights: Mapping[str, float] | None) -> Floats:
    """One weight for each requirement, 1 where none is given.

    Raises ValueError where one is not above nothing, or is of no requirement.
    """
    given = {} if weights is None else dict(weights)
    strange = sorted(set(given) - set(programme.requirements))
    if strange:
        raise ValueError(f"there is no requirement named '{strange[0]}'")
    if not all(0 < each < np.inf for each in given.values()):
        raise ValueError("each weight is above 0 and finite")
    return np.array([float(given.get(name, 1.0)) for name in programme.requirements])
