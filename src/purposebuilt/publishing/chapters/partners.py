"""Tensions: what each partner would lose under each option, by its own weights."""

from __future__ import annotations

from purposebuilt.appraisal.quantities import listed
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Bullets, Cell, Chapter, Column, Details, Paragraph, Section, Table
from purposebuilt.publishing.words import share, some_of

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
        " favourite: 0% is its favourite, 100% is to lose all there is to gain."
    )
    sections = (
        Section(
            "loss",
            "Loss under each option",
            (*_said(reading), _table(reading), Paragraph(_shade()), *_everybody(reading)),
        ),
    )
    return Chapter("partners", "tensions", "What each partner stands to lose", lead, sections)


def _shade() -> str:
    return f"A darker shade is a greater loss. The steps begin at {listed(share(step) for step in HEAT_STEPS)}."


def _losses(reading: Reading) -> dict[tuple[str, str], float]:
    return {(regret.partner, regret.option): regret.loss for regret in reading.appraisal.regret}


def _partners(reading: Reading) -> list[str]:
    return list(dict.fromkeys(regret.partner for regret in reading.appraisal.regret))


def _camps(reading: Reading, options: list[str]) -> list[tuple[list[str], tuple[float | None, ...]]]:
    """Partners with the same losses (to 2 decimals) together, in the order of the first of each."""
    losses = _losses(reading)
    camps: dict[tuple[float | None, ...], list[str]] = {}
    for partner in _partners(reading):
        held = tuple(losses.get((partner, option)) for option in options)
        key = tuple(None if loss is None else round(loss, 2) + 0.0 for loss in held)
        camps.setdefault(key, []).append(partner)
    return [(partners, held) for held, partners in camps.items()]


def _camp(reading: Reading, partners: list[str]) -> str:
    """A partner's name, or of several that lose the same their kind and number."""
    if len(partners) == 1:
        return reading.name("body", partners[0])
    kinds = list(dict.fromkeys(reading.kind(partner) for partner in partners))
    return f"{len(partners)} partners who lose the same: {listed(kinds)}"


def _everybody(reading: Reading) -> tuple[Details, ...]:
    """Every partner by name in its group, for those that look for their own."""
    options = [option.key for option in reading.options]
    rows = tuple(
        (Cell(_camp(reading, partners)), Cell(reading.named("body", partners)))
        for partners, _ in _camps(reading, options)
        if len(partners) > 1
    )
    columns = (Column("Group"), Column("Partners", wide=True))
    table = Table("Partners who lose the same", columns, rows)
    return (Details("Who is in each group", (table,)),) if rows else ()


def _table(reading: Reading) -> Table:
    losses = _losses(reading)
    options = [o.key for o in reading.options if any(r.option == o.key for r in reading.appraisal.regret)]
    rows = []
    for partners, held in _camps(reading, options):
        names = [reading.name("body", partner) for partner in partners]
        cells = [Cell(_camp(reading, partners), note="" if len(names) == 1 else some_of(names, 3))]
        cells += [Cell("Not scored") if loss is None else Cell(share(loss), heat(loss)) for loss in held]
        rows.append(tuple(cells))
    worst = [Cell("Greatest loss of any partner")]
    for option in options:
        most = max(loss for (_, key), loss in losses.items() if key == option)
        worst.append(Cell(share(most), heat(most)))
    columns = (Column("Partner", wide=True), *(Column(reading.lettered(key), numeric=True) for key in options))
    return Table("Loss of each partner under each option, by its own weights", columns, (*rows, tuple(worst)))


def _said(reading: Reading) -> tuple[Bullets, ...]:
    losses = _losses(reading)
    told = []
    for option in reading.options:
        held = sorted(((loss, partner) for (partner, key), loss in losses.items() if key == option.key), reverse=True)
        if held:
            worst = sorted({reading.name("body", one) for value, one in held if value >= held[0][0] - 0.005})
            loss = share(held[0][0])
            verb = "loses" if len(worst) == 1 else "lose"
            told.append(f"{reading.lettered(option.key)}: {some_of(worst, 3)} {verb} most, {loss}.")
    return (Bullets(tuple(told)),) if told else ()
