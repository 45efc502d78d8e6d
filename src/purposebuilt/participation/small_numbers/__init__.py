"""Small numbers never leave: what may be told of a room, and nothing from which fewer than five people follow."""

from purposebuilt.participation.small_numbers.apart import Apart, Moved, apart, camp_sizes, moved, typical
from purposebuilt.participation.small_numbers.beside import Known, fits_all, parted
from purposebuilt.participation.small_numbers.counts import Counts
from purposebuilt.participation.small_numbers.crossing import crossing_tells
from purposebuilt.participation.small_numbers.release import Kind, chance, estimate, released
from purposebuilt.participation.small_numbers.result import (
    ReleasedEstimate,
    ReleasedGap,
    ReleasedGround,
    ReleasedLeast,
    ReleasedStatement,
)
from purposebuilt.participation.small_numbers.saying import sentence_named
from purposebuilt.participation.small_numbers.shown import Shown, counted, left_over, rest, share, size, withheld
from purposebuilt.participation.small_numbers.smallest import smallest_cell
from purposebuilt.participation.small_numbers.twice import Twice, free_twice

__all__ = [
    "Apart",
    "Counts",
    "Kind",
    "Known",
    "Moved",
    "ReleasedEstimate",
    "ReleasedGap",
    "ReleasedGround",
    "ReleasedLeast",
    "ReleasedStatement",
    "Shown",
    "Twice",
    "apart",
    "camp_sizes",
    "chance",
    "counted",
    "crossing_tells",
    "estimate",
    "fits_all",
    "free_twice",
    "left_over",
    "moved",
    "parted",
    "released",
    "rest",
    "sentence_named",
    "share",
    "size",
    "smallest_cell",
    "typical",
    "withheld",
]
