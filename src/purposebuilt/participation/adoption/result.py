"""What adopting a room gives: the design, what was done, and the way from each purpose to work and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from purposebuilt.design import Design, Purpose, Tension
from purposebuilt.problems import Problem


@dataclass(frozen=True, slots=True)
class Left:
    """A statement that did not become a purpose, and why."""

    statement: str
    why: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A purpose with what speaks for it and what it leads to.

    `statements` are the keys of those that word it and `sorts` what each is to the room. `points` is the share of the
    room's points (0 to 1) that went to them; None where too few people gave any. `criteria` and `functions` are
    keys; `direct` says that the purpose names its functions and does not only share an aim with them.
    """

    purpose: str
    statements: tuple[str, ...]
    sorts: tuple[str, ...]
    points: float | None
    criteria: tuple[str, ...]
    functions: tuple[str, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class WhyTrace:
    """From what was said to purposes, criteria and functions; and what has no why.

    `criteria_without_purpose` are those of which neither they nor one that they refine names a purpose;
    `functions_without_why` those that no purpose names or shares an aim with, `functions_by_aim_only` those tied to
    purposes by an aim alone. `statements_without_purpose` leaves out statements that were taken out of the room or ask
    who people are.
    """

    purposes: tuple[Spoken, ...]
    statements_without_purpose: tuple[str, ...]
    criteria_without_purpose: tuple[str, ...]
    functions_without_why: tuple[str, ...]
    functions_by_aim_only: tuple[str, ...]

    @property
    def purposes_unspoken(self) -> tuple[str, ...]:
        """Keys of purposes that no statement speaks for."""
        return tuple(each.purpose for each in self.purposes if not each.statements)

    @property
    def purposes_without_criterion(self) -> tuple[str, ...]:
        """Keys of purposes that no criterion names: nothing tests whether they are served."""
        return tuple(each.purpose for each in self.purposes if not each.criteria)

    @property
    def purposes_without_function(self) -> tuple[str, ...]:
        """Keys of purposes that no function serves, by name or by aim."""
        return tuple(each.purpose for each in self.purposes if not each.functions)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The trace in plain words: how much of each kind has no why, or no what."""
        spoken = len(self.purposes) - len(self.purposes_unspoken)
        return (
            f"Purposes that a statement speaks for: {spoken} of {len(self.purposes)}.",
            f"Statements that word no purpose: {len(self.statements_without_purpose)}.",
            f"Purposes that no criterion names: {len(self.purposes_without_criterion)}.",
            f"Purposes that no function serves: {len(self.purposes_without_function)}.",
            f"Criteria that climb to no purpose: {len(self.criteria_without_purpose)}.",
            f"Functions without a why: {len(self.functions_without_why)}.",
            f"Functions with only an aim in common with a purpose: {len(self.functions_by_aim_only)}.",
        )


@dataclass(frozen=True, slots=True)
class Adopted:
    """A design with what a room said in it.

    `purposes` and `tensions` are those that were added, `updated` the tensions that stood in the design and now say who
    was heard. `words` has for each statement the key of the purpose that it words. `left` are statements that were
    looked at and not taken. `done` says in plain sentences what was done, `why` leads from purposes to work and back.
    `problems` are those of the room's weights and of its keys: what is told there was left out or stands as it is.
    """

    design: Design
    purposes: tuple[Purpose, ...]
    tensions: tuple[Tension, ...]
    updated: tuple[Tension, ...]
    words: Mapping[str, str]
    left: tuple[Left, ...]
    done: tuple[str, ...]
    why: WhyTrace
    problems: tuple[Problem, ...] = ()
