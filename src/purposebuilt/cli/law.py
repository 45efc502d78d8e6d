"""A rulebook given on the command line: the key of one that is known, or a folder of one's own, which is brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from purposebuilt.problems import Exit, Problem, Refusal, Where

if TYPE_CHECKING:
    from purposebuilt.design import Design
    from purposebuilt.design_files import Rows


def taken(given: str) -> str:
    """The key of a rulebook that is given by its key or as a folder.

    Raises :class:`Refusal`: what is wrong in the folder, or that the word was not understood, which ends a command
    otherwise than a design that is not ready.
    """
    from purposebuilt import rulebooks

    if given in rulebooks.available():
        rulebooks.load(given)
        return given
    if Path(given).is_dir():
        return rulebooks.bring_in(given).key
    try:
        return rulebooks.load(given).key
    except Refusal as refusal:
        problems = tuple(
            Problem(each.code, each.message, each.remedy, each.severity, Where()) for each in refusal.problems
        )
        raise Refusal(problems, Exit.NOT_UNDERSTOOD) from refusal


def read_under(path: Path, given: str) -> tuple[Design, Rows]:
    """A design with where its records stand, under the rulebook given; under the one that it names where none is."""
    from purposebuilt import design_files

    return design_files.read_located(path, taken(given) if given else "")
