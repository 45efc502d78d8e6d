"""Search zones: where a possible point that no listed point matches could still be.

A zone is all `y` that are less than its corner in every objective. The zones of a list of points are the fewest whose
union is everything that no listed point matches or betters. Update: Klamroth, Lacour and Vanderpooten (2015), European
Journal of Operational Research 245, section 4.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from purposebuilt.appraisal.outer import Outer
from purposebuilt.programme import Booleans, Floats


class Zones:
    """The open zones: corners (z x k; infinite where no point limits the zone) and each zone's proven gap.

    The gap is the most by which, in spans, a possible point could be better than the corner in every objective that a
    point limits. A zone where nothing worth finding can be is shut and dropped; one whose gap is at most the
    coverage is laid aside and only the largest such gap is remembered. `left` are corners given up on.
    """

    def __init__(self, outer: Outer) -> None:
        self.outer = outer
        self.coverage = 0.0
        self.laid_aside = 0.0
        count = len(outer.space.sign)
        self.left = np.zeros((0, count))
        self.corners = np.full((1, count), np.inf)
        self.gaps = np.full(1, np.inf)

    def __len__(self) -> int:
        return len(self.gaps)

    def split(self, point: Floats) -> bool:
        """List a point (k): every zone it lies in is replaced by what is left of it. False where it lies in none."""
        inside = np.all(point < self.corners, axis=1)
        if not inside.any():
            return False
        old, old_gaps = self.corners[inside], self.gaps[inside]
        kept, kept_gaps = self.corners[~inside], self.gaps[~inside]
        new, new_gaps = [kept], [kept_gaps]
        for axis in range(len(point)):
            chosen = _largest(np.delete(old, axis, axis=1), np.delete(kept[_beside(kept, point, axis)], axis, axis=1))
            made = old[chosen]
            made[:, axis] = point[axis]
            gaps, shut = self.outer.gaps(made)
            gaps = np.minimum(gaps, old_gaps[chosen])
            made, gaps = self._set_aside(made[~shut], gaps[~shut])
            new.append(made)
            new_gaps.append(gaps)
        self.corners = np.concatenate(new)
        self.gaps = np.concatenate(new_gaps)
        return True

    def tighten(self) -> None:
        """Use what was proven since the last call: shut zones go, gaps shrink."""
        gaps, shut = self.outer.gaps_by_news(self.corners)
        gaps = np.minimum(self.gaps, gaps)
        self.corners, self.gaps = self._set_aside(self.corners[~shut], gaps[~shut])

    def gap_of(self, corner: Floats) -> float:
        """The gap of the zone with this corner; 0 where it is no longer open."""
        at = np.all(self.corners == corner, axis=1)
        return float(self.gaps[at].max(initial=0.0))

    def leave(self, corner: Floats) -> None:
        """Give up on a zone in which a solver found neither a point nor a proof: its gap counts from now on."""
        at = np.all(self.corners == corner, axis=1)
        self.left = np.concatenate([self.left, self.corners[at]])
        self.corners, self.gaps = self.corners[~at], self.gaps[~at]

    def lay_aside(self) -> None:
        """From now on lay aside the zones whose gap is small enough for the coverage of the space."""
        self.coverage = self.outer.space.coverage
        self.corners, self.gaps = self._set_aside(self.corners, self.gaps)

    def largest_gap(self) -> float:
        """The largest gap of all zones, in spans, those left and those laid aside included."""
        left = self.outer.gaps(self.left)[0].max(initial=0.0)
        return max(float(self.gaps.max(initial=0.0)), self.laid_aside, float(left))

    def bound(self) -> Floats:
        """For each objective (k): no possible point is better than every listed one by more than this, in all at once.

        The better, in its largest share of a range, of what the gaps say in spans and of what they say in ranges.
        """
        space = self.outer.space
        spans = space.in_grains(self.largest_gap() * space.span)
        widest = self.outer.gaps_in_ranges(np.concatenate([self.corners, self.left])).max(initial=0.0)
        ranges = space.in_grains(np.maximum(widest * space.ranges, self.laid_aside * space.span))
        return ranges if np.max(ranges / space.ranges) < np.max(spans / space.ranges) else spans

    def _set_aside(self, corners: Floats, gaps: Floats) -> tuple[Floats, Floats]:
        if self.coverage <= 0 or not len(gaps):
            return corners, gaps
        small = gaps <= self.coverage * (1 + 1e-9)
        self.laid_aside = max(self.laid_aside, float(gaps[small].max(initial=0.0)))
        return corners[~small], gaps[~small]


def _beside(corners: Floats, point: Floats, axis: int) -> Booleans:
    """Zones whose corner equals the point on one axis and is beyond it on all others."""
    beyond = point < corners
    beyond[:, axis] = corners[:, axis] == point[axis]
    found: Booleans = np.all(beyond, axis=1)
    return found


def _largest(projections: Floats, others: Floats) -> NDArray[np.intp]:
    """Positions of the projections (a x k-1) that lie in no other projection and in none of `others`; one of equals."""
    count = len(projections)
    if projections.shape[1] == 0:
        return np.arange(min(count, 1)) if not len(others) else np.arange(0)
    keep = np.ones(count, dtype=bool)
    if len(others):
        keep &= ~np.any(np.all(others[None, :, :] >= projections[:, None, :], axis=2), axis=1)
    for start in range(0, count, 256):
        part = projections[start : start + 256]
        covers = np.all(projections[None, :, :] >= part[:, None, :], axis=2)
        same = np.all(projections[None, :, :] == part[:, None, :], axis=2)
        earlier = np.arange(count)[None, :] < np.arange(start, start + len(part))[:, None]
        keep[start : start + 256] &= ~np.any(covers & (~same | earlier), axis=1)
    return np.flatnonzero(keep)
