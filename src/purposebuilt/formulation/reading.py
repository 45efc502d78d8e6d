"""A design read under a rulebook: look-ups that every measure needs, and who sits where.

A *seat* is who decides or does a thing, and where: two seats are the same when the same bodies act at the same level
in the same area. A committee stands for the bodies that host it, so that two committees of one board do not make a
hand-off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from purposebuilt.design import Answer, Arrangement, Committee, Dependency, Design, Function, Partner, Place
from purposebuilt.formulation.configuration import Candidate, Configuration, Line
from purposebuilt.rulebooks.rulebook import Level, Mechanism, PartnerKind, Rulebook


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """Who acts and where: the bodies (committees stand for their hosts), the level, the area at that level."""

    bodies: tuple[str, ...]
    level: str
    place: str


@dataclass(frozen=True)
class Geography:
    """The areas of a design and what it says of each. `lines_level` is the level at which functions vary by place."""

    design: Design
    rulebook: Rulebook

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Areas by key."""
        return {place.key: place for place in self.design.places}

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """Levels of the rulebook by key."""
        return {level.key: level for level in self.rulebook.levels}

    @property
    def system(self) -> str:
        """The key of the area that is designed."""
        return self.design.identity.system

    def order(self, level: str) -> int:
        """How far a level is from people: it rises from the neighbourhood to the nation; unknown levels are last."""
        known = self.levels.get(level)
        return known.order if known else max((each.order for each in self.rulebook.levels), default=0) + 1

    def chain(self, place: str) -> Iterator[Place]:
        """An area, the one it lies in, and so on upwards; stops where a circle would begin."""
        seen: set[str] = set()
        here = self.places.get(place)
        while here is not None and here.key not in seen:
            seen.add(here.key)
            yield here
            here = self.places.get(here.parent)

    def at(self, level: str, place: str) -> str:
        """The area at a level that a place lies in; the place itself for a finer level, nothing for a wider one."""
        if (level, place) not in self._areas:
            self._areas[level, place] = self._at(level, place)
        return self._areas[level, place]

    @cached_property
    def _areas(self) -> dict[tuple[str, str], str]:
        return {}

    def _at(self, level: str, place: str) -> str:
        for here in self.chain(place):
            if here.level == level:
                return here.key
        own = self.places.get(place)
        return "" if own is not None and self.order(level) > self.order(own.level) else place

    def inside(self, place: str, area: str) -> bool:
        """Whether a place is an area or lies in it."""
        if place not in self._around:
            self._around[place] = frozenset(here.key for here in self.chain(place))
        return area in self._around[place]

    @cached_property
    def _around(self) -> dict[str, frozenset[str]]:
        return {}

    def parts(self, level: str) -> tuple[Place, ...]:
        """The areas of a level inside the system, in the order of the design."""
        return tuple(
            place for place in self.design.places if place.level == level and self.inside(place.key, self.system)
        )

    def heads(self, place: str) -> float:
        """People counted on the design's population base: the area's own figure, else the sum of what lies in it."""
        here = self.places.get(place)
        own = here and (here.population or here.need_weighted)
        return float(own) if own else self._sum(place, "population", "need_weighted")

    def people(self, place: str) -> float:
        """Need-weighted people. The system has as many as its parts together, so that no line loses anybody."""
        here = self.places.get(place)
        own = here and (here.need_weighted or here.population)
        parts = self._sum(place, "need_weighted", "population") if place == self.system or not own else 0.0
        return parts or (float(own) if own else 0.0)

    def _sum(self, place: str, first: str, second: str) -> float:
        """The figures of what lies in an area: of each part its own, else those of its parts; nobody counts twice."""
        found, seen = 0.0, {place}
        queue = list(self._below(place))
        while queue:
            part = queue.pop(0)
            if part.key in seen:
                continue
            seen.add(part.key)
            own = getattr(part, first) or getattr(part, second)
            found += float(own) if own else 0.0
            queue.extend(() if own else self._below(part.key))
        return found

    def _below(self, place: str) -> tuple[Place, ...]:
        return tuple(each for each in self.design.places if each.parent == place and each.key != place)


@dataclass(frozen=True)
class Reading:
    """A design under a rulebook with its lines and candidates: what measures and requirements are computed from."""

    design: Design
    rulebook: Rulebook
    functions: Mapping[str, Function]
    lines: tuple[Line, ...] = ()
    candidates: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)

    @cached_property
    def geography(self) -> Geography:
        """The areas of the design."""
        return Geography(self.design, self.rulebook)

    @cached_property
    def partners(self) -> Mapping[str, Partner]:
        """Partners by key."""
        return {partner.key: partner for partner in self.design.partners}

    @cached_property
    def committees(self) -> Mapping[str, Committee]:
        """Committees by key."""
        return {committee.key: committee for committee in self.design.committees}

    @cached_property
    def mechanisms(self) -> Mapping[str, Mechanism]:
        """Legal vehicles by key."""
        return {mechanism.key: mechanism for mechanism in self.rulebook.mechanisms}

    @cached_property
    def kinds(self) -> Mapping[str, PartnerKind]:
        """Kinds of partner by key."""
        return {kind.key: kind for kind in self.rulebook.partner_kinds}

    @cached_property
    def icb(self) -> str:
        """The board that designs: the convenor where it is one, else the first partner of kind ``icb``; or nothing."""
        boards = [partner.key for partner in self.design.partners if partner.kind == "icb"]
        convenor = self.design.identity.convenor
        return convenor if convenor in boards else next(iter(boards), "")

    @cached_property
    def today(self) -> Mapping[str, Candidate]:
        """Today's arrangement by line, for the lines that have one."""
        return {line: each for line, found in self.candidates.items() for each in found if each.today}

    def lines_of(self, function: str) -> tuple[Line, ...]:
        """The lines of a function, in their order."""
        return self._by_function.get(function, ())

    @cached_property
    def _by_function(self) -> Mapping[str, tuple[Line, ...]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.function, []).append(line)
        return {function: tuple(lines) for function, lines in found.items()}

    @cached_property
    def dependencies(self) -> tuple[Dependency, ...]:
        """Dependencies between two functions that both have lines."""
        having = {line.function for line in self.lines}
        return tuple(
            each
            for each in self.design.dependencies
            if each.function in having and each.other in having and each.function != each.other
        )

    def chosen(self, configuration: Configuration) -> tuple[tuple[Line, Candidate], ...]:
        """Each line with the candidate that a configuration gives it.

        Raises KeyError where the configuration leaves a line out or names a candidate that the line does not have.
        """
        made = []
        for line in self.lines:
            key = configuration.choice[line.key]
            made.append((line, self.candidate(line.key, key)))
        return tuple(made)

    @cached_property
    def _by_key(self) -> Mapping[str, Mapping[str, Candidate]]:
        return {line: {each.key: each for each in found} for line, found in self.candidates.items()}

    def candidate(self, line: str, key: str) -> Candidate:
        """The candidate of a line by its key; raises KeyError where there is none."""
        return self._by_key[line][key]

    def hosts(self, bodies: Sequence[str]) -> tuple[str, ...]:
        """The partners behind bodies: a committee stands for its hosts, sorted, each once."""
        found: set[str] = set()
        queue, seen = list(bodies), set()
        while queue:
            body = queue.pop()
            committee = self.committees.get(body)
            if committee is None or not committee.hosts or body in seen:
                found.add(body)
            else:
                seen.add(body)
                queue.extend(committee.hosts)
        return tuple(sorted(found))

    def level_of(self, answer: Answer, line: Line) -> str:
        """The level of an answer: as written, else its first body's, else that of the line's place."""
        if answer.level:
            return answer.level
        for body in answer.bodies:
            if body in self.committees:
                return self.committees[body].level
            if body in self.partners:
                served = self.partners[body].places
                only = self.geography.places.get(served[0]) if len(served) == 1 else None
                area = only or self.geography.places.get(self.geography.system)
                return area.level if area else ""
        place = self.geography.places.get(line.place)
        return place.level if place else ""

    def seat(self, answer: Answer, line: Line) -> Seat:
        """Who acts and where, under one of the five answers for a line."""
        known = self._seats.get((answer, line.place))
        if known is None:
            level = self.level_of(answer, line)
            known = Seat(self.hosts(answer.bodies), level, self.geography.at(level, line.place))
            self._seats[answer, line.place] = known
        return known

    @cached_property
    def _seats(self) -> dict[tuple[Answer, str], Seat]:
        return {}

    @cached_property
    def by_kind(self) -> dict[tuple[str, str, str], tuple[str, ...]]:
        """Room to remember the partners of a kind who fit a level and a place."""
        return {}

    @cached_property
    def arrangements(self) -> Mapping[str, tuple[Arrangement, ...]]:
        """Written arrangements by function, in the order of the design."""
        found: dict[str, list[Arrangement]] = {}
        for row in self.design.arrangements:
            found.setdefault(row.function, []).append(row)
        return {function: tuple(rows) for function, rows in found.items()}

    def mechanism(self, candidate: Candidate) -> Mechanism | None:
        """The candidate's legal vehicle, where the rulebook knows it."""
        return self.mechanisms.get(candidate.mechanism)

    def closeness(self, candidate: Candidate, line: Line) -> float:
        """How near to people the candidate's decision is taken, 0 to 1, by the rulebook's levels."""
        level = self.geography.levels.get(self.level_of(candidate.decides, line))
        return float(level.closeness) if level else 0.0
