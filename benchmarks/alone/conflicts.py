"""Our conflicts and repairs of one case as a process of its own; prints JSON with them and CPU seconds.

    python benchmarks/alone/conflicts.py CASE.json SECONDS

Of a case whose conflicts are known in full, all conflicts and all repairs; of another, the conflicts of so many
seconds, of which a hundred are checked by HiGHS, apart from the engine that found them: together impossible, and
possible without any one of their members. `cpu` counts from the arrays on, loading the SAT solver included.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

import json

from conflicts import read
from purposebuilt.appraisal import conflicts, repairs
from purposebuilt.engines.highs import Highs

CHECKED = 100


def possible(programme, members):
    """Whether the requirements so named can all be kept, with those rows that belong to none."""
    kept = {programme.requirements.index(name) for name in members}
    on = np.array([owner in kept or owner < 0 for owner in programme.requirement_of_row])
    lower = np.where(on, programme.row_lower, -np.inf)
    upper = np.where(on, programme.row_upper, np.inf)
    engine = Highs(replace(programme, row_lower=lower, row_upper=upper))
    answer = engine.solve()
    engine.close()
    return answer.state == "solved"


def wrong(programme, members):
    """Whether these do not collide, or still do when one of them is left out."""
    if possible(programme, members):
        return True
    return not all(possible(programme, [other for other in members if other != one]) for one in members)


def main():
    programme, case = read(Path(sys.argv[1]))
    seconds, complete, stamps = float(sys.argv[2]), case["known"]["complete"], []
    began = time.process_time()
    found = conflicts(
        programme, time_limit=None if complete else seconds, tell=lambda _: stamps.append(time.process_time() - began)
    )
    mended = repairs(programme).repairs if complete else ()
    spent = time.process_time() - began
    every = [sorted(map(int, one)) for one in found.conflicts]
    answer = {"mus": every, "mcs": [sorted(map(int, one)) for one in mended], "cpu": spent, "first": stamps[0]}
    if not complete:
        some = every[:: max(1, len(every) // CHECKED)][:CHECKED]
        bad = sum(wrong(programme, list(map(str, one))) for one in some)
        answer |= {"checked": len(some), "wrong": bad}
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
