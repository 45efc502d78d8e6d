"""Is there a factor at all? One number that says how strongly votes go together, against votes that go with nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purposebuilt.participation.camps.heard import Bools
from purposebuilt.participation.camps.known import Known

Singles = NDArray[np.float32]

BEND = 0.5
"""By which power more than itself a strong link between two statements counts than a weak one."""

STEPS = 12
"""Steps of the search for the largest eigenvalue: enough for one that stands out to be exact to 0.1%."""

CELLS = 300_000
"""So many cells of shuffled votes are at work at a time."""


@dataclass(frozen=True)
class Verdict:
    """What the gate says. `p_value` is exact for the draws made; `ratio` is the factor over its mean without any."""

    p_value: float
    ratio: float
    draws: int


class Shuffles:
    """Votes on each statement dealt out anew among those who saw it, drawn from a group of shuffles of each statement.

    Each statement has an order of its people, drawn once; a shuffle moves all its votes on along it by a number of
    places that is drawn anew. As these moves form a group, the votes as they are count as one draw among the others
    (Besag and Clifford 1989; Hemerik and Goeman 2018), and no sorting is needed for each draw.
    """

    def __init__(self, values: Singles, seen: Bools, rng: np.random.Generator) -> None:
        n, m = values.shape
        self.rng = rng
        self.count = seen.sum(axis=0)
        order = np.argsort(np.where(seen, rng.random((n, m)), 2.0), axis=0)
        rank = np.empty_like(order)
        np.put_along_axis(rank, order, np.arange(n)[:, None], axis=0)
        before = np.cumsum(self.count) - self.count
        self.at = 3 * before + np.where(seen, rank, 2 * self.count)
        self.line = np.zeros(3 * int(self.count.sum()), dtype=np.float32)
        in_order = np.take_along_axis(values, order, axis=0).T[np.arange(n) < self.count[:, None]]
        place = np.arange(len(in_order)) + np.repeat(2 * before, self.count)
        self.line[place] = in_order
        self.line[place + np.repeat(self.count, self.count)] = in_order

    def draw(self, number: int) -> Singles:
        """So many shuffled tables (number x n x m)."""
        on = self.rng.integers(0, self.count, (number, 1, len(self.count)))
        return np.asarray(self.line.take(self.at + on, mode="clip"))


def strength(residual: Singles, seen: Bools | Singles, shared: Singles) -> Singles:
    """How strong the strongest factor of each table is (tables x n x m), in units of a singular value.

    Each person's residuals lose their mean and get the same mean square, so that neither leniency nor strong words
    count. Then every two statements are linked by the sum of products over those who saw both, divided by the root of
    their number (`shared`, m x m). Links are bent so that few strong ones weigh more than many weak ones, which finds
    factors that concern few statements (after covariance thresholding, Deshpande and Montanari 2016), and the largest
    eigenvalue is taken.
    """
    inner, _ = _lanczos(linked(levelled(residual, seen), shared))
    largest = np.linalg.eigvalsh(inner)[:, -1]
    return np.asarray(np.maximum(largest, 0) ** (1 / (2 + 2 * BEND)), dtype=np.float32)


def levelled(residual: Singles, seen: Bools | Singles) -> Singles:
    """Residuals without each person's mean, each person's mean square 1."""
    own = np.maximum(seen.sum(axis=1), 1).astype(np.float32)
    mean = residual.sum(axis=-1) / own
    level = residual - mean[..., None]
    level *= seen
    square = np.einsum("...ij,...ij->...i", level, level)
    scale = np.sqrt(own / np.maximum(square, np.float32(1e-6)))
    level *= np.where(square > 1e-6, scale, 0)[..., None]
    return np.asarray(level, dtype=np.float32)


def linked(level: Singles, shared: Singles) -> Singles:
    """The bent links between statements; none of a statement with itself."""
    return bent(np.matmul(np.swapaxes(level, -1, -2), level), shared)


def bent(products: Singles, shared: Singles) -> Singles:
    """The bent links of sums of products (tables x m x m), which are worked on in place."""
    products /= shared
    diagonal = np.arange(products.shape[-1])
    products[..., diagonal, diagonal] = 0
    products *= np.sqrt(np.abs(products))
    return products


def shared_by(seen: Bools) -> Singles:
    """The root of how many people saw each two statements, 1 at least."""
    saw = seen.astype(np.float32)
    return np.asarray(np.sqrt(np.maximum(saw.T @ saw, 1)), dtype=np.float32)


def leading(links: Singles) -> Singles:
    """The eigenvector of the largest eigenvalue of each table of links (tables x m)."""
    inner, basis = _lanczos(links)
    _, vectors = np.linalg.eigh(inner)
    return np.asarray(np.matmul(vectors[:, None, :, -1], basis)[:, 0])


def _lanczos(links: Singles) -> tuple[Singles, Singles]:
    """Each table in a few directions (tables x steps x steps), and these (tables x steps x m).

    They are those of Lanczos (1950), from the statement with the strongest links on.
    """
    tables, m = links.shape[0], links.shape[-1]
    steps = min(STEPS, m)
    first = np.argmax(np.einsum("bij,bij->bi", links, links), axis=1)
    basis = np.zeros((tables, steps + 1, m), dtype=np.float32)
    basis[:, 0] = _unit(links[np.arange(tables), first])
    inner = np.zeros((tables, steps, steps), dtype=np.float32)
    for step in range(steps):
        ahead = np.matmul(links, basis[:, step, :, None])[..., 0]
        known = basis[:, : step + 1]
        along = np.matmul(known, ahead[..., None])
        inner[:, : step + 1, step] = inner[:, step, : step + 1] = along[..., 0]
        ahead = ahead - np.matmul(np.swapaxes(along, 1, 2), known)[:, 0]
        basis[:, step + 1] = _unit(ahead)
    return inner, basis[:, :steps]


def _unit(vectors: Singles) -> Singles:
    length = np.sqrt(np.einsum("bi,bi->b", vectors, vectors))
    return np.asarray(vectors / np.maximum(length, np.float32(1e-12))[:, None], dtype=np.float32)


def judged(rest: Singles, known: Known, level: float, most: int, rng: np.random.Generator) -> Verdict:
    """Compare the votes' strongest factor with that of shuffled votes, one batch after another.

    `rest` (n x m) is the votes without means and known groups. Shuffled, they get groups anew and lose them again, so
    that what cannot be taken out fully is in both. It stops as soon as so many draws are as strong that the level
    cannot be reached any more; the p-value is then that number over the draws made, and else one more than their
    number over one more than `most` (Besag and Clifford 1991). Without known groups it is exact: it is at most x in a
    share x of rooms without any factor.
    """
    seen = known.seen
    shared = shared_by(seen)
    saw = seen.astype(np.float32)
    mine = float(strength(rest[None], saw, shared)[0])
    shuffles = Shuffles(rest, seen, rng)
    enough = int(level * (most + 1) + 1e-9)
    batch = max(1, min(20, CELLS // seen.size))
    drawn: list[float] = []
    as_strong = np.zeros(0, dtype=np.int64)
    while len(drawn) < most:
        tables = shuffles.draw(min(batch, most - len(drawn)))
        drawn += strength(known.without(known.added(tables, rng)), saw, shared).tolist()
        as_strong = np.flatnonzero(np.array(drawn) >= mine * (1 - 1e-5))
        if len(as_strong) >= enough:
            made = int(as_strong[enough - 1]) + 1
            return Verdict(enough / made, mine / float(np.mean(drawn)), made)
    return Verdict((1 + len(as_strong)) / (most + 1), mine / float(np.mean(drawn)), most)
