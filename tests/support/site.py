"""The site as `make docs` builds it, for the tests that look at it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

__all__ = ["built_site", "missing_for_site"]

_ROOT: Final = Path(__file__).parent.parent.parent
_BUILT: Final = _ROOT / "site"
_WRITTEN_LAST: Final = Path("_static") / "search-index-en.js"
_KINDS: Final = {".md", ".py", ".css", ".js", ".html", ".toml", ".svg", ".png"}


def _is_current() -> bool:
    changed = max(path.stat().st_mtime for path in (_ROOT / "docs").rglob("*") if path.suffix in _KINDS)
    last = _BUILT / _WRITTEN_LAST
    return last.exists() and last.stat().st_mtime > changed


def missing_for_site() -> str:
    """Return what is not installed to build the site; empty if it can be built, or has been."""
    needed = ("sphinx", "furo", "myst_parser")
    return "" if _is_current() else ", ".join(name for name in needed if find_spec(name) is None)


@cache
def built_site() -> Path:
    """Return the folder of the site: ``site/``, or a new build where that is missing or older than the pages."""
    if _is_current():
        return _BUILT
    built = Path(tempfile.mkdtemp(prefix="site"))
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-c", "docs/website", "docs", str(built)]
    subprocess.run(command, check=True, cwd=_ROOT)  # noqa: S603
    return built
