"""The large placement programme inside HiGHS, built by us in a process of its own; prints JSON with CPU seconds.

    python benchmarks/alone/build.py PLACEMENT_MODEL.py arrays|blocks [solve]

`PLACEMENT_MODEL.py` is the file of the cases that yields the arrays (41,200 binaries, 101,500 rows); it is read in
place. `arrays` goes through `Programme.from_arrays`, `blocks` through the blocks that our formulation is made of, which
must give the same programme. With `solve` the relaxation is solved, one row's bound is changed, and it is solved again
from where it stood.
"""

import importlib.util
import json
import resource
import sys
from dataclasses import replace

import numpy as np
from scipy import sparse

from purposebuilt.engines.highs import Highs
from purposebuilt.formulation.blocks import Aim, Blocks, Form
from purposebuilt.programme import Programme

FUNCTIONS, PLACES, WAYS, NEIGHBOURS, SEED = 100, 50, 8, 40, 7
"""The size that the file gives by default."""


def cpu():
    """CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def loaded(path):
    """The file of the case as a module."""
    spec = importlib.util.spec_from_file_location("placement_model", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_arrays(model):
    """From the file's arrays."""
    columns, rows, row, column, value, lower, upper, costs = model.arrays()
    matrix = sparse.csr_array((value, (row, column)), shape=(rows, columns))
    return Programme.from_arrays(costs, "min", matrix, lower, upper, 0.0, 1.0, True)


def by_blocks(model):
    """From the file's data through our blocks: the same columns and rows, in the same order."""
    cost, staff, capacity = model.data(FUNCTIONS, PLACES, WAYS, SEED)
    blocks = Blocks()
    x = blocks.columns(cost.size, integer=True).reshape(cost.shape)
    opened = blocks.columns(FUNCTIONS * WAYS, integer=True).reshape(FUNCTIONS, WAYS)
    housed = blocks.columns(PLACES * WAYS, integer=True).reshape(PLACES, WAYS)
    blocks.rows(x.reshape(-1, WAYS), 1.0, 1.0, 1.0)
    for many in (opened[:, None, :], housed[None]):
        pairs = np.stack([x, np.broadcast_to(many, x.shape)], axis=-1)
        blocks.rows(pairs.reshape(-1, 2), [1.0, -1.0], -np.inf, 0.0)
    apart = np.stack([x[:NEIGHBOURS], np.roll(x[1 : NEIGHBOURS + 1], 3, axis=2)], axis=-1)
    blocks.rows(apart.reshape(-1, 2), 1.0, -np.inf, 1.0)
    by_place = (1, 2, 0)
    staffed = staff.transpose(by_place).reshape(-1, FUNCTIONS)
    blocks.rows(x.transpose(by_place).reshape(-1, FUNCTIONS), staffed, -np.inf, capacity.ravel(), "capacity")
    blocks.rows(opened, 1.0, -np.inf, 4.0, "few arrangements")
    costs = np.concatenate([cost.ravel(), np.full(opened.size, 50.0), np.full(housed.size, 30.0)])
    return blocks.programme([Aim(Form(np.arange(blocks.count), costs), "min")])


def same(made, other):
    """Whether two programmes are the same, entry for entry."""
    vectors = ("row_lower", "row_upper", "column_lower", "column_upper", "integer", "objectives")
    return abs(made.matrix - other.matrix).max() == 0 and all(
        np.array_equal(getattr(made, name), getattr(other, name)) for name in vectors
    )


def solved_again(programme):
    """CPU of the relaxation, and of the same with the fullest place cut by a tenth: kept warm, and built anew."""
    engine = Highs(programme, relaxed=True)
    engine.costs(programme.objectives[0])
    began = cpu()
    first = engine.solve()
    told = {"lp": first.objective, "first": cpu() - began}
    places = slice(programme.rows - FUNCTIONS - PLACES * WAYS, programme.rows - FUNCTIONS)
    used = (programme.matrix @ first.values)[places]
    fullest = places.start + int(np.argmax(used))
    less = [np.floor(0.9 * used.max())]
    began = cpu()
    engine.row_bounds(fullest, [-np.inf], less)
    warm = engine.solve()
    told |= {"again": cpu() - began, "changed_lp": warm.objective}
    began = cpu()
    upper = programme.row_upper.copy()
    upper[fullest] = less[0]
    anew = Highs(replace(programme, row_upper=upper), relaxed=True)
    anew.costs(programme.objectives[0])
    cold = anew.solve()
    return told | {"anew": cpu() - began, "anew_lp": cold.objective}


def main():
    model = loaded(sys.argv[1])
    began = cpu()
    programme = by_arrays(model) if sys.argv[2] == "arrays" else by_blocks(model)
    made = cpu()
    engine = Highs(programme)
    held = cpu()
    answer = {"start": began, "cpu": held - began, "programme": made - began, "to_highs": held - made}
    engine.close()
    answer |= {"columns": programme.columns, "rows": programme.rows, "entries": int(programme.matrix.nnz)}
    answer["same"] = sys.argv[2] == "arrays" or bool(same(programme, by_arrays(model)))
    if "solve" in sys.argv:
        answer |= solved_again(programme)
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
