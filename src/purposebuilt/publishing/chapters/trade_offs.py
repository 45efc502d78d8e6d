"""Tensions: what a step from one option to its neighbour gains, costs and touches."""

from __future__ import annotations

from purposebuilt.appraisal.results import TradeOff
from purposebuilt.publishing import scales
from purposebuilt.publishing.chapters import prices
from purposebuilt.publishing.reading import Reading
from purposebuilt.publishing.said import Block, Bullets, Cell, Chapter, Column, Details, Paragraph, Section, Table
from purposebuilt.publishing.words import counted, sentence, some_of


def chapter(reading: Reading) -> Chapter | None:
    """Steps between neighbours; none where there are no neighbours."""
    trades = reading.appraisal.trade_offs
    if not trades:
        return None
    lead = (
        f"This chapter takes {counted(len(trades), 'step')} between options that lie near each other."
        " Each says what is gained, what it costs, and where it bites."
    )
    blocks: tuple[Block, ...] = (_table(reading), *(_bites(reading, trade) for trade in trades if trade.lines))
    along = prices.section(reading)
    steps = Section("steps", "From one option to the next", blocks)
    return Chapter("trade-offs", "tensions", "What a step costs", lead, (*((along,) if along else ()), steps))


def _step(reading: Reading, trade: TradeOff) -> str:
    return f"From {reading.lettered(trade.first)} to {reading.lettered(trade.second)}"


def _table(reading: Reading) -> Table:
    objectives = reading.appraisal.objectives
    rows = []
    for trade in reading.appraisal.trade_offs:
        cells = [Cell(_step(reading, trade), note=sentence(trade.rate))]
        cells += [
            scales.changed(objective, trade.changes[objective.name])
            if objective.name in trade.changes
            else Cell("Not scored")
            for objective in objectives
        ]
        places = [reading.name("place", place) for place in trade.places]
        cells.append(Cell(counted(len(trade.lines), "line"), note=some_of(places, 5)))
        rows.append(tuple(cells))
    columns = (
        Column("Step", wide=True),
        *(scales.column(objective) for objective in objectives),
        Column("Where it bites", wide=True),
    )
    return Table("What each step changes", columns, tuple(rows), cards=True)


def _bites(reading: Reading, trade: TradeOff) -> Details:
    partners = [reading.name("body", partner) for partner in trade.partners]
    items = reading.grouped(trade.lines)
    touched = f"Touches most: {some_of(partners, 6)}." if partners else "No partner is named."
    return Details(
        f"{_step(reading, trade)}: where it bites ({counted(len(trade.lines), 'line')})",
        (Paragraph(f"{touched} {prices.felt(reading, trade.felt)}".strip()), Bullets(items)),
        paper=False,
    )
