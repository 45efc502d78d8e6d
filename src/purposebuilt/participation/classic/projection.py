"""Where people and statements stand on the classic map: two principal components of the votes, gaps filled by means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from purposebuilt.participation.ballots import Bools, Floats

SMALL = 140
"""Up to this many rows a symmetric matrix is taken apart whole; above, its two largest directions are sought."""
BLOCK, MOST_BLOCKS, CLOSE = 4, 40, 1e-13
NOTHING = 1e-12
"""A component with less than this share of the first one's variance is rounding alone: it is set to 0."""
ALIKE = 1e-9


@dataclass(frozen=True, eq=False)
class Projection:
    """The map: where people (n x 2) and statements (m x 2) stand, loadings (m x 2), column means (m), shares (2)."""

    people: Floats
    statements: Floats
    loadings: Floats
    means: Floats
    variance: Floats


def project(votes: Floats, zeroed: Bools) -> Projection:
    """Project the votes (n x m, NaN not seen) on two axes, as red-dwarf 0.4.0 does.

    Statements that are zeroed count as passed by everybody. Gaps are filled with the mean of their column; the two
    principal components of that are the axes, each turned so that its largest loading (in size) is positive; a person's
    position is multiplied by the square root of statements over own votes. A statement's position is that of somebody
    who agreed with it and saw nothing else. People and statements without any vote count for nothing and stand at 0.
    """
    seen = ~np.isnan(votes)
    held = np.count_nonzero(seen, axis=0)
    kept = (held > 0) & ~zeroed
    count = int(np.count_nonzero(held))
    centred, shown = votes[:, kept], seen[:, kept]
    centred[~shown] = 0.0
    means = np.zeros(len(held))
    means[kept] = centred.sum(axis=0) / held[kept]
    centred -= means[kept] * shown
    own = np.count_nonzero(shown, axis=1) + count - int(np.count_nonzero(kept))
    within, variance = _principal(centred)
    axes = np.zeros((len(held), 2))
    axes[kept] = within
    people = (centred @ within) * np.sqrt(count / np.maximum(own, 1))[:, None]
    statements = (1 - means)[:, None] * axes * np.sqrt(count)
    return Projection(people, statements, axes, means, variance)


def _principal(centred: Floats) -> tuple[Floats, Floats]:
    """The first two axes (m x 2) with their signs fixed, and their shares of the variance."""
    n, m = centred.shape
    gram = centred.T @ centred if m <= n else centred @ centred.T
    total = float(np.trace(gram))
    values, vectors = _two_largest(gram)
    axes = vectors if m <= n else centred.T @ vectors
    real = values > NOTHING * max(float(values[0]), np.finfo(float).tiny) * len(gram)
    axes = np.where(real, axes, 0.0)
    length = np.sqrt((axes * axes).sum(axis=0))
    axes = axes / np.where(length > 0, length, 1.0)
    share = np.where(real, values, 0.0) / total if total > 0 else np.zeros(2)
    return axes * _signs(axes), share


def _signs(axes: Floats) -> Floats:
    """The sign that makes the largest loading positive; of loadings alike in size the first statement decides."""
    size = np.abs(axes)
    if not size.size:
        return np.ones(2)
    largest = (size >= size.max(axis=0) * (1 - ALIKE)).argmax(axis=0)
    return np.where(axes[largest, np.arange(2)] < 0, -1.0, 1.0)


def _two_largest(gram: Floats) -> tuple[Floats, Floats]:
    """The two largest eigenvalues and their vectors, padded with 0 where the matrix has fewer."""
    size = len(gram)
    found = _sought(gram) if size > SMALL else None
    if found is None:
        values, vectors = np.linalg.eigh(gram)
        found = values[::-1][:2], vectors[:, ::-1][:, :2]
    values, vectors = np.zeros(2), np.zeros((size, 2))
    values[: len(found[0])] = found[0]
    vectors[:, : len(found[0])] = found[1]
    return values, vectors


def _sought(gram: Floats) -> tuple[Floats, Floats] | None:
    """Block Lanczos with full orthogonalisation (Golub and Underwood 1977) from a seeded start; None where not close.

    Close means that what is left over is below 1e-13 of the largest value, so that start and order do not show.
    """
    block = np.random.default_rng(0).standard_normal((len(gram), BLOCK))
    basis = np.empty((len(gram), 0))
    moved = np.empty((len(gram), 0))
    for step in range(1, MOST_BLOCKS + 1):
        for _ in range(2):
            block = block - basis @ (basis.T @ block)
        block, _ = np.linalg.qr(block)
        pushed = gram @ block
        basis, moved = np.hstack((basis, block)), np.hstack((moved, pushed))
        block = pushed
        if step >= 6 and step % 3 == 0:
            values, turned = np.linalg.eigh(basis.T @ moved)
            values, turned = values[::-1][:2], turned[:, ::-1][:, :2]
            left = moved @ turned - (basis @ turned) * values
            if np.abs(left).max() <= CLOSE * values[0]:
                return values, basis @ turned
    return None
