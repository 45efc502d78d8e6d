"""The register of measures: the named ways to compute a criterion from a configuration."""

from __future__ import annotations

from collections.abc import Mapping

from purposebuilt.formulation.measures import (
    base_changes,
    closeness,
    conflict_load,
    decision_steps,
    disruption,
    duplication,
    envelope_cost,
    fairness,
    hand_offs,
    judged,
    posts,
    purpose_resourcing,
    readiness_shortfall,
    reversibility,
    running_cost,
    scale,
    set_up_time,
    variation,
)
from purposebuilt.formulation.measures.measure import Measure

MEASURES: Mapping[str, Measure] = {
    module.MEASURE.name: module.MEASURE
    for module in (
        closeness,
        hand_offs,
        running_cost,
        disruption,
        posts,
        envelope_cost,
        base_changes,
        duplication,
        decision_steps,
        readiness_shortfall,
        purpose_resourcing,
        fairness,
        conflict_load,
        variation,
        scale,
        reversibility,
        set_up_time,
        judged,
    )
}
"""Every measure by name, in the order in which reports show them."""

DEFAULT_OBJECTIVES = ("closeness", "hand_offs", "running_cost", "disruption")
"""What is weighed when nobody says otherwise."""
