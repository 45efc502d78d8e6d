"""The bound claimed holds wherever a search stops: designs few enough to write down, after any number of solves."""

import itertools
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy import sparse
from tests.unit.search.test_against_exhaustive import covered

from purposebuilt.appraisal import frontier
from purposebuilt.appraisal.clock import Clock
from purposebuilt.appraisal.questions import Questions
from purposebuilt.appraisal.search import Search
from purposebuilt.programme import Programme

THOROUGH = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


class Choices:
    """An explorer of a made design: choices to solutions, solutions to values."""

    def __init__(self, programme, counts, team_of, teams):
        self.programme, self.counts, self.team_of, self.teams = programme, np.array(counts), team_of, teams
        self.start = np.concatenate([[0], np.cumsum(counts)]).astype(int)

    def encode(self, solution):
        shares = np.split(np.asarray(solution)[: self.start[-1]], self.start[1:-1])
        return np.array([int(np.argmax(share)) for share in shares])

    def decode(self, choice):
        made = np.zeros(self.programme.columns)
        chosen = self.start[:-1] + np.asarray(choice)
        made[chosen] = 1.0
        made[self.start[-1] + self.team_of[chosen]] = 1.0
        return made

    def values(self, choices):
        return np.array([self.programme.values(self.decode(choice)) for choice in choices])

    def feasible(self, choices):
        return np.array([not self.programme.broken(self.decode(choice)) for choice in choices])


@st.composite
def designs(draw):
    """Lines of two or three candidates, teams paid once, sometimes a budget; figures whole or in sevenths."""
    counts = draw(st.lists(st.integers(2, 3), min_size=2, max_size=5))
    total, teams, k = sum(counts), draw(st.integers(1, 3)), draw(st.integers(2, 5))
    start = np.concatenate([[0], np.cumsum(counts)]).astype(int)
    team_of = np.array(draw(st.lists(st.integers(0, teams - 1), min_size=total, max_size=total)))
    whole = draw(st.lists(st.booleans(), min_size=k, max_size=k))
    figures = draw(st.lists(st.lists(st.integers(0, 20), min_size=total, max_size=total), min_size=k, max_size=k))
    sense = draw(st.lists(st.sampled_from(["min", "max"]), min_size=k, max_size=k))
    costs = np.hstack([np.array(figures, dtype=float), np.zeros((k, teams))])
    costs[:, total:] = np.where(np.array(sense) == "min", 1.0, -1.0)[:, None] * draw(st.sampled_from([0.0, 3.0, 5.0]))
    costs[~np.array(whole)] /= 7.0
    one = np.zeros((len(counts), total + teams))
    for line in range(len(counts)):
        one[line, start[line] : start[line + 1]] = 1.0
    needs = np.hstack([np.eye(total), -np.eye(teams)[team_of]])
    budget = np.append(np.array(figures[0], dtype=float), np.zeros(teams))[None, :]
    most = draw(st.sampled_from([np.inf, 12.0 * len(counts)]))
    programme = Programme.from_arrays(
        costs,
        sense,
        sparse.csr_array(np.vstack([one, needs, budget])),
        np.concatenate([np.ones(len(counts)), np.full(total + 1, -np.inf)]),
        np.concatenate([np.ones(len(counts)), np.zeros(total), [most]]),
        0.0,
        1.0,
        np.arange(total + teams) < total,
    )
    return programme, Choices(programme, counts, team_of, teams)


def every_possible(explorer):
    """The values of every choice that keeps all rows: nothing is possible that one of these does not match."""
    choices = np.array(list(itertools.product(*(range(count) for count in explorer.counts))))
    return explorer.values(choices[explorer.feasible(choices)])


def no_tree(*_):
    """Stands in for the compiled tree, which would answer programmes this small before zones are looked at."""


def stopped_after(solves, programme, **asked):
    """The frontier as known when that many solves have been asked for."""
    begun, begin = [0], Questions._begin

    def counted(self, *given):
        begun[0] += 1
        return begin(self, *given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["purposebuilt.appraisal.frontier"], "by_one_tree", no_tree)
        patch.setattr(Questions, "_begin", counted)
        patch.setattr(Clock, "out", property(lambda _: begun[0] >= solves))
        return frontier(programme, **asked)


@THOROUGH
@given(designs(), st.integers(1, 40), st.sampled_from([0.0, 0.02, 0.1, 0.3]), st.booleans(), st.integers(1, 2))
def test_the_bound_holds_wherever_the_search_stops(design, solves, coverage, explores, workers):
    programme, explorer = design
    found = stopped_after(
        solves, programme, coverage=coverage, explorer=explorer if explores else None, workers=workers
    )
    truth = every_possible(explorer)
    if len(found.points):
        covered(found, truth, programme.sense)
    assert found.impossible <= (len(truth) == 0)


@THOROUGH
@given(designs(), st.sampled_from([0.02, 0.1, 0.3]), st.sampled_from([None, 2.0, 6.0]), st.booleans())
def test_a_search_that_is_let_end_reaches_its_coverage(design, coverage, resolution, explores):
    """To the coverage, or in each objective to the largest difference that does not count, if that is more."""
    programme, explorer = design
    found = stopped_after(
        np.inf, programme, resolution=resolution, coverage=coverage, explorer=explorer if explores else None
    )
    if len(found.points):
        covered(found, every_possible(explorer), programme.sense)
        assert np.all(found.bound <= np.maximum(coverage * found.ranges, resolution or 0.0) * (1 + 1e-6) + 1e-9)


def test_what_was_known_before_is_listed_though_there_is_no_time():
    """Two lines of two candidates: today's choice is listed, with no promise about others."""
    programme = Programme.from_arrays(
        [[1.5, 2.0, 0.0, 3.0], [4.0, 1.0, 2.5, 0.0]], "min", [[1, 1, 0, 0], [0, 0, 1, 1]], 1.0, 1.0, 0.0, 1.0, True
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["purposebuilt.appraisal.frontier"], "by_one_tree", no_tree)
        patch.setattr(Search, "begin", lambda *_, **__: False)
        found = frontier(programme, coverage=0.1, time_limit=0.0, seeds=[[1, 0, 1, 0], [1, 1, 1, 0]])
    assert found.points.tolist() == [[1.5, 6.5]]
    assert not found.complete
    assert np.all(np.isinf(found.bound))
