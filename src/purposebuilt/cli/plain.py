"""Our values as plain JSON: dataclasses become objects, figures keep their basis, numbers that are not become null."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeAlias

Plain: TypeAlias = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | None


def plain(value: Any) -> Plain:
    """A value that JSON can hold, in the order in which it was written."""
    if isinstance(value, Enum):
        return plain(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return _single(value)


def _single(value: Any) -> Plain:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if value is None or isinstance(value, (str, int, bool)) else str(value)


def as_json(value: Any) -> str:
    """JSON text, two spaces deep, letters as they are."""
    return json.dumps(plain(value), indent=2, ensure_ascii=False)
