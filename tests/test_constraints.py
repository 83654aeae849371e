"""The pinned requirements fit pyproject.toml, on every system and Python version that a court may have."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from release.constraints import licence_of
from release.pins import CORE, LICENCES, UNPINNED, Pin, pinned_sets, read_pins, requirements_of

ROOT: Final = Path(__file__).parents[1]
REQUIRED: Final = requirements_of(ROOT / "pyproject.toml")
PINNED: Final = pinned_sets(ROOT)
SYSTEMS: Final = (("linux", "Linux", "x86_64"), ("linux", "Linux", "aarch64"), ("win32", "Windows", "AMD64"))
PYTHONS: Final = ("3.11", "3.12", "3.13")
TEXT: Final = """\
# written by a tool
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:00 \\
    --hash=sha256:01
    # via pandas
pandas[excel]==3.0 \\
    --hash=sha256:02
    # via
    #   zhixing-rules (pyproject.toml)
    #   other
"""


def environment(system: tuple[str, str, str], python: str) -> dict[str, str]:
    platform, name, machine = system
    return {
        "sys_platform": platform,
        "platform_system": name,
        "platform_machine": machine,
        "os_name": "nt" if name == "Windows" else "posix",
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }


ENVIRONMENTS: Final = [environment(*each) for each in product(SYSTEMS, PYTHONS)]


def missing(required: list[Requirement], pins: list[Pin]) -> list[str]:
    """What of the requirements has not exactly one pin within its range, in some environment."""
    found = []
    for place, each in product(ENVIRONMENTS, required):
        chosen = [
            pin
            for pin in pins
            if canonicalize_name(pin.name) == canonicalize_name(each.name)
            and (pin.requirement.marker is None or pin.requirement.marker.evaluate(place))
        ]
        if [each.specifier.contains(pin.version) for pin in chosen] != [True]:
            found.append(f"{each} on {place['sys_platform']}, Python {place['python_version']}: run make constraints")
    return found


def test_a_file_of_pins_is_read() -> None:
    first, second = read_pins(TEXT)
    assert (first.name, first.version, str(first.requirement.marker)) == (
        "numpy",
        "2.4.6",
        'python_full_version < "3.12"',
    )
    assert (first.hashes, first.needed_by) == (["00", "01"], ["pandas"])
    assert (second.name, second.hashes, second.needed_by) == ("pandas", ["02"], ["zhixing-rules", "other"])


def test_every_extra_has_a_file_and_every_file_an_extra() -> None:
    assert {path.name for path in (ROOT / "constraints").iterdir()} == {
        *(f"{extra}.txt" for extra in REQUIRED),
        Path(LICENCES).name,
    }
    assert CORE in REQUIRED
    assert not UNPINNED & set(REQUIRED)


@pytest.mark.parametrize("extra", REQUIRED)
def test_every_requirement_has_one_pin_within_its_range(extra: str) -> None:
    assert missing(REQUIRED[extra], PINNED[extra]) == []


@pytest.mark.parametrize(
    "changed",
    [
        Requirement("pydantic>=99"),
        Requirement("never-heard-of>=1"),
        Requirement("numpy>=2.5"),
    ],
    ids=str,
)
def test_a_requirement_that_is_not_pinned_is_found(changed: Requirement) -> None:
    assert missing([changed], PINNED["spark"])


@pytest.mark.parametrize("extra", REQUIRED)
def test_every_pin_is_exact_and_has_hashes_and_one_that_needs_it(extra: str) -> None:
    names = {canonicalize_name(pin.name) for pin in PINNED[extra]}
    for pin in PINNED[extra]:
        assert re.fullmatch(r"==[0-9][0-9a-z.!+]*", str(pin.requirement.specifier))
        assert pin.hashes
        assert all(re.fullmatch("[0-9a-f]{64}", each) for each in pin.hashes)
        assert len(set(pin.hashes)) == len(pin.hashes)
        assert {canonicalize_name(each) for each in pin.needed_by} <= names | {"zhixing-rules"}
        assert pin.needed_by


def test_a_distribution_has_the_same_pins_in_every_file() -> None:
    """So that one environment can have several extras; but the site and a release are made in their own."""
    places = defaultdict(set)
    for extra in PINNED.keys() - {"docs", "release"}:
        for pin in PINNED[extra]:
            places[pin.name, str(pin.requirement.marker or "")].add((pin.version, *pin.hashes))
    assert {name for name, found in places.items() if len(found) > 1} == set()


def test_every_distribution_without_a_marker_has_a_licence() -> None:
    """One with a marker may be for another system than that on which the licences were read."""
    licences = json.loads((ROOT / LICENCES).read_text(encoding="utf-8"))
    named = {canonicalize_name(pin.name): pin for pins in PINNED.values() for pin in pins}
    assert {name for name, pin in named.items() if not licences.get(name) and not pin.requirement.marker} == set()
    assert licences.keys() <= named.keys()


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ({"license_expression": "MIT", "license": "other"}, {"expression": "MIT"}),
        ({"license": "BSD-3-Clause"}, {"license": {"name": "BSD-3-Clause"}}),
        (
            {
                "license": "Copyright\nall of it",
                "classifier": ["License :: OSI Approved :: MIT License", "Typing :: Typed"],
            },
            {"license": {"name": "MIT License"}},
        ),
        (
            {"classifier": ["License :: Public Domain", "License :: OSI Approved :: BSD License"]},
            {"license": {"name": "Public Domain; BSD License"}},
        ),
        ({}, {}),
    ],
)
def test_a_licence_is_an_expression_or_words(metadata: dict[str, Any], licence: dict[str, Any]) -> None:
    assert licence_of(metadata) == licence
