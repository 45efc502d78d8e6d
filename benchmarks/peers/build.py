"""The large placement programme inside HiGHS, built by a peer in a process of its own; prints JSON with CPU seconds.

    PEER_PYTHON benchmarks/peers/build.py PLACEMENT_MODEL.py highspy|linopy|pyomo

`cpu` is from the file's arrays (or its data) to a model that HiGHS holds; imports are `start`.
"""

import importlib.util
import json
import resource
import sys

import numpy as np


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


def with_highspy(model):
    """Arrays handed to HiGHS as they are."""
    import highspy  # noqa: PLC0415 - only the peer that is asked for is loaded
    from scipy import sparse  # noqa: PLC0415

    yield cpu()
    columns, rows, row, column, value, lower, upper, costs = model.arrays()
    matrix = sparse.csr_array((value, (row, column)), shape=(rows, columns))
    made = highspy.Highs()
    made.setOptionValue("output_flag", False)
    none = np.zeros(0, dtype=np.int32)
    made.addCols(columns, costs, np.zeros(columns), np.ones(columns), 0, none, none, np.zeros(0))
    every = np.arange(columns, dtype=np.int32)
    made.changeColsIntegrality(columns, every, np.ones(columns, dtype=np.uint8))
    starts = matrix.indptr[:-1].astype(np.int32)
    made.addRows(rows, lower, upper, matrix.nnz, starts, matrix.indices.astype(np.int32), matrix.data)
    yield made.getNumCol(), made.getNumRow(), made.getNumNz()


def with_linopy(model):
    """Whole blocks of labelled variables and constraints, then handed over to HiGHS."""
    import linopy  # noqa: PLC0415
    import xarray as xr  # noqa: PLC0415

    yield cpu()
    functions, places, ways, neighbours = 100, 50, 8, 40
    cost, staff, capacity = model.data(functions, places, ways, 7)
    made = linopy.Model()
    f, p, a = (xr.DataArray(np.arange(n), dims=d) for n, d in ((functions, "f"), (places, "p"), (ways, "a")))
    x = made.add_variables(binary=True, coords=[("f", f.values), ("p", p.values), ("a", a.values)], name="x")
    z = made.add_variables(binary=True, coords=[("f", f.values), ("a", a.values)], name="z")
    o = made.add_variables(binary=True, coords=[("p", p.values), ("a", a.values)], name="o")
    made.add_constraints(x.sum("a") == 1)
    made.add_constraints(x - z <= 0)
    made.add_constraints(x - o <= 0)
    left = x.isel(f=slice(0, neighbours))
    right = x.isel(f=slice(1, neighbours + 1)).roll(a=3).assign_coords(f=f.values[:neighbours], a=a.values)
    made.add_constraints(left + right <= 1)
    dims = ("f", "p", "a")
    weights = xr.DataArray(staff.astype(float), dims=dims)
    made.add_constraints((x * weights).sum("f") <= xr.DataArray(capacity.astype(float), dims=("p", "a")))
    made.add_constraints(z.sum("a") <= 4)
    made.add_objective((x * xr.DataArray(cost, dims=dims)).sum() + 50 * z.sum() + 30 * o.sum())
    solver = made.to_highspy()
    yield solver.getNumCol(), solver.getNumRow(), solver.getNumNz()


def with_pyomo(model):
    """One expression for each row, then handed over to HiGHS by appsi."""
    import pyomo.environ as pyo  # noqa: PLC0415
    from pyomo.contrib.appsi.solvers.highs import Highs  # noqa: PLC0415

    yield cpu()
    functions, places, ways, neighbours = 100, 50, 8, 40
    cost, staff, capacity = (each.tolist() for each in model.data(functions, places, ways, 7))
    every_f, every_p, every_a = range(functions), range(places), range(ways)
    made = pyo.ConcreteModel()
    made.x = pyo.Var(every_f, every_p, every_a, within=pyo.Binary)
    made.z = pyo.Var(every_f, every_a, within=pyo.Binary)
    made.o = pyo.Var(every_p, every_a, within=pyo.Binary)
    x, z, o = made.x, made.z, made.o
    made.one = pyo.Constraint(every_f, every_p, rule=lambda _, f, p: sum(x[f, p, a] for a in every_a) == 1)
    made.opened = pyo.Constraint(every_f, every_p, every_a, rule=lambda _, f, p, a: x[f, p, a] - z[f, a] <= 0)
    made.housed = pyo.Constraint(every_f, every_p, every_a, rule=lambda _, f, p, a: x[f, p, a] - o[p, a] <= 0)
    made.apart = pyo.Constraint(
        range(neighbours), every_p, every_a, rule=lambda _, f, p, a: x[f, p, a] + x[f + 1, p, (a - 3) % ways] <= 1
    )
    made.room = pyo.Constraint(
        every_p,
        every_a,
        rule=lambda _, p, a: sum(staff[f][p][a] * x[f, p, a] for f in every_f) <= capacity[p][a],
    )
    made.few = pyo.Constraint(every_f, rule=lambda _, f: sum(z[f, a] for a in every_a) <= 4)
    price = sum(cost[f][p][a] * x[f, p, a] for f in every_f for p in every_p for a in every_a)
    made.cost = pyo.Objective(expr=price + 50 * pyo.quicksum(z.values()) + 30 * pyo.quicksum(o.values()))
    solver = Highs()
    solver.set_instance(made)
    held = solver._solver_model
    yield held.getNumCol(), held.getNumRow(), held.getNumNz()


def main():
    ways = {"highspy": with_highspy, "linopy": with_linopy, "pyomo": with_pyomo}
    steps = ways[sys.argv[2]](loaded(sys.argv[1]))
    start = next(steps)
    columns, rows, entries = next(steps)
    print(json.dumps({"start": start, "cpu": cpu() - start, "columns": columns, "rows": rows, "entries": entries}))


if __name__ == "__main__":
    main()
