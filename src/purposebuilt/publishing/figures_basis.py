"""How we know the figures: counts by basis, table by table."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
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
    counted["Catalogue of functions"] = _count(tuple(reading.functions.values()))
    rulebook = reading.appraisal.rulebook
    counted["Rulebook"] = _count((rulebook.levels, rulebook.mechanisms, rulebook.envelopes))
    return {title: counts for title, counts in counted.items() if counts}


def count_by_basis(reading: Reading) -> Counter[Basis]:
    """Counts by basis over the whole design, its catalogue and its rulebook."""
    total: Counter[Basis] = Counter()
    for counts in by_table(reading).values():
        total.update(counts)
    return total


def _count(thing: Any) -> Counter[Basis]:
    if isinstance(thing, Figure):
        return Counter({thing.basis: 1})
    counts: Counter[Basis] = Counter()
    if isinstance(thing, list | tuple):
        for one in thing:
            counts.update(_count(one))
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            counts.update(_count(getattr(thing, field.name)))
    return counts
