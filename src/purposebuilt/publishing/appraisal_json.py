"""`appraisal.json`: the whole appraisal as data, for analysts and other tools.

Its shape is published in ``docs/reference/appraisal.schema.json``. Measured time is left out (``seconds`` is null)
so that the same input gives the same bytes; see ``docs/decisions/same-bytes.md``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from purposebuilt.appraisal.results import Appraisal, FoundTension, Option, TradeOff
from purposebuilt.formulation.configuration import Candidate
from purposebuilt.problems import Problem
from purposebuilt.publishing.reading import read

FORMAT = "purposebuilt-appraisal-1"


def as_json(appraisal: Appraisal, timings: bool = False) -> str:
    """The appraisal as a JSON document (UTF-8 text with a last line feed); `timings` adds the measured seconds."""
    return laid_out_lines(as_data(appraisal, timings))


def laid_out_lines(data: Mapping[str, Any]) -> str:
    """Data as a JSON document in which each record of a list has a line of its own."""
    parts = [f"{_dumped(key)}: {_laid_out(held)}" for key, held in data.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _laid_out(held: Any) -> str:
    """A value as JSON, a list with one record a line, so that two files can be compared line by line."""
    if isinstance(held, list) and held:
        return "[\n" + ",\n".join(_dumped(one) for one in held) + "\n]"
    return _dumped(held)


def _dumped(held: Any) -> str:
    return json.dumps(held, ensure_ascii=False, allow_nan=False)


def as_data(appraisal: Appraisal, timings: bool = False) -> dict[str, Any]:
    """The appraisal as plain dictionaries, lists, texts and numbers, in a fixed order."""
    reading = read(appraisal)
    return {
        "format": FORMAT,
        "design": value(appraisal.design),
        "rulebook": {
            "key": appraisal.rulebook.key,
            "title": appraisal.rulebook.title,
            "starts": appraisal.rulebook.starts,
            "ends": appraisal.rulebook.ends,
            "base": appraisal.rulebook.base,
        },
        "functions": [_function(reading.functions[key]) for key in reading.functions],
        "lines": [value(line) for line in appraisal.lines],
        "candidates": appraisal.candidates,
        "objectives": [_objective(objective) for objective in appraisal.objectives],
        "measures": [_objective(measure) for measure in reading.all_measures()],
        "frontier": _frontier(appraisal, timings),
        "options": [_option(option) for option in reading.options],
        "chosen": appraisal.chosen or None,
        "trade_offs": [_trade_off(trade) for trade in appraisal.trade_offs],
        "exchange": value(appraisal.exchange),
        "regret": [value(regret) for regret in appraisal.regret],
        "robustness": value(appraisal.robustness),
        "tensions": [_tension(tension) for tension in appraisal.tensions],
        "conflicts": {
            "complete": appraisal.conflicts_complete,
            "count": max(appraisal.conflicts_found, len(appraisal.conflicts)),
            "found": [value(conflict) for conflict in appraisal.conflicts],
        },
        "repairs": [value(repair) for repair in appraisal.repairs],
        "stretches": [value(stretch) for stretch in appraisal.stretches],
        "rules": [
            {
                "rule": answer.rule.key,
                "sentence": answer.rule.sentence,
                "force": answer.rule.force,
                "kind": answer.rule.kind.value,
                "state": answer.state,
                "answer": answer.sentence,
                "lines": list(answer.lines),
            }
            for answer in appraisal.rules
        ],
        "notes": list(appraisal.notes),
        "problems": [_problem(problem) for problem in appraisal.problems],
        "exit_code": int(appraisal.exit_code),
        "provenance": dict(sorted(appraisal.provenance.items())),
    }


def value(thing: Any) -> Any:
    """A value of ours as JSON holds it: records as objects in the order of their fields, infinite numbers as null."""
    if isinstance(thing, Enum):
        return thing.value
    if is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: value(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, Mapping):
        return {str(key): value(one) for key, one in thing.items()}
    if isinstance(thing, list | tuple):
        return [value(one) for one in thing]
    if isinstance(thing, float):
        return _number(thing)
    return thing


def _number(figure: float) -> float | None:
    """A float rounded to 12 significant digits, so that a last bit of arithmetic does not change the file."""
    if not math.isfinite(figure):
        return None
    return float(f"{figure:.12g}") + 0.0


def _objective(objective: Any) -> dict[str, Any]:
    return {
        "name": objective.name,
        "title": objective.title,
        "unit": objective.unit,
        "sense": objective.sense,
        "resolution": _number(objective.resolution),
        "purposes": list(objective.purposes),
    }


def _function(function: Any) -> dict[str, Any]:
    return {
        "key": function.key,
        "name": function.name,
        "statutory_basis": function.statutory_basis,
        "duty_holder": function.duty_holder,
        "footprint": function.footprint,
        "aims": list(function.aims),
        "horizon": function.horizon.value,
    }


def _frontier(appraisal: Appraisal, timings: bool) -> dict[str, Any] | None:
    found = appraisal.frontier
    if found is None:
        return None
    return {
        "complete": found.complete,
        "bound": [_number(bound) for bound in found.bound],
        "bound_share": _number(found.bound_share),
        "solves": int(found.solves),
        "nodes": int(found.nodes),
        "seconds": _number(round(found.seconds, 3)) if timings else None,
        "sentence": found.sentence,
        "points": [[_number(float(one)) for one in point] for point in found.points],
    }


def _option(option: Option) -> dict[str, Any]:
    return {
        "key": option.key,
        "name": option.name,
        "reason": option.reason,
        "scores": {name: _number(float(score)) for name, score in option.scores.items()},
        "assignments": {line: _candidate(candidate) for line, candidate in option.assignments.items()},
        "breaks": list(option.breaks),
        "also": list(option.also),
        "ranks": [_number(share) for share in option.ranks],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    held: dict[str, Any] = {"candidate": candidate.key, "mode": candidate.mode, "mechanism": candidate.mechanism}
    for name in ("duty", "decides", "does", "funds", "employs"):
        answer = getattr(candidate, name)
        held[name] = {"bodies": list(answer.bodies), "level": answer.level, "since": answer.since}
    held["recommends"] = list(candidate.recommends)
    held["approvers"] = list(candidate.approvers)
    held["today"] = candidate.today
    return held


def _trade_off(trade: TradeOff) -> dict[str, Any]:
    held: dict[str, Any] = value(trade)
    return held


def _tension(tension: FoundTension) -> dict[str, Any]:
    held: dict[str, Any] = value(tension)
    return held


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "remedy": problem.remedy,
        "where": value(problem.where),
    }
