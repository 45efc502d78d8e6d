"""Listening to a room: everything that is found, as it may leave."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from purposebuilt.participation.ballots import Ballots, ballots
from purposebuilt.participation.camps import camps
from purposebuilt.participation.ground import Voice, shared_ground
from purposebuilt.participation.listening.camps_told import camps_told
from purposebuilt.participation.listening.classic_told import classic_told
from purposebuilt.participation.listening.known import known_by_statement
from purposebuilt.participation.listening.result import Listened
from purposebuilt.participation.listening.rounds_told import rounds_told
from purposebuilt.participation.listening.switch import by_voice, switch
from purposebuilt.participation.listening.weights_told import weights_told
from purposebuilt.participation.one_thread import one_thread
from purposebuilt.participation.room import Room
from purposebuilt.participation.shares import Outcome, equal_shares, instance_of
from purposebuilt.participation.shares.equal import Completion
from purposebuilt.participation.small_numbers import apart, released, smallest_cell
from purposebuilt.problems import Exit, Problem, Refusal, Severity, Where, register

NO_BUDGET = register("PB581", "There are proposals and no budget, or a budget and no proposals, so none is shared.")
NOBODY = register("PB580", "Nobody in the room took a position, so there is nothing to listen to.")

COMPLETIONS: tuple[Completion, ...] = ("none", "add-one", "add-one-utilitarian", "greedy")
"""The ways to spend more of a shared budget, in the order in which they are shown."""


@one_thread()
def listen(room: Room, voice: Voice | str = Voice.ORGANISATION, seed: int = 0, minimum: int | None = None) -> Listened:
    """Everything that is found in a room and may leave it.

    `voice` says whose voice counts as one, `seed` starts what is drawn at random, `minimum` is the smallest number of
    people told of (the rulebook's where it is not given). Raises :class:`Refusal` where nobody took a position, or the
    voice cannot be counted.
    """
    least = smallest_cell() if minimum is None else minimum
    heard = ballots(room)
    if not heard.participants:
        problem = Problem(NOBODY, "Nobody took a position.", "Fill in the table of positions, then listen again.")
        raise Refusal((problem,), Exit.DESIGN_NOT_READY)
    found = camps(heard, seed)
    by_person = {str(key): camp for key, camp in found.by_participant.items()} if found.found else {}
    ground = released(shared_ground(room, voice, by_person), room, least)
    told, left_out = by_voice(heard, by_person, least, ground)
    known = known_by_statement(told.values(), heard, least)
    drawn, known = camps_told(found, heard, known, least)
    weights, problems = weights_told(room, least)
    budget = _budget(room)
    return Listened(
        about=room.about,
        texts=_texts(room),
        named={one.key: one.name or one.key for one in room.organisations},
        ground=ground,
        switch=switch(heard, told, left_out),
        camps=drawn,
        classic=classic_told(heard, least),
        clarity=rounds_told(room, known, least),
        weights=weights,
        budget=budget,
        receipts=_receipts(heard, budget, least),
        problems=(*problems, *_unshared(room)),
    )


def _texts(room: Room) -> Mapping[str, str]:
    return {
        **{one.key: one.title for one in room.proposals},
        **{one.key: one.text or one.key for one in room.statements},
    }


def _budget(room: Room) -> Mapping[str, Outcome]:
    """The outcome of each way of completion; nothing where there is no budget or nothing to buy."""
    if room.budget is None or not room.proposals:
        return {}
    instance = instance_of(room)
    return {way: equal_shares(instance, way) for way in COMPLETIONS}


def _unshared(room: Room) -> tuple[Problem, ...]:
    """Say where half of what a shared budget needs is there; nothing where both halves are, or neither."""
    if room.proposals and room.budget is None:
        message = "There are proposals and no budget, so none is shared."
        remedy = "Write the sum in the column 'budget' of the table room, with its basis."
        return (Problem(NO_BUDGET, message, remedy, Severity.WARNING, Where("room", column="budget")),)
    if room.budget is not None and not room.proposals:
        message = "There is a budget and nothing to spend it on."
        remedy = "List what could be bought, with its cost, in the table proposals, or leave the budget empty."
        return (Problem(NO_BUDGET, message, remedy, Severity.WARNING, Where("proposals")),)
    return ()


def _receipts(heard: Ballots, budget: Mapping[str, Outcome], minimum: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which voices may be told one by one, and which only together, by how many people stand behind each."""
    if not budget:
        return (), ()
    number = dict(zip(heard.bodies, np.bincount(heard.body, minlength=len(heard.bodies)).tolist(), strict=True))
    voices = [one.key for one in budget["none"].instance.voices]
    parted = apart({key: number.get(key, 0) for key in voices}, minimum)
    return parted.alone, parted.together
