"""Classic mode: the Polis calculation, equal to red-dwarf's figures, for people who know it; never our default.

    found = classic.analyse(votes)
    found.labels, found.representative, found.consensus_agree

See docs/explanation/the-classic-calculation.md.
"""

from __future__ import annotations

from purposebuilt.participation.classic.analysis import Classic, analyse, with_labels
from purposebuilt.participation.classic.matrix import Votes

__all__ = ["Classic", "Votes", "analyse", "with_labels"]
