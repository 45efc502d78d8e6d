"""Does clarity grow: the same people compared from round to round, with what chance alone would do beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from purposebuilt.participation.ballots import Bools, Floats
from purposebuilt.participation.ground.flags import false_discovery_rates
from purposebuilt.participation.one_thread import one_thread
from purposebuilt.participation.parameters import value
from purposebuilt.participation.room import Ints, Room
from purposebuilt.participation.rounds.chance import (
    FEWEST,
    changes,
    holm,
    p_values,
    spread_parts,
    swaps,
)
from purposebuilt.participation.rounds.measures import dispersion, intraclass, ordinal_agreement, r_wg, spreads
from purposebuilt.participation.rounds.orders import orders
from purposebuilt.participation.rounds.paired import Heard, Pair, Side, heard, pair
from purposebuilt.participation.rounds.results import (
    Clarity,
    Compared,
    Moved,
    Question,
    Reading,
    StatementClarity,
    Status,
    Verdict,
)
from purposebuilt.participation.rounds.saying import room_said, statement_said, whole_said

OPTIONS = 3
"""Disagree, pass, agree."""


@one_thread()
def clarity(room: Room) -> Clarity:
    """Compare each round with the next, and the first with the last, among the people who took positions in both.

    Nothing is told beyond what swapping the rounds of whole organisations could not bring about by chance.
    """
    table = heard(room)
    count = len(table.rounds)
    steps = tuple(_compared(room, table, at, at + 1) for at in range(count - 1))
    whole = None if not steps else steps[0] if count == 2 else _compared(room, table, 0, count - 1)
    return Clarity(table.rounds, steps, whole, whole_said(table.rounds, steps, whole))


def _compared(room: Room, table: Heard, first: int, second: int) -> Compared:
    found = pair(table, first, second)
    there = found.before.people > 0
    tested = _tested(found, there)
    statements = _statements(found, there, tested)
    questions = _questions(found, tested)
    kept, changed = found.moves.sum(), found.moves.sum() - np.trace(found.moves, axis1=1, axis2=2).sum()
    made = Compared(
        rounds=found.rounds,
        same=found.same,
        joined=found.joined,
        left=found.left,
        organisations=int(there.any(axis=1).sum()),
        changed=float(changed / max(kept, 1)),
        changed_any=found.changed_any / max(found.same, 1),
        statements=statements,
        questions=questions,
        orders=orders(room, found.rounds),
        verdict=_verdict(questions),
        stop=bool(statements) and all(one.status is not Status.MOVING for one in statements),
        sentences=(),
    )
    return replace(made, sentences=room_said(made))


@dataclass(frozen=True, eq=False)
class _Tested:
    """The parts of organisations in each change (B x m), variances inside them, and p values by swapping.

    The last are those of statements (m), and of the three questions about the room (3).
    """

    passing: Floats
    apart: Floats
    inside_before: Floats
    inside_after: Floats
    p_passing: Floats
    p_apart: Floats
    p_room: Floats


def _tested(found: Pair, there: Bools) -> _Tested:
    before, after = found.before, found.after
    lone, inner = _inside(before), _inside(after)
    several = before.people > 1
    passing = after.share(after.passing) - before.share(before.passing)
    inside = np.where(several, inner - lone, 0.0)
    apart = spread_parts(before.means(), after.means(), there) - inside * _noise(before)
    whole = np.column_stack([_by_body(passing, there), _by_body(inside, several), apart.sum(axis=1)])
    ways = swaps(len(there))
    p = p_values(changes(np.hstack([passing, apart, whole]), ways))
    count = there.shape[1]
    return _Tested(passing, apart, lone, inner, p[:count], p[count : 2 * count], p[2 * count :])


def _noise(side: Side) -> Floats:
    """How much of the variance between means each body's variance inside stands for by itself (B x m).

    The variance inside, pooled over bodies, comes into the variance between their means by the mean of one over their
    people.
    """
    more = side.people - 1
    free = np.where(more > 0, more, 0.0)
    bodies = np.maximum((side.people > 0).sum(axis=0), 1)
    each = np.where(side.people > 0, 1 / np.maximum(side.people, 1), 0.0).sum(axis=0) / bodies
    made: Floats = free / np.maximum(free.sum(axis=0), 1) * each * (1 - 1 / bodies)
    return made


def _inside(side: Side) -> Floats:
    """The variance of stances inside each body (B x m); NaN where fewer than two of its people were heard."""
    return spreads(side.total, side.squares, side.people)


def _by_body(change: Floats, mask: Bools) -> Floats:
    """The mean change of each body over the statements that it can be said of (B), 0 where there is none."""
    made: Floats = (change * mask).sum(axis=1) / np.maximum(mask.sum(axis=1), 1)
    return made


def _between(side: Side, there: Bools) -> float:
    """What bodies differ by beyond what people inside them do: a variance, averaged over statements with several."""
    several = there.sum(axis=0) > 1
    if not several.any():
        return float("nan")
    count = np.maximum(there.sum(axis=0), 1)
    means = side.means()
    spread = np.where(there, (means - means.sum(axis=0) / count) ** 2, 0.0).sum(axis=0) / count
    noise = (np.nan_to_num(_inside(side)) * _noise(side)).sum(axis=0)
    return float((spread - noise)[several].mean())


def _questions(found: Pair, tested: _Tested) -> tuple[Question, ...]:
    """The three questions about the room, with p values that hold for the three together."""
    before, after = found.before, found.after
    there, more = before.people > 0, ~np.isnan(tested.inside_before)
    bodies = (int(there.any(axis=1).sum()), int(more.any(axis=1).sum()), int(there.any(axis=1).sum()))
    values = (
        (_mean(before.share(before.passing), there), _mean(after.share(after.passing), there)),
        (_mean(tested.inside_before, more), _mean(tested.inside_after, more)),
        (_between(before, there), _between(after, there)),
    )
    p = holm(np.where(np.array(bodies) >= FEWEST, tested.p_room, 1.0))
    made = []
    for at, name in enumerate(("passing", "inside", "apart")):
        low, high = values[at]
        if np.isnan(low) or bodies[at] < FEWEST:
            known = not np.isnan(low)
            made.append(Question(name, low if known else None, high if known else None, None, Verdict.CANNOT_SAY))
        else:
            told = p[at] < value("clarity.level")
            made.append(Question(name, low, high, float(p[at]), _way(high - low, bool(told))))
    return tuple(made)


def _mean(values: Floats, there: Bools) -> float:
    """The mean over bodies of their means over statements; NaN where there is none."""
    rows = there.any(axis=1)
    if not rows.any():
        return float("nan")
    total = np.where(there, values, 0.0).sum(axis=1)[rows]
    return float((total / there.sum(axis=1)[rows]).mean())


def _way(change: float, told: bool) -> Verdict:
    """Less is clearer."""
    if not told:
        return Verdict.NO_CHANGE
    return Verdict.GREW if change < 0 else Verdict.FELL


def _verdict(questions: tuple[Question, ...]) -> Verdict:
    said = {one.verdict for one in questions}
    if said == {Verdict.CANNOT_SAY}:
        return Verdict.CANNOT_SAY
    if {Verdict.GREW, Verdict.FELL} <= said:
        return Verdict.MIXED
    return next((one for one in (Verdict.GREW, Verdict.FELL) if one in said), Verdict.NO_CHANGE)


def _statements(found: Pair, there: Bools, tested: _Tested) -> tuple[StatementClarity, ...]:
    """Each statement on which somebody took a position in both rounds."""
    columns = np.flatnonzero(there.any(axis=0))
    if not len(columns):
        return ()
    before, after = _readings(found.before, columns), _readings(found.after, columns)
    bodies, people = there.sum(axis=0)[columns], found.before.people.sum(axis=0)[columns]
    passing, passing_q = _told(tested.passing, tested.p_passing, columns, bodies)
    apart, apart_q = _told(tested.apart, tested.p_apart, columns, bodies)
    counted = list(zip(people.astype(np.int64).tolist(), bodies.tolist(), strict=True))
    moves = _moved(found.moves[columns])
    made = []
    for at, column in enumerate(columns.tolist()):
        one, other, told = before[at], after[at], (passing[at], apart[at])
        shift = _shift(one, other)
        status = _status(other, shift)
        row = StatementClarity(
            found.statements[column], *counted[at], one, other, moves[at],
            shift, passing[at], passing_q[at], apart[at], apart_q[at],
            status, statement_said((one, other), told, moves[at], status),
        )  # fmt: skip
        made.append(row)
    return tuple(made)


def _told(parts: Floats, p: Floats, columns: Ints, bodies: Ints) -> tuple[list[Verdict], list[float]]:
    """What may be told of each of these statements, and its false discovery rate (1 where too few were there)."""
    rates, able = np.ones(len(columns)), bodies >= FEWEST
    if able.any():
        rates[able] = false_discovery_rates(p[columns][able])
    told = (rates < value("clarity.false_discoveries")).tolist()
    change = parts.sum(axis=0)[columns].tolist()
    verdicts = [_way(change[at], told[at]) if enough else Verdict.CANNOT_SAY for at, enough in enumerate(able.tolist())]
    return verdicts, rates.tolist()


def _moved(moves: Ints) -> list[Moved]:
    """Who changed, and towards what, on each statement, from counts by stance before and after (m x 3 x 3)."""
    towards = moves.sum(axis=1) - moves.diagonal(axis1=1, axis2=2)
    share = towards.sum(axis=1) / moves.sum(axis=(1, 2))
    rows = zip(share.tolist(), towards[:, ::-1].tolist(), strict=True)
    return [Moved(part, *of) for part, of in rows]


def _shift(one: Reading, other: Reading) -> float:
    """Half the sum of what the three shares changed by."""
    parts = (other.agree - one.agree, other.passing - one.passing, other.disagree - one.disagree)
    return sum(abs(part) for part in parts) / 2


def _status(after: Reading, shift: float) -> Status:
    if after.agree > value("clarity.agreed"):
        return Status.AGREED
    if after.disagree > value("clarity.agreed"):
        return Status.REFUSED
    return Status.STABLE if shift < value("clarity.stable") else Status.MOVING


def _readings(side: Side, columns: Ints) -> list[Reading]:
    """What one round says of each of these statements."""
    shares = side.shares()[columns]
    low, high = _interval(side, columns)
    variance = _inside(side)[:, columns]
    several = ~np.isnan(variance)
    inside = np.where(several, r_wg(np.nan_to_num(variance), OPTIONS), 0.0).sum(axis=0)
    inside = np.where(several.any(axis=0), inside / np.maximum(several.sum(axis=0), 1), np.nan)
    first, second = intraclass(side.total[:, columns], side.squares[:, columns], side.people[:, columns])
    columned = (
        shares[:, 2], shares[:, 1], shares[:, 0], low, high, inside, first, second,
        ordinal_agreement(shares), dispersion(shares),
    )  # fmt: skip
    known = [np.where(np.isnan(each), None, each).tolist() for each in columned]  # type: ignore[call-overload]
    return [Reading(*row) for row in zip(*known, strict=True)]


def _interval(side: Side, columns: Ints) -> tuple[Floats, Floats]:
    """Bounds of the agree share (m) that count organisations, at the level of shared ground.

    Two organisations that all agree and two that do not are added (as Agresti and Coull, The American Statistician 52,
    1998, 119-126, add answers), so that a few organisations of one mind are not taken for certainty.
    """
    there = side.people[:, columns] > 0
    share = side.share(side.agree)[:, columns]
    count = there.sum(axis=0) + 4
    mean = (share.sum(axis=0) + 2) / count
    variance = ((share**2).sum(axis=0) + 2 - count * mean**2) / (count - 1)
    half = NormalDist().inv_cdf(0.5 + value("ground.level") / 2) * np.sqrt(np.maximum(variance, 0.0) / count)
    return np.maximum(mean - half, 0.0), np.minimum(mean + half, 1.0)
