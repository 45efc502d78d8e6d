"""Equal shares agree with the obvious computation, and their receipts add up."""

import itertools
import random
from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.participation.shares import obvious

from purposebuilt.participation.shares import Instance, Project, Ties, Voice, equal_shares, greedy
from purposebuilt.participation.shares.exact import bought
from purposebuilt.participation.shares.raising import raised
from purposebuilt.participation.shares.runs.compiled import runs
from purposebuilt.participation.shares.stakes import stakes

QUICK = settings(max_examples=60, deadline=None)


@st.composite
def instances(draw, weighted: bool = False, most: int = 40) -> Instance:
    """Small elections in which ties, projects for nothing, dear projects and silent voices are common."""
    count = draw(st.integers(1, 6))
    cost = st.one_of(
        st.integers(0, most), st.sampled_from([5, 10, 10, 20]), st.sampled_from([Fraction(5, 2), Fraction(1, 3)])
    )
    projects = tuple(Project(f"p{at}", Fraction(draw(cost))) for at in range(count))
    voices = draw(st.integers(1, 9))
    weight = (
        st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 2), Fraction(3, 4)])
        if weighted
        else st.just(Fraction(1))
    )
    wishes = [tuple(sorted(draw(st.sets(st.integers(0, count - 1))))) for _ in range(voices)]
    points = None
    if draw(st.booleans()):
        point = st.sampled_from([Fraction(1), Fraction(2), Fraction(3), Fraction(5, 2)])
        points = tuple(tuple(draw(point) for _ in wanted) for wanted in wishes)
    held = tuple(Voice(f"v{at}", weight=draw(weight)) for at in range(voices))
    return Instance("made", Fraction(draw(st.integers(0, 90))), projects, held, tuple(wishes), points)


def keys(instance: Instance, order: list[int]) -> tuple[str, ...]:
    return tuple(sorted(instance.projects[at].key for at in order))


@QUICK
@given(instances())
def test_plain_shares_are_the_obvious_ones(instance: Instance) -> None:
    order = obvious.fixed(instance, instance.part)
    assert equal_shares(instance).order == tuple(instance.projects[at].key for at in order)
    assert equal_shares(instance, "greedy").selected == keys(instance, obvious.filling(instance, order))
    assert greedy(instance).selected == keys(instance, obvious.filling(instance, []))


@QUICK
@given(instances(weighted=True))
def test_raised_shares_are_the_obvious_ones(instance: Instance) -> None:
    steps, order = obvious.raised(instance, instance.part)
    outcome = equal_shares(instance, "add-one")
    assert (outcome.steps, outcome.order) == (steps, tuple(instance.projects[at].key for at in order))
    filled = equal_shares(instance, "add-one-utilitarian")
    assert filled.selected == keys(instance, obvious.filling(instance, order))


@QUICK
@given(instances())
def test_raising_past_what_is_full_from_whole_units_with_ties_by_cost_is_obvious_too(instance: Instance) -> None:
    backed = {one.key: instance.support[at] for at, one in enumerate(instance.projects)}
    steps, order = obvious.raised(
        instance, Fraction(instance.part // 1), until_full=False, rank=lambda one: (one.cost, -backed[one.key], one.key)
    )
    outcome = equal_shares(instance, "add-one", ties=Ties.COST, whole=True, past_full=True)
    assert (outcome.steps, outcome.selected) == (steps, keys(instance, order))


@QUICK
@given(instances(weighted=True, most=4000), st.integers(0, 300), st.integers(0, 300))
def test_what_floats_decide_is_decided_rightly_for_every_raise_in_a_span(
    instance: Instance, first: int, wide: int
) -> None:
    known = stakes(instance)
    ready = runs(known) if known.cost else None
    if ready is None:
        return
    span = (known.start(instance.part + first), known.start(instance.part + first + wide))
    below = lcm(*(one.denominator for one in span))
    low, high = (int(one * below) for one in span)
    limit = sum(known.cost)
    for order, raises in (
        (ready.between(low, high, below, limit).order, {first, first + wide // 3, first + wide // 2, first + wide}),
        (ready.between(low, low, below, limit).order, {first}),
    ):
        if order is not None:
            assert all(bought(known, known.start(instance.part + at)) == order for at in raises)


@QUICK
@given(instances(weighted=True), st.sampled_from(["none", "add-one", "add-one-utilitarian", "greedy"]))
def test_receipts_add_up_exactly(instance: Instance, completion) -> None:
    outcome = equal_shares(instance, completion)
    assert sum(instance.budget_for_each_voice) == instance.budget
    assert outcome.spent + outcome.left_over == instance.budget
    assert outcome.left_over >= 0
    paid: dict[str, Fraction] = {}
    for receipt in outcome.receipts:
        assert receipt.part + receipt.raised == receipt.paid + receipt.left
        assert receipt.left >= 0
        assert receipt.raised == outcome.steps * receipt.voice.weight
        for payment in receipt.payments:
            paid[payment.project] = paid.get(payment.project, Fraction(0)) + payment.amount
    unpaid = {*outcome.free, *outcome.filled}
    assert paid == {
        one.key: one.cost for one in instance.projects if one.key in outcome.order and one.key not in unpaid
    }


@QUICK
@given(instances())
def test_a_voice_of_weight_two_counts_as_two_voices(instance: Instance) -> None:
    heavy = Instance(
        "heavy",
        instance.budget,
        instance.projects,
        tuple(Voice(one.key, weight=Fraction(2 if at == 0 else 1)) for at, one in enumerate(instance.voices)),
        instance.wishes,
        instance.points,
    )
    points = None if instance.points is None else (*instance.points, instance.points[0])
    cloned = Instance(
        "cloned",
        instance.budget,
        instance.projects,
        (*instance.voices, Voice("again")),
        (*instance.wishes, instance.wishes[0]),
        points,
    )
    for completion in ("none", "add-one", "greedy"):
        assert equal_shares(heavy, completion).order == equal_shares(cloned, completion).order


@QUICK
@given(instances(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(instance: Instance, chance) -> None:
    rows = list(range(len(instance.voices)))
    columns = list(range(len(instance.projects)))
    chance.shuffle(rows)
    chance.shuffle(columns)
    moved = {at: to for to, at in enumerate(columns)}
    pairs = []
    for row in rows:
        given = instance.points[row] if instance.points else (None,) * len(instance.wishes[row])
        pairs.append(sorted((moved[at], points) for at, points in zip(instance.wishes[row], given, strict=True)))
    other = Instance(
        "moved",
        instance.budget,
        tuple(instance.projects[at] for at in columns),
        tuple(instance.voices[at] for at in rows),
        tuple(tuple(at for at, _ in one) for one in pairs),
        None if instance.points is None else tuple(tuple(points for _, points in one) for one in pairs),
    )
    for completion in ("none", "add-one", "add-one-utilitarian"):
        assert equal_shares(other, completion).order == equal_shares(instance, completion).order


@pytest.mark.parametrize("seed", range(6))
def test_spans_of_raises_pass_over_nothing(seed: int) -> None:
    """Raises one by one, exactly, and by spans proven in floats: the same end, after hundreds of raises."""
    chance = random.Random(seed)  # noqa: S311 - made-up data, the same each time
    costs = [chance.choice([chance.randint(100, 9000), 2000, 3000]) for _ in range(9)]
    wishes = tuple(tuple(at for at in range(9) if chance.random() < 0.3) for _ in range(25))
    points = tuple(tuple(Fraction(chance.randint(1, 5)) for _ in wanted) for wanted in wishes) if seed % 2 else None
    projects = tuple(Project(f"p{at}", Fraction(cost)) for at, cost in enumerate(costs))
    voices = tuple(Voice(f"v{at}") for at in range(25))
    instance = Instance("made", Fraction(sum(costs), 3), projects, voices, wishes, points)
    known = stakes(instance)
    before: tuple[int, tuple[int, ...]] = 0, ()
    for steps in itertools.count():
        order = bought(known, known.start(instance.part + steps))
        spent = sum(known.cost[at] for at in order) / known.scale
        if spent > instance.budget or not any(
            spent + known.cost[at] / known.scale <= instance.budget for at in range(len(known.cost)) if at not in order
        ):
            expected = before if spent > instance.budget else (steps, order)
            break
        before = steps, order
    assert raised(known, instance.part, instance.budget) == expected


def made(budget: int, costs: dict[str, int], wishes: list[str]) -> Instance:
    projects = tuple(Project(key, Fraction(cost), f"Project {key}") for key, cost in costs.items())
    place = {key: at for at, key in enumerate(costs)}
    wanted = tuple(tuple(sorted(place[key] for key in words)) for words in wishes)
    return Instance(
        "By hand", Fraction(budget), projects, tuple(Voice(f"v{n}") for n in range(len(wishes))), wanted, currency="GBP"
    )


def test_an_election_worked_by_hand() -> None:
    """Ten voices hold 10 each. A (60) is wanted by six: each pays 10. B (40) by four who paid nothing: 10 each."""
    instance = made(100, {"A": 60, "B": 40, "C": 50}, ["A", "A", "A", "AC", "AC", "AC", "B", "B", "BC", "BC"])
    outcome = equal_shares(instance)
    assert outcome.order == ("A", "B")
    assert outcome.left_over == 0
    assert outcome.receipts[3].payments[0].amount == 10
    titles = {one.key: one.title for one in instance.projects}
    assert outcome.receipts[3].sentence(titles) == (
        "v3 holds £10 of the budget. It paid £10 for 'Project A', and kept nothing."
    )
    assert outcome.sentences()[0] == "2 of 3 projects are bought for £100 of a budget of £100; £0 is left."


def test_virtual_money_is_called_virtual() -> None:
    """Three hold 20 each. A (30) is bought by two, 15 each; B (25) only when the third holds 25, five raises later."""
    instance = made(60, {"A": 30, "B": 25}, ["A", "A", "B"])
    outcome = equal_shares(instance, "add-one")
    assert (outcome.steps, outcome.part, outcome.selected) == (5, 25, ("A", "B"))
    receipt = outcome.receipts[2]
    assert (receipt.part, receipt.raised, receipt.left) == (20, 5, 0)
    assert "£5 of virtual money was added" in receipt.sentence({"A": "A", "B": "B"})
    assert any("virtual money" in one for one in outcome.sentences())


def test_who_goes_without_is_named_and_greedy_stands_beside() -> None:
    instance = made(40, {"A": 20, "B": 20, "C": 20}, ["AB", "AB", "AB", "C"])
    outcome = equal_shares(instance)
    assert outcome.selected == ("A",)
    assert [str(one) for one in outcome.left_out] == ["v3"]
    words = outcome.sentences()
    assert "Left without any of their wishes: v3 (of 4 voices)." in words
    assert words[-1] == "The greedy rule would buy Project B in place of nothing."
    assert "no voice paid for that" in " ".join(equal_shares(instance, "greedy").sentences())


def test_numbers_too_large_for_floats_are_still_exact() -> None:
    big = 10**17
    instance = made(3 * big, {"A": 2 * big + 1, "B": 2 * big}, ["A", "AB", "B"])
    assert equal_shares(instance, "add-one").order == ("B",)
    assert equal_shares(instance).order == ("B",)


def test_nobody_and_nothing() -> None:
    nobody = made(10, {"A": 5}, [])
    assert equal_shares(nobody).order == ()
    assert equal_shares(nobody, "add-one").receipts == ()
    assert equal_shares(made(10, {}, ["", ""]), "add-one").order == ()


def test_a_way_of_completion_that_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match="no completion 'most'"):
        equal_shares(made(10, {"A": 5}, ["A"]), "most")  # type: ignore[arg-type]
