"""Pin what the core and each extra need, and list their licences: `make constraints`, which reads the package index."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from release.pins import CORE, LICENCES, requirements_of

__all__ = ["licence_of", "main"]

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write one file for each set; a version that is pinned and still fits stays, unless `--upgrade` is given."""
    licences: dict[str, Any] = {}
    for extra in requirements_of(ROOT / "pyproject.toml"):
        chosen = [] if extra == CORE else ["--extra", extra]
        _run(
            *("uv", "pip", "compile", "pyproject.toml", *chosen, *sys.argv[1:]),
            *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
            *("--custom-compile-command", "make constraints", "--output-file", f"constraints/{extra}.txt"),
        )
        report = _run(
            *("pip", "install", "--dry-run", "--ignore-installed", "--no-deps", "--quiet", "--report", "-"),
            *("--require-hashes", "--requirement", f"constraints/{extra}.txt"),
        )
        for each in json.loads(report)["install"]:
            licences[canonicalize_name(each["metadata"]["name"])] = licence_of(each["metadata"])
    written = json.dumps(licences, indent=2, sort_keys=True, ensure_ascii=False)
    (ROOT / LICENCES).write_text(f"{written}\n", encoding="utf-8")


def licence_of(metadata: dict[str, Any]) -> dict[str, Any]:
    """Return the licence that the metadata of a distribution state.

    Args:
        metadata: the fields in the JSON form of core metadata.

    Returns:
        A licence of CycloneDX: an SPDX expression, or else words. Empty if none is stated.
    """
    if expression := metadata.get("license_expression"):
        return {"expression": expression}
    prefix = "License :: "
    classified = [each.removeprefix(prefix) for each in metadata.get("classifier", []) if each.startswith(prefix)]
    words = metadata.get("license", "").strip()
    if not words or "\n" in words:  # many give the whole text
        words = "; ".join(each.removeprefix("OSI Approved :: ") for each in classified)
    return {"license": {"name": words}} if words else {}


def _run(*arguments: str) -> str:
    return subprocess.run(  # noqa: S603  our own commands
        [sys.executable, "-m", *arguments], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True
    ).stdout


if __name__ == "__main__":
    main()
