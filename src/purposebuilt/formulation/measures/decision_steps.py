"""How many approvals the routes of decision take."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

import numpy as np

from purposebuilt.formulation.assembly import Assembly
from purposebuilt.formulation.blocks import Form
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.formulation.measures.measure import Measure
from purposebuilt.formulation.measures.sums import no_lines
from purposebuilt.formulation.reading import Reading, Seat
from purposebuilt.formulation.scope import Scope

Route = tuple[str, Seat, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Function, who decides where, mechanism, the partners to it, who recommends, who approves: what is one route."""


def route(reading: Reading, line: Line, candidate: Candidate) -> Route:
    """The route by which a line's decisions are taken: lines of a function that share it share its approvals.

    Partners to it are whoever holds the duty, decides or does the work.
    """
    return (
        line.function,
        reading.seat(candidate.decides, line),
        candidate.mechanism,
        reading.hosts((*candidate.duty.bodies, *candidate.decides.bodies, *candidate.does.bodies)),
        candidate.recommends,
        candidate.approvers,
    )


def steps(reading: Reading, taken: Route, *, is_new: bool) -> int:
    """Approvals of a route: those that recur, each recommendation, each separate approver; if new, those to set up."""
    _, _, key, parties, recommends, approvers = taken
    partners = max(1, len(parties))
    found = len(recommends) + len(approvers)
    mechanism = reading.mechanisms.get(key)
    for each in mechanism.approvals if mechanism else ():
        times = partners if each.by == "each-partner" else 1
        found += times * (each.recurring + (each.one_off if is_new else 0))
    return found


def routes_today(reading: Reading) -> set[Route]:
    """The routes that are in use today."""
    return {route(reading, line, reading.today[line.key]) for line in reading.lines if line.key in reading.today}


def _form(assembly: Assembly, scope: Scope) -> Form:
    reading = assembly.reading
    groups = assembly.groups(scope.lines(reading), lambda line, candidate: route(reading, line, candidate))
    names = [f"route({at})" for at in range(len(groups.labels))]
    columns = assembly.opened(("route", scope.functions, scope.place), groups, names)
    today = routes_today(reading)
    found = [_steps_of(reading, label, today) for label in groups.labels]
    return Form(columns, np.array(found, dtype=np.float64))


def _steps_of(reading: Reading, label: Hashable, today: set[Route]) -> int:
    taken = cast("Route", label)
    return steps(reading, taken, is_new=taken not in today)


def _evaluate(reading: Reading, scope: Scope, configuration: Configuration) -> float:
    used = set()
    for line in scope.lines(reading):
        used.add(route(reading, line, reading.candidate(line.key, configuration.choice[line.key])))
    today = routes_today(reading)
    return float(sum(steps(reading, each, is_new=each not in today) for each in used))


MEASURE = Measure(
    name="decision_steps",
    title="Decision steps",
    unit="approvals",
    sense="min",
    resolution=1.0,
    sentence="How many approvals the routes of decision take: each time for those that recur, once for those that set "
    "a new route up. A decision taken once for several places counts once.",
    formula="sum over routes in use of recurring approvals + recommendations + separate approvers + one-off approvals "
    "of a route not in use today; an approval by each partner counts once for each",
    source="Approvals of each mechanism are the rulebook's; who recommends and approves is the design's.",
    lacks=no_lines,
    form=_form,
    evaluate=_evaluate,
    one_way=True,
)
