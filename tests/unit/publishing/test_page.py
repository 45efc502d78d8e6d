"""The report as a web page: whole, self-contained, escaped, in order, the same each time, small and quick."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.unit.publishing import made
from tests.unit.publishing.made_large import large

from purposebuilt.publishing.report import report
from purposebuilt.publishing.webpage import outside, page

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&{{7*7}}</svg></title></style>"
VOID = {"meta", "br", "img", "input", "hr", "link"}


class Outline(HTMLParser):
    """Reads a page: tags balanced, ids, headings, links, tables, attributes that run script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        held = {name: value or "" for name, value in attrs}
        self.attributes += list(held.items())
        if "id" in held:
            self.ids.append(held["id"])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.links.append(held["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another"


@pytest.fixture(scope="module")
def text() -> str:
    return page(made.tiny())


def test_tags_balance_and_ids_are_unique(text: str) -> None:
    seen = Outline(text)
    assert seen.open == []
    assert len(seen.ids) == len(set(seen.ids))


def test_one_title_and_headings_nest(text: str) -> None:
    headings = Outline(text).headings
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))
    assert max(headings) == 4


def test_every_link_within_the_page_leads_somewhere(text: str) -> None:
    seen = Outline(text)
    inner = [link[1:] for link in seen.links if link.startswith("#")]
    assert inner
    assert set(inner) <= set(seen.ids)


def test_nothing_is_loaded_from_outside_and_nothing_runs(text: str) -> None:
    seen = Outline(text)
    assert not {"script", "link", "iframe", "object", "img"} & set(seen.tags)
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name in ("src", "srcset")]
    assert "url(" not in text
    assert "@import" not in text


def test_tables_have_captions_and_heading_scopes(text: str) -> None:
    tables = re.findall(r"<table.*?</table>", text, re.DOTALL)
    assert tables
    for table in tables:
        assert "<caption" in table
        assert 'scope="col"' in table
        assert 'scope="row"' in table or "<tbody>\n</tbody>" in table


def test_pictures_have_titles_and_descriptions(text: str) -> None:
    pictures = re.findall(r"<svg[^>]*role=.img.*?</svg>", text, re.DOTALL)
    assert len(pictures) >= 10
    assert all("<title" in picture and "<desc" in picture for picture in pictures)


def test_it_says_whose_it_is_and_in_which_language(text: str) -> None:
    assert '<html lang="en-GB">' in text
    assert "Purposebuilt is an independent tool. It is not an NHS service." in text


def test_the_golden_cycle_orders_the_chapters() -> None:
    order = ["short", "why", "how", "what", "tensions", "decide"]
    rings = [order.index(chapter.ring) for chapter in report(made.tiny()).chapters]
    assert rings == sorted(rings)


def test_the_bound_and_that_nobody_picked_are_said(text: str) -> None:
    assert "No option found is missing by more than 8% of a range." in text
    assert "It does not pick one." in text


def test_better_and_worse_are_said_in_words(text: str) -> None:
    assert "better by 0.090" in text
    assert "worse by £0.27" in text


def test_functions_without_purpose_and_purposes_without_function_are_shown() -> None:
    bare = page(large())
    assert "serve no purpose:" in bare


def test_what_cannot_be_had_together_is_said_with_its_owners() -> None:
    shown = page(made.impossible())
    assert "These two musts cannot both be kept." in shown
    assert "Northdale Council (illustrative)" in shown
    assert "Yes: searched again without it" in shown


def test_hostile_text_is_only_ever_text() -> None:
    shown = page(made.hostile(HOSTILE))
    seen = Outline(shown)
    assert seen.open == []
    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert "&lt;script&gt;" in shown
    assert "{{7*7}}" in shown


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " ", "//x.example", "https://a b"])
def test_only_plain_web_addresses_become_links(address: str) -> None:
    assert outside(address) == ""


def test_a_plain_web_address_becomes_a_link() -> None:
    assert outside(" https://example.org/a ") == "https://example.org/a"


def test_the_same_appraisal_gives_the_same_page(text: str) -> None:
    assert page(made.tiny()) == text


def test_a_large_system_stays_small_and_quick() -> None:
    large()
    start = time.perf_counter()
    shown = page(large())
    print(f"{len(shown.encode()):,} bytes in {time.perf_counter() - start:.2f} s")  # noqa: T201 - a number to read
    assert len(shown.encode()) < 3_000_000


def test_no_two_tables_have_the_same_name() -> None:
    for appraisal in (made.tiny(), large(), made.impossible()):
        names = re.findall(r"<caption[^>]*><span>(.*?)</span></caption>", page(appraisal))
        assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
