"""Every command of the README, the tutorials and the guides is run as it stands, and prints what the page says."""

import shutil
from pathlib import Path

import pytest
from tests.architecture.tree import ROOT, tracked
from tests.docs.shell import agrees, run, steps

PAGES = ["README.md", *(path.as_posix() for path in tracked() if path.match("docs/tutorials/*.md"))]
PAGES += [path.as_posix() for path in tracked() if path.match("docs/how-to/*.md") and steps(path.as_posix())]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_does_what_it_says(page: str, tmp_path: Path) -> None:
    shown = steps(page)
    assert shown, "the page shows a command and what it prints"
    for name in ("tiny", "amended_law", "west_yorkshire", "west_yorkshire_room"):
        shutil.copytree(ROOT / "examples" / name, tmp_path / "examples" / name)
    for step in shown:
        done = run(step.command, tmp_path)
        assert agrees(done.stdout, step.says), f"$ {step.command}\n{done.stdout}"
        assert done.returncode == step.exit_code, step.command
