"""Pictures: well-formed, described, told apart without colour, readable, and safe with any text."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purposebuilt.publishing.chapters.partners import heat
from purposebuilt.publishing.pictures import NARROW, WIDE, draw, scatter
from purposebuilt.publishing.pictures.apart import apart
from purposebuilt.publishing.pictures.canvas import (
    INK,
    MARK_COLOURS,
    PART_COLOURS,
    QUIET,
    SHAPES,
    text_on,
    width_of,
    wrapped,
)
from purposebuilt.publishing.sketches import (
    Axis,
    Balance,
    Bars,
    Heat,
    Mark,
    Profile,
    Scatter,
    Shares,
    Sketch,
    Standing,
    Standings,
)

AXIS = Axis("Closeness <to> people", "0 to 1", 0.1, 0.9, "0.1", "0.9", True)
FLAT = Axis("Cost & more", "£", 5.0, 5.0, "5", "5", False)
MARKS = tuple(Mark("TABCDEFGHIJ"[at], f'Option "{at}" & <more>', at) for at in range(11))

SKETCHES: tuple[Sketch, ...] = (
    Scatter("A & B", "told <so>", AXIS, FLAT, ((0.1, 5.0), (0.9, 5.0)), tuple((mark, 0.5, 5.0) for mark in MARKS)),
    Profile("A", "b", (AXIS, FLAT), tuple((mark, (0.5, 5.0)) for mark in MARKS), (("0.5", "5"),) * 11),
    Shares("A", "b", ("one <1>", "two", "none"), ((MARKS[0], (0.25, 0.75, 0.0)), (MARKS[1], (0.0, 0.0, 1.0)))),
    Balance("A", "b", "left", "right", ("x", "y"), (("Aim <1>", (0, 3), (20, 1)), ("Aim 2", (0, 0), (0, 0)))),
    Heat("A", "b", ("T", "A"), (("Partner & co", (0.0, 1.0)), ("Other", (0.2, 0.4)))),
    Standings(
        "A",
        "b",
        ("nobody", "everybody"),
        MARKS,
        (
            Standing("A long <statement> that needs more than one line on a telephone", "55%", 0.4, 0.55, 0.7),
            Standing("Short", "9%", marks=tuple((mark, 0.1) for mark in MARKS)),
        ),
    ),
    Bars("A", "b", ("agree", "pass", "disagree"), (("A statement & more", (0.5, 0.25, 0.25)), ("None", (0, 0, 1.0)))),
)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: type(sketch).__name__)
def test_every_picture_is_well_formed_and_described(sketch: Sketch, width: float) -> None:
    picture = ElementTree.fromstring(draw(sketch, "p", width))  # noqa: S314 - drawn by ourselves
    tags = [node.tag.split("}")[1] for node in picture]
    assert tags[:2] == ["title", "desc"]
    assert picture.attrib["aria-labelledby"] == "p-t p-d"
    assert not [node for node in picture.iter() if "style" in node.attrib or "class" in node.attrib]
    ends = [float(node.attrib["x"]) for node in picture.iter() if node.tag.endswith("text")]
    assert all(0 <= end <= width for end in ends)


@pytest.mark.parametrize("sketch", SKETCHES, ids=lambda sketch: type(sketch).__name__)
def test_the_same_sketch_gives_the_same_bytes(sketch: Sketch) -> None:
    assert draw(sketch, "p") == draw(sketch, "p")


def test_a_sketch_that_nobody_draws_is_our_own_mistake() -> None:
    with pytest.raises(TypeError, match="no picture draws str"):
        draw("no sketch", "p")  # type: ignore[arg-type]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", MARK_COLOURS)
def test_letters_read_on_their_marks_and_marks_on_paper(colour: str) -> None:
    assert contrast("#ffffff", colour) >= 4.5


@pytest.mark.parametrize("colour", PART_COLOURS)
def test_words_read_on_every_part(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= 4.5


def test_words_read_on_paper() -> None:
    assert contrast(INK, "#ffffff") >= 7
    assert contrast(QUIET, "#ffffff") >= 4.5


def test_neighbouring_parts_differ_in_lightness_and_options_in_shape() -> None:
    pairs = pairwise(PART_COLOURS)
    assert all(contrast(one, other) >= 1.4 for one, other in pairs)
    assert len(set(SHAPES)) == len(SHAPES) == len(MARK_COLOURS)


def test_words_of_a_script_without_spaces_are_wrapped_too() -> None:
    words = "我覺得政府應該能藉由面對 Uber 的挑戰"
    lines = wrapped(words, 12, 100, 5)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert len(lines) > 2
    assert all(width_of(line, 12) <= 100 for line in lines)


def test_words_are_wrapped_and_clipped_to_their_room() -> None:
    lines = wrapped("a very long title that goes on and on", 12, 80, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("\N{HORIZONTAL ELLIPSIS}")
    assert all(width_of(line, 12) <= 80 for line in lines)


def test_heat_follows_the_loss() -> None:
    assert [heat(loss) for loss in (0, 0.05, 0.2, 0.3, 1)] == ["heat-0", "heat-1", "heat-2", "heat-3", "heat-4"]


def test_marks_that_crowd_at_a_point_stay_inside_the_picture_apart_and_near() -> None:
    own = (250.0, 44.0)
    placed = [at for _, at in scatter._apart([(mark, own) for mark in MARKS[:6]], (20.0, 40.0), (252.0, 200.0))]
    assert placed[0] == own
    assert all(20 <= x <= 252 and 40 <= y <= 200 for x, y in placed)
    pairs = combinations(placed, 2)
    assert all(abs(x - u) >= 13 or abs(y - v) >= 13 for (x, y), (u, v) in pairs)
    assert max(dist(at, own) for at in placed) <= 40


@given(st.lists(st.floats(0, 300), min_size=1, max_size=11))
def test_marks_along_a_line_keep_the_order_of_their_values(values: list[float]) -> None:
    placed = apart([(mark, (x, 5.0)) for mark, x in zip(MARKS, values, strict=False)], 0.0, 300.0)
    at = {mark: x for mark, (x, _) in placed}
    assert all(-1e-9 <= x <= 300 + 1e-9 for x in at.values())
    assert all(later - earlier >= 14 - 1e-9 for earlier, later in pairwise(sorted(at.values())))
    for (one, x), (other, y) in combinations(zip(MARKS, values, strict=False), 2):
        assert x == y or (at[one] < at[other]) == (x < y)


def test_a_mark_with_room_stands_at_its_own_value() -> None:
    marks = [(mark, (x, 5.0)) for mark, x in zip(MARKS, (10.0, 100.0, 120.0, 124.0), strict=False)]
    assert [x for _, (x, _) in apart(marks, 0.0, 300.0)] == [10.0, 100.0, 115.0, 129.0]
