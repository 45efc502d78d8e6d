"""What good sense asks of places."""

from __future__ import annotations

from collections.abc import Iterator

from purposebuilt.checks.criteria import circles
from purposebuilt.checks.findings import coherent
from purposebuilt.checks.picture import Picture
from purposebuilt.problems import Problem, Severity, Where, register

CIRCLE = register("PB211", "Areas lie in one another in a circle.")
LEVEL = register("PB212", "An area lies in one whose level is not above its own.")
PEOPLE = register("PB213", "The areas inside another hold more people than it does.")


@coherent("places-do-not-lie-in-a-circle")
def places_do_not_lie_in_a_circle(picture: Picture) -> Iterator[Problem]:
    """No area lies, at the end of the chain, in itself."""
    for circle in circles({each.key: each.parent for each in picture.design.places}):
        yield Problem(
            CIRCLE,
            f"These areas lie in one another in a circle: {', '.join(circle)}.",
            "Empty the parent of the largest of them.",
            where=Where("places", column="parent", key=circle[0]),
        )


@coherent("places-lie-in-larger-ones")
def places_lie_in_larger_ones(picture: Picture) -> Iterator[Problem]:
    """The level of an area is below that of the area in which it lies."""
    for place in picture.design.places:
        outer = picture.areas.get(place.parent)
        orders = picture.level_order
        if outer and place.level in orders and outer.level in orders and orders[place.level] >= orders[outer.level]:
            yield Problem(
                LEVEL,
                f"{place.name} ({place.level}) lies in {outer.name} ({outer.level}), which is not a higher level.",
                "Correct the level of one of them, or the parent.",
                Severity.WARNING,
                Where("places", column="level", key=place.key),
            )


@coherent("places-hold-their-people")
def places_hold_their_people(picture: Picture) -> Iterator[Problem]:
    """The people of the areas inside another are together no more than its own."""
    for outer in picture.design.places:
        inside = [
            each.population for each in picture.design.places if each.parent == outer.key and each.key != outer.key
        ]
        people = sum(each.value for each in inside if each)
        if outer.population is not None and people > outer.population.value:
            yield Problem(
                PEOPLE,
                f"The areas in {outer.name} hold {people:,.0f} people, it only {outer.population.value:,.0f}.",
                "Correct one of the counts, or put all of them on the same population base.",
                Severity.WARNING,
                Where("places", column="population", key=outer.key),
            )
