"""Reading an election in Pabulib's format (.pb): META, PROJECTS and VOTES, each with a line of headings.

The format is that of Stolicki, Szufa and Talmon, 'Pabulib: A Participatory Budgeting Library', arXiv 2012.06539. Votes
by approval (also choose-1), cumulative points and scoring with points of 0 or more are read. Rankings are refused: how
much a place in a ranking is worth is for those who ask to say, not for this reader.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from purposebuilt.participation.shares.instance import Instance, Project, Voice
from purposebuilt.problems import Exit, Problem, Refusal, Severity, Where, register

UNREADABLE = register("PB550", "The file of an election cannot be read, or is larger than any election.")
OUT_OF_SHAPE = register("PB551", "A file of an election lacks a section or a column that every election has.")
NOT_A_NUMBER = register("PB552", "A budget, a cost or a number of points is not a plain number of 0 or more.")
TWICE = register(
    "PB553", "A project or a voter stands twice in a file of an election, or a vote names a project twice."
)
STRANGER = register("PB554", "A vote names a project that the election does not have, or lacks points for one.")
WAY_OF_VOTING = register("PB555", "The way of voting of an election cannot be turned into shares of a budget.")
MISCOUNTED = register("PB556", "A file of an election says another number of projects or votes than it holds.")

FILE_BYTES = 100_000_000
MOST_PROJECTS = 20_000
MOST_VOTES = 2_000_000
MOST_WISHES = 20_000_000
MOST_PROBLEMS = 500
SECTIONS = ("META", "PROJECTS", "VOTES")
NEEDED = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}
NUMBER = re.compile(r"\d{1,15}(?:[.,]\d{1,9})?")
Row = tuple[int, dict[str, str]]


@dataclass
class _Found:
    """What is wrong with a file; the first problems only, so that a hostile file cannot fill the memory."""

    name: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, remedy: str, row: int = 0, **spot: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            where = Where(sheet=self.name, row=row, **spot)
            self.problems.append(Problem(code, message, remedy, where=where))

    def refuse(self) -> None:
        if self.problems:
            raise Refusal(tuple(self.problems), Exit.FILE_UNREADABLE)


def read_pabulib(path: Path | str) -> Instance:
    """Read one election. Raises Refusal with every problem, by its line in the file."""
    path = Path(path)
    found = _Found(path.name)
    tables = _tables(_text(path, found), found)
    found.refuse()
    meta = {row["key"].strip(): row["value"].strip() for _, row in tables["META"]}
    budget = _number(meta.get("budget", ""), found, 0, "budget")
    with_points = _by_points(meta, found)
    projects = _projects(tables["PROJECTS"], found)
    voices, wishes, points = _votes(tables["VOTES"], projects, with_points, found)
    found.refuse()
    title = meta.get("description", "") or path.stem
    chosen = [row.get("selected", "").strip() for _, row in tables["PROJECTS"]]
    return Instance(
        title=title,
        budget=budget,
        projects=projects,
        voices=voices,
        wishes=wishes,
        points=points if with_points else None,
        currency=meta.get("currency", ""),
        recorded=_recorded(projects, chosen),
        recorded_rule=meta.get("rule", ""),
        voices_are="Each voter is one voice and holds an equal part of the budget.",
        warnings=_counted(meta, len(projects), len(voices), path.name),
    )


def _text(path: Path, found: _Found) -> str:
    try:
        if not path.is_file():
            found.add(UNREADABLE, "There is no such file.", "Give the path of a .pb file.")
        elif path.stat().st_size > FILE_BYTES:
            found.add(UNREADABLE, f"The file is larger than {FILE_BYTES // 10**6} MB.", "Give one election at a time.")
        else:
            return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        found.add(UNREADABLE, "The file is not text in UTF-8.", "Save it as UTF-8.")
    except (OSError, ValueError) as error:
        found.add(UNREADABLE, f"The file cannot be read ({error}).", "Check that you may read it.")
    found.refuse()
    raise AssertionError("a file without text was refused")


def _tables(text: str, found: _Found) -> dict[str, list[Row]]:
    """The rows of each section by heading, with the line on which each row ends."""
    tables: dict[str, list[Row]] = {}
    section, headings = "", None
    try:
        for line, cells in _lines(text):
            name = cells[0].strip().upper()
            if name in SECTIONS and not any(cell.strip() for cell in cells[1:]):
                section, headings = name, None
                if section in tables:
                    found.add(TWICE, f"There are two sections {section}.", "Keep one of them.", line)
                tables[section] = []
            elif not section:
                message = "Something stands before the first section."
                found.add(OUT_OF_SHAPE, message, "Begin the file with the line META.", line)
                break
            elif headings is None:
                headings = [cell.strip().lower() for cell in cells]
                _headed(section, headings, line, found)
            else:
                tables[section].append((line, dict(zip(headings, cells + [""] * len(headings), strict=False))))
    except csv.Error as error:
        found.add(OUT_OF_SHAPE, f"The file is not separated by semicolons ({error}).", "Check its quotation marks.")
    for section in SECTIONS:
        if section not in tables:
            found.add(OUT_OF_SHAPE, f"There is no section {section}.", f"Add it, under a line that says {section}.")
    return tables


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=";")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _headed(section: str, headings: list[str], line: int, found: _Found) -> None:
    for needed in NEEDED[section]:
        if needed not in headings:
            message = f"The section {section} has no column {needed}."
            found.add(OUT_OF_SHAPE, message, "Add it, with semicolons between columns.", line, column=needed)


def _number(said: str, found: _Found, line: int, column: str, key: str = "") -> Fraction:
    if NUMBER.fullmatch(said.strip()):
        return Fraction(said.strip().replace(",", "."))
    message = f"'{said[:40]}' is not a number of 0 or more."
    found.add(NOT_A_NUMBER, message, "Write digits, and a point before decimals.", line, column=column, key=key)
    return Fraction(0)


def _by_points(meta: dict[str, str], found: _Found) -> bool:
    way = meta.get("vote_type", "").lower()
    if way in ("approval", "choose-1"):
        return False
    if way in ("cumulative", "scoring"):
        if way == "scoring" and meta.get("default_score", "0") not in ("", "0", "0.0"):
            message = "Projects that a vote does not name have a score other than 0."
            found.add(
                WAY_OF_VOTING, message, "Name every project that has points in each vote.", column="default_score"
            )
        return True
    message = f"Votes of the kind '{way[:40]}' say no amounts that a budget could be shared by."
    remedy = "Give approvals, or turn each vote into points (of 0 or more) by a rule that you state."
    found.add(WAY_OF_VOTING, message, remedy, column="vote_type")
    return False


def _projects(rows: list[Row], found: _Found) -> tuple[Project, ...]:
    projects: dict[str, Project] = {}
    if len(rows) > MOST_PROJECTS:
        found.add(UNREADABLE, f"There are more than {MOST_PROJECTS:,} projects.", "Give one election at a time.")
        return ()
    for line, row in rows:
        key = row["project_id"].strip()
        cost = _number(row["cost"], found, line, "cost", key)
        if key in projects or not key:
            message = f"The project '{key}' stands here again." if key else "A project has no project_id."
            found.add(TWICE, message, "Give each project an id of its own.", line, column="project_id")
        projects[key] = Project(key, cost, row.get("name", "").strip())
    return tuple(projects.values())


Votes = tuple[tuple[Voice, ...], tuple[tuple[int, ...], ...], tuple[tuple[Fraction, ...], ...]]


def _votes(rows: list[Row], projects: tuple[Project, ...], with_points: bool, found: _Found) -> Votes:
    if len(rows) > MOST_VOTES or sum(row["vote"].count(",") + 1 for _, row in rows) > MOST_WISHES:
        found.add(UNREADABLE, "There are more votes than in any election.", "Give one election at a time.")
        return (), (), ()
    place = {one.key: at for at, one in enumerate(projects)}
    read = _pointed if with_points else _approved
    voices: dict[str, Voice] = {}
    wishes: list[tuple[int, ...]] = []
    points: list[tuple[Fraction, ...]] = []
    for line, row in rows:
        key = row["voter_id"].strip()
        if key in voices or not key:
            message = f"The voter '{key[:40]}' stands here again." if key else "A vote has no voter_id."
            found.add(TWICE, message, "Keep one vote of each voter.", line, column="voter_id")
        voices[key] = Voice(key)
        wanted, given = read(row, line, place, found)
        wishes.append(wanted)
        points.append(given)
    return tuple(voices.values()), tuple(wishes), tuple(points)


Read = tuple[tuple[int, ...], tuple[Fraction, ...]]


def _approved(row: dict[str, str], line: int, place: dict[str, int], found: _Found) -> Read:
    """The projects that one vote approves; one that is named twice counts once."""
    return tuple(sorted(set(_places(row["vote"], line, place, found)))), ()


def _pointed(row: dict[str, str], line: int, place: dict[str, int], found: _Found) -> Read:
    """The projects to which one vote gives points, with the points; 0 points are no wish."""
    wanted = _places(row["vote"], line, place, found)
    said = [part for part in row.get("points", "").split(",") if part.strip()]
    if len(said) != len([part for part in row["vote"].split(",") if part.strip()]):
        message = f"The vote names {len(wanted)} projects and {len(said)} numbers of points."
        found.add(STRANGER, message, "Give as many points as projects, with commas between.", line, column="points")
        return (), ()
    if len(set(wanted)) < len(wanted):
        found.add(TWICE, "The vote gives points to a project twice.", "Give them once.", line, column="vote")
        return (), ()
    given = {at: _number(part, found, line, "points") for at, part in zip(wanted, said, strict=False)}
    kept = sorted((at, points) for at, points in given.items() if points > 0)
    return tuple(at for at, _ in kept), tuple(points for _, points in kept)


def _places(said: str, line: int, place: dict[str, int], found: _Found) -> list[int]:
    places = []
    for part in said.split(","):
        key = part.strip()
        if key in place:
            places.append(place[key])
        elif key:
            message = f"The vote names a project '{key[:40]}' that there is not."
            found.add(STRANGER, message, "Correct the id, or add the project.", line, column="vote")
    return places


def _recorded(projects: tuple[Project, ...], chosen: list[str]) -> tuple[str, ...] | None:
    if not any(chosen):
        return None
    return tuple(sorted(one.key for one, said in zip(projects, chosen, strict=True) if said == "1"))


def _counted(meta: dict[str, str], projects: int, votes: int, name: str) -> tuple[Problem, ...]:
    found = []
    for key, held, what in (("num_projects", projects, "projects"), ("num_votes", votes, "votes")):
        said = meta.get(key, "")
        if said and said != str(held):
            message = f"The file says that there are {said[:20]} {what}, and holds {held:,}."
            remedy = "What it holds was counted; check that nothing is missing."
            where = Where(sheet=name, column=key)
            found.append(Problem(MISCOUNTED, message, remedy, Severity.WARNING, where))
    return tuple(found)
