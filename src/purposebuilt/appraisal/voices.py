"""Whose weights count: each partner's own, made comparable over the objectives that are weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from purposebuilt.design import Design
from purposebuilt.formulation.configuration import Objective
from purposebuilt.programme import Floats
from purposebuilt.rulebooks.rulebook import Rulebook


@dataclass(frozen=True, eq=False)
class Voice:
    """What one partner (or group of partners) cares about: weights over the objectives (k, summing to 1).

    `given` is False where no weight about these objectives was written down, and equal ones stand in.
    """

    key: str
    name: str
    weights: Floats
    given: bool
    members: tuple[str, ...] = ()


def voices(design: Design, objectives: Sequence[Objective]) -> tuple[Voice, ...]:
    """One voice for each partner, in the order of the design."""
    points = _points(design, objectives)
    return tuple(
        _voice(partner.key, partner.name, points.get(partner.key), (len(objectives), (partner.key,)))
        for partner in design.partners
    )


def groups(design: Design, rulebook: Rulebook, everyone: Sequence[Voice]) -> tuple[Voice, ...]:
    """One voice for each kind of partner with weights of its own: the mean of its members who gave weights.

    A kind with one member goes by that member's name. Kinds in which nobody gave weights speak together as one voice
    with equal weights, last.
    """
    kind_of = {partner.key: partner.kind for partner in design.partners}
    names = {kind.key: kind.name for kind in rulebook.partner_kinds}
    found: list[Voice] = []
    silent: list[str] = []
    for kind in dict.fromkeys(kind_of[voice.key] for voice in everyone):
        members = [voice for voice in everyone if kind_of[voice.key] == kind]
        speaking = [voice.weights for voice in members if voice.given]
        keys = tuple(voice.key for voice in members)
        if speaking:
            mean = np.mean(np.array(speaking), axis=0)
            name = members[0].name if len(members) == 1 else several(names.get(kind, kind.replace("-", " ")))
            found.append(Voice(kind, name, mean, given=True, members=keys))
        else:
            silent.extend(keys)
    if silent and everyone:
        count = len(everyone[0].weights)
        even = np.full(count, 1.0 / count)
        found.append(Voice("equal-weights", "equal weights", even, given=False, members=tuple(silent)))
    return tuple(found)


def several(kind: str) -> str:
    """The name of a kind of partner for several of them: ``Local authority`` gives ``Local authorities``."""
    head = (
        kind.split(":", maxsplit=1)[0]
        .split(" (", maxsplit=1)[0]
        .split(" that ", maxsplit=1)[0]
        .split(", its ", maxsplit=1)[0]
    )
    if head.endswith(("s", "care", "England", "Healthwatch", "Police")):
        return head
    return f"{head[:-1]}ies" if head.endswith("y") else f"{head}s"


def _points(design: Design, objectives: Sequence[Objective]) -> Mapping[str, Floats]:
    """Points each partner gave to each objective, by its name or through criteria that use it as their measure."""
    position = {objective.name: at for at, objective in enumerate(objectives)}
    measured = {criterion.key: criterion.measure for criterion in design.criteria}
    points: dict[str, Floats] = {}
    for weight in design.weights:
        about = weight.about if weight.about in position else measured.get(weight.about, "")
        if about in position:
            row = points.setdefault(weight.partner, np.zeros(len(objectives)))
            row[position[about]] += max(0.0, float(weight.points))
    return points


def _voice(key: str, name: str, points: Floats | None, shape: tuple[int, tuple[str, ...]]) -> Voice:
    count, members = shape
    if points is None or points.sum() <= 0:
        return Voice(key, name, np.full(count, 1.0 / count), given=False, members=members)
    return Voice(key, name, points / points.sum(), given=True, members=members)
