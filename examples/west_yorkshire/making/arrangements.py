"""How things stand today: every published responsibility, then the usual way where the sources are silent."""

from __future__ import annotations

from functools import cache

from making.bodies import PLACES, committees, kind_of, level, partners, serving
from making.tables import BASIS, SURENESS, Row, assumption, cited, joined, sentences, source, split
from making.work import by_place, facts, lines

ANSWERS = ("duty", "decides", "does", "funds", "employs")
COLUMN = {"duty": "duty_holder", "decides": "decides", "does": "does", "funds": "money_holder", "employs": "employs"}
TRUSTS = {
    "acute": "airedale;bthft;chft;harrogate;ltht;myth",
    "mental-health": "bdcft;lch;lypft;swypft",
    "community": "airedale;bdcft;chft;harrogate;myth;lch;locala;yas",
    "leeds": "ltht;lch",
    "all": "airedale;bthft;chft;ltht;myth;bdcft;lypft;swypft;lch;yas",
}
"""Which trusts the word `trusts` stands for, by the reading of a row."""


@cache
def readings() -> dict[str, dict[str, Row]]:
    """What we read into a row of the sources, by row and answer, with the reason."""
    made: dict[str, dict[str, Row]] = {}
    for row in assumption("readings"):
        made.setdefault(row["row"], {})[row["answer"]] = row
    return made


@cache
def mechanisms() -> dict[str, str]:
    """The rulebook's mechanism for each word of the sources."""
    return {row["word"]: row["mechanism"] for row in assumption("mechanism_map")}


def arrangements() -> list[Row]:
    """Today's arrangements: published first, then assumed; then what partners rule out."""
    made = [each for row in source("responsibilities") for each in _published(row)]
    written = {(row["function"], row["place"]) for row in made}
    for function, place in lines():
        if (function, place) not in written and (function, "") not in written:
            made.append(_usual(function, place))
    return made + [each for row in assumption("ruled_out") for each in _ruled_out(row)]


def _published(row: Row) -> list[Row]:
    """One row of the sources: for each place that it names, or once for all."""
    read = readings().get(row["id"], {})
    function = read["function"]["reading"] if "function" in read else row["function_id"]
    if not by_place(function):
        return [_arrangement(row, function, "")]
    named = split(row["place"])
    if not named and (row["footprint"] not in {"place", "neighbourhood"} or not _differs(row)):
        return [_arrangement(row, function, "")]
    others = {
        each["place"] for each in source("responsibilities") if _same(each, row) and len(split(each["place"])) == 1
    }
    return [_arrangement(row, function, place) for place in named or [each for each in PLACES if each not in others]]


def _same(one: Row, other: Row) -> bool:
    return one["function_id"] == other["function_id"] and one["id"] != other["id"]


def _differs(row: Row) -> bool:
    """Whether the bodies of a row that stands for all places are not the same in each of them."""
    words = {body for answer in ANSWERS for body in _bodies(row, answer)}
    named = words & {"trusts", "local-authority", "nhs-trust", *_place_of_committee()}
    return bool(named) or any(len(_reach(word)) == 1 for word in words)


def _bodies(row: Row, answer: str) -> list[str]:
    read = readings().get(row["id"], {})
    return split(read[answer]["reading"]) if answer in read else split(row[COLUMN[answer]])


@cache
def _place_of_committee() -> dict[str, str]:
    return {row["key"]: row["place"] for row in committees() if row["place"]}


@cache
def _level_of_committee() -> dict[str, str]:
    return {row["key"]: row["level"] for row in committees()}


DUTY = {"wy-icb": "wy-icb", "icb": "wy-icb", "icp": "wy-hcp", "nhs-england": "nhse-ney", "none": ""}


def _resolved(words: list[str], row: Row, place: str) -> list[str]:
    """Keys of partners and committees for the words of a row; in one place, those that act there."""
    read = readings().get(row["id"], {})
    found: list[str] = []
    for word in words:
        if word == "trusts":
            found += split(TRUSTS[read["trusts"]["reading"]]) if "trusts" in read else _holders("nhs-trust", place)
        elif word == "nhs-trust" and "trusts" in read:
            found += [each for each in split(TRUSTS[read["trusts"]["reading"]]) if kind_of(each) in TRUST_KINDS]
        elif word in {"local-authority", "nhs-trust"}:
            found += _holders(word, place)
        elif DUTY.get(word, word):
            found.append(DUTY.get(word, word))
    kept = [body for body in found if not place or _acts_in(body, place)]
    return list(dict.fromkeys(kept or found))


def _acts_in(body: str, place: str) -> bool:
    at = _place_of_committee().get(body)
    if at or body in _level_of_committee():
        return at in {None, place}
    return place in _reach(body)


@cache
def _reach(body: str) -> frozenset[str]:
    return frozenset(place for place in PLACES if body in serving(place))


def _holders(word: str, place: str) -> list[str]:
    """Councils, or NHS trusts, that serve a place (or any)."""
    fits = {"local-authority"} if word == "local-authority" else TRUST_KINDS
    keys = [row["key"] for row in partners() if row["kind"] in fits]
    return [key for key in keys if (place in _reach(key) if place else bool(_reach(key)))]


TRUST_KINDS = {"acute-trust", "mental-health-trust", "community-trust", "ambulance-trust"}


def _arrangement(row: Row, function: str, place: str) -> Row:
    read = readings().get(row["id"], {})
    at = level(row["footprint"])
    made = {
        "key": row["id"] + (f"-{place}" if place and split(row["place"]) != [place] else ""),
        "function": function,
        "standing": "today",
        "place": place,
        "mode": row["mode"],
        "mechanism": read["mechanism"]["reading"] if "mechanism" in read else mechanisms()[row["mechanism"]],
    }
    for answer in ANSWERS:
        bodies = _resolved(_bodies(row, answer), row, place)
        made |= _answer(answer, bodies, at, place, read.get(f"{answer}_since"))
        made |= {name: read[name]["reading"] for name in (f"{answer}_level",) if name in read}
    for name in ("recommends", "approvers"):
        made[name] = joined(_resolved(split(read[name]["reading"]), row, place)) if name in read else ""
    assumed = {name for name in read if name in ANSWERS and set(_bodies(row, name)) - set(split(row[COLUMN[name]]))}
    stated = [answer for answer in ANSWERS if COLUMN[answer] in split(row["inferred"]) or answer in assumed]
    made |= _not_known(read["assumption"]["reading"] if "assumption" in read else "", made)
    why = [read[name]["why"] for name in ("function", "mechanism", *ANSWERS) if name in read]
    dated = f"As at {row['as_at']}" if row["as_at"] else "No date in the source"
    return made | {
        "basis": BASIS[row["basis"]],
        "inferred": joined(stated),
        "detail": sentences(row["detail"], row["note"], *dict.fromkeys(why), SURENESS.get(row["basis"], ""), dated),
        "source": cited(row),
    }


NOBODY = "The law names nobody for this work: nobody is accountable for it until the partners say who"


def _not_known(assumption_read: str, made: Row) -> Row:
    """What stands for an answer that nobody knows, who owns the assumption and until when."""
    said = sentences(assumption_read, "" if made["duty_bodies"] else NOBODY)
    return {"assumption": said, "assumption_owner": "wy-icb", "assumption_until": "2027-04-01"} if said else {}


def _answer(answer: str, bodies: list[str], at: str, place: str, since: Row | None) -> Row:
    """The three cells of one answer.

    The level is the committee's own, else the reach of the bodies for duty, money and employment, else that of the row.
    """
    return {
        f"{answer}_bodies": joined(bodies),
        f"{answer}_level": _level(answer, bodies, at, place) if bodies else "",
        f"{answer}_since": since["reading"] if since else "",
    }


def _level(answer: str, bodies: list[str], at: str, place: str) -> str:
    own = [_level_of_committee()[body] for body in bodies if body in _level_of_committee()]
    if own:
        return own[0]
    if {_home(body) for body in bodies} == {"region"}:
        return "region"
    if answer in {"decides", "does"}:
        return "place" if at == "neighbourhood" and answer == "decides" else at
    reach = {_home(body) for body in bodies}
    return reach.pop() if len(reach) == 1 else ("place" if place else "system")


def _home(body: str) -> str:
    if kind_of(body) == "nhs-england":
        return "region"
    return "place" if len(_reach(body)) == 1 else "system"


@cache
def _usual_ways() -> dict[tuple[str, str], Row]:
    return {(row["duty_holder"], row["reach"]): row for row in assumption("usual_ways")}


@cache
def _own_ways() -> dict[str, Row]:
    return {row["function"]: row for row in assumption("filled_by_hand")}


@cache
def _in_places() -> dict[str, str]:
    return {row["function"]: row["why"] for row in assumption("system_work_in_places")}


def _reach_of_work(function: str) -> str:
    _, delegable, footprint = facts()[function]
    if delegable == "no":
        return "never-passed-on"
    if footprint in {"place", "neighbourhood"} or function in _in_places():
        return "place"
    return "system" if footprint == "system" else "wider"


def _usual(function: str, place: str) -> Row:
    """The arrangement that is assumed where no source says anything."""
    holder = facts()[function][0]
    way = _own_ways().get(function) or _usual_ways()[holder, _reach_of_work(function)]
    made = {
        "key": f"assumed-{function}" + (f"-{place}" if place else ""),
        "function": function,
        "standing": "today",
        "place": place,
        "mode": way["mode"],
        "mechanism": way["mechanism"],
    }
    duty = _resolved(["wy-icb"] if holder == "icb" else [holder], {"id": ""}, place)
    for answer in ANSWERS:
        bodies = duty if answer == "duty" else _usual_bodies(way[answer], duty, place)
        made |= _answer(answer, bodies, way["does_level"], place, None)
    made |= {"decides_level": way["decides_level"]} | _not_known("", made)
    return made | {
        "basis": "assumed",
        "inferred": joined(ANSWERS),
        "detail": sentences(
            "Assumed: no source was read", way["why"], _in_places().get(function, ""), _craven(holder, place)
        ),
        "source": "assumption",
    }


def _craven(holder: str, place: str) -> str:
    crosses = holder == "local-authority" and place == "bdc"
    return "For Craven's 50,861 people it is North Yorkshire Council" if crosses else ""


def _usual_bodies(words: str, duty: list[str], place: str) -> list[str]:
    if words in {"PLACE-COMMITTEE", "HWB"}:
        return [f"{'pc' if words == 'PLACE-COMMITTEE' else 'hwb'}-{place}"]
    if words == "DUTY-HOLDER":
        return duty
    if words in {"LEAD-HOLDER", "COMMUNITY", "MENTAL-HEALTH"}:
        return [_lead(words, duty, place)]
    return _resolved(split(words), {"id": ""}, place)


def _lead(words: str, duty: list[str], place: str) -> str:
    """The one council or trust that is assumed to lead in a place."""
    leads = {row["place"]: row for row in assumption("place_leads")}
    if place not in leads:
        return duty[0]
    if words in {"COMMUNITY", "MENTAL-HEALTH"}:
        return leads[place][words.lower().replace("-", "_")]
    return leads[place]["council" if kind_of(duty[0]) == "local-authority" else "trust"]


def _ruled_out(row: Row) -> list[Row]:
    """What may not be; blank fields mean any. A footprint stands for each function that has it."""
    if row["function"] in facts():
        return [_barred(row, row["key"], row["function"])]
    meant = [key for key, (_, _, footprint) in facts().items() if footprint == row["function"]]
    return [_barred(row, f"{row['key']}-{key}", key) for key in meant if key not in split(row["except"])]


def _barred(row: Row, key: str, function: str) -> Row:
    return {
        "key": key,
        "function": function,
        "standing": "ruled-out",
        "mode": row["mode"],
        "mechanism": row["mechanism"],
        "decides_bodies": row["decides"],
        "basis": row["basis"],
        "ruled_by": row["ruled_by"],
        "detail": sentences(row["why"]),
        "source": row["source"],
    }
