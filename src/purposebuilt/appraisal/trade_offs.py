"""What one point of one objective costs in another, between neighbouring options, and where it bites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.exchanged import Bite
from purposebuilt.appraisal.quantities import listed, say_apart, title
from purposebuilt.appraisal.regret import partner_losses
from purposebuilt.appraisal.results import Option, TradeOff
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import Voice
from purposebuilt.formulation.configuration import Candidate, Line, Objective
from purposebuilt.programme import Floats


@dataclass(frozen=True, eq=False)
class Ground:
    """What a step is felt on: the spread of the frontier, the lines in their order, and whose weights count."""

    spread: Spread
    lines: Mapping[str, Line]
    voices: tuple[Voice, ...] = ()

    @classmethod
    def of(cls, spread: Spread, lines: Sequence[Line], voices: Sequence[Voice] = ()) -> Ground:
        """The ground of a frontier."""
        return cls(spread, {line.key: line for line in lines}, tuple(voices))


def trade_offs(ground: Ground, options: Sequence[Option]) -> tuple[TradeOff, ...]:
    """From today to each option, then between neighbouring options, each with its exchange rate and what differs."""
    spread = ground.spread
    if len(options) < 2:
        return ()
    values = np.array([[option.scores[each.name] for each in spread.objectives] for option in options])
    losses = spread.losses(values)
    today = [at for at, option in enumerate(options) if option.key == roles.TODAY]
    others = [at for at in range(len(options)) if at not in today]
    pairs = [(start, other) for start in today for other in others]
    pairs += [(others[a], others[b]) for a, b in neighbours(losses[others])]
    return tuple(_between((options[a], options[b]), ground, values[[a, b]]) for a, b in pairs)


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


def _between(pair: tuple[Option, Option], ground: Ground, values: Floats) -> TradeOff:
    first, second = pair
    felt = bite(ground, values, (first.assignments, second.assignments))
    lost = ground.spread.losses(values)
    return TradeOff(
        first=first.key,
        second=second.key,
        changes=felt.changes,
        rate=exchange_rate(ground.spread.objectives, felt.changes, lost[1] - lost[0]),
        lines=felt.lines,
        places=felt.places,
        partners=felt.partners,
        felt=felt.felt,
    )


def bite(ground: Ground, values: Floats, assigned: tuple[Mapping[str, Candidate], Mapping[str, Candidate]]) -> Bite:
    """Where a step is felt. `values` (2 x k) are the objectives before and after, `assigned` the arrangements."""
    before, after = assigned
    differing = [key for key in ground.lines if before[key].key != after[key].key]
    bodies: Counter[str] = Counter()
    for key in differing:
        bodies.update(touched(before[key], after[key]))
    spread = ground.spread
    changed = values[1] - values[0]
    return Bite(
        changes={each.name: float(change) for each, change in zip(spread.objectives, changed, strict=True)},
        lines=tuple(differing),
        places=_most_first(Counter(ground.lines[key].place for key in differing)),
        partners=_most_first(bodies),
        felt=_felt(ground, values),
    )


def _felt(ground: Ground, values: Floats) -> dict[str, float]:
    """How much more each partner loses after the step than before, by its own weights; below zero is a gain."""
    if not ground.voices:
        return {}
    lost = partner_losses(ground.spread.losses(), ground.voices, ground.spread.losses(values))
    change = np.round(lost[1] - lost[0], 9) + 0.0
    return {voice.key: float(more) for voice, more in zip(ground.voices, change, strict=True)}


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
    return f"{title(objective)} {'up' if change > 0 else 'down'} by {say_apart(abs(change), objective)}"


def _rate(gain: Objective, cost: Objective, changes: Mapping[str, float]) -> str:
    step = _step(abs(changes[gain.name]), gain.resolution)
    price = abs(changes[cost.name]) * step / abs(changes[gain.name])
    gained, paid = say_apart(step, gain), say_apart(price, cost)
    return f"At that rate {gained} better in {title(gain)} costs about {paid} in {title(cost)}."


def _step(change: float, resolution: float) -> float:
    """A round unit to speak in: the largest power of ten that the change holds, never finer than the resolution."""
    largest = 10.0 ** np.floor(np.log10(change))
    return float(max(largest, resolution)) if change > resolution else float(change)


def _most_first(counted: Counter[str]) -> tuple[str, ...]:
    pairs: Iterable[tuple[str, int]] = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(key for key, _ in pairs)
