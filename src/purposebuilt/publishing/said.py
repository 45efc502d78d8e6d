"""The vocabulary of a report that has no format yet: chapters, sections and blocks as plain values.

Chapters are written in these values; `webpage` sets them as a page. A Word or slide setter can use the same values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from purposebuilt.publishing.sketches import Sketch


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell of a table.

    `tone` is a hint for colour and never the only carrier of meaning: ``better``, ``worse``, ``same``, ``met``,
    ``not-met``, ``to-confirm`` or ``heat-0`` to ``heat-4``. `note` is small print under the text; `link` an outside
    address (only http and https are ever set as links).
    """

    text: str
    tone: str = ""
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column heading, with its unit in small print. Numbers are aligned right."""

    title: str
    unit: str = ""
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first cell of each row is its heading. `depths` indents row headings of nested things."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    depths: tuple[int, ...] = ()
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain sentences. `lead` marks the one that a hurried reader should see."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items, set in columns where there are many."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure that matters, with what it counts."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Something to be seen: `kind` is ``note``, ``warning`` or ``stop``, said in words by the title."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what it is."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One thing described: an option, a tension, a conflict. `mark` is the letter it goes by in pictures."""

    title: str
    text: str = ""
    mark: str = ""
    facts: tuple[Fact, ...] = ()
    poles: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Several cards of one kind."""

    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """One or more sketches under a headline that says the finding, with the same figures in a table beside them."""

    title: str
    subtitle: str
    sketches: tuple[Sketch, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Small tables that stand side by side where there is room."""

    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks that are folded away on screen. They open in print, but for long lists that `paper` keeps off it."""

    summary: str
    blocks: tuple[Block, ...]
    paper: bool = True


def folded(table: Table, rows: int = 20) -> Table | Details:
    """A table as it is, or folded away under its caption and its number of rows where it has more than `rows`."""
    if len(table.rows) <= rows:
        return table
    return Details(f"{table.caption} ({len(table.rows):,} rows)", (table,))


Block: TypeAlias = Paragraph | Bullets | KeyFigures | Callout | Cards | Picture | Table | Beside | Details


@dataclass(frozen=True, slots=True)
class Section:
    """A heading within a chapter, and its blocks."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter. `ring` says where it stands in the golden cycle: why, how, what, tensions or decide."""

    key: str
    ring: str
    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report as said."""

    title: str
    subtitle: str
    control: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    figures: tuple[KeyFigure, ...] = field(default=())
