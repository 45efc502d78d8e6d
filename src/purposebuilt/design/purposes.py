"""WHY: what is to be better, for whom, by when."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.design.figures import Figure, Horizon


@dataclass(frozen=True, slots=True)
class Aim:
    """A heading under which purposes stand. The rulebook brings the national ones; a system may add its own.

    `under` is the rulebook aim that a local aim belongs to.
    """

    key: str
    name: str
    under: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Purpose:
    """Something that is to be better, in the partners' own words.

    `aim` is the key of an aim of the rulebook or of the design; `parent` the purpose that this one serves
    (a place's under the system's). `target` is in `target_unit`, to be reached by `target_year`. `functions` are the
    keys of those that serve it directly; empty means that it is served by its aim only: nobody has said which do.
    """

    key: str
    statement: str
    aim: str
    level: str
    place: str = ""
    partner: str = ""
    parent: str = ""
    horizon: Horizon = Horizon.MEDIUM
    matters_to: str = ""
    target: Figure | None = None
    target_unit: str = ""
    target_year: str = ""
    source: str = ""
    functions: tuple[str, ...] = ()
