"""Losses, weights, ranks and picks against slow and obvious computations."""

from __future__ import annotations

import numpy as np
import pytest
from tests.unit.appraisal.fakes import OBJECTIVES, RULEBOOK, design

from purposebuilt import rulebooks
from purposebuilt.appraisal import roles
from purposebuilt.appraisal.picks import Pick, aspirations, favourites, standard_picks
from purposebuilt.appraisal.regret import costs
from purposebuilt.appraisal.robustness import even_weights, first_rank, rank_shares
from purposebuilt.appraisal.shortlist import Table, shortlist
from purposebuilt.appraisal.spread import Spread, first_lowest
from purposebuilt.appraisal.voices import groups, several, voices
from purposebuilt.design import Criterion, Figure
from purposebuilt.formulation.configuration import Configuration


def points(seed: int, count: int = 40) -> np.ndarray:
    """Points that nothing betters: closeness up, cost and hand-offs down, on a bent surface."""
    ways = np.random.default_rng(seed).dirichlet([1.0, 1.0, 1.0], size=count)
    return np.column_stack([np.sqrt(ways[:, 0]), 20 - 8 * np.sqrt(ways[:, 1]), 1 - np.sqrt(ways[:, 2])])


def table(seed: int = 1, count: int = 40) -> Table:
    made = design()
    everyone = voices(made, OBJECTIVES)
    fair = tuple(Pick(key, roles.SAID[key], "Fair.", row) for row, key in enumerate(roles.FAIR))
    return Table(made, Spread.of(OBJECTIVES, points(seed, count)), everyone, groups(made, RULEBOOK, everyone), fair)


def test_losses_run_from_the_best_listed_to_the_worst() -> None:
    spread = Spread.of(OBJECTIVES, [[0.2, 10, 0.5], [0.8, 14, 0.5]])
    assert spread.losses().tolist() == [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]
    assert spread.losses([[1.1, 8, 0.5]]).tolist()[0] == pytest.approx([-0.5, -0.5, 0.0])
    assert spread.ranges.tolist() == pytest.approx([0.6, 4.0, 0.0])


def test_weights_count_directly_or_through_a_criterion_and_equal_ones_stand_in() -> None:
    north, south, icb = voices(design(), OBJECTIVES)
    assert north.weights.tolist() == pytest.approx([0.8, 0.2, 0.0])
    assert icb.weights.tolist() == pytest.approx([0.0, 1.0, 0.0])
    assert south.weights.tolist() == pytest.approx([1 / 3] * 3)
    assert [north.given, south.given, icb.given] == [True, False, True]


def test_a_group_speaks_with_the_mean_of_those_who_gave_weights() -> None:
    council, icb = groups(design(), RULEBOOK, voices(design(), OBJECTIVES))
    assert (council.name, icb.name) == ("Councils", "NHS North and South")
    assert council.weights.tolist() == pytest.approx([0.8, 0.2, 0.0])
    assert council.members == ("northshire", "southshire")


def test_kinds_are_said_for_several() -> None:
    for key in rulebooks.available():
        for kind in rulebooks.load(key).partner_kinds:
            assert several(kind.name)[-1] in "sedh", kind.name
    assert several("Local authority") == "Local authorities"
    assert several("Primary care: practices and networks") == "Primary care"
    assert several("Community provider that is not a trust") == "Community providers"


def test_kinds_in_which_nobody_gave_weights_speak_as_one() -> None:
    made = design(weights=())
    (silent,) = groups(made, RULEBOOK, voices(made, OBJECTIVES))
    assert silent.key == "equal-weights"
    assert silent.members == ("northshire", "southshire", "icb")


def test_even_weights_are_the_same_each_time_and_sum_to_one() -> None:
    weights = even_weights(4)
    assert np.allclose(weights.sum(axis=1), 1)
    assert np.array_equal(weights, even_weights(4))
    assert weights.mean(axis=0) == pytest.approx([0.25] * 4, abs=0.01)


def test_acceptability_agrees_with_geometry() -> None:
    # Points (0, 1), (1, 0) and (0.4, 0.4): the third loses least where both weights lie between 0.4 and 0.6.
    losses = np.array([[0.0, 1.0], [1.0, 0.0], [0.4, 0.4]])
    assert first_rank(losses, even_weights(2)).tolist() == pytest.approx([0.4, 0.4, 0.2], abs=0.015)


def test_rank_shares_fill_every_rank_once() -> None:
    losses = Spread.of(OBJECTIVES, points(3, 7)).losses()
    shares = rank_shares(losses, even_weights(3))
    assert shares.sum(axis=0) == pytest.approx(np.ones(7))
    assert shares.sum(axis=1) == pytest.approx(np.ones(7))
    assert shares[:, 0] == pytest.approx(first_rank(losses, even_weights(3)))


@pytest.mark.parametrize("seed", range(5))
def test_picks_agree_with_slow_search(seed: int) -> None:
    made = table(seed)
    losses = made.spread.losses()
    rows = {pick.key: pick.row for pick in standard_picks(made.spread, made.design)}
    for at, objective in enumerate(OBJECTIVES):
        assert losses[rows[roles.best_key(objective)], at] == losses[:, at].min()
    aim = np.array([0.6, made.spread.best[1], made.spread.best[2]])
    short = [max(row - made.spread.losses(aim)[0]) for row in losses]
    assert short[rows[roles.NEAREST]] == pytest.approx(min(short), abs=2e-3)
    for pick, voice in zip(favourites(made.spread, made.groups), made.groups, strict=True):
        assert costs(losses, (voice,))[pick.row, 0] == pytest.approx(min(losses @ voice.weights))


def test_aspirations_are_the_most_demanding_thresholds_about_the_whole_system() -> None:
    made = design(
        criteria=(
            Criterion("a", "A.", "icb", "system", measure="running_cost", threshold=Figure(18)),
            Criterion("b", "B.", "icb", "system", measure="running_cost", threshold=Figure(17)),
            Criterion("c", "C.", "icb", "place", measure="running_cost", threshold=Figure(5), place="north"),
        )
    )
    assert aspirations(made, OBJECTIVES) == {"running_cost": 17.0}


def test_the_shortlist_joins_reasons_of_one_configuration() -> None:
    made = table()
    same = Configuration({"a": "b"})
    (only,) = shortlist(made, lambda _: same)
    assert only.key == "best-closeness"
    assert roles.FAIREST in only.also
    assert "Fairest between partners" in only.reason


def test_the_shortlist_keeps_to_its_limit_but_seats_whom_the_user_wants() -> None:
    made = table(2)

    def each_its_own(row: int) -> Configuration:
        return Configuration({"row": str(row)})

    every = shortlist(made, each_its_own, limit=20)
    assert len({pick.row for pick in every}) == len(every)
    keys = {key for pick in every for key in (pick.key, *pick.also)}
    assert keys == set(roles.every_key(OBJECTIVES, made.groups)) - {roles.TODAY}
    few = shortlist(made, each_its_own, limit=4)
    assert len(few) == 4
    wanted = shortlist(made, each_its_own, wanted="favourite-icb", limit=4)
    assert "favourite-icb" in {key for pick in wanted for key in (pick.key, *pick.also)}


def test_ties_go_to_the_first_row() -> None:
    assert first_lowest(np.array([2.0, 1.0, 1.0]), np.array([0.0, 5.0, 4.0])) == 2
    assert first_lowest(np.array([1.0, 1.0 + 1e-12])) == 0


def test_other_reasons_are_called_by_their_names() -> None:
    keys = ("best-running-cost", "fairest", "favourite-icb", "favourite-council")
    assert roles.also_called(keys, OBJECTIVES) == (
        "Lowest running cost",
        "Fairest between partners",
        "Favourite of 2 groups of partners",
    )
    assert roles.also_called((), OBJECTIVES) == ()
