"""One decomposition of some of England's systems as a process of its own; prints JSON with value, bound and seconds.

    python benchmarks/alone/england.py FOLDER SYSTEMS WORKERS

`FOLDER` holds the published tables that `england.py` reads. `cpu` and `wall` are from the made design on, the start of
the workers included; `cpu` is that of this process and of its workers. It fails where the last choice breaks a limit or
where the bound, computed again from the prices, is less than what was told.
"""

import json
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from all_england import geography, making
from england import executor_of, run


def cpu():
    """CPU seconds of this process and of its children that have ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


def main():
    design = making.make(geography.read(Path(sys.argv[1]), int(sys.argv[2])))
    before = cpu()
    done = run(design, executor_of("processes", int(sys.argv[3])), quiet=True)
    answer = {
        "lines": design.lines,
        "candidates": design.candidates,
        "value": done.last.value,
        "bound": done.last.bound,
        "gap": done.last.gap,
        "to_goal": done.to_goal if done.to_goal < done.seconds else None,
        "wall": done.seconds,
        "cpu": cpu() - before,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
