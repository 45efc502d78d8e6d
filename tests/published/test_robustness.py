"""Published and exact answers of SMAA-2, TOPSIS and PROMETHEE II, where their folder is given.

Set PURPOSEBUILT_MCDA to a folder that holds `smaa_thrombo.json` and `.npz`, `smaa_exact_3criteria.json`,
`consensus.json` and `published_methods.json` to run them. Small cases stand in tests/unit/robustness.
"""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from purposebuilt.appraisal.robustness import additive, draw_weights, promethee, smaa, topsis

GIVEN = os.environ.get("PURPOSEBUILT_MCDA", "")
pytestmark = pytest.mark.skipif(not GIVEN, reason="PURPOSEBUILT_MCDA names no folder of cases")


def case(name):
    return json.loads((Path(GIVEN) / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def thrombo():
    drawn = np.load(Path(GIVEN) / "smaa_thrombo.npz")
    return drawn["meas"], drawn["weights"], case("smaa_thrombo.json")


def test_thrombo_to_every_printed_digit(thrombo):
    scores, weights, printed = thrombo
    found = smaa(scores, weights)
    assert np.round(found.acceptability, 4).tolist() == printed["rank_acceptability"]
    assert np.round(found.central_weights, 7).tolist() == printed["central_weights"]
    assert np.round(found.confidence, 4).tolist() == printed["confidence_factors"]
    assert np.round(found.winning, 4).tolist() == printed["pairwise_winning"]
    assert round(found.entropy, 7) == printed["ranking_entropy"]


def test_thrombo_with_fixed_weights(thrombo):
    scores, _, printed = thrombo
    found = smaa(scores, printed["fixed_weights"]["w"])
    assert np.round(found.acceptability, 4).tolist() == printed["fixed_weights"]["rank_acceptability"]


def test_exact_shares_of_the_simplex_within_the_error_of_drawing():
    draws = 400_000
    for exact in case("smaa_exact_3criteria.json")["cases"]:
        found = smaa(exact["values"], draw_weights(3, draws, exact["seed"]))
        shares = np.array(exact["rank_acceptability"])
        error = np.sqrt(shares * (1 - shares) / draws)
        assert (np.abs(found.acceptability - shares) <= 4.5 * error + 1e-12).all()
        for at, central in enumerate(exact["central_weights"]):
            if central is None:
                assert np.isnan(found.central_weights[at]).all()
            else:
                near = 4.5 * 0.3 / np.sqrt(draws * shares[at, 0])
                assert found.central_weights[at] == pytest.approx(central, abs=near)


@pytest.mark.parametrize("at", range(3))
def test_cases_on_which_libraries_agree(at):
    agreed = case("consensus.json")["cases"][at]
    found = topsis(agreed["matrix"], agreed["weights"], agreed["types"])
    assert found == pytest.approx(agreed["topsis_vector"], abs=1e-14)
    flows = promethee(agreed["matrix"], agreed["weights"], agreed["types"])
    assert flows == pytest.approx(agreed["promethee2_usual_net_flow"], abs=1e-14)


def test_worked_examples_of_papers():
    cases = {each["method"]: each for each in case("published_methods.json")["cases"]}
    ideal = cases["TOPSIS"]
    found = topsis(ideal["matrix"], ideal["weights"], ideal["types"], scaling="range")
    assert np.round(found, ideal["decimals"]).tolist() == ideal["expected"]
    flows = cases["PROMETHEE_II"]
    found = promethee(flows["matrix"], flows["weights"], flows["types"])
    assert np.round(found, flows["decimals"]).tolist() == flows["expected"]
    summed = cases["WSM"]
    table, costs = np.array(summed["matrix"], dtype=float), np.array(summed["types"]) < 0
    table[:, costs] = 1 / table[:, costs]
    found = additive(table / table.sum(axis=0), np.array([summed["weights"]]))[0]
    assert np.round(found, summed["decimals"]).tolist() == summed["expected"]
