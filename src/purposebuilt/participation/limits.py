"""How large the files of a room may be."""

from purposebuilt.design_files.limits import Limits, Size

ROOM = Limits(
    "room",
    long=Size(bytes=60_000_000, rows=500_000, columns=2_500, cells=3_500_000, signs=4_500_000),
    unpacked=120_000_000,
    tags=15_000_000,
    workbook=30_000_000,
)
"""Positions are many: 500 people who take a stand on 300 statements in three rounds write 450,000 rows, and Polis's
export says of each vote when it was cast, in words. Everything else about a room is no larger than a design."""
