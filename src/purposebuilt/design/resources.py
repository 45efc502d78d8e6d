"""People and money to be repurposed."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.design.figures import Figure


@dataclass(frozen=True, slots=True)
class Team:
    """People of one skill, employer and base.

    `wte` is in whole-time equivalents; `cost_per_wte` in GBP a year with on-costs.
    """

    key: str
    name: str
    skill: str
    employer: str
    base: str
    wte: Figure
    cost_per_wte: Figure | None = None
    function: str = ""
    counts: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Retraining:
    """Who can learn what: `weeks` of retraining and `cost` in GBP a person."""

    skill: str
    to_skill: str
    weeks: Figure
    cost: Figure | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A limit on money: GBP a head of a population base, with what is in it and what is out.

    `leaves_out` are function keys whose posts do not count; `covers` says the same in words.
    """

    key: str
    name: str
    per_head: Figure
    population_base: str
    covers: str = ""
    leaves_out: tuple[str, ...] = ()
    starts: str = ""
    source: str = ""
