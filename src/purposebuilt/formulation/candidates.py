"""Candidates: the arrangements that a line may have, from today's, the partners' own and the rulebook's patterns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from purposebuilt.design import Answer, Arrangement, Function, Standing
from purposebuilt.formulation.bodies import Bodies, alternatives
from purposebuilt.formulation.configuration import Candidate, Line
from purposebuilt.formulation.duty import duty_of, today_of
from purposebuilt.formulation.lawfulness import unfit
from purposebuilt.formulation.reading import Reading
from purposebuilt.rulebooks.rulebook import Pattern

TODAY = "today"
"""The key of today's arrangement among a line's candidates."""

LINE = "line"
"""As a level in a pattern: the level of the line's own place."""


def candidates_of(reading: Reading, line: Line) -> tuple[Candidate, ...]:
    """The candidates of a line, each once: today's first, then those that partners rule in, then the patterns'.

    Two arrangements with the same five answers, mode and mechanism are one candidate; the first one's key stays, and
    today's keeps being marked. A pattern that names the ICB and nobody in it is the same as a written arrangement under
    the same vehicle that says which board, committee or officer decides. What partners rule out is still among them:
    that nobody may choose it is a requirement with an owner, so that a conflict can name whose it is.
    """
    function = reading.functions[line.function]
    found: dict[tuple[object, ...], Candidate] = {}
    clearer: dict[tuple[object, ...], tuple[object, ...]] = {}
    keys: set[str] = set()
    for candidate in _all(reading, line, function):
        sign = _sign(reading, candidate, line)
        sign = clearer.get(sign, sign) if candidate.pattern else sign
        if sign in found:
            earlier = found[sign]
            if not earlier.pattern and candidate.pattern:
                found[sign] = replace(earlier, pattern=candidate.pattern)
            continue
        found[sign] = replace(candidate, key=_free(candidate.key, keys))
        keys.add(found[sign].key)
        if not candidate.pattern and reading.hosts(candidate.decides.bodies) == (reading.icb,):
            unnamed = replace(candidate, decides=replace(candidate.decides, bodies=(reading.icb,)))
            clearer.setdefault(_sign(reading, unnamed, line), sign)
    return tuple(found.values())


def _written(reading: Reading, function: str) -> tuple[Arrangement, ...]:
    return reading.arrangements.get(function, ())


def _all(reading: Reading, line: Line, function: Function) -> Iterator[Candidate]:
    today = today_of(reading, line)
    if today is not None:
        yield _from_row(reading, today, line, TODAY)
    for row in _written(reading, line.function):
        if row.standing is Standing.RULED_IN and (not row.place or reading.geography.inside(line.place, row.place)):
            yield _from_row(reading, row, line, row.key)
    for pattern in reading.rulebook.patterns:
        if _suits(reading, pattern, line, function):
            yield from _from_pattern(reading, pattern, line, function)


def _from_row(reading: Reading, row: Arrangement, line: Line, key: str) -> Candidate:
    """A written arrangement as a candidate; a level that is not written is that of the body."""
    blank = Candidate(key, line.key, row.mode, row.mechanism, "", Answer(), Answer(), Answer(), Answer(), Answer())
    why = "As it is today." if key == TODAY else f"Ruled in by {row.ruled_by or 'the partners'}."
    return replace(
        blank,
        duty=_levelled(reading, row.duty, line),
        decides=_levelled(reading, row.decides, line),
        does=_levelled(reading, row.does, line),
        funds=_levelled(reading, row.funds, line),
        employs=_levelled(reading, row.employs, line),
        recommends=row.recommends,
        approvers=row.approvers,
        today=key == TODAY,
        why=row.detail or why,
    )


def _levelled(reading: Reading, answer: Answer, line: Line) -> Answer:
    return replace(answer, level=reading.level_of(answer, line)) if answer.bodies else answer


def _suits(reading: Reading, pattern: Pattern, line: Line, function: Function) -> bool:
    """Whether the law lets a pattern be used for a function, and its levels fit the line."""
    mechanism = reading.mechanisms.get(pattern.mechanism)
    allowed = mechanism is not None and (not mechanism.delegable or function.delegable in mechanism.delegable)
    return (
        allowed
        and (not pattern.delegable or function.delegable in pattern.delegable)
        and (not pattern.duty_holders or (function.duty_holder or "none") in pattern.duty_holders)
        and (not pattern.footprints or function.footprint in pattern.footprints)
        and (not pattern.functions or function.key in pattern.functions)
        and function.key not in pattern.never_for
        and all(_fits_level(reading, level, line) for level in (pattern.decides_level, pattern.does_level))
    )


def _fits_level(reading: Reading, level: str, line: Line) -> bool:
    """Whether work or decision at a level covers the whole of a line: the level is the line's or a wider one."""
    own = reading.geography.places.get(line.place)
    return level == LINE or own is None or reading.geography.order(level) >= reading.geography.order(own.level)


def _from_pattern(reading: Reading, pattern: Pattern, line: Line, function: Function) -> Iterator[Candidate]:
    own = reading.geography.places.get(line.place)
    line_level = own.level if own else ""
    duty = duty_of(reading, line, function)
    decides_at = _level(reading, pattern.decides, pattern.decides_level, line_level, duty)
    does_at = _level(reading, pattern.does, pattern.does_level, line_level, duty)
    for does in alternatives(reading, pattern.does, does_at, line, function):
        if pattern.decides == "same-as-does":
            deciders: tuple[Bodies, ...] = (does,)
        else:
            deciders = alternatives(reading, pattern.decides, decides_at, line, function)
        for decides, funds, employs in product(
            deciders,
            _money(reading, pattern.funds, does, line, function),
            _money(reading, pattern.employs, does, line, function),
        ):
            named = (*does, *decides) if len(deciders) > 1 else does
            names = [body for body in named if body not in {reading.icb, *duty.bodies}]
            made = Candidate(
                key=":".join([pattern.key, *dict.fromkeys(names)]),
                line=line.key,
                mode=pattern.mode,
                mechanism=pattern.mechanism,
                pattern=pattern.key,
                duty=duty,
                decides=Answer(decides, decides_at),
                does=Answer(does, does_at),
                funds=Answer(funds, decides_at),
                employs=Answer(employs, does_at),
                recommends=_recommends(reading, pattern, decides_at, line, function),
                why=pattern.sentence,
            )
            if not unfit(reading, line, made):
                yield made


def _level(reading: Reading, word: str, level: str, line_level: str, duty: Answer) -> str:
    """The level in a pattern, with the line's own in its place; who holds a duty more widely acts at that level."""
    if level != LINE:
        return level
    wider = word == "duty-holder" and duty.level and reading.geography.order(duty.level)
    return duty.level if wider and wider > reading.geography.order(line_level) else line_level


def _money(reading: Reading, word: str, does: Bodies, line: Line, function: Function) -> tuple[Bodies, ...]:
    """Who funds or employs: the first that fits, so that money and employment do not multiply candidates."""
    if word == "same-as-does":
        return (reading.hosts(does),)
    own = reading.geography.places.get(line.place)
    found = alternatives(reading, word, own.level if own else "", line, function)
    return found[:1] or ((),)


def _recommends(reading: Reading, pattern: Pattern, level: str, line: Line, function: Function) -> Bodies:
    if not pattern.recommends:
        return ()
    return next(iter(alternatives(reading, pattern.recommends, level, line, function)), ())


def _sign(reading: Reading, candidate: Candidate, line: Line) -> tuple[object, ...]:
    answers = (candidate.duty, candidate.decides, candidate.does, candidate.funds, candidate.employs)
    return (
        candidate.mode,
        candidate.mechanism,
        candidate.recommends,
        candidate.approvers,
        *((each.bodies, reading.level_of(each, line) if each.bodies else "") for each in answers),
    )


def _free(key: str, taken: set[str]) -> str:
    """The key itself, or with the first number that makes it one of its kind."""
    made, number = key, 2
    while made in taken:
        made, number = f"{key}-{number}", number + 1
    return made
