"""The report as one self-contained web page: no script, nothing loaded from outside, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from purposebuilt.appraisal.results import Appraisal
from purposebuilt.publishing.chapters.control import DISCLAIMER
from purposebuilt.publishing.pictures import NARROW, WIDE, draw
from purposebuilt.publishing.pictures.canvas import swatch
from purposebuilt.publishing.reading import read
from purposebuilt.publishing.report import RINGS, report
from purposebuilt.publishing.said import Card, Chapter, Picture, Report
from purposebuilt.publishing.sketches import Mark, Scatter, Sketch
from purposebuilt.publishing.words import dated

_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Dress:
    """What a page has round its report: marks by letter, when to look again, and attributions at the foot."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    review: str = ""
    attributions: tuple[str, ...] = ()


def page(appraisal: Appraisal, before_why: Chapter | None = None) -> str:
    """The report of an appraisal as an HTML document (UTF-8 text), with a chapter of what partners said if given."""
    reading = read(appraisal)
    dress = Dress(
        {mark.letter: mark for mark in reading.marks.values()},
        dated(appraisal.design.identity.review),
        _attributions(appraisal),
    )
    return set_page(report(appraisal, before_why), dress)


def set_page(said: Report, dress: Dress) -> str:
    """Any report as an HTML document (UTF-8 text)."""
    names = _Names()
    chapters = [(chapter, names.fresh(chapter.key)) for chapter in said.chapters]
    template = _environment().get_template("report.html.j2")
    return template.render(
        report=said,
        chapters=chapters,
        rings=RINGS,
        names=names,
        styles=_styles(),
        disclaimer=DISCLAIMER,
        review=dress.review,
        attributions=dress.attributions,
        drawn=_drawn,
        swatch=lambda card: _swatch(card, dress.marks),
        template_of=template_of,
    )


class _Names:
    """Ids that are unique in a page, made from keys; the same keys in the same order give the same ids."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def fresh(self, key: str) -> str:
        """An id that nothing else in the page has."""
        plain = _UNSAFE.sub("-", key.lower()).strip("-") or "part"
        self._used[plain] = self._used.get(plain, 0) + 1
        return plain if self._used[plain] == 1 else f"{plain}--{self._used[plain]}"


def template_of(block: Any) -> str:
    """The macro that sets a block: its class' name in lower case."""
    return type(block).__name__.lower()


def outside(address: str) -> str:
    """An address that may stand in a link: http or https, else nothing."""
    trimmed = address.strip()
    return trimmed if re.match(r"(?i)https?://[^\s]+$", trimmed) else ""


def _drawn(sketch: Sketch, name: str) -> list[tuple[str, str]]:
    """A sketch as pictures with the class that says on which screens each is shown."""
    if isinstance(sketch, Scatter):
        return [("any", draw(sketch, name, NARROW))]
    wide, narrow = draw(sketch, f"{name}-w", WIDE), draw(sketch, f"{name}-n", NARROW)
    return [("wide", wide), ("narrow", narrow)]


def _swatch(card: Card, marks: Mapping[str, Mark]) -> str:
    mark = marks.get(card.mark)
    return swatch(mark) if mark else ""


def _attributions(appraisal: Appraisal) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.attribution for source in appraisal.design.sources if source.attribution))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("purposebuilt.publishing"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["outside"] = outside
    environment.tests["picture"] = lambda block: isinstance(block, Picture)
    return environment


@cache
def _styles() -> str:
    return files("purposebuilt.publishing").joinpath("templates", "report.css").read_text(encoding="utf-8")
