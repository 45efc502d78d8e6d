"""A programme as text that people can read and solvers too: the LP format, the same text for the same programme."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from purposebuilt.programme import FREE, Floats, Programme

WIDTH = 110
"""Lines are broken before this column."""

_PLAIN = str.maketrans({"-": "_", ":": "~", " ": "_", "[": "(", "]": ")", "+": "_", "*": "_", "/": "_"})


def lp_text(programme: Programme, objective: int = 0) -> str:
    """The programme with one of its objectives in the LP format. Characters that the format keeps become others.

    A comment says which requirement a row stands for. An objective's constant is a comment: readers differ on it.
    """
    names = _names(programme)
    parts = ["\\ offset " + _number(programme.offset[objective]) if programme.offset.any() else ""]
    parts.append(programme.sense[objective])
    parts.extend(_wrapped(" obj:", _terms(programme.objectives[objective], names)))
    parts.append("st")
    for row in range(programme.rows):
        parts.extend(_row(programme, row, names))
    parts.append("bounds")
    for column, name in enumerate(names):
        low, high = programme.column_lower[column], programme.column_upper[column]
        parts.append(f" {_bound(low)} <= {name} <= {_bound(high)}")
    whole = [name for name, integer in zip(names, programme.integer, strict=True) if integer]
    if whole:
        parts.append("general")
        parts.extend(f" {name}" for name in whole)
    parts.append("end")
    return "\n".join(part for part in parts if part) + "\n"


def _names(programme: Programme) -> list[str]:
    given = programme.column_names or ("",) * programme.columns
    return [name.translate(_PLAIN) if name else f"c{at}" for at, name in enumerate(given)]


def _row(programme: Programme, row: int, names: list[str]) -> Iterator[str]:
    owner = int(programme.requirement_of_row[row])
    if owner != FREE:
        yield f"\\ {programme.requirements[owner]}"
    begin, end = programme.matrix.indptr[row], programme.matrix.indptr[row + 1]
    columns, values = programme.matrix.indices[begin:end], programme.matrix.data[begin:end]
    terms = [_term(value, names[int(column)]) for column, value in sorted(zip(columns, values, strict=True))]
    low, high = programme.row_lower[row], programme.row_upper[row]
    if low == high:
        yield from _wrapped(f" r{row}:", [*terms, f"= {_number(low)}"])
        return
    for bound, sign in ((low, ">="), (high, "<=")):
        if np.isfinite(bound):
            tail = "a" if np.isfinite(low) and np.isfinite(high) and sign == ">=" else ""
            yield from _wrapped(f" r{row}{tail}:", [*terms, f"{sign} {_number(bound)}"])


def _terms(coefficients: Floats, names: list[str]) -> list[str]:
    found = [_term(coefficients[at], names[at]) for at in np.flatnonzero(coefficients)]
    return found or [f"0 {names[0]}"]


def _term(value: float, name: str) -> str:
    return f"{'-' if value < 0 else '+'} {_number(abs(value))} {name}"


def _wrapped(head: str, terms: list[str]) -> Iterator[str]:
    line = head
    for term in terms:
        if len(line) + len(term) + 1 > WIDTH:
            yield line
            line = "  "
        line += f" {term}"
    yield line


def _bound(value: float) -> str:
    if np.isfinite(value):
        return _number(value)
    return "inf" if value > 0 else "-inf"


def _number(value: float) -> str:
    return f"{float(value) + 0.0:.10g}"
