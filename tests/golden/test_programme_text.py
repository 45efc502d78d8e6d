"""The programme of each measure on Upland, kept as text: a change of the mathematics shows in the diff.

To write the texts anew after a change that was meant: REWRITE_GOLDEN=1 pytest tests/golden
"""

import os
from pathlib import Path

import numpy as np
import pytest
from tests.spec.upland import book, upland

from purposebuilt.design import Criterion, Design, Figure, Force
from purposebuilt.formulation import MEASURES, formulate
from purposebuilt.formulation.lp_text import lp_text

HERE = Path(__file__).parent
SHARE = Criterion("long", "Long.", "icb", "system", Force.MUST, measure="purpose_resourcing", threshold=Figure(0.25))


def small(name: str) -> tuple[Design, str]:
    """Upland with today, near and the council only; a share is a must, and something else the objective."""
    rows = tuple(
        row for row in upland().arrangements if row.key.partition("-")[0] in ("plan", "care", "near", "council")
    )
    if MEASURES[name].form is not None:
        return upland(arrangements=rows), name
    return upland(arrangements=rows, criteria=(SHARE,)), "closeness"


@pytest.mark.parametrize("name", MEASURES)
def test_the_text_of_its_programme_is_the_one_kept(name: str) -> None:
    design, objective = small(name)
    text = lp_text(formulate(design, book(), [objective]).programme)
    kept = HERE / f"{name}.lp"
    if os.environ.get("REWRITE_GOLDEN"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MEASURES)
def test_a_solver_reads_the_text_as_the_same_programme(name: str) -> None:
    highspy = pytest.importorskip("highspy")
    design, objective = small(name)
    programme = formulate(design, book(), [objective]).programme
    solver = highspy.Highs()
    solver.silent()
    solver.readModel(str(HERE / f"{name}.lp"))
    solver.run()
    read = np.array(solver.getSolution().col_value)
    assert len(read) == programme.columns
    values = {solver.getColName(at)[1]: value for at, value in enumerate(read)}
    names = [line.split(" <= ")[1] for line in _bounds(HERE / f"{name}.lp")]
    solution = np.array([values[each] for each in names])
    assert programme.broken(solution) == ()
    found = programme.values(solution)[0] - programme.offset[0]
    assert found == pytest.approx(solver.getInfo().objective_function_value, abs=1e-6)


def _bounds(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8").partition("\nbounds\n")[2]
    return [line for line in text.splitlines() if "<=" in line]
