"""One block of a large design by itself, laid out so that all its lines are looked at together.

Lines are rows and their candidates columns (n x k), padded where a line has fewer. What ties lines to one another is
put into steps: within a step no line occurs twice, so that all of a step is done at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from purposebuilt.appraisal.decomposition.large_design import NONE, LargeDesign
from purposebuilt.programme import Booleans, Floats, Integers


@dataclass(frozen=True, eq=False)
class PairStep:
    """Agreements (s of them) of pairs that share no line: `item` (s), `weight` (s), and both sides one after the other.

    `row` (2s) and `mask` (2s x k): the candidates of that row that have the seat.
    """

    item: Integers
    weight: Floats
    row: Integers
    mask: Booleans


@dataclass(frozen=True, eq=False)
class TeamStep:
    """Teams (s of them) that share no line, each with up to w lines: padded where `valid` (s x w) is False.

    `team` (s), `entry` and `row` (s x w), `mask` (s x w x k): the candidates of that row that the team does.
    """

    team: Integers
    entry: Integers
    row: Integers
    valid: Booleans
    mask: Booleans


@dataclass(frozen=True, eq=False)
class Part:
    """A block: which `lines` (n) and `candidate` (n x k, NONE where padded) of the whole; costs; steps; ties.

    `team` (n x k) is the whole's number of the team, NONE where nobody or where the team has one line only: then its
    cost is in `cost` and its use in `use`. `teams` (t) are the block's own teams with more than one line, with `fixed`,
    `team_limit` and `team_use`; `entry_team` has the position in `teams` of each entry (a line and a team that it may
    use). `shared_entry`, `shared_row`, `shared_mask`: the entries of teams that other blocks use too. `weight` has each
    agreement's strength. `pairs` are rows. Limits go by the whole's numbers.
    """

    lines: Integers
    candidate: Integers
    cost: Floats
    limit: Integers
    use: Floats
    team: Integers
    seat: Integers
    function: Integers
    pair_steps: tuple[PairStep, ...]
    team_steps: tuple[TeamStep, ...]
    weight: Floats
    teams: Integers
    fixed: Floats
    team_limit: Integers
    team_use: Floats
    entry_team: Integers
    shared_entry: Integers
    shared_row: Integers
    shared_mask: Booleans
    pairs: Integers
    strength: Floats


@dataclass(frozen=True, eq=False)
class Shared:
    """The `teams` of more than one block, over the padded lines of the whole.

    `entry_team` has each entry's position in `teams`; `entry_row` its line; `entry_mask` the candidates of that line.
    """

    teams: Integers
    steps: tuple[TeamStep, ...]
    entry_team: Integers
    entry_row: Integers
    entry_mask: Booleans


LARGE = 1e9
"""What stands in the place of a candidate that a line does not have."""


def padded(design: LargeDesign, lines: Integers, width: int) -> Integers:
    """The candidates of lines as rows (n x width), NONE where a line has fewer."""
    begin, count = design.first[lines], design.first[lines + 1] - design.first[lines]
    at = np.arange(width)
    return np.where(at < count[:, None], begin[:, None] + at, NONE)


def parts_of(design: LargeDesign) -> tuple[tuple[Part, ...], Shared]:
    """A design's blocks, each by itself, and the teams that they share."""
    width = int(np.diff(design.first).max(initial=1))
    shared_teams = design.shared()
    every = np.arange(design.lines, dtype=np.int64)
    table = padded(design, every, width)
    team = np.where(table == NONE, NONE, design.team[table])
    shared = _shared(team, shared_teams)
    alone = _with_one_line(design)
    parts = tuple(_part(design, block, table, (shared, alone)) for block in range(design.blocks))
    return parts, shared


def _shared(team: Integers, teams: Integers) -> Shared:
    common = np.where(np.isin(team, teams), team, NONE)
    row, of = _entries(common)
    mask = common[row] == of[:, None]
    position = np.searchsorted(teams, of)
    return Shared(teams, team_steps(row, position, mask), position, row, mask)


def _with_one_line(design: LargeDesign) -> Booleans:
    """Which teams only one line may use: their cost is that line's own."""
    held = np.flatnonzero(design.team != NONE)
    entry = np.unique(np.stack([design.team[held], design.line_of[held]]), axis=1)
    return np.asarray(np.bincount(entry[0], minlength=len(design.fixed)) == 1)


def _part(design: LargeDesign, block: int, table: Integers, known: tuple[Shared, Booleans]) -> Part:
    shared, alone = known
    lines = np.flatnonzero(design.block == block)
    candidate = table[lines]
    held = candidate != NONE
    team = np.where(held, design.team[candidate], NONE)
    own = (team != NONE) & alone[team]
    cost = np.where(held, design.cost[candidate], LARGE) + np.where(own, design.fixed[team], 0.0)
    limit = np.where(held, design.limit[candidate], NONE)
    use = np.where(limit != NONE, design.use[candidate], 0.0)
    mine = own & (design.team_limit[team] != NONE)
    if np.any(mine & (limit != NONE) & (limit != design.team_limit[team])):
        raise ValueError("a candidate and its team count against two limits")
    limit = np.where(mine, design.team_limit[team], limit)
    use = use + np.where(mine, design.team_use[team], 0.0)
    team = np.where(own, NONE, team)
    common = np.isin(team, shared.teams)
    row, of = _entries(np.where(common, NONE, team))
    mask = (team[row] == of[:, None]) & ~common[row]
    teams, position = np.unique(of, return_inverse=True)
    entry = np.flatnonzero(np.isin(shared.entry_row, lines))
    pairs, strength, steps, weight = _pair_steps(design, lines, candidate)
    return Part(
        lines=lines,
        candidate=candidate,
        cost=cost,
        limit=limit,
        use=use,
        team=team,
        seat=np.where(held, design.seat[candidate], NONE),
        function=design.function[lines],
        pair_steps=steps,
        team_steps=team_steps(row, position, mask),
        weight=weight,
        teams=teams,
        fixed=design.fixed[teams],
        team_limit=design.team_limit[teams],
        team_use=design.team_use[teams],
        entry_team=position,
        shared_entry=entry,
        shared_row=np.searchsorted(lines, shared.entry_row[entry]),
        shared_mask=shared.entry_mask[entry],
        pairs=pairs,
        strength=strength,
    )


def _entries(team: Integers) -> tuple[Integers, Integers]:
    """Each row and team that occur together once: the rows, the teams; by row, then team."""
    row, column = np.nonzero(team != NONE)
    found = np.unique(np.stack([row, team[row, column]]), axis=1)
    return found[0].astype(np.int64), found[1].astype(np.int64)


def team_steps(row: Integers, team: Integers, mask: Booleans) -> tuple[TeamStep, ...]:
    """Put teams into steps. Entry e is the line `row[e]` that may use `team[e]` through its candidates `mask[e]`."""
    order = np.argsort(team, kind="stable")
    names, starts = np.unique(team[order], return_index=True)
    held = np.split(order, starts[1:]) if names.size else []
    colours = _colours((row[entries].tolist() for entries in held), int(row.max(initial=-1)) + 1)
    steps = []
    for colour in range(max(colours, default=-1) + 1):
        at = [number for number, own in enumerate(colours) if own == colour]
        wide = max(len(held[number]) for number in at)
        entry = np.zeros((len(at), wide), dtype=np.int64)
        valid = np.zeros((len(at), wide), dtype=np.bool_)
        for spot, number in enumerate(at):
            entry[spot, : len(held[number])] = held[number]
            valid[spot, : len(held[number])] = True
        steps.append(TeamStep(names[at], entry, row[entry], valid, mask[entry] & valid[:, :, None]))
    return tuple(steps)


def _pair_steps(
    design: LargeDesign, lines: Integers, candidate: Integers
) -> tuple[Integers, Floats, tuple[PairStep, ...], Floats]:
    """The block's pairs (as rows), their strengths, their agreements as steps, and the agreements' weights."""
    inside = np.flatnonzero(np.isin(design.pairs[:, 0], lines)) if len(design.pairs) else np.zeros(0, np.int64)
    pairs = np.searchsorted(lines, design.pairs[inside]).reshape(-1, 2)
    seat = np.where(candidate == NONE, NONE, design.seat[candidate])
    pair, which = _common(seat[pairs[:, 0]], seat[pairs[:, 1]])
    weight = design.strength[inside][pair]
    slot = np.arange(pair.size) - np.searchsorted(pair, pair)
    colours = np.array(_colours(pairs.tolist(), len(lines)), dtype=np.int64)
    steps = []
    key = colours[pair] * (int(slot.max(initial=0)) + 1) + slot if pair.size else np.zeros(0, np.int64)
    for step in np.unique(key):
        item = np.flatnonzero(key == step)
        row = pairs[pair[item]].T.ravel()
        mask = seat[row] == np.tile(which[item], 2)[:, None]
        steps.append(PairStep(item, weight[item], row, mask))
    return pairs, design.strength[inside], tuple(steps), weight


def _common(left: Integers, right: Integers) -> tuple[Integers, Integers]:
    """For each pair of rows the seats that both have, once each: the pair's number and the seat, by pair then seat."""
    same = (left[:, :, None] == right[:, None, :]) & (left[:, :, None] != NONE)
    pair, at = np.nonzero(same.any(axis=2))
    found = np.unique(np.stack([pair, left[pair, at]]), axis=1)
    return found[0].astype(np.int64), found[1].astype(np.int64)


def _colours(groups: Iterable[list[int]], size: int) -> list[int]:
    """For each group of lines the first colour that none of its lines has had yet (greedy, in order)."""
    taken: list[set[int]] = [set() for _ in range(size)]
    found = []
    for group in groups:
        colour = 0
        while any(colour in taken[line] for line in group):
            colour += 1
        for line in group:
            taken[line].add(colour)
        found.append(colour)
    return found
