"""Judged: each partner's narrowest score of the mode, averaged over partners, weighted by people.

Care in the North near people: the ICB gives place collaboration 80, North Council gives it 100 for care there: 90. The
plan is direct: the ICB gives 40. Care in the South is direct: the ICB has a narrower score for that, 10.

    (300,000 x 40 + 200,000 x 90 + 100,000 x 10) / 600,000 = 51.6667
"""

from dataclasses import replace

from tests.spec.upland import book, check, chosen, upland

from purposebuilt.design import Criterion, JudgedScore, Preference
from purposebuilt.formulation import formulate
from purposebuilt.formulation.formulation import read
from purposebuilt.formulation.objectives import every_measure


def test_narrowest_row_wins_and_partners_are_averaged() -> None:
    check("judged", chosen(north="near"), 31_000_000 / 600_000)


def test_a_judged_criterion_counts_its_own_scores() -> None:
    """Scores given for another criterion do not count for it; less may be better."""
    other = JudgedScore("feared", "icb", "icb-direct", upland().judged_scores[0].score)
    scores = (*upland().judged_scores, *(replace(other, mode=mode) for mode in ("place-collaboration", "lead-partner")))
    fear = Criterion("feared", "What people fear.", "icb", "system", preference=Preference.LESS, measure="judged")
    design = upland(judged_scores=(*scores, other), criteria=(fear,))
    check("feared", chosen(), 40, design)
    assert formulate(design, book(), ["feared"]).programme.sense == ("min",)


def test_no_score_is_made_up() -> None:
    """Nobody scored leading partners: no line of care can be judged, and of the plan only."""
    scores = tuple(row for row in upland().judged_scores if row.mode != "lead-partner")
    check("judged", chosen(north="near"), 40, upland(judged_scores=scores))
    assert "judged" not in every_measure(read(upland(judged_scores=()), book()))
