"""Sharing a budget between purposes: equal shares with receipts, the greedy rule beside it, voices chosen openly."""

from purposebuilt.participation.shares.comparing import Comparison, comparison
from purposebuilt.participation.shares.equal import equal_shares, greedy
from purposebuilt.participation.shares.instance import Asked, Instance, Project, Voice
from purposebuilt.participation.shares.outcome import Outcome, Payment, Receipt
from purposebuilt.participation.shares.pabulib import read_pabulib
from purposebuilt.participation.shares.stakes import Ties
from purposebuilt.participation.shares.voices import instance_of

__all__ = [
    "Asked",
    "Comparison",
    "Instance",
    "Outcome",
    "Payment",
    "Project",
    "Receipt",
    "Ties",
    "Voice",
    "comparison",
    "equal_shares",
    "greedy",
    "instance_of",
    "read_pabulib",
]
