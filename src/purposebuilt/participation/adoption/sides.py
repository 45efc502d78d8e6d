"""Who agrees most and least with a statement, and what those who disagree say: nothing that rests on a few people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import numpy as np

from purposebuilt.design import Design
from purposebuilt.participation.adoption.choices import plainly
from purposebuilt.participation.ballots import ballots
from purposebuilt.participation.ground import Sort
from purposebuilt.participation.room import Room, Stance
from purposebuilt.participation.small_numbers import ReleasedStatement
from purposebuilt.rulebooks.rulebook import Rulebook

MOST_NAMED = 3
"""How many groups are named on each side at most: the others differ less."""

MOST_QUOTED = 2
"""How many reasons stand in a tension at most."""

ACROSS = {
    Sort.WITHIN: ("people who agree, inside the same partners", "people who disagree, inside the same partners"),
    Sort.CAMPS: ("one camp, with people of many partners", "another camp, with people of many partners"),
}
"""Who voices the two sides where neither is a kind of partner or a place."""


def named(design: Design, rulebook: Rulebook) -> Callable[[str], str]:
    """The name of a kind of partner or of a place; the key where it has none."""
    names = {each.key: each.name for each in design.places} | {each.key: each.name for each in rulebook.partner_kinds}
    return lambda key: names.get(key, key)


def voiced(of: ReleasedStatement, name: Callable[[str], str]) -> tuple[str, str]:
    """Who agrees most and who disagrees most, in words; empty where too few groups may be told of.

    Between kinds of partner (or places) only those count of which an agree share may be told, by that share as it may
    be told. Named are, most first, those in which more than half agree, and those in which fewer do; where all lean one
    way, the two at either end.
    """
    if of.sort in ACROSS:
        return ACROSS[of.sort]
    groups = of.by_place if of.sort is Sort.PLACES else of.by_type
    agree = {key: one.agree.number for key, one in groups.items() if one.agree.number is not None}
    ordered = sorted(agree, key=lambda key: (-agree[key], key))
    if len(ordered) < 2 or agree[ordered[0]] == agree[ordered[-1]]:
        return "", ""
    for_it = [key for key in ordered[:-1] if agree[key] > 0.5] or ordered[:1]
    against = [key for key in reversed(ordered) if key not in for_it and agree[key] < 0.5] or ordered[-1:]
    return _said(for_it, name), _said(against, name)


def _said(keys: list[str], name: Callable[[str], str]) -> str:
    return "; ".join(name(key) for key in keys[:MOST_NAMED])


def objections(room: Room, least: int) -> Mapping[str, tuple[str, ...]]:
    """For each statement what those who disagree gave as reasons, those given most often first, without any name.

    Only the position that counts is looked at (the latest of each person). A statement to which fewer than `least`
    people gave such a reason has none: one could then be traced to its giver.
    """
    heard = ballots(room)
    against = {
        key: {heard.participants[row] for row in np.flatnonzero(heard.votes[:, at] == Stance.DISAGREE)}
        for at, key in enumerate(heard.statements)
    }
    given: dict[str, dict[str, str]] = {}
    for each in sorted(room.each_position(), key=lambda one: one.round):
        if each.reason and each.stance is Stance.DISAGREE and each.participant in against.get(each.statement, ()):
            given.setdefault(each.statement, {})[each.participant] = each.reason.strip()
    return {key: _most_given(given[key]) for key in against if len(given.get(key, {})) >= least}


def _most_given(by_person: Mapping[str, str]) -> tuple[str, ...]:
    said: dict[str, str] = {}
    for words in sorted(by_person.values()):
        said.setdefault(plainly(words), words)
    often = Counter(plainly(words) for words in by_person.values())
    return tuple(said[key] for key in sorted(often, key=lambda key: (-often[key], key))[:MOST_QUOTED])
