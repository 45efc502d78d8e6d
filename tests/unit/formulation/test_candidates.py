"""Which arrangements a line may have, and in which order."""

from dataclasses import replace

from tests.spec.upland import book, upland

from purposebuilt import rulebooks
from purposebuilt.design import Answer, Arrangement, Authority, Committee, Delegable, Design, Partner, Standing
from purposebuilt.formulation import Candidate, formulate
from purposebuilt.formulation.formulation import read
from purposebuilt.formulation.lawfulness import unlawful

SHIPPED = rulebooks.load("england_2022_act")
BOOK = replace(SHIPPED, patterns=tuple(replace(each, functions=()) for each in SHIPPED.patterns))
"""The shipped rulebook with patterns for any function: Upland's are its own and stand in no catalogue."""


def found(design: Design, line: str) -> dict[str, Candidate]:
    """Candidates of a line under the shipped patterns."""
    return {each.key: each for each in read(design, BOOK).candidates[line]}


def plain(**changed: object) -> Design:
    """Upland with today's arrangements only."""
    today = tuple(row for row in upland().arrangements if row.standing is Standing.TODAY)
    lawful = tuple(replace(row, mechanism="board-reserved") for row in today)
    return replace(upland(arrangements=lawful), **changed)  # type: ignore[arg-type]


def test_today_comes_first_then_what_is_ruled_in() -> None:
    own = read(upland(), book()).candidates["care@north"]
    assert [each.key for each in own] == [
        "today",
        "near-north",
        "council-north",
        "trust-north",
        "both-north",
        "pooled-north",
    ]
    assert [each.today for each in own] == [True, False, False, False, False, False]


def test_a_trust_that_serves_two_places_is_a_candidate_in_both() -> None:
    for place in ("north", "south"):
        own = found(plain(), f"care@{place}")["delegated-to-acute-trust:trust"]
        assert own.decides == own.does == Answer(("trust",), "place")
        assert own.duty == Answer(("icb",), "system")


def test_a_pattern_is_for_some_functions_and_never_for_others() -> None:
    own = read(plain(), SHIPPED).candidates["care@north"]
    assert not any(each.pattern == "delegated-to-acute-trust" for each in own), "it names the functions that it is for"
    patterns = tuple(replace(each, never_for=("care",)) for each in BOOK.patterns)
    assert [each.key for each in read(plain(), replace(BOOK, patterns=patterns)).candidates["care@north"]] == ["today"]


def test_a_council_is_a_candidate_where_it_serves() -> None:
    assert "delegated-to-council:council-north" in found(plain(), "care@north")
    assert "delegated-to-council:council-south" not in found(plain(), "care@north")


def test_a_partner_of_two_places_or_of_all_need_not_be_of_the_system_only() -> None:
    """Footprints need not nest: a trust that serves the South and a place outside the system; one that says nothing."""
    more = (
        Partner("border", "Border Trust", "acute-trust", ("south", "elsewhere")),
        Partner("roaming", "Roaming Trust", "acute-trust"),
    )
    design = plain(partners=(*upland().partners, *more))
    assert "delegated-to-acute-trust:border" in found(design, "care@south")
    assert "delegated-to-acute-trust:border" not in found(design, "care@north")
    assert "delegated-to-acute-trust:roaming" in found(design, "care@north")


def test_a_place_committee_that_is_not_set_up_yet_is_the_icb_in_that_place() -> None:
    none = plain(committees=upland().committees[:1])
    assert found(none, "care@north")["place-committee"].decides == Answer(("icb",), "place")
    assert found(plain(), "care@north")["place-committee"].decides == Answer(("committee-north",), "place")


def test_a_committee_that_only_recommends_decides_nothing() -> None:
    advising = tuple(replace(each, authority=Authority.RECOMMENDS) for each in upland().committees)
    own = found(plain(committees=advising), "care@north")
    assert own["place-committee"].decides == Answer(("icb",), "place")


def test_a_joint_committee_is_one_of_the_icb_and_another() -> None:
    joint = Committee("joint", "Joint", "system", Authority.DECIDES, hosts=("icb", "trust"))
    other = Committee("other", "Other", "system", Authority.DECIDES, hosts=("trust", "council-north"))
    functions = tuple(replace(each, footprint="system") for each in upland().functions)
    design = plain(committees=(*upland().committees, joint, other), functions=functions)
    own = [each for each in found(design, "care@north").values() if each.pattern == "joint-committee"]
    assert [each.decides.bodies for each in own] == [("joint",)]


def test_another_board_may_commission_for_several_systems() -> None:
    functions = tuple(replace(each, footprint="multi-system") for each in upland().functions)
    design = plain(functions=functions, partners=(*upland().partners, Partner("other", "Other ICB", "icb")))
    own = found(design, "care@upland")
    assert own["pan-system-lead:other"].decides == Answer(("other",), "multi-system")
    assert own["pan-system-host"].does == Answer(("icb",), "multi-system")
    assert "pan-system-lead:icb" not in own


def test_a_function_that_may_not_be_delegated_stays_with_its_holder() -> None:
    functions = tuple(replace(each, delegable=Delegable.NO) for each in upland().functions)
    for each in found(plain(functions=functions), "care@north").values():
        assert set(each.decides.bodies) <= {"icb", "board", "committee-north"}


def test_partly_delegable_work_may_move_and_the_decision_only_to_a_committee_of_the_icb() -> None:
    functions = tuple(replace(each, delegable=Delegable.PARTLY) for each in upland().functions)
    own = found(plain(functions=functions), "care@north")
    assert all(set(each.decides.bodies) <= {"icb", "board", "committee-north"} for each in own.values())
    assert own["council-team:council-north"].does.bodies == ("council-north",)


def test_the_same_arrangement_is_one_candidate_and_stays_marked_today() -> None:
    row = plain().arrangements[1]
    again = replace(row, key="again", standing=Standing.RULED_IN)
    own = found(plain(arrangements=(*plain().arrangements, again)), "care@north")
    assert "again" not in own
    officer = replace(row, mechanism="icb-officer", decides=Answer(("icb",), "system"))
    own = found(plain(arrangements=(plain().arrangements[0], officer)), "care@north")
    assert own["today"].pattern == "icb-officer"
    assert own["today"].today
    assert "icb-officer" not in own


def test_a_row_of_the_place_is_narrower_than_one_of_the_whole() -> None:
    whole = upland().arrangements[1]
    north = replace(whole, key="care-north", place="north", decides=Answer(("committee-north",), ""))
    own = read(upland(arrangements=(upland().arrangements[0], north, whole)), book()).candidates
    assert own["care@north"][0].decides == Answer(("committee-north",), "place"), "the level is the committee's"
    assert own["care@south"][0].decides == Answer(("board",), "system")


def ruled_out(**fields: object) -> Arrangement:
    return Arrangement("never", "care", Standing.RULED_OUT, ruled_by="trust", **fields)  # type: ignore[arg-type]


def test_what_is_ruled_out_is_a_requirement_with_an_owner() -> None:
    """Empty fields mean any: all delegation, in the South only."""
    row = ruled_out(mechanism="delegation", place="south", detail="No delegation in the South.")
    made = formulate(upland(arrangements=(*upland().arrangements, row)), book(), ["closeness"])
    (requirement,) = made.requirements
    assert (requirement.name, requirement.owner) == ("ruled-out:never", "trust")
    assert requirement.sentence == "No delegation in the South."
    explorer = made.explorer()
    for choice in ([0, 2, 0], [0, 0, 2]):
        configuration = explorer.configuration(choice)
        broken = configuration.choice["care@south"] == "council-south"
        assert made.broken(configuration) == (("ruled-out:never",) if broken else ())
        assert explorer.feasible(choice)[0] != broken


def test_a_body_or_a_level_may_be_ruled_out() -> None:
    for fields, barred in (
        ({"does": Answer(("council-north",))}, {"council-north", "both-north", "pooled-north"}),
        ({"decides": Answer((), "system")}, {"today"}),
        ({"mode": "icb-direct", "does": Answer(("trust",))}, set()),
    ):
        rows = (*upland().arrangements, ruled_out(place="north", **fields))
        made = formulate(upland(arrangements=rows), book(), ["closeness"])
        own = [each.key for each in made.candidates["care@north"]]
        explorer = made.explorer()
        out = {key for at, key in enumerate(own) if not explorer.feasible([0, at, 0])[0]}
        assert out == barred


def test_today_may_be_ruled_out_and_is_still_scored() -> None:
    made = formulate(upland(arrangements=(*upland().arrangements, ruled_out(mode="icb-direct"))), book(), ["closeness"])
    assert made.today is not None
    assert made.broken(made.today) == ("ruled-out:never",)
    assert made.objective_values(made.today) == (0.5,)


def test_a_vehicle_used_for_what_the_law_forbids_is_barred_and_named() -> None:
    """Today the council decides about the plan by delegation, and the plan may not be delegated."""
    row = replace(upland().arrangements[0], mechanism="delegation", decides=Answer(("council-north",), "place"))
    made = formulate(upland(arrangements=(row, *upland().arrangements[1:])), book(), ["closeness"])
    assert [each.name for each in made.requirements] == ["mechanism:delegation"]
    assert made.requirements[0].sentence == "Delegation: not for a function that the law keeps with its holder."
    assert made.today is not None
    assert made.broken(made.today) == ("mechanism:delegation",)


def test_a_company_may_not_receive_a_delegation() -> None:
    row = replace(
        plain().arrangements[1],
        key="forum",
        standing=Standing.RULED_IN,
        mechanism="s65z5-delegation",
        decides=Answer(("forum",), "place"),
    )
    reading = read(plain(arrangements=(*plain().arrangements, row)), BOOK)
    line = reading.lines[1]
    said = unlawful(reading, line, reading.candidate(line.key, "forum"))
    assert "may not receive it" in said


def test_the_order_is_the_same_whoever_asks() -> None:
    one, other = read(plain(), BOOK), read(plain(), BOOK)
    assert one.candidates == other.candidates
