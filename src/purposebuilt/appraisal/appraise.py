"""From a formulated design to an appraisal: frontier, options, trade-offs, regret and tensions, or the collisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.asked import Asked
from purposebuilt.appraisal.bounds import frontier_result, reached
from purposebuilt.appraisal.clashing import impossible
from purposebuilt.appraisal.clock import Progress, untold
from purposebuilt.appraisal.exchange_read import exchange_of
from purposebuilt.appraisal.exchanged import Bite, Exchange
from purposebuilt.appraisal.fair.seeking import fair_picks, seek
from purposebuilt.appraisal.frontier import Frontier, frontier
from purposebuilt.appraisal.polish import polished
from purposebuilt.appraisal.quantities import listed
from purposebuilt.appraisal.regret import regret
from purposebuilt.appraisal.results import Appraisal, FrontierResult, Option
from purposebuilt.appraisal.shortlist import Table, find, option, shortlist
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.steadiness import judged_options, robustness, with_ranks
from purposebuilt.appraisal.tensions import tensions, without_frontier
from purposebuilt.appraisal.trade_offs import Ground, bite, trade_offs
from purposebuilt.appraisal.verified import assignments, verified, verify_frontier
from purposebuilt.appraisal.voices import Voice, groups, voices
from purposebuilt.checks.answers import Checked
from purposebuilt.formulation.configuration import Candidate, Configuration
from purposebuilt.problems import Exit
from purposebuilt.programme import Floats

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation


def appraise(formulation: Formulation, checked: Checked, asked: Asked, progress: Progress | None = None) -> Appraisal:
    """Weigh what could be.

    Exit code 0 where the frontier is complete or proven within the coverage asked for, 14 where time ran out first
    (what is known is kept), 13 where no configuration is possible: then with conflicts and verified repairs.
    Raises Untrue where a configuration fails its own re-evaluation.
    """
    today = formulation.today
    lawful = today is not None and not formulation.broken(today)
    found = frontier(
        formulation.programme,
        resolution=[each.resolution for each in formulation.objectives],
        time_limit=asked.time_limit,
        workers=asked.workers,
        coverage=asked.coverage,
        explorer=formulation.explorer(),
        seeds=(formulation.solution(today),) if today is not None and lawful else (),
        progress=progress,
    )
    bare = _bare(formulation, checked)
    if len(found.points):
        return _weighed(formulation, bare, found, asked, progress or untold)
    if found.impossible:
        return impossible(formulation, replace(bare, chosen=_only_if_named(bare, asked)), asked.time_limit)
    return _nothing_yet(formulation, bare, found, asked)


def _bare(formulation: Formulation, checked: Checked) -> Appraisal:
    """An appraisal that holds what is known before any search."""
    today = _today(formulation)
    return Appraisal(
        design=formulation.design,
        rulebook=formulation.rulebook,
        lines=formulation.lines,
        candidates=sum(len(formulation.candidates[line.key]) for line in formulation.lines),
        objectives=formulation.objectives,
        measures=formulation.measures,
        frontier=None,
        options=() if today is None else (today,),
        chosen="" if today is None else today.key,
        trade_offs=(),
        regret=(),
        tensions=(),
        conflicts=(),
        conflicts_complete=False,
        repairs=(),
        problems=(*checked.problems, *formulation.problems),
        rules=checked.rules,
        exit_code=int(Exit.DONE),
        provenance={},
    )


def _today(formulation: Formulation) -> Option | None:
    """Today's arrangement, scored in the same way, with the requirements that it breaks."""
    today = formulation.today
    if today is None:
        return None
    breaks = tuple(formulation.broken(today))
    many = len(breaks)
    reason = (
        f"How things are arranged now; it breaks {many} requirement{'' if many == 1 else 's'} that a design must keep."
        if breaks
        else "How things are arranged now; it keeps every requirement."
    )
    return Option(
        key=roles.TODAY,
        name=roles.SAID[roles.TODAY],
        reason=reason,
        scores=dict(formulation.evaluate(today)),
        assignments=assignments(formulation, today),
        breaks=breaks,
    )


def _weighed(formulation: Formulation, bare: Appraisal, found: Frontier, asked: Asked, tell: Progress) -> Appraisal:
    everyone = voices(formulation.design, formulation.objectives)
    kinds = groups(formulation.design, formulation.rulebook, everyone)
    ruler = Spread.of(formulation.objectives, found.points)
    found, fair = seek(formulation, found, ruler, (everyone, kinds), asked, tell)
    order = _listing_order(found.points)
    points = np.asarray(found.points, dtype=np.float64)[order]
    picked = fair_picks(formulation, fair, points)
    table = Table(formulation.design, replace(ruler, points=points), everyone, kinds, picked)
    seen: dict[int, Configuration] = {}

    def configuration(row: int) -> Configuration:
        if row not in seen:
            seen[row] = formulation.configuration(found.solutions[order[row]])
        return seen[row]

    again = verify_frontier(formulation, configuration, points, tell)
    tell("Weighing the options", 0, None)
    picks = shortlist(table, configuration, asked.option)
    made = []
    kept = {} if formulation.today is None else {roles.TODAY: formulation.today}
    for pick in picks:
        kept[pick.key] = polished(formulation, configuration(pick.row))
        scores = verified(formulation, kept[pick.key], points[pick.row])
        made.append(option(pick, scores, assignments(formulation, kept[pick.key])))
    listed_options = (*bare.options, *made)
    steady = robustness(table, listed_options, judged_options(formulation, kept))
    options = with_ranks(listed_options, steady)
    chosen, note = _chosen(options, asked.option)
    ground = Ground.of(table.spread, formulation.lines, table.voices)
    result = frontier_result(found, points, formulation.objectives, asked.coverage)
    return replace(
        bare,
        frontier=result,
        options=options,
        chosen=chosen,
        trade_offs=trade_offs(ground, options),
        exchange=_exchange(formulation, ground, result, configuration),
        regret=regret(table.spread, options, table.voices),
        tensions=tensions(table, options, formulation.lines, formulation.measures),
        exit_code=int(Exit.DONE if reached(found, formulation.objectives, asked.coverage) else Exit.TIME_RAN_OUT),
        notes=(note, *_notes(table.voices)),
        robustness=steady,
        provenance={"points_computed_again": f"{again} of {len(points)}"},
    )


def _exchange(
    formulation: Formulation, ground: Ground, result: FrontierResult, configuration: Callable[[int], Configuration]
) -> Exchange | None:
    """Exchange rates along the frontier; `configuration` gives that of a row of its points."""

    @cache
    def arranged(row: int) -> Mapping[str, Candidate]:
        return assignments(formulation, polished(formulation, configuration(row)))

    def bites(first: int, second: int) -> Bite:
        return bite(ground, ground.spread.points[[first, second]], (arranged(first), arranged(second)))

    return exchange_of(ground.spread, result, bites)


def _listing_order(points: Floats) -> list[int]:
    """Frontier rows by their values, first objective first, so that a listing never depends on how it was found."""
    values = np.round(np.asarray(points, dtype=np.float64), 9)
    return [int(row) for row in np.lexsort(values.T[::-1])]


def _chosen(options: tuple[Option, ...], wanted: str) -> tuple[str, str]:
    """The option that documents are written for, and the sentence that says why this one."""
    asked_for = find(options, wanted) if wanted else None
    if asked_for is not None:
        return asked_for.key, f"The documents are written for '{asked_for.name}', as asked for."
    stand_in = find(options, roles.FAIREST) or find(options, roles.NEAREST) or options[0]
    why = "the fairest between partners, " if roles.FAIREST in stand_in.also else ""
    return stand_in.key, (
        f"The documents are written for '{stand_in.name}', {why}so that there is a draft to read; this is a stand-in "
        "and not a recommendation. Name another option to have them written for it."
    )


def _notes(everyone: tuple[Voice, ...]) -> tuple[str, ...]:
    silent = [voice.name for voice in everyone if not voice.given]
    if not silent:
        return ()
    if len(silent) == len(everyone):
        return ("No partner has written down weights on these objectives, so each counts every objective the same.",)
    shown = listed(silent) if len(silent) <= 4 else f"{', '.join(silent[:3])} and {len(silent) - 3} others"
    many = f"{len(silent)} of {len(everyone)} partners"
    return (f"{many} wrote no weights on these objectives and count each of them the same: {shown}.",)


def _only_if_named(bare: Appraisal, asked: Asked) -> str:
    """Where no option was found, documents of an arrangement are written only when that of today is asked for."""
    return bare.chosen if asked.option == roles.TODAY else ""


def _nothing_yet(formulation: Formulation, bare: Appraisal, found: Frontier, asked: Asked) -> Appraisal:
    """Time ran out before the first design was found: nobody knows yet whether there is one."""
    sentence = (
        "Time ran out before any design was found, so it is not yet known whether one is possible. Allow more time."
    )
    unknown = (float("inf"),) * len(formulation.objectives)
    empty = FrontierResult((), False, unknown, float("inf"), int(found.solves), float(found.seconds), sentence)
    return replace(
        bare,
        frontier=empty,
        tensions=without_frontier(formulation.design, ()),
        chosen=_only_if_named(bare, asked),
        exit_code=int(Exit.TIME_RAN_OUT),
    )
