"""Weighing what could be: frontier, conflicts and repairs of a programme; options and tensions of a design.

`frontier`, `conflicts`, `repairs` and `appraise` are functions here although modules of the same names stand behind
them. Importing such a module makes Python set it as an attribute of this package, which would hide the function. So
each of these names is a property of the package, computed when first asked for, that a module cannot displace;
`from purposebuilt.appraisal.frontier import Frontier` reaches into the module as usual. Nothing heavy is loaded
before it is used.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from purposebuilt.appraisal.appraise import appraise as appraise
    from purposebuilt.appraisal.conflicts import conflicts as conflicts
    from purposebuilt.appraisal.frontier import Frontier as Frontier
    from purposebuilt.appraisal.frontier import frontier as frontier
    from purposebuilt.appraisal.repairs import cheapest as cheapest
    from purposebuilt.appraisal.repairs import repairs as repairs
    from purposebuilt.appraisal.results import Appraisal as Appraisal
    from purposebuilt.appraisal.stretches import stretches as stretches

_HOMES = {
    "Appraisal": "results",
    "Frontier": "frontier",
    "appraise": "appraise",
    "conflicts": "conflicts",
    "frontier": "frontier",
    "cheapest": "repairs",
    "repairs": "repairs",
    "stretches": "stretches",
}


class _Exported:
    """A name of the package that always stands for what its module defines, never for the module."""

    def __init__(self, home: str, name: str) -> None:
        self._home = f"{__name__}.{home}"
        self._name = name

    def __get__(self, package: ModuleType | None, kind: type | None = None) -> Any:
        if package is None:
            return self
        return getattr(importlib.import_module(self._home), self._name)

    def __set__(self, package: ModuleType, value: object) -> None:
        """Let Python's import of the module of this name pass without effect."""


class _Package(ModuleType):
    """The package, with its exported names as properties."""


for _name, _home in _HOMES.items():
    setattr(_Package, _name, _Exported(_home, _name))
sys.modules[__name__].__class__ = _Package
