"""Lines are as fine as the rulebook and the design let them be."""

from dataclasses import replace

import pytest
from tests.spec.upland import book, upland

from purposebuilt import rulebooks
from purposebuilt.design import Arrangement, Delegable, Figure, FunctionChange, Place, Standing
from purposebuilt.formulation.formulation import NO_LINES, read
from purposebuilt.formulation.reading import Geography
from purposebuilt.problems import Exit, Refusal

BOOK = rulebooks.load("england_2022_act")


@pytest.mark.parametrize(
    ("footprint", "delegable", "places"),
    [
        ("neighbourhood", "no", "place"),
        ("place", "no", "place"),
        ("place", "partly", "place"),
        ("system", "yes", "place"),
        ("system", "partly", "place"),
        ("system", "no", "system"),
        ("multi-system", "yes", "system"),
        ("region", "yes", "system"),
        ("national", "no", "system"),
    ],
)
def test_where_a_function_varies(footprint: str, delegable: str, places: str) -> None:
    (found,) = [row for row in BOOK.variation if (row.footprint, row.delegable) == (footprint, delegable)]
    assert found.varies_at == places


def test_every_footprint_and_delegability_is_said_once() -> None:
    said = [(row.footprint, row.delegable) for row in BOOK.variation]
    assert sorted(said) == sorted({(level.key, word) for level in BOOK.levels for word in Delegable})


def test_lines_are_in_the_order_of_functions_then_places() -> None:
    reading = read(upland(), book())
    assert [line.key for line in reading.lines] == ["plan@upland", "care@north", "care@south"]
    assert [line.people for line in reading.lines] == [300_000, 200_000, 100_000]


def test_the_system_has_as_many_people_as_its_parts() -> None:
    """The system's own figure (300,000) is not need-weighted; and a part without figures adds nobody."""
    places = (*upland().places, Place("moor", "Moor", "place", "upland"))
    geography = Geography(upland(places=places), book())
    assert geography.people("upland") == 300_000
    assert geography.heads("upland") == 300_000
    alone = Geography(upland(places=upland().places[:1]), book())
    assert alone.people("upland") == 300_000


def test_a_system_without_places_has_one_line_each() -> None:
    today = tuple(row for row in upland().arrangements if row.standing is Standing.TODAY)
    design = upland(places=upland().places[:1], arrangements=today)
    assert [line.key for line in read(design, book()).lines] == ["plan@upland", "care@upland"]


def test_what_partners_write_place_by_place_varies_by_place() -> None:
    """The plan varies nowhere by the rulebook; written for each place and not for the whole, it does."""
    whole = upland().arrangements[0]
    rows = tuple(replace(whole, key=f"plan-{place}", place=place) for place in ("north", "south"))
    design = upland(arrangements=(*rows, *upland().arrangements[1:]))
    assert [line.key for line in read(design, book()).lines][:2] == ["plan@north", "plan@south"]
    both = upland(arrangements=(*rows, *upland().arrangements))
    assert [line.key for line in read(both, book()).lines][:1] == ["plan@upland"]


def test_a_circle_of_places_does_no_harm() -> None:
    places = (replace(upland().places[0], parent="north"), *upland().places[1:])
    geography = Geography(upland(places=places), book())
    assert [place.key for place in geography.chain("south")] == ["south", "upland", "north"]
    blank = tuple(Place(place.key, place.name, place.level, place.parent) for place in places)
    assert Geography(upland(places=blank), book()).people("north") == 0
    assert Geography(upland(places=blank), book()).heads("upland") == 0


def test_a_line_that_nobody_can_take_is_named() -> None:
    lonely = FunctionChange("song", name="Song", footprint="system", delegable=Delegable.NO, fixed_wte=Figure(1))
    lonely = replace(lonely, change=upland().functions[0].change)
    with pytest.raises(Refusal, match="'Song' in 'upland'") as refused:
        read(upland(functions=(*upland().functions, lonely)), book())
    assert [problem.code for problem in refused.value.problems] == [NO_LINES]
    assert refused.value.exit_code is Exit.DESIGN_NOT_READY


def test_a_design_without_functions_is_refused() -> None:
    with pytest.raises(Refusal, match="has no function"):
        read(upland(functions=()), book())


def test_today_is_none_where_a_line_has_no_arrangement_today() -> None:
    from purposebuilt.formulation import formulate

    ruled_in = tuple(
        replace(row, standing=Standing.RULED_IN) if row.key == "plan-today" else row for row in upland().arrangements
    )
    made = formulate(upland(arrangements=ruled_in), book(), ["closeness"])
    assert made.today is None
    assert isinstance(upland().arrangements[0], Arrangement)
