"""How it is judged and changed: criteria, weights, readiness, stages, tensions, decisions, commitments."""

from __future__ import annotations

from making.bodies import partners
from making.tables import SURENESS, Row, assumption, cited, joined, sentences, source
from making.work import by_place, facts

PLACE_COMMITTEES = "pc-bdc;pc-calderdale;pc-kirklees;pc-leeds;pc-wakefield"
SCOPE_PLACES = {"leeds", "bdc", "calderdale", "kirklees", "wakefield"}
MEASURES = ("closeness", "hand_offs", "running_cost", "disruption")


def criteria() -> list[Row]:
    """The 39 published criteria with the test that we read into each, and two of our own."""
    published = {row["id"]: row for row in source("criteria")}
    own = {row["id"]: row for row in assumption("own_criteria")}
    made = []
    for test in assumption("criteria_tests"):
        row = published.get(test["id"])
        made.append(_criterion(test, row) if row else _own(test, own[test["id"]]))
    return made


def _criterion(test: Row, row: Row) -> Row:
    said = f"The source calls it a {row['kind']}" if row["kind"] != test["force"] else ""
    note = sentences(
        test["why"],
        said,
        row["note"],
        SURENESS.get(row["basis"], ""),
        f"Suggested test: {row['test']}",
    )
    return _tested(test) | {
        "key": row["id"],
        "sentence": row["criterion"] + ".",
        "level": row["level"],
        "place": row["scope"] if row["scope"] in SCOPE_PLACES else "",
        "note": note,
        "source": cited(row),
    }


def _own(test: Row, row: Row) -> Row:
    return _tested(test) | {
        "key": row["id"],
        "sentence": row["sentence"] + ".",
        "level": row["level"],
        "note": sentences(test["why"]),
        "source": "assumption",
    }


def _tested(test: Row) -> Row:
    made = {name: test[name] for name in ("force", "preference", "purpose", "parent", "measure", "unit")}
    made["owner"] = "wy-hcp" if test["owner"] == "PLACE-COMMITTEES" else test["owner"]
    made["functions"] = _scope(test["functions"])
    made |= {"weight": test["weight"], "weight_basis": "assumed"}
    if test["threshold"]:
        made |= {"threshold": test["threshold"], "threshold_basis": test["threshold_basis"]}
    return made


def _scope(words: str) -> str:
    if words == "BY-PLACE-ICB":
        return joined(key for key, (holder, _, _) in facts().items() if holder == "icb" and by_place(key))
    return words


def weights() -> list[Row]:
    """Each partner's points over the four default measures, by its kind: illustrative until they give their own."""
    given = {row["kind"]: row for row in assumption("partner_weights")}
    return [
        {
            "partner": partner["key"],
            "about": measure,
            "points": _row(given, partner)[measure],
            "points_basis": "assumed",
            "note": sentences(f"Illustrative, by kind of partner: {_lower(_row(given, partner)['why'])}"),
        }
        for partner in partners()
        for measure in MEASURES
    ]


def _row(given: dict[str, Row], partner: Row) -> Row:
    """A partner's points by its kind; of a board outside the system nothing is known."""
    outside = partner["kind"] == "icb" and partner["key"] != "wy-icb"
    return given["other" if outside else partner["kind"]]


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def readiness() -> list[Row]:
    """How ready each place is, today and at the target: illustrative, because the bar was not published."""
    return [
        {
            "place": row["place"],
            "points": row["points"],
            "points_basis": "assumed",
            "stage": row["stage"],
            "note": sentences(row["why"]),
            "source": "assumption",
        }
        for row in assumption("readiness")
    ]


def stages() -> list[Row]:
    """Dated steps: two published dates, one assumed; what each can carry is assumed."""
    basis = {"change_wte_basis": "assumed", "change_approvals_basis": "assumed"}
    return [row | basis | {"note": sentences(row["note"])} for row in assumption("stages")]


def tensions() -> list[Row]:
    """The 25 published tensions; what too much of each good costs and the early signs are our reading."""
    read = {row["id"]: row for row in assumption("tension_measures")}
    made = []
    for row in source("tensions"):
        own = read[row["id"]]
        side = "first" if row["voice_inferred"] == "a" else "second"
        unheard = f"Nobody was heard saying the {side} side: its voice is inferred"
        reading = "Owner, review date, costs and signs are our reading"
        made.append(
            {
                "key": row["id"],
                "title": row["title"],
                "good_a": row["pole_a"],
                "good_b": row["pole_b"],
                "voiced_by_a": row["voiced_by_a"],
                "voiced_by_b": row["voiced_by_b"],
                "functions": row["functions"],
                "measures": "" if own["measures"] == "judged" else own["measures"],
                "too_much_a": own["too_much_a"],
                "too_much_b": own["too_much_b"],
                "early_signs": own["early_signs"],
                "owner": own["owner"],
                "action": own["action"],
                "review": own["review"],
                "state": own["state"],
                "note": sentences(
                    row["note"], unheard if row["voice_inferred"] else "", reading, f"As at {row['as_at']}"
                ),
                "source": cited(row),
            }
        )
    return made


def decisions() -> list[Row]:
    """What was settled, as published; why and dissent as far as they were read."""
    return list(assumption("decisions"))


def commitments() -> list[Row]:
    """What partners promised one another, as published."""
    return list(assumption("commitments"))
