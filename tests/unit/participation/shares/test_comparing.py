"""The comparison step takes the greedy outcome where strictly more voices prefer it."""

from fractions import Fraction

from purposebuilt.participation.shares import Instance, Project, Voice, comparison


def made(budget: int, costs: dict[str, int], wishes: list[str], points: list[int] | None = None) -> Instance:
    projects = tuple(Project(key, Fraction(cost)) for key, cost in costs.items())
    place = {key: at for at, key in enumerate(costs)}
    wanted = tuple(tuple(sorted(place[key] for key in words)) for words in wishes)
    voices = tuple(Voice(f"v{n}") for n in range(len(wishes)))
    given = None if points is None else tuple((Fraction(one),) * len(w) for one, w in zip(points, wanted, strict=True))
    return Instance("By hand", Fraction(budget), projects, voices, wanted, given)


def test_greedy_is_taken_where_more_prefer_it() -> None:
    """Three voices cannot pay for their one dear project out of 2 each; greedy buys it, and these three prefer it."""
    instance = made(10, {"A": 10, "B": 2, "C": 2}, ["A", "A", "A", "B", "C"])
    compared = comparison(instance)
    assert compared.shares.selected == ("B", "C")
    assert compared.greedy.selected == ("A",)
    assert (compared.prefer_shares, compared.prefer_greedy, compared.prefer_neither) == (2, 3, 0)
    assert compared.selected == ("A",)
    assert compared.sentence() == (
        "2 voices prefer the outcome of equal shares, 3 that of the greedy rule, and 0 neither, so the greedy outcome"
        " is taken."
    )


def test_equal_shares_stand_in_a_draw() -> None:
    instance = made(10, {"A": 10, "B": 2, "C": 2}, ["A", "A", "A", "B", "C", "BC"])
    compared = comparison(instance)
    assert compared.prefer_shares == compared.prefer_greedy == 3
    assert compared.chosen is compared.shares


def test_points_are_compared_by_points() -> None:
    instance = made(4, {"A": 4, "B": 2}, ["A", "B"], [5, 1])
    compared = comparison(instance)
    assert compared.prefer_shares + compared.prefer_greedy + compared.prefer_neither == 2
