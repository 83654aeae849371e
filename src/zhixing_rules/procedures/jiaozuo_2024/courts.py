"""The directory of the courts and police organs of Jiaozuo, from courts.toml."""

from __future__ import annotations

from pkgutil import get_data
from typing import Final

from zhixing_rules.language import load_directory

__all__ = ["DIRECTORY"]

DIRECTORY: Final = load_directory((get_data("zhixing_rules.procedures.jiaozuo_2024", "courts.toml") or b"").decode())
"""The directory of the library."""
