"""Golden files: outputs that are kept with the tests and read in review.

``PYTHONPATH=src:tests python -m support.golden`` writes all of them anew. A module that has some is listed in
`PRODUCERS`; its function ``golden_files`` returns their contents by path, relative to the folder of the tests.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PRODUCERS", "TESTS", "differences", "produced", "write_all"]

TESTS: Final = Path(__file__).resolve().parents[1]
PRODUCERS: Final = ("support.letter_golden", "support.page_golden", "support.table_golden")
"""The modules that produce golden files."""


def produced(name: str) -> Mapping[str, str]:
    """Return the golden files of a module by path."""
    files: Mapping[str, str] = import_module(name).golden_files()
    return files


def differences(name: str) -> list[str]:
    """Return the paths of the golden files of a module that are missing, stale or different."""
    wanted = produced(name)
    folders = {(TESTS / path).parent for path in wanted}
    present = {str(path.relative_to(TESTS)) for folder in folders for path in folder.glob("*") if path.is_file()}
    changed = {path for path, text in wanted.items() if path not in present or _read(path) != text}
    return sorted(changed | (present - wanted.keys()))


def _read(path: str) -> str:
    return (TESTS / path).read_bytes().decode()


def write_all() -> list[str]:
    """Write every golden file, delete stale ones, and return the paths that changed."""
    changed = []
    for name in PRODUCERS:
        wanted = produced(name)
        for path in differences(name):
            changed.append(path)
            target = TESTS / path
            if path in wanted:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(wanted[path].encode())
            else:
                target.unlink()
    return changed


if __name__ == "__main__":
    print("\n".join(write_all()) or "no golden file changed")  # noqa: T201  a script
