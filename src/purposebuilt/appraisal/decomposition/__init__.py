"""Designs too large for one programme: blocks, what they share, and the price of sharing it."""

from purposebuilt.appraisal.decomposition.large_design import NONE, LargeDesign, programme_of
from purposebuilt.appraisal.decomposition.parts import parts_of
from purposebuilt.appraisal.decomposition.proof import Multipliers, proven
from purposebuilt.appraisal.decomposition.rounds import Plan, Standing, decompose

__all__ = ["NONE", "LargeDesign", "Multipliers", "Plan", "Standing", "decompose", "parts_of", "programme_of", "proven"]
