"""The register of measures: the named ways to compute a criterion from a configuration."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.formulation.measures import closeness, disruption, hand_offs, running_cost
from purposebuilt.formulation.measures.measure import Measure

MEASURES: Mapping[str, Measure] = {
    module.MEASURE.name: module.MEASURE
    for module in (
        closeness,
        hand_offs,
        running_cost,
        disruption,
    )
}
"""Every measure by name, in the order in which reports show them."""

DEFAULT_OBJECTIVES = ("closeness", "hand_offs", "running_cost", "disruption")
"""What is weighed when nobody says otherwise."""
