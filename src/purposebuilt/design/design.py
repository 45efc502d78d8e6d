"""The whole record, from purpose to decision, of one system."""

from __future__ import annotations

from dataclasses import dataclass

from purposebuilt.design.arrangements import Arrangement
from purposebuilt.design.criteria import Criterion, JudgedScore
from purposebuilt.design.decisions import Attestation, Commitment, Decision, Source
from purposebuilt.design.functions import Dependency, FunctionChange
from purposebuilt.design.partners import Committee, Partner, PartnerWeight
from purposebuilt.design.places import Place, Readiness
from purposebuilt.design.purposes import Aim, Purpose
from purposebuilt.design.resources import Retraining, Team
from purposebuilt.design.stages import Stage
from purposebuilt.design.tensions import Tension


@dataclass(frozen=True, slots=True)
class Identity:
    """What design this is.

    `system` is the key of the place that is designed; `convenor` the partner that runs the process.
    `population_base` says which count of people the populations are (for example residents or registered).
    `packs` are the packs of the catalogue that it takes in. `price_year` is the year of its money.
    """

    title: str
    rulebook: str
    system: str
    currency: str = "GBP"
    price_year: str = ""
    population_base: str = "residents"
    packs: tuple[str, ...] = ("core", "extra")
    convenor: str = ""
    owner: str = ""
    status: str = "draft"
    version: str = ""
    review: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Design:
    """One system's design: immutable tables, in the order in which they were written."""

    identity: Identity
    aims: tuple[Aim, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    partners: tuple[Partner, ...] = ()
    committees: tuple[Committee, ...] = ()
    places: tuple[Place, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    weights: tuple[PartnerWeight, ...] = ()
    judged_scores: tuple[JudgedScore, ...] = ()
    functions: tuple[FunctionChange, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    teams: tuple[Team, ...] = ()
    retraining: tuple[Retraining, ...] = ()
    stages: tuple[Stage, ...] = ()
    tensions: tuple[Tension, ...] = ()
    decisions: tuple[Decision, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    sources: tuple[Source, ...] = ()
