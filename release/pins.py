"""Read the files in `constraints/`: one version of each distribution, with its hashes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CORE", "LICENCES", "Pin", "pinned_sets", "read_pins", "requirements_of"]

CORE: Final = "core"
"""The set without any extra."""
LICENCES: Final = "constraints/licences.json"
"""The licences of distributions by name, as their metadata state them; those of other systems are missing."""
UNPINNED: Final = frozenset({"bench", "dev"})
"""Extras of those who work on this repository, who have the network."""


@dataclass(frozen=True)
class Pin:
    """One distribution at one version."""

    requirement: Requirement
    """The name, the version, and the marker of the environments that need it."""
    hashes: list[str] = field(default_factory=list)
    """The SHA-256 of each file of that version, for whatever system and Python."""
    needed_by: list[str] = field(default_factory=list)
    """The names of the distributions that require it; this library among them."""

    @property
    def name(self) -> str:
        """The name of the distribution."""
        return self.requirement.name

    @property
    def version(self) -> str:
        """The pinned version."""
        return str(self.requirement.specifier).removeprefix("==")


def read_pins(text: str) -> list[Pin]:
    """Read a file of pinned requirements, as uv writes it.

    Args:
        text: the text of the file.

    Returns:
        The pins in the order of the file. A name comes twice if its version depends on the environment.
    """
    pins: list[Pin] = []
    for line in text.splitlines():
        words = line.removesuffix("\\").strip()
        if words and not line.startswith((" ", "#")):
            pins.append(Pin(Requirement(words)))
        elif words.startswith("--hash=sha256:"):
            pins[-1].hashes.append(words.removeprefix("--hash=sha256:"))
        elif pins and (by := words.lstrip("# ").removeprefix("via").split()):
            pins[-1].needed_by.append(by[0])
    return pins


def requirements_of(project: Path) -> dict[str, list[Requirement]]:
    """Return what the core and each pinned extra require by name.

    Args:
        project: the file pyproject.toml.

    Returns:
        The requirements by the name of the set: `CORE`, or the extra, which contains those of the core.
    """
    table = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = {CORE: [], **table["optional-dependencies"]}
    return {
        extra: [Requirement(each) for each in (*table["dependencies"], *more)]
        for extra, more in sorted(extras.items())
        if extra not in UNPINNED
    }


def pinned_sets(root: Path) -> dict[str, list[Pin]]:
    """Return the pins of the core and of each pinned extra.

    Args:
        root: the folder of the repository.

    Returns:
        The pins by the name of the set.
    """
    return {
        extra: read_pins((root / "constraints" / f"{extra}.txt").read_text(encoding="utf-8"))
        for extra in requirements_of(root / "pyproject.toml")
    }
