"""HOW: the sentences by which configurations are judged; a child refines its parent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from purposebuilt.design.figures import Figure


class Force(StrEnum):
    """A *must* has a threshold that every configuration keeps; a *should* is weighed."""

    MUST = "must"
    SHOULD = "should"


class Preference(StrEnum):
    """Which way is better."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Criterion:
    """A sentence, its owner, and how it is tested.

    `measure` names a measure of the register, or is ``judged`` (then scores stand in the judged scores), or is
    empty for a principle that people confirm. `functions` and `place` narrow what it is computed over; empty
    means all. `parent` is the criterion that this one refines: same measure, a scope inside the parent's, a
    threshold at least as tight. `weight` counts among the children of one parent; weights multiply down the tree.
    """

    key: str
    sentence: str
    owner: str
    level: str
    force: Force = Force.SHOULD
    preference: Preference = Preference.MORE
    purpose: str = ""
    parent: str = ""
    place: str = ""
    functions: tuple[str, ...] = ()
    measure: str = ""
    unit: str = ""
    threshold: Figure | None = None
    weight: Figure | None = None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class JudgedScore:
    """What a partner thinks of a mode for a function under a judged criterion, 0 (worst) to 100 (best).

    An empty `function` or `place` means any; the narrowest row that fits a candidate counts, and rows of several
    partners are averaged.
    """

    criterion: str
    partner: str
    mode: str
    score: Figure
    function: str = ""
    place: str = ""
    reason: str = ""
