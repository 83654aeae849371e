"""The workbench in Chromium: an example is loaded, broken, mended, judged, shown to others, and downloaded."""

from __future__ import annotations

import io
import time
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pytest
from pypdf import PdfReader

from support import browser as browsers
from support.http_server import started_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.browser import Browser
    from support.http_server import Server

MISSING: Final = browsers.missing()
pytestmark = [pytest.mark.deep, pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")]

EXAMPLE: Final = 'button[value="example:two_debtors"]'
JUDGE: Final = 'button[value="judge"]'
INTAKE: Final = '[name="f/detentions/0/intake_on"]'
PATIENCE: Final = 30
AXE: Final = (
    "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', "
    "'best-practice']}).then(all => done(all.violations.map(each => [each.id, each.nodes.map(node => "
    "node.html.slice(0, 200))])), error => done([['failed', String(error)]]))"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsers.started() as found:
        yield found


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with started_server() as found:
        yield found


def settled(browser: Browser, script: str) -> Any:  # noqa: ANN401  any JSON
    """Return what a script gives once it gives something: a page may still be on its way."""
    for _ in range(PATIENCE * 10):
        try:
            if found := browser.run(script):
                return found
        except OSError:  # the page has just been left
            pass
        time.sleep(0.1)
    raise AssertionError(f"nothing came of: {script}")


def press(browser: Browser, selector: str) -> None:
    """Press a button and wait until another page is there."""
    browser.run("document.body.dataset.old = 'yes'")
    browser.run("document.querySelector(arguments[0]).click()", selector)
    settled(browser, "return document.readyState === 'complete' && !document.body.dataset.old")


def loaded(browser: Browser, server: Server, width: int = 1280) -> None:
    browser.show(f"http://127.0.0.1:{server.port}/", width)
    press(browser, EXAMPLE)


def text(browser: Browser, selector: str) -> str:
    return str(browser.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector))


def test_a_field_is_broken_mended_and_judged(browser: Browser, server: Server) -> None:
    loaded(browser, server)
    assert "本案有2项违反" in text(browser, "#p-conclusion")
    browser.run("document.querySelector(arguments[0]).value = '2026-13-40'", INTAKE)
    press(browser, JUDGE)
    assert "有 1 处读不懂" in text(browser, "#errors")
    assert "2026-13-40" not in text(browser, "#errors")
    assert browser.run("return document.activeElement.id") == "errors", "the summary has the focus"
    browser.run("document.querySelector('#errors a').click()")
    assert browser.run("return document.activeElement.name") == "f/detentions/0/intake_on"
    browser.run("document.querySelector(arguments[0]).value = '2026-08-12'", INTAKE)
    press(browser, JUDGE)
    assert "本案有2项违反" in text(browser, "#p-conclusion")
    assert browser.run("return window.refused") == [], "the policy of the page refuses nothing that it needs"
    assert browser.run("return location.href").endswith("/"), "nothing of the record is in the address"


def test_the_audience_is_switched(browser: Browser, server: Server) -> None:
    loaded(browser, server)
    assert "郑某甲" in text(browser, "#result")
    browser.run("document.querySelector('#audience').value = 'party'")
    press(browser, JUDGE)
    shown = text(browser, "#result")
    assert "郑某甲" not in shown
    assert "1103号" not in shown


def test_a_letter_and_a_calendar_are_downloaded(browser: Browser, server: Server, tmp_path: Path) -> None:
    loaded(browser, server)
    browser.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    for button, suffix in (('button[value^="letter:referral:"]', ".docx"), ('button[value="get:ics"]', ".ics")):
        browser.run("document.querySelector(arguments[0]).click()", button)
        for _ in range(PATIENCE * 10):
            if found := list(tmp_path.glob(f"*{suffix}")):
                break
            time.sleep(0.1)
        else:
            pytest.fail(f"no {suffix} came")
        assert "郑" not in found[0].name
    assert zipfile.is_zipfile(next(tmp_path.glob("*.docx")))
    assert "BEGIN:VCALENDAR" in next(tmp_path.glob("*.ics")).read_text("utf-8")


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_no_page_is_wider_than_its_window(browser: Browser, server: Server, width: int) -> None:
    browser.show(f"http://127.0.0.1:{server.port}/", width)
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.run(wide) == 0
    press(browser, EXAMPLE)
    for tab in ("conclusion", "plan", "time", "days", "letters", "compare", "receipt"):
        browser.run("document.querySelector('#tab-' + arguments[0]).click()", tab)
        assert browser.run(wide) == 0, tab


def test_without_a_script_every_part_is_there_and_the_form_works(browser: Browser, server: Server) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        metrics = {"width": 1280, "height": 1600, "deviceScaleFactor": 1, "mobile": False}
        browser.command("Emulation.setDeviceMetricsOverride", **metrics)
        browser.command("Page.navigate", url=f"http://127.0.0.1:{server.port}/")
        node_of(browser, "footer, .promises, #load")
        time.sleep(1)
        box = browser.command("DOM.getBoxModel", nodeId=node_of(browser, EXAMPLE))["model"]["content"]
        place = {"x": (box[0] + box[2]) / 2, "y": (box[1] + box[5]) / 2, "button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            browser.command("Input.dispatchMouseEvent", type=kind, **place)
        letters = node_of(browser, "#p-letters")
        assert "生成 Word 文件" in browser.command("DOM.getOuterHTML", nodeId=letters)["outerHTML"]
        assert browser.command("DOM.getBoxModel", nodeId=letters)["model"]["height"] > 0, "it is not behind a tab"
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)


def node_of(browser: Browser, selector: str) -> int:
    """Return the node of an element once it is there."""
    for _ in range(PATIENCE * 10):
        root = browser.command("DOM.getDocument")["root"]["nodeId"]
        if node := browser.command("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]:
            return int(node)
        time.sleep(0.1)
    raise AssertionError(f"there is no {selector}")


def key(browser: Browser, name: str, code: int) -> None:
    for kind in ("keyDown", "keyUp"):
        browser.command("Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code)


def test_the_keyboard_reaches_the_results_their_parts_and_the_record(browser: Browser, server: Server) -> None:
    loaded(browser, server)
    key(browser, "Tab", 9)
    assert browser.run("return document.activeElement.getAttribute('href')") == "#result"
    browser.run("document.getElementById('tab-conclusion').focus()")
    shown = "return [...document.querySelectorAll('.panel')].filter(each => !each.hidden).map(each => each.id)"
    for name, code, tab in (("ArrowRight", 39, "plan"), ("End", 35, "receipt"), ("Home", 36, "conclusion")):
        key(browser, name, code)
        assert browser.run("return document.activeElement.id") == f"tab-{tab}"
        assert browser.run(shown) == [f"p-{tab}"]
    browser.run("document.querySelector('#p-conclusion .jump').click()")
    assert browser.run("return document.activeElement.closest('details').id") == "f/referrals/0"
    assert browser.run("return document.getElementById('f/referrals/0').open") is True


def test_an_entry_is_added_and_the_work_goes_on_there(browser: Browser, server: Server) -> None:
    loaded(browser, server)
    press(browser, "button[value='add:/referrals']")
    assert browser.run("return document.activeElement.closest('details').id") == "f/referrals/1"
    press(browser, "button[value='remove:/referrals/1']")
    assert browser.run("return document.getElementById('f/referrals/1')") is None


def test_a_change_marks_the_results_as_old(browser: Browser, server: Server) -> None:
    loaded(browser, server)
    assert browser.run("return document.getElementById('stale').hidden") is True
    browser.run(
        "const field = document.querySelector(arguments[0]); field.value = '2026-09-01';"
        "field.dispatchEvent(new Event('input', {bubbles: true}))",
        INTAKE,
    )
    assert browser.run("return document.getElementById('stale').hidden") is False
    assert text(browser, "#live")


def test_only_the_result_is_printed_with_its_reader(browser: Browser, server: Server) -> None:
    loaded(browser, server)
    browser.run("document.getElementById('audience').value = 'police'")
    press(browser, JUDGE)
    for page in PdfReader(io.BytesIO(browser.pdf())).pages:
        words = "".join(unicodedata.normalize("NFKC", page.extract_text()).split())
        assert "限受函公安机关阅" in words
        assert "添加人员" not in words
        assert "预览" not in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_with_every_section_open(browser: Browser, server: Server, scheme: str) -> None:
    axe = browsers.axe_script()
    if axe is None:
        pytest.skip("axe-playwright-python, which carries axe-core, is not installed")
    loaded(browser, server)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.command("Emulation.setEmulatedMedia", media="screen", features=features)
    try:
        browser.run(f"{axe}; return 0")
        browser.run("document.querySelectorAll('details, .panel').forEach(e => { e.open = true; e.hidden = false })")
        assert browser.run_later(AXE) == []
        assert browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        assert browser.run("return window.refused") == []
    finally:
        browser.command("Emulation.setEmulatedMedia", media="screen", features=[])


@pytest.mark.parametrize("state", ["start", "errors", "conclusion", "plan", "days", "letters", "compare", "receipt"])
def test_axe_finds_no_violation(browser: Browser, server: Server, state: str) -> None:
    axe = browsers.axe_script()
    if axe is None:
        pytest.skip("axe-playwright-python, which carries axe-core, is not installed")
    if state == "start":
        browser.show(f"http://127.0.0.1:{server.port}/", 1280)
    else:
        loaded(browser, server)
    if state == "errors":
        browser.run("document.querySelector(arguments[0]).value = 'x'", INTAKE)
        press(browser, JUDGE)
    elif state != "start":
        browser.run("document.querySelector('#tab-' + arguments[0]).click()", state)
    browser.run(f"{axe}; return 0")
    assert browser.run_later(AXE) == []
