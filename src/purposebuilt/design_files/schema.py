"""Which tables belong together: those of a design, those of a room, those of somebody else's files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from purposebuilt.design_files.column_types import Table
from purposebuilt.design_files.findings import fold
from purposebuilt.design_files.limits import Limits, Size


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one kind of file, in order; the `noun` of its `limits` is what messages call such a file.

    `main` is the name of the table that says in one row what the file is.
    """

    tables: tuple[Table, ...]
    limits: Limits
    main: str

    @property
    def noun(self) -> str:
        """What messages call what the tables hold together."""
        return self.limits.noun

    @property
    def by_name(self) -> Mapping[str, Table]:
        """The tables by the name of their file or sheet."""
        return {table.name: table for table in self.tables}

    @property
    def by_folded_name(self) -> Mapping[str, Table]:
        """The tables by their name as :func:`findings.fold` writes it, which is how sheets are told apart."""
        return {fold(table.name): table for table in self.tables}

    def size(self, table: Table | None) -> Size:
        """Give how much a table may hold; one that is not known may hold what any other may."""
        return self.limits.long if table and table.long else self.limits.table
