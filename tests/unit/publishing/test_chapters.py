"""What the chapters say, as plain values."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.publishing import made

from purposebuilt.design import Arrangement, Basis, Figure
from purposebuilt.publishing import scales
from purposebuilt.publishing.chapters import (
    changes,
    impossible,
    options,
    partners,
    prices,
    rules,
    summary,
    tensions,
    why,
)
from purposebuilt.publishing.delegations import delegations
from purposebuilt.publishing.figures_basis import by_table, count_by_basis
from purposebuilt.publishing.reading import differs, read
from purposebuilt.publishing.said import Bullets, Card, Cards, Chapter, Details, Paragraph, Table


def texts(chapter: Chapter | None) -> str:
    assert chapter is not None
    return repr(chapter)


def test_today_is_lettered_t_and_shown_first() -> None:
    shuffled = replace(made.tiny(), options=made.tiny().options[::-1])
    reading = read(shuffled)
    assert [reading.marks[option.key].letter for option in reading.options] == ["T", "A", "B"]


def test_only_what_differs_has_changed() -> None:
    reading = read(made.tiny())
    near, central = reading.others
    assert reading.changed(near) == (made.SOUTH,)
    assert len(reading.changed(central)) == 2
    first = reading.today.assignments[made.SOUTH]  # type: ignore[union-attr]
    assert not differs(first, replace(first, key="other", today=False, why="another way to say it"))


def test_a_difference_below_the_resolution_is_none() -> None:
    closeness = made.OBJECTIVES[0]
    assert scales.verdict(closeness, 0.5004, 0.5) == "same"
    assert scales.verdict(closeness, 0.51, 0.5) == "better"
    assert scales.verdict(made.OBJECTIVES[2], 5.5, 5.3) == "worse"


def test_the_summary_says_that_nothing_wins_everything() -> None:
    assert "No option is best on all 4 things weighed." in texts(summary.chapter(read(made.tiny())))


def test_the_summary_says_so_where_one_option_wins_everything() -> None:
    today, near, _ = made.tiny().options
    best = replace(near, scores=made.scores((1.0, 0.0, 1.0, 0.0), 1))
    other = replace(near, key="other", name="Other")
    reading = read(replace(made.tiny(), options=(today, best, other)))
    assert "One option is best, or equal best, on all 4 things weighed: A: Nearest to people" in texts(
        summary.chapter(reading)
    )


def test_the_summary_says_how_many_posts_are_needed() -> None:
    needed = zip(made.tiny().options, (27.0, 28.2, 25.0), strict=True)
    counted = [replace(option, scores={**option.scores, "posts": posts}) for option, posts in needed]
    told = texts(summary.chapter(read(replace(made.tiny(), options=tuple(counted)))))
    assert "Today's arrangement needs about 27 posts (WTE) for the functions in the envelope" in told
    assert "the options need between 25 and 28. Posts that go are not counted as disruption" in told
    assert "Every post counted is assumed" in told
    assert "posts (WTE)" not in texts(summary.chapter(read(made.tiny())))


def test_the_summary_never_calls_impossible_what_is_only_unfinished() -> None:
    unknown = replace(made.tiny().frontier, points=(), bound=(float("inf"),) * 4)  # type: ignore[type-var]
    late = replace(made.tiny(), frontier=unknown, options=made.tiny().options[:1], exit_code=14)
    told = texts(summary.chapter(read(late)))
    assert "it is not yet known whether one is possible" in told
    assert "No arrangement keeps every requirement" not in told
    assert "Time ran out" in told
    assert "Not known yet" in told
    assert "No arrangement keeps every requirement" in texts(summary.chapter(read(made.impossible())))


def test_the_summary_says_whether_what_was_asked_for_is_proven() -> None:
    assert "Proven as far as was asked for" in texts(summary.chapter(read(made.tiny())))
    late = replace(made.tiny(), exit_code=14)
    assert "Time ran out: something may be missing" in texts(summary.chapter(read(late)))


def test_the_summary_says_today_each_option_in_a_line_and_what_to_do_next() -> None:
    said = summary.chapter(read(made.tiny()))
    assert [section.key for section in said.sections] == ["asked", "now", "found", "known", "assumed", "next"]
    assert "Today scores: closeness to people 0.830" in texts(said)
    lines = next(block for block in said.sections[2].blocks if isinstance(block, Table))
    assert [row[0].text for row in lines.rows] == ["T: Today's arrangement", "A: Nearest to people", "B: One team"]
    assert [row[-1].text for row in lines.rows] == ["0", "1", "2"]
    assert "Name an owner for 1 tension that has none." in texts(said)


def test_the_summary_tells_the_price_that_is_not_weighed() -> None:
    assert "worse than today under every option" not in texts(summary.chapter(read(made.tiny())))
    today, near, central = made.tiny().options
    slow = replace(central, scores={**central.scores, "decision_steps": 20})
    told = texts(summary.chapter(read(replace(made.tiny(), options=(today, near, slow)))))
    assert "Decision steps: 14 to 20 approvals; today 12." in told


def test_a_figure_that_the_design_writes_over_the_catalogue_is_counted_once() -> None:
    reading = read(made.tiny())
    tables = by_table(reading)
    changed = tables.get("Changes to the catalogue", {})
    every = sum(
        isinstance(getattr(function, name), Figure)
        for function in reading.functions.values()
        for name in function.__dataclass_fields__
    )
    assert sum(changed.values()) + sum(tables.get("Catalogue of functions", {}).values()) == every


def test_a_function_that_serves_no_purpose_and_a_purpose_without_function_are_named() -> None:
    design = made.tiny().design
    odd = replace(design.purposes[0], key="odd", aim="social-economic", parent="", statement="Good work for all")
    chapter = why.chapter(read(replace(made.tiny(), design=replace(design, purposes=(odd,)))))
    gaps = next(section for section in chapter.sections if section.key == "unserved")
    told = [block.text for block in gaps.blocks if isinstance(block, Paragraph)]
    named = [item for block in gaps.blocks if isinstance(block, Bullets) for item in block.items]
    assert told[0] == "3 functions serve no purpose:"
    assert "1 purpose is served by no function:" in told
    assert "Good work for all" in named


def test_the_functions_that_a_purpose_names_are_named_and_by_aim_only_is_said() -> None:
    chapter = why.chapter(read(made.tiny()))
    assert chapter.lead == (
        "The partners name 2 purposes. 1 of them names the functions that serve it. The other is served by its aim"
        " only: nobody has said by which of the functions that share it."
    )
    purposes = next(section for section in chapter.sections if section.key == "purposes")
    table = next(block for block in purposes.blocks if isinstance(block, Table))
    assert [(row[-1].text, row[-1].note) for row in table.rows] == [
        ("By its aim only", "1 function shares its aim; it is not named"),
        ("2 functions", "Commission community health services; Better Care Fund and joint pooled budgets"),
    ]


def test_functions_that_no_purpose_names_are_counted_and_listed() -> None:
    chapter = why.chapter(read(made.tiny()))
    gaps = next(section for section in chapter.sections if section.key == "unserved")
    told = [block.text for block in gaps.blocks if isinstance(block, Paragraph)]
    assert "1 function is tied to a purpose by a shared aim only: no purpose names it." in told
    (details,) = [block for block in gaps.blocks if isinstance(block, Details)]
    assert details.summary == "Functions that no purpose names (1)"
    assert details.blocks == (Bullets(("Five-year population health improvement plan",)),)


def test_where_no_purpose_names_a_function_that_is_said_once() -> None:
    design = made.tiny().design
    silent = replace(design, purposes=tuple(replace(each, functions=()) for each in design.purposes))
    chapter = why.chapter(read(replace(made.tiny(), design=silent)))
    assert "None names its functions" in chapter.lead
    gaps = next(section for section in chapter.sections if section.key == "unserved")
    assert not any(isinstance(block, Details) for block in gaps.blocks)


def test_partners_with_the_same_losses_stand_together() -> None:
    twice = tuple(replace(one, partner="dales-hospital") for one in made.tiny().regret if one.partner == "dales-icb")
    kept = tuple(one for one in made.tiny().regret if one.partner != "dales-hospital")
    chapter = partners.chapter(read(replace(made.tiny(), regret=kept + twice)))
    assert chapter is not None
    table = next(block for block in chapter.sections[0].blocks if isinstance(block, Table))
    assert table.rows[0][0].text.startswith("2 partners who lose the same: ")
    assert "Dales Hospital" in table.rows[0][0].note


def test_a_tension_has_two_goods_an_owner_a_state_and_a_review() -> None:
    chapter = tensions.chapter(read(made.tiny()))
    assert chapter is not None
    cards = next(block for block in chapter.sections[0].blocks if isinstance(block, Cards))
    card: Card = cards.items[0]
    assert card.poles == ("Each place decides.", "One team works for both.")
    facts = {fact.term: fact.text for fact in card.facts}
    assert facts["Owner"] == "Southdale Council (illustrative)"
    assert facts["State"] == "Open"
    assert facts["Next looked at"] == "1 October 2027"


def test_a_broken_requirement_is_said_as_its_sentence() -> None:
    today = replace(made.tiny().options[0], breaks=("criterion:within-the-money", "rule:R01", "something else"))
    told = texts(options.chapter(read(replace(made.tiny(), options=(today, *made.tiny().options[1:])))))
    assert "Criterion within-the-money: Run the system within the running cost envelope. (Running cost: at most" in told
    assert "Rule R01: Every function" in told
    assert "something else" in told


def test_what_changes_begins_with_how_much_where_and_who_gains_and_loses() -> None:
    chapter = changes.chapter(read(made.tiny()))
    assert chapter is not None
    tables = [block for block in chapter.sections[0].blocks if isinstance(block, Table)]
    assert [row[1].text for row in tables[0].rows] == ["1", "2"]
    gains = {table.caption: table.rows for table in tables}
    near, central = gains["Who decides on more lines than today, and who on fewer"]
    assert "+1" in near[1].text
    assert "\N{MINUS SIGN}1" in near[2].text
    assert "+2" in central[1].text


def test_a_tension_says_which_options_go_furthest_each_way() -> None:
    told = texts(tensions.chapter(read(made.tiny())))
    assert "Closeness to people (0 to 1), best option first" in told
    assert "A 0.920; T 0.830; B 0.500" in told


def test_where_nothing_is_possible_nobody_is_told_to_take_an_option() -> None:
    told = texts(summary.chapter(read(made.impossible())))
    assert "Settle what clashes" in told
    assert "Take the chosen option" not in told
    assert "Every option has to keep the rulebook" in told


def test_without_today_every_option_is_shown_in_full() -> None:
    chapter = changes.chapter(read(replace(made.tiny(), options=made.tiny().options[1:])))
    assert "does not say how things are arranged today" in texts(chapter)


def test_figures_are_counted_by_how_we_know_them() -> None:
    reading = read(made.tiny())
    counts = count_by_basis(reading)
    assert counts[Basis.ASSUMED] > 50
    assert by_table(reading)["Readiness of places"] == {Basis.ASSUMED: 3}


def test_limits_and_reviews_of_today_hold_only_where_today_stays() -> None:
    limited = tuple(
        replace(one, limit_gbp=Figure(250_000, Basis.PUBLISHED), review="2027-09-30")
        for one in made.tiny().design.arrangements
    )
    assert all(isinstance(one, Arrangement) for one in limited)
    reading = read(replace(made.tiny(), design=replace(made.tiny().design, arrangements=limited)))
    rows = {one.area + one.function: one for one in delegations(reading, reading.others[0])}
    changed = [one for one in rows.values() if one.change == "Changes"]
    kept = [one for one in rows.values() if one.change == "As today"]
    assert [(one.limits, one.review) for one in changed] == [("To be set", "1 April 2027")]
    assert {(one.limits, one.review) for one in kept} == {("Up to £250,000 (published)", "30 September 2027")}


def test_a_rule_to_confirm_shows_its_question_and_room_for_evidence_who_and_when() -> None:
    told = next(one for one in rules.chapter(read(made.tiny())).sections if one.key == "rules-to-confirm")
    (table,) = [block for details in told.blocks for block in details.blocks]  # type: ignore[union-attr]
    assert [column.title for column in table.columns] == [
        "Rule",
        "What it asks",
        "The question",
        "Evidence, by whom, and when",
    ]
    for row in table.rows:
        assert row[2].text
        assert row[3].text == "Evidence: to be given"
        assert row[3].note == "Confirmed by: to be given. Date: to be given."


def test_prices_are_told_pair_by_pair_with_where_they_bite() -> None:
    found = prices.section(read(made.tiny()))
    assert found is not None
    pairs = [block for block in found.blocks if isinstance(block, Details)]
    assert len(pairs) == 6
    (table,) = (block for block in pairs[0].blocks if isinstance(block, Table))
    assert [row[0].text for row in table.rows] == ["Closeness to people", "Hand-offs"]
    bites = [block.text for pair in pairs for block in pair.blocks if isinstance(block, Paragraph)]
    assert any("1 line differs: most in Southdale (illustrative)." in text for text in bites)
    assert any("1 partner loses, most of all Southdale" in text for text in bites)


def test_there_are_no_prices_without_a_frontier() -> None:
    assert prices.section(read(made.impossible())) is None


def test_nobody_is_said_to_lose_by_a_change_too_small_to_count() -> None:
    assert (
        prices.felt(read(made.tiny()), {"dales-icb": 0.001}) == "By their own weights nobody loses, and nobody gains."
    )
    assert prices.felt(read(made.tiny()), {}) == ""


def test_an_impossible_design_says_what_could_give_and_what_is_cheapest() -> None:
    told = texts(impossible.chapter(read(made.impossible())))
    assert "Let closeness be 0.150 less." in told
    assert "The cheapest by the owners' weights" in told
    assert "20 (the cheapest; none sets aside fewer)" in told
    assert "There is no other conflict" in told
    many = replace(made.impossible(), conflicts_found=1400)
    assert "These are the 1 smallest of 1,400 conflicts" in texts(impossible.chapter(read(many)))
