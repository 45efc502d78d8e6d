"""West Yorkshire: the design is what its sources and assumptions make it, and its totals are the real ones."""

import csv
import dataclasses
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from purposebuilt import checks, design_files, rulebooks
from purposebuilt.design import Basis, Design, Figure, Standing
from purposebuilt.engines.engine import Limits
from purposebuilt.engines.highs import Highs
from purposebuilt.formulation import formulate
from purposebuilt.formulation.formulation import Formulation
from purposebuilt.problems import Severity
from purposebuilt.rulebooks.trace import trace

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "west_yorkshire"
PLACES = {"bdc", "calderdale", "kirklees", "leeds", "wakefield"}


def rows(part: str, name: str) -> list[dict[str, str]]:
    with (FOLDER / part / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def design() -> Design:
    return design_files.read(FOLDER)


@pytest.fixture(scope="module")
def formulation(design: Design) -> Formulation:
    rulebook = rulebooks.load(design.identity.rulebook)
    return formulate(design, rulebook, ("closeness", "hand_offs", "running_cost", "disruption"))


def test_the_tables_are_what_the_build_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "build.py"), str(tmp_path)], check=True, timeout=60)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.csv")}


def test_nothing_in_the_sources_is_left_behind(design: Design) -> None:
    assert {row["key"] for row in rows("sources", "partners")} <= {partner.key for partner in design.partners}
    assert [row["key"] for row in rows("sources", "committees")] == [each.key for each in design.committees]
    assert [row["id"] for row in rows("sources", "purposes")] == [purpose.key for purpose in design.purposes]
    assert {row["id"] for row in rows("sources", "criteria")} <= {criterion.key for criterion in design.criteria}
    assert [row["id"] for row in rows("sources", "tensions")] == [tension.key for tension in design.tensions]
    written = {arrangement.key for arrangement in design.arrangements}
    for row in rows("sources", "responsibilities"):
        assert any(key == row["id"] or key.startswith(f"{row['id']}-") for key in written), row["id"]


def test_the_words_of_the_sources_are_kept(design: Design) -> None:
    purposes = {purpose.key: purpose for purpose in design.purposes}
    for row in rows("sources", "purposes"):
        purpose = purposes[row["id"]]
        assert (purpose.statement, purpose.place, purpose.horizon) == (row["purpose"], row["place"], row["horizon"])
        assert (str(float(row["target_value"])) if row["target_value"] else "") == (
            str(purpose.target.value) if purpose.target else ""
        )
    sentences = {criterion.key: criterion.sentence for criterion in design.criteria}
    for row in rows("sources", "criteria"):
        assert sentences[row["id"]] == f"{row['criterion']}."
    tensions = {tension.key: tension for tension in design.tensions}
    for row in rows("sources", "tensions"):
        tension = tensions[row["id"]]
        assert (tension.good_a, tension.good_b, tension.title) == (row["pole_a"], row["pole_b"], row["title"])
        assert tension.functions == tuple(row["functions"].split(";"))


def test_purposes_name_the_functions_that_serve_them(design: Design) -> None:
    links = {row["purpose"]: row for row in rows("assumptions", "purpose_functions")}
    assert all(row["reason"] for row in links.values())
    named = {purpose.key: purpose.functions for purpose in design.purposes if purpose.functions}
    assert named == {key: tuple(row["functions"].split(";")) for key, row in links.items()}
    assert "cancer-alliance-programme" in named["WY-B2"]
    assert named["WY-Q3"] == ("commission-primary-dental", "primary-care-oversight")


def test_the_trace_leaves_no_purpose_without_functions_and_the_readme_counts_it(design: Design) -> None:
    rulebook = rulebooks.load(design.identity.rulebook)
    made = trace(design, rulebook.aims, rulebooks.functions_of(rulebook, design))
    assert [each.purpose.key for each in made.threads if not each.functions] == []
    direct = sum(each.direct for each in made.threads)
    functions = sum(each.direct for each in made.reasons)
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"| purposes, published | {len(made.threads)} |" in text
    assert f"purposes that name their functions | {direct} |" in text
    assert f"| purposes by their aim only | {len(made.threads) - direct} |" in text
    assert f"| functions that a purpose names | {functions} |" in text
    assert f"| functions that no purpose names | {len(made.reasons) - functions} |" in text


def test_each_trust_has_its_published_staff(design: Design) -> None:
    staff = {team.employer: team.wte.value for team in design.teams}
    for row in rows("sources", "numbers"):
        if row["measure"].startswith("Trust staff: "):
            assert round(staff[row["measure"].removeprefix("Trust staff: ")]) == int(row["value"])


def test_the_sizes_are_those_that_the_example_promises(design: Design, formulation: Formulation) -> None:
    functions = rulebooks.functions_of(rulebooks.load(design.identity.rulebook), design)
    assert len(functions) >= 170
    assert {place.key for place in design.places if place.level == "place"} == PLACES
    assert len(formulation.lines) > 300
    assert sum(len(each) for each in formulation.candidates.values()) > 1500
    assert 200 <= len(design.dependencies) <= 300


def test_people_add_up_to_the_census(design: Design) -> None:
    people = {place.key: place.population for place in design.places}
    total = people["west-yorkshire"]
    assert total is not None
    assert total.value == 2_402_379
    assert sum(people[place].value for place in PLACES) == total.value  # type: ignore[union-attr]


def test_need_is_residents_times_the_published_index(design: Design) -> None:
    index = {row["geography_code"]: float(row["need_index_core_2025_26"]) for row in rows("sources", "places")}
    for place in design.places:
        if place.key in PLACES:
            assert place.population is not None
            assert place.need_weighted is not None
            assert place.need_weighted.basis is Basis.DERIVED
            assert place.need_weighted.value == round(place.population.value * index[place.code])


def test_the_posts_of_the_icb_are_its_real_workforce(design: Design, formulation: Formulation) -> None:
    staff = next(team for team in design.teams if team.key == "wy-icb-staff")
    assert (staff.wte.value, staff.wte.basis) == (1072.2, Basis.DERIVED)
    assert icb_posts(design, formulation, shared=False) == pytest.approx(1072.2, abs=0.05)


def test_one_team_for_each_function_would_need_the_posts_that_were_to_stay(
    design: Design, formulation: Formulation
) -> None:
    planned = next(row for row in rows("sources", "numbers") if row["id"] == "WYN048")
    assert planned["value"] == "650"
    assert icb_posts(design, formulation, shared=True) == pytest.approx(650, abs=0.1)


def icb_posts(design: Design, formulation: Formulation, *, shared: bool) -> float:
    """Today's WTE that the ICB employs, counted again from the tables alone; `shared`: in one team a function."""
    assert formulation.today is not None
    seen: set[tuple[str, ...]] = set()
    total = 0.0
    hosts = {each.key: each.hosts for each in design.committees}
    for line in formulation.lines:
        key = formulation.today.choice[line.key]
        today = next(each for each in formulation.candidates[line.key] if each.key == key)
        function = formulation.functions[line.function]
        assert function.fixed_wte is not None
        assert function.variable_wte is not None
        doers = {host for body in today.does.bodies for host in hosts.get(body) or (body,)}
        near = today.does.level in {"place", "neighbourhood"}
        employers = today.employs.bodies
        team = (line.function, *sorted(doers), today.does.level, line.place if near else "")
        if shared and "wy-icb" in employers:
            team = (line.function,)
        wte = function.variable_wte.value * line.people / 100_000
        wte += 0 if team in seen else function.fixed_wte.value
        seen.add(team)
        total += wte / len(employers) if "wy-icb" in employers else 0
    return total


def test_every_line_has_an_arrangement_today_with_five_answers_or_an_assumption(formulation: Formulation) -> None:
    assert formulation.today is not None
    for line in formulation.lines:
        today = next(each for each in formulation.candidates[line.key] if each.today)
        for answer in (today.decides, today.does, today.funds, today.employs):
            assert answer.bodies or line.function in {"commission-adult-secure", "community-offer-review"}, line.key
            assert not answer.bodies or answer.level, line.key


def test_what_is_unknown_has_an_assumption_an_owner_and_a_date(design: Design) -> None:
    for each in design.arrangements:
        if each.standing is not Standing.TODAY:
            continue
        answers = (each.duty, each.decides, each.does, each.funds, each.employs)
        if not all(answer.bodies for answer in answers):
            assert each.assumption, each.key
            assert each.assumption_owner == "wy-icb"
            assert each.assumption_until


def test_published_rows_keep_the_bodies_of_the_source_unless_a_reading_says_why(design: Design) -> None:
    read = {(row["row"], row["answer"]) for row in rows("assumptions", "readings")}
    known = {partner.key for partner in design.partners} | {each.key for each in design.committees}
    made = {each.key: each for each in design.arrangements}
    for row in rows("sources", "responsibilities"):
        parts = [each for key, each in made.items() if key == row["id"] or key.startswith(f"{row['id']}-")]
        for column in ("decides", "does", "employs"):
            named = {word for word in row[column].split(";") if word in known}
            if (row["id"], column) not in read and named:
                here = {body for each in parts for body in getattr(each, column).bodies}
                beyond = {"north-yorkshire-council", "hw-ny"} if len(parts) > 1 else set()
                elsewhere = {body for body in named if body.startswith("pc-")}
                assert named - here <= beyond | elsewhere, (row["id"], column, named, here)


def test_no_check_finds_an_error(design: Design) -> None:
    found = checks.check(design, rulebooks.load(design.identity.rulebook)).problems
    assert [str(problem) for problem in found if problem.severity is Severity.ERROR] == []


def test_today_breaks_the_envelope_and_nothing_else_that_partners_ask(formulation: Formulation) -> None:
    assert formulation.today is not None
    asked = [name for name in formulation.broken(formulation.today) if name.startswith("criterion:")]
    assert asked == ["criterion:WYC01"]


def test_every_source_has_a_licence_and_every_row_a_source(design: Design) -> None:
    keys = {source.key for source in design.sources}
    assert all(source.licence and source.attribution for source in design.sources)
    cited = [*design.purposes, *design.partners, *design.committees, *design.places, *design.criteria]
    cited += [*design.arrangements, *design.tensions, *design.decisions, *design.commitments, *design.dependencies]
    assert {record.source for record in cited} <= keys


def test_every_assumption_is_used_and_says_why() -> None:
    words = {row["mechanism"] for row in rows("sources", "responsibilities")}
    assert {row["word"] for row in rows("assumptions", "mechanism_map")} == words
    assert {row["row"] for row in rows("assumptions", "readings")} <= {
        row["id"] for row in rows("sources", "responsibilities")
    }
    written = {row["function"] for row in rows(".", "arrangements") if row["basis"] == "assumed"}
    assert {row["function"] for row in rows("assumptions", "filled_by_hand")} <= written
    for table in FOLDER.glob("assumptions/*.csv"):
        for row in rows("assumptions", table.stem):
            assert row.get("why") or row.get("reason") or row.get("note") or "why" not in row, (table.name, row)


def test_every_must_can_be_kept_together(formulation: Formulation) -> None:
    engine = Highs(formulation.programme)
    engine.costs(formulation.programme.objectives[2])
    answer = engine.solve(Limits(relative_gap=0.01, seconds=60))
    engine.close()
    assert answer.values is not None
    cheapest = formulation.configuration(answer.values)
    assert formulation.broken(cheapest) == ()
    values = formulation.evaluate(cheapest)
    assert values["envelope_cost"] <= 18.76
    assert values["running_cost"] < 18


def figures(design: Design) -> Counter[str]:
    """Every figure of the design by basis."""
    found: Counter[str] = Counter()
    for table in dataclasses.fields(design):
        if table.name != "identity":
            for record in getattr(design, table.name):
                held = (getattr(record, each.name) for each in dataclasses.fields(record))
                found.update(str(each.basis) for each in held if isinstance(each, Figure))
    return found


def test_the_readme_counts_what_is_published_and_what_is_not(design: Design, formulation: Formulation) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for standing, words in ((Standing.TODAY, "today's arrangements"), (Standing.RULED_OUT, "ruled out")):
        counts = Counter(str(each.basis) for each in design.arrangements if each.standing is standing)
        for basis, count in counts.items():
            assert f"| {words}, {basis} | {count} |" in text, (words, basis, count)
    for basis in Basis:
        assert f"| figures, {basis} | {figures(design)[basis]} |" in text, (basis, figures(design)[basis])
    own = sum(criterion.source == "assumption" for criterion in design.criteria)
    assert f"| criteria, published | {len(design.criteria) - own} |" in text
    assert f"| criteria, assumed | {own} |" in text
    assert formulation.today is not None
    assert f"**GBP {formulation.evaluate(formulation.today)['envelope_cost']:.2f} a head**" in text


def test_the_readme_of_the_sources_counts_their_rows() -> None:
    text = (FOLDER / "sources" / "README.md").read_text(encoding="utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:3]]
        if len(cells) == 2 and ".csv" in cells[0]:
            names, counts = cells[0].split(", "), cells[1].split(", ")
            assert counts == [str(len(rows("sources", name.removesuffix(".csv")))) for name in names], cells


def test_criteria_are_nested_from_the_nation_to_a_place(design: Design) -> None:
    by_key = {criterion.key: criterion for criterion in design.criteria}
    chain = [by_key["WYC34"]]
    while chain[-1].parent:
        chain.append(by_key[chain[-1].parent])
    assert [(each.key, each.level) for each in chain] == [
        ("WYC34", "place"),
        ("ASM03", "system"),
        ("WYC01", "national"),
    ]


def test_partners_points_add_up_to_a_hundred(design: Design) -> None:
    points: Counter[str] = Counter()
    for weight in design.weights:
        points[weight.partner] += int(weight.points.value)
    assert set(points.values()) == {100}
