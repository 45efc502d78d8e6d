"""What came of sharing a budget: what was bought, who paid what, what is left, and who went without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from purposebuilt.participation.shares.exact import Purchase, replayed
from purposebuilt.participation.shares.greedy import filled
from purposebuilt.participation.shares.instance import Instance, Project, Voice
from purposebuilt.participation.shares.stakes import Stakes


def money(amount: Fraction, currency: str = "") -> str:
    """An amount in words: to the nearest hundredth, which is dropped where the amount is whole."""
    hundredths = round(amount * 100)
    whole = hundredths % 100 == 0
    words = f"{hundredths // 100:,}" if whole else f"{hundredths // 100:,}.{hundredths % 100:02d}"
    return f"\N{POUND SIGN}{words}" if currency == "GBP" else f"{currency} {words}".strip()


@dataclass(frozen=True, slots=True)
class Payment:
    """What one voice paid towards one project, exactly, in the budget's currency."""

    project: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one voice held, paid and kept: `part` + `raised` = all payments + `left`, exactly.

    `part` is its part of the real budget. `raised` is virtual money, added to every part so that more of the budget
    could be spent; it does not exist, and so what is `left` is no claim on anybody.
    """

    voice: Voice
    part: Fraction
    raised: Fraction
    payments: tuple[Payment, ...]
    currency: str = ""

    @property
    def paid(self) -> Fraction:
        """All that it paid."""
        return sum((each.amount for each in self.payments), Fraction(0))

    @property
    def left(self) -> Fraction:
        """What it did not pay of what it held."""
        return self.part + self.raised - self.paid

    def sentence(self, titles: Mapping[str, str]) -> str:
        """The receipt in words; `titles` has the titles of projects by key."""
        words = [f"{self.voice} holds {money(self.part, self.currency)} of the budget."]
        if self.raised:
            words.append(
                f"So that more of the budget could be spent, {money(self.raised, self.currency)} of virtual money was"
                " added."
            )
        if not self.payments:
            words.append("It paid for nothing.")
        else:
            each = [f"{money(one.amount, self.currency)} for '{titles[one.project]}'" for one in self.payments]
            listed = each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"
            kept = f", and kept {money(self.left, self.currency)}" if self.left else ", and kept nothing"
            words.append(f"It paid {listed}{kept}.")
        return " ".join(words)


@dataclass(frozen=True)
class Outcome:
    """The outcome of a rule.

    `order` has the keys of the projects in the order in which they were bought. `free` are those that cost nothing,
    `filled` those that were bought at last out of what nobody had spent, most wanted for the money first: no voice
    paid for them. `steps` says how often the part of each voice was raised, each time by one unit of money (times its
    weight); `part` is what a voice of weight 1 held then. `paid_for` are the projects that voices paid for, by their
    places in `stakes`. `receipts` are worked out when first asked for; under the greedy rule nobody pays, and there are
    none.
    """

    instance: Instance
    rule: str
    order: tuple[str, ...]
    free: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    steps: int = 0
    part: Fraction = Fraction(0)
    stakes: Stakes | None = field(default=None, repr=False)
    paid_for: tuple[int, ...] = field(default=(), repr=False)

    @property
    def selected(self) -> tuple[str, ...]:
        """The keys of the projects bought, in the order of their names."""
        return tuple(sorted(self.order))

    @cached_property
    def _projects(self) -> dict[str, Project]:
        return {one.key: one for one in self.instance.projects}

    @cached_property
    def spent(self) -> Fraction:
        """What all projects bought cost together."""
        return sum((self._projects[key].cost for key in self.order), Fraction(0))

    @property
    def left_over(self) -> Fraction:
        """What is left of the real budget."""
        return self.instance.budget - self.spent

    @property
    def budget_for_each_voice(self) -> tuple[Fraction, ...]:
        """The part of the real budget that each voice holds, in the order of the voices; together the budget."""
        return self.instance.budget_for_each_voice

    @cached_property
    def purchases(self) -> tuple[Purchase, ...]:
        """What voices paid for, in order, with exact prices."""
        return replayed(self.stakes, self.stakes.start(self.part), self.paid_for) if self.stakes else ()

    @cached_property
    def receipts(self) -> tuple[Receipt, ...]:
        """What each voice held, paid and kept, in the order of the voices."""
        if self.stakes is None:
            return ()
        instance, stakes = self.instance, self.stakes
        paid = _paid_by_group(stakes, self.purchases)
        keys = [instance.projects[at].key for at in stakes.place]
        plain = [tuple(Payment(keys[project], amount) for project, amount in group) for group in paid]
        receipts = []
        for voice, group, part in zip(instance.voices, stakes.group, instance.budget_for_each_voice, strict=True):
            payments = plain[group]
            if voice.weight != 1:
                payments = tuple(Payment(one.project, one.amount * voice.weight) for one in payments)
            raised = self.part * voice.weight - part
            receipts.append(Receipt(voice, part, raised, payments, instance.currency))
        return tuple(receipts)

    @cached_property
    def left_out(self) -> tuple[Voice, ...]:
        """The voices of whose wishes nothing was bought, those that wished for nothing among them."""
        taken = set(self.order)
        bought = {at for at, one in enumerate(self.instance.projects) if one.key in taken}
        pairs = zip(self.instance.voices, self.instance.wishes, strict=True)
        return tuple(voice for voice, wanted in pairs if bought.isdisjoint(wanted))

    @cached_property
    def greedily(self) -> tuple[str, ...]:
        """The keys of what the greedy rule would buy, in the order of their names."""
        return tuple(sorted(self.instance.projects[at].key for at in filled(self.instance)))

    def titled(self, key: str) -> str:
        """What a project is called."""
        return self._projects[key].title or key

    def sentences(self) -> tuple[str, ...]:
        """The outcome in words: what was bought and is left, who holds what, who went without, what greedy would do."""
        currency = self.instance.currency
        bought = f"{len(self.order)} of {len(self.instance.projects)} projects are bought"
        whole, spent = money(self.instance.budget, currency), money(self.spent, currency)
        words = [
            f"{bought} for {spent} of a budget of {whole}; {money(self.left_over, currency)} is left.",
            self.instance.voices_are,
        ]
        if self.steps:
            words.append(
                f"With the real parts less would be spent, so every part of {money(self.instance.part, currency)} was"
                f" raised to {money(self.part, currency)}. The difference is virtual money: it only decides what is"
                " bought."
            )
        if self.filled:
            listed = _named(tuple(map(self.titled, self.filled)))
            words.append(f"Out of what nobody had spent, {listed} was bought as well; no voice paid for that.")
        words.append(self._without())
        words.append(self._beside_greedy())
        return tuple(words)

    def _without(self) -> str:
        left, all_voices = len(self.left_out), len(self.instance.voices)
        if not left:
            return "Every voice has at least one of its wishes."
        named = _named(tuple(map(str, self.left_out))) if left <= 12 else f"{left:,}"
        return f"Left without any of their wishes: {named} (of {all_voices:,} voices)."

    def _beside_greedy(self) -> str:
        here, there = set(self.order), set(self.greedily)
        if here == there:
            return "Buying what most want for the money, whoever they are (the greedy rule), would give the same."
        more = _named(tuple(self.titled(key) for key in sorted(there - here))) or "nothing"
        less = _named(tuple(self.titled(key) for key in sorted(here - there))) or "nothing"
        return f"The greedy rule would buy {more} in place of {less}."


def _named(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def _paid_by_group(stakes: Stakes, purchases: tuple[Purchase, ...]) -> list[list[tuple[int, Fraction]]]:
    """For each group what a voice of weight 1 in it paid, by project, in the order of the purchases; never nothing."""
    paid: list[list[tuple[int, Fraction]]] = [[] for _ in stakes.mass]
    back = Fraction(stakes.grain, stakes.scale)
    for one in purchases:
        full: dict[int, Fraction] = {}
        for group, gain in zip(stakes.rows[one.project], stakes.gain[one.project], strict=True):
            if group in one.poor:
                amount = one.poor[group] * back
            elif gain in full:
                amount = full[gain]
            else:
                amount = full[gain] = one.each * gain * back
            if amount:
                paid[group].append((one.project, amount))
    return paid
