"""The lists that drop-downs offer: those of the rulebook, the fixed ones, and the bodies of the design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from purposebuilt.design_files import references
from purposebuilt.design_files.column_types import BODIES, Column
from purposebuilt.design_files.sheets import letters
from purposebuilt.rulebooks.rulebook import Rulebook
from purposebuilt.spreadsheet import HEADING, Workbook

SHEET = "Lists"
LAST_ROW = 2_000
INLINE = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of the sheet of lists: its values, each with the words that explain it, and where it stands."""

    title: str
    values: tuple[str, ...]
    words: tuple[str, ...]
    at: int

    @property
    def source(self) -> str:
        """The cells of the list, as a drop-down names them."""
        letter = letters(self.at)
        return f"={SHEET}!${letter}$2:${letter}${len(self.values) + 1}"


def gather(rulebook: Rulebook | None, bodies: Mapping[str, str]) -> dict[str, Listed]:
    """Put together every list by the name that columns call it; `bodies` are those of the design, key to name."""
    found: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]] = []
    if rulebook is not None:
        values = references.of_rulebook(rulebook)
        words = _words(rulebook)
        for name, keys in values.items():
            title = name.removeprefix("rulebook.").replace("_", " ")
            found.append((name, title, keys, tuple(words.get(name, {}).get(key, "") for key in keys)))
    found += [(name, name, keys, ("",) * len(keys)) for name, keys in references.fixed().items() if name != "judged"]
    if bodies:
        found.append(("bodies", "partners and committees", tuple(bodies), tuple(bodies.values())))
    listed: dict[str, Listed] = {}
    at = 0
    for name, title, keys, meaning in found:
        if keys:
            listed[name] = Listed(title, keys, meaning, at)
            at += 3 if any(meaning) else 2
    return listed


def _words(rulebook: Rulebook) -> dict[str, dict[str, str]]:
    named = ("aims", "levels", "partner_kinds", "modes", "mechanisms", "functions")
    words = {f"rulebook.{name}": {one.key: one.name for one in getattr(rulebook, name)} for name in named}
    return words | {"rulebook.rules": {rule.key: rule.sentence for rule in rulebook.rules}}


def write_lists(book: Workbook, lists: Mapping[str, Listed]) -> None:
    """Write the sheet of lists: keys, each with its words beside it, an empty column between two lists."""
    sheet = book.sheet(SHEET)
    for one in lists.values():
        explained = any(one.words)
        sheet.write(0, one.at, one.title, HEADING)
        sheet.widths([26, 44, 3] if explained else [26, 3], first=one.at)
        if explained:
            sheet.write(0, one.at + 1, "which means", HEADING)
        for row, (value, words) in enumerate(zip(one.values, one.words, strict=True), start=1):
            sheet.write(row, one.at, value)
            if explained:
                sheet.write(row, one.at + 1, words)
    sheet.freeze(1)
    sheet.print_setup(wide=4)


def source_of(column: Column, lists: Mapping[str, Listed]) -> tuple[str, bool]:
    """Give the cells that a column's drop-down offers, and whether they are all that it may hold."""
    if set(column.among) == set(BODIES):
        return (lists["bodies"].source if "bodies" in lists else "", False)
    offered = [name for name in column.among if name in lists]
    tables = references.tables_named(column)
    if offered:
        return lists[offered[0]].source, not (tables or column.open or column.many or len(column.among) > 1)
    if tables:
        return f"={tables[0]}!$A$2:$A${LAST_ROW}", False
    return "", False
