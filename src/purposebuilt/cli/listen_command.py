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
    from purposebuilt.cli.tables import paragraph
    from purposebuilt.participation.ground import Sort

    parts = [paragraph(heard.about.title)]
    if heard.about.illustrative:
        parts.append(paragraph("Illustrative: nobody said any of this."))
    figures = ", ".join(f"{one.value} {one.label.lower()}" for one in report.figures[:3])
    parts.append(paragraph(f"Heard: {figures}."))
    counts = [(sort.value, [one for one in heard.ground.statements if one.sort is sort]) for sort in Sort]
    lines = [
        f"  {name.capitalize()}: {len(found)}, such as “{_first(heard, found)}”" for name, found in counts if found
    ]
    parts.append("\n".join(["Statements by what they are to the room:", *lines]))
    parts.append(paragraph(heard.camps.sentence))
    parts += [paragraph(text) for text in (heard.clarity.sentences[:1] if heard.clarity else ())]
    if files:
        parts.append("\n".join(["Written:", *(f"  {path}" for path in files)]))
    return "\n\n".join(part for part in parts if part)


def _first(heard: Listened, found: Sequence[object]) -> str:
    """The statement of these that stands first in the order of what is most shared."""
    keys = {getattr(one, "key", "") for one in found}
    key = next(each for each in heard.ground.order if each in keys)
    text = heard.texts.get(key, key)
    return text if len(text) <= 60 else f"{text[:57]}..."
