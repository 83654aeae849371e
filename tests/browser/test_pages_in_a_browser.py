"""Pages in Chromium: on a telephone, a tablet and a desktop, on paper, with a keyboard, and for axe-core.

Where there is no browser, these tests are skipped.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest
from pypdf import PdfReader

from support import browser as browsers
from support.desk import DAY, HOSTILE, forty_acts, hostile_case, main_case, mechanism
from zhixing_rules.office.html import case_html, checklist_html, worklist_html
from zhixing_rules.views import case_view, worklist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pypdf import PageObject

    from support.browser import Browser

MISSING: Final = browsers.missing()
pytestmark = [pytest.mark.deep, pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")]

WIDTHS: Final = (390, 768, 1280)
A4: Final = (595, 842)
RADICALS: Final = str.maketrans("⻚⺠⻓⻅⻋⻔⻛⻢⻬⻝⻄⻩", "页民长见车门风马齐食西黄")
"""Characters for radicals that a reader of PDF finds in place of the common ones, which have the same shape."""

OUTSIDE: Final = """
const edge = document.documentElement.clientWidth + 1, found = [];
const whole = document.documentElement.scrollWidth;
if (whole > edge) { found.push("the page scrolls: " + whole); }
for (const each of document.querySelectorAll("body *")) {
  if (each.closest(".scroll, .fig, .vh, .skip, .icons, svg, script") || each.hidden) { continue; }
  const box = each.getBoundingClientRect();
  if (!box.width || !box.height) { continue; }
  const name = each.tagName + "." + each.className + " " + each.textContent.trim().slice(0, 12);
  if (box.right > edge || box.left < -1) { found.push("over the edge: " + name); }
  if (each.matches("td, th, dd, p, li, h1, h2, h3") && each.scrollWidth > each.clientWidth + 1 &&
      getComputedStyle(each).display !== "inline") { found.push("clipped: " + name); }
}
return found;
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.started() as found:
        yield found


NAMES: Final = (
    *("report", "brief", "police", "forty acts", "mechanism", "empty", "long name", "long word name"),
    *("worklist", "worklist by court", "checklist", "full checklist"),
)


@cache
def pages() -> Mapping[str, str]:
    """The pages that are looked at."""
    main, many = case_view(main_case(), on=DAY, printed_on=DAY), case_view(forty_acts(), on=DAY)
    joint, empty = case_view(mechanism(), on=DAY), case_view({}, on=DAY)
    police = case_view(main_case(), on=DAY, audience="police")
    long = {name: case_view(hostile_case(HOSTILE[name]), on=DAY) for name in ("long", "long word")}
    second = {**main_case(), "执行法院": "沁阳市人民法院", "承办人": "王某", "案号": "（2026）豫0882执611号"}
    first = {**main_case(), "承办人": "李某"}
    return {
        "report": case_html(main),
        "brief": case_html(main, brief=True),
        "police": case_html(police),
        "forty acts": case_html(many),
        "mechanism": case_html(joint),
        "empty": case_html(empty),
        **{f"{name} name": case_html(view) for name, view in long.items()},
        "worklist": worklist_html(worklist([first, second, forty_acts(), mechanism(), '{"x": 1}'], on=DAY)),
        "worklist by court": worklist_html(
            worklist([first, second, hostile_case(HOSTILE["long"])], on=DAY, by="court")
        ),
        "checklist": checklist_html([main, police, joint, empty]),
        "full checklist": checklist_html([many, *long.values()]),
    }


def test_every_page_is_looked_at() -> None:
    assert set(NAMES) == pages().keys()


def words_of(page: PageObject) -> str:
    """The words of a printed page, without blanks."""
    text = unicodedata.normalize("NFKC", page.extract_text()).translate(RADICALS)
    return "".join(text.split())


def opened(browser: Browser, folder: Path, name: str, width: int, **options: bool) -> None:
    path = folder / "page.html"
    path.write_text(pages()[name], encoding="utf-8")
    browser.show(path, width, **options)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_passes_the_edge_or_is_clipped(browser: Browser, tmp_path: Path, name: str, width: int) -> None:
    opened(browser, tmp_path, name, width)
    assert browser.run(OUTSIDE) == []
    assert browser.run("return window.refused") == []


PRINTED: Final = {
    "report": (A4, 6, 7),
    "brief": (A4, 3, 5),
    "police": (A4, 3, 6),
    "mechanism": (A4, 1, 3),
    "empty": (A4, 1, 2),
    "worklist": (A4[::-1], 2, 6),
    "checklist": (A4, 4, 4),
    "full checklist": (A4, 3, 3),
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_page_is_printed_on_a4_with_its_reader_named_on_every_page(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    (wide, high), fewest, most = PRINTED[name]
    opened(browser, tmp_path, name, 1280)
    printed = PdfReader(io.BytesIO(browser.pdf())).pages
    assert fewest <= len(printed) <= most
    for each in printed:
        assert (round(each.mediabox.width), round(each.mediabox.height)) == (
            pytest.approx(wide, abs=1),
            pytest.approx(high, abs=1),
        )
        words = words_of(each)
        notices = ("限查控专管人员阅", "限受函公安机关阅")
        assert any(notice in words for notice in notices)
        assert "checklist" in name or "页" in words


def test_the_first_printed_page_of_a_report_has_every_act(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, "report", 1280)
    first = words_of(PdfReader(io.BytesIO(browser.pdf())).pages[0])
    view = case_view(main_case(), on=DAY)
    assert [item.action.zh for item, _ in view.items if item.action.zh not in first] == []


@pytest.mark.parametrize("name", ["checklist", "full checklist"])
def test_nothing_of_a_checklist_is_cut_off_at_the_foot_of_its_page(browser: Browser, tmp_path: Path, name: str) -> None:
    opened(browser, tmp_path, name, 794, printed=True)
    found = browser.run(
        "return [...document.querySelectorAll('.pg')].map(each => {"
        "const foot = each.querySelector('footer').getBoundingClientRect(), page = each.getBoundingClientRect();"
        "const before = [...each.children].filter(one => one.tagName !== 'FOOTER').map(one => "
        "one.getBoundingClientRect().bottom); return [foot.bottom - page.bottom, Math.max(...before) - foot.top]})"
    )
    for below_the_page, over_the_foot in found:
        assert below_the_page <= 0
        assert over_the_foot <= 1


def test_the_filter_of_a_worklist_shows_what_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, "worklist", 1280)
    count = "return document.querySelectorAll('tr[data-case]:not([hidden])').length"
    every = browser.run(count)
    said = "return document.getElementById('shown').textContent"
    assert browser.run(said) == f"共 {every} 项"
    browser.run(
        "const field = document.getElementById('court'); field.value = '沁阳市人民法院';"
        "field.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    few = browser.run(count)
    assert 0 < few < every
    assert browser.run(said) == f"显示 {few} 项，共 {every} 项；沁阳市人民法院"
    browser.run(
        "const field = document.getElementById('number'); field.value = '9999';"
        "field.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert browser.run(count) == 0
    assert browser.run("return document.querySelectorAll('tbody.g:not([hidden])').length") == 0
    assert browser.run("return document.getElementById('none').hidden") is False
    assert browser.run("return document.getElementById('all').hidden") is False
    browser.run("document.querySelector('button[type=reset]').click()")
    assert browser.run_later("const done = arguments[0]; setTimeout(() => { done(0) }, 50)") == 0
    assert browser.run(count) == every
    assert browser.run("return document.getElementById('all').hidden") is True
    browser.run(
        "const field = document.getElementById('number'); field.value = '(2026) 豫0825';"
        "field.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert browser.run(count) == browser.run(
        "return [...document.querySelectorAll('tr[data-case]')].filter(row => "
        "row.dataset.case.includes('（2026）豫0825')).length"
    )
    assert browser.run(count) > 0


def test_the_first_key_leads_to_what_is_to_be_done(browser: Browser, tmp_path: Path) -> None:
    opened(browser, tmp_path, "report", 1280)
    for kind in ("keyDown", "keyUp"):
        browser.command("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert browser.run("return document.activeElement.getAttribute('href')") == "#todo"


@pytest.mark.parametrize(
    "name", ["report", "brief", "mechanism", "empty", "worklist", "worklist by court", "checklist"]
)
def test_axe_finds_no_violation(browser: Browser, tmp_path: Path, name: str) -> None:
    axe = browsers.axe_script()
    if axe is None:
        pytest.skip("axe-playwright-python, which carries axe-core, is not installed")
    opened(browser, tmp_path, name, 1280)
    browser.run(f"{axe}; return 0")
    found: Any = browser.run_later(
        "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', "
        "'wcag22aa', 'best-practice']}).then(all => done(all.violations.map(each => [each.id, "
        "each.nodes.map(node => node.html.slice(0, 200))])), error => done([['failed', String(error)]]))"
    )
    assert found == []
