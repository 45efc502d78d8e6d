"""Saying in a sentence which options come first when weights change, and whether other methods say the same."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.appraisal.quantities import listed, share
from purposebuilt.appraisal.results import Appraisal, Robustness


def part(value: float) -> str:
    """A share of weightings in words: ``none``, ``under 1%``, ``43%``, ``over 99%``, ``all``."""
    if value <= 0:
        return "none"
    if value >= 1 - 1e-12:
        return "all"
    return "under 1%" if value < 0.005 else "over 99%" if value >= 0.995 else share(value)


def first_said(appraisal: Appraisal) -> str:
    """Which option comes first most often, and under which weights that is another; empty where none is ranked."""
    found = appraisal.robustness
    if found is None or len(found.options) < 2:
        return ""
    names = {option.key: option.name for option in appraisal.options}
    by_first: dict[str, list[str]] = {}
    for way in found.ways:
        key, most = leading(way.first)
        by_first.setdefault(key, []).append(f"{part(most)} under {way.words.partition(' (')[0]}")
    told = "; ".join(f"'{names[key]}' comes first most often, in {listed(parts)}" for key, parts in by_first.items())
    quoted = {key: f"'{name}'" for key, name in names.items()}
    return f"Weights drawn {found.draws:,} times each way: {told}. {opinions_said(found, quoted)}"


def leading(first: Mapping[str, float]) -> tuple[str, float]:
    """The option that comes first most often, and its share; the one listed first where two are equal."""
    key = max(first, key=lambda each: round(first[each], 9))
    return key, first[key]


def in_a_sentence(method: str) -> str:
    """The title of a method inside a sentence: ``the weighted sum``, ``TOPSIS``."""
    return method if method[1:2].isupper() else f"the {method.lower()}"


def opinions_said(found: Robustness, names: Mapping[str, str]) -> str:
    """Which option each method puts first under the typical weights, and how many pairs all methods order alike."""
    by_first: dict[str, list[str]] = {}
    for each in found.opinions:
        by_first.setdefault(each.order[0], []).append(in_a_sentence(each.title))
    if len(by_first) == 1:
        told = f"{listed(next(iter(by_first.values())))} all put {names[next(iter(by_first))]} first."
    else:
        parts = [
            f"{listed(titles)} {'puts' if len(titles) == 1 else 'put'} {names[key]} first"
            for key, titles in by_first.items()
        ]
        told = f"the methods disagree on the first place: {'; '.join(parts)}."
    told = f"Under {found.whose}, {told}"
    same, pairs = _alike(found)
    if pairs < 2:
        return told
    return f"{told} They order {'all' if same == pairs else f'{same} of'} {pairs} pairs of options alike."


def _alike(found: Robustness) -> tuple[int, int]:
    places = [{key: at for at, key in enumerate(each.order)} for each in found.opinions]
    keys = [each.option for each in found.options]
    pairs = [(one, other) for at, one in enumerate(keys) for other in keys[at + 1 :]]
    same = sum(len({held[one] < held[other] for held in places}) == 1 for one, other in pairs)
    return same, len(pairs)
