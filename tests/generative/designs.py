"""Hypothesis strategies for designs: any that the files can hold, and small ones that can be solved.

- `designs()`: every table and column, references in order, texts as awkward as people write them. Not all are lawful.
- `solvable_designs()`: 1 to 3 places and 1 to 4 functions, each with today's arrangement; lawful enough to formulate.
- `large_design(rows)`: one big design without Hypothesis, for measuring speed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import strategies as st

from purposebuilt import rulebooks
from purposebuilt.design import (
    Answer,
    Arrangement,
    Authority,
    Basis,
    Change,
    Committee,
    Dependency,
    Design,
    Figure,
    FunctionChange,
    Identity,
    Partner,
    Place,
    Readiness,
    Team,
)
from purposebuilt.design_files import cells, columns, references
from purposebuilt.design_files.columns import Column, Kind, Part, Table

RULEBOOK = "england_2022_act"
AWKWARD = (
    *(
        "=1+1",
        "'=x",
        "''+y",
        "-5",
        "@a",
        "+44 20",
        "007",
        "1e5",
        "TRUE",
        "yes",
        "no",
        "none",
        "1,234",
        "2026-01-02",
        "0-1",
    ),
    *(
        "a;b",
        "a\\;b\\",
        "\\",
        ";",
        'say "hi"',
        "“curly”",
        "it's",
        "'",
        "two\nlines",
        "tab\there",
        "#N/A",
        "#DIV/0!",
        "'#REF!",
    ),
    *(
        "ünïcödé ✓ 健康",
        "e\u0301",
        "🏥",
        "1/2/2026",
        "12%",
        "£5",
        "<b>&amp;</b>",
        "_x0041_",
        "e.g. weekly",
        "NaN",
        "inf",
        "null",
    ),
)

letters = st.characters(exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufffe\uffff")
texts = st.one_of(st.sampled_from(AWKWARD), st.text(letters, min_size=1, max_size=12).map(cells.tidy).filter(bool))
"""Text that is not empty and has no space at either end."""

keys = st.one_of(
    st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True),
    texts.filter(lambda text: not text.startswith(cells.EXAMPLE)),
)
"""Names of rows: mostly plain, sometimes awkward."""

dates = st.sampled_from(("2026", "2026-11", "2026-11-21", "2024-02-29", "1948-07-05"))


def figures(least: float | None = None, most: float | None = None) -> st.SearchStrategy[Figure]:
    """Numbers with a basis, whole or not, within bounds."""
    low, high = -1e12 if least is None else least, 1e12 if most is None else most
    numbers = st.one_of(
        st.floats(low, high, allow_nan=False, allow_subnormal=False),
        st.integers(int(low), int(high)).map(float),
    )
    return st.builds(Figure, numbers, st.sampled_from(Basis))


@st.composite
def designs(draw: st.DrawFn) -> Design:
    """Any design that files can hold: references valid, everything else as awkward as may be."""
    taken = draw(st.sets(st.sampled_from([table.name for table in columns.TABLES]), max_size=6))
    counts = {
        table.name: 1 if table.name == "design" else draw(st.integers(1 if table.required else 0, 3))
        for table in columns.TABLES
        if table.required or table.name in taken
    }
    allowed: dict[str, tuple[str, ...]] = dict(_fixed_lists())
    for name in references.KEYED:
        drawn = draw(st.lists(keys, max_size=counts.get(name, 0), unique=True))
        bodies = allowed["partners"] if name == "committees" else ()
        needed = not drawn and columns.BY_NAME[name].required
        allowed[name] = tuple(key for key in drawn if key not in bodies) or (name,) * needed
    found = {table.field: _records(draw, table, counts.get(table.name, 0), allowed) for table in columns.TABLES}
    (identity,) = found.pop("identity")
    return Design(identity, **found)


@cache
def _fixed_lists() -> Mapping[str, tuple[str, ...]]:
    lists = references.fixed() | references.of_rulebook(rulebooks.load(RULEBOOK))
    return lists | {"rulebooks": (RULEBOOK,)}


def _records(draw: st.DrawFn, table: Table, count: int, allowed: Mapping[str, tuple[str, ...]]) -> tuple[Any, ...]:
    if table.name in references.KEYED:
        count = len(allowed[table.name])
    made: dict[str, Any] = {}
    for number in range(count):
        fields: dict[str, Any] = {}
        possible = True
        for column in table.columns:
            if column.part in (Part.BASIS, Part.LEVEL, Part.SINCE):
                continue
            if column.name == "key" and table.name in references.KEYED:
                fields["key"] = allowed[table.name][number]
                continue
            words = tuple(word for name in column.among for word in allowed[name])
            if column.required and column.among and not words and not column.open:
                possible = False
                break
            value = _field(draw, column, words, allowed)
            if value is not ...:
                fields[column.field] = value
        if possible:
            record = table.record(**fields)
            made.setdefault(table.key_of(record), record)
    return tuple(made.values())


def _field(draw: st.DrawFn, column: Column, words: tuple[str, ...], allowed: Mapping[str, tuple[str, ...]]) -> Any:
    """Draw what a field holds, or ... to leave its default."""
    if not column.required and not draw(st.booleans()):
        return ...
    if column.part is Part.BODIES:
        bodies = draw(st.lists(st.sampled_from(words), max_size=2)) if words else []
        level = draw(st.sampled_from(("", *allowed["rulebook.levels"])))
        return Answer(tuple(bodies), level, draw(st.sampled_from(("", "2026-04", "2027"))))
    one = _one(column, words)
    if one is None:
        return ...
    return tuple(draw(st.lists(one, max_size=3))) if column.many else draw(one)


def _one(column: Column, words: tuple[str, ...]) -> st.SearchStrategy[Any] | None:
    """Give the strategy for one item of a cell; None where nothing can be named."""
    if column.part is Part.VALUE:
        return figures(column.least, column.most)
    if column.kind is Kind.YES_NO:
        return st.booleans()
    if column.kind is Kind.DATE:
        return dates
    if column.values is not None:
        return st.sampled_from(column.choices if column.many else list(column.values))
    return _word(column, words)


def _word(column: Column, words: tuple[str, ...]) -> st.SearchStrategy[str] | None:
    if not column.among:
        return texts
    if not column.open:
        return st.sampled_from(words) if words else None
    plain = texts.filter(lambda text: not text.startswith(cells.EXAMPLE))
    return st.one_of(plain, st.sampled_from(words)) if words else plain


# Small designs that can be solved.

FUNCTIONS = (
    "commission-community",
    "better-care-fund",
    "population-health-improvement-plan",
    "medicines-optimisation",
    "jsna",
    "continuing-healthcare",
)


def _known_functions() -> tuple[str, ...]:
    catalogue = {function.key for function in rulebooks.load(RULEBOOK).functions}
    return tuple(key for key in FUNCTIONS if key in catalogue)


def _assumed(value: float) -> Figure:
    return Figure(value, Basis.ASSUMED)


@st.composite
def solvable_designs(draw: st.DrawFn, max_places: int = 3, max_functions: int = 4) -> Design:
    """A small lawful design: 1 to 3 places, 1 to 4 functions, small whole figures, today's arrangement for each line.

    Today the ICB's board decides and its own people do the work, or the place committee decides; so that at least one
    configuration is always possible.
    """
    places = [f"place-{number}" for number in range(1, draw(st.integers(1, max_places)) + 1)]
    taken = draw(st.lists(st.sampled_from(_known_functions()), min_size=1, max_size=max_functions, unique=True))
    design = _bodies(draw, places)
    small = st.integers(0, 6)
    functions = tuple(
        FunctionChange(
            key,
            Change.ADD,
            fixed_wte=_assumed(draw(small)),
            variable_wte=_assumed(draw(small)),
            cost_per_wte=_assumed(10_000 * draw(st.integers(3, 9))),
            efficient_wte=_assumed(draw(small)),
        )
        for key in taken
    )
    pairs = [(one, other) for number, one in enumerate(taken) for other in taken[number + 1 :]]
    dependencies = tuple(
        Dependency(one, other, _assumed(draw(st.integers(1, 10)) / 10)) for one, other in pairs if draw(st.booleans())
    )
    teams = tuple(
        Team(f"team-{key}", f"Team for {key}", "commissioning", "icb", places[0], _assumed(draw(small)), function=key)
        for key in taken
        if draw(st.booleans())
    )
    return replace(
        design, functions=functions, dependencies=dependencies, teams=teams, arrangements=_today(draw, taken, places)
    )


def _bodies(draw: st.DrawFn, places: list[str]) -> Design:
    counts = {place: draw(st.integers(1, 5)) for place in places}
    whole = _assumed(100_000 * sum(counts.values()))
    areas = [Place("system", "The system", "system", population=whole, need_weighted=whole)]
    areas += [Place(key, key, "place", "system", _assumed(1e5 * n), _assumed(1e5 * n)) for key, n in counts.items()]
    partners = [Partner("icb", "The ICB", "icb", ("system", *places)), Partner("trust", "The trust", "acute-trust")]
    partners += [Partner(f"council-{key}", f"Council of {key}", "local-authority", (key,)) for key in places]
    committees = [
        Committee("icb-board", "The board", "system", Authority.DECIDES, hosts=("icb",), mechanism="board-reserved"),
        *(
            Committee(
                f"committee-{key}",
                f"Committee of {key}",
                "place",
                Authority.DECIDES,
                place=key,
                hosts=("icb",),
                members=("icb", "trust", f"council-{key}"),
                mechanism="place-committee",
            )
            for key in places
        ),
    ]
    readiness = tuple(Readiness(key, _assumed(draw(st.integers(0, 5)))) for key in places)
    identity = Identity("A small system", RULEBOOK, "system", packs=(), convenor="icb")
    return Design(
        identity, partners=tuple(partners), committees=tuple(committees), places=tuple(areas), readiness=readiness
    )


def _today(draw: st.DrawFn, functions: list[str], places: list[str]) -> tuple[Arrangement, ...]:
    catalogue = {function.key: function for function in rulebooks.load(RULEBOOK).functions}
    made = []
    for key in functions:
        for place in places:
            council = catalogue[key].duty_holder == "local-authority"
            holder = f"council-{place}" if council else "icb"
            level = "place" if council else "system"
            near = not council and draw(st.booleans())
            decides = Answer((f"committee-{place}",), "place") if near else Answer(("icb-board",), "system")
            own = Answer((holder,), level)
            made.append(
                Arrangement(
                    f"{key}-{place}",
                    key,
                    place=place,
                    mode="lead-partner" if council else "place-collaboration" if near else "icb-direct",
                    mechanism="council-committee" if council else "place-committee" if near else "board-reserved",
                    duty=own,
                    decides=own if council else decides,
                    does=own,
                    funds=own,
                    employs=own,
                )
            )
    return tuple(made)


# A large design, for speed.


def large_design(rows: int = 1_500, seed: int = 1) -> Design:
    """A design of about `rows` rows over all its tables, every cell filled, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - the same design for the same seed
    lists = dict(_fixed_lists())
    each = max(1, rows // (len(columns.TABLES) + 8))
    for name in references.KEYED:
        lists[name] = tuple(f"{name}-{number}" for number in range(each * (9 if name == "arrangements" else 1)))
    found: dict[str, Any] = {}
    for table in columns.TABLES:
        count = 1 if table.name == "design" else len(lists.get(table.name, ())) or each
        made: dict[str, Any] = {}
        for number in range(count):
            fields = {
                column.field: _filled(column, number, lists, dice.choice)
                for column in table.columns
                if column.part in (Part.WHOLE, Part.VALUE, Part.BODIES)
            }
            if table.name in references.KEYED:
                fields["key"] = lists[table.name][number]
            record = table.record(**fields)
            made.setdefault(table.key_of(record), record)
        found[table.field] = tuple(made.values())
    (identity,) = found.pop("identity")
    return Design(replace(identity, rulebook=RULEBOOK), **found)


def _filled(column: Column, number: int, lists: Mapping[str, tuple[str, ...]], pick: Callable[..., Any]) -> Any:
    words = [word for name in column.among for word in lists[name]]
    if column.part is Part.VALUE:
        return Figure((column.least or 0) + (number % 97) / 97 * ((column.most or 1000) - (column.least or 0)))
    if column.part is Part.BODIES:
        return Answer((pick(words),), pick(lists["rulebook.levels"]), "2026-04-01")
    if column.kind is Kind.YES_NO:
        return bool(number % 2)
    if column.kind is Kind.DATE:
        return f"2026-{number % 12 + 1:02}-01"
    if column.values is not None:
        return (pick(column.choices),) if column.many else pick(list(column.values))
    word = pick(words) if words else f"Some words about {column.label.lower()} in row {number}, as people write them."
    return (word,) if column.many else word
