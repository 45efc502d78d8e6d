"""The map and the scheme, read back from their files and compared reference by reference."""

from __future__ import annotations

from pathlib import Path

from purposebuilt.design_files.workbook_reader import read_workbook
from purposebuilt.problems import Problem, Where, register
from purposebuilt.publishing import map_workbook, scheme_workbook

DISAGREE = register(
    "PB602",
    "The functions and decisions map and the scheme of reservation and delegation do not agree.",
)

Row = dict[str, str]

_MAKERS = (
    "Reserved to board",
    "Delegated to committee",
    "Delegated to individual",
    "Other body or joint",
    "To be settled",
)


def disagreements(map_path: Path, scheme_path: Path) -> tuple[Problem, ...]:
    """Every difference between the two workbooks as they stand on disk; none where they agree line for line.

    A line agrees where both files have its reference once, and name the same function, area, maker, legal vehicle
    and review date, and where the map's scheme row names the group in which the scheme has it. Raises OSError and
    what the reader raises where a file is not such a workbook.
    """
    mapped = _rows(map_path, map_workbook.TABLE)
    schemed = _rows(scheme_path, scheme_workbook.TABLE)
    found = [_problem(key, "has no row in the scheme") for key in mapped if key not in schemed]
    found += [_problem(key, "has no line in the map") for key in schemed if key not in mapped]
    for key, rows in mapped.items():
        other = schemed.get(key, [])
        if len(rows) > 1 or len(other) > 1:
            found.append(_problem(key, "stands more than once"))
        elif other:
            found += [_problem(key, words) for words in _differences(rows[0], other[0])]
    return tuple(found)


def _differences(line: Row, row: Row) -> list[str]:
    makers = [row[name] for name in _MAKERS if row[name]]
    found = [
        f"says '{line[name]}' as {name.lower()} in the map and '{row[name]}' in the scheme"
        for name in ("Function", "Area", "Review date")
        if line[name] != row[name]
    ]
    if len(makers) != 1 or not _begins(makers[0], line["Decision taken by"]):
        found.append(f"is decided by '{line['Decision taken by']}' in the map and '{'; '.join(makers)}' in the scheme")
    if not _begins(row["Legal vehicle"], line["Legal vehicle"]):
        found.append("has one legal vehicle in the map and another in the scheme")
    stands = f"{row['Group']}: {row['Reference']}"
    if line["Scheme row"] != stands:
        found.append(f"points to scheme row '{line['Scheme row']}' and stands in '{stands}'")
    return found


def _begins(text: str, start: str) -> bool:
    """Whether a text is the start, or goes on after it with more in brackets or after a semicolon."""
    return text == start or text.startswith((f"{start} (", f"{start}; "))


def _rows(path: Path, wanted: str) -> dict[str, list[Row]]:
    """The rows of one sheet of a workbook, by reference, each as texts by column heading."""
    found: dict[str, list[Row]] = {}
    titles: list[str] = []
    for sheet in read_workbook(path).sheets:
        for cells in sheet.rows if sheet.name == wanted else ():
            values = ["" if cell is None else str(cell) for cell in cells]
            if not titles:
                titles = values if values and values[0] == "Reference" else []
            elif values[0]:
                found.setdefault(values[0], []).append(dict(zip(titles, values, strict=False)))
    return found


def _problem(reference: str, words: str) -> Problem:
    return Problem(
        DISAGREE,
        f"Line {reference} {words}.",
        "This is our own fault: keep both files and report them. Nothing was published.",
        where=Where("Table", key=reference),
    )
