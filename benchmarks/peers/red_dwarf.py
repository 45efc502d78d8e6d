"""red-dwarf's whole calculation on one matrix of votes, as JSON: CPU seconds of each run, memory, and what it found.

    PEER_PYTHON benchmarks/peers/red_dwarf.py VOTES.npz RUNS ANSWER.npz

VOTES.npz holds `votes` (people x statements: 1, 0, -1, NaN not seen), `out` (column numbers that moderation took out)
and, where they are given, `k` and `centres`. The answer's arrays go to ANSWER.npz. Runs in the peers' own environment.
"""

import json
import resource
import sys
import time
import warnings
from pathlib import Path

import numpy as np

FIGURES = ("na", "nd", "ns", "pa", "pd", "pat", "pdt", "ra", "rd", "rat", "rdt")


def records(votes):
    """red-dwarf's list of votes; a person or a statement without any is not known to it."""
    people, asked = np.nonzero(~np.isnan(votes))
    return [
        {"participant_id": int(one), "statement_id": int(other), "vote": float(votes[one, other])}
        for one, other in zip(people, asked, strict=True)
    ]


def answer(found, count):
    """What the comparison needs, as arrays over red-dwarf's own rows and columns, with their ids."""
    from sklearn.metrics import silhouette_score  # noqa: PLC0415 - so that imports are not timed

    people = found.participants_df
    grouped = people["to_cluster"].to_numpy(dtype=bool)
    labels = people["cluster_id"].to_numpy(dtype=float, na_value=-1)
    places = people[["x", "y"]].to_numpy()
    statements = found.statements_df
    distinct = len(set(labels[grouped]))
    arrays = {
        "people": people.index.to_numpy(),
        "statements": statements.index.to_numpy(),
        "labels": labels,
        "projections": places,
        "loadings": statements[["pc1", "pc2"]].to_numpy(dtype=float),
        "variance": found.reducer.explained_variance_ratio_,
        "centres": found.clusterer.cluster_centers_,
        "silhouette": silhouette_score(places[grouped], labels[grouped]) if distinct > 1 else np.nan,
        "gac_agree": statements["group-aware-consensus-agree"].to_numpy(dtype=float),
        "gac_disagree": statements["group-aware-consensus-disagree"].to_numpy(dtype=float),
        "extremity": statements["extremity"].to_numpy(dtype=float),
        "priority": statements["priority"].to_numpy(dtype=float),
    }
    for name in FIGURES:
        arrays[name] = found.group_comment_stats[name].to_numpy(dtype=float).reshape(count, -1)
    lists = {
        "agree": [one["tid"] for one in found.consensus["agree"]],
        "disagree": [one["tid"] for one in found.consensus["disagree"]],
        "representative": [[one["tid"] for one in found.repness.get(at, [])] for at in range(count)],
        "sides": [[one["repful-for"] for one in found.repness.get(at, [])] for at in range(count)],
    }
    return arrays, lists


def peak_mb():
    """The most memory that this process has held; what its parent held before it began does not count on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main():
    from reddwarf.implementations.base import run_pipeline  # noqa: PLC0415 - so that the import is not timed

    warnings.simplefilter("ignore")
    given = np.load(sys.argv[1])
    votes = records(given["votes"])
    settings = {"mod_out_statement_ids": [int(one) for one in given["out"]], "random_state": 0}
    if "centres" in given:
        settings["init_centers"] = given["centres"].tolist()
    if "k" in given:
        settings["force_group_count"] = int(given["k"])
    taken = []
    for _ in range(int(sys.argv[2])):
        began = time.process_time()
        found = run_pipeline(votes=votes, **settings)
        taken.append(time.process_time() - began)
    arrays, lists = answer(found, len(set(found.clusterer.labels_)))
    np.savez(sys.argv[3], **arrays)
    peak = peak_mb()
    print(json.dumps({"seconds": taken, "peak_mb": peak, **lists}))


if __name__ == "__main__":
    main()
