"""Each check of coherence accepts a design that makes sense and finds the fault in one that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.checks.cast import PLACES, arranged, book, criterion, design, of, ruled_in

from purposebuilt.checks import COHERENCE_CHECKS
from purposebuilt.checks.picture import Picture
from purposebuilt.design import (
    Aim,
    Change,
    Decision,
    Dependency,
    Design,
    Figure,
    Force,
    FunctionChange,
    JudgedScore,
    PartnerWeight,
    Place,
    Preference,
    Purpose,
    Stage,
    Tension,
    TensionState,
)
from purposebuilt.problems import Severity

ALL_PURPOSES = tuple(
    Purpose(f"p{number}", f"Purpose {number}.", aim.key, "system") for number, aim in enumerate(book().aims)
)
SCORE = JudgedScore("c", "icb", "icb-direct", Figure(50))
TENSION = Tension("t", "Same or local", "Same", "Local", owner="icb", action="Talk", review="2027-01-01")
FEW = replace(design().identity, packs=())

CASES: dict[str, tuple[Design, Design, str]] = {
    # check: a design that makes sense, one that does not, words of the problem
    "functions-serve-purposes": (
        design(purposes=ALL_PURPOSES),
        design(purposes=(Purpose("p", "More work.", "social-economic", "system"),)),
        "serves none of the design's purposes",
    ),
    "purposes-are-served": (
        design(purposes=ALL_PURPOSES),
        design(purposes=(Purpose("p", "Finer weather.", "weather", "system"),), aims=(Aim("weather", "Weather"),)),
        "No function of the design serves the purpose 'Finer weather.'",
    ),
    "decisions-cite-a-why-or-a-what": (
        design(decisions=(Decision("d", "Go", "We go.", "icb", "2026-01-01", functions=("jsna",)),)),
        design(decisions=(Decision("d", "Go", "We go.", "icb", "2026-01-01"),)),
        "The decision 'Go' cites neither",
    ),
    "purposes-do-not-serve-in-a-circle": (
        design(purposes=(ALL_PURPOSES[0], replace(ALL_PURPOSES[1], parent="p0"))),
        design(purposes=(replace(ALL_PURPOSES[0], parent="p1"), replace(ALL_PURPOSES[1], parent="p0"))),
        "in a circle: p0, p1",
    ),
    "criteria-climb-to-a-purpose": (
        design(criteria=(criterion("c", purpose="p0"), criterion("d", parent="c"))),
        design(criteria=(criterion("c"), criterion("d", parent="c"))),
        "'d' of owner of d climbs to no purpose",
    ),
    "places-do-not-lie-in-a-circle": (
        design(),
        design(places=(Place("s", "S", "system", "a"), Place("a", "A", "place", "s"))),
        "in a circle: s, a",
    ),
    "places-lie-in-larger-ones": (
        design(),
        design(places=(PLACES[0], replace(PLACES[1], level="region"))),
        "Place A (region) lies in The system (system)",
    ),
    "places-hold-their-people": (
        design(),
        design(places=(PLACES[0], replace(PLACES[1], population=Figure(1001)))),
        "hold 1,001 people, it only 1,000",
    ),
    "points-come-to-the-pot": (
        design(weights=(PartnerWeight("icb", "closeness", Figure(60)), PartnerWeight("icb", "scale", Figure(40)))),
        design(weights=(PartnerWeight("icb", "closeness", Figure(60)), PartnerWeight("icb", "scale", Figure(-1)))),
        "points below zero",
    ),
    "dependencies-have-one-strength": (
        design(dependencies=(Dependency("jsna", "evaluation", Figure(1)),)),
        design(dependencies=(Dependency("jsna", "evaluation", Figure(1.5)),)),
        "is 1.5",
    ),
    "scores-are-of-judged-criteria": (
        design(criteria=(criterion("c", measure="judged"),), judged_scores=(SCORE,)),
        design(criteria=(criterion("c"),), judged_scores=(SCORE,)),
        "which is not judged and takes no scores",
    ),
    "judged-criteria-have-scores": (
        design(criteria=(criterion("c", measure="judged"),), judged_scores=(SCORE,)),
        design(criteria=(criterion("c", measure="judged"),)),
        "nobody has given a score",
    ),
    "mechanisms-fit-bodies-and-functions": (
        design(arranged("commission-community", mechanism="lead-provider-contract", does=of("trust"))),
        design(arranged("constitution", mechanism="s65z5-delegation", decides=of("trust"))),
        "may not be delegated",
    ),
    "open-answers-have-an-assumption": (
        design(
            arranged(
                "evaluation",
                funds=of(),
                assumption="The ICB",
                assumption_owner="icb",
                assumption_until="2027-01-01",
            )
        ),
        design(arranged("evaluation", funds=of(), employs=of())),
        "does not say who holds the money and who employs",
    ),
    "functions-are-arranged-today": (
        design(arranged("jsna"), identity=FEW, functions=(FunctionChange("jsna", Change.ADD),)),
        design(),
        "170 of 170 functions have no arrangement that holds today",
    ),
    "arrangements-are-of-functions-of-the-design": (
        design(arranged("jsna")),
        design(arranged("jsna"), functions=(FunctionChange("jsna", Change.DROP),)),
        "which this design leaves out",
    ),
    "changes-are-of-functions-of-the-rulebook": (
        design(functions=(FunctionChange("jsna", name="Needs"),)),
        design(functions=(FunctionChange("jnsa", name="Needs"),)),
        "has no function 'jnsa'",
    ),
    "tensions-are-looked-after": (
        design(tensions=(TENSION, replace(TENSION, owner="", state=TensionState.SETTLED))),
        design(tensions=(replace(TENSION, owner="", review=""),)),
        "1 of 1 tensions that are not settled want a review date: 'Same or local'.",
    ),
    "stages-follow-one-another": (
        design(stages=(Stage("a", "A", "2026-01-01"), Stage("b", "B", "2027-01-01"))),
        design(stages=(Stage("b", "B", "2027-01-01"), Stage("a", "A", "2026-01-01"))),
        "stands after 'B'",
    ),
    "criteria-do-not-refine-in-a-circle": (
        design(criteria=(criterion("c"), criterion("d", parent="c"))),
        design(criteria=(criterion("c", parent="d"), criterion("d", parent="c"))),
        "in a circle: c, d",
    ),
    "criteria-refine-their-parents": (
        design(criteria=(criterion("c", threshold=0.5), criterion("d", parent="c", threshold=0.6))),
        design(criteria=(criterion("c", threshold=0.5), criterion("d", parent="c", threshold=0.4))),
        "'d' of owner of d refines 'c' of owner of c, but at least 0.4 is looser than at least 0.5",
    ),
    "siblings-can-hold-together": (
        design(criteria=(criterion("c", threshold=0.4), criterion("d", threshold=0.5, preference=Preference.LESS))),
        design(criteria=(criterion("c", threshold=0.6), criterion("d", threshold=0.5, preference=Preference.LESS))),
        "'c' of owner of c asks for at least 0.6 of 'closeness', and 'd' of owner of d for at most 0.5",
    ),
    "measured-musts-have-thresholds": (
        design(
            criteria=(criterion("c", force=Force.MUST, threshold=0.5), criterion("d", force=Force.MUST, measure=""))
        ),
        design(criteria=(criterion("c", force=Force.MUST),)),
        "says no threshold",
    ),
    "criteria-weights-can-be-used": (
        design(criteria=(criterion("c", weight=1), criterion("d", weight=0), criterion("e", parent="c"))),
        design(criteria=(criterion("c", weight=1), criterion("d", weight=-1))),
        "is below zero",
    ),
}
CODES_OF = {
    "functions-serve-purposes": "PB201",
    "purposes-are-served": "PB202",
    "decisions-cite-a-why-or-a-what": "PB203",
    "purposes-do-not-serve-in-a-circle": "PB204",
    "criteria-climb-to-a-purpose": "PB205",
    "places-do-not-lie-in-a-circle": "PB211",
    "places-lie-in-larger-ones": "PB212",
    "places-hold-their-people": "PB213",
    "points-come-to-the-pot": "PB221",
    "dependencies-have-one-strength": "PB222",
    "scores-are-of-judged-criteria": "PB223",
    "judged-criteria-have-scores": "PB224",
    "mechanisms-fit-bodies-and-functions": "PB241",
    "open-answers-have-an-assumption": "PB242",
    "functions-are-arranged-today": "PB243",
    "arrangements-are-of-functions-of-the-design": "PB244",
    "changes-are-of-functions-of-the-rulebook": "PB245",
    "tensions-are-looked-after": "PB246",
    "stages-follow-one-another": "PB247",
    "criteria-do-not-refine-in-a-circle": "PB231",
    "criteria-refine-their-parents": "PB232",
    "siblings-can-hold-together": "PB235",
    "measured-musts-have-thresholds": "PB236",
    "criteria-weights-can-be-used": "PB238",
}


def found(name: str, made: Design) -> list[str]:
    return [each.message for each in COHERENCE_CHECKS[name](Picture(made, book()))]


def test_every_check_of_coherence_has_a_case() -> None:
    assert set(CASES) == set(COHERENCE_CHECKS)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_design_that_makes_sense_is_accepted(name: str) -> None:
    assert found(name, CASES[name][0]) == []


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_design_that_does_not_is_told_where_and_what_to_do(name: str) -> None:
    _, bad, words = CASES[name]
    assert any(words in message for message in found(name, bad)), found(name, bad)
    for problem in COHERENCE_CHECKS[name](Picture(bad, book())):
        assert problem.code == CODES_OF[name]
        assert problem.remedy
        assert problem.where.sheet


def test_each_purpose_aim_of_the_act_is_served() -> None:
    assert not found("purposes-are-served", CASES["functions-serve-purposes"][0])


def test_a_local_aim_counts_under_its_national_one() -> None:
    aims = (Aim("warm-homes", "Warm homes", under="social-economic"),)
    purposes = (Purpose("p", "Warm homes for all.", "warm-homes", "system"),)
    made = design(aims=aims, purposes=purposes)
    assert found("purposes-are-served", made) == []
    served = found("functions-serve-purposes", made)
    assert "'Housing and health' serves none of the design's purposes." not in served
    assert served


def test_who_may_not_receive_is_named_with_its_kind() -> None:
    grant = arranged("vcse-grants", mechanism="iho-contract", does=of("charity"))
    assert (
        "may not be received by The charity (voluntary, community or social enterprise body)"
        in found("mechanisms-fit-bodies-and-functions", design(grant))[0]
    )


def test_an_unfit_mechanism_is_an_error_only_where_it_is_ruled_in() -> None:
    given = {"mechanism": "s65z5-delegation", "decides": of("trust")}
    severities = [
        each.severity
        for made in (design(arranged("constitution", **given)), design(ruled_in("constitution", **given)))
        for each in COHERENCE_CHECKS["mechanisms-fit-bodies-and-functions"](Picture(made, book()))
    ]
    assert severities == [Severity.WARNING, Severity.ERROR]


def test_points_that_do_not_come_to_a_hundred_are_a_note() -> None:
    made = design(weights=(PartnerWeight("icb", "closeness", Figure(60)),))
    (problem,) = COHERENCE_CHECKS["points-come-to-the-pot"](Picture(made, book()))
    assert problem.severity is Severity.NOTE
    assert "gave 60 points of 100" in problem.message


def test_a_dependency_on_itself_or_said_twice_is_told() -> None:
    made = design(
        dependencies=(
            Dependency("jsna", "jsna", Figure(1)),
            Dependency("jsna", "evaluation", Figure(1)),
            Dependency("evaluation", "jsna", Figure(0.5)),
        )
    )
    messages = found("dependencies-have-one-strength", made)
    assert messages == ["'jsna' depends on itself.", "'evaluation' and 'jsna' stand twice, with 1 and 0.5."]


def test_a_score_beyond_a_hundred_is_told() -> None:
    made = design(criteria=(criterion("c", measure="judged"),), judged_scores=(replace(SCORE, score=Figure(101)),))
    (problem,) = COHERENCE_CHECKS["scores-are-of-judged-criteria"](Picture(made, book()))
    assert problem.code == "PB225"
    assert "with 101" in problem.message


def test_a_purpose_whose_named_functions_are_left_out_is_served_by_none() -> None:
    """Other functions share its aim, but it names one that the design does not take in."""
    purposes = (Purpose("p", "Warm homes for all.", "quality", "system", functions=("better-care-fund",)),)
    change = FunctionChange("jsna", Change.ADD)
    made = design(identity=FEW, functions=(change,), purposes=purposes)
    (told,) = COHERENCE_CHECKS["purposes-are-served"](Picture(made, book()))
    assert told.code == "PB202"
    assert "better-care-fund" in told.remedy
    assert told.where is not None
    assert told.where.column == "functions"


def test_a_function_that_only_its_name_ties_to_a_purpose_serves_it() -> None:
    purposes = (Purpose("p", "Warm homes for all.", "social-economic", "system", functions=("jsna",)),)
    made = design(identity=FEW, functions=(FunctionChange("jsna", Change.ADD),), purposes=purposes)
    assert found("functions-serve-purposes", made) == []
