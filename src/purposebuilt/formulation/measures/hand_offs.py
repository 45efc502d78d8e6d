"""How often work that belongs together is decided by different bodies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from purposebuilt.formulation.assembly import Assembly, Family
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.counting import worth_of_agreement
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.reading import Reading, Seat
from purposebuilt.formulation.scope import Scope
from purposebuilt.programme import Booleans, Floats, Integers


def pairs(reading: Reading, scope: Scope) -> dict[tuple[Line, Line], float]:
    """Two lines that depend on one another in some place of the scope, with the strengths added up over places."""
    found: dict[tuple[Line, Line], float] = {}
    places = [place for place in finest(reading) if scope.covers(reading, place)]
    for each in reading.dependencies:
        if not (scope.names(each.function) or scope.names(each.other)) or float(each.strength) <= 0:
            continue
        for place in places:
            first, second = _line_at(reading, each.function, place), _line_at(reading, each.other, place)
            if first is not None and second is not None:
                found[first, second] = found.get((first, second), 0.0) + float(each.strength)
    return found


def finest(reading: Reading) -> tuple[str, ...]:
    """The places of lines in which no other line's place lies."""
    places = tuple(dict.fromkeys(line.place for line in reading.lines))
    return tuple(
        place
        for place in places
        if not any(other != place and reading.geography.inside(other, place) for other in places)
    )


def _line_at(reading: Reading, function: str, place: str) -> Line | None:
    for line in reading.lines_of(function):
        if reading.geography.inside(place, line.place):
            return line
    return None


def _decider(reading: Reading, candidate: Candidate, line: Line) -> Seat | None:
    """Who decides; None where nobody knows: it cannot then be shown that two deciders agree."""
    seat = reading.seat(candidate.decides, line)
    return seat if seat.bodies else None


def _form(assembly: Assembly, scope: Scope) -> Form:
    found = pairs(assembly.reading, scope)
    total = sum(found.values())
    seats = _seats(assembly)
    wanted = [
        (first, second, seat) for first, second in found for seat in seats[first.key] if seat in seats[second.key]
    ]
    key = ("agreement", scope.functions, scope.place)
    columns = assembly.made(key, lambda: _agreement(assembly, seats, wanted))
    weight = np.array([found[first, second] for first, second, _ in wanted], dtype=np.float64)
    return Form(columns, -weight / total, 1.0)


def _seats(assembly: Assembly) -> dict[str, dict[int, list[int]]]:
    """For each line its candidates, by the number of the seat that decides."""
    found: dict[str, dict[int, list[int]]] = {line.key: {} for line in assembly.reading.lines}
    numbers = _numbers(assembly)
    for at, line, _ in assembly.each(assembly.reading.lines):
        if numbers[at] >= 0:
            found[line.key].setdefault(int(numbers[at]), []).append(at)
    return found


def _numbers(assembly: Assembly) -> Integers:
    """The number of the seat that decides, for each candidate; -1 where nobody knows who decides."""
    reading = assembly.reading

    def build() -> Integers:
        return assembly.groups(reading.lines, lambda line, candidate: _decider(reading, candidate, line)).of

    return assembly.made("seats", build)


def _agreement(
    assembly: Assembly, seats: dict[str, dict[int, list[int]]], wanted: list[tuple[Line, Line, int]]
) -> Integers:
    """One column for each pair of lines and seat that both can have: 1 where both have it, and no more than either."""
    names = [f"m({first.key},{second.key},{seat})" for first, second, seat in wanted]
    columns = assembly.blocks.columns(len(wanted), names=names)
    lengths: list[int] = []
    at: list[int] = []
    values: list[float] = []
    for column, (first, second, seat) in zip(columns.tolist(), wanted, strict=True):
        for line in (first, second):
            chosen = seats[line.key][seat]
            lengths.append(len(chosen) + 1)
            at.extend([column, *chosen])
            values.extend([1.0, *[-1.0] * len(chosen)])
    assembly.blocks.ragged(lengths, at, values, (-np.inf, 0.0))
    left = np.array([assembly.position[first.key] for first, _, _ in wanted], dtype=np.int64)
    right = np.array([assembly.position[second.key] for _, second, _ in wanted], dtype=np.int64)
    number = np.array([seat for _, _, seat in wanted], dtype=np.int64)
    numbers = _numbers(assembly)
    quick = worth_of_agreement(numbers, left, right)
    assembly.families.append(Family(columns, _completion(numbers, left, right, number), quick))
    return columns


def _completion(seats: Integers, left: Integers, right: Integers, number: Integers) -> Callable[[Integers], Floats]:
    short = seats.astype(np.int32)
    wanted = number.astype(np.int32)

    def complete(chosen: Integers) -> Floats:
        sitting = short[chosen]
        both: Booleans = (sitting[:, left] == wanted) & (sitting[:, right] == wanted)
        return both.astype(np.float64)

    return complete


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    total = differ = 0.0
    for (first, second), strength in pairs(reading, scope).items():
        one = _decider(reading, reading.candidate(first.key, configuration.choice[first.key]), first)
        other = _decider(reading, reading.candidate(second.key, configuration.choice[second.key]), second)
        total += strength
        if one is None or one != other:
            differ += strength
    return differ / total


def _lacks(reading: Reading, scope: Scope) -> str:
    if pairs(reading, scope):
        return ""
    return "No two functions within it are said to belong together: give the design its dependencies."


MEASURE = Measure(
    name="hand_offs",
    title="Hand-offs",
    unit="share",
    sense="min",
    resolution=0.005,
    sentence="How much of the work that belongs together is decided by different bodies, levels or places.",
    formula="1 - sum over dependencies and places of strength x agreement / sum of strength; "
    "agreement m[d] <= x of each side's candidates with decider d",
    source="Metric labelling with agreement variables (Kleinberg and Tardos 2002 for the problem); "
    "dependencies and strengths are the design's.",
    lacks=_lacks,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
