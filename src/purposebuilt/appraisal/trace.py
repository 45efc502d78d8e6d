"""From why to what: purposes, the criteria that test them, the functions that serve them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from purposebuilt.design import Criterion, Design, Function, Purpose


@dataclass(frozen=True, slots=True)
class Thread:
    """A purpose with the criteria that name it and the functions that serve its aim."""

    purpose: Purpose
    aim: str
    criteria: tuple[Criterion, ...]
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Every purpose's thread, and what hangs loose: functions without a purpose, criteria without one."""

    threads: tuple[Thread, ...]
    functions_without_purpose: tuple[str, ...]
    criteria_without_purpose: tuple[str, ...]


def trace(design: Design, functions: Iterable[Function]) -> Trace:
    """Follow each purpose down. A function serves a purpose when it serves the purpose's aim of the rulebook.

    A local aim counts as the rulebook's aim that it stands under.
    """
    under = {aim.key: aim.under or aim.key for aim in design.aims}
    work = tuple(functions)
    threads = []
    for purpose in design.purposes:
        aim = under.get(purpose.aim, purpose.aim)
        serving = tuple(each.key for each in work if aim in each.aims or purpose.aim in each.aims)
        criteria = tuple(each for each in design.criteria if each.purpose == purpose.key)
        threads.append(Thread(purpose, aim, criteria, serving))
    served = {key for thread in threads for key in thread.functions}
    return Trace(
        threads=tuple(threads),
        functions_without_purpose=tuple(each.key for each in work if each.key not in served),
        criteria_without_purpose=tuple(each.key for each in design.criteria if not each.purpose),
    )
