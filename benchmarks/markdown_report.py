"""The description of the machine, and the insertion of tables into a Markdown page."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["machine", "write"]


def machine(packages: Iterable[str]) -> Iterator[str]:
    """Yield the day, the versions of packages, the interpreter and the processor, as Markdown list items."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("zhixing-rules", *packages))
    yield f"- {datetime.now(tz=UTC).date().isoformat()} · {versions}"
    yield (
        f"- {platform.python_implementation()} {platform.python_version()} · {platform.system()} {platform.machine()}"
        f" · {_processor()} · {os.cpu_count()} CPU · 垃圾回收开启 · garbage collector on"
    )


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.is_file():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "?"


def write(path: Path, name: str, text: str) -> None:
    """Replace the text between the two markers of a name in a page.

    Args:
        path: the page.
        name: the name in the markers.
        text: the text.

    Raises:
        SystemExit: the page does not have exactly one of each marker.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    whole = path.read_text(encoding="utf-8")
    if whole.count(begin) != 1 or whole.count(end) != 1:
        raise SystemExit(f"{path}: one {begin} and one {end} are needed")
    before, rest = whole.split(begin)
    _, after = rest.split(end)
    path.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")
