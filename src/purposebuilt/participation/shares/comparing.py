"""The comparison step: equal shares unless more voices prefer what the greedy rule gives.

As the compute tool of equalshares.net defines it (its comparison by satisfaction, which Pabulib records as
``equalshares/add1-comparison`` and Wieliczka used in 2023): the outcome of equal shares, completed by raising parts
from whole units until the next raise would overspend the budget, ties going to the cheaper project and then to the one
that more want, stands beside the outcome of the greedy rule. Raising goes on past the first outcome into which nothing
more fits: that first one is where pabutools stops, and why its result for Wieliczka is another than the official one. A
voice prefers the outcome that holds more of the projects it approves (more of its points). Greedy is
taken where strictly more prefer it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from purposebuilt.participation.shares.equal import equal_shares, greedy
from purposebuilt.participation.shares.instance import Instance
from purposebuilt.participation.shares.outcome import Outcome
from purposebuilt.participation.shares.stakes import Ties


@dataclass(frozen=True)
class Comparison:
    """Both outcomes, and the weight of the voices (their number, where all weigh 1) that prefer each or neither."""

    shares: Outcome
    greedy: Outcome
    prefer_shares: Fraction
    prefer_greedy: Fraction
    prefer_neither: Fraction

    @property
    def chosen(self) -> Outcome:
        """The outcome that the comparison step takes."""
        return self.greedy if self.prefer_greedy > self.prefer_shares else self.shares

    @property
    def selected(self) -> tuple[str, ...]:
        """The keys of what is bought, in the order of their names."""
        return self.chosen.selected

    def sentence(self) -> str:
        """The comparison in words."""
        counts = [f"{float(one):,.6g}" for one in (self.prefer_shares, self.prefer_greedy, self.prefer_neither)]
        taken = "the greedy outcome is taken" if self.chosen is self.greedy else "equal shares stand"
        return (
            f"{counts[0]} voices prefer the outcome of equal shares, {counts[1]} that of the greedy rule, and"
            f" {counts[2]} neither, so {taken}."
        )


def comparison(instance: Instance) -> Comparison:
    """Compare equal shares with the greedy rule, and take the greedy outcome where strictly more voices prefer it."""
    shares = equal_shares(instance, "add-one", ties=Ties.COST, whole=True, past_full=True)
    other = greedy(instance)
    mine, theirs = _gains(instance, shares), _gains(instance, other)
    weights = [Fraction(0)] * 3
    for voice, one, two in zip(instance.voices, mine, theirs, strict=True):
        weights[0 if one > two else 1 if two > one else 2] += voice.weight
    return Comparison(shares, other, *weights)


def _gains(instance: Instance, outcome: Outcome) -> list[Fraction | int]:
    """How many of its projects each voice has in an outcome, or how many of its points."""
    taken = set(outcome.order)
    bought = {at for at, one in enumerate(instance.projects) if one.key in taken}
    if instance.points is None:
        return [len(bought.intersection(wanted)) for wanted in instance.wishes]
    pairs = zip(instance.wishes, instance.points, strict=True)
    return [
        sum((given for at, given in zip(wanted, points, strict=True) if at in bought), Fraction(0))
        for wanted, points in pairs
    ]
