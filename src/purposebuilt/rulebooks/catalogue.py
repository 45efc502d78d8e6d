"""The catalogue of functions as one design has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from purposebuilt.design import Change, Delegable, Design, Function, FunctionChange, Horizon
from purposebuilt.rulebooks.rulebook import Rulebook

_TAKEN = (
    "name",
    "description",
    "statutory_basis",
    "duty_holder",
    "delegable",
    "footprint",
    "aims",
    "horizon",
    "skills",
    "fixed_wte",
    "variable_wte",
    "cost_per_wte",
    "efficient_wte",
    "in_envelope",
    "source",
)


def functions_of(rulebook: Rulebook, design: Design) -> tuple[Function, ...]:
    """The functions of a design: those of the rulebook in the design's packs, changed, without those dropped.

    In the order of the catalogue, then those that the design adds in the order in which it adds them. A change takes
    a function in even where its pack is not among the design's; a change or a drop of an unknown key says nothing
    here (the checks do). In a change a blank keeps what the catalogue says; ``none`` as duty holder empties it.
    """
    changes: dict[str, FunctionChange] = {change.key: change for change in design.functions}
    made = []
    for function in rulebook.functions:
        change = changes.pop(function.key, None)
        if change is not None and change.change is Change.DROP:
            continue
        if change is None and function.pack not in design.identity.packs:
            continue
        made.append(function if change is None else _changed(function, change))
    for change in changes.values():
        if change.change is Change.ADD:
            blank = Function(
                key=change.key, name=change.name or change.key, pack="local", origin="local", horizon=Horizon.MEDIUM
            )
            made.append(_changed(replace(blank, delegable=change.delegable or Delegable.YES), change))
    return tuple(made)


def _changed(function: Function, change: FunctionChange) -> Function:
    given: dict[str, Any] = {}
    for name in _TAKEN:
        value = getattr(change, name)
        if value not in (None, "", ()):
            given[name] = value
    if given.get("duty_holder") == "none":
        given["duty_holder"] = ""
    return replace(function, **given)
