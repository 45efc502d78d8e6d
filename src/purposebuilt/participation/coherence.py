"""What rows of a room must keep between them that no single cell shows: rounds, sets, ways of giving a weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from purposebuilt.design_files import findings
from purposebuilt.design_files.cells import number
from purposebuilt.design_files.findings import listing
from purposebuilt.design_files.records import Reading, Row
from purposebuilt.participation.long_tables import LongTable
from purposebuilt.participation.room import Method
from purposebuilt.problems import Problem, register

NOT_SHOWN = register("PB501", "The best or the worst of a set is not among those shown, or both are the same.")
NO_SUCH_WEIGHT = register("PB502", "A weight does not fit the way in which it was asked for.")

FIRST = 1
MOST_SWING = 100


def check_rounds(readings: Mapping[str, Reading], long: LongTable | None, problems: list[Problem]) -> None:
    """Where rounds are listed, tell each row of another table whose round (empty: 1) is not among them."""
    rounds = readings.get("rounds")
    listed = rounds.rows if rounds and rounds.whole else []
    known = {int(row.values["number"]) for row in listed if row.values.get("number") is not None}
    if not known:
        return
    for name, reading in readings.items():
        if name != "rounds" and any(column.name == "round" for column in reading.found.table.columns):
            for row in reading.rows:
                stated = row.values.get("round")
                if (FIRST if stated is None else stated) not in known:
                    problems.append(_no_round(reading, row, stated, known))
    if long is not None and FIRST not in known:
        unsaid = long.empty("round")
        if len(unsaid):
            problems.append(_no_round(long.reading, Row(int(unsaid[0]), {}), None, known))


def _no_round(reading: Reading, row: Row, stated: int | None, known: set[int]) -> Problem:
    message = f"Round names '{stated}', which is not in rounds."
    if stated is None:
        message = "Round is empty, which means 1, and that is not in rounds."
    remedy = f"Add it to rounds, or mend the cell. Known: {listing(map(str, sorted(known)))}."
    return Problem(findings.UNKNOWN_REFERENCE, message, remedy, where=reading.where(row, "round"))


def check_types(readings: Mapping[str, Reading], problems: list[Problem]) -> None:
    """Where organisations are listed, tell who says a type or a place and does not say of which of them."""
    people = readings.get("participants")
    for row in people.rows if people else ():
        for part in ("type", "place"):
            if people and row.sound and row.values.get(part) and not row.values.get("organisation"):
                message = f"{part.capitalize()} is that of an organisation, and the row names none."
                remedy = "Fill in organisation, or leave the cell empty."
                where = people.where(row, part)
                problems.append(Problem(findings.EMPTY_CELL, message, remedy, where=where))


def check_sets(readings: Mapping[str, Reading], problems: list[Problem]) -> None:
    """Hold the best and the worst of each set to those that were shown, and apart from one another."""
    for reading, row in _sound_rows(readings, "best_worst"):
        shown, best, worst = (row.values[name] for name in ("shown", "best", "worst"))
        for name, one in (("best", best), ("worst", worst)):
            if one not in shown:
                message = f"{name.capitalize()} names '{one}', which is not among those shown."
                remedy = f"Shown are: {listing(shown)}."
                problems.append(Problem(NOT_SHOWN, message, remedy, where=reading.where(row, name)))
        if best == worst and best in shown:
            message = f"'{best}' is both the best and the worst of those shown."
            remedy = "Name another as the worst, or remove the row."
            problems.append(Problem(NOT_SHOWN, message, remedy, where=reading.where(row, "worst")))


def check_weights(readings: Mapping[str, Reading], problems: list[Problem]) -> None:
    """Hold a weight by pairs to saying what it is compared with, and one by swing to the scale of 0 to 100."""
    for reading, row in _sound_rows(readings, "weights"):
        against = row.values.get("against")
        if row.values.get("method") is Method.PAIR:
            if not against:
                message = "A weight by pairs compares two things, and the other is not named."
                remedy = "Name the other under against, or write swing under method."
                problems.append(Problem(NO_SUCH_WEIGHT, message, remedy, where=reading.where(row, "against")))
        elif against:
            message = f"A weight by swing is compared with nothing, and against names '{against}'."
            remedy = "Empty the cell, or write pair under method."
            problems.append(Problem(NO_SUCH_WEIGHT, message, remedy, where=reading.where(row, "against")))
        elif row.values["value"] > MOST_SWING:
            message = f"A weight by swing is between 0 and {MOST_SWING}. You entered {number(row.values['value'])}."
            remedy = f"Give the most important step {MOST_SWING} and the others less."
            problems.append(Problem(NO_SUCH_WEIGHT, message, remedy, where=reading.where(row, "value")))


def _sound_rows(readings: Mapping[str, Reading], name: str) -> Iterator[tuple[Reading, Row]]:
    """Go through the rows of a table all of whose needed cells could be read."""
    reading = readings.get(name)
    for row in reading.rows if reading else ():
        needed = [column.name for column in reading.found.table.columns if column.required] if reading else []
        if reading and row.sound and all(row.values.get(column) is not None for column in needed):
            yield reading, row
