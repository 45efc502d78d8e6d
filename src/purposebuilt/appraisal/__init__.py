"""Weighing what could be: frontier, conflicts and repairs of a programme; options and tensions of a design.

`frontier`, `conflicts`, `repairs` and `appraise` are functions here although modules of the same names stand behind
them. Importing such a module makes Python set it as an attribute of this package, which would hide the function. So
each of these names is a property of the package, computed when first asked for, that a module cannot displace;
`from purposebuilt.appraisal.frontier import Frontier` reaches into the module as usual. Nothing heavy is loaded
before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from purposebuilt.exported import export

if TYPE_CHECKING:
    from purposebuilt.appraisal.appraise import appraise as appraise
    from purposebuilt.appraisal.conflicts import conflicts as conflicts
    from purposebuilt.appraisal.frontier import Frontier as Frontier
    from purposebuilt.appraisal.frontier import frontier as frontier
    from purposebuilt.appraisal.repairs import cheapest as cheapest
    from purposebuilt.appraisal.repairs import repairs as repairs
    from purposebuilt.appraisal.results import Appraisal as Appraisal
    from purposebuilt.appraisal.stretches import stretches as stretches

_HOMES = {
    "Appraisal": "results",
    "Frontier": "frontier",
    "appraise": "appraise",
    "conflicts": "conflicts",
    "frontier": "frontier",
    "cheapest": "repairs",
    "repairs": "repairs",
    "stretches": "stretches",
}

export(__name__, _HOMES)
