"""From why to what and back: which functions serve a purpose, and which purposes a function serves.

The one place where this is worked out; checks, measures, explanations and reports all ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from purposebuilt.design import Aim, Criterion, Design, Function, Purpose


@dataclass(frozen=True, slots=True)
class Thread:
    """A purpose, the rulebook's aim it stands on, the criteria that name it and the keys of functions that serve it.

    `direct` says that the purpose names its functions; they stand in its order. Otherwise it is served by its aim
    only: `functions` are all that share the aim, and nobody has said which of them serve this purpose.
    """

    purpose: Purpose
    aim: str
    criteria: tuple[Criterion, ...]
    functions: tuple[str, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a function is there: the purposes that name it (`direct`), or else those that share an aim with it."""

    function: Function
    purposes: tuple[Purpose, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """Every purpose's thread, every function's reason, and the criteria that name no purpose."""

    threads: tuple[Thread, ...]
    reasons: tuple[Reason, ...]
    criteria_without_purpose: tuple[str, ...]

    @property
    def functions_without_purpose(self) -> tuple[str, ...]:
        """Keys of functions that no purpose names and no purpose shares an aim with."""
        return tuple(each.function.key for each in self.reasons if not each.purposes)

    @property
    def functions_by_aim_only(self) -> tuple[str, ...]:
        """Keys of functions that no purpose names but that share an aim with one."""
        return tuple(each.function.key for each in self.reasons if each.purposes and not each.direct)


@dataclass(frozen=True, slots=True)
class AimTree:
    """Which aim stands under which: `wider` has each with those above it, itself first; `local` are a design's own."""

    wider: Mapping[str, tuple[str, ...]]
    local: frozenset[str]

    def above(self, aim: str) -> tuple[str, ...]:
        """An aim and those under which it stands, itself first."""
        return self.wider.get(aim, (aim,))

    def national(self, aim: str) -> str:
        """The aim of the rulebook that an aim is or stands under; itself where there is none."""
        return next((each for each in self.above(aim) if each not in self.local), aim)

    def meets(self, work: str, purpose: str) -> bool:
        """Whether work for one aim is work for a purpose's aim.

        So it is where the two are one or the work's stands under the purpose's. A local aim of a purpose counts as the
        rulebook's that it stands under, but not for work that has a local aim of its own.
        """
        above = self.above(work)
        return purpose in above or (work not in self.local and self.national(purpose) in above)


def aim_tree(national: Iterable[Aim], local: Iterable[Aim]) -> AimTree:
    """The aims of a rulebook with those of a design."""
    own = tuple(local)
    under = {each.key: each.under for each in (*national, *own)}
    made = {}
    for aim in under:
        trail: list[str] = []
        at = aim
        while at and at not in trail:
            trail.append(at)
            at = under.get(at, "")
        made[aim] = tuple(trail)
    return AimTree(made, frozenset(each.key for each in own))


def serves(purpose: Purpose, aims: AimTree) -> Callable[[Function], bool]:
    """Whether a function serves a purpose: it is one that the purpose names or, where it names none, shares its aim."""
    if purpose.functions:
        return lambda function: function.key in purpose.functions
    return lambda function: _shared(purpose, function, aims)


def _shared(purpose: Purpose, function: Function, aims: AimTree) -> bool:
    return any(aims.meets(aim, purpose.aim) for aim in function.aims)


def trace(design: Design, aims: Iterable[Aim], functions: Iterable[Function]) -> Trace:
    """Follow each purpose of a design down to functions, and each function up. `aims` are those of the rulebook."""
    tree = aim_tree(aims, design.aims)
    work = tuple(functions)
    return Trace(
        threads=tuple(_thread(each, design, tree, work) for each in design.purposes),
        reasons=tuple(_reason(each, design, tree) for each in work),
        criteria_without_purpose=tuple(each.key for each in design.criteria if not each.purpose),
    )


def _thread(purpose: Purpose, design: Design, aims: AimTree, work: tuple[Function, ...]) -> Thread:
    serving = serves(purpose, aims)
    keys = tuple(each.key for each in work if serving(each))
    return Thread(
        purpose,
        aims.national(purpose.aim),
        tuple(each for each in design.criteria if each.purpose == purpose.key),
        tuple(dict.fromkeys(each for each in purpose.functions if each in keys)) if purpose.functions else keys,
        direct=bool(purpose.functions),
    )


def _reason(function: Function, design: Design, aims: AimTree) -> Reason:
    naming = tuple(each for each in design.purposes if function.key in each.functions)
    sharing = tuple(each for each in design.purposes if _shared(each, function, aims))
    return Reason(function, naming or sharing, direct=bool(naming))
