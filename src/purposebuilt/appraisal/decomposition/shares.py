"""The price of what lines share: how a team's cost and a pair's agreement are divided so that the bound is greatest.

Give each line that may use a team a share of the team's cost (shares >= 0, together the cost), and each side of a
possible agreement a share of its reward (together the reward). Then every line may choose for itself, and the sum of
what the lines pay is never more than any configuration costs: a configuration that uses a team pays it in full, while
its lines pay only their shares; an agreement that both sides have is rewarded in full, and one that a single side has
is rewarded in part where the configuration gets nothing. The greatest such sum is the value of the linear relaxation.

Method: block coordinate ascent on the dual of that relaxation, one team or agreement at a time, with the others'
shares held (dual ascent for facility location: Erlenkotter 1978; for agreements: Globerson and Jaakkola 2007, Werner
2007). The best shares of one team, for a softened least, are the projection of what the use is worth to each line
onto the shares that add up (see :func:`_onto`). A softened least (temperature above 0) keeps the ascent from stopping
in a corner: it climbs a smooth concave function, which coordinate ascent does not leave short of its greatest value.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.decomposition.parts import LARGE, Part, TeamStep
from purposebuilt.programme import Booleans, Floats


@dataclass(frozen=True, eq=False)
class Prices:
    """A block's own prices: the first side's part of each agreement (<= 0), each line's share of each team (>= 0)."""

    agree: Floats
    share: Floats


def costs_of(part: Part, limits: Floats) -> Floats:
    """What each of a block's own teams costs (t) where each unit of each limit has a price (K)."""
    counted = part.team_limit >= 0
    price = np.where(counted, limits[part.team_limit], 0.0) if limits.size else np.zeros(len(part.fixed))
    return np.asarray(part.fixed + price * part.team_use)


def opening(part: Part, fixed: Floats) -> Prices:
    """Everything divided equally."""
    lines = np.bincount(part.entry_team, minlength=len(fixed))[part.entry_team]
    return Prices(-part.weight / 2, fixed[part.entry_team] / np.maximum(1, lines))


def priced(part: Part, prices: Prices, shared: Floats, limits: Floats) -> Floats:
    """What each candidate costs its line (n x k); `shared` are its shares of teams of several blocks."""
    paid = part.cost + np.where(part.limit >= 0, limits[part.limit] if limits.size else 0.0, 0.0) * part.use
    paid += team_pays(part, prices, shared)
    for pair in part.pair_steps:
        own = prices.agree[pair.item]
        paid[pair.row] += pair.mask * np.concatenate([own, -pair.weight - own])[:, None]
    return paid


def team_pays(part: Part, prices: Prices, shared: Floats) -> Floats:
    """What each candidate's line pays for its team (n x k), where more than one line may use it."""
    pays = np.zeros(part.cost.shape)
    np.add.at(pays, part.shared_row, part.shared_mask * shared[:, None])
    for team in part.team_steps:
        for column in range(team.row.shape[1]):
            pays[team.row[:, column]] += team.mask[:, column] * prices.share[team.entry[:, column]][:, None]
    return pays


def refit(part: Part, prices: Prices, fixed: Floats) -> Prices:
    """The same shares in proportion, adding up to costs that have changed."""
    total = np.bincount(part.entry_team, weights=prices.share, minlength=len(fixed))[part.entry_team]
    lines = np.bincount(part.entry_team, minlength=len(fixed))[part.entry_team]
    goal = fixed[part.entry_team]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(total > 0, prices.share * (goal / total), goal / np.maximum(1, lines))
    return Prices(prices.agree, share)


def ascend(part: Part, prices: Prices, paid: Floats, fixed: Floats, temperature: float) -> Prices:
    """One pass over all teams and agreements of a block. `paid` (n x k) is changed in place with the prices."""
    agree, share = prices.agree.copy(), prices.share.copy()
    for team in part.team_steps:
        climb(team, paid, share, fixed, temperature)
    for pair in part.pair_steps:
        own = agree[pair.item]
        before = np.concatenate([own, -pair.weight - own])
        count = len(own)
        worth = _worth(paid[pair.row], pair.mask, temperature) + before
        after = np.clip((worth[:count] - worth[count:] - pair.weight) / 2, -pair.weight, 0.0)
        agree[pair.item] = after
        change = np.concatenate([after, -pair.weight - after]) - before
        paid[pair.row] += pair.mask * change[:, None]
    return Prices(agree, share)


def climb(team: TeamStep, paid: Floats, share: Floats, fixed: Floats, temperature: float) -> None:
    """Divide the costs of the teams of a step anew. `paid` and `share` are changed in place."""
    worth, own = worth_of(team, paid, share, temperature)
    after = _onto(worth, fixed[team.team], team.valid)
    share[team.entry[team.valid]] = after[team.valid]
    change = after - own
    rows, masks = team.row[team.valid], team.mask[team.valid]
    paid[rows] += masks * change[team.valid][:, None]


def worth_of(team: TeamStep, paid: Floats, share: Floats, temperature: float = 0.0) -> tuple[Floats, Floats]:
    """What using the team is worth to each line (s x w): how much more its next best costs; and its share today."""
    own = np.where(team.valid, share[team.entry], 0.0)
    wide = paid.shape[1]
    worth = _worth(paid[team.row].reshape(-1, wide), team.mask.reshape(-1, wide), temperature)
    return np.where(team.valid, worth.reshape(own.shape) + own, -LARGE), own


def _worth(paid: Floats, mask: Booleans, temperature: float) -> Floats:
    """The softened least of the other candidates less that of the masked ones, for each row."""
    inside = _least(np.where(mask, paid, LARGE), temperature)
    outside = _least(np.where(mask, LARGE, paid), temperature)
    return np.asarray(outside - inside)


def _least(paid: Floats, temperature: float) -> Floats:
    """The least of each row; softened, `-t log(sum of exp(-paid / t))`, where the temperature t is above 0."""
    least = paid.min(axis=1)
    if temperature <= 0:
        return np.asarray(least)
    return np.asarray(least - temperature * np.log(np.exp((least[:, None] - paid) / temperature).sum(axis=1)))


def _onto(worth: Floats, total: Floats, valid: Booleans) -> Floats:
    """The point nearest to each row of `worth` whose entries are not below 0 and add up to `total`.

    Sort, and find how many entries stay above 0 (Held, Wolfe and Crowder 1974).
    """
    down = -np.sort(-worth, axis=1)
    ahead = np.cumsum(down, axis=1) - total[:, None]
    level = ahead / np.arange(1, worth.shape[1] + 1)
    count = np.maximum(1, (down > level).sum(axis=1))
    cut = level[np.arange(len(worth)), count - 1]
    return np.where(valid, np.maximum(worth - cut[:, None], 0.0), 0.0)
