"""What we write is British, finished, and says nothing of the machine it was written on."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest
from tests.architecture.tree import PROSE, parsed, text, tracked

HERE = Path(__file__).name

# American forms; a trailing * stands for any ending. Code (a CSS colour, a keyword of another library) is not prose.
AMERICAN = re.findall(
    r"\S+",
    """
    analyz* behavior* canceled canceling cataloging center centers centered centering color colors colored defense
    enrollment favor* fulfill fulfills fulfillment gray harmoniz* honor* labeled labeling labor leveled maximiz*
    minimiz* modeled modeling neighbor* optimiz* organiz* parametriz* prioritiz* realiz* recogniz*
    specializ* standardiz* summariz* traveled utiliz* finaliz* initializ* normaliz* customiz* emphasiz*
    """,
)
PATTERN = re.compile(r"\b(" + "|".join(word.replace("*", r"\w*") for word in AMERICAN) + r")\b", re.IGNORECASE)


def documented(path: Path) -> str:
    """The prose of a Python file: docstrings and comments."""
    said = [
        ast.get_docstring(node) or ""
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    tokens = tokenize.generate_tokens(io.StringIO(text(path)).readline)
    return "\n".join([*said, *(token.string for token in tokens if token.type == tokenize.COMMENT)])


def without_code(markdown: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`|<style.*?</style>|<[^>]*>", " ", markdown, flags=re.DOTALL)


def prose(path: Path) -> str:
    if path.name == HERE:
        return ""
    if path.suffix == ".py":
        return without_code(documented(path))
    return without_code(text(path)) if path.suffix in PROSE else ""


def test_we_spell_the_british_way() -> None:
    found = {path.as_posix(): sorted({m.group() for m in PATTERN.finditer(prose(path))}) for path in tracked()}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_word_list_finds_what_it_is_for() -> None:
    assert PATTERN.findall("The neighborhood optimizes its behavior.") == [
        "neighborhood",
        "optimizes",
        "behavior",
    ]
    assert PATTERN.findall("The neighbourhood optimises its behaviour with a program.") == []


LEFT = {
    "an unfinished note": r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX|HA" + r"CK)\b",
    "a path of somebody's machine": r"(?<![\w./-])/(work|root|Users|home/\w+|opt/wheels)(/|\b)",
    "a file outside the project": r"\.\./shared\b|(?<![\w./])shared/\w+\.(md|csv)",
    "a registry's address": r"py" + r"pi\.org|pythonhosted|registry\.npm" + r"js|--(extra-)?index-url",
    "a private address": r"\b(10\.\d{1,3}|192\.168)(\.\d{1,3}){2}\b|\.internal\b",
    "a key": r"BEGIN [A-Z ]*PRIVATE KEY|\b(ghp|glpat|sk-ant)[-_]\w{8,}",
}


@pytest.mark.parametrize("what", sorted(LEFT))
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(LEFT[what])
    found = [
        f"{path}: {match.group()}"
        for path in tracked()
        if path.name != HERE
        for match in [pattern.search(text(path))]
        if match
    ]
    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", "package-lock.json"])
def test_a_lock_names_no_address_and_fingerprints_everything(lock: str) -> None:
    words = text(Path(lock))
    assert "://" not in words
    if lock == "requirements.lock":
        pinned = re.findall(r"^[a-z0-9][\w.-]*==[^\\\n]*\\?\n {4}--hash=sha256:[0-9a-f]{64}", words, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[a-z0-9]", words, re.MULTILINE)) > 30
    else:
        assert words.count('"integrity": "sha512-') == words.count('"node_modules/')
