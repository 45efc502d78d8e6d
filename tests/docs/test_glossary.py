"""Every word of the design model is in the glossary, and the glossary names no class that is gone."""

import re
from pathlib import Path

import pytest

from purposebuilt import design

GLOSSARY = (Path(__file__).parents[2] / "GLOSSARY.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([A-Z]\w+)`", GLOSSARY))


@pytest.mark.parametrize("word", design.__all__)
def test_the_glossary_explains(word: str) -> None:
    assert word in NAMED


def test_the_glossary_names_nothing_that_is_gone() -> None:
    assert set(design.__all__) >= NAMED


def test_every_word_of_the_model_is_public() -> None:
    folder = Path(design.__file__).parent
    classes = {
        name
        for file in folder.glob("*.py")
        for name in re.findall(r"^class (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert classes == set(design.__all__)
