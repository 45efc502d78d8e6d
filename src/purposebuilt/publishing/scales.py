"""How figures are shown and compared: the same words for better and worse in every table."""

from __future__ import annotations

from purposebuilt.formulation.configuration import Objective
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Cell, Column
from purposebuilt.publishing.sketches import Axis
from purposebuilt.publishing.words import in_unit, number, share, unit_in_words


def shown(measure: Objective, value: float) -> str:
    """A value in the measure's own unit, to the measure's resolution, without repeating the unit's name."""
    if measure.unit == "share":
        return share(value, 1 if measure.resolution < 0.01 else 0)
    if measure.unit.startswith("GBP"):
        return in_unit(value, "GBP", measure.resolution)
    return number(value, measure.resolution)


def full(measure: Objective, value: float) -> str:
    """A value with its unit."""
    if measure.unit == "share":
        return shown(measure, value)
    return in_unit(value, measure.unit, measure.resolution)


def apart(measure: Objective, difference: float) -> str:
    """A difference in a measure, as a table says it: shares in percentage points, ``14.3 points``."""
    figure = shown(measure, abs(difference))
    return f"{figure.removesuffix('%')} points" if measure.unit == "share" else figure


def column(measure: Objective) -> Column:
    """A table column for a measure: its title, its unit, and which way is better."""
    return Column(measure.title, f"{unit_in_words(measure.unit)}, {direction(measure)} is better", numeric=True)


def direction(measure: Objective) -> str:
    """Which way is better, in a word."""
    return "more" if measure.sense == "max" else "less"


def verdict(measure: Objective, value: float, against: float) -> str:
    """``better``, ``worse`` or ``same``: differences below the measure's resolution count as none."""
    difference = value - against if measure.sense == "max" else against - value
    if abs(difference) < max(measure.resolution, 1e-9):
        return "same"
    return "better" if difference > 0 else "worse"


def compared(measure: Objective, value: float | None, today: float | None) -> Cell:
    """A score, and in words how it compares with today's."""
    if value is None:
        return Cell("Not scored")
    if today is None:
        return Cell(shown(measure, value))
    tone = verdict(measure, value, today)
    if tone == "same":
        return Cell(shown(measure, value), tone, "same as today")
    return Cell(shown(measure, value), tone, f"{tone} by {apart(measure, value - today)}")


def changed(measure: Objective, change: float) -> Cell:
    """A change from one option to another, with the word for it."""
    tone = verdict(measure, change, 0.0)
    if tone == "same":
        return Cell("No change", tone)
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return Cell(f"{sign}{apart(measure, change)}", tone, tone)


def values_of(reading: Reading, measure: Objective) -> list[float]:
    """Every value that a measure takes in the options and, where it is an objective, on the frontier."""
    values = [float(option.scores[measure.name]) for option in reading.options if measure.name in option.scores]
    found = reading.appraisal.frontier
    names = [objective.name for objective in reading.appraisal.objectives]
    if found and measure.name in names:
        at = names.index(measure.name)
        values.extend(float(point[at]) for point in found.points)
    return values


def axis(reading: Reading, measure: Objective) -> Axis:
    """An axis that runs over every value a measure takes; one value alone gets some room on either side."""
    values = values_of(reading, measure) or [0.0, 1.0]
    low, high = min(values), max(values)
    return Axis(
        title=measure.title,
        unit=unit_in_words(measure.unit),
        low=low,
        high=high,
        low_text=shown(measure, low),
        high_text=shown(measure, high),
        more=measure.sense == "max",
    )
