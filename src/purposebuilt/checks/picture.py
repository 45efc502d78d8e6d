"""A design seen through its rulebook: who is what, what lies in what, which arrangement covers which place.

Made once for all checks. Keys that name nothing are left out quietly: the design files report them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from purposebuilt.design import Arrangement, Committee, Design, Function, Partner, Place, Standing
from purposebuilt.rulebooks import functions_of
from purposebuilt.rulebooks.rulebook import Mechanism, PartnerKind, Rulebook
from purposebuilt.rulebooks.trace import Trace, trace


@dataclass(frozen=True)
class Picture:
    """The design and its rulebook, with everything that the checks look up."""

    design: Design
    rulebook: Rulebook

    @cached_property
    def functions(self) -> Mapping[str, Function]:
        """The design's functions by key, in catalogue order."""
        return {each.key: each for each in functions_of(self.rulebook, self.design)}

    @cached_property
    def trace(self) -> Trace:
        """Which functions serve which purposes, and the other way round."""
        return trace(self.design, self.rulebook.aims, self.functions.values())

    @cached_property
    def partners(self) -> Mapping[str, Partner]:
        """The partners by key."""
        return {each.key: each for each in self.design.partners}

    @cached_property
    def committees(self) -> Mapping[str, Committee]:
        """The committees by key."""
        return {each.key: each for each in self.design.committees}

    @cached_property
    def kinds(self) -> Mapping[str, PartnerKind]:
        """The rulebook's kinds of partner by key."""
        return {each.key: each for each in self.rulebook.partner_kinds}

    @cached_property
    def mechanisms(self) -> Mapping[str, Mechanism]:
        """The rulebook's mechanisms by key."""
        return {each.key: each for each in self.rulebook.mechanisms}

    @cached_property
    def areas(self) -> Mapping[str, Place]:
        """Every area of the design by key."""
        return {each.key: each for each in self.design.places}

    @cached_property
    def level_order(self) -> Mapping[str, int]:
        """How high each level of the rulebook stands: the neighbourhood lowest."""
        return {each.key: each.order for each in self.rulebook.levels}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The areas that every function has to cover: those directly inside the system, or the system itself."""
        system = self.design.identity.system
        inside = tuple(each.key for each in self.design.places if each.parent == system and each.key != system)
        return inside or ((system,) if system in self.areas else ())

    @cached_property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """What holds today and what is ruled in, for functions of this design; what is ruled out is left out."""
        return tuple(
            each
            for each in self.design.arrangements
            if each.standing is not Standing.RULED_OUT and each.function in self.functions
        )

    @cached_property
    def by_function(self) -> Mapping[str, tuple[Arrangement, ...]]:
        """The arrangements of each function that has any."""
        made: dict[str, list[Arrangement]] = {}
        for each in self.arrangements:
            made.setdefault(each.function, []).append(each)
        return {key: tuple(made[key]) for key in self.functions if key in made}

    def of_functions(self, keys: Iterable[str]) -> tuple[Arrangement, ...]:
        """The arrangements of the named functions."""
        return tuple(each for key in keys for each in self.by_function.get(key, ()))

    def using(self, mechanisms: Iterable[str]) -> tuple[Arrangement, ...]:
        """The arrangements that use one of the named mechanisms."""
        wanted = frozenset(mechanisms)
        return tuple(each for each in self.arrangements if each.mechanism in wanted)

    def above(self, place: str) -> Iterator[str]:
        """The area itself, then the areas in which it lies, outwards; a circle ends where it closes."""
        seen: set[str] = set()
        while place in self.areas and place not in seen:
            yield place
            seen.add(place)
            place = self.areas[place].parent

    @cached_property
    def _inside(self) -> Mapping[str, frozenset[str]]:
        made: dict[str, set[str]] = {each: set() for each in self.areas}
        for area in self.areas:
            for outer in self.above(area):
                made[outer].add(area)
        return {each: frozenset(inside) for each, inside in made.items()}

    def inside(self, place: str) -> frozenset[str]:
        """The area itself and all that lie in it; every area where `place` is empty."""
        return frozenset(self.areas) if not place else self._inside.get(place, frozenset((place,)))

    def covers(self, arrangement: Arrangement, place: str) -> bool:
        """Whether an arrangement holds in the whole of a place."""
        return not arrangement.place or place in self.inside(arrangement.place)

    def touches(self, arrangement: Arrangement, place: str) -> bool:
        """Whether an arrangement holds in the whole or a part of a place."""
        return self.covers(arrangement, place) or arrangement.place in self.inside(place)

    def area_of(self, partner: Partner) -> frozenset[str]:
        """The areas that a partner serves, with all that lie in them."""
        if not partner.places:
            return frozenset(self.areas)
        return frozenset().union(*(self.inside(place) for place in partner.places))

    def hosts(self, bodies: Iterable[str]) -> tuple[Partner, ...]:
        """The partners whose powers the bodies use: a partner its own, a committee those of its hosts."""
        found: dict[str, Partner] = {}
        for body in bodies:
            keys = self.committees[body].hosts if body in self.committees else (body,)
            found.update({key: self.partners[key] for key in keys if key in self.partners})
        return tuple(found.values())

    def kind(self, partner: Partner) -> PartnerKind:
        """What the rulebook says of a partner's kind; an unknown kind may do nothing."""
        return self.kinds.get(partner.kind) or PartnerKind(partner.kind, partner.kind)

    def holds(self, partner: Partner, duty_holder: str) -> bool:
        """Whether a partner is of a kind that holds the duties of `duty_holder`."""
        return bool(duty_holder) and self.kind(partner).holds_duties_of == duty_holder

    def of_kinds(self, kinds: Iterable[str]) -> tuple[Partner, ...]:
        """The partners of the named kinds."""
        wanted = frozenset(kinds)
        return tuple(each for each in self.design.partners if each.kind in wanted)

    def name(self, body: str) -> str:
        """What a body is called, or its key where nothing says."""
        found = self.partners.get(body) or self.committees.get(body)
        return found.name if found else body

    def names(self, bodies: Iterable[str]) -> str:
        """Several bodies in one phrase."""
        return listed(self.name(body) for body in bodies)

    def title(self, arrangement: Arrangement) -> str:
        """A function by its name, and its place where it has one."""
        name = self.functions[arrangement.function].name
        area = self.areas.get(arrangement.place)
        return f"'{name}' in {area.name}" if area else f"'{name}'"


def listed(words: Iterable[str], most: int = 4) -> str:
    """Some words in one phrase: "a, b and c", with a count in place of those beyond `most`."""
    found = list(words)
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} more"]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else "nobody"
