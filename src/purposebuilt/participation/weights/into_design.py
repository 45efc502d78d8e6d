"""A room's weights in the design: what each partner gives to each criterion, and what the criteria weigh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from purposebuilt.design import Basis, Criterion, Design, Figure, PartnerWeight
from purposebuilt.design_files.columns import MEASURES
from purposebuilt.participation.room import Room
from purposebuilt.participation.weights.choices import best_worst_shares
from purposebuilt.participation.weights.heard import Heard, heard, one_voice
from purposebuilt.participation.weights.levels import upwards
from purposebuilt.participation.weights.pots import point_shares
from purposebuilt.participation.weights.purposes import criteria_of, measured, purpose_of
from purposebuilt.participation.weights.shares import Floats, Shares, Way
from purposebuilt.participation.weights.swings import swing_shares
from purposebuilt.problems import Problem, Severity, Where, register

NAMED = 8
"""How many keys a sentence names; of more it gives the number."""

NO_WHY = register("PB562", "Weights were given to a purpose or statement that no criterion of the design serves.")
NO_PARTNER = register("PB563", "An organisation of the room that gave weights is no partner of the design.")


@dataclass(frozen=True, eq=False)
class Fed:
    """A design with a room's weights in it, and how that came about.

    `spoke` are the partners whose weights now come from the room, `kept` those whose weights are as they were.
    `weights` are the new ones. `lost` says which purposes or statements found no criterion. `sentences` say it.
    """

    design: Design
    way: Way | None
    spoke: tuple[str, ...]
    kept: tuple[str, ...]
    weights: tuple[PartnerWeight, ...]
    lost: tuple[str, ...]
    problems: tuple[Problem, ...]
    sentences: tuple[str, ...]


def ways_heard(room: Room) -> tuple[Way, ...]:
    """The ways in which weights were given in this room; the first is the one that feeds a design."""
    asked = ((Way.SWING, room.weights), (Way.POINTS, room.points), (Way.BEST_WORST, room.best_worst))
    return tuple(way for way, rows in asked if rows)


def partner_weights(room: Room, design: Design, way: Way | None = None) -> tuple[PartnerWeight, ...]:
    """What each partner gives to each criterion (or measure), out of 100 points, on the basis of what its people said.

    A partner is that of an organisation, else the organisation's own key where the design has such a partner. It gives
    what its people give (see `one_voice`). Weights about purposes and statements are shared over criteria (see
    `criteria_of`).
    """
    return feed(design, room, way).weights


def with_weights(design: Design, room: Room) -> Design:
    """The design with the room's weights: those of partners who spoke are replaced, and the others stay."""
    return feed(design, room).design


def feed(design: Design, room: Room, way: Way | None = None) -> Fed:
    """Put a room's weights into a design. `way` is how they were asked for; the first that was used where not given.

    Partner weights feed the voices of an appraisal and the weights that are drawn around what partners gave. Criteria
    get what the room gives as their weights among the children of one parent: those that were weighed share anew
    what they held together, the others keep theirs. Where some swings are about criteria and others about purposes,
    only those about criteria are taken.
    """
    ways = ways_heard(room)
    if not ways and way is None:
        return Fed(design, None, (), _partners(design.weights), (), (), (), ("Nobody gave weights in this room.",))
    chosen = way or ways[0]
    shares, lost, problems = _on_criteria(design, room, chosen)
    named, strangers = _as_partners(design, room, shares)
    weights = tuple(_weights(named, _of_partners(room), design))
    spoke = _partners(weights)
    merged = (*(one for one in design.weights if one.partner not in spoke), *weights)
    criteria = _with_shares(design, heard(shares, room))
    fed = replace(design, weights=merged, criteria=criteria)
    kept = tuple(key for key in _partners(design.weights) if key not in spoke)
    told = _sentences((chosen, *(one for one in ways if one is not chosen)), spoke, kept, lost)
    return Fed(fed, chosen, spoke, kept, weights, lost, (*problems, *strangers.values()), told)


def _partners(weights: tuple[PartnerWeight, ...]) -> tuple[str, ...]:
    return tuple(sorted({one.partner for one in weights}))


def _on_criteria(design: Design, room: Room, way: Way) -> tuple[Shares, tuple[str, ...], tuple[Problem, ...]]:
    """Everybody's shares of criteria and measures, what found no criterion, and every problem on the way."""
    shares = _asked(design, room, way)
    purposes = purpose_of(room)
    known = _known(design)
    to: dict[str, Mapping[str, float]] = {}
    for key in shares.about:
        purpose = purposes.get(key, key)
        found = {key: 1.0} if key in known else criteria_of(design, purpose)
        to[key] = measured(design, found)
    lost = tuple(key for key in shares.about if not to[key])
    problems = (*shares.problems, *(_no_why(key) for key in lost))
    return _moved(shares, to), lost, problems


def _known(design: Design) -> frozenset[str]:
    """What a partner weight may be about: a criterion of the design, or a measure."""
    return frozenset({one.key for one in design.criteria} | set(MEASURES))


def _asked(design: Design, room: Room, way: Way) -> Shares:
    if way is Way.SWING:
        known = _known(design)
        about = {one.about for one in room.weights}
        return swing_shares(room, design.criteria, about & known or None)
    return point_shares(room) if way is Way.POINTS else best_worst_shares(room)


def _moved(shares: Shares, to: Mapping[str, Mapping[str, float]]) -> Shares:
    """Shares moved to where each thing's weight goes, put back to a sum of 1; reasons go with them.

    Somebody all of whose weight found no criterion is left out.
    """
    about = tuple(sorted({end for ends in to.values() for end in ends}))
    at = {key: column for column, key in enumerate(about)}
    move = np.zeros((len(shares.about), len(about)))
    for row, key in enumerate(shares.about):
        for end, part in to[key].items():
            move[row, at[end]] += part
    moved: Floats = shares.shares @ move
    total = moved.sum(axis=1)
    rows = np.flatnonzero(total > 0)
    reasons: dict[tuple[str, str], str] = {}
    for (person, key), words in sorted(shares.reasons.items()):
        for end in to.get(key, {}):
            said = reasons.get((person, end))
            reasons[(person, end)] = f"{said} {words}" if said else words
    people = tuple(shares.participants[row] for row in rows)
    return Shares(shares.way, people, about, moved[rows] / total[rows, None], reasons, shares.problems)


def _as_partners(design: Design, room: Room, shares: Shares) -> tuple[Shares, dict[str, Problem]]:
    """The shares of people who belong to a body, and a problem for each body that is no partner of the design."""
    known = {one.key for one in design.partners}
    home = {one.key: one.organisation for one in room.participants}
    partner = {one.key: one.partner or one.key for one in room.organisations}
    rows = [at for at, key in enumerate(shares.participants) if home.get(key)]
    bodies = sorted({home[shares.participants[at]] for at in rows})
    strangers = {partner.get(key, key): _no_partner(key) for key in bodies if partner.get(key, key) not in known}
    people = tuple(shares.participants[at] for at in rows)
    return replace(shares, participants=people, shares=shares.shares[rows]), strangers


def _of_partners(room: Room) -> Room:
    """The room in which everybody belongs to the partner of their organisation, so that a partner speaks once."""
    partner = {one.key: one.partner or one.key for one in room.organisations}
    people = (replace(one, organisation=partner.get(one.organisation, one.organisation)) for one in room.participants)
    return replace(room, participants=tuple(people), organisations=())


def _weights(shares: Shares, room: Room, design: Design) -> list[PartnerWeight]:
    """100 points of each partner over what was weighed, in the order of the design's partners, with the reasons."""
    bodies, _, table = one_voice(shares, room)
    row = {key: at for at, key in enumerate(bodies)}
    home = {one.key: one.organisation for one in room.participants}
    said: dict[tuple[str, str], set[str]] = {}
    for (person, about), words in shares.reasons.items():
        said.setdefault((home.get(person, ""), about), set()).add(words)
    made = []
    for key in (one.key for one in design.partners if one.key in row):
        for column, about in enumerate(shares.about):
            points = Figure(float(f"{100 * table[row[key], column]:.10g}"), Basis.JUDGED)
            made.append(PartnerWeight(key, about, points, "; ".join(sorted(said.get((key, about), ())))))
    return made


def _with_shares(design: Design, room: Heard) -> tuple[Criterion, ...]:
    """Criteria with the room's shares as weights among the children of one parent."""
    by_key = {one.key: one for one in design.criteria}
    total: dict[str, float] = {}
    for end, share in zip(room.about, room.together.tolist(), strict=True):
        for key in upwards(end, by_key):
            total[key] = total.get(key, 0.0) + share
    weight: dict[str, Figure] = {}
    for parent in sorted({by_key[key].parent for key in total}):
        group = sorted(key for key in total if by_key[key].parent == parent)
        everything = sum(total[key] for key in group)
        held = sum(max(0.0, float(by_key[key].weight or 0.0)) for key in group) or 100.0
        for key in group if everything > 0 else ():
            weight[key] = Figure(float(f"{held * total[key] / everything:.10g}"), Basis.JUDGED)
    return tuple(replace(one, weight=weight[one.key]) if one.key in weight else one for one in design.criteria)


def _no_why(key: str) -> Problem:
    return Problem(
        NO_WHY,
        f"Weights were given to '{key}', and no criterion of the design serves it.",
        "Write a criterion with that purpose, or give the statement the purpose that it words.",
        Severity.WARNING,
        Where(sheet="criteria", column="purpose", key=key),
    )


def _no_partner(key: str) -> Problem:
    return Problem(
        NO_PARTNER,
        f"The organisation '{key}' gave weights and is no partner of the design.",
        "Name its partner in the column 'partner' of the organisations, or add the partner to the design.",
        Severity.WARNING,
        Where(sheet="organisations", column="partner", key=key),
    )


def _sentences(
    ways: tuple[Way, ...], spoke: tuple[str, ...], kept: tuple[str, ...], lost: tuple[str, ...]
) -> tuple[str, ...]:
    """Which way was taken, whose weights are new, whose stay, and what found no criterion."""
    made = [f"The weights of {len(spoke)} {'partner comes' if len(spoke) == 1 else 'partners come'} from the room."]
    if len(ways) > 1:
        others = " and ".join(one.value for one in ways[1:])
        made.append(f"They were asked for by {ways[0].value}; what was given by {others} is not mixed in.")
    if kept:
        made.append(f"Weights stay as they were written for {_listed(kept, 'partner')}.")
    if lost:
        made.append(f"No criterion serves {_listed(lost, 'thing')}. Their weight is shared over what else was weighed.")
    return tuple(made)


def _listed(keys: tuple[str, ...], what: str) -> str:
    """How many, and which where a sentence can hold them; the record has all."""
    count = f"one {what}" if len(keys) == 1 else f"{len(keys)} {what}s"
    return f"{count}: {', '.join(keys)}" if len(keys) <= NAMED else count
