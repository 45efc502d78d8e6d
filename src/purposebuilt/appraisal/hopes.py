"""Aspirations as people write them, ``running_cost=22.5`` or ``hand_offs=5%``, as values of the objectives."""

from __future__ import annotations

import math
from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np

from purposebuilt.appraisal.quantities import listed, say, title
from purposebuilt.formulation.configuration import Objective
from purposebuilt.problems import Exit, Problem, Refusal, register
from purposebuilt.programme import Floats

UNKNOWN_HOPE = register("PB481", "An aspiration names something that the appraisal did not weigh.")
HOPE_NOT_READ = register("PB482", "An aspiration is not a name and a value in that objective's unit.")
HOPE_OUT_OF_RANGE = register("PB483", "An aspiration lies outside the values that its objective can take.")

_MOST = {"share": 1.0, "0-1": 1.0, "0-100": 100.0}


def hopes(given: Sequence[str], objectives: Sequence[Objective]) -> Floats:
    """Aspirations (k, in the objectives' units; NaN where none is given) from texts such as ``closeness=0.8``.

    Raises Refusal, with every one that is not understood and why.
    """
    known = {each.name: at for at, each in enumerate(objectives)}
    found = np.full(len(objectives), np.nan)
    problems: list[Problem] = []
    for text in given:
        name, equals, value = (part.strip() for part in text.partition("="))
        key = name.lower().replace("-", "_").replace(" ", "_")
        at = known.get(name, known.get(key))
        if not equals or not value:
            problems.append(_not_read(f"'{text}' is not a name and a value.", "Write for example closeness=0.8."))
        elif at is None:
            problems.append(_unknown(name, objectives))
        elif not math.isnan(found[at]):
            problems.append(_not_read(f"'{name}' is aspired to twice.", "Give one value for it."))
        else:
            read = _value(value, objectives[at])
            if isinstance(read, Problem):
                problems.append(read)
            else:
                found[at] = read
    if not given:
        problems.append(_not_read("No aspiration was given.", "Write for example --aspire closeness=0.8."))
    if problems:
        raise Refusal(tuple(problems), Exit.NOT_UNDERSTOOD)
    return found


def _not_read(message: str, remedy: str) -> Problem:
    return Problem(HOPE_NOT_READ, message, remedy)


def _unknown(name: str, objectives: Sequence[Objective]) -> Problem:
    names = [each.name for each in objectives]
    near = get_close_matches(name.lower().replace("-", "_"), names, 1, 0.6)
    hint = f"Did you mean '{near[0]}'?" if near else f"Choose among {listed(names, 'or')}."
    return Problem(UNKNOWN_HOPE, f"'{name}' was not weighed in this appraisal.", hint)


def _value(text: str, objective: Objective) -> float | Problem:
    percent = objective.unit == "share" and text.endswith("%")
    number = _number(_without_unit(text, objective.unit))
    if math.isnan(number):
        example = say(objective.resolution * 10, objective)
        said = f"'{text}' is not a value of {title(objective)}, which is told like this: {example}."
        return _not_read(said, f"Write for example {objective.name}={_example(objective)}.")
    value = number / 100 if percent else number
    most = _MOST.get(objective.unit, math.inf)
    if not 0 <= value <= most:
        limit = f"from {say(0.0, objective)} to {say(most, objective)}" if math.isfinite(most) else "not below nothing"
        hint = f"For a percentage write {objective.name}=5%." if objective.unit == "share" else "Write a value in it."
        return Problem(HOPE_OUT_OF_RANGE, f"'{text}' is outside what {title(objective)} can be: {limit}.", hint)
    return value


def _without_unit(text: str, unit: str) -> str:
    """The text without its objective's own unit, if that stands there; any other unit stays and is not a number."""
    if unit == "share":
        return text.removesuffix("%")
    money = unit.startswith("GBP")
    tail = unit.removeprefix("GBP").strip() if money else unit
    plain = text.removesuffix(tail).strip() if tail else text
    return plain.removeprefix("£").replace(",", "") if money else plain


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def _example(objective: Objective) -> str:
    return {"share": "5%", "0-1": "0.8", "0-100": "70"}.get(objective.unit, "20")
