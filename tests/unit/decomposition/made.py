"""Tiny large designs, drawn from a seed: two or three blocks, shared teams, agreements and limits."""

import numpy as np

from purposebuilt.appraisal.decomposition import NONE, LargeDesign


def made(seed: int, *, blocks: int = 2, places: int = 2, functions: int = 2, tight: bool = True) -> LargeDesign:
    """Lines are functions x places of blocks; each has its block's own body, a local one, and one that blocks share."""
    rng = np.random.default_rng(seed)
    spots = blocks * places
    block = np.tile(np.repeat(np.arange(blocks), places), functions)
    function = np.repeat(np.arange(functions), spots)
    place = np.tile(np.arange(spots), functions)
    team, seat, first = [], [], [0]
    local, own, common = 0, functions * spots, functions * (spots + blocks)
    for line in range(functions * spots):
        teams = [own + function[line] * blocks + block[line], common + function[line], local + line]
        seats = [100 + block[line], 200, place[line]]
        kept = [0, *sorted(rng.permutation([1, 2])[: rng.integers(1, 3)].tolist())]
        if rng.random() < 0.3:  # two ways with the same team and seat
            kept.append(0)
        team += [teams[at] for at in kept]
        seat += [seats[at] for at in kept]
        first.append(len(team))
    team, seat = np.array(team), np.array(seat)
    if functions > 1:
        seat[rng.random(seat.size) < 0.05] = NONE
    count = functions * (spots + blocks + 1)
    pairs = [(p, spots + p) for p in range(spots)] if functions > 1 else []
    owner = np.repeat(np.arange(functions * spots), np.diff(first))
    mine = (team >= own) & (team < common)
    use = np.where(mine, rng.integers(1, 4, team.size), 0).astype(float)
    teams = np.arange(count)
    is_own = (teams >= own) & (teams < common)
    cap = np.append(np.full(blocks, 5.0 * functions), float(functions - 1))
    return LargeDesign(
        first=np.array(first),
        cost=rng.integers(1, 10, team.size).astype(float),
        team=team,
        seat=seat,
        fixed=rng.integers(0, 8, count).astype(float),
        pairs=np.array(pairs, dtype=np.int64).reshape(-1, 2),
        strength=rng.integers(0, 5, len(pairs)).astype(float),
        function=function,
        block=block,
        cap=cap if tight else cap + 1000,
        limit=np.where(mine, block[owner], NONE),
        use=use,
        team_limit=np.where(is_own, (teams - own) % blocks, np.where(teams >= common, blocks, NONE)),
        team_use=np.where(is_own, 1.0, np.where(teams >= common, 1.0, 0.0)),
    )
