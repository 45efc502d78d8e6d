"""The table of numbers to reach: right answers first, then times beside named peers, with ratios.

    python benchmarks/table.py --cases FOLDER [--peer-python PATH] [--peers-apart PATH] [--data FOLDER] [--long]
        [--only WORD ...]
    make table CASES=FOLDER [LONG=1]

Prints, in this order: the machine and whether it is quiet; the gate (how many answers are right, and which are not);
each line of the table. Asserts no time: the exit code says only whether every answer is right.
"""

from __future__ import annotations

import build
import conflict_rows
import england_rows
import frontier
import robustness_rows
import stretch_rows
import west_yorkshire_rows
from printing import main

PARTS = {
    "frontier": frontier.rows,
    "stretch": stretch_rows.rows,
    "west_yorkshire": west_yorkshire_rows.rows,
    "build": build.rows,
    "conflicts": conflict_rows.rows,
    "robustness": robustness_rows.rows,
    "england": england_rows.rows,
}
"""The benchmarks that stand in the table, in its order."""

if __name__ == "__main__":
    main(__doc__, PARTS)
