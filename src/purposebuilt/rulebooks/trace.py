"""From why to what and back: which functions serve a purpose, and which purposes a function serves.

The one place where this is worked out; checks, measures, explanations and reports all ask here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from purposebuilt.design import Aim, Criterion, Design, Function, Purpose


@dataclass(frozen=True, slots=True)
class Thread:
    """A purpose, the national aim it climbs to, the criteria that name it and the keys of functions that serve it.

    `direct` says that the purpose names its functions. Otherwise it is served by its aim only: `functions` are all
    that share the aim, and nobody has said which of them serve this purpose.
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


def wider_aims(aims: Iterable[Aim]) -> Mapping[str, tuple[str, ...]]:
    """Each aim with those under which it stands, itself first and the widest last."""
    under = {each.key: each.under for each in aims}
    made = {}
    for aim in under:
        trail: list[str] = []
        at = aim
        while at and at not in trail:
            trail.append(at)
            at = under.get(at, "")
        made[aim] = tuple(trail)
    return made


def serves(purpose: Purpose, wider: Mapping[str, tuple[str, ...]]) -> Callable[[Function], bool]:
    """Whether a function serves a purpose: it is one that the purpose names or, where it names none, shares its aim.

    `wider` is what :func:`wider_aims` gives for the aims of the rulebook and of the design.
    """
    if purpose.functions:
        return lambda function: function.key in purpose.functions
    return lambda function: _shared(purpose, function, wider)


def _shared(purpose: Purpose, function: Function, wider: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether an aim of the function is the purpose's aim, or stands under it, or has it under itself."""
    return any(
        aim in wider.get(purpose.aim, (purpose.aim,)) or purpose.aim in wider.get(aim, (aim,)) for aim in function.aims
    )


def trace(design: Design, aims: Iterable[Aim], functions: Iterable[Function]) -> Trace:
    """Follow each purpose of a design down to functions, and each function up. `aims` are those of the rulebook."""
    wider = wider_aims((*aims, *design.aims))
    work = tuple(functions)
    return Trace(
        threads=tuple(_thread(each, design, wider, work) for each in design.purposes),
        reasons=tuple(_reason(each, design, wider) for each in work),
        criteria_without_purpose=tuple(each.key for each in design.criteria if not each.purpose),
    )


def _thread(
    purpose: Purpose, design: Design, wider: Mapping[str, tuple[str, ...]], work: tuple[Function, ...]
) -> Thread:
    serving = serves(purpose, wider)
    return Thread(
        purpose,
        wider.get(purpose.aim, (purpose.aim,))[-1],
        tuple(each for each in design.criteria if each.purpose == purpose.key),
        tuple(each.key for each in work if serving(each)),
        direct=bool(purpose.functions),
    )


def _reason(function: Function, design: Design, wider: Mapping[str, tuple[str, ...]]) -> Reason:
    naming = tuple(each for each in design.purposes if function.key in each.functions)
    sharing = tuple(each for each in design.purposes if _shared(each, function, wider))
    return Reason(function, naming or sharing, direct=bool(naming))
