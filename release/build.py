"""Build the files of a release from the last commit: the same bytes, wherever and whenever it is done."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from release.links import absolute_links
from release.pins import CORE, LICENCES, pinned_sets
from release.sbom import bill_of_materials

__all__ = ["ReleaseRefused", "build_release", "problems_of"]

NAME: Final = "zhixing-rules"
README: Final = "README.md"
CHECKSUMS: Final = "SHA256SUMS"


class ReleaseRefused(Exception):  # noqa: N818  a refusal, as in the library
    """The commit is not one to release; the message lists all the reasons."""


def problems_of(root: Path) -> list[str]:
    """Return what keeps the repository from being released.

    Args:
        root: the folder of the repository.

    Returns:
        One sentence for each problem.
    """
    version = _version(root)
    problems = []
    if changed := _git(root, "status", "--porcelain").decode().splitlines():
        problems.append(f"{len(changed)} files are not committed: git status lists them")
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE):
        problems.append(f"CHANGELOG.md has no section '## [{version}] - YYYY-MM-DD'")
    unreleased = re.search(r"^## \[Unreleased\]\n(.*?)(?=^## \[|\Z)", changelog, re.MULTILINE | re.DOTALL)
    if unreleased and unreleased[1].strip():
        problems.append("CHANGELOG.md has lines under [Unreleased]: move them to the section of the version")
    stated = {
        "src/zhixing_rules/__init__.py": rf'^__version__\b.*= "{re.escape(version)}"$',
        "CITATION.cff": rf"^version: {re.escape(version)}$",
    }
    for name, pattern in stated.items():
        if not re.search(pattern, (root / name).read_text(encoding="utf-8"), re.MULTILINE):
            problems.append(f"{name} does not have the version of pyproject.toml, {version}")
    return problems


def build_release(root: Path, out: Path, *, base_url: str | None = None) -> None:
    """Write the files of a release.

    Args:
        root: the folder of the repository, whose last commit is released.
        out: a folder that does not exist.
        base_url: the address of the top folder of the commit on a site, for the links of the long description.

    Raises:
        ReleaseRefused: the repository is not in a state to be released.
    """
    problems = problems_of(root)
    if base_url is not None and not base_url.startswith("https://"):
        problems.append("BASE_URL is not an address that begins with https://")
    if out.exists():
        problems.append(f"{out.name}/ exists: move it away, since a release is written in whole")
    if problems:
        raise ReleaseRefused("\n".join(problems))
    epoch = int(_git(root, "log", "-1", "--format=%ct"))
    with TemporaryDirectory() as folder:
        source = Path(folder)
        zipfile.ZipFile(io.BytesIO(_git(root, "archive", "--format=zip", "HEAD"))).extractall(source)
        _address(source, base_url)
        subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "hatchling", "build", "-d", out.absolute()],
            cwd=source,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        _describe(source, out, datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    files = sorted(path for path in out.iterdir() if path.name != CHECKSUMS)
    (out / CHECKSUMS).write_text("".join(f"{_sha256(path)}  {path.name}\n" for path in files), encoding="utf-8")


def _address(source: Path, base_url: str | None) -> None:
    """Write the address of the repository into an export of it: into the long description and the metadata."""
    readme, project = source / README, source / "pyproject.toml"
    readme.write_text(absolute_links(readme.read_text(encoding="utf-8"), base_url), encoding="utf-8")
    if base_url is not None:
        pages = {"Source": "", "Documentation": "/docs/en/index.md", "Changelog": "/CHANGELOG.md"}
        urls = "".join(f"{label} = {json.dumps(base_url.rstrip('/') + page)}\n" for label, page in pages.items())
        project.write_text(f"{project.read_text(encoding='utf-8')}\n[project.urls]\n{urls}", encoding="utf-8")


def _describe(source: Path, out: Path, timestamp: str) -> None:
    """Write, for the core and each extra, the bill of materials and the requirements with the hash of the wheel."""
    version, wheel = _version(source), _sha256(next(out.glob("*.whl")))
    licences = json.loads((source / LICENCES).read_text(encoding="utf-8"))
    for extra, pins in pinned_sets(source).items():
        bill = bill_of_materials(pins, licences, version=version, extra=extra, wheel_sha256=wheel, timestamp=timestamp)
        written = json.dumps(bill, indent=2, ensure_ascii=False)
        (out / f"sbom-{extra}.cdx.json").write_text(f"{written}\n", encoding="utf-8")
        chosen = "" if extra == CORE else f"[{extra}]"
        pinned = (source / "constraints" / f"{extra}.txt").read_text(encoding="utf-8")
        own = f"{NAME}{chosen}=={version} --hash=sha256:{wheel}\n"
        (out / f"install-{extra}.txt").write_text(pinned + own, encoding="utf-8")


def _version(root: Path) -> str:
    version: str = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return version


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True).stdout  # noqa: S603, S607  git
