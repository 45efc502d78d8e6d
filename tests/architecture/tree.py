"""The files of the project as git knows them, and the shape of its Python."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROSE = (".md", ".html", ".jinja", ".j2", ".txt")


@functools.cache
def tracked() -> tuple[Path, ...]:
    """Every file that is committed or would be, relative to the root. A copy without git is walked instead."""
    found = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode == 0:
        names = [Path(name) for name in found.stdout.splitlines()]
    else:
        left_out = {".git", ".venv", ".boot", "node_modules", "out", "__pycache__"}
        names = [path.relative_to(ROOT) for path in ROOT.rglob("*") if not left_out & set(path.parts)]
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


def python(*folders: str) -> tuple[Path, ...]:
    """The Python files under some folders of the root (all of them where none is named)."""
    files = [path for path in tracked() if path.suffix == ".py"]
    return tuple(path for path in files if not folders or path.parts[0] in folders)


@functools.cache
def text(path: Path) -> str:
    """A file's text; empty for what is not text (pictures, workbooks)."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@functools.cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(text(path))


@dataclass(frozen=True)
class Made:
    """A function as it stands in a file: `name` is ``path::Class.function``."""

    name: str
    lines: int
    parameters: int


def functions(path: Path) -> Iterator[Made]:
    """Every function of a file with its length and its number of parameters (self and cls are not counted)."""
    yield from _functions(parsed(path), f"{path.as_posix()}::")


def _functions(node: ast.AST, prefix: str) -> Iterator[Made]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            given = child.args
            names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
            count = len([name for name in names if name not in ("self", "cls")])
            yield Made(prefix + child.name, (child.end_lineno or 0) - child.lineno + 1, count)
            yield from _functions(child, f"{prefix}{child.name}.")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{prefix}{child.name}.")
        else:
            yield from _functions(child, prefix)


def imported(path: Path) -> set[str]:
    """The top names of everything that a file imports, wherever in the file it does so."""
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found
