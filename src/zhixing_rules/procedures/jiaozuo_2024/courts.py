"""The courts to which the Opinion is addressed, and the police organs that answer them, from courts.toml."""

from __future__ import annotations

import tomllib
from pkgutil import get_data

_DATA = tomllib.loads((get_data("zhixing_rules.procedures.jiaozuo_2024", "courts.toml") or b"").decode())

AREA: str = _DATA["area"]
"""豫08: what the court code of every Jiaozuo court begins with."""

COUNTERPARTS: tuple[tuple[str, str], ...] = tuple(
    (court["name"], organ) for court in _DATA["courts"] for organ in court["organs"]
)
"""Pairs of court and police organ; a court whose organ is not settled has none."""
