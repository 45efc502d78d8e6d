"""One function for each thing that a person can ask for: check, appraise, explain, adopt, publish, template, convert.

Everything else in Purposebuilt is reached from here; the command line and a notebook call the same functions.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import purposebuilt
from purposebuilt.appraisal.asked import DEFAULT_COVERAGE, DEFAULT_OBJECTIVES, Asked
from purposebuilt.problems import Exit, Problem, Refusal, Severity, register

if TYPE_CHECKING:
    from purposebuilt.appraisal.explain import Explanation
    from purposebuilt.appraisal.listed import Listed
    from purposebuilt.appraisal.nearby import Nearby
    from purposebuilt.appraisal.results import Appraisal
    from purposebuilt.checks.answers import Checked
    from purposebuilt.design import Design
    from purposebuilt.formulation import Formulation
    from purposebuilt.participation.adoption import Adopted, Choices
    from purposebuilt.participation.listening import Listened
    from purposebuilt.participation.room import Room
    from purposebuilt.programme import Floats
    from purposebuilt.publishing.listening import Taken
    from purposebuilt.publishing.said import Report
    from purposebuilt.rulebooks.rulebook import Rulebook

    Progress = Callable[[str, float, float | None], None]

OBJECTIVE_COUNT = register("PB452", "Fewer than two objectives were asked for, or more than five.")
UNKNOWN_OPTION = register("PB453", "Documents were asked for an option that the appraisal will not list.")
NONE_LISTED = register("PB485", "Nothing can be nearest to an aspiration, because the search found no design.")
OUT_OF_RANGE = register("PB454", "A number that steers the search lies outside what makes sense.")


DEFAULT_RULEBOOK = "england_2022_act"
"""The rulebook that names kinds of partner where no design says which."""

OTHER_DESIGN = "The earlier appraisal was made from another version of this design; appraise it again to be sure."


def rulebook_of(design: Design) -> Rulebook:
    """The rulebook that a design names. Raises :class:`Refusal`, with a suggestion, where there is none of that key."""
    from purposebuilt import rulebooks

    return rulebooks.load(design.identity.rulebook)


def check(design: Design) -> Checked:
    """Everything that law and good sense say of a written design, problems first. Nothing is searched.

    Raises :class:`Refusal` where the design names a rulebook that does not exist.
    """
    from purposebuilt import checks

    return checks.check(design, rulebook_of(design))


def appraise(
    design: Design,
    objectives: Sequence[str] | None = None,
    time_limit: float | None = None,
    coverage: float = DEFAULT_COVERAGE,
    workers: int = 2,
    progress: Progress | None = None,
) -> Appraisal:
    """The designs worth arguing about: the frontier over the objectives, options, trade-offs, regret and tensions.

    Without `objectives` those usually weighed are, as far as the design has figures for them. `time_limit` is in
    seconds (None for none), `coverage` the share of each objective's range that may be left unproven. Raises
    :class:`Refusal` where the design is not ready or an objective is unknown; where no design is possible the
    appraisal says so (`exit_code` 13), with conflicts and repairs.
    """
    names = None if objectives is None else tuple(objectives)
    if names is not None and not names:
        raise _wrong_count(names)
    return weigh(design, Asked(names or (), time_limit, coverage, workers), progress)


def weigh(design: Design, asked: Asked, progress: Progress | None = None) -> Appraisal:
    """As :func:`appraise`, with everything that can be asked for, such as the option to write documents for."""
    from purposebuilt.appraisal.appraise import appraise as appraise_formulation

    _sensible(asked)
    tell = progress or _silent
    tell("Checking the design", 0, None)
    checked = _ready(design)
    tell("Building the programme", 0, None)
    formulation, notes = _formulate(design, asked)
    _option_will_be_listed(formulation, asked)
    appraisal = appraise_formulation(formulation, checked, asked, progress)
    made_with = {**provenance(design, asked), **appraisal.provenance}
    made_with["objectives"] = ", ".join(each.name for each in formulation.objectives)
    return replace(appraisal, provenance=made_with, notes=(*appraisal.notes, *notes))


def nearest(
    design: Design,
    aspirations: Sequence[str],
    earlier: str | Path | None = None,
    count: int = 5,
    asked: Asked | None = None,
    exact_seconds: float | None = 0.0,
) -> Nearby:
    """The designs that come nearest to aspirations such as ``running_cost=22.5``, nearest first.

    Those of an `earlier` appraisal (its appraisal.json) are looked through at once; without one the design is appraised
    first, as `asked`. With `exact_seconds` above nothing (None for no limit) the nearest of all possible designs is
    solved for as well. Raises :class:`Refusal` where a name or value is not understood.
    """
    from purposebuilt.appraisal.hopes import hopes
    from purposebuilt.appraisal.listed import listed_of
    from purposebuilt.appraisal.nearby import nearby

    if earlier is None:
        listed = listed_of(weigh(design, asked or Asked()))
        if not listed.points:
            remedy = "See with 'purposebuilt appraise' what clashes, or allow more time."
            raise Refusal(
                (Problem(NONE_LISTED, "No design was found to look through.", remedy),), Exit.NO_CONFIGURATION
            )
    else:
        from purposebuilt.publishing.appraisal_reader import read_listed

        listed = read_listed(Path(earlier))
    wanted = hopes(aspirations, listed.objectives)
    notes = () if listed.design_sha256 == digest(design) else (OTHER_DESIGN,)
    found = nearby(listed, wanted, count, notes)
    return found if exact_seconds == 0.0 else _exactly(design, listed, wanted, found, exact_seconds)


def _exactly(design: Design, listed: Listed, wanted: Floats, found: Nearby, seconds: float | None) -> Nearby:
    """The same with the nearest of all possible designs beside the listed ones."""
    from purposebuilt.appraisal.nearby_exact import ask_exactly, neighbour_of

    _ready(design)
    formulation, _ = _formulate(design, Asked(tuple(each.name for each in listed.objectives)))
    asked = ask_exactly(formulation, listed, wanted, seconds)
    try:
        exact = asked.answer()
    except KeyboardInterrupt:
        asked.cancel()
        raise
    assert exact is not None  # noqa: S101 - there is no limit to the waiting
    return replace(
        found,
        exact=neighbour_of(listed, wanted, exact),
        exact_state=exact.state,
        exact_gap=max(0.0, exact.achievement - exact.bound),
    )


def explain(design: Design) -> Explanation:
    """What a design says and allows, without a search. Raises :class:`Refusal` where it is not ready."""
    from purposebuilt.appraisal.explain import explain as explain_formulation

    _ready(design)
    return explain_formulation(_formulate(design, Asked())[0])


def listen(room: Room, voice: str = "organisation", seed: int = 0) -> Listened:
    """What a room shares and where it differs, as it may leave the room.

    `voice` says whose voice counts as one: ``organisation``, ``person`` or ``weight``. Raises :class:`Refusal` where
    nobody took a position, or the voice cannot be counted.
    """
    from purposebuilt.participation.listening import listen as hear

    return hear(room, voice, seed)


def report_of(heard: Listened, design: Design | None = None) -> Report:
    """What was heard in a room as a report without a format; `design` lends its names."""
    from purposebuilt.publishing import listening

    return listening.report(heard, _names(design))


def publish_listening(heard: Listened, folder: str | Path, design: Design | None = None) -> tuple[Path, ...]:
    """Write page, workbook and data of a room into a folder, all or none; `design` lends its names."""
    from purposebuilt.publishing import listening

    return listening.publish(heard, Path(folder), _names(design))


def _names(design: Design | None) -> Mapping[str, str]:
    from purposebuilt import rulebooks
    from purposebuilt.publishing.listening import names_of

    return names_of(rulebooks.load(DEFAULT_RULEBOOK) if design is None else rulebook_of(design), design)


def adopt(room: Room, design: Design, take: Sequence[str] | None = None, choices: Choices | None = None) -> Adopted:
    """Take up in a design what a room said: statements become purposes, gaps tensions, and weights go in.

    `take` names the statements that become purposes instead of those on shared ground that word none yet. Doing it
    again changes nothing. Raises :class:`Refusal` where a statement that was named cannot become a purpose.
    """
    from purposebuilt.participation.adoption import adopt as adopt_room

    return adopt_room(room, design, take, choices, rulebook=rulebook_of(design))


def take_up(room: Room, design: Design) -> Taken:
    """A room that a design takes up: what was heard, as it may leave, and the design with it.

    Raises :class:`Refusal` as :func:`listen` and :func:`adopt` do.
    """
    from purposebuilt.publishing.listening import Taken

    return Taken(listen(room), adopt(room, design))


def publish(appraisal: Appraisal, folder: str | Path, taken: Taken | None = None) -> tuple[Path, ...]:
    """Write the documents of an appraisal into a folder, all or none, and say which.

    Where the design took up a room, `taken` adds what partners said to the report, and the documents of the room.
    """
    from purposebuilt import publishing

    if taken is None:
        return publishing.publish(appraisal, Path(folder))
    from purposebuilt.publishing import listening
    from purposebuilt.publishing.pack import More

    names = _names(appraisal.design)
    more = More(listening.chapter(taken, names), listening.writers(taken.heard, names))
    return publishing.publish(appraisal, Path(folder), more)


def can_publish(folder: str | Path) -> None:
    """Make sure that documents can be written into a folder before long work begins; raises :class:`Refusal`."""
    from purposebuilt.publishing.pack import write_whole

    write_whole({}, Path(folder))


def template(path: str | Path, rulebook: str) -> None:
    """Write a blank workbook with drop-downs, help and an example row for designs under a rulebook."""
    from purposebuilt import design_files, rulebooks

    design_files.template(Path(path), rulebooks.load(rulebook))


def convert(source: str | Path, target: str | Path) -> None:
    """Read a design from a workbook or a folder and write it as the other, or as the same again."""
    from purposebuilt import design_files

    design_files.convert(Path(source), Path(target))


def provenance(design: Design, asked: Asked) -> Mapping[str, str]:
    """What an appraisal was made with: versions, rulebook, digest of the design, what was asked. No clock."""
    from importlib.metadata import version

    book = rulebook_of(design)
    return {
        "purposebuilt": purposebuilt.__version__,
        "highs": version("highspy"),
        "rulebook": book.key,
        "rulebook_starts": book.starts,
        "design_sha256": digest(design),
        "coverage": f"{asked.coverage:g}",
        "time_limit_seconds": "none" if asked.time_limit is None else f"{asked.time_limit:g}",
        "workers": str(asked.workers),
        "option": asked.option or "fairest (stand-in)",
    }


def digest(design: Design) -> str:
    """The SHA-256 of a design's canonical CSV files (names and bytes, in alphabetical order)."""
    from purposebuilt import design_files

    total = hashlib.sha256()
    with tempfile.TemporaryDirectory(prefix="purposebuilt-") as scratch:
        folder = Path(scratch) / "design"
        design_files.write(design, folder)
        for path in sorted(folder.iterdir()):
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _silent(stage: str, done: float, total: float | None) -> None:
    """Progress that nobody watches."""


def _ready(design: Design) -> Checked:
    checked = check(design)
    if any(problem.severity is Severity.ERROR for problem in checked.problems):
        raise Refusal(checked.problems, Exit.DESIGN_NOT_READY)
    return checked


def _formulate(design: Design, asked: Asked) -> tuple[Formulation, tuple[str, ...]]:
    """The formulation, and sentences about objectives usually weighed that this design has no figures for."""
    from purposebuilt.formulation import formulate

    book = rulebook_of(design)
    if asked.objectives:
        return formulate(design, book, as_spelt(asked.objectives, design)), ()
    try:
        return formulate(design, book, DEFAULT_OBJECTIVES), ()
    except Refusal as refusal:
        lacking = _lacking(refusal)
    notes = tuple(f"Usually weighed, but left out: {problem.message}" for problem in lacking.values())
    return formulate(design, book, [name for name in DEFAULT_OBJECTIVES if name not in lacking]), notes


def _lacking(refusal: Refusal) -> dict[str, Problem]:
    """Problems by the objective that cannot be computed. Raises the refusal where others are, or little is left."""
    from purposebuilt.formulation.objectives import LACKING

    lacking = {problem.where.key: problem for problem in refusal.problems if problem.code == LACKING}
    if len(lacking) < len(refusal.problems) or len(DEFAULT_OBJECTIVES) - len(lacking) < 2:
        raise Refusal(refusal.problems, Exit.DESIGN_NOT_READY) from refusal
    return lacking


def as_spelt(names: Sequence[str], design: Design) -> tuple[str, ...]:
    """Objectives as the register spells them: ``Hand-offs`` is ``hand_offs``. What is unknown stays as it is.

    Raises :class:`Refusal` where there are fewer than two or more than five.
    """
    from purposebuilt.formulation.measures import MEASURES

    known = {*MEASURES, *(criterion.key for criterion in design.criteria)}
    plain = {name: name.strip().lower().replace("-", "_").replace(" ", "_") for name in names}
    if not 2 <= len(names) <= 5:
        raise _wrong_count(names)
    return tuple(name if name in known or plain[name] not in known else plain[name] for name in names)


def _wrong_count(names: Sequence[str]) -> Refusal:
    said = f"{len(names)} {'objective was' if len(names) == 1 else 'objectives were'} named."
    problem = _not_understood(OBJECTIVE_COUNT, said, "Name two to five objectives, joined by commas.")
    return Refusal((problem,), Exit.NOT_UNDERSTOOD)


def _option_will_be_listed(formulation: Formulation, asked: Asked) -> None:
    from purposebuilt.appraisal.roles import every_key
    from purposebuilt.appraisal.voices import groups, voices

    if not asked.option:
        return
    everyone = voices(formulation.design, formulation.objectives)
    known = every_key(formulation.objectives, groups(formulation.design, formulation.rulebook, everyone))
    if asked.option not in known:
        choices = f"Choose among: {', '.join(known)}."
        hint = f"{suggestion(asked.option, tuple(known))} {choices}".strip()
        problem = _not_understood(UNKNOWN_OPTION, f"'{asked.option}' is not an option that will be listed.", hint)
        raise Refusal((problem,), Exit.NOT_UNDERSTOOD)


def _sensible(asked: Asked) -> None:
    wrong = []
    if not 0 <= asked.coverage <= 1:
        wrong.append(("The coverage", f"{asked.coverage:g}", "Give a share from 0 (complete) to 1, such as 0.1."))
    if asked.time_limit is not None and not asked.time_limit > 0:
        wrong.append(("The time limit", f"{asked.time_limit:g} seconds", "Give more than 0 seconds."))
    if asked.workers < 1:
        wrong.append(("The number of workers", str(asked.workers), "Give 1 or more."))
    if wrong:
        problems = tuple(_not_understood(OUT_OF_RANGE, f"{what} is {value}.", remedy) for what, value, remedy in wrong)
        raise Refusal(problems, Exit.NOT_UNDERSTOOD)


def suggestion(word: str, known: Sequence[str]) -> str:
    """A whole question that offers the nearest known word, or nothing where none is near."""
    near = get_close_matches(
        word.lower().replace("-", "_"), [each.replace("-", "_") for each in known], n=1, cutoff=0.6
    )
    if not near:
        return ""
    return f"Did you mean '{next(each for each in known if each.replace('-', '_') == near[0])}'?"


def _not_understood(code: str, message: str, remedy: str) -> Problem:
    return Problem(code, message, remedy)
