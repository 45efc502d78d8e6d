"""Purposebuilt: partners of an integrated care system design it around its purposes.

`purposebuilt.design_files`, `purposebuilt.workflow`, `purposebuilt.appraisal` and `purposebuilt.programme`
are loaded when first used, so that `import purposebuilt` and `purposebuilt --help` stay quick.
"""

from __future__ import annotations

import importlib
from types import ModuleType

__version__ = "0.1.0"

_PARTS = frozenset(
    {
        "appraisal",
        "checks",
        "design",
        "design_files",
        "engines",
        "formulation",
        "problems",
        "programme",
        "publishing",
        "rulebooks",
        "workflow",
    }
)


def __getattr__(name: str) -> ModuleType:
    if name in _PARTS:
        return importlib.import_module(f"purposebuilt.{name}")
    raise AttributeError(f"module 'purposebuilt' has no attribute {name!r}")
