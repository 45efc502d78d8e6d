"""pyaugmecon's complete frontier of one case, as JSON: points, CPU seconds of its work and of its imports.

    PEER_PYTHON benchmarks/peers/pyaugmecon_frontier.py CASE.json WORKERS

Runs in the peers' own environment (`make peers`). With more than one worker it needs the start method "spawn", else it
fails on some machines with a SemLock error. The nadir is given where pyaugmecon's own benchmark gives it.
"""

import json
import resource
import sys
import tempfile
import time
from multiprocessing import set_start_method
from pathlib import Path

NADIR = {"3kp40": [1031, 1069], "3kp50": [1124, 1041], "4kp50": [718, 717, 705]}
"""As in pyaugmecon's own benchmark of these cases."""


def cpu():
    """CPU seconds of this process and of its children that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def model_of(case):
    """The case as a Pyomo model of the kind that pyaugmecon takes: objectives in `obj_list`."""
    import pyomo.environ as pyo  # noqa: PLC0415 - so that imports can be timed apart

    model = pyo.ConcreteModel()
    kind = pyo.Binary if case["ub"] == 1 else pyo.NonNegativeIntegers
    model.x = pyo.Var(range(case["n"]), within=kind, bounds=(0, case["ub"]))
    model.rows = pyo.ConstraintList()
    for row in case["rows"]:
        total = sum(value * model.x[at] for at, value in zip(row["idx"], row["val"], strict=True))
        if row["lo"] is not None and row["lo"] == row["hi"]:
            model.rows.add(total == row["lo"])
        else:
            model.rows.add((row["lo"], total, row["hi"]))
    model.obj_list = pyo.ObjectiveList()
    sense = pyo.maximize if case["sense"] == "max" else pyo.minimize
    for costs in case["C"]:
        model.obj_list.add(expr=sum(cost * model.x[at] for at, cost in enumerate(costs) if cost), sense=sense)
    return model


def main():
    path, workers = Path(sys.argv[1]), int(sys.argv[2])
    case = json.loads(path.read_text(encoding="utf-8"))
    from pyaugmecon import PyAugmecon, PyAugmeconConfig  # noqa: PLC0415 - so that imports can be timed apart

    imported, began = cpu(), time.perf_counter()
    set_start_method("spawn", force=True)
    with tempfile.TemporaryDirectory() as folder:
        given = PyAugmeconConfig(
            mode="exact",
            solver_name="highs",
            workers=workers,
            nadir_points=NADIR.get(path.stem),
            write_csv=False,
            progress_bar=False,
            log_to_console=False,
            artifact_folder=folder,
        )
        found = PyAugmecon(model_of(case), given).solve()
    points = sorted([round(value) for value in point] for point in found.points)
    print(
        json.dumps({"points": points, "import": imported, "cpu": cpu() - imported, "wall": time.perf_counter() - began})
    )


if __name__ == "__main__":
    main()
