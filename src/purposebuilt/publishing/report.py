"""The report as said, with no format: chapters in the order why, how, what, tensions, decide."""

from __future__ import annotations

from purposebuilt.appraisal.results import Appraisal
from purposebuilt.publishing.chapters import (
    changes,
    control,
    frontier,
    how,
    impossible,
    options,
    partners,
    rules,
    sources,
    steadiness,
    summary,
    tensions,
    trade_offs,
    why,
)
from purposebuilt.publishing.reading import read
from purposebuilt.publishing.said import Chapter, Report

RINGS = {"short": "In short", "why": "Why", "how": "How", "what": "What", "tensions": "Tensions", "decide": "Decide"}
"""The golden cycle, as chapters are grouped, with what each is called on the page."""


def report(appraisal: Appraisal, before_why: Chapter | None = None) -> Report:
    """Say an appraisal as a report: plain values that any format can be made from.

    `before_why` is a chapter that goes before what the system is for, such as what partners said.
    """
    reading = read(appraisal)
    makers = (
        summary.chapter,
        impossible.chapter,
        why.chapter,
        how.chapter,
        options.chapter,
        frontier.chapter,
        steadiness.chapter,
        changes.chapter,
        trade_offs.chapter,
        partners.chapter,
        tensions.chapter,
        rules.chapter,
        sources.chapter,
        control.chapter,
    )
    chapters = [made for made in (make(reading) for make in makers) if made is not None]
    if before_why is not None:
        at = next(at for at, one in enumerate(chapters) if one.ring == "why")
        chapters.insert(at, before_why)
    return Report(
        title=appraisal.design.identity.title,
        subtitle="Options appraisal",
        control=control.facts(reading, "Options appraisal")[2:8],
        chapters=tuple(chapters),
        figures=summary.figures(reading),
    )
