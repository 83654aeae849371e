"""The site in Chromium, opened from the disk: narrow and wide, light and dark, its search, and for axe-core.

Where there is no browser, or no site and nothing to build it with, these tests are skipped.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

import pytest

from support import browser as browsers
from support.site import built_site, missing_for_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.browser import Browser

MISSING: Final = browsers.missing() or missing_for_site()
pytestmark = [pytest.mark.deep, pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")]

PAGES: Final = (
    *("index", "rules", "readings", "record", "articles/art07", "articles/art09", "national", "search?q=保密"),
    *("en/index", "en/rules", "en/articles/art07", "en/search?q=detention", "decisions/index", "glossary"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.started() as found:
        yield found


def opened(browser: Browser, page: str, width: int, colours: str = "light") -> None:
    name, _, query = page.partition("?")
    browser.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": colours}])
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.command("Emulation.setDeviceMetricsOverride", **metrics)
    browser.go(f"{built_site().as_uri()}/{name}.html" + (f"?{query}" if query else ""))


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways_and_no_day_number_or_clause_breaks(browser: Browser, width: int) -> None:
    for page in PAGES:
        opened(browser, page, width)
        found = browser.run(
            "const root = document.documentElement;"
            "return [root.scrollWidth - root.clientWidth, [...document.querySelectorAll('article .whole')]"
            ".filter(each => each.getClientRects().length > 1).map(each => each.textContent)]"
        )
        assert found == [0, []], page


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, colours: str) -> None:
    axe = browsers.axe_script()
    if axe is None:
        pytest.skip("axe-playwright-python, which carries axe-core, is not installed")
    for page in ("index", "rules", "articles/art01", "search?q=保密", "en/articles/art01", "en/search?q=detention"):
        opened(browser, page, 1280, colours)
        browser.run(f"{axe}; return 0")
        found: Any = browser.run_later(
            "const done = arguments[0]; axe.run(document.querySelector('article'), {runOnly: ['wcag2a', 'wcag2aa', "
            "'wcag21aa']}).then(all => done(all.violations.map(each => [each.id, each.nodes.map(node => "
            "node.html.slice(0, 200))])), error => done([['failed', String(error)]]))"
        )
        assert found == [], page


def at(browser: Browser, end: str) -> bool:
    for _ in range(50):
        if browser.run("return decodeURI(location.href)").endswith(end):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("page", "end"),
    [
        ("search?q=七条二款", "/articles/art07.html#art7.p2"),
        ("search?q=art7.p2.referral", "/articles/art07.html#art7.p2.referral"),
        ("en/search?q=Article 7(2)", "/en/articles/art07.html#art7.p2"),
    ],
)
def test_a_citation_leads_to_its_anchor_at_once(browser: Browser, page: str, end: str) -> None:
    opened(browser, page, 1280)
    assert at(browser, end)
    assert browser.run("return document.querySelector(':target') !== null")


def test_a_search_is_typed_and_followed_with_the_keyboard(browser: Browser) -> None:
    opened(browser, "articles/art01", 1280)
    browser.run(
        "const field = document.querySelector('.sidebar-search'); field.value = '拘留届满'; field.form.requestSubmit()"
    )
    assert at(browser, "search.html?q=拘留届满")
    found = "return [...document.querySelectorAll('#search-results :is(h2, .search-hit)')].map(each => each.innerText)"
    assert browser.run(found)[:2] == ["条文 2", "第七条第二款　先行司法拘留与移送"]
    assert "/en/search.html?q=" in browser.run("return document.getElementById('search-other').href")
    for key, code in (("ArrowDown", 40), ("Enter", 13)):
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
            browser.command("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)
    assert at(browser, "/articles/art07.html#art7.p2")
