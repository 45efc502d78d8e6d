"""Who and where: places with their people, partners, committees, and the sources that everything cites."""

from __future__ import annotations

from functools import cache

from making.tables import SURENESS, Row, assumption, cited, joined, sentences, source, split

SYSTEM = "west-yorkshire"
PLACE_OF_CODE = {"36J": "bdc", "02T": "calderdale", "X2C4Y": "kirklees", "15F": "leeds", "03R": "wakefield"}
PLACES = tuple(PLACE_OF_CODE.values())
NEIGHBOURS = {"QOQ": "humber-north-yorkshire", "QF7": "south-yorkshire", "QHM": "north-east-north-cumbria"}
OGL = "Contains public sector information licensed under the Open Government Licence v3.0."
OWN_WORDS = "Facts from a public page, told in our own words. Its publisher does not endorse this example."
LEVEL = {"multi-icb": "multi-system"}


def level(footprint: str) -> str:
    """A level of the rulebook for a footprint of the sources."""
    return LEVEL.get(footprint, footprint)


@cache
def places() -> list[Row]:
    """England, the region, the three systems of Yorkshire and the Humber, and the five places of West Yorkshire."""
    icbs = {row["icb_ods_code"]: row for row in source("icbs")}
    own = sorted(source("places"), key=lambda row: PLACES.index(PLACE_OF_CODE[row["geography_code"]]))
    region = sum(int(row["population_census_2021"]) for row in icbs.values())
    made = [
        _area("england", "England", "national", "", 56490046, "E92000001", "Sum of small areas, Census 2021."),
        _area("north-east-yorkshire", "North East and Yorkshire", "region", "england", region, "Y63"),
        _area("yorkshire-humber", "Yorkshire and the Humber", "multi-system", "north-east-yorkshire", _three(icbs), ""),
    ]
    weighted = sum(round(_need(row)) for row in own)
    deprived = next(row for row in source("icb_imd_quintile") if row["quintile"] == "1")
    made.append(
        _area(SYSTEM, "West Yorkshire", "system", "yorkshire-humber", int(icbs["QWO"]["population_census_2021"]), "QWO")
        | {
            "need_weighted": str(weighted),
            "need_weighted_basis": "derived",
            "deprived_share": deprived["population_share"],
            "deprived_share_basis": "derived",
            "note": "Need-weighted people are those of its five places together. Deprived share: Indices of 2025.",
        }
    )
    for code, key in NEIGHBOURS.items():
        parent = "north-east-yorkshire" if code == "QHM" else "yorkshire-humber"
        row = icbs[code]
        made.append(_area(key, row["icb_short_name"], "system", parent, int(row["population_census_2021"]), code))
    return made + [_place(row) for row in own]


def _three(icbs: dict[str, Row]) -> int:
    return sum(int(icbs[code]["population_census_2021"]) for code in ("QWO", "QOQ", "QF7"))


def _need(row: Row) -> float:
    return int(row["population_census_2021"]) * float(row["need_index_core_2025_26"])


def _area(key: str, name: str, at: str, parent: str, people: int, code: str, note: str = "") -> Row:  # noqa: PLR0913, PLR0917 - the columns
    return {
        "key": key,
        "name": name,
        "level": at,
        "parent": parent,
        "population": str(people),
        "population_basis": "derived",
        "code": code,
        "note": note or "Residents at Census 2021, summed from small areas.",
        "source": "census-2021",
    }


def _place(row: Row) -> Row:
    index = row["need_index_core_2025_26"]
    note = f"Need-weighted people are residents times the need index of registered people, {index} (2025/26, derived)."
    made = _area(
        PLACE_OF_CODE[row["geography_code"]],
        row["place_name"],
        "place",
        SYSTEM,
        int(row["population_census_2021"]),
        row["geography_code"],
        sentences(note, "Deprived share: Indices of 2025"),
    )
    return made | {
        "need_weighted": str(round(_need(row))),
        "need_weighted_basis": "derived",
        "deprived_share": row["share_most_deprived_quintile_2025"],
        "deprived_share_basis": "derived",
    }


@cache
def kinds() -> dict[str, str]:
    """The rulebook's kind for a word of the sources, or for a partner's key where that says more."""
    return {row["word"]: row["kind"] for row in assumption("kind_map")}


@cache
def partners() -> list[Row]:
    """The 73 bodies of the source, and the two neighbouring boards that the wider arrangements need."""
    made = []
    for row in source("partners"):
        made.append(
            {
                "key": row["key"],
                "name": row["name"],
                "kind": kinds().get(row["key"]) or kinds()[row["kind"]],
                "places": _served(row),
                "ods_code": row["ods_code"],
                "ons_code": row["ons_code"],
                "statutory": row["statutory"],
                "legal_form": row["legal_form"],
                "note": sentences(row["note"], SURENESS.get(row["basis"], "")),
                "source": cited(row),
            }
        )
    return made + [_neighbour(row) for row in source("icbs") if row["icb_ods_code"] in {"QOQ", "QF7"}]


ELSEWHERE = {
    "harrogate": "humber-north-yorkshire",
    "martin-house": "",
    "north-yorkshire-council": "humber-north-yorkshire",
    "hw-ny": "humber-north-yorkshire",
}
"""Bodies whose home is outside the system. North Yorkshire's council serves Craven, 8% of its people (README)."""
WIDE = {"yas": "yorkshire-humber", "nhse-ney": "north-east-yorkshire", "lypft-perinatal": "yorkshire-humber"}
FURTHER = {"lypft": "humber-north-yorkshire", "swypft": "south-yorkshire"}
"""What bodies serve beyond the five places, by the notes of the source."""


def _served(row: Row) -> str:
    """The areas that a body serves: its places, with those outside the system that the source names in a note."""
    if row["key"] in ELSEWHERE:
        return ELSEWHERE[row["key"]]
    if row["key"] in WIDE:
        return WIDE[row["key"]]
    return joined([*split(row["places_served"]), *split(FURTHER.get(row["key"], ""))])


def _neighbour(row: Row) -> Row:
    return {
        "key": f"{NEIGHBOURS[row['icb_ods_code']]}-icb",
        "name": row["icb_name"],
        "kind": "icb",
        "places": NEIGHBOURS[row["icb_ods_code"]],
        "ods_code": row["icb_ods_code"],
        "ons_code": row["icb_ons_code"],
        "statutory": "yes",
        "legal_form": "Statutory NHS body",
        "note": "Not in the source's list: added because some care is bought with this board.",
        "source": "nhs-ods",
    }


@cache
def committees() -> list[Row]:
    """The 48 committees with who hosts each; a board reports to nobody inside the design."""
    hosts = {row["key"]: row for row in assumption("committee_hosts")}
    known = {row["key"] for row in source("committees")}
    made = []
    for row in source("committees"):
        host = hosts[row["key"]]
        made.append(
            {
                "key": row["key"],
                "name": row["name"],
                "level": level(row["footprint"]),
                "authority": host["authority"],
                "place": row["place"],
                "hosts": host["hosts"],
                "members": _members(row, host),
                "mechanism": host["mechanism"],
                "reports_to": _reports_to(row, known),
                "lead_employer": host["lead_employer"],
                "note": sentences(row["note"], _chair(row["chair_role"]), host["why"], SURENESS.get(row["basis"], "")),
                "source": cited(row),
            }
        )
    return made


SITS = {
    "local-authority",
    "acute-trust",
    "mental-health-trust",
    "community-trust",
    "primary-care",
    "vcse",
    "healthwatch",
}


def _reports_to(row: Row, known: set[str]) -> str:
    """The committee that another reports to; what reports to the ICB reports to its board."""
    above = "icb-board" if row["reports_to"] == "wy-icb" else row["reports_to"]
    return above if above in known else ""


def _chair(role: str) -> str:
    return f"Chair: {role[0].lower()}{role[1:]}" if role and "hair" not in role else role


def _members(row: Row, host: Row) -> str:
    if host["members"] != "PLACE":
        return host["members"]
    here = [each for each in partners() if row["place"] in split(each["places"]) and each["kind"] in SITS]
    return joined(["wy-icb", *(each["key"] for each in here)])


def sources() -> list[Row]:
    """Every source with its licence and what must be said when it is shown, and our own assumptions as one more."""
    made = []
    for row in source("sources"):
        open_licence = row["licence"].startswith("OGL")
        dated = "" if row["date"] == "undated" else row["date"]
        made.append({**row, "date": dated, "attribution": OGL if open_licence else OWN_WORDS})
    made.append(
        {
            "key": "assumption",
            "title": "Assumed for this example, each with its reason in the assumptions folder",
            "publisher": "Purposebuilt",
            "licence": "MIT",
            "attribution": "Assumed by the authors of Purposebuilt, to be replaced by the partners' own.",
        }
    )
    return made


def serving(place: str) -> list[str]:
    """The keys of the partners that serve a place."""
    return [row["key"] for row in partners() if place in _reach(row["places"])]


def _reach(served: str) -> set[str]:
    wide = {"yorkshire-humber", "north-east-yorkshire", SYSTEM}
    return set(PLACES) if wide & set(split(served)) else set(split(served))


def kind_of(key: str) -> str:
    """The kind of a partner."""
    return {row["key"]: row["kind"] for row in partners()}[key]
