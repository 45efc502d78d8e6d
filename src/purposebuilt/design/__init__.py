"""What the partners mean: `ls` of this folder is the glossary.

Immutable values that import nothing of ours but `problems`. They know nothing of files, solvers or the web.
"""

from purposebuilt.design.arrangements import Answer, Arrangement, Standing
from purposebuilt.design.criteria import Criterion, Force, JudgedScore, Preference
from purposebuilt.design.decisions import Attestation, Commitment, CommitmentState, Decision, Source
from purposebuilt.design.design import Design, Identity
from purposebuilt.design.figures import Basis, Figure, Horizon
from purposebuilt.design.functions import Change, Delegable, Dependency, Function, FunctionChange
from purposebuilt.design.partners import Authority, Committee, Partner, PartnerWeight
from purposebuilt.design.places import Place, Readiness
from purposebuilt.design.purposes import Aim, Purpose
from purposebuilt.design.resources import Envelope, Retraining, Team
from purposebuilt.design.stages import Stage
from purposebuilt.design.tensions import Tension, TensionState

__all__ = [
    "Aim",
    "Answer",
    "Arrangement",
    "Attestation",
    "Authority",
    "Basis",
    "Change",
    "Commitment",
    "CommitmentState",
    "Committee",
    "Criterion",
    "Decision",
    "Delegable",
    "Dependency",
    "Design",
    "Envelope",
    "Figure",
    "Force",
    "Function",
    "FunctionChange",
    "Horizon",
    "Identity",
    "JudgedScore",
    "Partner",
    "PartnerWeight",
    "Place",
    "Preference",
    "Purpose",
    "Readiness",
    "Retraining",
    "Source",
    "Stage",
    "Standing",
    "Team",
    "Tension",
    "TensionState",
]
