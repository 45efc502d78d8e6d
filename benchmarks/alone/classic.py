"""The classic calculation on one matrix of votes, as JSON: CPU seconds of each run, of the import, and peak memory.

    python benchmarks/alone/classic.py VOTES.npz RUNS

VOTES.npz holds `votes` (people x statements: 1, 0, -1, NaN not seen) and `out` (columns that moderation took out).
"""

import json
import resource
import sys
import time
from pathlib import Path


def peak_mb() -> float:
    """The most memory that this process has held; what its parent held before it began does not count on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    began = time.perf_counter()
    from purposebuilt.participation import classic  # noqa: PLC0415 - so that the import can be timed, numpy included

    imported = time.perf_counter() - began
    import numpy as np  # noqa: PLC0415 - already there

    given = np.load(sys.argv[1])
    votes, out = given["votes"], given["out"].tolist()
    given.close()
    taken = []
    for _ in range(int(sys.argv[2])):
        began = time.process_time()
        classic.analyse(votes, moderated_out=out)
        taken.append(time.process_time() - began)
    peak = peak_mb()
    print(json.dumps({"seconds": taken, "import_s": imported, "peak_mb": peak}))


if __name__ == "__main__":
    main()
