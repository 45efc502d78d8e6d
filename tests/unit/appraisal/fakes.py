"""A formulated design small enough to check by hand, with no rulebook and no measure behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy import sparse

from purposebuilt.checks.answers import Checked
from purposebuilt.design import Answer, Criterion, Design, Figure, Function, Identity, Partner, PartnerWeight
from purposebuilt.formulation.configuration import Asking, Candidate, Configuration, Line, Objective, Requirement
from purposebuilt.problems import Problem
from purposebuilt.programme import Programme
from purposebuilt.rulebooks.rulebook import PartnerKind, Rulebook

CLOSENESS = Objective("closeness", "Closeness to people", "0-1", "max", 0.001)
COST = Objective("running_cost", "Running cost", "GBP a head", "min", 0.01)
HAND_OFFS = Objective("hand_offs", "Hand-offs", "share", "min", 0.001)
OBJECTIVES = (CLOSENESS, COST, HAND_OFFS)

RULEBOOK = Rulebook(
    "made_up",
    "A made-up rulebook",
    "2026-01-01",
    partner_kinds=(PartnerKind("council", "Council"), PartnerKind("icb", "Integrated care board")),
)

# For each candidate of each line: its share of closeness, cost and hand-offs.
FIGURES: Mapping[str, Mapping[str, tuple[float, float, float]]] = {
    "plan@north": {"board": (0.10, 1.0, 0.00), "place": (0.30, 2.0, 0.20)},
    "plan@south": {"board": (0.10, 1.0, 0.00), "place": (0.25, 3.0, 0.10)},
    "care@north": {"board": (0.05, 0.5, 0.10), "joint": (0.15, 0.9, 0.00), "place": (0.25, 1.5, 0.30)},
}
BODY = {"board": "icb-board", "place": "place-committee", "joint": "joint-committee"}


def design(**tables: object) -> Design:
    """Three partners, of whom two gave weights."""
    made: dict[str, object] = {
        "partners": (
            Partner("northshire", "Northshire Council", "council"),
            Partner("southshire", "Southshire Council", "council"),
            Partner("icb", "NHS North and South", "icb"),
        ),
        "weights": (
            PartnerWeight("northshire", "closeness", Figure(80)),
            PartnerWeight("northshire", "running_cost", Figure(20)),
            PartnerWeight("icb", "cheap", Figure(100)),
        ),
        "criteria": (
            Criterion("cheap", "Stay within the money.", "icb", "system", measure="running_cost"),
            Criterion("near", "Near to people.", "northshire", "system", measure="closeness", threshold=Figure(0.6)),
        ),
    }
    return Design(Identity("A made-up system", "made_up", "all"), **{**made, **tables})  # type: ignore[arg-type]


@dataclass
class Made:
    """Stands where a Formulation stands. `limit` forbids more place arrangements than it; `lie` adds to a score."""

    design: Design = field(default_factory=design)
    objectives: tuple[Objective, ...] = OBJECTIVES
    limit: int = 2
    least: int = 0
    lie: float = 0.0
    today_choice: tuple[str, ...] | None = ("place", "place", "place")
    rulebook: Rulebook = RULEBOOK
    problems: tuple[Problem, ...] = ()
    lines: tuple[Line, ...] = tuple(Line(key, *key.split("@"), people=1000.0) for key in FIGURES)
    functions: Mapping[str, Function] = field(
        default_factory=lambda: {key: Function(key, key.title(), aims=("health",)) for key in ("plan", "care")}
    )

    @property
    def candidates(self) -> Mapping[str, tuple[Candidate, ...]]:
        return {line: tuple(self._candidate(line, key) for key in choices) for line, choices in FIGURES.items()}

    def _candidate(self, line: str, key: str) -> Candidate:
        duty, body = Answer(("icb",), "system"), Answer((BODY[key],), "place")
        return Candidate(key, line, "mode", "mechanism", key, duty, body, body, Answer(("icb",)), Answer(("icb",)))

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        return (
            Requirement("few-places", "At most so many decisions in places.", "", "rulebook", "R01"),
            Requirement("near-enough", "At least so many decisions in places.", "northshire", "criterion", "near"),
        )

    @property
    def measures(self) -> Mapping[str, Objective]:
        return {objective.name: objective for objective in OBJECTIVES}

    @property
    def today(self) -> Configuration | None:
        return None if self.today_choice is None else Configuration(dict(zip(FIGURES, self.today_choice, strict=True)))

    @property
    def programme(self) -> Programme:
        columns = [(line, key) for line in FIGURES for key in FIGURES[line]]
        every = np.array([FIGURES[line][key] for line, key in columns])
        chosen = [["closeness", "running_cost", "hand_offs"].index(each.name) for each in self.objectives]
        one_each = [[float(line == other) for other, _ in columns] for line in FIGURES]
        places = [float(key == "place") for _, key in columns]
        return Programme.from_arrays(
            every.T[chosen],
            [each.sense for each in self.objectives],
            sparse.csr_array(np.array([*one_each, places, places])),
            [1, 1, 1, 0, self.least],
            [1, 1, 1, self.limit, 3],
            0,
            1,
            True,
            [None, None, None, "few-places", "near-enough"],
        )

    def configuration(self, solution: np.ndarray) -> Configuration:
        columns = [(line, key) for line in FIGURES for key in FIGURES[line]]
        return Configuration({line: key for (line, key), x in zip(columns, solution, strict=True) if x > 0.5})

    def solution(self, configuration: Configuration) -> np.ndarray:
        return np.array([float(configuration.choice[line] == key) for line in FIGURES for key in FIGURES[line]])

    def evaluate(self, configuration: Configuration) -> dict[str, float]:
        totals = np.sum([FIGURES[line][key] for line, key in configuration.choice.items()], axis=0)
        return {"closeness": totals[0] + self.lie, "running_cost": totals[1], "hand_offs": totals[2]}

    def objective_values(self, configuration: Configuration) -> tuple[float, ...]:
        scores = self.evaluate(configuration)
        return tuple(scores[each.name] for each in self.objectives)

    def judgements(self, configuration: Configuration) -> dict[str, object]:
        assert not self.broken(configuration) or configuration == self.today
        return {}

    def broken(self, configuration: Configuration) -> tuple[str, ...]:
        places = sum(key == "place" for key in configuration.choice.values())
        return (*(("few-places",) if places > self.limit else ()), *(("near-enough",) if places < self.least else ()))

    def missed(self, configuration: Configuration) -> dict[str, float]:
        places = sum(key == "place" for key in configuration.choice.values())
        by = {"few-places": places - self.limit, "near-enough": self.least - places}
        return {name: float(by[name]) for name in self.broken(configuration)}

    def asking(self) -> dict[str, Asking]:
        return {
            "few-places": Asking("Lines decided in places", "lines", 1.0, self.limit, at_least=False),
            "near-enough": Asking("Lines decided in places", "lines", 1.0, self.least, at_least=True),
        }

    def explorer(self) -> MadeExplorer:
        return MadeExplorer(self)

    def possible(self) -> list[Configuration]:
        every = [Configuration(dict(zip(FIGURES, keys, strict=True))) for keys in product(*FIGURES.values())]
        return [each for each in every if not self.broken(each)]


@dataclass
class MadeExplorer:
    """The same, choice by choice, one at a time."""

    made: Made

    @property
    def counts(self) -> np.ndarray:
        return np.array([len(figures) for figures in FIGURES.values()])

    def choices(self, configuration: Configuration) -> np.ndarray:
        return np.array([list(FIGURES[line]).index(configuration.choice[line]) for line in FIGURES])

    def configuration(self, choice: np.ndarray) -> Configuration:
        return Configuration({line: list(FIGURES[line])[at] for line, at in zip(FIGURES, choice, strict=True)})

    def encode(self, solution: np.ndarray) -> np.ndarray:
        ends = np.cumsum(self.counts)
        return np.array([int(np.argmax(part)) for part in np.split(np.asarray(solution), ends[:-1])])

    def decode(self, choice: np.ndarray) -> np.ndarray:
        return self.made.solution(self.configuration(choice))

    def values(self, choices: np.ndarray) -> np.ndarray:
        return np.array([self.made.objective_values(self.configuration(choice)) for choice in np.asarray(choices)])

    def feasible(self, choices: np.ndarray) -> np.ndarray:
        return np.array([not self.made.broken(self.configuration(choice)) for choice in np.asarray(choices)])


CHECKED = Checked((), ())
