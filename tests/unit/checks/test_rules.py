"""Each check of a rule accepts a design in which the rule holds and finds the fault in one in which it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.checks.cast import (
    COMMITTEES,
    PARTNERS,
    PLACES,
    answer,
    arranged,
    book,
    checked,
    design,
    of,
    problems,
    ruled_in,
)

from purposebuilt import rulebooks
from purposebuilt.checks import RULE_CHECKS, STATES, check
from purposebuilt.design import (
    Attestation,
    Authority,
    Committee,
    Design,
    Figure,
    Partner,
    Place,
    Team,
)
from purposebuilt.problems import Severity
from purposebuilt.rulebooks.rulebook import RuleKind

ICB_COMMITTEE = (*COMMITTEES, Committee("audit", "Audit committee", "system", Authority.DECIDES, hosts=("icb",)))
ICP = Committee(
    "icp",
    "The partnership",
    "system",
    Authority.DECIDES,
    hosts=("icb", "council-a", "council-b"),
    mechanism="statutory-joint-committee",
)
BAND = Team("t", "Team", "commissioning", "icb", "a", Figure(1), Figure(10000), function="evaluation")
DELEGATED = {"mechanism": "s65z5-delegation", "decides": of("council-a")}
HELD = "commission-primary-medical"

CASES: dict[str, tuple[str, Design, Design, str]] = {
    # check: rule, a design that keeps it, one that does not, words of the fault
    "one-accountable-body": (
        "R01",
        design(arranged("commission-acute"), arranged(HELD, "two", duty=of("nhse"))),
        design(arranged("commission-acute", duty=of("trust"))),
        "is accountable to The trust, but the catalogue gives the duty to: Integrated care board",
    ),
    "no-unlinked-duplicates": (
        "R02",
        design(arranged("evaluation", place="a"), arranged("evaluation", "two", place="b", does=of("trust"))),
        design(arranged("evaluation", place="a"), arranged("evaluation", "two", does=of("trust"))),
        "done by The trust, and also ('one') by The ICB",
    ),
    "every-place-covered": (
        "R03",
        design(arranged("evaluation", place="a"), arranged("evaluation", "two", place="b")),
        design(arranged("evaluation", place="a")),
        "but not for Place B",
    ),
    "icb-areas-apart": (
        "R04",
        design(partners=(replace(PARTNERS[0], places=("s",)), PARTNERS[1]), places=PLACES),
        design(partners=(PARTNERS[0], PARTNERS[1]), places=PLACES),
        "both have Elsewhere in their areas",
    ),
    "one-icb-for-each-council": (
        "R05",
        design(),
        design(partners=(replace(PARTNERS[0], places=("a",)), replace(PARTNERS[2], places=("a", "b")))),
        "Council A deals with The ICB and an ICB outside this design",
    ),
    "receivers-may-receive": (
        "R07",
        design(arranged("commission-community", **DELEGATED)),
        design(arranged("commission-community", mechanism="s65z5-delegation", decides=of("company"))),
        "is given to The company",
    ),
    "onward-only-where-allowed": (
        "R08",
        design(
            arranged("commission-community", onward_delegation="With the agreement of the ICB", **DELEGATED),
            arranged(
                "commission-community", "two", mechanism="s65z5-delegation", duty=of("council-a"), decides=of("trust")
            ),
        ),
        design(
            arranged("commission-community", onward_delegation="Not without leave", **DELEGATED),
            arranged(
                "commission-community", "two", mechanism="s65z5-delegation", duty=of("council-a"), decides=of("trust")
            ),
        ),
        "is passed on by Council A to The trust",
    ),
    "joint-only-where-joint": (
        "R09",
        design(arranged("commission-community", mechanism="s65z6-joint-committee", decides=of("joint"))),
        design(arranged("commission-community", mechanism="s65z6-joint-committee", decides=of("board"))),
        "it takes at least two",
    ),
    "council-money-by-section-75": (
        "R10",
        design(arranged("better-care-fund", mechanism="s65z6-pooled-fund", funds=of("icb"))),
        design(arranged("better-care-fund", mechanism="s65z6-pooled-fund", funds=of("icb", "council-a"))),
        "pools money of Council A",
    ),
    "barred-functions-stay": (
        "R11",
        design(arranged(HELD, duty=of("nhse"), mechanism="s65z5-delegation", decides=of("icb"))),
        design(arranged("oversight-response", duty=of("nhse"), mechanism="s65z5-delegation", decides=of("icb"))),
        "is shown as delegated by NHS England",
    ),
    "liable-body-named": (
        "R12",
        design(arranged("commission-community", **DELEGATED)),
        design(arranged("commission-community", mechanism="s65z5-delegation", decides=of())),
        "no body of this design is named that exercises it",
    ),
    "held-functions-moved-on-by-agreement": (
        "R14",
        design(arranged(HELD, onward_delegation="Clause 9 of the delegation agreement allows it", **DELEGATED)),
        design(arranged(HELD, **DELEGATED)),
        "moved on to Council A without its leave",
    ),
    "specialised-joint-forum": (
        "R15",
        design(arranged("commission-specialised-acute", decides=of("joint"))),
        design(arranged("commission-specialised-acute")),
        "is decided by The board alone",
    ),
    "not-an-icb-function-yet": (
        "R16",
        design(arranged("vaccination-screening", duty=of("nhse"), decides=of("icb", since="2027-04-01"))),
        design(arranged("vaccination-screening", duty=of("nhse"), decides=of("icb"))),
        "which may not hold it by 2026-12-31",
    ),
    "transferred-duty-still-held": (
        "R18",
        design(
            *(arranged(each.key) for each in rulebooks.load("model_icb_2025").functions if each.direction == "transfer")
        ),
        design(arranged("medicines-optimisation", duty=of())),
        "nobody is named who holds its duty until then",
    ),
    "own-committee-decides": (
        "R32",
        design(arranged("audit-committee", decides=of("audit")), committees=ICB_COMMITTEE),
        design(arranged("audit-committee", decides=of("joint")), committees=ICB_COMMITTEE),
        "is not a committee of the ICB alone",
    ),
    "deciding-committees-described": (
        "R35",
        design(arranged("evaluation")),
        design(arranged("evaluation", decides=of("advisers"))),
        "The advisers advises, but 1 arrangements name it as decider",
    ),
    "one-decision-maker": (
        "R38",
        design(
            arranged("evaluation"), arranged("jsna", mechanism="committees-in-common", decides=of("board", "trust"))
        ),
        design(arranged("evaluation", decides=of("board", "trust"))),
        "names several decision makers: The board and The trust",
    ),
    "map-complete": (
        "R39",
        design(*(arranged(key, key) for key in answer(design(), "R39").rule.functions)),
        design(*(arranged(key, key) for key in answer(design(), "R39").rule.functions), committees=COMMITTEES[:2]),
        "No committee of Place B is written down",
    ),
    "partnership-membership": (
        "R44",
        design(committees=(*COMMITTEES, ICP)),
        design(committees=(*COMMITTEES, replace(ICP, hosts=("icb", "council-a")))),
        "lacks a member from Council B",
    ),
    "decided-by-duty-holder": (
        "R52",
        design(arranged("chc-eligibility", decides=of("pc-a"))),
        design(arranged("chc-eligibility", decides=of("council-a"))),
        "is decided by Council A, but the decision stays with the duty holder",
    ),
    "one-named-icb-for-each-place": (
        "R53",
        design(arranged("safeguarding-partner"), arranged("child-death-review", "two")),
        design(arranged("safeguarding-partner"), arranged("child-death-review", "two", duty=of("council-a"))),
        "in Place A names nobody; the law wants one ICB",
    ),
    "emergency-duty-led": (
        "R54",
        design(arranged("eprr")),
        design(arranged("eprr", does=of())),
        "is vacant: it does not say who does the work",
    ),
    "inside-the-envelope": (
        "R55",
        design(teams=(BAND,)),
        design(teams=(replace(BAND, wte=Figure(2)),)),
        "2.0 WTE cost GBP 20.00 a head (residents); the envelope is GBP 18.76",
    ),
    "moved-people-have-a-date": (
        "R60",
        design(arranged("evaluation"), ruled_in("evaluation", employs=of("trust", since="2027-04-01"))),
        design(arranged("evaluation"), ruled_in("evaluation", employs=of("trust"))),
        "moves its people to The trust, and gives no date",
    ),
}
ON_THE_BLUEPRINT = {"R18", "R55"}
CODES = {
    "one-accountable-body": "PB301",
    "no-unlinked-duplicates": "PB302",
    "every-place-covered": "PB303",
    "not-an-icb-function-yet": "PB304",
    "transferred-duty-still-held": "PB305",
    "decided-by-duty-holder": "PB306",
    "one-named-icb-for-each-place": "PB307",
    "emergency-duty-led": "PB308",
    "receivers-may-receive": "PB311",
    "onward-only-where-allowed": "PB312",
    "barred-functions-stay": "PB313",
    "liable-body-named": "PB314",
    "held-functions-moved-on-by-agreement": "PB315",
    "joint-only-where-joint": "PB321",
    "specialised-joint-forum": "PB322",
    "own-committee-decides": "PB323",
    "deciding-committees-described": "PB324",
    "partnership-membership": "PB325",
    "icb-areas-apart": "PB331",
    "one-icb-for-each-council": "PB332",
    "council-money-by-section-75": "PB341",
    "inside-the-envelope": "PB342",
    "moved-people-have-a-date": "PB351",
    "one-decision-maker": "PB361",
    "map-complete": "PB362",
}


def test_every_check_of_a_rule_has_a_case_and_its_own_code() -> None:
    assert set(CASES) == set(RULE_CHECKS)
    assert {name: code for name, (_, code) in RULE_CHECKS.items()} == CODES


def test_a_rule_that_names_no_check_of_ours_is_told() -> None:
    act = book()
    strange = replace(act, rules=(replace(act.rules[0], check="no-such-check"),))
    found = check(design(), strange)
    assert [each.state for each in found.rules] == ["to-confirm"]
    assert [each.code for each in found.problems if each.code == "PB391"] == ["PB391"]


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_design_that_keeps_the_rule_is_accepted(name: str) -> None:
    rule, good, _, _ = CASES[name]
    key = "model_icb_2025" if rule in ON_THE_BLUEPRINT else "england_2022_act"
    found = answer(good, rule, key)
    assert found.state == ("to-confirm" if found.rule.asks else "met"), found.sentence
    assert not problems(good, RULE_CHECKS[name][1], key)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_design_that_breaks_the_rule_is_told_where_and_what_to_do(name: str) -> None:
    rule, _, bad, words = CASES[name]
    key = "model_icb_2025" if rule in ON_THE_BLUEPRINT else "england_2022_act"
    found = answer(bad, rule, key)
    assert found.state == "not-met"
    raised = [each for each in problems(bad, RULE_CHECKS[name][1], key) if f"({rule})" in each.message]
    assert any(words in each.message for each in raised), [each.message for each in raised]
    assert all(each.remedy and each.where.sheet for each in raised)


@pytest.mark.parametrize("key", rulebooks.available())
def test_every_rule_is_computed_by_a_check_or_attested_with_a_question(key: str) -> None:
    for rule in rulebooks.load(key).rules:
        if rule.kind is RuleKind.COMPUTED:
            assert rule.check in RULE_CHECKS, rule.key
        else:
            assert rule.asks.endswith("?"), rule.key
            assert not rule.check, rule.key
        assert rule.basis, rule.key
        assert rule.force in ("must", "should"), rule.key


def test_every_check_is_named_by_a_rule() -> None:
    named = {rule.check for key in rulebooks.available() for rule in rulebooks.load(key).rules}
    assert set(RULE_CHECKS) <= named


def test_at_least_twenty_rules_are_computed() -> None:
    computed = [rule for rule in rulebooks.load("england_2022_act").rules if rule.kind is RuleKind.COMPUTED]
    assert len(computed) >= 20


def test_what_holds_today_is_a_warning_and_what_is_ruled_in_an_error() -> None:
    today = arranged("commission-acute", duty=of("trust"))
    assert [each.severity for each in problems(design(today), "PB301")] == [Severity.WARNING]
    target = ruled_in("commission-acute", duty=of("trust"))
    assert [each.severity for each in problems(design(target), "PB301")] == [Severity.ERROR]


def test_what_a_should_asks_is_a_note() -> None:
    assert {each.severity for each in problems(design(arranged("commission-specialised-acute")), "PB322")} == {
        Severity.NOTE
    }


def test_a_confirmation_with_evidence_and_date_confirms_and_one_without_does_not() -> None:
    whole = Attestation("R19", "The chair", "Constitution, section 2", "2026-11-01")
    assert answer(design(), "R19").state == "to-confirm"
    found = answer(design(attestations=(whole,)), "R19")
    assert found.state == "confirmed"
    assert found.sentence == "Confirmed by The chair on 2026-11-01: Constitution, section 2"
    half = design(attestations=(replace(whole, evidence=""),))
    assert answer(half, "R19").state == "to-confirm"
    assert "does not give: evidence" in problems(half, "PB392")[0].message


def test_a_duty_that_statute_gives_to_several_may_name_them_all() -> None:
    assert answer(design(arranged("send", duty=of("icb", "council-a"))), "R01").state == "met"
    assert answer(design(arranged("commission-acute", duty=of("icb", "council-a"))), "R01").state == "not-met"
    assert answer(design(arranged("send", duty=of("council-a", "council-b"))), "R01").state == "not-met"


def test_no_confirmation_outweighs_a_computation() -> None:
    rule, _, bad, _ = CASES["own-committee-decides"]
    sworn = replace(bad, attestations=(Attestation(rule, "The chair", "Minutes", "2026-11-01"),))
    assert answer(sworn, rule).state == "not-met"


def test_an_attested_rule_about_a_mechanism_applies_only_where_it_is_used() -> None:
    assert answer(design(), "R59").state == "not-applicable"
    used = design(arranged("better-care-fund", mechanism="s75-partnership"))
    found = answer(used, "R59")
    assert found.state == "to-confirm"
    assert found.lines == ("one",)


def test_states_are_those_that_have_a_sentence() -> None:
    for _, good, bad, _ in CASES.values():
        for made in (good, bad):
            assert {each.state for each in checked(made).rules} <= set(STATES)


def test_keys_that_name_nothing_never_stop_a_check() -> None:
    strange = arranged(
        "evaluation",
        mechanism="no-such",
        decides=of("nobody"),
        duty=of("nobody"),
        does=of("x"),
        place="nowhere",
        employs=of("y"),
    )
    made = design(
        strange,
        arranged("no-such-function", "two"),
        ruled_in("evaluation", place="elsewhere", employs=of("z")),
        partners=(Partner("odd", "Odd", "no-such-kind", places=("nowhere",)),),
        places=(Place("s", "S", "no-such-level", parent="s"),),
        committees=(Committee("c", "C", "no-level", Authority.DECIDES, place="nowhere", hosts=("nobody",)),),
    )
    assert len(checked(made).rules) == 60
    assert len(checked(design(places=(), partners=(), committees=())).rules) == 60


def test_several_doers_of_one_arrangement_need_a_joint_mechanism() -> None:
    both = arranged("evaluation", does=of("icb", "trust"))
    assert answer(design(both), "R02").state == "not-met"
    assert answer(design(replace(both, mechanism="s65z5-joint-exercise")), "R02").state == "met"


def test_two_who_each_hold_the_duty_each_do_their_own_part() -> None:
    """Special educational needs: statute gives the duty to council and ICB, so both do it without any link."""
    both = of("icb", "council-a")
    assert answer(design(arranged("send", duty=both, does=both)), "R02").state == "met"
