"""How options stand when weights and judged scores are uncertain, and by methods other than a weighted sum.

`smaa` counts how often each option holds each rank (SMAA-2); `draw_weights` draws the weights; `topsis` and
`promethee` are second opinions; `reversals` shows which options change places when another goes or comes. All take
scores with options as rows and criteria as columns, and one weight vector (k) or many (draws x k), in one go.

`smaa`, `topsis` and `promethee` are functions here although modules of the same names stand behind them: every module
is loaded here first, so nothing displaces the functions afterwards.
"""

from __future__ import annotations

from purposebuilt.appraisal.robustness.even import DRAWS, SEED, even_weights, first_rank, rank_shares
from purposebuilt.appraisal.robustness.judging import judge_shares, judged_values
from purposebuilt.appraisal.robustness.promethee import Preference, promethee, single_flows
from purposebuilt.appraisal.robustness.reversal import Reversal, reversals
from purposebuilt.appraisal.robustness.smaa import Smaa, additive, smaa
from purposebuilt.appraisal.robustness.topsis import topsis
from purposebuilt.appraisal.robustness.weights import draw_weights

__all__ = [
    "DRAWS",
    "SEED",
    "Preference",
    "Reversal",
    "Smaa",
    "additive",
    "draw_weights",
    "even_weights",
    "first_rank",
    "judge_shares",
    "judged_values",
    "promethee",
    "rank_shares",
    "reversals",
    "single_flows",
    "smaa",
    "topsis",
]
