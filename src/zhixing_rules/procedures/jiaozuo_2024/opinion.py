"""The text of the Opinion, 焦中法〔2024〕101号, from source.txt."""

from __future__ import annotations

import tomllib
from pkgutil import get_data

from zhixing_rules.law import load_instrument


def _text(name: str) -> str:
    """Read a file of this package. `importlib.resources` does the same but adds 5 ms to the import."""
    return (get_data("zhixing_rules.procedures.jiaozuo_2024", name) or b"").decode()


OPINION = load_instrument(_text("source.txt"), tomllib.loads(_text("source.toml")))
"""The instrument; `OPINION.at(7, 2)` is 第七条第二款."""
