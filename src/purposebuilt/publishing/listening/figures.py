"""The pictures of a room and the tables beside them, from figures that may leave."""

from __future__ import annotations

from collections.abc import Sequence

from purposebuilt.participation.small_numbers import ReleasedEstimate, ReleasedStatement, Shown
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import Cell, Column, Table
from purposebuilt.publishing.sketches import Bars, Mark, Standing, Standings

ENDS = ("nobody agrees", "everybody agrees")
STANCES = ("agree", "pass", "disagree")


def standing(hearing: Hearing, one: ReleasedStatement, marks: Sequence[tuple[Mark, ReleasedEstimate]]) -> Standing:
    """A statement on the scale of agreement: the likely range of the whole room, and where some groups stand."""
    shown = one.system
    placed = tuple((mark, each.agree.number) for mark, each in marks if each.agree.number is not None)
    return Standing(
        hearing.text(one.key), brief(shown.agree), shown.likely.low, shown.agree.number, shown.likely.high, placed
    )


def agreement(hearing: Hearing, title: str, found: Sequence[ReleasedStatement]) -> Standings:
    """How many agree with each statement."""
    rows = tuple(standing(hearing, one, ()) for one in found)
    told = "; ".join(f"{row.label}: {row.told}" for row in rows)
    return Standings(title, f"Shares who agree, each with its likely range. {told}.", ENDS, (), rows)


def kinds_apart(hearing: Hearing, title: str, found: Sequence[ReleasedStatement], groups: str = "by_type") -> Standings:
    """Where each kind of partner (or each place) stands on each statement."""
    rows: list[Standing] = []
    used: set[str] = set()
    for one in found:
        each = getattr(one, groups)
        marks = [(hearing.marks[key], estimate) for key, estimate in each.items() if key in hearing.marks]
        used.update(mark.letter for mark, estimate in marks if estimate.agree.told)
        rows.append(standing(hearing, one, marks))
    legend = tuple(mark for mark in hearing.marks.values() if mark.letter in used)
    told = "The table below has the same figures, one column for each group."
    return Standings(
        title, f"The share who agree in each group, statement by statement. {told}", ENDS, legend, tuple(rows)
    )


def stances(hearing: Hearing, title: str, found: Sequence[ReleasedStatement]) -> Bars:
    """How many agree, pass and disagree, by the middles of what may be told, made to add up."""
    rows = []
    for one in found:
        middles = [one.system.agree.number, one.system.passing.number, one.system.disagree.number]
        if None not in middles:
            total = sum(middle for middle in middles if middle is not None) or 1.0
            rows.append((hearing.text(one.key), tuple((middle or 0.0) / total for middle in middles)))
    return Bars(title, "Shares who agree, pass and disagree; the table below has them.", STANCES, tuple(rows))


def cell(shown: Shown, note: str = "") -> Cell:
    """A figure that may leave, in a table; why it does not leave stands in small print."""
    return Cell(shown.text, note=note or ("" if shown.told else shown.reason))


def stances_table(hearing: Hearing, caption: str, found: Sequence[ReleasedStatement]) -> Table:
    """The shares of the whole room on each statement."""
    columns = (
        Column("Statement", wide=True),
        Column("Agree", numeric=True),
        Column("Likely range", "of those who agree", numeric=True),
        Column("Pass", numeric=True),
        Column("Disagree", numeric=True),
    )
    rows = tuple(
        (
            Cell(hearing.text(one.key)),
            cell(one.system.agree),
            *(Cell(each.text) for each in (one.system.likely, one.system.passing, one.system.disagree)),
        )
        for one in found
    )
    return Table(caption, columns, rows, cards=True)


def groups_table(
    hearing: Hearing, caption: str, found: Sequence[ReleasedStatement], keys: Sequence[str], groups: str = "by_type"
) -> Table:
    """The share who agree in each group that may be told of, as a shaded grid with its figures."""
    told = [
        key
        for key in keys
        if any(key in getattr(one, groups) and getattr(one, groups)[key].agree.told for one in found)
    ]
    columns = (Column("Statement", wide=True), *(Column(hearing.name(key), "agree", numeric=True) for key in told))
    rows = []
    for one in found:
        each = getattr(one, groups)
        cells = [_shaded(each[key].agree) if key in each else Cell("not asked") for key in told]
        rows.append((Cell(hearing.text(one.key)), *cells))
    return Table(caption, columns, tuple(rows))


def brief(shown: Shown) -> str:
    """A band of shares in the few letters that a picture on a phone has room for; the table beside it says all."""
    if shown.low is None or shown.high is None:
        return shown.text
    if shown.low <= 0:
        return f"under {shown.high:.0%}"
    return f"over {shown.low:.0%}" if shown.high >= 1 else f"{100 * shown.low:.0f}-{100 * shown.high:.0f}%"


def _shaded(shown: Shown) -> Cell:
    """A band in few words: its edge, and in small print what it may hide."""
    if shown.number is None or shown.low is None or shown.high is None:
        return Cell("withheld", note="too few people")
    tone = f"heat-{min(4, int(shown.number * 5))}"
    few = "may be fewer than 5 people" if shown.low <= 0 else "all but maybe fewer than 5 people"
    return Cell(brief(shown), tone, few if shown.low <= 0 or shown.high >= 1 else "")
