"""Why: what partners said, and what of it is in the design: a chapter of the options appraisal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from purposebuilt.participation.adoption import Adopted
from purposebuilt.participation.listening import Listened
from purposebuilt.publishing.listening.differences import apart, shared
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.listening.report import hearing_of
from purposebuilt.publishing.listening.summary import summary
from purposebuilt.publishing.said import Block, Bullets, Chapter, Details, Paragraph, Picture, Section
from purposebuilt.publishing.words import counted


@dataclass(frozen=True, slots=True)
class Taken:
    """A room that a design took up: what was heard, as it may leave, and what of it is in the design."""

    heard: Listened
    adopted: Adopted


def chapter(taken: Taken, names: Mapping[str, str]) -> Chapter:
    """What the room says, its pictures of shared ground and of gaps, and what became of it in this design."""
    hearing = hearing_of(taken.heard, names)
    short = summary(hearing)
    said = replace(short.sections[0], key="room-sorts", title="At a glance")
    sections = (said, Section("room-pictures", "Shared ground and gaps", _pictures(hearing)), _became(taken))
    lead = "Partners were asked what the system is for. This is what they said, and what of it this design took up."
    return Chapter("what-partners-said", "why", "What partners said", lead, sections)


def _pictures(hearing: Hearing) -> tuple[Block, ...]:
    """The first picture of each of the two chapters; the page of the room has the rest."""
    chapters = [one for one in (shared(hearing), apart(hearing)) if one is not None]
    pictures = []
    for one in chapters:
        blocks = [block for section in one.sections for block in section.blocks]
        pictures += [block for block in blocks if isinstance(block, Picture)][:1]
    more = "The page of the room, shared_purpose.html, has each statement, the weights, the budget and the methods."
    return (*pictures, Paragraph(more))


def _became(taken: Taken) -> Section:
    adopted = taken.adopted
    lead = Paragraph(
        f"{counted(len(adopted.purposes), 'statement')} became purposes of this design,"
        f" {counted(len(adopted.tensions), 'gap')} became tensions, and weights went in. Whoever disagrees with a"
        " purpose stays named in the tension.",
        lead=True,
    )
    done = Details("What was done, one by one", (Bullets(adopted.done),))
    trace = Bullets(adopted.why.sentences)
    return Section("room-became", "From why to what", (lead, done, Paragraph("From purposes to the work:"), trace))
