"""How the options stand when weights change, by other methods, and when the list of options changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.quantities import listed, title
from purposebuilt.appraisal.results import (
    Option,
    PlacesChanged,
    Robustness,
    SecondOpinion,
    Steadiness,
    WeightsDrawn,
)
from purposebuilt.appraisal.robustness import (
    DRAWS,
    SEED,
    Preference,
    Smaa,
    additive,
    draw_weights,
    judge_shares,
    judged_values,
    promethee,
    reversals,
    smaa,
    topsis,
)
from purposebuilt.appraisal.robustness.smaa import Value
from purposebuilt.appraisal.shortlist import Table
from purposebuilt.appraisal.spread import Spread
from purposebuilt.formulation.configuration import Configuration
from purposebuilt.formulation.measures.judged import Judgements
from purposebuilt.programme import Floats

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation

FULL = 0.25
"""By PROMETHEE II, the share of an objective's range that counts as a full preference; less than its resolution counts
as none."""

TITLES: Mapping[str, str] = {
    "weighted-sum": "Weighted sum",
    "topsis": "TOPSIS",
    "promethee": "PROMETHEE II",
}
"""The methods compared, and what each is called."""

Judged = Mapping[str, Mapping[str, Judgements]]
"""For each option by key, the judgements behind each judged objective by name."""


def judged_options(formulation: Formulation, kept: Mapping[str, Configuration]) -> Judged:
    """The judgements behind each option's configuration; empty where nothing is judged."""
    found = {key: formulation.judgements(each) for key, each in kept.items()}
    return {key: each for key, each in found.items() if each}


def robustness(table: Table, options: Sequence[Option], judged: Judged) -> Robustness | None:
    """How the options that keep every requirement stand; None where there is none.

    Today's arrangement, where it breaks a requirement, is not ranked: it could not be chosen. It is brought in once,
    to see whether it would change the places of the others.
    """
    able = [each for each in options if not each.breaks]
    if not able:
        return None
    spread = table.spread
    gains, drawn = _gains(spread, able), _drawn_gains(spread, able, judged)
    even = draw_weights(len(spread.objectives), DRAWS, SEED)
    found = smaa(drawn, even)
    whose, typical = _typical(table)
    methods = _methods(spread)
    keys = [each.key for each in able]
    names = [each.name for each in spread.objectives]
    return Robustness(
        draws=found.draws,
        options=tuple(_steadiness(found, row, key, names) for row, key in enumerate(keys)),
        winning=tuple(tuple(row) for row in found.winning.tolist()),
        entropy=found.entropy,
        ways=(WeightsDrawn("any", "any weights at all", _by_key(keys, found.first)), *_ways(table, keys, drawn)),
        typical=_by_key(names, typical),
        whose=whose,
        opinions=tuple(_opinion(name, methods[name], (gains, even, typical), keys) for name in methods),
        changed=_changed(spread, options, methods, (even, typical)),
        judged=tuple(name for name in names if any(name in each for each in judged.values())),
    )


def with_ranks(options: Sequence[Option], found: Robustness | None) -> tuple[Option, ...]:
    """Options with the share of evenly drawn weightings in which each ranks first, second, ... among them."""
    ranks = {each.option: each.ranks for each in found.options} if found else {}
    return tuple(replace(each, ranks=ranks.get(each.key, ())) for each in options)


def _gains(spread: Spread, options: Sequence[Option]) -> Floats:
    """Scores as gains (N x k): 1 the best on the frontier, 0 the worst."""
    values = np.array([[each.scores[objective.name] for objective in spread.objectives] for each in options])
    gains: Floats = 1.0 - spread.losses(values)
    return gains


def _drawn_gains(spread: Spread, options: Sequence[Option], judged: Judged) -> Floats:
    """Gains with judged objectives drawn (draws x N x k); as they are (N x k) where nothing is judged by several."""
    gains = _gains(spread, options)
    partners = max((len(one.partners) for each in judged.values() for one in each.values()), default=0)
    if partners < 2:
        return gains
    shares = judge_shares(partners, DRAWS, SEED)
    drawn = np.repeat(gains[None], DRAWS, axis=0)
    for row, option in enumerate(options):
        for name, behind in judged.get(option.key, {}).items():
            at = [objective.name for objective in spread.objectives].index(name)
            values = np.repeat(spread.best[None], DRAWS, axis=0)
            values[:, at] = judged_values(shares, behind.weights, behind.scores)
            drawn[:, row, at] = 1.0 - spread.losses(values)[:, at]
    return drawn


def _steadiness(found: Smaa, row: int, key: str, names: Sequence[str]) -> Steadiness:
    ever = bool(found.first[row] > 0)
    return Steadiness(
        option=key,
        ranks=tuple(found.acceptability[row].tolist()),
        central=_by_key(names, found.central_weights[row]) if ever else {},
        confidence=float(found.confidence[row]) if ever else None,
    )


def _by_key(keys: Sequence[str], values: Floats) -> dict[str, float]:
    return dict(zip(keys, values.tolist(), strict=True))


def _given(table: Table) -> Floats:
    """The weights that partners wrote down, one row for each (V x k)."""
    rows = [voice.weights for voice in table.voices if voice.given]
    return np.array(rows).reshape(len(rows), len(table.spread.objectives))


def _typical(table: Table) -> tuple[str, Floats]:
    """Whose weights methods are compared under, and those weights (k)."""
    given = _given(table)
    if not len(given):
        return "equal weights, as nobody gave any", np.full(given.shape[1], 1.0 / given.shape[1])
    who = "the partner" if len(given) == 1 else f"the {len(given)} partners"
    return f"the mean of the weights of {who} who gave any", given.mean(axis=0)


def _ways(table: Table, keys: Sequence[str], gains: Floats) -> tuple[WeightsDrawn, ...]:
    """The shares of first places under weights that follow from what partners gave."""
    given = _given(table)
    if not len(given):
        return ()
    count = given.shape[1]
    who = "the one partner" if len(given) == 1 else f"the {len(given)} partners"
    ways = {"given": (f"weights near those of {who} who gave any", draw_weights(count, DRAWS, SEED, given=given))}
    low, high = given.min(axis=0), given.max(axis=0)
    if (high > low).any():
        drawn = draw_weights(count, DRAWS, SEED, intervals=np.column_stack([low, high]))
        ways["between"] = ("weights between the lowest and the highest that any partner gave", drawn)
    pairs = _agreed(given)
    if pairs:
        names = [title(each) for each in table.spread.objectives]
        told = listed(f"{names[more]} counts at least as much as {names[less]}" for more, less in pairs)
        drawn = draw_weights(count, DRAWS, SEED, order=pairs)
        ways["order"] = (f"any weights in the order on which all who gave some agree ({told})", drawn)
    return tuple(
        WeightsDrawn(key, words, _by_key(keys, smaa(gains, weights).first)) for key, (words, weights) in ways.items()
    )


def _agreed(given: Floats) -> list[tuple[int, int]]:
    """Pairs of objectives of which nobody gives the second more than the first, and somebody less."""
    over = given[:, :, None] - given[:, None, :]
    held = (over >= 0).all(axis=0) & (over > 0).any(axis=0)
    return [(int(more), int(less)) for more, less in np.argwhere(held)]


def _methods(spread: Spread) -> dict[str, Value]:
    """The methods compared, all over gains between the worst and the best on the frontier."""
    ranges = np.where(spread.ranges > 0, spread.ranges, 1.0)
    steps = [float(each.resolution / wide) for each, wide in zip(spread.objectives, ranges, strict=True)]
    preferences = [Preference("linear", step, step + FULL) for step in steps]
    return {
        "weighted-sum": additive,
        "topsis": partial(topsis, scaling="range"),
        "promethee": partial(promethee, preferences=preferences),
    }


def _opinion(name: str, method: Value, case: tuple[Floats, Floats, Floats], keys: Sequence[str]) -> SecondOpinion:
    gains, even, typical = case
    values = method(gains, typical[None])[0]
    order = np.lexsort((np.arange(len(keys)), -np.round(values, 9)))
    first = smaa(gains, even, method).first
    return SecondOpinion(
        name, TITLES[name], _by_key(keys, values), tuple(keys[at] for at in order), _by_key(keys, first)
    )


def _changed(
    spread: Spread, options: Sequence[Option], methods: Mapping[str, Value], weights: tuple[Floats, Floats]
) -> tuple[PlacesChanged, ...]:
    """Each option that goes, and today's arrangement where it comes, with whom it makes change places."""
    able = [each for each in options if not each.breaks]
    today = [each for each in options if each.breaks and each.key == roles.TODAY]
    found = []
    for name, method in methods.items():
        for group, without in ((able, None), ([*able, *today], [len(able)] if today else [])):
            for each in reversals(_gains(spread, group), weights[0], method, without, weights[1]):
                pairs = tuple((group[one].key, group[other].key) for one, other in each.pairs)
                if pairs or each.lead > 0:
                    found.append(PlacesChanged(name, group[each.without].key, pairs, each.lead))
    return tuple(found)
