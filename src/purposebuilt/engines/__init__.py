"""Whoever can answer a programme: HiGHS (fast) and the exhaustive engine (slow, obvious, the reference)."""
