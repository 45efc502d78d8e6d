"""The command that listens to a room, and how its answer is said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from purposebuilt.problems import Exit

if TYPE_CHECKING:
    from purposebuilt.participation.listening import Listened
    from purposebuilt.publishing.said import Report

MOST = 5
"""How many statements are named where there are estimates and no verdicts."""

LONG = 60
"""How many letters of a statement are shown."""


@click.command(short_help="Say what a room shares and where it differs; write the documents.")
@click.argument("room", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Where to write the documents.")
@click.option(
    "--voice",
    type=click.Choice(("organisation", "person", "weight")),
    default="organisation",
    show_default=True,
    help="Whose voice counts as one.",
)
@click.option(
    "--design",
    type=click.Path(path_type=Path),
    metavar="FOLDER|FILE",
    help="The design that the room is for: its names of purposes, places and criteria are used.",
)
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Starts what is drawn at random.")
@click.option("--json", "machine", is_flag=True, help="Write JSON to standard output instead of words.")
@click.pass_context
def listen(context: click.Context, /, room: Path, machine: bool, **_: object) -> int:
    """Say what ROOM shares, where it differs and what it does not yet understand.

    ROOM is a folder or workbook of a room, Polis's export, or votes as other tools write them. Each organisation is one
    voice unless --voice says otherwise. Statements are sorted into shared ground, gaps between kinds of partner, splits
    inside partners, hidden camps and what is not yet understood. Nothing tells of fewer people than the rulebook
    allows. With --out the folder receives shared_purpose.html, shared_purpose.xlsx and shared_purpose.json, all or
    none.

    \b
    Examples:
      purposebuilt listen examples/west_yorkshire_room
      purposebuilt listen my_room.xlsx --design my_system.xlsx --out out
      purposebuilt listen polis_export --voice person --json
    """
    from purposebuilt import design_files, workflow
    from purposebuilt.participation import read_room
    from purposebuilt.publishing import listening

    given = context.params
    out: Path | None = given["out"]
    if out is not None:
        workflow.can_publish(out)
    heard = workflow.listen(read_room(room), given["voice"], given["seed"])
    design = design_files.read(given["design"]) if given["design"] is not None else None
    files = workflow.publish_listening(heard, out, design) if out is not None else ()
    if machine:
        click.echo(listening.as_json(heard), nl=False)
    else:
        click.echo(heard_said(heard, workflow.report_of(heard, design), files))
    return Exit.DONE


def heard_said(heard: Listened, report: Report, files: Sequence[Path]) -> str:
    """What was found, in short: how many were heard, the sorts, whether there are camps, where the documents are."""
    from purposebuilt.cli.problems_said import problems_said
    from purposebuilt.cli.tables import paragraph

    parts = [paragraph(heard.about.title)]
    if heard.about.illustrative:
        parts.append(paragraph("Illustrative: nobody said any of this."))
    counts = [one for one in report.figures if one.label in ("People", "Organisations", "Statements", "Statement")]
    parts.append(paragraph(f"Heard: {', '.join(f'{one.value} {one.label.lower()}' for one in counts)}."))
    parts.append(_sorts_said(heard) if heard.ground.verdicts else _estimates_said(heard))
    parts.append(paragraph(heard.camps.sentence))
    parts += [paragraph(text) for text in (heard.clarity.sentences[:1] if heard.clarity else ())]
    parts.append(problems_said(heard.problems))
    if files:
        parts.append("\n".join(["Written:", *(f"  {path}" for path in files)]))
    return "\n\n".join(part for part in parts if part)


def _sorts_said(heard: Listened) -> str:
    """How many statements are of each sort, with the one of each that is most shared."""
    from purposebuilt.participation.ground import Sort

    by_key = {one.key: one for one in heard.ground.statements}
    lines = ["Statements by what they are to the room:"]
    for sort in Sort:
        found = [key for key in heard.ground.order if by_key[key].sort is sort]
        if found:
            lines.append(f"  {sort.value.capitalize()}: {len(found)}, such as {_quoted(heard, found[0])}")
    return "\n".join(lines)


def _estimates_said(heard: Listened) -> str:
    """The statements with which most agree, where too few were heard to sort them."""
    by_key = {one.key: one for one in heard.ground.statements}
    lines = ["Too few were heard for verdicts, so statements are not sorted. Those with most agreement, as estimates:"]
    told = [key for key in heard.ground.order if by_key[key].system.agree.told]
    if not told:
        return "Too few were heard to tell of any statement."
    lines += [f"  {_quoted(heard, key)}: {by_key[key].system.agree.text}" for key in told[:MOST]]
    return "\n".join(lines)


def _quoted(heard: Listened, key: str) -> str:
    text = heard.texts.get(key, key)
    return f"“{text}”" if len(text) <= LONG else f"“{text[: LONG - 3].rstrip()}...”"
