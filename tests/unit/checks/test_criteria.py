"""Nested criteria: what refining means, and that weights multiply down the tree."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.checks.cast import PLACES, book, criterion, design

from purposebuilt.checks import COHERENCE_CHECKS, effective_weights
from purposebuilt.checks.picture import Picture
from purposebuilt.design import Criterion, Design, Force, Place, Preference
from purposebuilt.problems import Problem, Severity

STREET = Place("street", "Street in A", "neighbourhood", "a")
LESS = Preference.LESS


def refining(**child: object) -> tuple[Problem, ...]:
    """What is said of a child with the given fields under a parent with a scope, a threshold and a unit."""
    parent = criterion("c", threshold=0.5, functions=("jsna", "evaluation"), place="a", unit="share", level="place")
    plain: dict[str, object] = {"parent": "c", "functions": ("jsna",), "place": "a", "unit": "share", "level": "place"}
    made = design(criteria=(parent, criterion("d", **{**plain, **child})), places=(*PLACES[:3], STREET))
    return tuple(COHERENCE_CHECKS["criteria-refine-their-parents"](Picture(made, book())))


ACCEPTED = {
    "the same threshold": {"threshold": 0.5},
    "a tighter threshold": {"threshold": 0.6},
    "no threshold of its own": {},
    "a tighter must under a should": {"threshold": 0.9, "force": Force.MUST},
    "an added test with its own measure": {
        "measure": "running_cost",
        "preference": LESS,
        "threshold": 9,
        "unit": "GBP",
    },
    "a principle that people confirm": {"measure": ""},
    "a narrower place": {"place": "street", "level": "neighbourhood"},
    "fewer functions": {"functions": ("evaluation",)},
}
REFUSED = {
    "a looser threshold": ({"threshold": 0.4}, "PB232", "threshold"),
    "a looser must": ({"threshold": 0.4, "force": Force.MUST}, "PB232", "threshold"),
    "the opposite preference": ({"preference": LESS, "threshold": 0.9}, "PB233", "preference"),
    "another function": ({"functions": ("jsna", "eprr")}, "PB234", "functions"),
    "every function": ({"functions": ()}, "PB234", "functions"),
    "another place": ({"place": "b"}, "PB234", "place"),
    "the whole system": ({"place": ""}, "PB234", "place"),
    "a higher level": ({"level": "national"}, "PB234", "level"),
    "another unit": ({"unit": "%", "threshold": 60}, "PB237", "unit"),
}


@pytest.mark.parametrize("what", sorted(ACCEPTED))
def test_a_child_may_have(what: str) -> None:
    assert refining(**ACCEPTED[what]) == ()


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_a_child_may_not_have(what: str) -> None:
    child, code, column = REFUSED[what]
    (problem,) = refining(**child)
    assert (problem.code, problem.where.column, problem.where.key) == (code, column, "d")
    assert "'d' of owner of d" in problem.message
    assert "'c' of owner of c" in problem.message


def test_where_less_is_better_tighter_is_smaller() -> None:
    parent = criterion("c", measure="running_cost", preference=LESS, threshold=18.76, force=Force.MUST)
    for threshold, problems in ((18.0, 0), (18.76, 0), (19.0, 1)):
        child = criterion("d", parent="c", measure="running_cost", preference=LESS, threshold=threshold)
        made = Picture(design(criteria=(parent, child)), book())
        assert len(tuple(COHERENCE_CHECKS["criteria-refine-their-parents"](made))) == problems


def siblings(one: Criterion, other: Criterion) -> tuple[Problem, ...]:
    return tuple(COHERENCE_CHECKS["siblings-can-hold-together"](Picture(design(criteria=(one, other)), book())))


def test_siblings_that_cannot_both_hold_are_an_error_only_where_both_must() -> None:
    must = {"force": Force.MUST, "threshold": 0.6}
    most = {"threshold": 0.5, "preference": LESS}
    assert [p.severity for p in siblings(criterion("c", **must), criterion("d", force=Force.MUST, **most))] == [
        Severity.ERROR
    ]
    assert [p.severity for p in siblings(criterion("c", **must), criterion("d", **most))] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"functions": ("jsna",)}, {"functions": ("evaluation",)}),
        ({"place": "a"}, {"place": "b"}),
        ({"measure": "scale"}, {}),
        ({"parent": "x"}, {}),
    ],
)
def test_siblings_about_different_things_do_not_clash(one: dict[str, object], other: dict[str, object]) -> None:
    assert siblings(criterion("c", threshold=0.6, **one), criterion("d", threshold=0.5, preference=LESS, **other)) == ()


# Weights: a slow reference that follows the definition word for word, against the walk down the tree.


def slow_weight(criteria: Sequence[Criterion], key: str, above: tuple[str, ...] = ()) -> float:
    """A criterion's share among its siblings, times what its parent is given; none in or below a circle."""
    by_key = {each.key: each for each in criteria}
    this = by_key[key]
    if key in above:
        return 0.0
    parent = this.parent if this.parent in by_key else ""
    beside = [each for each in criteria if (each.parent if each.parent in by_key else "") == parent]
    usable = {each.key: max(each.weight.value, 0.0) if each.weight else 0.0 for each in beside}
    whole = math.fsum(usable.values())
    share = usable[key] / whole if whole else 1 / len(beside)
    return share * (slow_weight(criteria, parent, (*above, key)) if parent else 1.0)


KEYS = [f"c{number}" for number in range(8)]


@st.composite
def trees(draw: st.DrawFn) -> tuple[Criterion, ...]:
    count = draw(st.integers(0, len(KEYS)))
    weight = st.none() | st.sampled_from([0.0, 1.0, 2.5, 40.0, -3.0]) | st.floats(1e-3, 1e3)
    made = []
    for key in KEYS[:count]:
        size = draw(weight)
        parent = draw(st.sampled_from(["", *KEYS]))
        made.append(criterion(key, parent=parent, **({} if size is None else {"weight": size})))
    return tuple(made)


@settings(deadline=None, max_examples=300)
@given(trees())
def test_weights_multiply_down_the_tree(criteria: tuple[Criterion, ...]) -> None:
    found = effective_weights(Design(design().identity, criteria=criteria))
    assert list(found) == [each.key for each in criteria]
    for key, weight in found.items():
        assert weight == pytest.approx(slow_weight(criteria, key), abs=1e-12)


@settings(deadline=None, max_examples=200)
@given(trees())
def test_children_share_exactly_what_their_parent_is_given(criteria: tuple[Criterion, ...]) -> None:
    found = effective_weights(Design(design().identity, criteria=criteria))
    known = {each.key for each in criteria}
    children: dict[str, list[str]] = {}
    for each in criteria:
        children.setdefault(each.parent if each.parent in known else "", []).append(each.key)
    for parent, keys in children.items():
        assert sum(found[key] for key in keys) == pytest.approx(1.0 if not parent else found[parent])


@settings(deadline=None, max_examples=200)
@given(trees())
def test_every_circle_of_criteria_is_found_once(criteria: tuple[Criterion, ...]) -> None:
    made = Picture(design(criteria=criteria), book())
    told = len(tuple(COHERENCE_CHECKS["criteria-do-not-refine-in-a-circle"](made)))
    parents = {each.key: each.parent for each in criteria}
    circling = set()
    for key, parent in parents.items():
        at, steps = parent, 0
        while at in parents and at != key and steps < len(parents):
            at, steps = parents[at], steps + 1
        if at == key:
            circling.add(key)
    if not circling:
        assert told == 0
    else:
        groups = set()
        for key in circling:
            group, at = {key}, parents[key]
            while at != key:
                group.add(at)
                at = parents[at]
            groups.add(frozenset(group))
        assert told == len(groups)


def test_equal_shares_where_nobody_gives_weights() -> None:
    made = design(criteria=(criterion("c"), criterion("d"), criterion("e", parent="d"), criterion("f", parent="d")))
    assert effective_weights(made) == {"c": 0.5, "d": 0.5, "e": 0.25, "f": 0.25}


def test_enormous_weights_do_not_overflow() -> None:
    made = design(criteria=(criterion("c", weight=1e308), criterion("d", weight=1e308)))
    assert effective_weights(made) == {"c": 0.5, "d": 0.5}
