"""What is said about exchange rates and about objectives that pull apart: plain values for documents and data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prices:
    """What one unit of a gain costs over several steps, in the unit of the loss: least, middle and most."""

    steps: int
    cheapest: float
    median: float
    dearest: float


@dataclass(frozen=True, slots=True)
class Bend:
    """A listed design at which the price changes: its values in the two objectives, the price before it and beyond.

    For a knee the prices are those of the whole way before and beyond; for the sharpest turn those of the next pieces.
    """

    gain_at: float
    loss_at: float
    before: float
    beyond: float


@dataclass(frozen=True, slots=True)
class Bite:
    """Where a step from one listed design to another is felt.

    `changes` maps each objective's name to the change in its unit; `lines` differ in arrangement; `places` and
    `partners` are those touched, most first; `felt` maps each partner to the change in what it loses by its own
    weights (share of all there is to gain; below zero is a gain).
    """

    changes: Mapping[str, float]
    lines: tuple[str, ...]
    places: tuple[str, ...]
    partners: tuple[str, ...]
    felt: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What gaining in one objective costs in another along the frontier, both by name; values in their own units.

    The way runs from (`gain_from`, `loss_from`), the best in `loss`, to (`gain_to`, `loss_to`), the best in `gain`.
    `free` are the prices along it with all else free to move; `held` those of the cheapest next step from each listed
    design with all else held, None where there is none. `beyond` is the first piece past the knee.
    """

    gain: str
    loss: str
    gain_from: float
    gain_to: float
    loss_from: float
    loss_to: float
    free: Prices | None
    held: Prices | None
    knee: Bend | None
    turn: Bend | None
    beyond: Bite | None
    sentence: str
    held_sentence: str


@dataclass(frozen=True, slots=True)
class PairPull:
    """Two objectives over every pair of listed designs: in how many they move apart, together, or one hardly moves.

    `stands` is ``never`` (no pair of designs gains in one what it loses in the other), ``always`` (no pair gains in
    both) or ``sometimes``. `at_stake` maps each of the two to the most that is lost in it, in its unit, by going to a
    design that is no worse in the other.
    """

    first: str
    second: str
    apart: int
    together: int
    neither: int
    stands: str
    at_stake: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What leaving one objective out of the talk can cost in it, in its unit and as a share of its range.

    Of two listed designs, the one that is no worse in everything else may be worse in this by at most that much.
    """

    objective: str
    error: float
    share: float


@dataclass(frozen=True, slots=True)
class Exchange:
    """Everything about trade-offs along the frontier.

    `held` maps each objective to how much worse it may get where it is held. `enough` are the smallest sets of
    objectives that choose as well as all of them, to their resolutions. `knee` is the row of the listed design that
    costs most to leave, `price` what it costs at least: shares of ranges lost for each share gained; None where nothing
    can be left. `holds` says to what bound all this holds.
    """

    rates: tuple[ExchangeRate, ...]
    pulls: tuple[PairPull, ...]
    left_out: tuple[LeftOut, ...]
    enough: tuple[tuple[str, ...], ...]
    held: Mapping[str, float]
    knee: int | None
    price: float | None
    holds: str
    sentence: str
