"""The closing summary of an appraisal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from purposebuilt.appraisal.firsts import first_said
from purposebuilt.appraisal.posts import posts_said
from purposebuilt.appraisal.quantities import say
from purposebuilt.appraisal.results import Appraisal, Option, Repair, StretchRepair
from purposebuilt.appraisal.roles import TODAY
from purposebuilt.cli.problems_said import counted, rules_counted
from purposebuilt.cli.tables import paragraph, table
from purposebuilt.problems import Exit


def appraisal_said(appraisal: Appraisal, files: Sequence[Path]) -> str:
    """What was found: the options, what may be missing, whose weights were assumed, where the documents are."""
    parts = [_head(appraisal)]
    if appraisal.exit_code == Exit.NO_CONFIGURATION:
        parts.append(_impossible(appraisal))
    else:
        parts += [_options(appraisal), paragraph(posts_said(appraisal)), _found(appraisal), _first(appraisal)]
        parts.append(_names(appraisal.options) if files else _reasons(appraisal.options))
    if files:
        parts.append("\n".join(["Written:", *(f"  {path}" for path in files)]))
    return "\n\n".join(part for part in parts if part)


def _head(appraisal: Appraisal) -> str:
    identity = appraisal.design.identity
    functions = len({line.function for line in appraisal.lines})
    places = len({line.place for line in appraisal.lines})
    return "\n".join(
        [
            paragraph(f"{identity.title}, under the rulebook '{appraisal.rulebook.title}'"),
            paragraph(
                f"{functions} functions, {places} places, {len(appraisal.lines)} lines, "
                f"{appraisal.candidates:,} candidate arrangements. Checks: {counted(appraisal.problems)}. "
                f"Rules: {rules_counted(appraisal.rules)}."
            ),
        ]
    )


def _options(appraisal: Appraisal) -> str:
    head = ["Option", *(each.title for each in appraisal.objectives), "Requirements broken"]
    rows = [
        [
            _named(option, appraisal.chosen),
            *(say(option.scores[each.name], each) for each in appraisal.objectives),
            str(len(option.breaks)) if option.breaks else "none",
        ]
        for option in appraisal.options
    ]
    mark = "* the documents are written for this one" if appraisal.options else ""
    return "\n".join(part for part in (table(head, rows), mark) if part)


def _named(option: Option, chosen: str) -> str:
    return f"{option.name} *" if option.key == chosen else option.name


def _found(appraisal: Appraisal) -> str:
    frontier = appraisal.frontier
    if frontier is None:
        return ""
    count = len(frontier.points)
    said = f"{count:,} design{'' if count == 1 else 's'} on the frontier, after {frontier.effort}. "
    return "\n".join(paragraph(text) for text in (said + frontier.sentence, *appraisal.notes))


def _first(appraisal: Appraisal) -> str:
    told = first_said(appraisal)
    return paragraph(told) if told else ""


def _names(options: Sequence[Option]) -> str:
    keys = ", ".join(option.key for option in options)
    return paragraph(f"Names for --option: {keys}.", "", "  ") if keys else ""


def _reasons(options: Sequence[Option]) -> str:
    lines = [paragraph(f"{option.name} ({option.key}): {option.reason}", "  ", "    ") for option in options]
    return "\n".join(["Why each is listed, with the name for --option:", *lines]) if lines else ""


def _impossible(appraisal: Appraisal) -> str:
    lines = ["No design keeps every requirement."]
    lines += [paragraph(conflict.sentence, "  ", "    ") for conflict in appraisal.conflicts]
    if not appraisal.conflicts_complete:
        more = f"{_of_many(appraisal)}There may be other sets that cannot all be kept; these were found in time."
        none = "Time ran out before it was found which of them clash. Allow more with --time-limit."
        lines.append(paragraph(more if appraisal.conflicts else none, "  "))
    elif appraisal.conflicts_found > len(appraisal.conflicts):
        lines.append(paragraph(_of_many(appraisal).strip(), "  "))
    if appraisal.stretches:
        lines.append("What would be enough if it gave way by a little, each tried:")
        lines += [
            paragraph(_marked(each, appraisal.stretches), "  ", "    ") for each in appraisal.stretches if each.verified
        ]
    if appraisal.repairs:
        lines.append("What would free it, each tried and found to be enough:")
        lines += [
            paragraph(_marked(each, appraisal.repairs), "  ", "    ") for each in appraisal.repairs if each.verified
        ]
    lines += [paragraph(note) for note in appraisal.notes]
    today = next((option for option in appraisal.options if option.key == TODAY), None)
    if today is not None:
        lines.append(paragraph(today.reason.replace("How things are arranged now; it", "Today's arrangement"), ""))
    return "\n".join(lines)


def _of_many(appraisal: Appraisal) -> str:
    """How many conflicts were found, where more than are told; with a space behind it."""
    told, found = len(appraisal.conflicts), appraisal.conflicts_found
    return f"These are the {told} smallest of {found:,} found. " if found > told else ""


def _marked(one: Repair | StretchRepair, of: Sequence[Repair | StretchRepair]) -> str:
    """Its sentence, and where there are several whether it is the cheapest."""
    return f"{one.sentence} It costs least by the owners' weights." if one.cheapest and len(of) > 1 else one.sentence
