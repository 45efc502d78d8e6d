"""Tensions called out: those that people declared, joined with what the figures show, and those only figures show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from purposebuilt.appraisal.collisions import as_tension
from purposebuilt.appraisal.pulls import APART, NEAR, Pull, pull
from purposebuilt.appraisal.quantities import listed, share, title
from purposebuilt.appraisal.regret import costs
from purposebuilt.appraisal.results import ConflictFound, FoundTension, Option
from purposebuilt.appraisal.shortlist import Table
from purposebuilt.appraisal.spread import Spread, first_lowest
from purposebuilt.appraisal.voices import Voice
from purposebuilt.design import Design, Tension
from purposebuilt.formulation.configuration import Line, Objective

BETWEEN_LIMIT = 6
"""How many pairs of partners are shown at most, the furthest apart first."""


def tensions(
    table: Table, options: Sequence[Option], lines: Sequence[Line], measures: Mapping[str, Objective]
) -> tuple[FoundTension, ...]:
    """Declared tensions with their evidence, then objectives and partners that pull apart and were not declared."""
    declared = tuple(_declared(each, table, (options, lines, measures)) for each in table.design.tensions)
    return (*declared, *_undeclared(table), *_between_partners(table))


def without_frontier(design: Design, conflicts: Sequence[ConflictFound]) -> tuple[FoundTension, ...]:
    """Tensions where no design is possible: those declared, and the collisions."""
    declared = tuple(_plain(tension, "", ()) for tension in design.tensions)
    return (*declared, *(as_tension(at, conflict) for at, conflict in enumerate(conflicts, start=1)))


def _plain(tension: Tension, measured: str, lines: tuple[str, ...]) -> FoundTension:
    voiced = tuple(dict.fromkeys(each for each in (tension.voiced_by_a, tension.voiced_by_b) if each))
    return FoundTension(
        key=tension.key,
        kind="declared",
        title=tension.title,
        good_a=tension.good_a,
        good_b=tension.good_b,
        voiced_by=voiced,
        lines=lines,
        measured=measured,
        owner=tension.owner,
        state=tension.state.value,
        source=tension.source,
    )


def _declared(
    tension: Tension, table: Table, found: tuple[Sequence[Option], Sequence[Line], Mapping[str, Objective]]
) -> FoundTension:
    options, lines, measures = found
    bites = tuple(
        line.key
        for line in lines
        if line.function in tension.functions and len({each.assignments[line.key].key for each in options}) > 1
    )
    return _plain(tension, _evidence(tension.measures, table.spread, options, measures), bites)


def _evidence(
    names: Sequence[str], spread: Spread, options: Sequence[Option], measures: Mapping[str, Objective]
) -> str:
    """What the frontier says of a declared pair; where it was not weighed, what the options say."""
    position = {objective.name: at for at, objective in enumerate(spread.objectives)}
    weighed = [name for name in names if name in position]
    if len(weighed) >= 2:
        losses = spread.losses()
        a, b = min(
            combinations(weighed, 2), key=lambda pair: pull(*(losses[:, position[name]] for name in pair)).correlation
        )
        found = pull(losses[:, position[a]], losses[:, position[b]])
        return _said(found, spread.objectives[position[a]], spread.objectives[position[b]], _designs(len(losses)))
    known = [measures[name] for name in names if name in measures and all(name in each.scores for each in options)]
    if len(known) < 2 or len(options) < 3:
        return ""
    pair = known[:2]
    scored = Spread.of(pair, [[each.scores[objective.name] for objective in pair] for each in options])
    losses = scored.losses()
    still = [title(objective) for objective, column in zip(pair, losses.T, strict=True) if np.ptp(column) == 0]
    if still:
        same = f"{listed(still)} {'is' if len(still) == 1 else 'are'} the same throughout"
        return f"Over the {len(options)} options, {same}, so nothing shows how they pull."
    return _said(pull(losses[:, 0], losses[:, 1]), pair[0], pair[1], f"the {len(options)} options")


def _designs(count: int) -> str:
    return "the one design of the frontier" if count == 1 else f"the {count} designs of the frontier"


def _said(found: Pull, a: Objective, b: Objective, over: str) -> str:
    pair = f"{title(a)} and {title(b)}"
    rank = f" (Rank correlation {found.correlation:+.2f}: -1 is always against, +1 always together.)"
    if not found.apart and found.correlation <= APART:
        return (
            f"Over {over}, {pair} pull apart, but little is at stake: a design within a tenth of the best in "
            f"one need give up no more than a tenth of the range of the other.{rank}"
        )
    if not found.apart:
        return f"Over {over}, {pair} do not clearly pull apart.{rank}"
    costs_ = [
        f"to come within a tenth of the best {title(near)} is to give up at least {share(cost)} "
        f"of what there is to gain in {title(other)}"
        for near, other, cost in ((a, b, found.cost_in_b), (b, a, found.cost_in_a))
        if cost >= NEAR
    ]
    return f"Over {over}, {pair} pull apart: {', and '.join(costs_)}.{rank}"


def _undeclared(table: Table) -> Iterator[FoundTension]:
    losses = table.spread.losses()
    declared = [set(tension.measures) for tension in table.design.tensions]
    for i, j in combinations(range(len(table.spread.objectives)), 2):
        a, b = table.spread.objectives[i], table.spread.objectives[j]
        found = pull(losses[:, i], losses[:, j])
        if found.apart and not any({a.name, b.name} <= names for names in declared):
            yield FoundTension(
                key=f"trade-off-{a.name}-{b.name}".replace("_", "-"),
                kind="trade-off",
                title=f"{a.title} against {title(b)}",
                good_a=a.title,
                good_b=b.title,
                measured=_said(found, a, b, _designs(len(losses))),
            )


def _between_partners(table: Table) -> tuple[FoundTension, ...]:
    losses = table.spread.losses()
    if not table.groups:
        return ()
    weighted = costs(losses, table.groups)
    favourite = [first_lowest(weighted[:, at], losses.sum(axis=1)) for at in range(len(table.groups))]
    apart: list[tuple[float, FoundTension]] = []
    for i, j in combinations(range(len(table.groups)), 2):
        lost_i = float(weighted[favourite[j], i] - weighted[favourite[i], i])
        lost_j = float(weighted[favourite[i], j] - weighted[favourite[j], j])
        if max(lost_i, lost_j) >= NEAR:
            pair = (table.groups[i], table.groups[j])
            apart.append((lost_i + lost_j, _between(pair, (lost_i, lost_j), table.spread)))
    apart.sort(key=lambda item: (-round(item[0], 9), item[1].key))
    return tuple(tension for _, tension in apart[:BETWEEN_LIMIT])


def _between(pair: tuple[Voice, Voice], lost: tuple[float, float], spread: Spread) -> FoundTension:
    first, second = (_speaker(voice) for voice in pair)
    return FoundTension(
        key=f"between-{pair[0].key}-{pair[1].key}",
        kind="between-partners",
        title=f"{first} and {second} favour different designs",
        good_a=_heaviest(pair[0], spread),
        good_b=_heaviest(pair[1], spread),
        voiced_by=(*pair[0].members, *pair[1].members),
        measured=(
            f"By their own weights, the favourite of {second} costs {first} {share(lost[0])} of all there is to gain, "
            f"and the favourite of {first} costs {second} {share(lost[1])}."
        ),
    )


def _speaker(voice: Voice) -> str:
    return voice.name if voice.given else "partners who gave no weights"


def _heaviest(voice: Voice, spread: Spread) -> str:
    at = int(np.round(voice.weights, 9).argmax())
    if not voice.given:
        return "Every objective the same"
    return f"{spread.objectives[at].title} ({share(float(voice.weights[at]))} of its weight)"
