"""How far requirements give way, against the reference that tries every combination."""

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from tests.unit.search.test_conflicts import quarrel, quarrelsome

from purposebuilt.appraisal import stretches
from purposebuilt.programme import Programme

SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def least(programme, names, prices):
    """The least price over every choice of columns, where the rows of these names may give and no other."""
    found = np.inf
    for point in itertools.product((0, 1), repeat=programme.columns):
        activity = programme.matrix @ np.array(point, float)
        short = np.maximum(0, np.maximum(programme.row_lower - activity, activity - programme.row_upper))
        owner = [None if at < 0 else programme.requirements[at] for at in programme.requirement_of_row]
        if all(name in names or not missed for name, missed in zip(owner, short, strict=True)):
            found = min(found, sum(prices.get(name, 1) * missed for name, missed in zip(owner, short, strict=True)))
    return found


@SETTINGS
@given(quarrelsome())
def test_the_least_stretch_is_found_alone_and_together(programme):
    prices = {name: 1.0 + at for at, name in enumerate(programme.requirements)}
    found = stretches(programme, prices=prices)
    assert found.complete
    for name in programme.requirements:
        reference = least(programme, {name}, prices)
        if np.isinf(reference):
            assert name not in found.alone
        else:
            assert found.alone[name].price == pytest.approx(reference, abs=1e-6)
            assert found.alone[name].proven
    reference = least(programme, set(programme.requirements), prices)
    if np.isinf(reference):
        assert found.together is None
    else:
        assert found.together.price == pytest.approx(reference, abs=1e-6)
        assert set(found.together.amounts) <= set(programme.requirements)


def test_a_quarrel_by_hand():
    found = stretches(quarrel())
    assert {name: one.amounts for name, one in found.alone.items()} == {"a": {"a": 2.0}}
    assert found.together.price == 2.0
    cheap = stretches(quarrel(), prices={"a": 9, "b": 1, "c": 2}).together
    assert (cheap.amounts, cheap.price) == ({"b": 1.0, "c": 1.0}, 3.0)


def test_continuous_columns_give_by_parts():
    """Cost 5.6 at most and 4 WTE at least, at 1.5 a WTE: the money must give by 0.4, or the WTE by 4 - 5.6 / 1.5."""
    asked = Programme.from_arrays(
        [[0.0]], "min", [[1.5], [1.0]], [-np.inf, 4], [5.6, np.inf], 0, 9, False, ["money", "posts"]
    )
    found = stretches(asked, prices={"money": 1, "posts": 10})
    assert found.alone["money"].amounts == {"money": pytest.approx(0.4)}
    assert found.alone["posts"].amounts == {"posts": pytest.approx(4 - 5.6 / 1.5)}
    assert found.together.amounts == {"money": pytest.approx(0.4)}
    assert asked.matrix[[0]] @ found.together.solution == pytest.approx(6.0)


def test_nothing_gives_where_everything_can_be_kept():
    happy = Programme.from_arrays([[0, 0]], "min", [[1, 1]], [1], [np.inf], 0, 1, True, ["a"])
    assert stretches(happy).together.amounts == {}


def test_only_the_requirements_named_give():
    assert stretches(quarrel(), ["b"]).alone == {}
    assert stretches(quarrel(), ["b", "c"]).together.amounts == {"b": 1.0, "c": 1.0}
    with pytest.raises(ValueError, match="named"):
        stretches(quarrel(), ["stranger"])


def test_no_time_says_so():
    assert not stretches(quarrel(), time_limit=0.0).complete
