"""The command that finds what comes nearest to aspirations, and how its answer is said."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import click

from purposebuilt.appraisal.asked import DEFAULT_COVERAGE, DEFAULT_TIME_LIMIT
from purposebuilt.cli.values import Names, Seconds
from purposebuilt.problems import Exit

if TYPE_CHECKING:
    from purposebuilt.appraisal.nearby import Nearby, Neighbour
    from purposebuilt.design import Design

_aspire = click.option(
    "--aspire",
    "aspirations",
    multiple=True,
    required=True,
    metavar="NAME=VALUE",
    help="What is hoped for; may be repeated.",
)
_from = click.option(
    "--from",
    "earlier",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The appraisal.json of an earlier appraisal: then no search is needed.",
)


@click.command(short_help="Find the listed designs that come nearest to what is hoped for.")
@click.argument("design", type=click.Path(path_type=Path))
@_aspire
@_from
@click.option("--count", type=click.IntRange(1, 50), default=5, show_default=True, help="How many designs to show.")
@click.option("--exact", is_flag=True, help="Solve for the nearest of all possible designs as well.")
@click.option(
    "--time-limit",
    type=Seconds(),
    default=f"{DEFAULT_TIME_LIMIT:g}s",
    show_default=True,
    help="How long a search, and an exact solve, may take at most.",
)
@click.option(
    "--objectives", type=Names(), metavar="A,B,...", help="What to weigh where there is no earlier appraisal."
)
@click.option("--json", "machine", is_flag=True, help="Write JSON to standard output instead of words.")
@click.pass_context
def nearest(context: click.Context, /, design: Path, machine: bool, **_: object) -> int:
    """Find the designs of the frontier that come nearest to what is hoped for.

    An aspiration is the name of an objective and a value in its unit. The design whose largest shortfall is smallest
    comes first, each objective as a share of its range; where everything is reached, the one that goes furthest beyond.
    With --from the list of an earlier appraisal answers at once; without it DESIGN is appraised first. With --exact the
    nearest of all possible designs is solved for, and computed again before it is shown; ends with 14 where time ran
    out before it was proven.

    \b
    Examples:
      purposebuilt nearest my_system.xlsx --from out/appraisal.json --aspire running_cost=22.5 --aspire closeness=0.8
      purposebuilt nearest my_system.xlsx --from out/appraisal.json --aspire hand_offs=5% --exact
    """
    from purposebuilt import design_files
    from purposebuilt.cli.plain import as_json

    found = _found(design_files.read(design), context)
    click.echo(as_json(found) if machine else nearby_said(found))
    return Exit.TIME_RAN_OUT if found.exact_state == "unfinished" else Exit.DONE


def _found(design: Design, context: click.Context) -> Nearby:
    from purposebuilt import workflow
    from purposebuilt.appraisal.asked import Asked
    from purposebuilt.cli.watching import Watch

    given = context.params
    limit: float = given["time_limit"]
    asked = Asked(objectives=given["objectives"] or (), time_limit=limit, coverage=DEFAULT_COVERAGE)
    with Watch(limit) as watch:
        watch("Looking for the nearest design", 0, None)
        return workflow.nearest(
            design, given["aspirations"], given["earlier"], given["count"], asked, limit if given["exact"] else 0.0
        )


def nearby_said(found: Nearby) -> str:
    """The nearest designs as a table, with what each falls short; then the exact one, and what may be missing."""
    from purposebuilt.appraisal.quantities import listed, say, title
    from purposebuilt.cli.tables import paragraph, table

    hoped = listed(
        f"{title(each)} {say(found.aspirations[each.name], each)}"
        for each in found.objectives
        if each.name in found.aspirations
    )
    head = ["Design", *(each.title for each in found.objectives), "Falls short by"]
    rows = [_row(found, near, near.name or f"Design {at}") for at, near in enumerate(found.listed, start=1)]
    parts = [paragraph(f"Nearest to {hoped}, of the designs listed:"), table(head, rows)]
    if found.exact is not None:
        parts += ["Nearest of all possible designs:", table(head, [_row(found, found.exact, "Exact")])]
    parts += [paragraph(text) for text in (_exact_said(found), *found.notes, found.sentence) if text]
    return "\n\n".join(parts)


def _row(found: Nearby, near: Neighbour, name: str) -> list[str]:
    from purposebuilt.appraisal.quantities import say, say_apart, title

    short = [
        f"{say_apart(near.short[each.name], each)} in {title(each)}"
        for each in found.objectives
        if near.short[each.name]
    ]
    values = [say(near.values[each.name], each) for each in found.objectives]
    return [name, *values, ", ".join(short) or "nothing: all is reached"]


def _exact_said(found: Nearby) -> str:
    if found.exact_state == "solved":
        return "No possible design comes nearer by what counts; this one was computed again from the design."
    if found.exact_state == "impossible":
        return "No design keeps every requirement."
    if found.exact_state == "unfinished" and found.exact is None:
        return "Time ran out before the solver found a design of its own."
    if found.exact_state == "unfinished" and math.isfinite(found.exact_gap):
        return f"Time ran out; a possible design may be nearer by up to {100 * found.exact_gap:.2g}% of a range."
    return "Time ran out before anything was proven about nearer designs." if found.exact_state else ""
