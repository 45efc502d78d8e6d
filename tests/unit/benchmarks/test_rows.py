"""The gates of the table's own cases hear of what is wrong, and its lines say what was measured."""

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _folder(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))


@pytest.fixture
def small():
    """A made case of sixteen binaries in which places share posts, and all that is possible in it."""
    from made_places import made

    case = made(2, 2, 3, 1, tied=True)
    every = np.array(list(np.ndindex(*(2,) * case["n"])))
    fine = np.ones(len(every), dtype=bool)
    for row in case["rows"]:
        total = every[:, row["idx"]] @ np.array(row["val"])
        fine &= (total <= row["hi"]) & (row["lo"] is None or total >= row["lo"])
    return case, every[fine]


def listed(case, possible):
    """The frontier by comparing all with all, as the process of ours answers."""
    values = possible @ np.array(case["C"]).T
    best = {}
    for at, value in enumerate(values):
        if not ((values <= value).all(axis=1) & (values < value).any(axis=1)).any():
            best.setdefault(tuple(value.tolist()), possible[at].tolist())
    return {"complete": True, "points": [list(point) for point in best], "solutions": list(best.values())}


def test_a_whole_frontier_passes_the_gate(small):
    from processes import Ended
    from stretch_rows import judged

    right, gate = judged(small[0], Ended(listed(*small), 0.0, 0.0))
    assert right, gate


def test_a_listed_point_that_is_not_possible_is_heard(small):
    from processes import Ended
    from stretch_rows import judged

    answer = listed(*small)
    answer["solutions"][0] = [1] * small[0]["n"]
    assert not judged(small[0], Ended(answer, 0.0, 0.0))[0]


def test_points_that_are_missing_are_heard(small):
    from processes import Ended
    from stretch_rows import judged

    answer = listed(*small)
    answer["points"], answer["solutions"] = answer["points"][::2], answer["solutions"][::2]
    assert not judged(small[0], Ended(answer, 0.0, 0.0))[0]


def test_the_same_seed_makes_the_same_case_and_a_tie_is_one_more_row():
    from made_places import made

    free, tied = made(5, 4, 4, 4, tied=False), made(5, 4, 4, 4, tied=True)
    assert json.dumps(free) == json.dumps(made(5, 4, 4, 4, tied=False))
    assert (free["n"], free["C"], free["rows"]) == (60, tied["C"], tied["rows"][:-1])


def test_growth_is_the_power_of_the_lines():
    from england_rows import growth

    assert growth([(10, 1.0), (100, 10.0), (1000, 100.0)]).reached
    assert "power 2.00" in growth([(10, 1.0), (100, 100.0)]).note
    assert not growth([(10, 1.0), (100, 100.0)]).reached


def test_a_conflict_case_without_a_recorded_peer_stands_once():
    from conflict_rows import complete
    from processes import Ended
    from rows import Given

    answer = {"mus": [[0, 1]], "mcs": [[0], [1]], "cpu": 0.01, "first": 0.005}
    found = list(complete(Path("unheard-of.json"), answer, Ended(answer, 0.1, 0.1), Given()))
    assert [row.what for row in found] == ["conflicts and repairs, all", "first conflict"]
    known = list(complete(Path("place-24x6-s120-seed1.json"), answer, Ended(answer, 0.1, 0.1), Given()))
    assert [row.peer_cpu for row in known] == [7.2, 0.42, None]


def test_a_bound_that_is_wide_but_no_more_than_counts_is_fine_only_where_that_is_asked():
    from west_yorkshire_rows import by_ranges, said

    found = SimpleNamespace(bound=np.array([0.02, 5.0]), ranges=np.array([1.0, 50.0]))
    assert not by_ranges(found, 0.03)
    assert by_ranges(found, 0.03, np.array([0.001, 5.0]))
    assert not by_ranges(found, 0.03, np.array([0.001, 4.0]))
    objective = SimpleNamespace(name="running_cost", unit="GBP", resolution=5.0)
    assert "running_cost 5 GBP, 10.0% of its range (5 counts)" in said(
        SimpleNamespace(bound=found.bound[1:], ranges=found.ranges[1:]), [objective]
    )
