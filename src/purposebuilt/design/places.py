"""Areas with a level, one inside another, and how ready each is to take things on."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.design.figures import Figure


@dataclass(frozen=True, slots=True)
class Place:
    """An area. `level` is a level of the rulebook (neighbourhood, place, system, multi-system, region, national).

    `parent` is the area it lies in. `population` counts people on the design's population base;
    `need_weighted` the same people weighted for need (blank means as many as `population`);
    `deprived_share` is the share (0-1) who live in the most deprived national fifth.
    """

    key: str
    name: str
    level: str
    parent: str = ""
    population: Figure | None = None
    need_weighted: Figure | None = None
    deprived_share: Figure | None = None
    code: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a place can take on by a stage: points on the rulebook's scale (0 to 5). No stage means today."""

    place: str
    points: Figure
    stage: str = ""
    note: str = ""
    source: str = ""
