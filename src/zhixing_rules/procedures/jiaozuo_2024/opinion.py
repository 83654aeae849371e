"""The Opinion's own text: 焦中法〔2024〕101号, from the package."""

from __future__ import annotations

import tomllib
from pkgutil import get_data

from zhixing_rules.law import load_instrument


def _text(name: str) -> str:
    """A file of this package. `importlib.resources` would say the same and cost 5 ms more at import."""
    return (get_data("zhixing_rules.procedures.jiaozuo_2024", name) or b"").decode()


OPINION = load_instrument(_text("source.txt"), tomllib.loads(_text("source.toml")))
"""The instrument; `OPINION.at(7, 2)` is 第七条第二款."""
