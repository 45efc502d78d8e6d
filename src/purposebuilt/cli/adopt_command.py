"""The command by which a design takes up what a room said, and how it says what was done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from purposebuilt.cli.values import Names
from purposebuilt.problems import Exit

if TYPE_CHECKING:
    from purposebuilt.participation.adoption import Adopted, Choices

NONE = "none"


@click.command(short_help="Take up in a design what a room said.")
@click.argument("room", type=click.Path(path_type=Path))
@click.argument("design", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER|FILE", help="Where to write the design.")
@click.option(
    "--take",
    type=Names(),
    metavar="KEYS",
    help="The statements that become purposes, or 'none' [those on shared ground that word no purpose].",
)
@click.option(
    "--horizon",
    type=click.Choice(("in-year", "1-3y", "3-10y")),
    default="1-3y",
    show_default=True,
    help="When new purposes pay back.",
)
@click.option(
    "--weights",
    type=click.Choice(("swing", "points", "best-worst", NONE)),
    help="Which weights go in, also where some are in already [once: by swings, else points, else best-worst].",
)
@click.option("--no-reasons", is_flag=True, help="Quote no reasons that people gave.")
@click.option("--json", "machine", is_flag=True, help="Write JSON to standard output instead of words.")
@click.pass_context
def adopt(context: click.Context, /, room: Path, design: Path, machine: bool, **_: object) -> int:
    """Take up in DESIGN what ROOM said: statements become purposes, gaps become tensions, weights go in.

    ROOM is a folder or workbook of a room, or what another tool wrote. Statements on shared ground that word no purpose
    yet become purposes, with their words and their aim. Each gap becomes a tension between two goods; what those who
    disagree gave as reasons is the second good, or is left for them to write. Groups of few people are never named.
    Then the way from purposes to criteria to functions is told, with what has no why. Doing it again changes nothing.

    Without --out nothing is written. With it the design is written there, as a workbook where the name ends in .xlsx.

    \b
    Examples:
      purposebuilt adopt my_room.xlsx my_system.xlsx
      purposebuilt adopt my_room my_system --take S51,S52 --out my_system_2
    """
    from purposebuilt import design_files, workflow
    from purposebuilt.cli.plain import as_json
    from purposebuilt.participation import read_room

    out: Path | None = context.params["out"]
    taken: tuple[str, ...] | None = context.params["take"]
    heard = read_room(room)
    take = () if taken == (NONE,) and NONE not in {each.key for each in heard.statements} else taken
    adopted = workflow.adopt(heard, design_files.read(design), take, _choices(context))
    if out is not None:
        design_files.write(adopted.design, out)
    click.echo(as_json(_as_data(adopted, out)) if machine else adopted_said(adopted, out))
    return Exit.DONE


def _choices(context: click.Context) -> Choices:
    from purposebuilt.design import Horizon
    from purposebuilt.participation.adoption import Choices
    from purposebuilt.participation.weights import Way

    given = context.params
    way = given["weights"]
    return Choices(
        horizon=Horizon(given["horizon"]),
        quote=not given["no_reasons"],
        weights=way != NONE,
        way=Way(way) if way and way != NONE else None,
    )


def adopted_said(adopted: Adopted, out: Path | None) -> str:
    """What was done, sentence by sentence; then the way from why to what, problems, and where the design is."""
    from purposebuilt.cli.problems_said import problems_said
    from purposebuilt.cli.tables import paragraph

    done = "\n".join(paragraph(each, "- ", "  ") for each in adopted.done)
    why = "\n".join(paragraph(each, "- ", "  ") for each in adopted.why.sentences)
    where = f"Written: {out}" if out is not None else "Nothing was written: --out says where to."
    parts = ("What was done:", done, "From why to what:", why, problems_said(adopted.problems), where)
    return "\n\n".join(part for part in parts if part)


def _as_data(adopted: Adopted, out: Path | None) -> dict[str, object]:
    """The same for machines, without the design itself: that is what --out writes."""
    from dataclasses import fields

    why = adopted.why
    told = {each.name: getattr(why, each.name) for each in fields(why)}
    gaps = ("purposes_unspoken", "purposes_without_criterion", "purposes_without_function", "sentences")
    data: dict[str, object] = {"exit_code": int(Exit.DONE), "written": str(out) if out is not None else None}
    data |= {each.name: getattr(adopted, each.name) for each in fields(adopted) if each.name not in ("design", "why")}
    return data | {"why": told | {name: getattr(why, name) for name in gaps}}
