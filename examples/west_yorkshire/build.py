"""Make the design tables of West Yorkshire: ``python examples/west_yorkshire/build.py``.

Reads only the folders ``sources`` (published facts, as they came) and ``assumptions`` (ours, each with its reason)
beside this file, and the rulebook's catalogue. The same input gives the same bytes. A folder may be named as the one
argument; otherwise the tables are written beside this file.
"""

from __future__ import annotations

import sys
from pathlib import Path

from making import arrangements, bodies, how, posts, why, work
from making.tables import HERE, Row, write


def tables() -> dict[str, list[Row]]:
    """Every table of the design, by name."""
    today = arrangements.arrangements()
    scales = posts.scales(today)
    return {
        "design": [why.identity()],
        "aims": why.aims(),
        "purposes": why.purposes(),
        "partners": bodies.partners(),
        "committees": bodies.committees(),
        "places": bodies.places(),
        "readiness": how.readiness(),
        "criteria": how.criteria(),
        "weights": how.weights(),
        "functions": work.functions(scales.fixed, scales.variable),
        "dependencies": work.dependencies(),
        "arrangements": today,
        "teams": work.teams(),
        "stages": how.stages(),
        "tensions": how.tensions(),
        "decisions": how.decisions(),
        "commitments": how.commitments(),
        "sources": bodies.sources(),
    }


def build(folder: Path) -> None:
    """Write every table into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables().items():
        write(folder, name, rows)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
