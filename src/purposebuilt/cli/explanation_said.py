"""What a design says and allows, told without a search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from purposebuilt.appraisal.explain import Explanation
from purposebuilt.appraisal.quantities import listed, say
from purposebuilt.cli.tables import paragraph, table
from purposebuilt.design import Answer
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.rulebooks.rulebook import Approval
from purposebuilt.rulebooks.trace import Thread, Trace


def explanation_said(explanation: Explanation) -> str:
    """Counts, purposes down to functions, today's scores and what today breaks."""
    counts = ", ".join(_count(count, what) for what, count in explanation.counts.items())
    parts = [paragraph(explanation.design.identity.title), paragraph(f"{counts}.")]
    parts += [_threads(explanation), _today(explanation), _broken(explanation)]
    parts.append(paragraph("What one line may be: 'purposebuilt explain DESIGN --line FUNCTION@PLACE'."))
    return "\n\n".join(part for part in parts if part)


def _count(count: int, what: str) -> str:
    """A count with its noun, in the singular where there is one."""
    one = {"dependencies": "dependency", "criteria": "criterion"}.get(what, what.removesuffix("s"))
    return f"{count:,} {one if count == 1 else what}"


def _threads(explanation: Explanation) -> str:
    lines = ["Why, how, what"]
    for thread in explanation.trace.threads:
        purpose = thread.purpose
        lines.append(
            paragraph(f"{purpose.key} ({thread.aim}, {purpose.horizon.value}): {purpose.statement}", "  ", "    ")
        )
        criteria = "; ".join(f"{each.key} ({each.force.value})" for each in thread.criteria) or "none"
        lines.append(paragraph(f"criteria: {criteria}", "    ", "      "))
        lines.append(paragraph(_serving(thread), "    ", "      "))
    lines += [paragraph(each, "  ", "    ") for each in _loose(explanation.trace)]
    untied = explanation.trace.criteria_without_purpose
    if untied:
        lines.append(paragraph(f"Criteria that name no purpose: {', '.join(untied)}.", "  ", "    "))
    return "\n".join(lines)


def _serving(thread: Thread) -> str:
    """The functions that a purpose names; where it names none, how many share its aim, and a few of them."""
    count = len(thread.functions)
    if thread.direct:
        return f"served by: {', '.join(thread.functions) or 'none that is in the design'}"
    some = ", ".join(thread.functions[:3]) + (", ..." if count > 3 else "")
    return f"served by its aim only, which functions share: {count}{f' ({some})' if count else ''}"


def _loose(trace: Trace) -> Iterator[str]:
    """What hangs loose: functions tied to no purpose, and those that no purpose names where some are named."""
    if trace.functions_without_purpose:
        yield f"Functions that serve no purpose here: {', '.join(trace.functions_without_purpose)}."
    by_aim = trace.functions_by_aim_only
    if by_aim and any(thread.direct for thread in trace.threads):
        yield f"Functions that no purpose names, tied by a shared aim only: {len(by_aim)} ({', '.join(by_aim)})."


def _today(explanation: Explanation) -> str:
    if explanation.today is None:
        return paragraph("Today's arrangement is not written down for every line, so it is not scored.")
    weighed = {objective.name for objective in explanation.objectives}
    rows = [
        [measure.title, say(explanation.today[name], measure), _better(measure.sense), "yes" if name in weighed else ""]
        for name, measure in explanation.measures.items()
        if name in explanation.today
    ]
    return "Today's arrangement\n" + table(["Measure", "Value", "Better", "Weighed by default"], rows)


def _better(sense: str) -> str:
    return "more" if sense == "max" else "less"


def _broken(explanation: Explanation) -> str:
    if explanation.today is None:
        return ""
    if not explanation.broken:
        return "Today's arrangement keeps every requirement."
    lines = ["Requirements that today's arrangement breaks"]
    lines += [paragraph(f"{each.sentence} (owned by {each.owner})", "  ", "    ") for each in explanation.broken]
    return "\n".join(lines)


def line_said(line: Line, candidates: tuple[Candidate, ...], explanation: Explanation) -> str:
    """What one line may be: every candidate with its five answers, mechanism and approvals."""
    count = len(candidates)
    head = (
        f"{line.key}: {count} candidate arrangement{'' if count == 1 else 's'}, {line.people:,.0f} need-weighted people"
    )
    names = _names(explanation)
    return "\n\n".join([paragraph(head), *(_candidate(each, explanation, names) for each in candidates)])


def _candidate(candidate: Candidate, explanation: Explanation, names: Mapping[str, str]) -> str:
    mechanism = explanation.mechanisms.get(candidate.mechanism)
    told = mechanism.name if mechanism else candidate.mechanism or "no mechanism named"
    lines = [paragraph(f"{candidate.key}{' (today)' if candidate.today else ''}: {candidate.mode}, {told}", "", "  ")]
    if candidate.why:
        lines.append(paragraph(candidate.why, "  "))
    for word, answer in (
        ("duty", candidate.duty),
        ("decides", candidate.decides),
        ("does", candidate.does),
        ("holds the money", candidate.funds),
        ("employs", candidate.employs),
    ):
        lines.append(paragraph(f"{word}: {_answer(answer, names)}", "  ", "    "))
    if mechanism and mechanism.approvals:
        steps = sorted(mechanism.approvals, key=lambda each: each.order)
        approvals = listed(f"{_lane(each)} ({'each time' if each.recurring else 'once'})" for each in steps)
        months = f"about {float(mechanism.months):g} months to set up ({mechanism.months.basis.value})"
        lines.append(paragraph(f"approvals: {approvals}; {months}", "  ", "    "))
    return "\n".join(lines)


def _answer(answer: Answer, names: Mapping[str, str]) -> str:
    if not answer.bodies:
        return "unknown"
    bodies = listed(names.get(body, body) for body in answer.bodies)
    return f"{bodies} ({answer.level})" if answer.level else bodies


def _names(explanation: Explanation) -> Mapping[str, str]:
    design = explanation.design
    partners = {partner.key: partner.name for partner in design.partners}
    return partners | {committee.key: committee.name for committee in design.committees}


def _lane(approval: Approval) -> str:
    """Whose yes an approval is, in words: the lane, with the receiver where the lane alone does not say whose."""
    if approval.lane == "nhs-england":
        return "NHS England"
    lane = approval.lane.replace("icb", "ICB").replace("-", " ").replace("partner board", "board of each partner")
    return f"{lane} of each partner" if approval.by == "each-partner" and "partner" not in lane else lane
