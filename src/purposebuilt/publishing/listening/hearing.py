"""A heard room as a reader of names: keys become words. Every figure in it may leave the room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from purposebuilt.appraisal.quantities import listed
from purposebuilt.participation.ground import Sort, Voice
from purposebuilt.participation.listening import Listened
from purposebuilt.participation.small_numbers import ReleasedGround, ReleasedStatement, sentence_named
from purposebuilt.publishing.sketches import Mark


@dataclass(frozen=True, slots=True)
class Hearing:
    """What was heard, the words of each statement, names by key, and the mark of each kind of partner."""

    heard: Listened
    texts: Mapping[str, str]
    names: Mapping[str, str]
    marks: Mapping[str, Mark]

    @property
    def ground(self) -> ReleasedGround:
        """What may be told of the shared ground."""
        return self.heard.ground

    @property
    def organisations(self) -> bool:
        """Whether people in this room belong to organisations; an export of Polis knows none."""
        return bool(self.heard.named)

    @property
    def named_kinds(self) -> bool:
        """Whether organisations have kinds, by which they can be compared."""
        return self.organisations and bool(self.ground.types)

    @property
    def voiced(self) -> str:
        """What the shares are shares of: organisations, or people where there are none or each is one voice."""
        return "organisations" if self.organisations and self.ground.voice is not Voice.PERSON else "people"

    @property
    def matter(self) -> bool:
        """Whether people were asked what matters to them, by what may be told: somewhere more than a few said so."""
        return any((one.matters.low or 0.0) > 0.0 for one in self.ground.statements)

    def sentence(self, one: ReleasedStatement) -> str:
        """What is told of a statement, with names in place of keys."""
        names = {key: self.name(key) for key in (*self.ground.types, *self.ground.places)}
        return sentence_named(one, self.ground.voice, names, self.organisations)

    def text(self, key: str) -> str:
        """The words of a statement."""
        return self.texts.get(key, key)

    def name(self, key: str) -> str:
        """The name of a kind of partner, a place, an organisation, a purpose or a criterion."""
        return self.names.get(key) or key.replace("-", " ").replace("_", " ")

    def named(self, key: str) -> str:
        """The name of an organisation."""
        return self.heard.named.get(key, key)

    def all_named(self, keys: Iterable[str]) -> str:
        """Names in a sentence: ``councils, hospitals and charities``."""
        return listed(self.name(key) for key in keys)

    def of(self, *sorts: Sort) -> tuple[ReleasedStatement, ...]:
        """The statements of some sorts, most shared first."""
        by_key = {one.key: one for one in self.ground.statements}
        return tuple(by_key[key] for key in self.ground.order if by_key[key].sort in sorts)
