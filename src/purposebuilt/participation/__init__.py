"""Hearing who spoke: rooms, shared ground and gaps, camps, weights, shares of a budget, rounds, small numbers."""
