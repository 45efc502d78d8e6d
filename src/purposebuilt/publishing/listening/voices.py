"""Why: whose voice counts as one, and what changes with it."""

from __future__ import annotations

from purposebuilt.participation.ground import Voice
from purposebuilt.participation.listening import Switch
from purposebuilt.publishing.listening.hearing import Hearing
from purposebuilt.publishing.said import Cell, Chapter, Column, Paragraph, Section, Table, folded
from purposebuilt.publishing.words import counted, ordinal

VOICES = {
    Voice.ORGANISATION: "Each organisation one voice",
    Voice.PERSON: "Each person one voice",
    Voice.WEIGHT: "By stated weight",
}
"""What each voice is called on the page."""


def voices(hearing: Hearing) -> Chapter | None:
    """What changes when people, or stated weights, count instead of organisations; none where only one can count."""
    switch = hearing.heard.switch
    if len(switch.voices) < 2 or not hearing.organisations:
        return None
    lead = (
        f"This page counts “{VOICES[hearing.ground.voice].lower()}”. It is a choice, and partners should make it in the"
        " open. The same positions under the other voices:"
    )
    moved = [one for one in switch.statements if one.place_changes or one.sort_changes]
    told = Paragraph(_said(switch, len(moved)), lead=True)
    blocks = (told, folded(_table(hearing, switch), 12)) if moved else (told,)
    left = tuple(Paragraph(f"{VOICES[voice]}: not counted. {why}") for voice, why in switch.left_out.items())
    return Chapter("voices", "why", "Whose voice counts", lead, (Section("switch", "What changes", (*blocks, *left)),))


def _said(switch: Switch, moved: int) -> str:
    if not moved:
        return "Nothing that is told here changes with whose voice counts."
    sorts = sum(one.sort_changes for one in switch.statements)
    return (
        f"{counted(moved, 'statement')} of {len(switch.statements)} change places in the order of what is most shared,"
        f" and {sorts or 'none'} would be called something else."
    )


def _table(hearing: Hearing, switch: Switch) -> Table:
    columns = [Column("Statement", wide=True)]
    for voice in switch.voices:
        columns.append(Column(VOICES[voice], "place, and share who agree", numeric=True))
    rows = []
    for one in switch.statements:
        if one.place_changes or one.sort_changes:
            cells = [
                Cell(
                    ordinal(one.place[voice]),
                    note=f"{one.agree[voice]}; {one.sort[voice].value}" if one.sort_changes else one.agree[voice],
                )
                for voice in switch.voices
            ]
            rows.append((Cell(hearing.text(one.statement)), *cells))
    return Table("Statements that change with the voice", tuple(columns), tuple(rows))
