"""The report in a real browser: accessible, no wider than a telephone, self-contained, and it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request
from tests.unit.publishing import made, made_rooms
from tests.unit.publishing.made_large import large

from purposebuilt.appraisal.results import Appraisal
from purposebuilt.participation.listening import Listened
from purposebuilt.publishing import listening
from purposebuilt.publishing.webpage import Dress, set_page
from purposebuilt.publishing.webpage import page as web_page

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

AXE = made.ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
CASES: dict[str, Callable[[], Appraisal | Listened]] = {
    "tiny": made.tiny,
    "impossible": made.impossible,
    "large": large,
    **made_rooms.CASES,
}


def written(told: Appraisal | Listened, folder: Path) -> str:
    path = folder / "report.html"
    page = web_page(told) if isinstance(told, Appraisal) else set_page(listening.report(told), Dress())
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(params=[320, 1280], ids=["telephone", "desk"])
def opened(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    shown = browser.new_page(viewport={"width": request.param, "height": 900})
    yield shown
    shown.close()


@pytest.mark.parametrize(
    ("case", "width"),
    [(case, width) for case in CASES for width in (320, 1280) if (case, width) != ("large", 320)],
)
def test_axe_finds_nothing(case: str, width: int, browser: Browser, tmp_path: Path) -> None:
    """Everything unfolded. The contrast of text in tables, which axe leaves open since they lie on a shaded scroll
    area, was judged by eye and by figures: it is ink on white there, or one of the pairs of the style sheet's heat.
    """
    if not AXE.exists():
        pytest.skip("axe-core is not installed: make test installs it")
    shown = browser.new_page(viewport={"width": width, "height": 900})
    shown.goto(written(CASES[case](), tmp_path))
    session = shown.context.new_cdp_session(shown)
    shown.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found = shown.evaluate(ASK, TAGS)
    shown.close()
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]] == []
    assert {one["id"] for one in found["incomplete"]} <= {"color-contrast"}, "judge what axe could not decide"


@pytest.mark.parametrize("case", CASES)
def test_the_page_never_scrolls_sideways(case: str, opened: Page, tmp_path: Path) -> None:
    opened.goto(written(CASES[case](), tmp_path))
    opened.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    sticking_out = opened.evaluate(
        """() => [...document.querySelectorAll('main *, header *, footer *')].filter(each => {
            const box = each.getBoundingClientRect();
            return box.width && !each.closest('.scroll') && !each.closest('svg') && box.right > innerWidth + 1
                && getComputedStyle(each).position !== 'absolute';
        }).map(each => each.outerHTML.slice(0, 120))"""
    )
    assert sticking_out == []


def test_nothing_is_asked_of_the_outside_and_nothing_is_complained_of(browser: Browser, tmp_path: Path) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    shown = browser.new_page()
    shown.on("request", lambda request: _note(asked, request))
    shown.on("console", lambda message: complaints.append(message.text))
    address = written(made.hostile("<script>alert(1)</script>"), tmp_path)
    shown.goto(address, wait_until="networkidle")
    shown.close()
    assert asked == [address]
    assert complaints == []


def _note(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def test_it_is_read_without_script(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(written(made.tiny(), tmp_path))
    shown.locator("details:has(table) > summary").first.click()
    assert shown.locator("details[open] table").first.is_visible()
    context.close()


def test_the_keyboard_reaches_the_report_first(browser: Browser, tmp_path: Path) -> None:
    shown = browser.new_page()
    shown.goto(written(made.tiny(), tmp_path))
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.textContent") == "Skip to the report"
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "main"
    shown.close()


def test_it_prints_with_details_opened(browser: Browser, tmp_path: Path) -> None:
    shown = browser.new_page()
    shown.goto(written(made.tiny(), tmp_path))
    printed = shown.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    shown.emulate_media(media="print")
    assert shown.locator("details:not(.unprinted) table").first.bounding_box()["height"] > 0  # type: ignore[index]
    assert shown.locator("details.unprinted table").first.bounding_box() is None
    shown.close()


def test_a_picture_can_be_looked_at(opened: Page, tmp_path: Path) -> None:
    opened.goto(written(made.tiny(), tmp_path))
    taken = opened.screenshot(full_page=True, path=tmp_path / "report.png")
    assert len(taken) > 20_000
