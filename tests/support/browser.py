"""Chromium without a window, driven by chromedriver over HTTP: pages as people see and print them.

Only Debian's ``chromium`` and ``chromium-driver`` are needed. `missing` says why there is no browser, if there is none.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import tempfile
import urllib.request
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Browser", "axe_script", "missing", "started"]

_FLAGS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
_WATCH: Final = (
    "window.refused = []; window.addEventListener('securitypolicyviolation', e => window.refused.push("
    "e.violatedDirective + ' ' + e.blockedURI), true)"
)
"""Notes what the policy of a page refuses, before the page is read."""


def missing() -> str:
    """Return what is not installed; empty where there is a browser."""
    needed = {"chromium": "chromium", "chromedriver": "chromium-driver"}
    return ", ".join(package for program, package in needed.items() if shutil.which(program) is None)


def axe_script() -> str | None:
    """Return axe-core as the package that carries it has it; ``None`` where that is not installed."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        return None
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


class Browser:
    """A session of the browser."""

    def __init__(self, address: str, profile: str) -> None:
        self._address = address
        options = {"binary": shutil.which("chromium"), "args": [*_FLAGS, f"--user-data-dir={profile}"]}
        wanted = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}
        session = _sent(f"{address}/session", wanted)["sessionId"]
        self._session = f"{address}/session/{session}"
        self.command("Page.enable")
        self.command("Page.addScriptToEvaluateOnNewDocument", source=_WATCH)

    def command(self, name: str, **parameters: Any) -> Any:  # noqa: ANN401  any JSON
        """Run a command of the DevTools protocol."""
        return _sent(f"{self._session}/goog/cdp/execute", {"cmd": name, "params": parameters})

    def show(self, page: Path | str, width: int, height: int = 900, *, printed: bool = False) -> None:
        """Open a page, a file or an address, in a window of a width, or as it is printed."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **metrics)
        self.command("Emulation.setEmulatedMedia", media="print" if printed else "screen")
        self.go(page if isinstance(page, str) else page.as_uri())

    def go(self, address: str) -> None:
        """Open an address in the window as it is."""
        _sent(f"{self._session}/url", {"url": address})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  any JSON
        """Run a function body in the page, and return its result."""
        return _sent(f"{self._session}/execute/sync", {"script": script, "args": list(arguments)})

    def run_later(self, script: str) -> Any:  # noqa: ANN401  any JSON
        """Run a function body that calls its last argument with the result."""
        return _sent(f"{self._session}/execute/async", {"script": script, "args": []})

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        self.command("Emulation.setEmulatedMedia", media="")
        self.command("Emulation.clearDeviceMetricsOverride")
        printed = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(printed["data"])

    def close(self) -> None:
        """End the session."""
        _sent(self._session, None, "DELETE")


@contextmanager
def started() -> Iterator[Browser]:
    """Start a browser for a while."""
    driver = shutil.which("chromedriver")
    assert driver is not None
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        subprocess.Popen(  # noqa: S603  Debian's own program
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            port = next(
                found[1] for line in process.stdout if (found := re.search(r"successfully on port (\d+)", line))
            )
            browser = Browser(f"http://127.0.0.1:{port}", profile)
            try:
                yield browser
            finally:
                browser.close()
        finally:
            process.terminate()


def _sent(address: str, content: object, method: str = "POST") -> Any:  # noqa: ANN401  any JSON
    data = None if content is None else json.dumps(content).encode()
    request = urllib.request.Request(  # noqa: S310  our own driver
        address, data, {"Content-Type": "application/json"}, method=method
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=60) as answer:
        return json.load(answer)["value"]
