"""Law and guidance as dated tables, each row with its source, and rulebooks laid over one another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from purposebuilt.problems import Exit, Refusal, Where
from purposebuilt.rulebooks.catalogue import functions_of
from purposebuilt.rulebooks.reader import no_such_rulebook, read, shipped
from purposebuilt.rulebooks.rulebook import (
    Approval,
    Level,
    Mechanism,
    Mode,
    PartnerKind,
    Pattern,
    Rule,
    Rulebook,
    RuleKind,
    RuleMeasure,
    Variation,
)

__all__ = [
    "Approval",
    "Level",
    "Mechanism",
    "Mode",
    "PartnerKind",
    "Pattern",
    "Rule",
    "RuleKind",
    "RuleMeasure",
    "Rulebook",
    "Variation",
    "available",
    "functions_of",
    "load",
    "load_from",
]


def available() -> tuple[str, ...]:
    """The keys of the rulebooks that ship with Purposebuilt, in alphabetical order."""
    return tuple(sorted(each.name for each in shipped().iterdir() if (each / "rulebook.csv").is_file()))


@cache
def load(key: str) -> Rulebook:
    """The rulebook of that key, laid over its base where it has one. Raises :class:`Refusal` for an unknown key."""
    if key not in available():
        raise Refusal((no_such_rulebook(key, Where("design", column="rulebook")),), Exit.DESIGN_NOT_READY)
    return read(shipped() / key, key)


def load_from(path: str | Path) -> Rulebook:
    """The rulebook in a folder of one's own, which may be laid over one that ships or one beside it.

    Its key is the folder's name. Raises :class:`Refusal` where the folder holds no rulebook or a table in it cannot
    be understood.
    """
    folder = Path(path).resolve()
    return read(folder, folder.name)
