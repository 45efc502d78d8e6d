"""The classic calculation once more, slowly and obviously: plain Python, one number at a time."""

from __future__ import annotations

from math import dist, isnan, sqrt

Point = tuple[float, float]
CRITICAL = 1.2815515655446004


def counted(votes: list[list[float]], labels: list[int], group: int, statement: int) -> tuple[int, int, int]:
    own = [row[statement] for row, label in zip(votes, labels, strict=True) if label == group]
    return own.count(1), own.count(-1), sum(not isnan(one) for one in own)


def figures(votes: list[list[float]], labels: list[int], group: int, statement: int) -> dict[str, float]:
    groups = set(labels) - {-1}
    na, nd, ns = counted(votes, labels, group, statement)
    outside = [counted(votes, labels, other, statement) for other in groups - {group}]
    oa, od, os = (sum(one[at] for one in outside) for at in range(3))
    return {
        "na": na,
        "nd": nd,
        "ns": ns,
        "pa": (na + 1) / (ns + 2),
        "pd": (nd + 1) / (ns + 2),
        "pat": majority(na, ns),
        "pdt": majority(nd, ns),
        "ra": ((na + 1) / (ns + 2)) / ((oa + 1) / (os + 2)),
        "rd": ((nd + 1) / (ns + 2)) / ((od + 1) / (os + 2)),
        "rat": difference(na, ns, oa, os),
        "rdt": difference(nd, ns, od, os),
    }


def majority(count: int, seen: int) -> float:
    return 2 * sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5)


def difference(a: int, n: int, b: int, m: int) -> float:
    a, n, b, m = a + 1, n + 1, b + 1, m + 1
    if a + b == n + m:
        return 0.0
    pooled = (a + b) / (n + m)
    return (a / n - b / m) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))


def representative(votes: list[list[float]], labels: list[int], group: int, listable: list[bool]) -> list[str]:
    """The list of a group as "statement side", by the words of red-dwarf's select_representative_statements."""
    rows = {at: figures(votes, labels, group, at) for at in range(len(listable)) if listable[at]}
    best = None
    for at, row in rows.items():
        if row["na"] == 0 and row["nd"] == 0:
            continue
        if best is None:
            if row["pat"] > CRITICAL or (row["ra"] > 1 and row["pa"] > 0.5):
                best = at
        elif rows[best]["ra"] > 1:
            if by_repness(row) > by_repness(rows[best]):
                best = at
        elif row["pa"] * row["pat"] > rows[best]["pa"] * rows[best]["pat"]:
            best = at
    enough = [at for at, row in rows.items() if significant(row)]
    if best is None and not enough and rows:
        best = max(rows, key=lambda at: max(rows[at]["rat"], rows[at]["rdt"]))
    if best is None:
        return []
    rest = sorted((at for at in enough if at != best), key=lambda at: -worth(rows[at]))
    listed = [f"{at} {side(rows[at])}" for at in [best, *rest][:5]]
    return sorted(listed, key=lambda one: one.split()[1])


def by_repness(row: dict[str, float]) -> float:
    return row["ra"] * row["rat"] * row["pa"] * row["pat"]


def significant(row: dict[str, float]) -> bool:
    return min(row["pat"], row["rat"]) > CRITICAL or min(row["pdt"], row["rdt"]) > CRITICAL


def side(row: dict[str, float]) -> str:
    return "agree" if row["rat"] > row["rdt"] else "disagree"


def worth(row: dict[str, float]) -> float:
    if side(row) == "agree":
        return by_repness(row)
    return row["rd"] * row["rdt"] * row["pd"] * row["pdt"]


def consensus(column_counts: list[tuple[int, int]], listable: list[bool]) -> list[int]:
    merit = {
        at: (count + 1) / (seen + 2) * majority(count, seen)
        for at, (count, seen) in enumerate(column_counts)
        if listable[at] and (count + 1) / (seen + 2) > 0.5 and majority(count, seen) > CRITICAL
    }
    return sorted(merit, key=lambda at: -merit[at])[:5]


def silhouette(points: list[Point], labels: list[int]) -> float:
    total = 0.0
    for at, point in enumerate(points):
        means = {}
        for group in set(labels):
            others = [p for i, p in enumerate(points) if labels[i] == group and i != at]
            means[group] = sum(dist(point, p) for p in others) / len(others) if others else None
        own = means.pop(labels[at])
        nearest = min(means.values())
        if own is not None and max(own, nearest) > 0:
            total += (nearest - own) / max(own, nearest)
    return total / len(points)


def lloyd(points: list[Point], centres: list[Point]) -> list[int]:
    """k-means until no label changes; a start that loses a centre is not for this reference."""
    labels: list[int] = []
    while True:
        before = labels
        labels = [min(range(len(centres)), key=lambda k: dist(point, centres[k])) for point in points]
        if labels == before:
            return labels
        for k in range(len(centres)):
            own = [p for p, label in zip(points, labels, strict=True) if label == k]
            centres = [*centres[:k], (mean([p[0] for p in own]), mean([p[1] for p in own])), *centres[k + 1 :]]


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def first_axis(rows: list[list[float]], steps: int = 3000) -> list[float]:
    """The first principal component of centred rows by power iteration, as Polis does it."""
    axis = [1.0 + 0.01 * at for at in range(len(rows[0]))]
    for _ in range(steps):
        along = [sum(v * a for v, a in zip(row, axis, strict=True)) for row in rows]
        axis = [sum(w * row[at] for w, row in zip(along, rows, strict=True)) for at in range(len(axis))]
        size = sqrt(sum(a * a for a in axis))
        axis = [a / size for a in axis]
    return axis
