"""Pin what the core and each extra need: `make constraints`, which reads the package index by uv."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from release.pins import CORE, requirements_of


def main() -> None:
    """Write one file for each set; a version that is pinned and still fits stays, unless `--upgrade` is given."""
    root = Path(__file__).parents[1]
    for extra in requirements_of(root / "pyproject.toml"):
        chosen = [] if extra == CORE else ["--extra", extra]
        subprocess.run(  # noqa: S603  our own command
            [
                *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *chosen, *sys.argv[1:]),
                *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
                *("--custom-compile-command", "make constraints", "--output-file", f"constraints/{extra}.txt"),
            ],
            cwd=root,
            check=True,
        )


if __name__ == "__main__":
    main()
