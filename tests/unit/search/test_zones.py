"""Zones, half-spaces and stronger rows against their definitions."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.search.programmes import small

from purposebuilt.appraisal.hull import combined
from purposebuilt.appraisal.outer import Outer
from purposebuilt.appraisal.space import Space
from purposebuilt.appraisal.strengthen import strengthened
from purposebuilt.appraisal.zones import Zones
from purposebuilt.engines import exhaustive
from purposebuilt.programme import Programme

QUICK = settings(max_examples=150, deadline=None, derandomize=True)


def space(count, grain=1.0):
    ones = np.ones(count)
    return Space(np.eye(count), 0 * ones, ones, grain * ones, 0 * ones, -np.inf * ones, 100 * ones, 10 * ones)


def listed(count):
    return st.lists(st.tuples(*[st.integers(0, 5)] * count), min_size=1, max_size=12)


@QUICK
@given(st.integers(1, 4).flatmap(lambda count: st.tuples(st.just(count), listed(count))))
def test_zones_are_what_no_point_matches(case):
    """On a grid: a point is in a zone exactly when no listed point is as good everywhere; no zone lies in another."""
    count, points = case
    zones = Zones(Outer(space(count)))
    for point in points:
        zones.split(np.array(point, dtype=float))
    for cell in itertools.product(range(-1, 7), repeat=count):
        matched = any(all(z <= y for z, y in zip(point, cell, strict=True)) for point in points)
        assert np.any(np.all(np.array(cell) < zones.corners, axis=1)) == (not matched)
    nested = np.all(zones.corners[:, None] <= zones.corners[None], axis=2)
    assert nested.sum() == len(zones)


@QUICK
@given(
    st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5), st.integers(-5, 5)), min_size=1, max_size=8),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=5),
    st.tuples(*[st.sampled_from([0.0, 1.0, 4.0, np.inf])] * 3),
)
def test_no_possible_point_is_deeper_than_the_gap(possible, weights, corner):
    """Half-spaces that all possible points keep: no possible point lies deeper in the zone than any gap says."""
    points = np.array(possible, dtype=float)
    outer = Outer(space(3))
    for weight in weights:
        outer.add_half_space(np.array(weight, dtype=float), float((points @ np.array(weight)).min()))
    at = np.array(corner)
    together = combined(outer, at)
    if together is not None:
        assert np.all(points @ together[0] >= together[1] - 1e-6)
        outer.add_half_space(*together)
    gap, shut = outer.gaps(at[None, :])
    inside = points[np.all(points < at, axis=1)]
    deep = np.where(np.isfinite(at), (at - inside) / 10.0, np.inf).min(axis=1, initial=np.inf)
    if np.isfinite(at).any():
        assert np.all(deep <= gap[0] + 1e-6)
    assert not (shut[0] and len(inside))


@QUICK
@given(st.data())
def test_stronger_rows_keep_the_same_solutions(data):
    """Choices of one among some, each of which needs a team: merged rows leave the frontier as it was."""
    lines, teams = data.draw(st.integers(1, 3)), data.draw(st.integers(1, 3))
    team_of = data.draw(
        st.lists(st.lists(st.integers(0, teams - 1), min_size=2, max_size=3), min_size=lines, max_size=lines)
    )
    count = sum(map(len, team_of))
    rows, low, high, at = [], [], [], 0
    for line in team_of:
        rows.append(np.isin(np.arange(count + teams), np.arange(at, at + len(line))).astype(float))
        low.append(1.0)
        high.append(1.0)
        for candidate, team in enumerate(line):
            implied = np.zeros(count + teams)
            implied[at + candidate], implied[count + team] = 1.0, -1.0
            turned = data.draw(st.sampled_from([1.0, -1.0, 2.0]))
            rows.append(implied * turned)
            low.append(0.0 if turned < 0 else -np.inf)
            high.append(np.inf if turned < 0 else 0.0)
        at += len(line)
    costs = data.draw(
        st.lists(st.lists(st.integers(0, 9), min_size=count + teams, max_size=count + teams), min_size=2, max_size=2)
    )
    programme = Programme.from_arrays(costs, "min", np.array(rows), low, high, 0.0, 1.0, True)
    stronger = strengthened(programme)
    assert stronger.rows <= programme.rows
    np.testing.assert_array_equal(exhaustive.frontier(programme), exhaustive.frontier(stronger))


@QUICK
@given(small(objectives=(2, 2), columns=(1, 5)))
def test_other_programmes_stay_as_they_are(programme):
    np.testing.assert_array_equal(exhaustive.frontier(programme), exhaustive.frontier(strengthened(programme)))
