"""`shared_purpose.json`: what was heard in a room and may leave it, for analysts and other tools.

Its shape is published in ``docs/reference/shared_purpose.schema.json``. It holds what the page says and nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from purposebuilt.participation.listening import Listened
from purposebuilt.participation.shares import Outcome
from purposebuilt.problems import CODES, Problem, Where
from purposebuilt.publishing.appraisal_json import laid_out_lines, value

FORMAT = "purposebuilt-shared-purpose-1"


def as_json(heard: Listened) -> str:
    """What was heard as a JSON document (UTF-8 text with a last line feed)."""
    return laid_out_lines(as_data(heard))


def as_data(heard: Listened) -> dict[str, Any]:
    """What was heard as plain dictionaries, lists, texts and numbers, in a fixed order."""
    ground: dict[str, Any] = value(heard.ground)
    return {
        "format": FORMAT,
        "about": value(heard.about),
        "texts": dict(heard.texts),
        "ground": {key: held for key, held in ground.items() if key != "statements"},
        "statements": ground["statements"],
        "voices": value(heard.switch),
        "camps": value(heard.camps),
        "classic": value(heard.classic),
        "rounds": value(heard.clarity),
        "weights": value(heard.weights),
        "budget": {way: _outcome(one) for way, one in heard.budget.items()},
        "receipts": _receipts(heard),
        "problems": value(_problems(heard)),
    }


def _problems(heard: Listened) -> tuple[Problem, ...]:
    """What was noticed in the files, each kind once: who and how many stays with whoever holds the files."""
    kinds = {(one.code, one.where.sheet): one for one in heard.problems}
    return tuple(
        Problem(code, CODES[code], "Listen to the files themselves to see where.", one.severity, Where(sheet))
        for (code, sheet), one in kinds.items()
    )


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "selected": list(one.selected),
        "greedy": list(one.greedily),
        "budget": _amount(one.instance.budget),
        "spent": _amount(one.spent),
        "left_over": _amount(one.left_over),
        "voices": len(one.instance.voices),
        "left_out": len(one.left_out),
        "sentences": list(one.sentences()),
    }


def _receipts(heard: Listened) -> list[dict[str, Any]]:
    """Receipts under parts raised evenly: one for each voice that may be told alone, and one for all the others."""
    if not heard.budget:
        return []
    receipts = heard.budget["add-one"].receipts
    alone, together = (set(keys) for keys in heard.receipts)
    groups = [([one.voice.key], [one]) for one in receipts if one.voice.key in alone]
    others = [one for one in receipts if one.voice.key in together]
    groups += [([], others)] if others else []
    made = []
    for voices, each in groups:
        paid: dict[str, Fraction] = {}
        for payment in (payment for one in each for payment in one.payments):
            paid[payment.project] = paid.get(payment.project, Fraction(0)) + payment.amount
        made.append(
            {
                "voices": voices,
                "count": len(each),
                "part": _amount(sum((one.part for one in each), Fraction(0))),
                "raised": _amount(sum((one.raised for one in each), Fraction(0))),
                "paid": _amounts(paid),
                "left": _amount(sum((one.left for one in each), Fraction(0))),
            }
        )
    return made


def _amounts(paid: Mapping[str, Fraction]) -> dict[str, str]:
    return {key: _amount(amount) for key, amount in paid.items()}


def _amount(amount: Fraction) -> str:
    """An exact amount as text: a whole number, or a fraction such as ``10000/3``."""
    return str(amount)
