"""What partners said, in the options appraisal: the room in short, what became of it, and what has no why."""

from __future__ import annotations

from functools import cache

from tests.unit.publishing import made, made_rooms

from purposebuilt import design_files, workflow
from purposebuilt.publishing import listening
from purposebuilt.publishing.listening import Taken
from purposebuilt.publishing.report import report
from purposebuilt.publishing.said import Details


@cache
def taken() -> Taken:
    return workflow.take_up(made_rooms.asked_for_all(), design_files.read(made.ROOT / "examples" / "tiny"))


def test_it_stands_before_what_the_system_is_for() -> None:
    chapter = listening.chapter(taken(), {})
    keys = [one.key for one in report(made.tiny(), chapter).chapters]
    assert keys.index("what-partners-said") + 1 == keys.index("why")


def test_without_a_room_there_is_no_such_chapter() -> None:
    assert "what-partners-said" not in [one.key for one in report(made.tiny()).chapters]


def test_it_leads_from_purposes_to_work_and_back() -> None:
    became = listening.chapter(taken(), {}).sections[-1]
    folded = [block.summary for block in became.blocks if isinstance(block, Details)]
    purposes = len(taken().adopted.design.purposes)
    assert f"Purpose by purpose ({purposes:,} rows)" in folded
    assert any(summary.startswith("Statements that word no purpose") for summary in folded)


def test_the_pack_holds_the_page_of_the_room() -> None:
    names = set(listening.writers(taken().heard, {}))
    assert names == {"shared_purpose.html", "shared_purpose.xlsx", "shared_purpose.json"}
