"""The words between a design and its programme: lines, candidates, configurations, objectives, requirements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from purposebuilt.design import Answer


@dataclass(frozen=True, slots=True)
class Line:
    """One function in one place that needs it: a line of the functions and decisions map.

    `key` is ``function@place``. `people` is the need-weighted population served.
    """

    key: str
    function: str
    place: str
    people: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An arrangement that a line may have: five answers, a mode and a mechanism.

    `key` is unique within its line. `today` marks the arrangement that holds now. `why` says in a sentence where it
    comes from.
    """

    key: str
    line: str
    mode: str
    mechanism: str
    pattern: str
    duty: Answer
    decides: Answer
    does: Answer
    funds: Answer
    employs: Answer
    recommends: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    today: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Configuration:
    """An assignment for every line: candidate keys by line key, in the order of the lines."""

    choice: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(tuple(self.choice.items()))


@dataclass(frozen=True, slots=True)
class Requirement:
    """A promise every configuration must keep, with the sentence, the owner and where it comes from.

    `origin` is ``rulebook`` or ``criterion``; `about` the key of the rule or criterion.
    """

    name: str
    sentence: str
    owner: str
    origin: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a requirement asks in figures: at least, or at most, a `level` of a measure, and how that is said.

    `steps` is the measure's resolution and `unit` its unit. The unit is that of the requirement's rows too.
    """

    title: str
    unit: str
    steps: float
    level: float
    at_least: bool


@dataclass(frozen=True, slots=True)
class Objective:
    """What is weighed: a measure (perhaps narrowed by a criterion), its unit, direction and resolution.

    `sense` is ``max`` where more is better, else ``min``. Values closer together than `resolution` count as equal.
    """

    name: str
    title: str
    unit: str
    sense: str
    resolution: float
    purposes: tuple[str, ...] = field(default=())
