"""What an appraisal says: plain values that documents are made from, with no solver and no format in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from purposebuilt.appraisal.exchanged import Exchange
from purposebuilt.checks.answers import RuleAnswer
from purposebuilt.design import Design
from purposebuilt.formulation.configuration import Candidate, Line, Objective
from purposebuilt.problems import Problem
from purposebuilt.rulebooks.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Option:
    """A configuration put to the partners: its name, why it is on the list, its scores and assignments.

    `scores` has every measure by name in that measure's unit (the objectives among them); `assignments` maps each
    line to its candidate.
    `breaks` names the requirements that today's arrangement breaks; other options break none. `also` holds the keys
    of the other reasons for which the same configuration would be on the list. `ranks` is the share of evenly drawn
    weightings in which it ranks first, second and so on among the options (SMAA-2); empty where it is not ranked.
    """

    key: str
    name: str
    reason: str
    scores: Mapping[str, float]
    assignments: Mapping[str, Candidate]
    breaks: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ranks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontierResult:
    """The frontier in numbers. `points` are rows in the order of the objectives, in their own units and senses.

    `bound` holds for each objective how much better than every listed point an unlisted configuration could at most
    be, in that
    objective's unit; `bound_share` the same as a share of the objective's range. `complete` means nothing is
    missing at the resolution.
    """

    points: tuple[tuple[float, ...], ...]
    complete: bool
    bound: tuple[float, ...]
    bound_share: float
    solves: int
    seconds: float
    sentence: str


@dataclass(frozen=True, slots=True)
class TradeOff:
    """From one option to a neighbour: what is gained and lost in each objective, and where it bites.

    `changes` maps an objective's name to the change (second minus first). `rate` says in words what one unit of the
    best gain costs.
    `lines` are the lines whose arrangement differs; `places` and `partners` those touched, most first. `felt` maps
    each partner to the change in what it loses by its own weights (0-1; below zero is a gain).
    """

    first: str
    second: str
    changes: Mapping[str, float]
    rate: str
    lines: tuple[str, ...]
    places: tuple[str, ...]
    partners: tuple[str, ...]
    felt: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Regret:
    """What a partner loses under an option, by its own weights: 0 (its favourite) to 1."""

    partner: str
    option: str
    loss: float


@dataclass(frozen=True, slots=True)
class FoundTension:
    """A tension that the mathematics or the partners show.

    `kind` is declared, trade-off, collision or between-partners. `measured` says in a sentence how it shows in this
    design's figures; empty where it does not.
    """

    key: str
    kind: str
    title: str
    good_a: str
    good_b: str
    voiced_by: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    measured: str = ""
    owner: str = ""
    state: str = "open"
    source: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """The least that must give. `set_aside` are requirement names; `verified` is True only after a solve."""

    set_aside: tuple[str, ...]
    sentence: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ConflictFound:
    """A smallest set of requirements that cannot all be kept, in the partners' words."""

    requirements: tuple[str, ...]
    owners: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Everything that documents are made from.

    `chosen` is the key of the option for which the functions and decisions map and the scheme are written.
    `notes` are whole sentences that a reader needs to read the figures rightly, such as whose weights were assumed.
    """

    design: Design
    rulebook: Rulebook
    lines: tuple[Line, ...]
    candidates: int
    objectives: tuple[Objective, ...]
    measures: Mapping[str, Objective]
    frontier: FrontierResult | None
    options: tuple[Option, ...]
    chosen: str
    trade_offs: tuple[TradeOff, ...]
    regret: tuple[Regret, ...]
    tensions: tuple[FoundTension, ...]
    conflicts: tuple[ConflictFound, ...]
    conflicts_complete: bool
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
    rules: tuple[RuleAnswer, ...]
    exit_code: int
    provenance: Mapping[str, str]
    notes: tuple[str, ...] = ()
    exchange: Exchange | None = None
