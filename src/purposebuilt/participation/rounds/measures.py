"""How much people agree: inside organisations, on an ordered scale, and in the order they put things."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from purposebuilt.participation.ballots import Bools, Floats


def spreads(total: Floats, squares: Floats, people: Floats) -> Floats:
    """Variances inside groups, over one less than their people; NaN for groups of one or none.

    `total` and `squares` are sums of values and of their squares, of the shape of `people`.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        made: Floats = np.where(people > 1, (squares - total**2 / people) / (people - 1), np.nan)
    return np.maximum(made, 0.0)


def r_wg(variance: Floats, options: int) -> Floats:
    """Agreement inside a group on one question with `options` equally spaced answers: 1 all the same, 0 none.

    James, Demaree and Wolf, Journal of Applied Psychology 69, 1984, 85-98: one less the variance over that of answers
    given evenly at random, (options squared - 1) / 12; a group that is wider than that has no agreement (0).
    """
    made: Floats = np.maximum(1.0 - variance / ((options**2 - 1) / 12), 0.0)
    return made


def intraclass(total: Floats, squares: Floats, people: Floats) -> tuple[Floats, Floats]:
    """ICC1 and ICC2 (m) of groups (G x m) from a one-way analysis of variance; NaN where they cannot be said.

    ICC1: the share of what people differ by that lies between groups; ICC2: how reliable the means of groups are.
    Shrout and Fleiss, Psychological Bulletin 86, 1979, 420-428 (their ICC(1,1) and ICC(1,k)); for groups of unequal
    size k is (N - sum of squared sizes / N) / (G - 1) (Bliese, in Klein and Kozlowski, editors, Multilevel Theory,
    2000, 349-381). ICC1 is NaN where nobody differs at all.
    """
    groups, everyone = (people > 0).sum(axis=0), people.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_squares = np.where(people > 0, total**2 / people, 0.0).sum(axis=0)
        between = (mean_squares - total.sum(axis=0) ** 2 / everyone) / (groups - 1)
        within = (squares.sum(axis=0) - mean_squares) / (everyone - groups)
        size = (everyone - (people**2).sum(axis=0) / everyone) / (groups - 1)
        usual = (groups > 1) & (everyone > groups)
        first = np.where(usual, (between - within) / (between + (size - 1) * within), np.nan)
        second = np.where(usual & (between > 1e-12), (between - within) / between, np.nan)
    return first, second


def ordinal_agreement(shares: Floats) -> Floats:
    """Van der Eijk's A (m) of shares (m x K) over K ordered answers: 1 all alike, 0 even, -1 half at either end.

    Van der Eijk, Quality and Quantity 35, 2001, 325-341: the distribution is peeled into even layers, each is judged by
    the order of its empty and filled answers (his U and A, p. 332), and layers count by what they hold.
    """
    rest = shares / shares.sum(axis=1, keepdims=True)
    made = np.zeros(len(rest))
    for _ in range(rest.shape[1]):
        filled = rest > 1e-12
        least = np.where(filled, rest, np.inf).min(axis=1)
        least = np.where(np.isfinite(least), least, 0.0)
        made += least * filled.sum(axis=1) * _layer(filled)
        rest = rest - least[:, None] * filled
    return made


def _layer(filled: Bools) -> Floats:
    """A of even layers (m x K), from triples of answers: filled, filled, empty speaks for one peak; a gap against."""
    count = filled.shape[1]
    one, two = np.zeros(len(filled)), np.zeros(len(filled))
    for first, middle, last in combinations(range(count), 3):
        a, b, c = filled[:, first], filled[:, middle], filled[:, last]
        one += (a & b & ~c) | (~a & b & c)
        two += a & ~b & c
    peaks = one + two
    unimodal = np.where(peaks > 0, ((count - 2) * one - (count - 1) * two) / ((count - 2) * np.maximum(peaks, 1)), 1.0)
    made: Floats = unimodal * (1.0 - (filled.sum(axis=1) - 1) / (count - 1))
    return made


def dispersion(shares: Floats) -> Floats:
    """Leik's D (m) of shares (m x K) over K ordered answers: 0 all alike, 1 half at either end.

    Leik, Pacific Sociological Review 9, 1966, 85-90: from cumulated shares, each counted from the nearer end.
    """
    cumulated = np.cumsum(shares / shares.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    made: Floats = 2.0 * np.minimum(cumulated, 1.0 - cumulated).sum(axis=1) / (shares.shape[1] - 1)
    return made


def ranks(values: Floats) -> Floats:
    """Ranks along each row (J x n): 1 for the highest; equal values share the mean of their ranks."""
    above = (values[:, None, :] > values[:, :, None]).sum(axis=2)
    alike = (values[:, None, :] == values[:, :, None]).sum(axis=2)
    made: Floats = above + (alike + 1) / 2
    return made


def concordance(values: Floats) -> float:
    """Kendall's W of J judges over n things (J x n): 1 where all put them in the same order, 0 where none agree.

    Kendall and Babington Smith, Annals of Mathematical Statistics 10, 1939, 275-287, corrected for ties (Kendall, Rank
    Correlation Methods, 1948, chapter 6). NaN with fewer than two judges or things, or where nobody puts any order.
    """
    judges, things = values.shape
    if judges < 2 or things < 2:
        return float("nan")
    ranked = ranks(values)
    sums = ranked.sum(axis=0)
    ties = sum(float((np.unique(row, return_counts=True)[1] ** 3.0).sum()) - things for row in ranked)
    most = judges**2 * (things**3 - things) - judges * ties
    return float(12 * np.square(sums - sums.mean()).sum() / most) if most > 1e-9 else float("nan")
