"""Two objectives of a frontier with the others left free: the stairs between their bests, and the line beneath them.

Everything here is in turned values: less is better in both. The points of the stairs are those that none betters in
the two objectives alone, from the one with the best of b (and the worst of a) to the one with the best of a.
"""

from __future__ import annotations

import numpy as np

from purposebuilt.programme import Floats, Integers


def stairs(a: Floats, b: Floats) -> Integers:
    """Rows (ascending in b, descending in a) that none betters in the two columns; of equal rows the first.

    O(N log N): sorted by a, a row is on the stairs where its b is below every b before it.
    """
    order = np.lexsort((np.arange(a.size), b, a))
    before = np.concatenate(([np.inf], np.minimum.accumulate(b[order])[:-1]))
    return np.asarray(order[b[order] < before][::-1], dtype=np.int64)


def walk(a: Floats, rows: Integers, least: float) -> Integers:
    """The stairs with the steps too small to count left out: each goes to the first row that gains `least` or more.

    `rows` are stairs; the walk starts where a is worst. Of all rows that gain `least` in a, the first on the stairs
    loses least in b, so each step of the walk is the next gain that counts, at the least loss.
    """
    if rows.size < 2:
        return rows
    falling = -a[rows]
    kept = [0]
    while True:
        following = int(np.searchsorted(falling, falling[kept[-1]] + least, side="left"))
        if following >= rows.size:
            return rows[kept]
        kept.append(max(following, kept[-1] + 1))


def envelope(a: Floats, b: Floats, rows: Integers) -> Integers:
    """The stairs' lower convex line: those of its rows at which the price of a in b rises (Andrew 1979).

    From one to the next each further unit of a costs more of b than before. Rows inside a straight piece are left out.
    """
    kept: list[int] = []
    for row in rows:
        while len(kept) > 1 and not _turns(a, b, (kept[-2], kept[-1], int(row))):
            kept.pop()
        kept.append(int(row))
    return np.array(kept, dtype=np.int64)


def apart(a: Floats, line: Integers, least: float) -> Integers:
    """An envelope without the rows that lie nearer to either end than `least` in a: no bend is told of so little."""
    gained = a[line[0]] - a[line]
    inner = (gained >= least) & (gained[-1] - gained >= least)
    inner[[0, -1]] = True
    kept: Integers = line[inner]
    return kept


def _turns(a: Floats, b: Floats, three: tuple[int, int, int]) -> bool:
    """Whether the price is higher from the middle to the last row than from the first to the middle."""
    first, middle, last = three
    before = (b[middle] - b[first]) * (a[middle] - a[last])
    after = (b[last] - b[middle]) * (a[first] - a[middle])
    return bool(after > before * (1 + 1e-12) + 1e-15)


def furthest(a: Floats, b: Floats, line: Integers) -> int | None:
    """The row of an envelope furthest below the straight line between its ends (Das 1999), ties to the earlier.

    Distance is measured with each objective as a share of its span along the stairs, so units do not matter. No row of
    the stairs lies further below. None where there is no row between the ends.
    """
    if line.size < 3:
        return None
    across = (a[line[0]] - a[line]) / (a[line[0]] - a[line[-1]])
    up = (b[line] - b[line[0]]) / (b[line[-1]] - b[line[0]])
    return int(line[int(np.round(across - up, 12).argmax())])


def sharpest(a: Floats, b: Floats, line: Integers) -> int | None:
    """The row of an envelope at which the price turns by the largest angle (Branke and others 2004), or None.

    The angle lies between the piece before and the piece after, each objective as a share of its span.
    """
    if line.size < 3:
        return None
    run = -np.diff(a[line]) / (a[line[0]] - a[line[-1]])
    rise = np.diff(b[line]) / (b[line[-1]] - b[line[0]])
    turn = np.round(np.diff(np.arctan2(rise, run)), 12)
    return int(line[1 + int(turn.argmax())])
