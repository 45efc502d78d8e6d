"""Partial pooling of one question: organisation -> group -> system, as sure as the organisations make it.

On the arcsine scale (Anscombe 1948, Biometrika 35, 246-254) the share of a group, in which n people of one organisation
count as n / (1 + (n - 1) r) people, is normal about the group's own figure, which is normal about the system's. What
is told is the share among the organisations that came: to the figure of all organisations like them is added how far
they differ, each shrunk by how sure its people make it (best linear unbiased prediction: Robinson 1991, Stat. Sci. 6,
15-32).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.ballots import Floats
from purposebuilt.participation.ground.variances import APART, Count, counted_as, likeness, mixed

WIDTH = 0.25
"""The variance of a statement on the arcsine scale about the room's mean before anybody speaks: almost anywhere."""

SHIFTS = np.array([0.0, 0.06, 0.15, 0.4])
"""The grid of standard deviations of what a voice adds to a group's figure on the arcsine scale."""


@dataclass(frozen=True, eq=False)
class Shares:
    """Pooled shares of a question with their standard deviations, all between 0 and 1.

    `group` (G x m) and `whole` (m) are for the voice, of those who came; `expected` (G x m) is of all organisations
    like them. `alike` is how alike two people of one organisation are.
    """

    group: Floats
    group_sd: Floats
    expected: Floats
    whole: Floats
    whole_sd: Floats
    alike: float


def pool(count: Count, voice: Floats, part: Floats) -> Shares:
    """Pool the shares of each group and of the system.

    `voice` (B x m) is how much each organisation counts on each statement, `part` (G) each group's share of all voices
    in the room. The groups must hold each organisation once.
    """
    alike = likeness(count)
    centre = float(np.arcsin(np.sqrt((count.yes.sum() + 0.5) / (count.asked.sum() + 1))))
    worth = counted_as(count.asked, alike)
    fit = _fitted(*_figures(count, worth), centre)
    differ = _in_group(count.groups, voice) - _in_group(count.groups, worth)
    shift, shift_variance, told = _voiced(count, differ, worth, fit.angle)
    angle, own = fit.angle + shift, fit.own + shift_variance
    variance = own + fit.common**2
    slope = np.sin(2 * np.clip(angle, 0.05, np.pi / 2 - 0.05))
    expected = np.clip((1 - np.cos(2 * angle) * np.exp(-2 * variance)) / 2, 0, 1)
    # How far those that came lie off: each counts by its voice as far as that is told from noise, else by its worth.
    heed = _in_group(count.groups, worth) + differ * (count.groups.T @ told)
    came = count.groups @ (heed * worth * alike * (_shares(count) - count.groups.T @ expected))
    share = np.clip(expected + came, 0, 1)
    reach = part[:, None] * slope
    whole_sd = np.sqrt((reach**2 * own).sum(axis=0) + (reach * fit.common).sum(axis=0) ** 2)
    return Shares(share, np.sqrt(variance * slope**2 + came**2), expected, part @ share, whole_sd, alike)


def _shares(count: Count) -> Floats:
    return np.divide(count.yes, count.asked, out=np.zeros_like(count.yes), where=count.asked > 0)


def _figures(count: Count, worth: Floats) -> tuple[Floats, Floats]:
    """Each group's share on the arcsine scale and its variance (G x m); infinite where nobody was heard."""
    effective = count.groups @ worth
    angle = np.arcsin(np.sqrt((count.groups @ (worth * _shares(count)) + 0.375) / (effective + 0.75)))
    return angle, np.where(effective > 0, 1 / (4 * effective + 2), np.inf)


@dataclass(frozen=True, eq=False)
class _Fit:
    """Figures of groups on the arcsine scale (G x m): mean, own variance, and the error that all groups share."""

    angle: Floats
    own: Floats
    common: Floats


def _fitted(at: Floats, noise: Floats, centre: float) -> _Fit:
    """Average over the grid of spreads between groups, each by how likely it is on the statement."""
    apart = APART if len(at) > 1 else APART[:1]
    between = (apart**2)[:, None, None]
    precision = 1 / (between + noise)
    settled = precision.sum(axis=1) + 1 / WIDTH
    mean = ((precision * at).sum(axis=1) + centre / WIDTH) / settled
    weigh = np.log(np.where(precision > 0, precision, 1)) - precision * (at - mean[:, None]) ** 2
    likely = 0.5 * (weigh.sum(axis=1) - (mean - centre) ** 2 / WIDTH - np.log(settled))
    cells = mixed(likely)[:, None]
    keep = between * precision
    each = mean[:, None] + keep * (at - mean[:, None])
    angle = (cells * each).sum(axis=0)
    own = (cells * (between * (1 - keep) + (each - angle) ** 2)).sum(axis=0)
    common = np.sqrt((cells * (1 - keep) ** 2 / settled[:, None]).sum(axis=0))
    return _Fit(angle, own, common)


def _voiced(count: Count, differ: Floats, worth: Floats, angle: Floats) -> tuple[Floats, Floats, Floats]:
    """By how much each group's figure moves where its organisations count by their voice (each G x m).

    The figure of a group leans on organisations of which many people were heard, which is surest while size and opinion
    are unrelated. What the voice would add (`differ`: by how much each organisation counts more) is told from noise by
    pooling over all groups and statements: the move, its variance, and which part of what was seen was kept.
    """
    shift, variance, told = np.zeros_like(angle), np.zeros_like(angle), np.zeros_like(angle)
    slope = np.sin(2 * np.clip(angle, 0.15, np.pi / 2 - 0.15))
    moved = count.groups @ (differ * _shares(count)) / slope
    noise = count.groups @ np.divide(differ**2, worth, out=np.zeros_like(worth), where=worth > 0) / 4
    known = noise > 1e-12
    if known.any():
        shift[known], variance[known], told[known] = _told_from_noise(moved[known], noise[known])
    return shift, variance, told


def _told_from_noise(moved: Floats, noise: Floats) -> tuple[Floats, Floats, Floats]:
    prior = (SHIFTS**2)[:, None]
    total = prior + noise
    cells = mixed(-0.5 * (np.log(total) + moved**2 / total))
    keep = prior / total
    kept = (cells * keep).sum(axis=0)
    shift = kept * moved
    second = (cells * (keep * noise + (keep * moved) ** 2)).sum(axis=0)
    return shift, np.maximum(second - shift**2, 0), kept


def _in_group(groups: Floats, weight: Floats) -> Floats:
    """Weights that add up to 1 in each group (B x m)."""
    total = groups.T @ (groups @ weight)
    return np.divide(weight, total, out=np.zeros_like(weight), where=total > 0)
