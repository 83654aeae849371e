"""The buttons of the site that copy a citation, in Chromium, from a disk.

Where there is no browser, these tests are skipped.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from support import browser as browsers
from website.citations import citations_of
from zhixing_rules import __version__
from zhixing_rules.views.references import versioned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.browser import Browser

MISSING: Final = browsers.missing()
pytestmark = [pytest.mark.deep, pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")]

STATIC: Final = Path(__file__).parents[2] / "docs" / "website" / "static"
PRESS: Final = """
const answer = arguments[arguments.length - 1];
const button = document.querySelector("section button");
button.focus();
button.click();
setTimeout(() => answer([window.copied, document.querySelector("[role=status]").textContent,
  document.activeElement === button, button.getAttribute("aria-label")]), 300);
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.started() as found:
        yield found


def shown(browser: Browser, folder: Path, site: str = "", *, script: bool = True) -> None:
    """Open a page as Sphinx writes it: a heading of the page, a clause in its paragraph, a rule as a section."""
    code = STATIC.joinpath("citations.js").read_text(encoding="utf-8") if script else ""
    path = folder / "page.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8>{citations_of('articles/art07', site)}"
        "<script>window.copied = []; const writeText = async each => { copied.push(each); };"
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText}})</script>"
        '<article><h1>第七条</h1><blockquote><p><a id="art7.p2"></a>司法拘留后</p></blockquote>'
        '<section id="art7.p2.referral"><h3>移送<a class="headerlink" href="#art7.p2.referral">¶</a></h3></section>'
        f"</article><script>{code}</script>",
        encoding="utf-8",
    )
    browser.show(path, 390)


def test_a_button_copies_the_citation_and_the_address_and_says_so(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path)
    assert (
        browser.run("return [...document.querySelectorAll('button')].map(each => each.textContent)") == ["复制引用"] * 3
    )
    copied, told, focused, name = browser.run_later(PRESS)
    rule = "art7.p2.referral"
    note = f"zhixing_rules {__version__}，规则 {rule}"
    assert copied == [f"焦中法〔2024〕101号第七条第二款（{note}） {__version__}/articles/art07.html#{rule}"]
    assert (told, focused, name) == ("已复制 · Copied", True, f"复制引用 {rule}")
    assert str(tmp_path) not in copied[0]


def test_the_address_is_the_permanent_one_where_the_site_has_one(browser: Browser, tmp_path: Path) -> None:
    site = versioned("https://law.example")
    shown(browser, tmp_path, site)
    (copied,), *_ = browser.run_later(PRESS)
    assert re.search(r"https://\S+$", copied)[0] == f"{site}articles/art07.html#art7.p2.referral"  # type: ignore[index]  # found


def test_without_the_script_there_is_no_button(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, script=False)
    assert browser.run("return document.querySelectorAll('button').length") == 0
    assert browser.run("return document.querySelector('article').innerText").startswith("第七条")
