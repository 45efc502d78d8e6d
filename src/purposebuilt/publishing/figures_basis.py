"""How we know the figures: counts by basis, table by table."""

from __future__ import annotations

from collections import Counter
from typing import Any

from purposebuilt.design import Basis, Figure
from purposebuilt.publishing.reading import Reading

_TITLES = {
    "arrangements": "Arrangements",
    "criteria": "Criteria",
    "dependencies": "Functions that belong together",
    "functions": "Changes to the catalogue",
    "judged_scores": "Judged scores",
    "places": "Places",
    "purposes": "Purposes",
    "readiness": "Readiness of places",
    "retraining": "Retraining",
    "stages": "Stages",
    "teams": "Teams",
    "weights": "Partners' weights",
}


def by_table(reading: Reading) -> dict[str, Counter[Basis]]:
    """Counts by basis for each table of the design that holds figures, then the rulebook's and the catalogue's."""
    design = reading.appraisal.design
    counted = {title: _count(getattr(design, name)) for name, title in _TITLES.items()}
    counted["Catalogue of functions"] = _unchanged(reading)
    rulebook = reading.appraisal.rulebook
    counted["Rulebook"] = _count((rulebook.levels, rulebook.mechanisms, rulebook.envelopes))
    return {title: counts for title, counts in counted.items() if counts}


def count_by_basis(reading: Reading) -> Counter[Basis]:
    """Counts by basis over the whole design, its catalogue and its rulebook."""
    total: Counter[Basis] = Counter()
    for counts in by_table(reading).values():
        total.update(counts)
    return total


def _unchanged(reading: Reading) -> Counter[Basis]:
    """Figures of the functions in use that the design did not write itself: each figure is counted once."""
    in_use = [change for change in reading.appraisal.design.functions if change.key in reading.functions]
    return _count(tuple(reading.functions.values())) - _count(tuple(in_use))


def _count(thing: Any) -> Counter[Basis]:
    counts: Counter[Basis] = Counter()
    _add(thing, counts)
    return counts


def _add(thing: Any, counts: Counter[Basis]) -> None:
    if isinstance(thing, Figure):
        counts[thing.basis] += 1
    elif isinstance(thing, list | tuple):
        for one in thing:
            if not isinstance(one, str):
                _add(one, counts)
    else:
        for name in getattr(thing, "__dataclass_fields__", ()):
            value = getattr(thing, name)
            if value is not None and not isinstance(value, str | bool | int | float):
                _add(value, counts)
