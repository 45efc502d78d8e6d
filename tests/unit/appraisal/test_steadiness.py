"""How options stand when weights change: what the appraisal makes of it, and how it is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.appraisal.fakes import OBJECTIVES, RULEBOOK, design

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.firsts import first_said, opinions_said, part
from purposebuilt.appraisal.results import Appraisal, Option, Robustness
from purposebuilt.appraisal.robustness import DRAWS, even_weights
from purposebuilt.appraisal.shortlist import Table
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.steadiness import robustness, with_ranks
from purposebuilt.appraisal.voices import groups, voices
from purposebuilt.design import PartnerWeight
from purposebuilt.design.figures import Figure
from purposebuilt.formulation.configuration import Objective
from purposebuilt.formulation.measures.judged import Judgements

VALUES = {"near": (0.9, 20.0, 0.3), "cheap": (0.2, 10.0, 0.4), "joined": (0.6, 16.0, 0.0), "worse": (0.6, 17.0, 0.2)}
TODAY = (0.7, 12.0, 0.1)


def option(key: str, values: tuple[float, ...], breaks: tuple[str, ...] = ()) -> Option:
    scores = {each.name: value for each, value in zip(OBJECTIVES, values, strict=True)}
    return Option(key, key.title(), "Made up.", scores, {}, breaks)


OPTIONS = tuple(option(key, values) for key, values in VALUES.items())


def table(objectives: tuple[Objective, ...] = OBJECTIVES, **tables: object) -> Table:
    made = design(**tables)
    everyone = voices(made, objectives)
    return Table(made, Spread.of(objectives, list(VALUES.values())), everyone, groups(made, RULEBOOK, everyone))


def found(options: tuple[Option, ...] = OPTIONS, **tables: object) -> Robustness:
    made = robustness(table(**tables), options, {})
    assert made is not None
    return made


def test_ranks_are_shares_and_an_option_that_is_beaten_never_leads() -> None:
    made = found()
    assert [each.option for each in made.options] == list(VALUES)
    for each in made.options:
        assert sum(each.ranks) == pytest.approx(1)
    assert (made.options[3].ranks[0], made.options[3].central, made.options[3].confidence) == (0, {}, None)
    assert sum(made.options[0].central.values()) == pytest.approx(1)
    assert max(made.options[0].central, key=lambda name: made.options[0].central[name]) == "closeness"
    assert made.options[0].confidence == 1
    assert made.winning[2][3] == 1
    assert made.draws == DRAWS
    ranked = with_ranks(OPTIONS, made)
    assert [each.ranks for each in ranked] == [each.ranks for each in made.options]


def test_first_places_agree_with_a_plain_count() -> None:
    losses = table().spread.losses(np.array(list(VALUES.values())))
    best = (even_weights(3) @ losses.T).argmin(axis=1)
    for row, key in enumerate(VALUES):
        assert found().ways[0].first[key] == pytest.approx((best == row).mean())


def test_weights_follow_what_partners_gave() -> None:
    """Northshire gave 80 to closeness and 20 to cost, the board all to cost: nobody gave hand-offs any."""
    made = found()
    assert [way.key for way in made.ways] == ["any", "given", "between", "order"]
    assert "running cost counts at least as much as hand-offs" in made.ways[3].words
    assert made.typical == pytest.approx({"closeness": 0.4, "running_cost": 0.6, "hand_offs": 0.0})
    assert "the 2 partners who gave any" in made.whose
    assert made.ways[1].first["cheap"] > made.ways[0].first["cheap"]
    for way in made.ways:
        assert sum(way.first.values()) == pytest.approx(1)


def test_where_nobody_gave_weights_equal_ones_stand_in() -> None:
    made = found(weights=())
    assert [way.key for way in made.ways] == ["any"]
    assert made.typical == pytest.approx(dict.fromkeys(made.typical, 1 / 3))
    assert "nobody" in made.whose


def test_one_voice_has_no_range() -> None:
    one = found(weights=(PartnerWeight("northshire", "closeness", Figure(100)),))
    assert [way.key for way in one.ways] == ["any", "given", "order"]


def test_methods_are_compared_under_the_same_weights() -> None:
    made = found()
    assert [each.method for each in made.opinions] == ["weighted-sum", "topsis", "promethee"]
    sums = made.opinions[0]
    gains = 1 - table().spread.losses(np.array(list(VALUES.values())))
    assert list(sums.values.values()) == pytest.approx((gains @ [0.4, 0.6, 0.0]).tolist())
    assert sums.order == tuple(sorted(VALUES, key=lambda key: -sums.values[key]))
    assert all(each.method != "weighted-sum" for each in made.changed)


def test_today_where_it_breaks_a_requirement_is_not_ranked_but_tried() -> None:
    today = option(roles.TODAY, TODAY, breaks=("few-places",))
    made = found((today, *OPTIONS))
    assert [each.option for each in made.options] == list(VALUES)
    assert with_ranks((today,), made)[0].ranks == ()
    assert {each.option for each in made.changed} <= {roles.TODAY, *VALUES}
    assert robustness(table(), (today,), {}) is None


def test_judged_scores_are_drawn_where_several_judge() -> None:
    judged = Objective("judged", "Judged by the partners", "0-100", "max", 0.5)
    objectives = (OBJECTIVES[0], judged)
    points = {"near": (1.0, 40.0), "liked": (0.0, 60.0)}
    options = tuple(
        replace(option(key, (0.0, 0.0, 0.0)), scores={"closeness": values[0], "judged": values[1]})
        for key, values in points.items()
    )
    made = replace(table(objectives), spread=Spread.of(objectives, list(points.values())))
    firm = {"near": {"judged": Judgements(("a",), (1.0,), ((40.0,),))}}
    split = {
        "near": {"judged": Judgements(("a", "b"), (1.0,), ((0.0, 80.0),))},
        "liked": {"judged": Judgements(("a", "b"), (1.0,), ((60.0, 60.0),))},
    }
    sure, unsure = robustness(made, options, firm), robustness(made, options, split)
    assert sure is not None
    assert unsure is not None
    assert (sure.options[0].confidence, unsure.judged) == (1, ("judged",))
    assert sure.options[0].ranks[0] == pytest.approx(0.5, abs=0.01)
    assert unsure.options[1].confidence is not None
    assert 0.5 < unsure.options[1].confidence < 1


def appraisal(robust: Robustness | None) -> Appraisal:
    made = object.__new__(Appraisal)
    object.__setattr__(made, "options", OPTIONS)
    object.__setattr__(made, "robustness", robust)
    return made


def test_it_is_said_in_sentences() -> None:
    told = first_said(appraisal(found()))
    assert told.startswith("Weights drawn 10,000 times each way: '")
    assert "under any weights at all" in told
    assert "first" in opinions_said(found(), {key: key for key in VALUES})
    assert first_said(appraisal(None)) == ""
    assert first_said(appraisal(found(OPTIONS[:1]))) == ""


def test_methods_that_disagree_are_told_apart() -> None:
    made = found()
    other = replace(made.opinions[1], order=("worse", "near", "cheap", "joined"))
    told = opinions_said(replace(made, opinions=(made.opinions[0], other)), {key: key for key in VALUES})
    assert "the methods disagree on the first place" in told
    assert "TOPSIS puts worse first" in told
    assert "of 6 pairs of options alike" in told


def test_shares_are_said_without_false_sureness() -> None:
    said = [part(value) for value in (0, 0.0001, 0.434, 0.999, 1)]
    assert said == ["none", "under 1%", "43%", "over 99%", "all"]
