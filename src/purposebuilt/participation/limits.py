"""How large the files of a room may be."""

from purposebuilt.design_files.limits import Limits, Size

ROOM = Limits(
    "room",
    long=Size(bytes=60_000_000, rows=500_000, columns=2_500, cells=3_500_000, signs=4_500_000),
    unpacked=120_000_000,
    tags=5_000_000,
    workbook=20_000_000,
)
"""Positions are many: 500 people who take a stand on 300 statements in three rounds write 450,000 rows, and Polis's
export says of each vote when it was cast, in words. Everything else about a room is no larger than a design. A
workbook is read more slowly than a folder, so it holds no more than some 200,000 positions (their marks of XML)."""
