"""What the chapter on steadiness says."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.publishing import made

from purposebuilt.appraisal import roles
from purposebuilt.appraisal.results import Robustness
from purposebuilt.publishing.chapters import steadiness
from purposebuilt.publishing.reading import read
from purposebuilt.publishing.words import ordinal


def told(**changes: object) -> str:
    found = made.tiny().robustness
    assert isinstance(found, Robustness)
    chapter = steadiness.chapter(read(replace(made.tiny(), robustness=replace(found, **changes))))  # type: ignore[arg-type]
    assert chapter is not None
    return repr(chapter)


def test_how_often_an_option_comes_first_is_said() -> None:
    words = told()
    assert "A: Nearest to people comes first in 70% of 10,000 weightings drawn evenly" in words
    assert "It is also most often first when weights follow what partners gave." in words
    assert "under 1%" in words
    assert "weights under which it is the typical choice are closeness to people 40%, hand-offs 30%" in words
    assert "comes first under none of the weights drawn" in words


def test_an_option_called_steadiest_among_all_designs_is_told_apart_from_the_first_of_the_list() -> None:
    found = made.tiny()
    options = tuple(replace(each, key=roles.ROBUST) if each.key == "central" else each for each in found.options)
    words = steadiness._named(read(replace(found, options=options)), "near")
    assert "got its name before there was a list: of all the designs found, it comes first most often." in words
    assert steadiness._named(read(found), "near") == ""


def test_judged_scores_are_spoken_of_where_they_were_drawn() -> None:
    assert "of draws of judged scores" in told()
    assert "judged scores" not in told(judged=())


def test_second_opinions_are_told_with_where_they_disagree() -> None:
    words = told()
    assert "the methods disagree on the first place" in words
    assert "They order 2 of 3 pairs of options alike." in words
    assert "first in 70%" in words
    assert "never first" in words
    assert "first in none" not in words


def test_changes_of_place_are_told() -> None:
    words = told()
    assert "By the weighted sum no option changes places" in words
    assert "By PROMETHEE II no option changes places" in words
    assert "By TOPSIS others change places when 1 option leaves or joins the list" in words
    assert "A goes ahead of T and another of the others leads in 4% of weightings" in words
    assert "others change" not in told(changed=())


def test_one_option_alone_has_no_chapter() -> None:
    found = made.tiny().robustness
    assert found is not None
    alone = replace(made.tiny(), robustness=replace(found, options=found.options[:1]))
    assert steadiness.chapter(read(alone)) is None
    assert steadiness.chapter(read(made.impossible())) is None


def test_places_are_said_in_order() -> None:
    assert [ordinal(at) for at in (1, 2, 3, 4, 11, 12, 13, 21, 102, 1111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "1,111th"]
    )
