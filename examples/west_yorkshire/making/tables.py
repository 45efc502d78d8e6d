"""Reading the sources and the assumptions, and writing the tables of the design."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent

Row = dict[str, str]

COLUMNS = {
    "design": "title rulebook system currency price_year population_base packs convenor owner status version review"
    " note",
    "aims": "key name under source",
    "purposes": "key statement aim level place partner parent horizon matters_to target target_basis target_unit"
    " target_year source functions",
    "partners": "key name kind places ods_code ons_code statutory legal_form note source",
    "committees": "key name level authority place hosts members mechanism reports_to lead_employer note source",
    "places": "key name level parent population population_basis need_weighted need_weighted_basis deprived_share"
    " deprived_share_basis code note source",
    "readiness": "place points points_basis stage note source",
    "criteria": "key sentence owner level force preference purpose parent place functions measure unit threshold"
    " threshold_basis weight weight_basis note source",
    "weights": "partner about points points_basis note",
    "functions": "key change name description statutory_basis duty_holder delegable footprint aims horizon skills"
    " fixed_wte fixed_wte_basis variable_wte variable_wte_basis cost_per_wte cost_per_wte_basis efficient_wte"
    " efficient_wte_basis in_envelope why source",
    "dependencies": "function other strength strength_basis reason source",
    "arrangements": "key function standing place mode mechanism duty_bodies duty_level duty_since decides_bodies"
    " decides_level decides_since does_bodies does_level does_since funds_bodies funds_level funds_since"
    " employs_bodies employs_level employs_since recommends approvers wte wte_basis limit_gbp limit_gbp_basis review"
    " onward_delegation basis inferred assumption assumption_owner assumption_until ruled_by detail source",
    "teams": "key name skill employer base wte wte_basis cost_per_wte cost_per_wte_basis function counts source",
    "stages": "key name date change_wte change_wte_basis change_approvals change_approvals_basis note source",
    "tensions": "key title good_a good_b voiced_by_a voiced_by_b functions measures too_much_a too_much_b early_signs"
    " owner action review state note source",
    "decisions": "key title text taken_by date route purposes functions why dissent review source",
    "commitments": "key promise by_partner to_partner due state purpose source",
    "sources": "key title publisher address date licence attribution",
}
"""The columns of each table that this example fills, in the order of the design files."""


def source(name: str) -> tuple[Row, ...]:
    """The rows of a source, exactly as they were published or reshaped."""
    return _rows(HERE / "sources" / f"{name}.csv")


def assumption(name: str) -> tuple[Row, ...]:
    """The rows of one of our own tables: what is read into the sources, or put where they are silent."""
    return _rows(HERE / "assumptions" / f"{name}.csv")


@cache
def _rows(path: Path) -> tuple[Row, ...]:
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def split(text: str) -> list[str]:
    """The items of a cell that holds several."""
    return [item.strip() for item in text.split(";") if item.strip()]


def joined(items: Iterable[str]) -> str:
    """Several items in one cell, each once, in the order given."""
    return ";".join(dict.fromkeys(items))


@cache
def _source_keys() -> Mapping[str, str]:
    return {row["address"]: row["key"] for row in source("sources")}


def cited(row: Row) -> str:
    """The key of the source that a row came from."""
    return _source_keys()[row["source_url"]]


BASIS = {"published": "published", "derived": "derived", "pattern": "assumed", "prior-knowledge": "assumed"}
"""What the words of the sources mean in a design: a pattern or general knowledge is an assumption."""

SURENESS = {
    "pattern": "Only the general rule is published, and this row follows it.",
    "prior-knowledge": "From general knowledge, not read in a source.",
}
"""What is said in words where a source's basis is not simply published."""


def number(value: float, digits: int = 4) -> str:
    """A number as a cell holds it: no more digits than it is known to, no trailing zeros."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sentences(*parts: str) -> str:
    """Notes put together: each ends with a full stop, empty ones are left out, keys of bodies are spelled out."""
    whole = [part.strip().rstrip(".;") for part in parts if part and part.strip().rstrip(".;")]
    return _spelled(". ".join(whole) + ".") if whole else ""


_KEYS = re.compile(r"\b(lch|lypft|swypft|ltht|chft|bthft|bdcft|yas|wyca|wyaat)\b")


def _spelled(text: str) -> str:
    return _KEYS.sub(lambda found: _names()[found.group()], text)


@cache
def _names() -> Mapping[str, str]:
    """Bodies by key, without the words that say which sort of trust they are."""
    forms = re.compile(r" (Teaching )?NHS (Foundation )?Trust$")
    return {row["key"]: forms.sub("", row["name"]) for row in source("partners")}


def write(folder: Path, name: str, rows: Iterable[Row]) -> None:
    """Write one table of the design; a column that a row leaves out is empty."""
    columns = COLUMNS[name].split()
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
