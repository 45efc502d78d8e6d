"""Law and guidance as dated tables, each row with its source, and rulebooks laid over one another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from purposebuilt.problems import Exit, Problem, Refusal, Where, register
from purposebuilt.rulebooks.catalogue import functions_of
from purposebuilt.rulebooks.reader import no_such_rulebook, read, shipped
from purposebuilt.rulebooks.rulebook import (
    Approval,
    Level,
    Limit,
    Mechanism,
    Mode,
    PartnerKind,
    Pattern,
    Rule,
    Rulebook,
    RuleKind,
    RuleMeasure,
    Value,
    Variation,
    Wording,
)

__all__ = [
    "Approval",
    "Level",
    "Limit",
    "Mechanism",
    "Mode",
    "PartnerKind",
    "Pattern",
    "Rule",
    "RuleKind",
    "RuleMeasure",
    "Rulebook",
    "Value",
    "Variation",
    "Wording",
    "available",
    "bring_in",
    "functions_of",
    "load",
    "load_from",
]


TAKEN = register("PB158", "A rulebook of one's own has the name of one that ships.")

_brought_in: dict[str, Rulebook] = {}


@cache
def _shipped_keys() -> tuple[str, ...]:
    return tuple(sorted(each.name for each in shipped().iterdir() if (each / "rulebook.csv").is_file()))


def available() -> tuple[str, ...]:
    """The keys of the rulebooks that a design may name: those that ship, then those brought in, each in order."""
    return (*_shipped_keys(), *sorted(_brought_in))


def load(key: str) -> Rulebook:
    """The rulebook of that key, laid over its base where it has one. Raises :class:`Refusal` for an unknown key."""
    if key in _brought_in:
        return _brought_in[key]
    if key not in _shipped_keys():
        raise Refusal((no_such_rulebook(key, Where("design", column="rulebook")),), Exit.DESIGN_NOT_READY)
    return _load_shipped(key)


@cache
def _load_shipped(key: str) -> Rulebook:
    return read(shipped() / key, key)


def bring_in(path: str | Path) -> Rulebook:
    """Read the rulebook in a folder of one's own and let designs name it, by the folder's name, until the end of work.

    Raises :class:`Refusal` as :func:`load_from` does, and where a rulebook that ships has that name.
    """
    book = load_from(path)
    if book.key in _shipped_keys():
        message = f"The folder '{book.key}' has the name of a rulebook that ships with Purposebuilt."
        problem = Problem(TAKEN, message, "Rename the folder.", where=Where(f"{book.key}/rulebook"))
        raise Refusal((problem,), Exit.DESIGN_NOT_READY)
    _brought_in[book.key] = book
    return book


def load_from(path: str | Path) -> Rulebook:
    """The rulebook in a folder of one's own, which may be laid over one that ships or one beside it.

    Its key is the folder's name. Raises :class:`Refusal` where the folder holds no rulebook or a table in it cannot
    be understood.
    """
    folder = Path(path).resolve()
    return read(folder, folder.name)
