"""Make the illustrative room of West Yorkshire: ``python examples/west_yorkshire_room/build.py``.

Reads the published purposes, partners, places and tensions of the design beside it, and the folder ``assumptions``
(ours, each with its reason). The same input gives the same bytes. A folder may be named as the one argument; otherwise
the tables are written beside this file. Nobody was asked: every person, position, reason, weight, point and cost is
made up.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from making import giving, opinions, people
from making.tables import HERE, assumption, published, setting

from purposebuilt.design import Basis, Figure
from purposebuilt.participation import write_room
from purposebuilt.participation.room import About, Positions, Room, Round

TITLE = "Illustrative room: what West Yorkshire's partners might say"
NOTE = (
    "Made up by a seeded generator from published purposes and real partners. Nobody was asked. No position, reason, "
    "weight or point is that of a real person or body, and none may be quoted as such."
)


def room() -> Room:
    """The whole room."""
    statements, participants = opinions.statements(), people.participants()
    taken = Positions.of(opinions.positions(), [each.key for each in participants], [each.key for each in statements])
    design = published("design")[0]
    return Room(
        about=About(TITLE, design["title"], design["convenor"], True, "What are we for, together?", NOTE),
        statements=statements,
        organisations=people.organisations(),
        participants=participants,
        rounds=tuple(Round(int(row["number"]), row["title"], row["date"]) for row in assumption("rounds")),
        positions=taken,
        weights=giving.weights(),
        points=giving.points(),
        best_worst=giving.best_worst(),
        proposals=giving.proposals(),
        budget=Figure(setting("budget"), Basis.ASSUMED),
    )


def build(folder: Path) -> None:
    """Write every table into a folder, beside whatever else is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "room"
        write_room(room(), fresh)
        for path in sorted(fresh.glob("*.csv")):
            (folder / path.name).write_bytes(path.read_bytes())


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
