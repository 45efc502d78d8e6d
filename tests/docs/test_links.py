"""Every link and picture of our pages leads somewhere."""

import re
from pathlib import Path

import pytest
from tests.architecture.tree import ROOT, text, tracked

PAGES = [path for path in tracked() if path.suffix == ".md"]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings)
    named = re.findall(r'<a (?:id|name)="([^"]+)"', text(page))
    return {*plain, *named}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    body = re.sub(r"```.*?```", "", text(page), flags=re.DOTALL)
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", body):
        if re.match(r"https?:|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (ROOT / page.parent / name).resolve() if name else ROOT / page
        found = file.exists() and (not anchor or anchor in anchors(file.relative_to(ROOT)))
        if not found:
            lost.append(target)
    assert lost == []
