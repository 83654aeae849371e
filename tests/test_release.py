"""A release: the same bytes from any clone, absolute links, bills of materials, checksums; refused where unready."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cyclonedx.schema
import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # ships no types
from packaging.requirements import Requirement
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7
from release.links import absolute_links
from release.pins import CORE, LICENCES, Pin, pinned_sets
from release.sbom import bill_of_materials

if TYPE_CHECKING:
    from email.message import Message

ROOT: Final = Path(__file__).parents[1]
BASE: Final = "https://git.example.org/courts/zhixing/blob/v0.1.0"
SCHEMAS: Final = Path(cyclonedx.schema.__file__).parent / "_res"
PINNED: Final = pinned_sets(ROOT)
LICENSED: Final = json.loads((ROOT / LICENCES).read_text(encoding="utf-8"))
LINKS: Final = re.compile(r"\]\(([^)]*)\)")
FENCES: Final = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)


# ------------------------------------------------------------------------------------------------ links


@pytest.mark.parametrize(
    ("written", "linked", "unlinked"),
    [
        ("[a](docs/a.md)", f"[a]({BASE}/docs/a.md)", "a"),
        ("![a](docs/a.svg)", f"![a]({BASE.replace('/blob/', '/raw/')}/docs/a.svg)", "a"),
        ("[a](https://example.org/a)", "[a](https://example.org/a)", "[a](https://example.org/a)"),
        ("`[a](b)`", "`[a](b)`", "`[a](b)`"),
        ("```sh\n[a](b)\n```\n[a](b)", f"```sh\n[a](b)\n```\n[a]({BASE}/b)", "```sh\n[a](b)\n```\na"),
        ("[a\nb](c.md)", f"[a\nb]({BASE}/c.md)", "a\nb"),
    ],
)
def test_a_relative_link_is_made_absolute_or_replaced_by_its_text(written: str, linked: str, unlinked: str) -> None:
    assert absolute_links(written, BASE) == absolute_links(written, f"{BASE}/") == linked
    assert absolute_links(written, None) == unlinked


@pytest.mark.parametrize("base", [BASE, None])
def test_the_long_description_has_no_relative_link(base: str | None) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert any(not each.startswith("https://") for each in LINKS.findall(FENCES.sub("", page)))
    found = LINKS.findall(FENCES.sub("", absolute_links(page, base)))
    assert [each for each in found if not each.startswith("https://")] == []
    assert len(found) > 20 if base else found == []


# ------------------------------------------------------------------------------------------------ bills of materials


def validator() -> Draft7Validator:
    """The validator of CycloneDX 1.6, whose schema is shipped by its own library."""
    found = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.schema.json")}
    registry: Registry[Any] = Registry().with_resources(
        (f"http://cyclonedx.org/schema/{name}", Resource.from_contents(each, default_specification=DRAFT7))
        for name, each in found.items()
    )
    return Draft7Validator(found["bom-1.6.SNAPSHOT.schema.json"], registry=registry)


def bill(extra: str) -> dict[str, Any]:
    return bill_of_materials(
        PINNED[extra], LICENSED, version="0.1.0", extra=extra, wheel_sha256="0" * 64, timestamp="2026-12-01T00:00:00Z"
    )


@pytest.mark.parametrize("extra", PINNED)
def test_a_bill_of_materials_fits_the_schema_and_has_every_pin(extra: str) -> None:
    made = bill(extra)
    assert [error.message for error in validator().iter_errors(made)] == []
    assert [(each["name"], each["version"]) for each in made["components"]] == [
        (pin.name, pin.version) for pin in PINNED[extra]
    ]
    assert made["metadata"]["properties"] == [{"name": "zhixing-rules:extra", "value": extra}]


def test_the_validator_finds_a_wrong_bill() -> None:
    assert [*validator().iter_errors(bill(CORE) | {"serialNumber": "1"})]


def test_a_bill_says_what_needs_what() -> None:
    by_ref = {each["ref"].partition("@")[0]: each["dependsOn"] for each in bill(CORE)["dependencies"]}
    names = {ref: [each.partition("@")[0] for each in needed] for ref, needed in by_ref.items()}
    assert names["pkg:pypi/zhixing-rules"] == [
        "pkg:pypi/chinese-calendar",
        "pkg:pypi/pydantic",
        "pkg:pypi/python-dateutil",
    ]
    assert "pkg:pypi/pydantic-core" in names["pkg:pypi/pydantic"]
    assert names["pkg:pypi/typing-extensions"] == []


def test_two_versions_for_two_environments_are_two_components() -> None:
    pins = [
        Pin(Requirement("Some_Thing==1 ; python_version < '3.12'"), ["1" * 64], ["zhixing-rules"]),
        Pin(Requirement("Some_Thing==2 ; python_version >= '3.12'"), ["2" * 64], ["zhixing-rules"]),
        Pin(Requirement("part==3"), ["3" * 64], ["some-thing"]),
    ]
    licences = {"some-thing": {"expression": "MIT"}, "other": {"expression": "MIT"}}
    made = bill_of_materials(
        pins, licences, version="1", extra=CORE, wheel_sha256="0" * 64, timestamp="2026-12-01T00:00:00Z"
    )
    first, second, part = made["components"]
    assert first["licenses"] == second["licenses"] == [{"expression": "MIT"}]
    assert "licenses" not in part
    assert (first["purl"], first["properties"][0]["value"]) == ("pkg:pypi/some-thing@1", 'python_version < "3.12"')
    assert (second["purl"], second["hashes"][0]["content"]) == ("pkg:pypi/some-thing@2", "2" * 64)
    needs = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}
    assert needs["pkg:pypi/some-thing@1"] == needs["pkg:pypi/some-thing@2"] == ["pkg:pypi/part@3"]
    assert validator().is_valid(made)


# ------------------------------------------------------------------------------------------------ whole releases


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(  # noqa: S603  our own commands
        ["git", *arguments],  # noqa: S607  git of the machine
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def release(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "release", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone whose last commit can be released."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository: the tests were taken from an sdist")
    folder = tmp_path_factory.mktemp("ready") / "clone"
    git(ROOT, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder))
    changelog = folder / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    if "## [0.1.0] - " not in text:
        text = text.replace("## [Unreleased]", "## [Unreleased]\n\n## [0.1.0] - 2026-12-01")
        changelog.write_text(text, encoding="utf-8")
    author = ("-c", "user.name=maintainer", "-c", "user.email=maintainer@example.org")
    git(folder, *author, "commit", "--quiet", "--allow-empty", "--all", "--message", "Release 0.1.0")
    return folder


@pytest.fixture(scope="module")
def built(ready: Path) -> Path:
    """The files of a release with absolute links."""
    result = release(ready, "--base-url", BASE)
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("PASSED") == 2
    return ready / "dist"


def metadata(built: Path) -> Message:
    wheel = zipfile.ZipFile(next(built.glob("*.whl")))
    return message_from_bytes(wheel.read(next(name for name in wheel.namelist() if name.endswith("/METADATA"))))


@pytest.mark.deep
def test_two_clones_give_the_same_bytes(ready: Path, built: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "another name"
    git(ready, "clone", "--quiet", "--no-hardlinks", str(ready), str(other))
    for path in other.rglob("*.py"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o600)
    git(other, "config", "core.fileMode", "false")
    result = release(other, "--base-url", BASE)
    assert result.returncode == 0, result.stderr
    first, second = ({path.name: path.read_bytes() for path in each.iterdir()} for each in (built, other / "dist"))
    assert len(first) == 2 * len(PINNED) + 3
    assert {name for name in first if first[name] != second[name]} | first.keys() ^ second.keys() == set()


@pytest.mark.deep
def test_the_metadata_has_the_addresses_and_no_relative_link(built: Path) -> None:
    found = metadata(built)
    assert dict(each.split(", ") for each in found.get_all("Project-URL", [])) == {
        "Source": BASE,
        "Documentation": f"{BASE}/docs/en/index.md",
        "Changelog": f"{BASE}/CHANGELOG.md",
    }
    description = FENCES.sub("", str(found.get_payload()))
    assert [each for each in LINKS.findall(description) if not each.startswith("https://")] == []


@pytest.mark.deep
def test_checksums_cover_every_file_and_requirements_have_the_hash_of_the_wheel(built: Path) -> None:
    lines = (built / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    stated = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert stated == {
        path.name: sha256(path.read_bytes()).hexdigest() for path in built.iterdir() if path.name != "SHA256SUMS"
    }
    wheel = stated[next(built.glob("*.whl")).name]
    for extra, pins in PINNED.items():
        *others, own = (built / f"install-{extra}.txt").read_text(encoding="utf-8").splitlines()
        assert own == f"zhixing-rules{'' if extra == CORE else f'[{extra}]'}==0.1.0 --hash=sha256:{wheel}"
        assert "\n".join(others) == (ROOT / "constraints" / f"{extra}.txt").read_text(encoding="utf-8").rstrip("\n")
        made = json.loads((built / f"sbom-{extra}.cdx.json").read_text(encoding="utf-8"))
        assert made["metadata"]["component"]["hashes"] == [{"alg": "SHA-256", "content": wheel}]
        assert len(made["components"]) == len(pins)
        assert validator().is_valid(made)


@pytest.mark.deep
def test_an_sdist_gives_the_same_wheel_and_has_what_tests_and_releases_need(built: Path, tmp_path: Path) -> None:
    sdist = next(built.glob("*.tar.gz"))
    subprocess.run(["tar", "--extract", "--file", sdist, "--strip-components=1"], cwd=tmp_path, check=True)  # noqa: S603, S607  tar
    for name in ("constraints/core.txt", "release/build.py", "tests/test_release.py", "docs/generate.py", "Makefile"):
        assert (tmp_path / name).is_file()
    epoch = git(built.parent, "log", "-1", "--format=%ct").strip()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel"],
        cwd=tmp_path,
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch},
        capture_output=True,
        check=True,
    )
    wheel = next(built.glob("*.whl"))
    assert (tmp_path / "dist" / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.deep
def test_an_unready_repository_is_refused_with_every_reason(ready: Path, tmp_path: Path) -> None:
    other = tmp_path / "unready"
    git(ready, "clone", "--quiet", str(ready), str(other))
    for name, before, after in (
        ("CHANGELOG.md", "## [Unreleased]\n\n## [0.1.0] - 2026-12-01", "## [Unreleased]\n\n- more"),
        ("CITATION.cff", "version: 0.1.0", "version: 0.0.9"),
        ("src/zhixing_rules/__init__.py", '__version__ = "0.1.0"', '__version__ = "0.2.0"'),
    ):
        path = other / name
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    (other / "dist").mkdir()
    result = release(other, "--base-url", "http://git.example.org")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "3 files are not committed: git status lists them",
        "CHANGELOG.md has no section '## [0.1.0] - YYYY-MM-DD'",
        "CHANGELOG.md has lines under [Unreleased]: move them to the section of the version",
        "src/zhixing_rules/__init__.py does not have the version of pyproject.toml, 0.1.0",
        "CITATION.cff does not have the version of pyproject.toml, 0.1.0",
        "BASE_URL is not an address that begins with https://",
        "dist/ exists: move it away, since a release is written in whole",
    ]
    assert [*(other / "dist").iterdir()] == []
