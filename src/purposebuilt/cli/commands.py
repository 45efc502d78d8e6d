"""The commands, their help, and what each does with the answer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from purposebuilt import __version__
from purposebuilt.appraisal.asked import DEFAULT_COVERAGE, DEFAULT_TIME_LIMIT
from purposebuilt.cli.adopt_command import adopt
from purposebuilt.cli.listen_command import listen
from purposebuilt.cli.nearby_command import nearest
from purposebuilt.cli.values import Names, Seconds, Share
from purposebuilt.problems import Exit, Problem, Refusal, Severity, register

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from purposebuilt.appraisal.results import Appraisal
    from purposebuilt.design import Design
    from purposebuilt.design_files import Rows
    from purposebuilt.publishing.listening import Taken

DEFAULT_RULEBOOK = "england_2022_act"
UNKNOWN_KEY = register("PB456", "A rule, function or line was asked for by a key that does not exist.")

Key = TypeVar("Key")

EXITS = """\b
Exit codes:
  0   done
  1   our fault: a log file is named
  2   what was asked was not understood
  11  a file or folder could not be read or written
  12  the design is not ready: every problem is listed
  13  no design keeps every requirement: what clashes is listed
  14  time ran out before the coverage asked for was proven
  130 stopped with Ctrl-C"""

_design = click.argument("design", type=click.Path(path_type=Path))
_rulebook = click.option(
    "--rulebook",
    default=DEFAULT_RULEBOOK,
    show_default=True,
    metavar="KEY|FOLDER",
    help="The rulebook to look into: one that ships, or a folder of your own.",
)
_under = click.option(
    "--rulebook",
    "law",
    default="",
    metavar="FOLDER|KEY",
    help="Take the design under this rulebook: a folder of your own, or one that ships [the one it names].",
)
_as_room = click.option("--room", is_flag=True, help="A room, in which partners were heard, and not a design.")
_json = click.option("--json", "machine", is_flag=True, help="Write JSON to standard output instead of words.")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXITS,
    no_args_is_help=True,
)
@click.version_option(__version__, prog_name="Purposebuilt")
def purposebuilt() -> None:
    """Design an integrated care system around its purposes.

    Purposebuilt reads a design (a folder of CSV tables, or one workbook), says what is wrong with it, searches for the
    arrangements worth arguing about, and writes the documents that partners must publish. It never picks: people do.

    \b
    First steps:
      purposebuilt check examples/tiny
      purposebuilt explain examples/tiny
      purposebuilt appraise examples/tiny --out out/tiny
    """


@purposebuilt.command(short_help="Say what is wrong with a design, and how the rules stand.", epilog=EXITS)
@_design
@_under
@_json
def check(design: Path, law: str, machine: bool) -> int:
    """Say everything that is wrong with DESIGN, and how the rules stand.

    DESIGN is a folder of CSV tables or a workbook (.xlsx). Nothing is changed. Problems are grouped by sheet, with the
    cell or row first, then what happened and what to do. Ends with 12 where there is an error.

    \b
    Example:
      purposebuilt check my_system.xlsx
      purposebuilt check my_system.xlsx --rulebook amended_law
    """
    from purposebuilt import design_files, workflow
    from purposebuilt.cli.law import read_under
    from purposebuilt.cli.plain import as_json
    from purposebuilt.cli.problems_said import counted, problems_said, rules_said

    read, rows = read_under(design, law)
    checked = _located(rows, lambda: workflow.check(read))
    problems = design_files.locate(checked.problems, rows)
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    code = Exit.DESIGN_NOT_READY if errors else Exit.DONE
    if machine:
        rules = [{"rule": each.rule.key, "state": each.state, "sentence": each.sentence} for each in checked.rules]
        click.echo(as_json({"exit_code": int(code), "problems": problems, "rules": rules}))
        return code
    verdict = "This design is not ready" if errors else "This design is ready"
    parts = [problems_said(problems), f"{verdict}: {counted(problems)}.", rules_said(checked)]
    click.echo("\n\n".join(part for part in parts if part))
    return code


@purposebuilt.command(short_help="Find the designs worth arguing about; write the documents.", epilog=EXITS)
@_design
@click.option("--objectives", type=Names(), metavar="A,B,...", help="Two to five measures or criteria to weigh.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Where to write the documents.")
@click.option(
    "--time-limit",
    type=Seconds(),
    default=f"{DEFAULT_TIME_LIMIT:g}s",
    show_default=True,
    help="How long to search at most, such as 90s or 5m.",
)
@click.option(
    "--coverage",
    type=Share(),
    default=f"{DEFAULT_COVERAGE:.0%}",
    show_default=True,
    help="How much of each objective's range may stay unproven.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Solves at the same time.")
@click.option("--option", default="", metavar="NAME", help="The option that documents are written for [fairest].")
@click.option(
    "--room",
    type=click.Path(path_type=Path),
    metavar="ROOM",
    help="Take up first what a room said, and publish its page too.",
)
@_under
@_json
@click.pass_context
def appraise(context: click.Context, /, design: Path, machine: bool, **_: object) -> int:
    """Find the designs worth arguing about, and write the documents.

    The designs that nothing betters in every objective are searched; a few are listed with the reason why each is
    worth looking at, beside today's arrangement, scored in the same way. Searching stops when no possible design can
    beat everything listed by more than the coverage asked for (a share of each objective's range; 0% for the complete
    list), or at the time limit: then what is known is kept, and how far it is from proven is said.

    With --out the folder receives report.html, the functions and decisions map, the scheme of reservation and
    delegation and appraisal.json, all or none. They are written for the option named with --option (today, fairest,
    nearest, robust, best-closeness, ...); the fairest stands in where none is named, which is no recommendation.

    \b
    Examples:
      purposebuilt appraise examples/tiny
      purposebuilt appraise my_system.xlsx --out out --time-limit 2m --coverage 5%
      purposebuilt appraise my_system.xlsx --objectives closeness,duplication,running_cost
      purposebuilt appraise my_system.xlsx --room my_room.xlsx --out out
    """
    from purposebuilt.cli.appraisal_said import appraisal_said
    from purposebuilt.cli.law import read_under

    read, rows = read_under(design, context.params["law"])
    out: Path | None = context.params["out"]
    taken = _taken_up(read, context.params["room"])
    to_weigh = taken.adopted.design if taken else read
    appraisal = _located(rows, lambda: _appraised(to_weigh, context, out))
    files = _published(appraisal, out, taken)
    if machine:
        from purposebuilt.publishing import as_json

        click.echo(as_json(appraisal), nl=False)
    else:
        click.echo(appraisal_said(appraisal, files))
    return appraisal.exit_code


def _appraised(design: Design, context: click.Context, out: Path | None) -> Appraisal:
    from purposebuilt import workflow
    from purposebuilt.appraisal.asked import Asked
    from purposebuilt.cli.watching import Watch

    given = context.params
    asked = Asked(
        objectives=given["objectives"] or (),
        time_limit=given["time_limit"],
        coverage=given["coverage"],
        workers=given["workers"],
        option=given["option"],
    )
    if out is not None:
        workflow.can_publish(out)
    with Watch(asked.time_limit) as watch:
        return workflow.weigh(design, asked, watch)


def _taken_up(design: Design, room: Path | None) -> Taken | None:
    from purposebuilt import workflow
    from purposebuilt.participation import read_room

    return workflow.take_up(read_room(room), design) if room is not None else None


def _published(appraisal: Appraisal, out: Path | None, taken: Taken | None) -> Sequence[Path]:
    from purposebuilt import workflow
    from purposebuilt.cli.watching import Watch

    if out is None:
        return ()
    with Watch() as watch:
        watch("Writing the documents", 0, None)
        return workflow.publish(appraisal, out, taken)


@purposebuilt.command(short_help="Say what a design contains and allows, without a search.", epilog=EXITS)
@_design
@click.option("--line", "line", default="", metavar="FUNCTION@PLACE", help="Say what this one line may be.")
@_under
@_json
def explain(design: Path, line: str, law: str, machine: bool) -> int:
    """Say what DESIGN contains and allows, without a search.

    Counts, the way from purposes to criteria to functions, today's scores, and the requirements that today's
    arrangement breaks. With --line: the arrangements that one function in one place may have, with their mechanisms
    and approvals.

    \b
    Examples:
      purposebuilt explain examples/tiny
      purposebuilt explain examples/tiny --line better-care-fund@northdale
    """
    from purposebuilt import workflow
    from purposebuilt.cli.explanation_said import explanation_said, line_said
    from purposebuilt.cli.law import read_under
    from purposebuilt.cli.plain import as_json

    read, rows = read_under(design, law)
    explanation = _located(rows, lambda: workflow.explain(read))
    if not line:
        click.echo(as_json(explanation) if machine else explanation_said(explanation))
        return Exit.DONE
    found = _found(line, {each.key: each for each in explanation.lines}, "a line of this design")
    candidates = explanation.candidates[found.key]
    click.echo(
        as_json({"line": found, "candidates": candidates}) if machine else line_said(found, candidates, explanation)
    )
    return Exit.DONE


@purposebuilt.command(short_help="Write a blank design to fill in.", epilog=EXITS)
@click.argument("file", type=click.Path(path_type=Path))
@_rulebook
@_as_room
@_json
def template(file: Path, rulebook: str, room: bool, machine: bool) -> int:
    """Write a blank design to fill in: FILE is a workbook (.xlsx) or a folder for CSV tables.

    Every column says what it is for, and drop-downs hold the words of the rulebook. With --room it is a blank room:
    statements, organisations, participants, positions and what else partners may be asked.

    \b
    Examples:
      purposebuilt template my_system.xlsx
      purposebuilt template my_room.xlsx --room
    """
    from purposebuilt import participation, workflow
    from purposebuilt.cli.law import taken

    if room:
        participation.room_template(file)
        return _written(file, machine, "Fill it in, then: purposebuilt listen")
    workflow.template(file, taken(rulebook))
    return _written(file, machine, "Fill it in, then: purposebuilt check")


@purposebuilt.command(short_help="Turn a workbook into a folder of CSV tables, or the reverse.", epilog=EXITS)
@click.argument("source", metavar="FROM", type=click.Path(path_type=Path))
@click.argument("target", metavar="TO", type=click.Path(path_type=Path))
@_as_room
@_json
def convert(source: Path, target: Path, room: bool, machine: bool) -> int:
    """Turn a workbook into a folder of CSV tables, or the reverse; nothing is lost.

    With --room FROM is a room, also one that another tool wrote, such as Polis's export.

    \b
    Examples:
      purposebuilt convert examples/tiny tiny.xlsx
      purposebuilt convert my_system.xlsx my_system
      purposebuilt convert polis_export my_room.xlsx --room
    """
    from purposebuilt import participation, workflow

    if room:
        participation.write_room(participation.read_room(source), target)
    else:
        workflow.convert(source, target)
    return _written(target, machine, "")


@purposebuilt.command(short_help="List the rules of a rulebook, or tell one.", epilog=EXITS)
@click.argument("key", default="")
@_rulebook
@_json
def rules(key: str, rulebook: str, machine: bool) -> int:
    """List the rules of the rulebook, or say everything about the one called KEY.

    \b
    Examples:
      purposebuilt rules
      purposebuilt rules R07
      purposebuilt rules --rulebook amended_law
    """
    from purposebuilt import rulebooks
    from purposebuilt.cli.law import taken
    from purposebuilt.cli.plain import as_json
    from purposebuilt.cli.rulebook_said import rule_said, rules_listed

    book = rulebooks.load(taken(rulebook))
    if not key:
        click.echo(as_json(book.rules) if machine else rules_listed(book, book.rules))
        return Exit.DONE
    rule = _found(key, {each.key: each for each in book.rules}, f"a rule of '{book.key}'")
    click.echo(as_json(rule) if machine else rule_said(rule))
    return Exit.DONE


@purposebuilt.command(short_help="List the catalogue of core work, or tell one function.", epilog=EXITS)
@click.argument("key", default="")
@click.option("--search", default="", metavar="WORD", help="Only functions in which this word occurs.")
@_rulebook
@_json
def functions(key: str, search: str, rulebook: str, machine: bool) -> int:
    """List the rulebook's catalogue of core work, or say everything about the function called KEY.

    \b
    Examples:
      purposebuilt functions --search safeguarding
      purposebuilt functions jsna
    """
    from purposebuilt import rulebooks
    from purposebuilt.cli.law import taken
    from purposebuilt.cli.plain import as_json
    from purposebuilt.cli.rulebook_said import function_said, functions_listed

    book = rulebooks.load(taken(rulebook))
    if key:
        function = _found(key, {each.key: each for each in book.functions}, f"a function of '{book.key}'")
        click.echo(as_json(function) if machine else function_said(function))
        return Exit.DONE
    word = search.lower()
    listed = [each for each in book.functions if word in f"{each.key} {each.name} {each.description}".lower()]
    if not listed and not machine:
        click.echo(f"No function of '{book.key}' has '{search}' in its key, name or description.")
    else:
        click.echo(as_json(listed) if machine else functions_listed(book, listed))
    return Exit.DONE


for command in (listen, adopt, nearest):
    command.epilog = EXITS
    purposebuilt.add_command(command)


def _located(rows: Rows, work: Callable[[], Key]) -> Key:
    """Do work; where it is refused, say the row or cell of each problem."""
    from purposebuilt.design_files import locate

    try:
        return work()
    except Refusal as refusal:
        raise Refusal(locate(refusal.problems, rows), refusal.exit_code) from refusal


def _found(key: str, known: dict[str, Key], what: str) -> Key:
    from purposebuilt.workflow import suggestion

    if key in known:
        return known[key]
    folded = {each.lower(): each for each in known}
    if key.lower() in folded:
        return known[folded[key.lower()]]
    hint = suggestion(key, tuple(known)) or "Run the command without it to see all of them."
    raise Refusal((Problem(UNKNOWN_KEY, f"'{key}' is not {what}.", hint),), Exit.NOT_UNDERSTOOD)


def _written(path: Path, machine: bool, then: str) -> int:
    from purposebuilt.cli.plain import as_json

    click.echo(as_json({"written": str(path)}) if machine else f"Written: {path}")
    if then and not machine:
        click.echo(f"{then} {path}")
    return Exit.DONE
