"""The reference pages, written from the registers so that they cannot fall behind the code.

``make reference`` writes them into docs/reference. It names the group of commands on the command line, because the
commands stand above this part, which may know only what is below it.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import purposebuilt
from purposebuilt import rulebooks
from purposebuilt.design_files import columns
from purposebuilt.design_files.columns import Column, Table
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.participation import room_columns
from purposebuilt.problems import CODES, Exit
from purposebuilt.rulebooks.rulebook import Limit, Mechanism, Rule, Rulebook, RuleKind

NOTICE = "<!-- Written by `make reference` from the registers of the code. Do not edit. -->"

SUBJECTS = {
    "PB1": "Files",
    "PB2": "What a design says",
    "PB3": "What the law asks",
    "PB4": "The search",
    "PB5": "Participation",
    "PB6": "Publishing",
    "PB7": "Access",
}

EXITS = {
    Exit.DONE: "Done.",
    Exit.OUR_FAULT: "Our fault. One sentence says so and names a log file.",
    Exit.NOT_UNDERSTOOD: "The command was not understood.",
    Exit.FILE_UNREADABLE: "A file could not be read.",
    Exit.DESIGN_NOT_READY: "The design is not ready. Every problem is listed.",
    Exit.NO_CONFIGURATION: "No configuration is possible. The conflict and the repairs are told.",
    Exit.TIME_RAN_OUT: "Time ran out before the coverage that was asked for. What is known was kept.",
}


def cell(value: object) -> str:
    """A value as it stands in a cell of a Markdown table."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list | frozenset):
        return "; ".join(cell(item) for item in value)
    return str(value).replace("|", "\\|").replace("<", "&lt;").replace("\n", " ").strip()


def code(value: object) -> str:
    """A key, command or formula in code letters; empty stays empty."""
    plain = cell(value).replace("&lt;", "<")
    return f"`{plain}`" if plain else ""


def codes(values: Iterable[object]) -> str:
    """Several keys in code letters."""
    return ", ".join(code(value) for value in values)


def link(address: str) -> str:
    """A source: an address becomes a link that names its host, anything else stays as it is."""
    if not address.startswith("http"):
        return cell(address)
    host = address.split("/")[2].removeprefix("www.")
    return f"[{host}]({address.split(maxsplit=1)[0].rstrip(';,')})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table; no rows make no table. Columns in which every cell is empty are left out."""
    body = [list(row) for row in rows]
    keep = [at for at in range(len(head)) if any(row[at] for row in body)]
    if not keep:
        return []
    lines = [[head[at] for at in keep], ["---"] * len(keep), *([row[at] for at in keep] for row in body)]
    return ["| " + " | ".join(line) + " |" for line in lines] + [""]


def figure(value: object, unit: str = "") -> str:
    """A figure with its unit and its basis."""
    number = float(getattr(value, "value", 0.0))
    basis = getattr(value, "basis", "")
    return f"{number:g}{' ' + unit if unit else ''} ({basis})" if value is not None else ""


def problems() -> list[str]:
    """Every problem code with its sentence, by subject, and the exit codes."""
    load_every_part()
    lines = [
        "Every problem says what happened, where, and what to do, and carries one of these codes.",
        "A design with an error is not appraised; warnings and notes only inform.",
        "",
    ]
    for start, subject in SUBJECTS.items():
        found = [(code(name), cell(CODES[name])) for name in sorted(CODES) if name.startswith(start)]
        if found:
            lines += [f"## {subject}", "", *table(("code", "what it means"), found)]
    exits = [(code(int(exit_code)), sentence) for exit_code, sentence in EXITS.items()]
    return [*lines, "## Exit codes of the command line", "", *table(("exit code", "what it means"), exits)]


def load_every_part() -> None:
    """Import every module of ours, so that each registers what it has to register."""
    for module in pkgutil.walk_packages(purposebuilt.__path__, "purposebuilt."):
        if module.name != "purposebuilt.__main__":
            importlib.import_module(module.name)


def measures() -> list[str]:
    """Every measure: unit, which way is better, formula, sentence."""
    lines = [
        "A criterion, an objective or a partner's weight names one of these measures. Each is computed from a",
        "configuration twice, by the programme that the solver sees and again in plain Python, and the two must agree.",
        "",
    ]
    for name, measure in MEASURES.items():
        facts = [
            ("name", code(name)),
            ("unit", cell(measure.unit)),
            ("better", "more" if measure.sense == "max" else "less"),
            ("formula", code(measure.formula)),
            ("smallest difference that counts", f"{measure.resolution:g}"),
            ("may be an objective", cell(measure.form is not None)),
            ("source", cell(measure.source)),
        ]
        lines += [f"## {cell(measure.title)}", "", cell(measure.sentence), "", *table(("what", "answer"), facts)]
    return lines


def rules() -> list[str]:
    """Every rule of every rulebook, by rulebook, with how it is tested."""
    lines = [
        "A rule is *computed* by a named check, or *attested*: somebody confirms it, with evidence and a date.",
        "Nothing here is legal advice.",
        "",
    ]
    for book in books():
        lines += [f"## {book.title}", "", about(book), ""]
        inherited = {rule.key: rule for rule in rulebooks.load(book.base).rules} if book.base else {}
        changed = [rule for rule in book.rules if inherited.get(rule.key) != rule]
        lines += table(("rule", "it asks that", "force", "how it is tested", "basis", "source"), map(rule_row, changed))
    return lines


def rule_row(rule: Rule) -> tuple[str, ...]:
    """One rule as a row."""
    tested = f"computed: {code(rule.check)}" if rule.kind is RuleKind.COMPUTED else "attested"
    asked = f"{tested}. {cell(rule.asks)}" if rule.asks else tested
    return (code(rule.key), cell(rule.sentence), cell(rule.force), asked, cell(rule.basis), link(rule.source))


def books() -> list[Rulebook]:
    """The rulebooks that ship, those that stand alone first."""
    loaded = [rulebooks.load(key) for key in rulebooks.available()]
    return sorted(loaded, key=lambda book: (bool(book.base), book.key))


def about(book: Rulebook) -> str:
    """When a rulebook holds and what it is laid over."""
    until = f" until {book.ends}" if book.ends else ""
    over = f" It is laid over {code(book.base)}; only what differs is shown." if book.base else ""
    return f"Rulebook {code(book.key)}, in force from {book.starts}{until}.{over} {cell(book.note)}".strip()


def mechanisms() -> list[str]:
    """Every legal vehicle: who may give and receive, what it asks, the approvals it needs."""
    lines = ["The legal vehicles of each rulebook, and what each asks. Nothing here is legal advice.", ""]
    for book in books():
        inherited = rulebooks.load(book.base).mechanisms if book.base else ()
        own = [mechanism for mechanism in book.mechanisms if mechanism not in inherited]
        if own:
            lines += [f"## {book.title}", "", about(book), ""]
        for mechanism in own:
            lines += mechanism_section(mechanism)
        rows = [limit_row(limit) for limit in book.limits if not inherited]
        if rows:
            lines += ["## Vehicles that are kept from some functions", ""]
            lines += table(("functions", "vehicles", "why", "source"), rows)
    return lines


def limit_row(limit: Limit) -> tuple[str, ...]:
    """One limit: the functions, the vehicles kept from them, and why."""
    return codes(limit.functions), codes(limit.mechanisms), cell(limit.why), link(limit.source)


def mechanism_section(mechanism: Mechanism) -> list[str]:
    """One mechanism with its approvals."""
    facts = [
        ("key", code(mechanism.key)),
        ("who may give", codes(mechanism.may_give)),
        ("who may receive", codes(mechanism.may_receive)),
        ("for functions that may be passed on", cell([str(value) for value in mechanism.delegable])),
        ("what may not be passed on", cell(mechanism.not_passed_on)),
        ("moves the power to decide", cell(mechanism.moves_decision)),
        ("links several doers of one function", cell(mechanism.joint)),
        ("the doer works under a contract", cell(mechanism.contract)),
        ("only who holds the duty may decide", cell(mechanism.holder_decides)),
        ("who is liable", cell(mechanism.liability)),
        ("readiness it asks of the receiver", figure(mechanism.asks, "points of 5")),
        ("time to set up", figure(mechanism.months, "months")),
        ("how easily undone", figure(mechanism.reversibility, "of 3")),
        ("law", cell(mechanism.law)),
        ("source", link(mechanism.source)),
    ]
    lines = [f"### {cell(mechanism.name)}", "", cell(mechanism.what), ""]
    lines += table(("what", "answer"), [fact for fact in facts if fact[1]])
    approvals = sorted(mechanism.approvals, key=lambda approval: approval.order)
    rows = [
        (
            str(one.order),
            cell(one.lane),
            code(one.by),
            str(one.one_off),
            str(one.recurring),
            figure(one.weeks, "weeks"),
        )
        for one in approvals
    ]
    return lines + table(("step", "lane", "by whom", "once", "each time", "takes"), rows)


def functions() -> list[str]:
    """The catalogue of functions, by rulebook and pack."""
    lines = ["The catalogue of core work. A design takes in packs of it, and adds, rewords and drops its own.", ""]
    for book in books():
        inherited = rulebooks.load(book.base).functions if book.base else ()
        own = [function for function in book.functions if function not in inherited]
        if own:
            lines += [f"## {book.title}", "", about(book), ""]
        for pack in dict.fromkeys(function.pack for function in own):
            rows = [
                (
                    code(one.key),
                    cell(one.name),
                    cell(one.statutory_basis),
                    code(one.duty_holder),
                    cell(one.delegable),
                    cell(one.footprint),
                    cell(one.horizon),
                    cell(one.direction),
                )
                for one in own
                if one.pack == pack
            ]
            head = ("function", "name", "basis in law", "duty", "may pass on", "level", "horizon", "model ICB")
            lines += [f"### Pack {code(pack)}: {len(rows)} functions", "", *table(head, rows)]
    return lines


def design_columns() -> list[str]:
    """Every table and column of a design, in order."""
    lines = [
        "A design is a folder of tables (`partners.csv`) or one workbook with a sheet for each table (`partners`).",
        "A column that ends in `_basis` says how we know the number before it. Cells with several items have a",
        "semicolon between them. A column or table that is not *needed* may be left out.",
        "",
    ]
    return lines + table_sections(columns.TABLES)


def columns_of_a_room() -> list[str]:
    """Every table and column of a room, in order."""
    lines = [
        "A room is a folder of tables (`positions.csv`) or one workbook with a sheet for each table (`positions`),",
        "written as those of a [design](columns.md) are. A column or table that is not *needed* may be left out. Files",
        "of other tools are read as they are: see [how to bring your own room](../how-to/bring-your-own-room.md).",
        "",
    ]
    return lines + table_sections(room_columns.TABLES)


def table_sections(tables: Iterable[Table]) -> list[str]:
    """A section for each table with a row for each column."""
    lines: list[str] = []
    head = ("column", "needed", "what it holds", "unit or values", "example")
    for each in tables:
        lines += [f"## {code(each.name)}", "", each.sentence + (" This table is needed." if each.required else ""), ""]
        lines += table(head, [column_row(column) for column in each.columns])
    return lines


def column_row(column: Column) -> tuple[str, ...]:
    """One column as a row."""
    allowed = column.unit or ", ".join(column.choices) or among(column)
    several = " Several, with a semicolon between them." if column.many else ""
    needed = "yes" if column.required else ""
    return (code(column.name), needed, cell(column.help) + several, cell(allowed), code(column.example))


def among(column: Column) -> str:
    """Where a column's values come from, in words."""
    said = [name.replace("rulebook.", "the rulebook's ").replace("_", " ") for name in column.among]
    return f"from {' or '.join(said)}" if said else ("" if column.kind.value == "text" else column.kind.value)


def commands(group: Any) -> list[str]:
    """What each command says when it is asked for help, as a terminal of 100 columns shows it."""
    settings = {**group.context_settings, "terminal_width": 100}
    parent = group.context_class(group, info_name=group.name, **settings)
    asked = [(parent, group)]
    for name, command in sorted(group.commands.items()):
        asked.append((command.context_class(command, parent=parent, info_name=name, terminal_width=100), command))
    lines = ["What each command says of itself with `--help`.", ""]
    for context, command in asked:
        lines += [f"## {code(context.command_path)}", "", "```text", command.get_help(context).rstrip(), "```", ""]
    return lines


PAGES: Mapping[str, tuple[str, Callable[[], list[str]]]] = {
    "columns.md": ("Tables and columns of a design", design_columns),
    "functions.md": ("Functions", functions),
    "measures.md": ("Measures", measures),
    "mechanisms.md": ("Mechanisms", mechanisms),
    "problems.md": ("Problems and exit codes", problems),
    "room_columns.md": ("Tables and columns of a room", columns_of_a_room),
    "rules.md": ("Rules", rules),
}


def pages(group: Any) -> dict[str, str]:
    """Every reference page by its file name. `group` is the group of commands of the command line."""
    made = {name: (title, lines()) for name, (title, lines) in PAGES.items()}
    made["commands.md"] = ("Commands", commands(group))
    listed = [f"- [{title}]({name})" for name, (title, _) in sorted(made.items())]
    schemas = [
        f"- [What `{name}.json` holds]({name}.schema.json), as a JSON Schema"
        for name in ("appraisal", "shared_purpose")
    ]
    made["README.md"] = ("Reference", ["Written from the registers of the code.", "", *listed, *schemas])
    return {name: page(title, lines) for name, (title, lines) in sorted(made.items())}


def page(title: str, lines: Iterable[str]) -> str:
    """A whole page: title, notice, body, one newline at its end."""
    return "\n".join([f"# {title}", "", NOTICE, "", *lines]).rstrip() + "\n"


def main(folder: str, commands_at: str) -> None:
    """Write every page into a folder; `commands_at` is ``module:name`` of the group of commands."""
    module, _, name = commands_at.partition(":")
    group = getattr(importlib.import_module(module), name)
    for file, text in pages(group).items():
        Path(folder, file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
