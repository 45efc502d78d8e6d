"""From meaning to mathematics and back: the only part that knows both a design and a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from purposebuilt.formulation.configuration import Candidate, Configuration, Line, Objective, Requirement

if TYPE_CHECKING:
    from purposebuilt.formulation.explorer import Explorer
    from purposebuilt.formulation.formulation import Formulation, formulate
    from purposebuilt.formulation.measures import DEFAULT_OBJECTIVES, MEASURES

__all__ = [
    "DEFAULT_OBJECTIVES",
    "MEASURES",
    "Candidate",
    "Configuration",
    "Explorer",
    "Formulation",
    "Line",
    "Objective",
    "Requirement",
    "formulate",
]

_WHERE = {
    "DEFAULT_OBJECTIVES": "measures",
    "Explorer": "explorer",
    "Formulation": "formulation",
    "MEASURES": "measures",
    "formulate": "formulation",
}


def __getattr__(name: str) -> Any:
    """Bring in what needs NumPy only when it is asked for: the words of a result need none of it."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
