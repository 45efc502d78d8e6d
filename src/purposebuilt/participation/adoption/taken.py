"""Statements that become purposes: which of them, under which aim, at which level, in whose name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from purposebuilt.design import Design, Purpose
from purposebuilt.participation.adoption.choices import Choices, heard, plainly, source_key
from purposebuilt.participation.adoption.result import Left
from purposebuilt.participation.ground import Sort
from purposebuilt.participation.room import Moderation, Room, Statement
from purposebuilt.participation.small_numbers import ReleasedGround
from purposebuilt.problems import Exit, Problem, Refusal, Severity, Where, register
from purposebuilt.rulebooks.rulebook import Rulebook

NO_SUCH_STATEMENT = register("PB570", "A statement is to become a purpose, and the room has none of that key.")
NOT_FOR_THIS = register("PB571", "A statement that does not count in the room is to become a purpose.")
NO_AIM = register("PB572", "A statement is to become a purpose and names no aim that the design or its rulebook has.")
NO_PLACE = register("PB573", "A statement is to become a purpose for a place that the design does not have.")
NO_PURPOSE = register("PB574", "A statement says that it words a purpose, and the design has none of that key.")

MANY = 5
"""More statements than these that stay out for one reason are told of in one sentence."""


@dataclass(frozen=True, slots=True)
class Taken:
    """New purposes, the purpose that each statement words, statements left alone, and what is to be told."""

    purposes: tuple[Purpose, ...]
    words: Mapping[str, str]
    left: tuple[Left, ...]
    problems: tuple[Problem, ...]


def take_up(
    room: Room,
    design: Design,
    rulebook: Rulebook,
    chosen: Sequence[str] | None,
    choices: Choices,
    ground: ReleasedGround,
) -> Taken:
    """The purposes that statements of a room become.

    Without `chosen` these are the statements on shared ground that word no purpose yet; with it exactly those named. A
    statement keeps its words. It stands under the aim that it names, at the level of its place (the system's where it
    has none), stated by the partner of its author. One that no purpose of the design words, but whose words one has,
    words that purpose. Raises :class:`Refusal` with every problem where a chosen statement cannot become a purpose.
    """
    statements = {each.key: each for each in room.statements if _counts(each)}
    words, problems = worded(room, design)
    if chosen is not None:
        _known(chosen, room)
    wanted = _shared(ground) if chosen is None else tuple(dict.fromkeys(chosen))
    left: list[Left] = []
    made: list[Purpose] = []
    errors: list[Problem] = []
    for key in wanted:
        if key in words or statements[key].purpose:
            left += (
                [] if chosen is None else [Left(key, f"It already words '{words.get(key, statements[key].purpose)}'.")]
            )
            continue
        same = next((each for each in made if plainly(each.statement) == plainly(statements[key].text)), None)
        wrong = [] if same else _wrong(statements[key], design, rulebook)
        if same or not wrong:
            words[key] = same.key if same else heard(key)
            made += [] if same else [_purpose(statements[key], room, design, choices)]
        elif chosen is None:
            left.append(Left(key, wrong[0].message))
        else:
            errors += wrong
    if errors:
        raise Refusal(tuple(errors), Exit.DESIGN_NOT_READY)
    return Taken(tuple(made), words, tuple(left), problems)


def worded(room: Room, design: Design) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The purpose of the design that each statement words, and a warning for each that names one which is not there.

    A statement words the purpose that it names, the one that it became before, or else the one that has its very words.
    """
    purposes = {each.key for each in design.purposes}
    said = {plainly(each.statement): each.key for each in reversed(design.purposes)}
    words: dict[str, str] = {}
    problems: list[Problem] = []
    for each in filter(_counts, room.statements):
        if each.purpose and each.purpose not in purposes:
            problems.append(_no_purpose(each))
            continue
        found = each.purpose or (heard(each.key) if heard(each.key) in purposes else said.get(plainly(each.text), ""))
        if found:
            words[each.key] = found
    return words, tuple(problems)


def _counts(statement: Statement) -> bool:
    return statement.moderation is not Moderation.OUT and not statement.meta


def _shared(ground: ReleasedGround) -> tuple[str, ...]:
    return tuple(each.key for each in ground.statements if each.sort is Sort.SHARED)


def _known(chosen: Iterable[str], room: Room) -> None:
    """Refuse keys that name no statement of the room, or one that does not count."""
    by_key = {each.key: each for each in room.statements}
    problems = []
    for key in dict.fromkeys(chosen):
        if key not in by_key:
            near = get_close_matches(key.lower(), [each.lower() for each in by_key], n=1, cutoff=0.6)
            meant = next((each for each in by_key if each.lower() in near), "")
            remedy = f"Did you mean '{meant}'?" if meant else "Name keys of the table of statements."
            message = f"The room has no statement '{key}'."
            problems.append(Problem(NO_SUCH_STATEMENT, message, remedy, where=Where("statements", column="key")))
        elif not _counts(by_key[key]):
            said = "only asks who people are" if by_key[key].meta else "was taken out of the room"
            where = Where("statements", column="key", key=key)
            message = f"The statement '{key}' cannot become a purpose: it {said}."
            problems.append(Problem(NOT_FOR_THIS, message, "Choose a statement that counts.", where=where))
    if problems:
        raise Refusal(tuple(problems), Exit.NOT_UNDERSTOOD)


def _wrong(statement: Statement, design: Design, rulebook: Rulebook) -> list[Problem]:
    """What keeps a statement from becoming a purpose: no aim, or a place that is not there."""
    found = []
    aims = {each.key for each in (*rulebook.aims, *design.aims)}
    if statement.aim not in aims:
        what = f"the aim '{statement.aim}', which is not known" if statement.aim else "no aim"
        message = f"The statement '{statement.key}' names {what}."
        remedy = "Give it one in the column 'aim' of the statements: an aim of the rulebook or of the design."
        found.append(Problem(NO_AIM, message, remedy, where=Where("statements", column="aim", key=statement.key)))
    if statement.place and statement.place not in {each.key for each in design.places}:
        message = f"The statement '{statement.key}' is for the place '{statement.place}', which the design lacks."
        remedy = "Correct the place, or add it to the design."
        found.append(Problem(NO_PLACE, message, remedy, where=Where("statements", column="place", key=statement.key)))
    return found


def _no_purpose(statement: Statement) -> Problem:
    message = f"The statement '{statement.key}' says that it words '{statement.purpose}', which the design lacks."
    remedy = "Correct the key, or empty it so that the statement can become a purpose."
    where = Where("statements", column="purpose", key=statement.key)
    return Problem(NO_PURPOSE, message, remedy, Severity.WARNING, where)


def _purpose(statement: Statement, room: Room, design: Design, choices: Choices) -> Purpose:
    system = design.identity.system
    levels = {each.key: each.level for each in design.places}
    place = "" if statement.place == system else statement.place
    return Purpose(
        key=heard(statement.key),
        statement=statement.text,
        aim=statement.aim,
        level=levels.get(place or system, "system"),
        place=place,
        partner=_partner(statement.author, room, design),
        horizon=choices.horizon,
        source=source_key(room, choices),
    )


def _partner(author: str, room: Room, design: Design) -> str:
    """The partner of the design that an author is; nobody where it is not at the table."""
    partners = {each.key for each in design.partners}
    named = next((each.partner for each in room.organisations if each.key == author), "")
    return next((key for key in (named, author) if key in partners), "")


def left_said(taken: Taken) -> list[str]:
    """Which statements did not become purposes, and why; many for the same reason are told together."""
    by_why: dict[str, list[str]] = {}
    for each in taken.left:
        by_why.setdefault(each.why.removeprefix(f"The statement '{each.statement}' "), []).append(each.statement)
    said = []
    for why, keys in by_why.items():
        if len(keys) > MANY:
            said.append(
                f"{len(keys)} statements did not become purposes, for each of them {why} They are {', '.join(keys)}."
                " What is missing stands in the table of statements: mend it there and adopt again."
            )
        else:
            whys = [each for each in taken.left if each.statement in keys]
            said += [f"The statement '{each.statement}' did not become a purpose. {each.why}" for each in whys]
    return said
