"""Every smallest conflict and every smallest repair, from a map of the sets of requirements not yet looked at.

MARCO (Liffiton, Previti, Malik and Marques-Silva 2016, "Fast, flexible MUS enumeration", Constraints 21): take a
largest set not yet looked at; if it is possible, what it leaves out is a smallest repair; if it is not, shrink it
to a smallest conflict. Either way the map forgets every set that this answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from purposebuilt.appraisal.oracle import Mask, Oracle, all_of, positions
from purposebuilt.appraisal.shrinking import Known, shrunk
from purposebuilt.engines.sat import Sat

Kind: TypeAlias = Literal["conflict", "repair"]


class Found(NamedTuple):
    """A smallest conflict or a smallest repair, by the positions of its requirements."""

    kind: Kind
    members: Mask


class Map:
    """The sets of `count` requirements not yet looked at, as the models of a SAT solver of their own."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._every = [at + 1 for at in range(count)]
        self._sat = Sat(light=True)

    def largest(self) -> Mask | None:
        """A set not yet looked at, as large as the solver's preferences make it; None where none is left."""
        self._sat.prefer(self._every)
        return self._sat.chosen(self._count) if self._sat.ask([]) else None

    def open(self, members: Mask) -> bool:
        """Whether some set that holds these members is not yet looked at."""
        return self._sat.ask([at + 1 for at in positions(members)]) is True

    def clashes(self, conflict: Mask) -> None:
        """From now on no set that holds the whole conflict."""
        self._sat.add([-at - 1 for at in positions(conflict)])

    def mended(self, repair: Mask) -> None:
        """From now on only sets that hold something of the repair."""
        self._sat.add([at + 1 for at in positions(repair)])

    def close(self) -> None:
        """Let go of the solver's memory."""
        self._sat.close()


def explored(oracle: Oracle, count: int) -> Iterator[Found]:
    """Each smallest conflict and each smallest repair among `count` requirements, once, until there are no more.

    Where nothing is possible whatever is given up, the one conflict has no members. Raises OutOfTime where the time
    ran out first.
    """
    unseen, known = Map(count), Known()
    try:
        while (seed := unseen.largest()) is not None:
            verdict = oracle.asked(seed)
            if verdict.possible:
                yield from _grown(oracle, unseen, known, all_of(count), verdict.members)
            else:
                yield _conflict(oracle, unseen, known, verdict.members)
    finally:
        unseen.close()


def _conflict(oracle: Oracle, unseen: Map, known: Known, core: Mask) -> Found:
    conflict = shrunk(oracle, core, known)
    unseen.clashes(conflict)
    return Found("conflict", conflict)


def _grown(oracle: Oracle, unseen: Map, known: Known, everything: Mask, kept: Mask) -> Iterator[Found]:
    """Add to a possible set until nothing more can be kept: what it leaves out is then a smallest repair.

    Mostly nothing can be added, and the map already knows why; where it does not, a new conflict comes to light.
    """
    for at in positions(everything & ~kept):
        wider = kept | 1 << at
        if wider == kept or not unseen.open(wider):
            continue
        verdict = oracle.asked(wider)
        if verdict.possible:
            kept = verdict.members
        else:
            yield _conflict(oracle, unseen, known, verdict.members)
    known.add(kept)
    unseen.mended(everything & ~kept)
    yield Found("repair", everything & ~kept)
