"""pabutools on elections in Pabulib's format: `python pabutools_shares.py LIST`, a file with one path a line.

Prints one line of JSON: for each path what each rule selects, and the CPU seconds that it took, reading left out. Votes
by approval are counted by cost satisfaction, points as additive cardinal satisfaction; numbers are exact (gmpy2).
"""

import json
import sys
import time
from pathlib import Path

from pabutools.election import Additive_Cardinal_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

answers = {}
for name in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    instance, profile = parse_pabulib(name)
    measure = Cost_Sat if instance.meta["vote_type"] == "approval" else Additive_Cardinal_Sat
    found = {}
    began = time.process_time()
    chosen = greedy_utilitarian_welfare(instance, profile, sat_class=measure)
    found["greedy-rule"] = [sorted(one.name for one in chosen), time.process_time() - began]
    for rule, increment in (("none", None), ("add-one", 1)):
        began = time.process_time()
        chosen = method_of_equal_shares(instance, profile, sat_class=measure, voter_budget_increment=increment)
        seconds = time.process_time() - began
        found[rule] = [sorted(one.name for one in chosen), seconds]
        began = time.process_time()
        filled = greedy_utilitarian_welfare(
            instance, profile, sat_class=measure, initial_budget_allocation=list(chosen)
        )
        filled_rule = "greedy" if increment is None else "add-one-utilitarian"
        found[filled_rule] = [sorted(one.name for one in filled), seconds + time.process_time() - began]
    answers[name] = found
print(json.dumps(answers))
