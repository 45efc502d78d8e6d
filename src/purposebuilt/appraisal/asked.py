"""What the user asked of an appraisal."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_OBJECTIVES = ("closeness", "hand_offs", "running_cost", "disruption")
"""What is weighed when nothing else is asked for."""

DEFAULT_COVERAGE = 0.10
"""How much of each objective's range may be left unproven, as a share."""

DEFAULT_TIME_LIMIT = 120.0
"""Seconds of search on the command line when nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Objectives by name, seconds of search (None without limit), coverage (share), workers, the option to write for.

    No objectives means :data:`DEFAULT_OBJECTIVES`, those of them that the design has figures for. `option` is the key
    of an option whose documents are wanted; empty means the stand-in, the fairest.
    """

    objectives: tuple[str, ...] = ()
    time_limit: float | None = None
    coverage: float = DEFAULT_COVERAGE
    workers: int = 2
    option: str = ""
