"""What one point of one objective costs in another, between neighbouring options, and where it bites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.quantities import listed, say, title
from purposebuilt.appraisal.results import Option, TradeOff
from purposebuilt.appraisal.spread import Spread
from purposebuilt.formulation.configuration import Candidate, Line, Objective
from purposebuilt.programme import Floats


def trade_offs(spread: Spread, options: Sequence[Option], lines: Sequence[Line]) -> tuple[TradeOff, ...]:
    """From today to each option, then between neighbouring options, each with its exchange rate and what differs."""
    if len(options) < 2:
        return ()
    values = np.array([[option.scores[each.name] for each in spread.objectives] for option in options])
    losses = spread.losses(values)
    today = [at for at, option in enumerate(options) if option.key == roles.TODAY]
    others = [at for at in range(len(options)) if at not in today]
    pairs = [(start, other) for start in today for other in others]
    pairs += [(others[a], others[b]) for a, b in neighbours(losses[others])]
    at_line = {line.key: line for line in lines}
    return tuple(_between((options[a], options[b]), spread, losses[[a, b]], at_line) for a, b in pairs)


def neighbours(points: Floats) -> tuple[tuple[int, int], ...]:
    """Pairs of points that no third point lies between: the relative neighbourhood graph (Toussaint, 1980).

    A third point lies between two when it is closer to both than they are to each other. The graph joins all points.
    """
    count = len(points)
    apart = np.linalg.norm(points[:, None, :] - points[None, :, :], axis=2)
    return tuple(
        (a, b)
        for a in range(count)
        for b in range(a + 1, count)
        if not any(max(apart[a, c], apart[b, c]) < apart[a, b] - 1e-9 for c in range(count) if c not in {a, b})
    )


def _between(pair: tuple[Option, Option], spread: Spread, losses: Floats, at_line: Mapping[str, Line]) -> TradeOff:
    first, second = pair
    changes = {each.name: second.scores[each.name] - first.scores[each.name] for each in spread.objectives}
    differing = [key for key in at_line if first.assignments[key].key != second.assignments[key].key]
    places = Counter(at_line[key].place for key in differing)
    bodies: Counter[str] = Counter()
    for key in differing:
        bodies.update(touched(first.assignments[key], second.assignments[key]))
    return TradeOff(
        first=first.key,
        second=second.key,
        changes=changes,
        rate=exchange_rate(spread.objectives, changes, losses[1] - losses[0]),
        lines=tuple(differing),
        places=_most_first(places),
        partners=_most_first(bodies),
    )


def touched(before: Candidate, after: Candidate) -> set[str]:
    """The bodies that gain or lose a decision, work, money or staff when one arrangement replaces another."""
    found: set[str] = set()
    for was, becomes in (
        (before.decides, after.decides),
        (before.does, after.does),
        (before.funds, after.funds),
        (before.employs, after.employs),
    ):
        found |= set(was.bodies) ^ set(becomes.bodies)
    return found


def exchange_rate(objectives: Sequence[Objective], changes: Mapping[str, float], lost: Floats) -> str:
    """What is gained and what it costs, in a sentence; then the rate for the best gain against the largest cost.

    `changes` are in the objectives' units, `lost` the same as shares of their ranges (k; below zero is a gain).
    A change of less than half the objective's resolution counts as none.
    """
    seen = np.array([abs(changes[each.name]) >= each.resolution / 2 for each in objectives])
    lost = np.where(seen, lost, 0.0)
    gains = [at for at in np.argsort(lost, kind="stable") if lost[at] < -1e-9]
    costs = [at for at in np.argsort(-lost, kind="stable") if lost[at] > 1e-9]
    if not gains and not costs:
        return "No objective changes."
    better = listed(_change(objectives[at], changes) for at in gains) or "nothing that is weighed"
    worse = listed(_change(objectives[at], changes) for at in costs) or "nothing that is weighed"
    both = f"Better: {better}. Worse: {worse}."
    return f"{both} {_rate(objectives[gains[0]], objectives[costs[0]], changes)}" if gains and costs else both


def _change(objective: Objective, changes: Mapping[str, float]) -> str:
    change = changes[objective.name]
    return f"{title(objective)} {'up' if change > 0 else 'down'} by {say(abs(change), objective)}"


def _rate(gain: Objective, cost: Objective, changes: Mapping[str, float]) -> str:
    step = _step(abs(changes[gain.name]), gain.resolution)
    price = abs(changes[cost.name]) * step / abs(changes[gain.name])
    return f"At that rate {say(step, gain)} better in {title(gain)} costs about {say(price, cost)} in {title(cost)}."


def _step(change: float, resolution: float) -> float:
    """A round unit to speak in: the largest power of ten that the change holds, never finer than the resolution."""
    largest = 10.0 ** np.floor(np.log10(change))
    return float(max(largest, resolution)) if change > resolution else float(change)


def _most_first(counted: Counter[str]) -> tuple[str, ...]:
    pairs: Iterable[tuple[str, int]] = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(key for key, _ in pairs)
