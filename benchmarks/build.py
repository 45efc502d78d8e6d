"""How long it takes to build a large placement programme: our blocks beside a hand-written SciPy build of the same.

Functions are placed by arrangements: about 40,000 binaries and 100,000 rows. Each function has one arrangement
in each place; an arrangement that is used is opened for its function and in its place; neighbouring functions avoid one
another; each place has so many staff for an arrangement; a function uses four arrangements at most. Both builds end
with the same matrix, which is checked. Then West Yorkshire is read and formulated.

Run: PYTHONPATH=src python benchmarks/build.py [repeats]. Prints times, asserts nothing.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from purposebuilt import design_files, rulebooks
from purposebuilt.formulation import formulate
from purposebuilt.formulation.blocks import Aim, Blocks, Form
from purposebuilt.programme import Programme

FUNCTIONS, PLACES, WAYS, NEIGHBOURS = 100, 50, 8, 40


@dataclass(frozen=True)
class Case:
    cost: Any
    staff: Any
    capacity: Any


def case(seed: int = 7) -> Case:
    dice = np.random.default_rng(seed)
    shape = (FUNCTIONS, PLACES, WAYS)
    staff = dice.integers(1, 20, shape).astype(float)
    return Case(dice.integers(5, 100, shape).astype(float), staff, np.floor(staff.sum(axis=0) * 0.3))


def with_blocks(given: Case) -> Programme:
    blocks = Blocks()
    x = blocks.columns(given.cost.size, integer=True).reshape(given.cost.shape)
    opened = blocks.columns(FUNCTIONS * WAYS, integer=True).reshape(FUNCTIONS, WAYS)
    housed = blocks.columns(PLACES * WAYS, integer=True).reshape(PLACES, WAYS)
    blocks.rows(x.reshape(-1, WAYS), 1.0, 1.0, 1.0)
    for many in (opened[:, None, :], housed[None]):
        pairs = np.stack([x, np.broadcast_to(many, x.shape)], axis=-1)
        blocks.rows(pairs.reshape(-1, 2), [1.0, -1.0], -np.inf, 0.0)
    apart = np.stack([x[:NEIGHBOURS], np.roll(x[1 : NEIGHBOURS + 1], 3, axis=2)], axis=-1)
    blocks.rows(apart.reshape(-1, 2), 1.0, -np.inf, 1.0)
    by_place = (1, 2, 0)
    staff = given.staff.transpose(by_place).reshape(-1, FUNCTIONS)
    blocks.rows(x.transpose(by_place).reshape(-1, FUNCTIONS), staff, -np.inf, given.capacity.ravel(), "capacity")
    blocks.rows(opened, 1.0, -np.inf, 4.0, "few arrangements")
    costs = np.concatenate([given.cost.ravel(), np.full(opened.size, 50.0), np.full(housed.size, 30.0)])
    return blocks.programme([Aim(Form(np.arange(blocks.count), costs), "min")])


def by_hand(given: Case) -> tuple[Any, ...]:
    count = given.cost.size
    x = np.arange(count).reshape(given.cost.shape)
    z = count + np.arange(FUNCTIONS * WAYS).reshape(FUNCTIONS, WAYS)
    o = count + FUNCTIONS * WAYS + np.arange(PLACES * WAYS).reshape(PLACES, WAYS)
    rows: list[Any] = []
    columns: list[Any] = []
    values: list[Any] = []
    low: list[Any] = []
    high: list[Any] = []
    done = 0

    def add(at: Any, value: Any, lower: float, upper: Any) -> None:
        nonlocal done
        length, width = at.shape
        rows.append(np.repeat(np.arange(done, done + length), width))
        columns.append(at.ravel())
        values.append(np.broadcast_to(value, (length, width)).ravel())
        low.append(np.full(length, lower))
        high.append(np.broadcast_to(np.asarray(upper, dtype=float), (length,)))
        done += length

    add(x.reshape(-1, WAYS), np.ones(WAYS), 1.0, 1.0)
    link = np.array([1.0, -1.0])
    add(np.stack([x.ravel(), np.broadcast_to(z[:, None, :], x.shape).ravel()], axis=1), link, -np.inf, 0.0)
    add(np.stack([x.ravel(), np.broadcast_to(o[None], x.shape).ravel()], axis=1), link, -np.inf, 0.0)
    apart = np.roll(x[1 : NEIGHBOURS + 1], 3, axis=2).ravel()
    add(np.stack([x[:NEIGHBOURS].ravel(), apart], axis=1), np.ones(2), -np.inf, 1.0)
    staff = given.staff.transpose(1, 2, 0).reshape(PLACES * WAYS, FUNCTIONS)
    add(x.transpose(1, 2, 0).reshape(PLACES * WAYS, FUNCTIONS), staff, -np.inf, given.capacity.ravel())
    add(z, np.ones(WAYS), -np.inf, 4.0)
    width = count + z.size + o.size
    triplets = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    matrix = sparse.coo_array(triplets, shape=(done, width)).tocsr()
    costs = np.concatenate([given.cost.ravel(), np.full(z.size, 50.0), np.full(o.size, 30.0)])
    return matrix, np.concatenate(low), np.concatenate(high), costs, np.zeros(width), np.ones(width)


def seconds(build: Callable[[Case], object], given: Case, repeats: int) -> float:
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        build(given)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main(repeats: int = 15) -> None:
    given = case()
    ours, theirs = with_blocks(given), by_hand(given)
    same = abs(ours.matrix - theirs[0]).max() == 0 and np.array_equal(ours.row_upper, theirs[2])
    same = same and np.array_equal(ours.row_lower, theirs[1]) and np.array_equal(ours.objectives[0], theirs[3])
    print(f"{ours.columns:,} columns, {ours.rows:,} rows, {ours.matrix.nnz:,} entries; the same programme: {same}")
    for build in (with_blocks, by_hand):
        seconds(build, given, 2)
    mine, peer = seconds(with_blocks, given, repeats), seconds(by_hand, given, repeats)
    print(f"our blocks        {1000 * mine:7.1f} ms (median of {repeats})")
    print(f"SciPy by hand     {1000 * peer:7.1f} ms (median of {repeats})")
    print(f"ratio             {mine / peer:7.2f} (to reach: 1.5)")
    west_yorkshire(repeats)


def west_yorkshire(repeats: int) -> None:
    design = design_files.read(Path(__file__).parents[1] / "examples" / "west_yorkshire")
    rulebook = rulebooks.load(design.identity.rulebook)
    taken = []
    for _ in range(max(1, repeats // 3)):
        start = time.perf_counter()
        made = formulate(design, rulebook)
        taken.append(time.perf_counter() - start)
    candidates = sum(len(found) for found in made.candidates.values())
    print(
        f"West Yorkshire: {len(made.functions)} functions, {len(made.lines)} lines, {candidates:,} candidates, ", end=""
    )
    print(f"{len(design.dependencies)} dependencies: {made.programme.columns:,} columns, {made.programme.rows:,} rows")
    print(f"formulated in     {1000 * statistics.median(taken):7.1f} ms (median; to reach: 1,000)")
    explorer = made.explorer()
    choices = np.random.default_rng(1).integers(0, explorer.counts, size=(4_000, len(made.lines)))
    for word, ask in (("values", explorer.values), ("feasible", explorer.feasible)):
        start = time.perf_counter()
        ask(choices)
        print(f"{word:8} of {len(choices) / (time.perf_counter() - start):10,.0f} configurations a second")


if __name__ == "__main__":
    main(*[int(word) for word in sys.argv[1:]])
