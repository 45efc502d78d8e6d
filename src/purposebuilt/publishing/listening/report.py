"""The shared-purpose report of a room, as said: chapters in the order why, how, decide."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.participation.listening import Listened
from purposebuilt.publishing.listening.budget import budget
from purposebuilt.publishing.listening.camps import camps
from purposebuilt.publishing.listening.differences import apart, inside, shared, unclear
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.listening.methods import methods
from purposebuilt.publishing.listening.rounds import rounds
from purposebuilt.publishing.listening.summary import figures, summary
from purposebuilt.publishing.listening.voices import voices
from purposebuilt.publishing.listening.weighing import weighing
from purposebuilt.publishing.said import Fact, Report
from purposebuilt.publishing.sketches import Mark

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

MAKERS = (summary, shared, apart, inside, camps, unclear, voices, rounds, weighing, budget, methods)
"""The chapters in their order; one that has nothing to say is left out."""


def report(heard: Listened, names: Mapping[str, str] | None = None) -> Report:
    """Say a room as a report. `names` has names by key, such as those of kinds of partner, purposes and criteria."""
    hearing = hearing_of(heard, names or {})
    about = heard.about
    control = (
        Fact("Document", "Shared purpose"),
        Fact("Convened by", hearing.named(about.convenor) if about.convenor else "Not named"),
        Fact("For the design", about.design or "Not named"),
        Fact("Status", "Illustrative" if about.illustrative else "As heard"),
    )
    chapters = tuple(made for made in (make(hearing) for make in MAKERS) if made is not None)
    return Report(about.title, "Shared purpose", control, chapters, figures(hearing))


def hearing_of(heard: Listened, names: Mapping[str, str]) -> Hearing:
    """A heard room with the words for its keys; kinds of partner and places get a letter each, in their order."""
    groups = (*heard.ground.types, *heard.ground.places)
    known = {**heard.texts, **names}
    marks = {
        key: Mark(LETTERS[at % len(LETTERS)], known.get(key, key.replace("-", " ")), at + 1)
        for at, key in enumerate(groups)
    }
    return Hearing(heard, heard.texts, known, marks)
