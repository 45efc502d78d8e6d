"""What may be told of camps: that there are any only where each is large enough to be told of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.camps import Camps, Telling
from purposebuilt.participation.listening.known import Knowns
from purposebuilt.participation.listening.result import CampsOn, CampsTold
from purposebuilt.participation.small_numbers import (
    Known,
    Shown,
    camp_sizes,
    crossing_tells,
    fits_all,
    parted,
    share,
    withheld,
)

MOST = 8
"""On how many statements camps are described."""

FOLLOWS = 0.3
"""From this agreement with a known division on (adjusted Rand index) camps are said to go with it."""

NAMES = {"type": "kind of organisation"}

SMALL = "The positions fall into camps, but one of them has so few people that nothing of the camps is told."
FEW_HERE = "Too few people of a camp answered here."
BOUND = "Camps, kinds of partner and places together would tell of fewer people than may be told of."


def camps_told(found: Camps, heard: Ballots, known: Knowns, minimum: int) -> tuple[CampsTold, Knowns]:
    """What may leave of the camps that were found in the positions of a room.

    Camps part the same people as types and places do. On a statement on which their figures would bind with what is
    told of the room under any voice (`known`), those of the camps are withheld. The second
    result is what is known with the camps.
    """
    if not found.found:
        return CampsTold(False, found.sentence, (), ()), known
    people = {str(at): size for at, size in enumerate(found.sizes)}
    sizes = tuple(camp_sizes(people, minimum).values())
    if not all(one.told for one in sizes):
        return CampsTold(False, SMALL, (), ()), known
    telling = sorted(
        (_on(one, known[str(one.statement)], _who(one, found, heard), minimum) for one in found.telling[:MOST]),
        key=lambda one: (-(one.apart.number or 0.0), one.statement),
    )
    sentence = _sentence(found, sizes, len(heard.bodies) < len(heard.participants))
    votes = {str(one.statement): one.votes for one in found.telling}
    more = {
        one.statement: tuple(
            each.beside(parted(one.agree, votes[one.statement], each.people, minimum)) for each in known[one.statement]
        )
        for one in telling
        if one.agree[0].told
    }
    return CampsTold(True, sentence, sizes, tuple(telling)), {**known, **more}


def _on(one: Telling, known: Sequence[Known], who: Sequence[tuple[int, int, int]], minimum: int) -> CampsOn:
    """The camps on one statement; withheld for all of them where one is small there, or would follow from the rest."""
    agree = [round(part * votes) if votes else 0 for part, votes in zip(one.shares, one.votes, strict=True)]
    shown = [
        share(part if votes else 0.0, votes, minimum, (number, votes - number))
        for part, votes, number in zip(one.shares, one.votes, agree, strict=True)
    ]
    if not all(each.told for each in shown):
        shown = [withheld(FEW_HERE)] * len(shown)
    elif not fits_all(parted(shown, one.votes, known[0].people, minimum), known) or _crossed(
        shown, known, who, minimum
    ):
        shown = [withheld(BOUND)] * len(shown)
    return CampsOn(str(one.statement), tuple(shown), _apart(tuple(shown)))


def _who(one: Telling, found: Camps, heard: Ballots) -> list[tuple[int, int, int]]:
    """The type, the place and the camp (from 0; -1: none) of everybody who answered."""
    answered = np.flatnonzero(~np.isnan(heard.votes[:, heard.statements.index(str(one.statement))]))
    camp = {str(key): max(label, 0) - 1 for key, label in found.by_participant.items()}
    return [
        (int(heard.type[heard.body[at]]), int(heard.place[heard.body[at]]), camp.get(heard.participants[at], -1))
        for at in answered
    ]


def _crossed(shown: Sequence[Shown], known: Sequence[Known], who: Sequence[tuple[int, int, int]], minimum: int) -> bool:
    """Whether camps and types, or camps and places, tell of few to somebody who knows who is in which camp."""
    types, places = [(kind, camp, 1) for kind, _, camp in who], [(place, camp, 1) for _, place, camp in who]
    return any(
        crossing_tells(types, one.types, shown, minimum) or crossing_tells(places, one.places, shown, minimum)
        for one in known
    )


def _sentence(found: Camps, sizes: tuple[Shown, ...], belong: bool) -> str:
    """What the camps are, from what may be told of them."""
    texts = [one.text for one in sizes]
    people = f"of {texts[0]} people each" if len(set(texts)) == 1 else f"of {' and '.join(texts)} people"
    said = f"People fall into {len(sizes)} camps, {people}."
    with_known = belong and [NAMES.get(name, name) for name, value in found.follows.items() if value >= FOLLOWS]
    if with_known:
        return f"{said} They go with people's {' and '.join(with_known)}: that is a gap between known groups as well."
    return f"{said} They cut across the known groups." if belong else said


def _apart(shown: tuple[Shown, ...]) -> Shown:
    """How far the middles of the bands lie apart."""
    middles = [one.number for one in shown if one.number is not None]
    if len(middles) < len(shown):
        return withheld(next(one.reason for one in shown if not one.told))
    points = 100 * (max(middles) - min(middles))
    return Shown(f"about {points:.0f} points", number=round(points, 2))
