"""Weights: what counts for how much, by swings, a points pot or best-worst sets, and into the design."""

from purposebuilt.participation.weights.choices import BestWorstScores, best_worst_scores, best_worst_shares
from purposebuilt.participation.weights.heard import Furthest, Heard, Spread, Weighed, heard, one_voice
from purposebuilt.participation.weights.into_design import Fed, feed, partner_weights, ways_heard, with_weights
from purposebuilt.participation.weights.pairs import (
    Consistency,
    PairSaid,
    geometric_consistency,
    geometric_means,
)
from purposebuilt.participation.weights.pots import of_one_pot, point_shares
from purposebuilt.participation.weights.purposes import criteria_of, measured
from purposebuilt.participation.weights.sets import sets
from purposebuilt.participation.weights.shares import Shares, Way
from purposebuilt.participation.weights.swings import Levelled, consistencies, levelled, swing_shares

__all__ = [
    "BestWorstScores",
    "Consistency",
    "Fed",
    "Furthest",
    "Heard",
    "Levelled",
    "PairSaid",
    "Shares",
    "Spread",
    "Way",
    "Weighed",
    "best_worst_scores",
    "best_worst_shares",
    "consistencies",
    "criteria_of",
    "feed",
    "geometric_consistency",
    "geometric_means",
    "heard",
    "levelled",
    "measured",
    "of_one_pot",
    "one_voice",
    "partner_weights",
    "point_shares",
    "sets",
    "swing_shares",
    "ways_heard",
    "with_weights",
]
