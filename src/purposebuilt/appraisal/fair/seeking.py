"""From a frontier to its fair options: sought, set beside the listed points, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.asked import Asked
from purposebuilt.appraisal.clock import Progress
from purposebuilt.appraisal.fair.designs import Asking, FairDesigns, fair_designs
from purposebuilt.appraisal.fair.listing import joined, row_of
from purposebuilt.appraisal.fair.telling import reasons
from purposebuilt.appraisal.frontier import Frontier
from purposebuilt.appraisal.picks import Pick
from purposebuilt.appraisal.spread import Spread
from purposebuilt.appraisal.voices import Voice
from purposebuilt.programme import Floats

if TYPE_CHECKING:
    from purposebuilt.formulation import Formulation

SHARE = 1 / 3
"""The least share of the time limit that the fair options have, on top of what the frontier left of it."""


def seek(
    formulation: Formulation,
    found: Frontier,
    spread: Spread,
    speaking: tuple[tuple[Voice, ...], tuple[Voice, ...]],
    asked: Asked,
    tell: Progress,
) -> tuple[Frontier, FairDesigns | None]:
    """The frontier with the designs that fairness is about, and these; `speaking` are partners and their groups.

    Nothing where there is no partner.
    """
    voices, groups = speaking
    if not voices:
        return found, None
    today = formulation.today
    lawful = today is not None and not formulation.broken(today)
    limit = asked.time_limit
    fair = fair_designs(
        Asking(
            programme=formulation.programme,
            spread=spread,
            known=found.solutions,
            voices=voices,
            groups=groups,
            today=formulation.solution(today) if today is not None and lawful else None,
            explorer=formulation.explorer(),
            seconds=None if limit is None else max(limit * SHARE, limit - found.seconds),
            progress=tell,
        )
    )
    return joined(formulation.programme, found, fair.solutions), fair


def fair_picks(formulation: Formulation, fair: FairDesigns | None, points: Floats) -> tuple[Pick, ...]:
    """The fair options among the listed points (N x k), each with its reason."""
    if fair is None:
        return ()
    why = "today's arrangement breaks requirements" if formulation.today else "no arrangement of today is written down"
    return tuple(
        Pick(key, roles.SAID[key], reason, row_of(formulation.programme, points, solution))
        for key, (reason, solution) in reasons(fair, why).items()
    )
