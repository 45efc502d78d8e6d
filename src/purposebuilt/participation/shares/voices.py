"""From a room to a budget to be shared: which voices there are, what part each holds, and what each of them wants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal, get_args

from purposebuilt.design import Figure
from purposebuilt.participation.room import Moderation, Room, Stance
from purposebuilt.participation.shares.instance import Instance, Project, Voice
from purposebuilt.problems import Exit, Problem, Refusal, Where, register

NOTHING_TO_SHARE = register(
    "PB557", "A room has no budget, no proposals with a cost, or nobody who said what they want."
)
NO_WEIGHT = register("PB558", "A voice lacks what its part of the budget would rest on: a type, a quota or its people.")

Voices = Literal["organisation", "type", "people", "person"]
Wanted = dict[str, dict[int, Fraction]]
"""For each participant who was heard, what each proposal (by its place) is worth to them; it may be nothing."""

SAID = {
    "organisation": "Each organisation that was heard is one voice and holds an equal part of the budget.",
    "type": "Each type of organisation holds its quota of the budget, in equal parts for its organisations.",
    "people": "Each organisation that was heard holds a part in proportion to the people that it speaks for.",
    "person": "Each person who was heard is one voice and holds an equal part of the budget.",
}


def instance_of(room: Room, voices: Voices = "organisation", quotas: Mapping[str, float] | None = None) -> Instance:
    """A room's budget, proposals and wishes, shared between the voices that are asked for.

    **Who holds what.** ``organisation``: each organisation of which somebody was heard is one voice (somebody without
    an organisation is a voice of their own). ``type``: the same voices; each type holds its quota (equal quotas, where
    none are stated), split equally among its organisations. ``people``: parts in proportion to the people whom each
    organisation speaks for. ``person``: each person is a voice. Weights are such that on average a voice weighs 1.

    **What they want.** Where anybody put points on proposals, points count: in the last round in which a person gave
    any. Else whoever agrees, in their latest position, with a statement that words the purpose of a proposal (that
    carries its key, or names the same purpose) approves it. An organisation's wishes are the mean, exactly, of those
    of its people who were heard: with points, of their points; with approvals, the share who approve, times the cost.

    Raises Refusal with every problem: nothing to share, or a voice without a type, a quota or its people.
    """
    if voices not in get_args(Voices):
        raise ValueError(f"there are no voices '{voices}': they are one of {', '.join(get_args(Voices))}")
    problems = _lacking(room)
    projects = tuple(Project(one.key, exactly(one.cost), one.title) for one in room.proposals)
    pointed = _pointed(room)
    wanted = pointed or _agreed(room)
    if not wanted:
        message = "Nobody gave points to a proposal or took a stand on a statement."
        problems.append(_nothing(message, "Ask the room for points on its proposals, or for positions."))
    bodies = _bodies(room, wanted, voices)
    held, more = _weighed(room, tuple(bodies), voices, quotas)
    problems += more
    if problems or room.budget is None:
        raise Refusal(tuple(problems), Exit.DESIGN_NOT_READY)
    worth = [_mean([wanted[person] for person in people]) for people in bodies.values()]
    in_points = bool(pointed) or voices != "person"
    if in_points and not pointed:
        worth = [{at: share * projects[at].cost for at, share in one.items()} for one in worth]
    kept = [sorted((at, gain) for at, gain in one.items() if gain > 0) for one in worth]
    return Instance(
        title=room.about.title,
        budget=exactly(room.budget),
        projects=projects,
        voices=held,
        wishes=tuple(tuple(at for at, _ in one) for one in kept),
        points=tuple(tuple(gain for _, gain in one) for one in kept) if in_points else None,
        currency="GBP",
        voices_are=SAID[voices],
    )


def exactly(said: Figure | float) -> Fraction:
    """The decimal number that was written, which a float only comes near to."""
    return Fraction(repr(float(said)))


def _nothing(message: str, remedy: str, sheet: str = "", key: str = "") -> Problem:
    return Problem(NOTHING_TO_SHARE, message, remedy, where=Where(sheet=sheet, key=key))


def _lacking(room: Room) -> list[Problem]:
    found = []
    if room.budget is None or float(room.budget) < 0:
        found.append(_nothing("The room has no budget of 0 or more.", "State the budget that is to be shared."))
    if not room.proposals:
        found.append(_nothing("The room has no proposals.", "Add what could be bought, each with its cost."))
    for one in room.proposals:
        if float(one.cost) < 0:
            found.append(_nothing("A cost is below 0.", "Give what the proposal costs.", "proposals", one.key))
    return found


def _pointed(room: Room) -> Wanted:
    """Points on proposals, in the last round in which each person gave any."""
    place = {one.key: at for at, one in enumerate(room.proposals)}
    given = [one for one in room.points if one.about in place]
    last = {one.participant: 0 for one in given}
    for one in given:
        last[one.participant] = max(last[one.participant], one.round)
    wanted: Wanted = {person: {} for person in last}
    for one in given:
        if one.round == last[one.participant]:
            wanted[one.participant][place[one.about]] = exactly(one.points)
    return wanted


def _agreed(room: Room) -> Wanted:
    """Approvals: whoever agrees with a statement that words a proposal's purpose. All who took a stand were heard."""
    serves: dict[str, list[int]] = defaultdict(list)
    for at, proposal in enumerate(room.proposals):
        for one in room.statements:
            counts = one.moderation is not Moderation.OUT and not one.meta
            if counts and proposal.purpose and proposal.purpose in (one.key, one.purpose):
                serves[one.key].append(at)
    latest: dict[tuple[str, str], tuple[int, Stance]] = {}
    for position in room.each_position():
        key = (position.participant, position.statement)
        if key not in latest or position.round >= latest[key][0]:
            latest[key] = (position.round, position.stance)
    wanted: Wanted = {}
    for (person, statement), (_, stance) in sorted(latest.items()):
        mine = wanted.setdefault(person, {})
        if stance is Stance.AGREE:
            mine.update({at: Fraction(1) for at in serves[statement]})
    return wanted


def _bodies(room: Room, heard: Iterable[str], voices: Voices) -> dict[str, list[str]]:
    """The people of each voice, voices in the order of their keys. Somebody without an organisation stands alone."""
    known = set(heard)
    bodies: dict[str, list[str]] = defaultdict(list)
    for one in room.participants:
        if one.key in known:
            body = one.key if voices == "person" else one.organisation or f"~{one.key}"
            bodies[body].append(one.key)
    return dict(sorted(bodies.items()))


def _mean(given: list[dict[int, Fraction]]) -> dict[int, Fraction]:
    total: dict[int, Fraction] = defaultdict(Fraction)
    for one in given:
        for at, points in one.items():
            total[at] += points
    return {at: points / len(given) for at, points in total.items()}


def _weighed(
    room: Room, keys: tuple[str, ...], voices: Voices, quotas: Mapping[str, float] | None
) -> tuple[tuple[Voice, ...], list[Problem]]:
    """The voices with their weights, on average 1, and what is lacking."""
    known = {one.key: one for one in room.organisations}
    problems: list[Problem] = []
    weights = {key: Fraction(1) for key in keys}
    rests = dict.fromkeys(keys, "one voice")
    if voices == "people":
        for key in keys:
            people = known[key].people if key in known else None
            weights[key] = exactly(people) if people is not None and float(people) > 0 else Fraction(0)
            rests[key] = f"{float(weights[key]):,.12g} people"
        problems = [_unweighed(key, "number of people") for key in keys if not weights[key]]
    elif voices == "type":
        types = {key: known[key].type if key in known else "" for key in keys}
        shares = _quotas(types, quotas, problems)
        count = Counter(types.values())
        weights = {key: shares.get(types[key], Fraction(0)) / count[types[key]] for key in keys}
        rests = {key: f"1 of {count[types[key]]} of type {types[key]}" for key in keys}
    total = sum(weights.values(), Fraction(0))
    if problems or not total:
        return (), problems
    named = {key: known[key].name if key in known else key.removeprefix("~") for key in keys}
    return tuple(Voice(key, named[key], weights[key] * len(keys) / total, rests[key]) for key in keys), []


def _quotas(types: dict[str, str], quotas: Mapping[str, float] | None, problems: list[Problem]) -> dict[str, Fraction]:
    problems += [_unweighed(key, "type") for key, kind in types.items() if not kind]
    kinds = sorted(set(types.values()) - {""})
    shares = {kind: Fraction(1) for kind in kinds} if quotas is None else {}
    for kind, share in (quotas or {}).items():
        if share > 0 and kind in kinds:
            shares[kind] = exactly(share)
        else:
            message = f"The quota of '{kind}' is not above 0, or nobody of that type was heard."
            remedy = "Give quotas above 0, for types of which somebody was heard."
            problems.append(Problem(NO_WEIGHT, message, remedy, where=Where(column="quotas", key=kind)))
    for kind in kinds:
        if kind not in shares and not any(one.where.key == kind for one in problems):
            message = f"There is no quota for '{kind}'."
            where = Where(column="quotas", key=kind)
            problems.append(
                Problem(NO_WEIGHT, message, "Give each type of which somebody was heard a quota.", where=where)
            )
    return shares


def _unweighed(key: str, what: str) -> Problem:
    message = f"The organisation has no {what}, on which its part of the budget would rest."
    if key.startswith("~"):
        message = f"A participant without an organisation was heard, and so there is no {what} for them."
    remedy = "State it, or choose voices that do not need it."
    return Problem(NO_WEIGHT, message, remedy, where=Where(sheet="organisations", key=key.removeprefix("~")))
