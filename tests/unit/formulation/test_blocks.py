"""Blocks join into the programme that SciPy would make, and its text says it."""

import numpy as np
import pytest
from scipy import sparse

from purposebuilt.formulation.blocks import Aim, Blocks, Form
from purposebuilt.formulation.lp_text import lp_text
from purposebuilt.programme import Programme


def form(columns: list[int], values: list[float], constant: float = 0.0) -> Form:
    return Form(np.array(columns, dtype=np.int64), np.array(values), constant)


def made() -> Programme:
    blocks = Blocks()
    x = blocks.columns(3, integer=True, names=["x(a-1)", "x(b:2)", "x(c)"])
    blocks.columns(1, 0.0, np.inf, names=["y"])
    blocks.rows(x.reshape(1, 3), 1.0, 1.0, 1.0)
    blocks.ragged([2, 3], [0, 3, 1, 2, 3], [1.0, -1.0, 1.0, 1.0, -1.0], (-np.inf, 0.0))
    blocks.keep(form([0, 0, 3], [1.0, 2.0, 0.0], 0.5), 1.0, 4.0, "ours")
    aim = form([0, 3], [2.0, 1.0], 7.0).plus(form([0], [1.0], 1.0), -2.0)
    return blocks.programme([Aim(aim, "min"), Aim(form([2], [1.0]), "max")])


def test_blocks_are_the_rows_end_to_end() -> None:
    programme = made()
    wanted = [[1, 1, 1, 0], [1, 0, 0, -1], [0, 1, 1, -1], [3, 0, 0, 0]]
    assert programme.matrix.toarray().tolist() == wanted
    assert programme.row_lower.tolist() == [1, -np.inf, -np.inf, 0.5]
    assert programme.row_upper.tolist() == [1, 0, 0, 3.5]
    assert programme.integer.tolist() == [True, True, True, False]
    assert programme.objectives.tolist() == [[0, 0, 0, 1], [0, 0, 1, 0]]
    assert programme.offset.tolist() == [5, 0]
    assert programme.sense == ("min", "max")
    assert programme.requirements == ("ours",)
    assert programme.requirement_of_row.tolist() == [-1, -1, -1, 0]


def test_it_is_the_programme_that_arrays_make() -> None:
    ours = made()
    theirs = Programme.from_arrays(
        ours.objectives,
        ours.sense,
        sparse.csr_array(ours.matrix.toarray()),
        ours.row_lower,
        ours.row_upper,
        ours.column_lower,
        ours.column_upper,
        ours.integer,
        [None, None, None, "ours"],
        ours.offset,
    )
    assert (ours.matrix != theirs.matrix).nnz == 0
    assert ours.requirement_of_row.tolist() == theirs.requirement_of_row.tolist()


def test_nothing_makes_an_empty_programme() -> None:
    programme = Blocks().programme([])
    assert (programme.rows, programme.columns) == (0, 0)


def test_the_text_says_whose_a_row_is_and_both_its_bounds() -> None:
    text = lp_text(made())
    assert text == (
        "\\ offset 5\nmin\n obj: + 1 y\nst\n r0: + 1 x(a_1) + 1 x(b~2) + 1 x(c) = 1\n r1: + 1 x(a_1) - 1 y <= 0\n"
        " r2: + 1 x(b~2) + 1 x(c) - 1 y <= 0\n\\ ours\n r3a: + 3 x(a_1) >= 0.5\n r3: + 3 x(a_1) <= 3.5\nbounds\n"
        " 0 <= x(a_1) <= 1\n 0 <= x(b~2) <= 1\n 0 <= x(c) <= 1\n 0 <= y <= inf\ngeneral\n x(a_1)\n x(b~2)\n x(c)\nend\n"
    )
    assert lp_text(made(), 1).splitlines()[1:3] == ["max", " obj: + 1 x(c)"]


def test_long_rows_are_broken() -> None:
    blocks = Blocks()
    blocks.columns(60, names=[f"column{at}" for at in range(60)])
    text = lp_text(blocks.programme([Aim(form(list(range(60)), [1.0] * 60), "min")]))
    assert max(len(line) for line in text.splitlines()) <= 110


@pytest.mark.parametrize("count", [0, 1, 600])
def test_many_choices_are_worth_what_each_is(count: int) -> None:
    from tests.spec.upland import book, upland

    from purposebuilt.formulation import formulate

    made_of = formulate(upland(), book(), ["closeness", "hand_offs", "running_cost", "fairness", "scale"])
    explorer = made_of.explorer()
    choices = np.random.default_rng(3).integers(0, explorer.counts, size=(count, len(explorer.counts)))
    values = explorer.values(choices)
    assert values.shape == (count, 5)
    assert explorer.feasible(choices).shape == (count,)
    for choice, value in list(zip(choices, values, strict=True))[-40:]:
        assert made_of.programme.values(explorer.decode(choice)) == pytest.approx(value, abs=1e-9)
        assert explorer.encode(explorer.decode(choice)).tolist() == choice.tolist()
