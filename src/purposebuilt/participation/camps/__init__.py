"""Camps that nothing but the votes shows: drawn only where they are there."""

from purposebuilt.participation.camps.record import Camps, Telling
from purposebuilt.participation.camps.search import camps

__all__ = ["Camps", "Telling", "camps"]
