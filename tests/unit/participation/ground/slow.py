"""The same answers as the library's, found slowly and plainly, one organisation and one statement at a time."""

import math

import numpy as np

from purposebuilt.participation.ground.flags import MOVES
from purposebuilt.participation.ground.pooling import SHIFTS, WIDTH
from purposebuilt.participation.ground.variances import ALIKE, APART, LEAST, STEPS


def likeness(yes, asked, group) -> float:
    """How alike two people of one organisation are, from the scatter of organisations about their group."""
    bodies, statements = len(yes), len(yes[0])
    if max((n for row in asked for n in row), default=0) < 2:
        return 0.0
    total = [0.0] * len(ALIKE)
    for s in range(statements):
        whole = (sum(yes[b][s] for b in range(bodies)) + 1) / (sum(asked[b][s] for b in range(bodies)) + 2)
        off, lost = 0.0, []
        for b in range(bodies):
            mates = [c for c in range(bodies) if group[c] == group[b]]
            people, said = sum(asked[c][s] for c in mates), sum(yes[c][s] for c in mates)
            if asked[b][s] == 0:
                continue
            smooth = (said + 4 * whole) / (people + 4)
            off += asked[b][s] * (yes[b][s] / asked[b][s] - said / people) ** 2 / (smooth * (1 - smooth))
            lost.append((asked[b][s], 1 - asked[b][s] / people))
        if sum(part for _, part in lost) <= 0.5:
            continue
        for at, alike in enumerate(ALIKE):
            mean = sum(part * (1 + (n - 1) * alike) for n, part in lost)
            shape = mean**2 / sum(part * (1 + (n - 1) * alike) ** 2 for n, part in lost) / 2
            ratio = max(off / mean, LEAST)
            total[at] += 0.5 * math.log(shape) + shape * (1 + math.log(ratio) - ratio) - 1 / (12 * shape)
    weight = [math.exp(one - max(total)) for one in total]
    return sum(w * alike for w, alike in zip(weight, ALIKE, strict=True)) / sum(weight)


def mixed(likely):
    """Posterior weights (items x cells) after as many steps of expectation and maximisation."""
    cells = len(likely[0])
    prior = [1 / cells] * cells
    for _ in range(STEPS):
        weights = [posterior(prior, one) for one in likely]
        prior = [(sum(w[c] for w in weights) + 1 / cells) / (len(likely) + 1) for c in range(cells)]
    return [posterior(prior, one) for one in likely]


def posterior(prior, likely):
    made = [p * math.exp(one - max(likely)) for p, one in zip(prior, likely, strict=True)]
    return [one / sum(made) for one in made]


def pool(yes, asked, group, groups, voice):
    """The pooled share of each group (groups x statements), and its standard deviation."""
    bodies, statements = range(len(yes)), range(len(yes[0]))
    alike = likeness(yes, asked, group)
    worth = [[asked[b][s] / (1 + max(asked[b][s] - 1, 0) * alike) for s in statements] for b in bodies]
    share = [[yes[b][s] / asked[b][s] if asked[b][s] else 0.0 for s in statements] for b in bodies]
    centre = math.asin(math.sqrt((sum(map(sum, yes)) + 0.5) / (sum(map(sum, asked)) + 1)))
    apart = APART if groups > 1 else APART[:1]
    fits = []
    for s in statements:
        figures = []
        for g in range(groups):
            people = sum(worth[b][s] for b in bodies if group[b] == g)
            said = sum(worth[b][s] * share[b][s] for b in bodies if group[b] == g)
            angle = math.asin(math.sqrt((said + 0.375) / (people + 0.75)))
            figures.append((angle, 1 / (4 * people + 2) if people > 0 else math.inf))
        fits.append([at_spread(figures, spread, centre) for spread in apart])
    weights = mixed([[cell[0] for cell in one] for one in fits])
    angles = [
        [sum(w * c[1][g] for w, c in zip(weights[s], fits[s], strict=True)) for s in statements] for g in range(groups)
    ]
    moves = shifts(share, worth, voice, group, angles)
    made = [[0.0] * len(statements) for _ in range(groups)]
    deviation = [[0.0] * len(statements) for _ in range(groups)]
    for g in range(groups):
        for s in statements:
            cells = list(zip(weights[s], fits[s], strict=True))
            own = sum(w * (c[2][g] + (c[1][g] - angles[g][s]) ** 2) for w, c in cells)
            common = sum(w * c[3][g] for w, c in cells)
            shift, variance, told = moves.get((g, s), (0.0, 0.0, 0.0))
            angle, variance = angles[g][s] + shift, own + common + variance
            plain = (1 - math.cos(2 * angle) * math.exp(-2 * variance)) / 2
            slope = math.sin(2 * min(max(angle, 0.05), math.pi / 2 - 0.05))
            came = 0.0
            members = [b for b in bodies if group[b] == g and worth[b][s] > 0]
            for b in members:
                loud = voice[b][s] / sum(voice[c][s] for c in members)
                sure = worth[b][s] / sum(worth[c][s] for c in members)
                counts = told * loud + (1 - told) * sure
                came += counts * worth[b][s] * alike * (share[b][s] - plain)
            made[g][s] = min(max(plain + came, 0), 1)
            deviation[g][s] = math.sqrt(variance * slope**2 + came**2)
    return made, deviation


def at_spread(figures, spread, centre):
    """For one spread between groups: log-likelihood, each group's figure, its own variance, and what all share."""
    precision = [1 / (spread**2 + noise) if spread**2 + noise > 0 else math.inf for _, noise in figures]
    settled = sum(precision) + 1 / WIDTH
    mean = (sum(p * angle for p, (angle, _) in zip(precision, figures, strict=True)) + centre / WIDTH) / settled
    likely = -((mean - centre) ** 2) / WIDTH - math.log(settled)
    each, own, shared = [], [], []
    for p, (angle, _) in zip(precision, figures, strict=True):
        likely += (math.log(p) if p > 0 else 0) - p * (angle - mean) ** 2
        keep = spread**2 * p
        each.append(mean + keep * (angle - mean))
        own.append(spread**2 * (1 - keep))
        shared.append((1 - keep) ** 2 / settled)
    return likely / 2, each, own, shared


def shifts(share, worth, voice, group, angles):
    """What the voice adds to each group's figure, told from noise: mean, variance and part kept."""
    found = {}
    for g in range(len(angles)):
        members = [b for b in range(len(share)) if group[b] == g]
        for s in range(len(angles[0])):
            heard = [b for b in members if worth[b][s] > 0]
            loud, sure = sum(voice[b][s] for b in heard), sum(worth[b][s] for b in heard)
            differ = {b: (voice[b][s] / loud if loud else 0) - worth[b][s] / sure for b in heard}
            noise = sum(d**2 / worth[b][s] for b, d in differ.items()) / 4
            if noise > 1e-12:
                slope = math.sin(2 * min(max(angles[g][s], 0.15), math.pi / 2 - 0.15))
                found[g, s] = sum(d * share[b][s] for b, d in differ.items()) / slope, noise
    if not found:
        return {}
    likely = [[-0.5 * (math.log(t**2 + n) + m**2 / (t**2 + n)) for t in SHIFTS] for m, n in found.values()]
    made = {}
    for (key, (moved, noise)), weights in zip(found.items(), mixed(likely), strict=True):
        keep = [t**2 / (t**2 + noise) for t in SHIFTS]
        shift = sum(w * k * moved for w, k in zip(weights, keep, strict=True))
        second = sum(w * (k * noise + (k * moved) ** 2) for w, k in zip(weights, keep, strict=True))
        made[key] = shift, max(second - shift**2, 0), sum(w * k for w, k in zip(weights, keep, strict=True))
    return made


def as_large(share, worth, group, groups):
    """For each statement, how many of the ways of moving organisations give at least as large a difference."""
    bodies = np.arange(len(group))
    ways = np.random.default_rng(0).permuted(np.tile(bodies, (MOVES, 1)), axis=1)
    counts = []
    for s in range(len(share[0])):
        found = difference(share, worth, group, groups, s)
        counts.append(
            sum(
                difference(share, worth, [group[b] for b in way], groups, s) >= found * (1 - 1e-5)
                for way in ways.tolist()
            )
        )
    return counts


def difference(share, worth, group, groups, s) -> float:
    """The squared deviation of each group's figure from the whole, each by its worth."""
    bodies = range(len(share))
    total = sum(worth[b][s] for b in bodies)
    centre = sum(worth[b][s] * share[b][s] for b in bodies) / total if total else 0.0
    made = 0.0
    for g in range(groups):
        people = sum(worth[b][s] for b in bodies if group[b] == g)
        off = sum(worth[b][s] * (share[b][s] - centre) for b in bodies if group[b] == g)
        made += off**2 / people if people else 0.0
    return made
