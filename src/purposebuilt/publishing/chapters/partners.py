"""Tensions: what each partner would lose under each option, by its own weights."""

from __future__ import annotations

from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Bullets, Cell, Chapter, Column, Paragraph, Section, Table
from purposebuilt.publishing.words import number

HEAT_STEPS = (0.05, 0.15, 0.3, 0.5)
"""From which loss each darker step of the heat begins."""


def heat(loss: float) -> str:
    """The tone of a loss: ``heat-0`` (next to none) to ``heat-4``."""
    return f"heat-{sum(loss >= step for step in HEAT_STEPS)}"


def chapter(reading: Reading) -> Chapter | None:
    """Regret as a table whose shade follows its numbers; none where no partner gave weights."""
    if not reading.appraisal.regret:
        return None
    lead = (
        "Each partner weighs things in its own way. The loss is how far an option falls short of that partner's own"
        " favourite: 0 is its favourite, 1 is as far as can be."
    )
    sections = (Section("loss", "Loss under each option", (_table(reading), Paragraph(_shade()), *_said(reading))),)
    return Chapter("partners", "tensions", "What each partner stands to lose", lead, sections)


def _shade() -> str:
    return f"A darker shade is a greater loss. The steps begin at {', '.join(f'{step:g}' for step in HEAT_STEPS)}."


def _losses(reading: Reading) -> dict[tuple[str, str], float]:
    return {(regret.partner, regret.option): regret.loss for regret in reading.appraisal.regret}


def _partners(reading: Reading) -> list[str]:
    return list(dict.fromkeys(regret.partner for regret in reading.appraisal.regret))


def _table(reading: Reading) -> Table:
    losses = _losses(reading)
    options = [o for o in reading.options if any(r.option == o.key for r in reading.appraisal.regret)]
    rows = []
    for partner in _partners(reading):
        cells = [Cell(reading.name("body", partner))]
        for option in options:
            loss = losses.get((partner, option.key))
            cells.append(Cell("Not scored") if loss is None else Cell(number(loss), heat(loss)))
        rows.append(tuple(cells))
    worst = [Cell("Greatest loss of any partner")]
    for option in options:
        held = [losses[key] for key in losses if key[1] == option.key]
        worst.append(Cell(number(max(held)), heat(max(held))))
    columns = (Column("Partner", wide=True), *(Column(reading.lettered(o.key), numeric=True) for o in options))
    return Table("Loss of each partner under each option, 0 to 1", columns, (*rows, tuple(worst)))


def _said(reading: Reading) -> tuple[Bullets, ...]:
    losses = _losses(reading)
    told = []
    for option in reading.options:
        held = sorted(((loss, partner) for (partner, key), loss in losses.items() if key == option.key), reverse=True)
        if held:
            loss, partner = held[0][0], min(one for value, one in held if value == held[0][0])
            name = reading.name("body", partner)
            told.append(f"{reading.lettered(option.key)}: least content is {name}, with a loss of {number(loss)}.")
    return (Bullets(tuple(told)),) if told else ()
