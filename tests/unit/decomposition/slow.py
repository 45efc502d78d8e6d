"""The slow and obvious twins: values, usage and bounds with loops and no arrays."""

import itertools
import math

from purposebuilt.appraisal.decomposition import NONE, LargeDesign, Multipliers


def value(design: LargeDesign, chosen: list[int]) -> float:
    total = sum(float(design.cost[each]) for each in chosen)
    teams = {int(design.team[each]) for each in chosen} - {NONE}
    total += sum(float(design.fixed[team]) for team in teams)
    for (one, other), strength in zip(design.pairs.tolist(), design.strength.tolist(), strict=True):
        left, right = int(design.seat[chosen[one]]), int(design.seat[chosen[other]])
        if left == NONE or left != right:
            total += strength
    return total


def keeps(design: LargeDesign, chosen: list[int]) -> bool:
    used = [0.0] * len(design.cap)
    for each in chosen:
        if design.limit[each] != NONE:
            used[int(design.limit[each])] += float(design.use[each])
    for team in {int(design.team[each]) for each in chosen} - {NONE}:
        if design.team_limit[team] != NONE:
            used[int(design.team_limit[team])] += float(design.team_use[team])
    return all(amount <= cap + 1e-9 for amount, cap in zip(used, design.cap.tolist(), strict=True))


def choices(design: LargeDesign) -> itertools.product:
    return itertools.product(*(range(*ends) for ends in itertools.pairwise(design.first.tolist())))


def least(design: LargeDesign) -> float:
    """The least value of all choices that keep the limits; infinity where none does."""
    return min((value(design, list(each)) for each in choices(design) if keeps(design, list(each))), default=math.inf)


def bound(design: LargeDesign, prices: Multipliers) -> float:
    """The least, over all choices one by one, of what lines pay; see `proof.proven`."""
    limit = [max(0.0, float(each)) for each in prices.limit]
    pays = [float(each) for each in design.cost]
    for at in range(design.candidates):
        if design.limit[at] != NONE:
            pays[at] += limit[int(design.limit[at])] * float(design.use[at])
        if design.team[at] != NONE:
            pays[at] += max(0.0, float(prices.team[at]))
    items = design.agreements
    for side, at in zip(items.side.tolist(), items.candidate.tolist(), strict=True):
        weight = float(items.weight[side // 2])
        first = min(0.0, max(-weight, float(prices.agree[side // 2])))
        pays[at] += first if side % 2 == 0 else -weight - first
    total = sum(map(float, design.strength)) - sum(a * float(b) for a, b in zip(limit, design.cap, strict=True))
    total += sum(min(pays[begin:end]) for begin, end in itertools.pairwise(design.first.tolist()))
    for team in range(len(design.fixed)):
        most: dict[int, float] = {}
        for at in range(design.candidates):
            if design.team[at] == team:
                line = int(design.line_of[at])
                most[line] = max(most.get(line, 0.0), float(prices.team[at]))
        cost = float(design.fixed[team])
        if design.team_limit[team] != NONE:
            cost += limit[int(design.team_limit[team])] * float(design.team_use[team])
        total -= max(0.0, sum(most.values()) - cost)
    return total
