"""HiGHS: one live model, built from arrays, whose costs and bounds change between solves.

The only file that knows highspy. No returned solution is believed: whole numbers are rounded and every row is checked
again by :meth:`Programme.broken` before it leaves this file.
"""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import Any

import highspy
import numpy as np

from purposebuilt.engines.engine import Answer, Limits
from purposebuilt.programme import Floats, Programme

_UNLIMITED = 2**31 - 1
_FOUND = 2
"""What HiGHS calls a primal solution that is feasible."""


class Highs:
    """A programme inside HiGHS. The objectives of the programme are not used: give costs.

    `relaxed` forgets wholeness, keeps the last basis warm, and gives duals. `plain` leaves out the heuristics and the
    search for symmetry, which in a small programme cost more than they find. With `threads` 1 the answers are the
    same on every run. Each instance runs in a thread of its own (HiGHS lets go of Python's lock), so that Ctrl-C is
    heard at once and two instances use two cores. A `stoppable` one heeds :meth:`stop`.
    """

    def __init__(
        self,
        programme: Programme,
        *,
        relaxed: bool = False,
        plain: bool = False,
        threads: int = 1,
        stoppable: bool = False,
    ) -> None:
        self.programme = programme
        self.relaxed = relaxed
        self._row_lower = programme.row_lower.copy()
        self._row_upper = programme.row_upper.copy()
        self._column_lower = programme.column_lower.copy()
        self._column_upper = programme.column_upper.copy()
        self._costs = np.zeros(programme.columns)
        self._model = _model_of(programme, relaxed, threads)
        if plain:
            _make_plain(self._model)
        self._stopped = Event()
        if stoppable:
            self._model.cbMipInterrupt += self._heed
            self._model.cbSimplexInterrupt += self._heed
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._solving: Future[Answer] | None = None

    def costs(self, costs: Floats) -> None:
        """Minimise these costs (n) from now on."""
        self._costs = np.asarray(costs, dtype=np.float64)
        self._model.changeColsCost(self._costs.size, np.arange(self._costs.size, dtype=np.int32), self._costs)

    def row_bounds(self, first: int, lower: Floats, upper: Floats) -> None:
        """Give the rows from `first` on new bounds; infinite means unbounded."""
        self._row_lower[first : first + len(lower)] = lower
        self._row_upper[first : first + len(upper)] = upper
        for offset, (low, high) in enumerate(zip(lower, upper, strict=True)):
            self._model.changeRowBounds(first + offset, float(low), float(high))

    def column_bounds(self, first: int, lower: Floats, upper: Floats) -> None:
        """Give the columns from `first` on new bounds."""
        self._column_lower[first : first + len(lower)] = lower
        self._column_upper[first : first + len(upper)] = upper
        where = np.arange(first, first + len(lower), dtype=np.int32)
        self._model.changeColsBounds(len(lower), where, np.asarray(lower, float), np.asarray(upper, float))

    def solve(self, limits: Limits = Limits(), start: Floats | None = None) -> Answer:  # noqa: B008 - a frozen value
        """Answer the programme as it now stands.

        Raises KeyboardInterrupt at once where the user pressed Ctrl-C.
        """
        return self.wait(self.begin(limits, start))

    def begin(self, limits: Limits = Limits(), start: Floats | None = None) -> Future[Answer]:  # noqa: B008
        """Start solving in this engine's own thread; :meth:`wait` gives the answer."""
        self._stopped.clear()
        self._solving = self._thread.submit(self._solve, limits, start)
        return self._solving

    def stop(self) -> None:
        """Stop the solve that is on its way, soon; it gives what it has. Only of an engine that is stoppable."""
        self._stopped.set()

    def _heed(self, event: Any) -> None:
        if self._stopped.is_set():
            event.interrupt()

    def wait(self, future: Future[Answer]) -> Answer:
        """The answer of a solve that was begun; Ctrl-C is passed on at once."""
        return future.result()

    def close(self) -> None:
        """Let go of the thread and the model's memory.

        A solve that is still on its way (after Ctrl-C) is not waited for: it is told to stop where it can hear, and its
        memory goes when it has ended.
        """
        self._stopped.set()
        ended = self._solving is None or self._solving.done()
        self._thread.shutdown(wait=ended, cancel_futures=True)
        if ended:
            self._model.clear()

    def _solve(self, limits: Limits, start: Floats | None) -> Answer:
        began = time.monotonic()
        model = self._model
        model.setOptionValue("mip_abs_gap", limits.absolute_gap)
        model.setOptionValue("mip_rel_gap", limits.relative_gap)
        model.setOptionValue("mip_max_nodes", _UNLIMITED if limits.nodes is None else limits.nodes)
        seconds = np.inf if limits.seconds is None else max(limits.seconds, 0.01)
        model.setOptionValue("time_limit", model.getRunTime() + seconds)
        if start is not None and not self.relaxed:
            given = highspy.HighsSolution()
            given.col_value = start
            model.setSolution(given)
        model.run()
        doubtful = {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kSolveError}
        if not self.relaxed and model.getModelStatus() in doubtful:
            self._ask_unprepared()
        return replace(self._answer(), seconds=time.monotonic() - began)

    def _ask_unprepared(self) -> None:
        """Ask again without HiGHS's own preparation, in the time that is left.

        Its preparation (1.14.0 and 1.15.1) now and then drops a row that asks for exactly one of several, and then
        calls a possible programme impossible: HiGHS issue 3216. Only what it says without preparation is passed on.
        """
        self._model.setOptionValue("presolve", "off")
        self._model.run()
        self._model.setOptionValue("presolve", "choose")

    def _answer(self) -> Answer:
        model, status = self._model, highspy.HighsModelStatus
        ended = model.getModelStatus()
        if ended == status.kInfeasible:
            return Answer("impossible", None, np.inf, np.inf, self._ray())
        if ended in {status.kUnbounded, status.kUnboundedOrInfeasible}:
            return self._without_limit()
        if ended == status.kModelEmpty:
            return self._without_columns()
        info = model.getInfo()
        done = ended == status.kOptimal
        duals = None
        if self.relaxed:
            bound = info.objective_function_value if done else -np.inf
            duals = np.array(model.getSolution().row_dual) if done else None
        else:
            bound = info.mip_dual_bound
        values = self._checked() if info.primal_solution_status == _FOUND else None
        if values is None:
            return Answer("unfinished", None, np.inf, bound, duals)
        cost = float(self._costs @ values)
        return Answer("solved" if done else "unfinished", values, cost, min(bound, cost), duals)

    def _checked(self) -> Floats | None:
        """HiGHS's solution with whole numbers rounded, where it then keeps everything; else None."""
        values = np.array(self._model.getSolution().col_value, dtype=np.float64)
        values = np.clip(values, self._column_lower, self._column_upper)
        now = self.as_it_stands()
        if self.relaxed:
            return values
        whole = self.programme.integer
        values[whole] = np.round(values[whole])
        if not now.broken(values):
            return values
        completed = self._completed(values)
        return None if completed is None or now.broken(completed) else completed

    def _completed(self, values: Floats) -> Floats | None:
        """The same whole numbers with the other columns solved again: rounding may have moved a row a little."""
        whole = self.programme.integer
        fixed = replace(
            self.as_it_stands(),
            column_lower=np.where(whole, values, self._column_lower),
            column_upper=np.where(whole, values, self._column_upper),
        )
        engine = Highs(fixed, relaxed=True)
        engine.costs(self._costs)
        answer = engine.solve()
        engine.close()
        return answer.values if answer.state == "solved" else None

    def _ray(self) -> Floats | None:
        """Row multipliers that show an LP impossible, where HiGHS has them (never after its own preparation)."""
        if not self.relaxed:
            return None
        _, found, ray = self._model.getDualRay()
        return np.array(ray) if found and len(ray) == self.programme.rows else None

    def as_it_stands(self) -> Programme:
        """The programme with the bounds that are now in force."""
        return replace(
            self.programme,
            row_lower=self._row_lower,
            row_upper=self._row_upper,
            column_lower=self._column_lower,
            column_upper=self._column_upper,
        )

    def _without_limit(self) -> Answer:
        """HiGHS says unbounded or impossible: without costs it can only be one of them."""
        size = self._costs.size
        every = np.arange(size, dtype=np.int32)
        self._model.changeColsCost(size, every, np.zeros(size))
        self._model.run()
        ended = self._model.getModelStatus()
        self._model.changeColsCost(size, every, self._costs)
        if ended == highspy.HighsModelStatus.kInfeasible:
            return Answer("impossible", None, np.inf, np.inf)
        return Answer("unfinished", None, np.inf, -np.inf, unlimited=ended == highspy.HighsModelStatus.kOptimal)

    def _without_columns(self) -> Answer:
        """A programme with no columns: its rows all have activity nothing."""
        if self.as_it_stands().broken(np.zeros(0)):
            return Answer("impossible", None, np.inf, np.inf)
        return Answer("solved", np.zeros(0), 0.0, 0.0, np.zeros(self.programme.rows))


def _make_plain(model: Any) -> None:
    model.setOptionValue("mip_heuristic_effort", 0.0)
    model.setOptionValue("mip_detect_symmetry", False)
    for heuristic in ("feasibility_jump", "rins", "rens", "root_reduced_cost"):
        model.setOptionValue(f"mip_heuristic_run_{heuristic}", False)


def _model_of(programme: Programme, relaxed: bool, threads: int) -> Any:
    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    model.setOptionValue("threads", threads)
    model.setOptionValue("random_seed", 0)
    columns = programme.columns
    empty = np.zeros(0, dtype=np.int32)
    zeros = np.zeros(columns)
    model.addCols(columns, zeros, programme.column_lower, programme.column_upper, 0, empty, empty, np.zeros(0))
    whole = np.flatnonzero(programme.integer).astype(np.int32)
    if whole.size and not relaxed:
        kind = int(highspy.HighsVarType.kInteger)  # as a byte: an array of the names would be turned one by one
        model.changeColsIntegrality(whole.size, whole, np.full(whole.size, kind, dtype=np.uint8))
    matrix = programme.matrix
    if programme.rows:
        model.addRows(
            programme.rows,
            programme.row_lower,
            programme.row_upper,
            matrix.nnz,
            matrix.indptr[:-1].astype(np.int32, copy=False),
            matrix.indices.astype(np.int32, copy=False),
            matrix.data,
        )
    return model
