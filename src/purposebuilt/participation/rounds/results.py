"""What is found about a room's clarity from round to round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Whether talking about a statement may stop, and why."""

    AGREED = "agreed"
    REFUSED = "refused"
    STABLE = "stable, and not agreed"
    MOVING = "still moving"


class Verdict(StrEnum):
    """What can be said of a change: better, worse, both, none beyond chance, or nothing at all."""

    GREW = "grew"
    FELL = "fell"
    MIXED = "grew and fell"
    NO_CHANGE = "no change beyond chance"
    CANNOT_SAY = "cannot be said"


@dataclass(frozen=True, slots=True)
class Reading:
    """How clear one statement is to the same people in one round; every organisation is one voice.

    `agree`, `passing` and `disagree` are shares. `low` and `high` bound the agree share at the level of shared ground,
    counting organisations. `inside` is the mean r_wg of organisations of two people or more, `icc1` the share of what
    people differ by that lies between organisations and `icc2` how reliable the means of organisations are; None where
    they cannot be said. `agreement` is van der Eijk's A (-1 to 1), `dispersion` Leik's D (0 to 1).
    """

    agree: float
    passing: float
    disagree: float
    low: float
    high: float
    inside: float | None
    icc1: float | None
    icc2: float | None
    agreement: float
    dispersion: float

    @property
    def width(self) -> float:
        """How wide the interval of the agree share is."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Moved:
    """The share of people who changed their stance, and how many of them towards what."""

    share: float
    to_agree: int
    to_pass: int
    to_disagree: int


@dataclass(frozen=True, slots=True)
class StatementClarity:
    """One statement before and after, among the same `people` of `organisations`.

    `shift` is half the sum of the changes of the three shares. `passing` and `apart` say whether passes, and what lies
    between organisations, changed beyond chance, with the false discovery rates over all statements beside them.
    """

    key: str
    people: int
    organisations: int
    before: Reading
    after: Reading
    moved: Moved
    shift: float
    passing: Verdict
    passing_q: float
    apart: Verdict
    apart_q: float
    status: Status
    sentence: str


@dataclass(frozen=True, slots=True)
class Question:
    """One of the three questions about the whole room, before and after, with what chance says.

    `name` is ``passing`` (mean share of passes), ``inside`` (mean variance of stances inside organisations of two or
    more) or ``apart`` (mean variance between organisations beyond what people inside them differ by; agree is 1,
    disagree -1). Lower is clearer in each. `p` is two-sided and holds for the three together (Holm). None where nothing
    can be compared.
    """

    name: str
    before: float | None
    after: float | None
    p: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Orders:
    """Kendall's W of the orders in which the same organisations put things by their points, before and after."""

    before: float
    after: float
    organisations: int
    things: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rounds: who was there in both, what changed on each statement, and whether clarity grew.

    `same`, `joined` and `left` count people; `organisations` those with somebody in both rounds. `changed` is the share
    of people's stances that changed, `changed_any` the share of people who changed at least one. `stop` says that every
    statement is agreed, refused or stable.
    """

    rounds: tuple[int, int]
    same: int
    joined: int
    left: int
    organisations: int
    changed: float
    changed_any: float
    statements: tuple[StatementClarity, ...]
    questions: tuple[Question, ...]
    orders: Orders | None
    verdict: Verdict
    stop: bool
    sentences: tuple[str, ...]

    def __getitem__(self, key: str) -> StatementClarity:
        """The statement of that key. Raises KeyError where nobody took a position on it in both rounds."""
        for one in self.statements:
            if one.key == key:
                return one
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Clarity:
    """A room from round to round: each step, and the first with the last (None with fewer than two rounds)."""

    rounds: tuple[int, ...]
    steps: tuple[Compared, ...]
    whole: Compared | None
    sentences: tuple[str, ...]
