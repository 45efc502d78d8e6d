"""What the system is for: the design's heading, its aims and its purposes."""

from __future__ import annotations

from making.bodies import level
from making.tables import BASIS, Row, assumption, cited, source
from making.work import RULEBOOK


def identity() -> Row:
    """What design this is."""
    return {
        "title": "West Yorkshire Health and Care Partnership: who does what",
        "rulebook": RULEBOOK,
        "system": "west-yorkshire",
        "currency": "GBP",
        "price_year": "2025/26",
        "population_base": "residents",
        "packs": "core;extra",
        "convenor": "wy-icb",
        "owner": "An example of Purposebuilt, made from public pages; no body named in it has endorsed it",
        "status": "draft",
        "version": "1",
        "review": "2027-04-01",
        "note": "Published facts of July 2022 to April 2026. What is not published is assumed, is marked so, and is"
        " explained in the example's README. Which functions serve a purpose is our reading, not the partners'.",
    }


def aims() -> list[Row]:
    """The partnership's own four aims, each under an aim of the rulebook."""
    origin = {row["id"]: cited(row) for row in source("purposes")}
    return [
        {"key": row["key"], "name": row["name"], "under": row["under"], "source": origin[row["purpose"]]}
        for row in assumption("aims")
    ]


def purposes() -> list[Row]:
    """The 63 published purposes, each on an aim, each under the purpose that it serves, with our links to functions."""
    parents = {row["purpose"]: row["parent"] for row in assumption("purpose_parents")}
    functions = {row["purpose"]: row["functions"] for row in assumption("purpose_functions")}
    return [_purpose(row, parents) | {"functions": functions.get(row["id"], "")} for row in source("purposes")]


def aim_of(row: Row) -> str:
    """The aim on which a purpose of the sources stands."""
    words = {each["word"]: each["aim"] for each in assumption("purpose_aims")}
    return words.get(row["id"]) or words[row["aim"]]


def stated_by(purpose: str) -> str:
    """Who states a purpose: by the longest beginning of its key that has a partner."""
    fits = [each for each in assumption("purpose_partners") if purpose.startswith(each["prefix"])]
    return max(fits, key=lambda each: len(each["prefix"]))["partner"]


def _purpose(row: Row, parents: dict[str, str]) -> Row:
    parent = parents.get(row["id"]) or ("" if row["level"] == "national" else parents[f"aim:{aim_of(row)}"])
    made = {
        "key": row["id"],
        "statement": row["purpose"],
        "aim": aim_of(row),
        "level": level(row["level"]),
        "place": row["place"],
        "partner": stated_by(row["id"]),
        "parent": parent,
        "horizon": row["horizon"],
        "matters_to": row["concerns_most"],
        "target_year": row["target_year"],
        "source": cited(row),
    }
    if row["target_value"]:
        made |= {"target": row["target_value"], "target_basis": BASIS[row["basis"]], "target_unit": row["target_unit"]}
        if row["target_text"]:
            made["target_unit"] += f" ({row['target_text']})"
    return made
