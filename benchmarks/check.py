"""How long it takes to load a rulebook and to check a design of 170 functions in five places.

Run: PYTHONPATH=src python benchmarks/check.py. Prints times, asserts nothing.
"""

from __future__ import annotations

import time

from purposebuilt import checks, rulebooks
from purposebuilt.design import (
    Answer,
    Arrangement,
    Authority,
    Committee,
    Criterion,
    Design,
    Figure,
    Identity,
    Partner,
    Place,
    Standing,
)
from purposebuilt.rulebooks import Rulebook
from purposebuilt.rulebooks.reader import read, shipped

PLACES = tuple(f"place-{number}" for number in range(5))


def generated(book: Rulebook) -> Design:
    """Each function arranged today in each place, and ruled in differently in every second one."""
    icb = Answer(("icb",), "system")
    arrangements = []
    mechanisms = [each.key for each in book.mechanisms]
    for number, function in enumerate(book.functions):
        for order, place in enumerate(PLACES):
            mechanism = mechanisms[(number + order) % len(mechanisms)]
            decides = Answer((f"committee-{place}",) if order % 2 else ("icb",), "place")
            does = Answer((f"council-{place}",) if number % 3 else ("icb",), "place")
            standing = Standing.RULED_IN if order % 2 and number % 2 else Standing.TODAY
            key = f"{function.key}-{place}"
            made = Arrangement(key, function.key, standing, place, "mix", mechanism, icb, decides, does, icb, does)
            arrangements.append(made)
    return Design(
        Identity("Generated", book.key, "system"),
        partners=(
            Partner("icb", "ICB", "icb"),
            *(Partner(f"council-{place}", place, "local-authority", (place,)) for place in PLACES),
        ),
        committees=tuple(
            Committee(f"committee-{place}", place, "place", Authority.DECIDES, place, ("icb",)) for place in PLACES
        ),
        places=(
            Place("system", "System", "system", population=Figure(2e6)),
            *(Place(place, place, "place", "system", Figure(4e5)) for place in PLACES),
        ),
        criteria=tuple(
            Criterion(f"c{n}", f"C{n}", "icb", "system", parent=f"c{n // 3}" if n else "") for n in range(60)
        ),
        arrangements=tuple(arrangements),
    )


def best(times: int, work: object) -> float:
    """The shortest of several runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()  # type: ignore[operator]
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Print the times."""
    for key in rulebooks.available():
        print(f"load {key}: {best(5, lambda key=key: read(shipped() / key, key)):.3f} s")
    book = rulebooks.load("model_icb_2025")
    design = generated(book)
    found = checks.check(design, book)
    seconds = best(5, lambda: checks.check(design, book))
    print(f"check {len(design.arrangements)} arrangements: {seconds:.3f} s, {len(found.problems)} problems told")


if __name__ == "__main__":
    main()
