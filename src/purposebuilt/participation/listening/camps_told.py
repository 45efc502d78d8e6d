"""What may be told of camps: that there are any only where each is large enough to be told of."""

from __future__ import annotations

from purposebuilt.participation.ballots import Ballots
from purposebuilt.participation.camps import Camps
from purposebuilt.participation.listening.result import CampsOn, CampsTold
from purposebuilt.participation.small_numbers import Shown, camp_sizes, share, withheld

MOST = 8
"""On how many statements camps are described."""

FOLLOWS = 0.3
"""From this agreement with a known division on (adjusted Rand index) camps are said to go with it."""

NAMES = {"type": "kind of organisation"}

SMALL = "The positions fall into camps, but one of them has so few people that nothing of the camps is told."


def camps_told(found: Camps, heard: Ballots, minimum: int) -> CampsTold:
    """What may leave of the camps that were found in the positions of a room."""
    if not found.found:
        return CampsTold(False, found.sentence, (), ())
    people = {str(at): size for at, size in enumerate(found.sizes)}
    sizes = tuple(camp_sizes(people, minimum).values())
    if not all(one.told for one in sizes):
        return CampsTold(False, SMALL, (), ())
    telling = []
    for one in found.telling[:MOST]:
        shown = tuple(share(part, votes, minimum) for part, votes in zip(one.shares, one.votes, strict=True))
        telling.append(CampsOn(str(one.statement), shown, _apart(shown)))
    return CampsTold(True, _sentence(found, sizes, len(heard.bodies) < len(heard.participants)), sizes, tuple(telling))


def _sentence(found: Camps, sizes: tuple[Shown, ...], belong: bool) -> str:
    """What the camps are, from what may be told of them."""
    said = f"People fall into {len(sizes)} camps, of {' and '.join(one.text for one in sizes)} people."
    with_known = belong and [NAMES.get(name, name) for name, value in found.follows.items() if value >= FOLLOWS]
    if with_known:
        return f"{said} They go with people's {' and '.join(with_known)}: that is a gap between known groups as well."
    return f"{said} They cut across the known groups." if belong else said


def _apart(shown: tuple[Shown, ...]) -> Shown:
    """How far the middles of the bands lie apart."""
    middles = [one.number for one in shown if one.number is not None]
    if len(middles) < len(shown):
        return withheld("Too few people of a camp answered.")
    points = 100 * (max(middles) - min(middles))
    return Shown(f"about {points:.0f} points", number=round(points, 2))
