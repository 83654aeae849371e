"""`make release`: build the files of a release and check them. Nothing is uploaded."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from release.build import ReleaseRefused, build_release


def main() -> int:
    """Build and check a release; list the reasons if it is refused.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(prog="make release")
    parser.add_argument("--base-url", help="where the commit is shown: https://host/project/blob/v1.0.0")
    parser.add_argument("--out", type=Path, default=Path("dist"), help="a new folder")
    arguments = parser.parse_args()
    try:
        build_release(Path.cwd(), arguments.out, base_url=arguments.base_url or None)
    except ReleaseRefused as refusal:
        print(refusal, file=sys.stderr)
        return 2
    built = [str(path) for path in sorted(arguments.out.glob("*")) if path.suffix in {".whl", ".gz"}]
    checked = subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *built], check=False)  # noqa: S603
    return checked.returncode


if __name__ == "__main__":
    sys.exit(main())
