"""Names that a package offers, loaded when first asked for, which modules of the same names cannot hide.

Importing a module makes Python set it as an attribute of its package. A function that is named like its module would
be hidden by that, depending on what was imported before. So each offered name is a property of the package, which is
found before an attribute. See docs/decisions/functions-named-like-their-modules.md.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any


class _Exported:
    """A name of the package that always stands for what its module defines, never for the module."""

    def __init__(self, home: str, name: str) -> None:
        self._home = home
        self._name = name

    def __get__(self, package: ModuleType | None, kind: type | None = None) -> Any:
        if package is None:
            return self
        return getattr(importlib.import_module(self._home), self._name)

    def __set__(self, package: ModuleType, value: object) -> None:
        """Let Python's import of the module of this name pass without effect."""


def export(package: str, homes: Mapping[str, str]) -> None:
    """Let a package offer names: `homes` has the module of the package in which each is defined."""
    offered = {name: _Exported(f"{package}.{home}", name) for name, home in homes.items()}
    sys.modules[package].__class__ = type("Package", (ModuleType,), offered)
