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
    missing at the resolution. `solves` counts whole programmes solved, `nodes` branches of the compiled tree.
    """

    points: tuple[tuple[float, ...], ...]
    complete: bool
    bound: tuple[float, ...]
    bound_share: float
    solves: int
    seconds: float
    sentence: str
    nodes: int = 0

    @property
    def effort(self) -> str:
        """What the search looked at, in words: programmes that it solved, branches of the compiled tree."""
        solved = f"{self.solves:,} solve{'' if self.solves == 1 else 's'}"
        branches = f"{self.nodes:,} branch{'' if self.nodes == 1 else 'es'} of one tree"
        if self.solves and self.nodes:
            return f"{solved} and {branches}"
        return branches if self.nodes else solved


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
class Steadiness:
    """How an option stands when weights change, and judged scores too where there are any.

    `ranks` is the share of evenly drawn weightings in which it holds each rank, `central` the mean of the weights
    under which it comes first, by objective (empty where it never does), and `confidence` how often it comes first
    under those when only judged scores change (None where it never does).
    """

    option: str
    ranks: tuple[float, ...]
    central: Mapping[str, float]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class WeightsDrawn:
    """One way of drawing weights, as words that follow "under", and the share in which each option comes first."""

    key: str
    words: str
    first: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """The options by one method.

    `values` and `order` (best first) are those under the typical weights; `first` is the share of evenly drawn
    weightings in which each option comes first by this method.
    """

    method: str
    title: str
    values: Mapping[str, float]
    order: tuple[str, ...]
    first: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PlacesChanged:
    """What a method makes of the others when one option goes (or, for today's arrangement, comes).

    `pairs` change places under the typical weights: (ahead while it is there, ahead without it). `lead` is the share
    of weightings in which another of them leads.
    """

    method: str
    option: str
    pairs: tuple[tuple[str, str], ...]
    lead: float


@dataclass(frozen=True, slots=True)
class Robustness:
    """How options stand over many weightings, ways of drawing them, and methods.

    `winning` is the share of evenly drawn weightings in which an option (row, in the order of `options`) is better
    than another (column). `entropy` says in bits how undecided the whole order is. `typical` are the weights by
    objective under which methods are compared, `whose` says whose they are. `judged` names the objectives whose
    scores were drawn too.
    """

    draws: int
    options: tuple[Steadiness, ...]
    winning: tuple[tuple[float, ...], ...]
    entropy: float
    ways: tuple[WeightsDrawn, ...]
    typical: Mapping[str, float]
    whose: str
    opinions: tuple[SecondOpinion, ...]
    changed: tuple[PlacesChanged, ...]
    judged: tuple[str, ...] = ()


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
    """The least that must give. `set_aside` are requirement names; `verified` is True only after a solve.

    `weight` is what its requirements weigh together, by the weights that owners gave; `cheapest` marks the repair
    that weighs least of all, `fewest` one that sets aside as few as any, both where that is proven.
    """

    set_aside: tuple[str, ...]
    sentence: str
    verified: bool
    weight: float | None = None
    cheapest: bool = False
    fewest: bool = False


@dataclass(frozen=True, slots=True)
class Give:
    """One requirement that gives way: from the level that it asks to the level that will do, and by how much.

    All three are in `unit`. For arrangements ruled out the unit is lines: how many of them are excepted.
    """

    requirement: str
    asked: float
    level: float
    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class StretchRepair:
    """Requirements that give way by a little instead of being set aside, so that all the rest is kept.

    `verified` is True only after a solve with the levels moved, whose configuration was evaluated again. `cheapest`
    marks the mix that costs least by the weights that owners gave.
    """

    gives: tuple[Give, ...]
    sentence: str
    verified: bool
    cheapest: bool = False


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
    `conflicts_found` counts all conflicts found, of which `conflicts` are the smallest.
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
    stretches: tuple[StretchRepair, ...] = ()
    conflicts_found: int = 0
    exchange: Exchange | None = None
    robustness: Robustness | None = None
