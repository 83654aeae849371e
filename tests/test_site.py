"""The site as it is built: languages, headings, links, anchors, pictures; nothing is fetched from elsewhere."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from support.site import built_site, missing_for_site
from website.search_index import entries, in_english

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_PICTURE = 600_000
MISSING = missing_for_site()
pytestmark = [pytest.mark.deep, pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")]


@pytest.fixture(scope="module")
def site() -> Path:
    return built_site()


@cache
def pages(site: Path) -> dict[str, str]:
    """The HTML of every page, by its name."""
    return {
        path.relative_to(site).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


@cache
def ids(site: Path) -> dict[str, set[str]]:
    return {
        name: {unescape(each) for each in re.findall(r'\bid="([^"]+)"', text)} for name, text in pages(site).items()
    }


def article(text: str) -> str:
    return text.partition("<article")[2].partition("</article>")[0]


def test_every_page_has_its_language_and_the_other_one(site: Path) -> None:
    for name, text in pages(site).items():
        english = in_english(name)
        assert f'lang="{"en" if english else "zh-CN"}"' in text.partition(">")[2].partition(">")[0], name
        others = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', text))
        other = name.removeprefix("en/") if name.startswith("en/") else f"en/{name}"
        assert set(others) == ({"zh-CN", "en"} if other in pages(site) else set()), name
        for address in others.values():
            assert ((site / name).parent / address).exists(), (name, address)


CHINESE_OF_THE_THEME = ("搜索", "本页", "回到顶部", "上一页", "下一页", "链接到此标题", "打开或关闭")
ENGLISH_OF_THE_THEME = ("On this page", "Skip to content", "Back to top", "Toggle ", "Link to this", ">Next<", ">Menu<")


def test_the_words_of_the_theme_are_in_the_language_of_the_page(site: Path) -> None:
    for name, text in pages(site).items():
        around = text.replace(article(text), "") + "".join(re.findall(r'headerlink"[^>]*>', text))
        words = CHINESE_OF_THE_THEME if in_english(name) else ENGLISH_OF_THE_THEME
        assert [word for word in words if word in around.replace("检索中文各页", "")] == [], name


def test_every_page_has_one_first_heading_and_skips_no_level(site: Path) -> None:
    for name, text in pages(site).items():
        levels = [int(each) for each in re.findall(r"<h([1-6])[ >]", text)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_every_link_leads_to_a_file_and_an_anchor(site: Path) -> None:
    broken = []
    for name, text in pages(site).items():
        for address in set(re.findall(r'\b(?:href|src)="([^"]+)"', text)):
            if re.match(r"[a-z]+:|//", address):
                continue
            path, _, place = unquote(unescape(address)).partition("#")
            target = (site / name).parent / path.partition("?")[0] if path else site / f"{name}.html"
            page = target.resolve().relative_to(site.resolve()).with_suffix("").as_posix() if path else name
            if not target.exists() or (place and page in ids(site) and place not in ids(site)[page]):
                broken.append((name, address))
    assert broken == []


def test_every_entry_of_the_search_has_its_anchor(site: Path) -> None:
    for language in ("zh", "en"):
        places = {(page, anchor) for page, anchors in ids(site).items() for anchor in ("", *anchors)}
        assert [each for each in entries(language) if (each.page, each.anchor) not in places] == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for name, text in pages(site).items():
        loaded = re.findall(r'<(?:script|img|iframe|source|video)\b[^>]*\bsrc="([^"]+)"', text)
        loaded += re.findall(r'<link rel="(?:stylesheet|preload|shortcut icon)"[^>]*href="([^"]+)"', text)
        assert [each for each in loaded if re.match(r"(?:https?:)?//", each)] == [], name


def test_every_picture_has_a_text_and_is_small(site: Path) -> None:
    for name, text in pages(site).items():
        for picture in re.findall(r"<img\b[^>]*>", text):
            assert re.search(r'\balt="[^"]+"', picture), (name, picture)
            address = re.search(r'\bsrc="([^"]+)"', picture)
            assert address is not None, (name, picture)
            assert ((site / name).parent / unquote(address[1])).stat().st_size < LARGEST_PICTURE, (name, picture)
