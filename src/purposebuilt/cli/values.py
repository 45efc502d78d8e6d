"""Values as people type them: 10%, 90s, 2m, closeness,hand_offs."""

from __future__ import annotations

import math
from typing import Any

import click


class Share(click.ParamType[float]):
    """A share of a whole: ``10%``, ``0.1``. Between nothing and everything."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read a share; fails with a sentence where there is none in it."""
        if isinstance(value, float):
            return value
        text = str(value).strip()
        percent = text.endswith("%")
        number = _number(text.removesuffix("%"))
        found = number / 100 if percent else number
        if not 0 <= found <= 1:
            self.fail(f"'{text}' is not a share. Write a percentage such as 10%, or a share from 0 to 1.", param, ctx)
        return found


class Seconds(click.ParamType[float]):
    """A length of time: ``90``, ``90s``, ``2m``."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read a length of time; fails with a sentence where there is none in it."""
        if isinstance(value, float):
            return value
        text = str(value).strip().lower()
        number = _number(text.rstrip("sm")) * (60 if text.endswith("m") else 1)
        if not number > 0 or math.isinf(number):
            self.fail(f"'{text}' is not a time limit. Write seconds such as 90, or minutes such as 2m.", param, ctx)
        return number


class Names(click.ParamType[tuple[str, ...]]):
    """Names joined by commas."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Split at commas; nothing between two commas counts for nothing."""
        if isinstance(value, tuple):
            return value
        found = tuple(part.strip() for part in str(value).split(",") if part.strip())
        if not found:
            self.fail("No name was given. Write names joined by commas, such as closeness,hand_offs.", param, ctx)
        return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
