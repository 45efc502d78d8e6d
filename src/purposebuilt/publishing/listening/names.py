"""What keys in a room are called: kinds of partner by the rulebook, the rest by the design that it is for."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.appraisal.voices import several
from purposebuilt.design import Design
from purposebuilt.formulation.measures import MEASURES
from purposebuilt.rulebooks.rulebook import Rulebook


def names_of(rulebook: Rulebook, design: Design | None = None) -> Mapping[str, str]:
    """Names by key: kinds of partner, measures; and purposes, places, partners and criteria where a design is given."""
    names = {key: measure.title for key, measure in MEASURES.items()}
    names |= {kind.key: several(kind.name) for kind in rulebook.partner_kinds}
    if design is not None:
        names |= {place.key: place.name for place in design.places}
        names |= {partner.key: partner.name for partner in design.partners}
        names |= {one.key: one.sentence for one in design.criteria}
        names |= {one.key: one.statement for one in design.purposes}
    return names
