"""From statements to purposes, criteria and functions, and what has no why on the way."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt import rulebooks
from purposebuilt.design import Criterion, Design
from purposebuilt.participation.adoption.result import Spoken, WhyTrace
from purposebuilt.participation.room import Moderation, Room
from purposebuilt.participation.small_numbers import ReleasedGround
from purposebuilt.rulebooks.rulebook import Rulebook
from purposebuilt.rulebooks.trace import Thread, trace


def why_trace(
    room: Room, design: Design, rulebook: Rulebook, words: Mapping[str, str], ground: ReleasedGround
) -> WhyTrace:
    """The way from what a room said to the work of a design, and back. `words` leads from statements to purposes."""
    made = trace(design, rulebook.aims, rulebooks.functions_of(rulebook, design))
    points = _points(room, words, ground.minimum)
    counted = [each for each in room.statements if each.moderation is not Moderation.OUT and not each.meta]
    return WhyTrace(
        purposes=tuple(_spoken(thread, words, ground, points) for thread in made.threads),
        statements_without_purpose=tuple(each.key for each in counted if each.key not in words),
        criteria_without_purpose=without_purpose(design),
        functions_without_why=made.functions_without_purpose,
        functions_by_aim_only=made.functions_by_aim_only,
    )


def _spoken(thread: Thread, words: Mapping[str, str], ground: ReleasedGround, points: Mapping[str, float]) -> Spoken:
    key = thread.purpose.key
    found = [each for each in ground.statements if words.get(each.key) == key]
    return Spoken(
        purpose=key,
        statements=tuple(each.key for each in found),
        sorts=tuple(each.sort.value for each in found),
        points=points.get(key),
        criteria=tuple(each.key for each in thread.criteria),
        functions=thread.functions,
        direct=thread.direct,
    )


def _points(room: Room, words: Mapping[str, str], least: int) -> Mapping[str, float]:
    """Each purpose's share of all points that went to statements, everybody who gave any alike.

    To a hundredth. Those to which fewer than `least` people gave points are left out: their givers could be guessed.
    """
    own = {each.key for each in room.statements}
    given = [each for each in room.points if each.about in own and each.points > 0]
    latest: dict[str, int] = {}
    for each in given:
        latest[each.participant] = max(each.round, latest.get(each.participant, each.round))
    pots: dict[str, dict[str, float]] = {}
    for each in given:
        if each.round == latest[each.participant]:
            pots.setdefault(each.participant, {})[each.about] = each.points
    shares: dict[str, dict[str, float]] = {}
    for person in sorted(pots):
        whole = sum(pots[person][about] for about in sorted(pots[person]))
        for about in sorted(set(pots[person]) & set(words)):
            purpose = shares.setdefault(words[about], {})
            purpose[person] = purpose.get(person, 0.0) + pots[person][about] / whole / len(pots)
    return {key: round(sum(by_person.values()), 2) for key, by_person in shares.items() if len(by_person) >= least}


def without_purpose(design: Design) -> tuple[str, ...]:
    """Keys of criteria that climb to no purpose: neither they nor one that they refine names one."""
    by_key = {each.key: each for each in design.criteria}
    return tuple(each.key for each in design.criteria if not _climbs(each, by_key))


def _climbs(criterion: Criterion, by_key: Mapping[str, Criterion]) -> bool:
    seen: set[str] = set()
    at: Criterion | None = criterion
    while at is not None and not at.purpose and at.key not in seen:
        seen.add(at.key)
        at = by_key.get(at.parent)
    return at is not None and bool(at.purpose)
