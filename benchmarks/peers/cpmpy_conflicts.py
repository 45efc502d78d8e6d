"""CPMpy's smallest conflicts and repairs of one case, all of them (its marco), as JSON with CPU seconds.

    PEER_PYTHON benchmarks/peers/cpmpy_conflicts.py CASE.json ortools|exact

Runs in the environment of the peers that stand apart (`make peers`). `cpu` starts when CPMpy has been imported and the
case read: it counts the building of the model and the search, as ours does.
"""

import json
import resource
import sys
from pathlib import Path


def cpu():
    """CPU seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    import cpmpy  # noqa: PLC0415 - so that imports can be timed apart
    from cpmpy.tools.explain import marco  # noqa: PLC0415

    case = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    start = cpu()
    x = cpmpy.boolvar(shape=case["nvars"])

    def row(entries, sign, number):
        total = cpmpy.sum(value * x[at] for at, value in entries)
        return {"==": total == number, ">=": total >= number, "<=": total <= number}[sign]

    hard = [row(*one) for one in case["hard"]]
    soft = [cpmpy.all([row(*one) for one in rows]) for rows in case["soft"]]
    place = {id(one): at for at, one in enumerate(soft)}
    found = {"MUS": [], "MCS": []}
    for kind, members in marco(soft, hard, solver=sys.argv[2], map_solver=sys.argv[2]):
        found[kind].append(sorted(place[id(one)] for one in members))
    print(json.dumps({"start": start, "cpu": cpu() - start, "mus": found["MUS"], "mcs": found["MCS"]}))


if __name__ == "__main__":
    main()
