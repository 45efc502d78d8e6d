"""The methods as their papers write them, one draw and one option at a time: what the fast forms are held against."""

from __future__ import annotations

import math
from collections import Counter


def value(scores, weights):
    """Weighted sums, options in order."""
    return [sum(w * s for w, s in zip(weights, row, strict=True)) for row in scores]


def smaa(scores_of, weights, draws):
    """Acceptability, central weights and winning shares, after Lahdelma and Salminen (2001), ties shared evenly."""
    options, criteria = len(scores_of(0)), len(weights[0])
    held = [[0.0] * options for _ in range(options)]
    sums = [[0.0] * criteria for _ in range(options)]
    wins = [[0] * options for _ in range(options)]
    orders = Counter()
    for draw in range(draws):
        values = [round(one, 9) for one in value(scores_of(draw), weights[draw])]
        orders[tuple(sorted(range(options), key=lambda i: -values[i])), len(set(values))] += 1
        for i in range(options):
            ahead = sum(other > values[i] for other in values)
            equal = sum(other == values[i] for other in values)
            for rank in range(ahead, ahead + equal):
                held[i][rank] += 1 / equal
            if ahead == 0:
                sums[i] = [s + w / equal for s, w in zip(sums[i], weights[draw], strict=True)]
            for j in range(options):
                wins[i][j] += values[i] > values[j]
    central = [[s / held[i][0] for s in sums[i]] if held[i][0] > 0 else [math.nan] * criteria for i in range(options)]
    shares = [[one / draws for one in row] for row in held]
    entropy = -sum(many / draws * math.log2(many / draws) for many in orders.values())
    return shares, central, [[one / draws for one in row] for row in wins], entropy


def confidence(scores_of, central, draws):
    """How often an option comes first under its own central weights."""
    held = []
    for i, weights in enumerate(central):
        if math.isnan(weights[0]):
            held.append(math.nan)
            continue
        share = 0.0
        for draw in range(draws):
            values = [round(one, 9) for one in value(scores_of(draw), weights)]
            best = [j for j, one in enumerate(values) if one == max(values)]
            share += (i in best) / len(best)
        held.append(share / draws)
    return held


def topsis(scores, weights, senses):
    """Hwang and Yoon (1981), step by step."""
    count, criteria = len(scores), len(weights)
    lengths = [math.sqrt(sum(row[c] ** 2 for row in scores)) for c in range(criteria)]
    share = [w / sum(weights) for w in weights]
    v = [[share[c] * row[c] / lengths[c] if lengths[c] else 0.0 for c in range(criteria)] for row in scores]
    best = [(max if senses[c] > 0 else min)(v[i][c] for i in range(count)) for c in range(criteria)]
    worst = [(min if senses[c] > 0 else max)(v[i][c] for i in range(count)) for c in range(criteria)]
    found = []
    for row in v:
        plus = math.sqrt(sum((a - b) ** 2 for a, b in zip(row, best, strict=True)))
        minus = math.sqrt(sum((a - b) ** 2 for a, b in zip(row, worst, strict=True)))
        found.append(minus / (plus + minus) if plus + minus > 0 else 0.5)
    return found


def preference(shape, q, p, d):
    """The six kinds of preference of Brans and Vincke (1985), one difference at a time."""
    if d <= 0:
        return 0.0
    return {
        "usual": 1.0,
        "u-shape": 1.0 if d > q else 0.0,
        "v-shape": d / p if d <= p else 1.0,
        "level": 0.0 if d <= q else 0.5 if d <= p else 1.0,
        "linear": 0.0 if d <= q else (d - q) / (p - q) if d <= p else 1.0,
        "gaussian": 1 - math.exp(-(d**2) / (2 * p**2)) if p else 1.0,
    }[shape]


def promethee(scores, weights, senses, preferences):
    """Brans and Vincke (1985): outgoing less incoming flow, from every pair of options."""
    count = len(scores)
    share = [w / sum(weights) for w in weights]

    def index(a, b):
        return sum(
            share[c] * preference(shape, q, p, senses[c] * (scores[a][c] - scores[b][c]))
            for c, (shape, q, p) in enumerate(preferences)
        )

    return [
        sum(index(a, b) - index(b, a) for b in range(count) if b != a) / (count - 1) if count > 1 else 0.0
        for a in range(count)
    ]
