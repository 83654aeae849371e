"""The Opinion's own text: 焦中法〔2024〕101号, from the package."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from zhixing_rules.law import load_instrument

_HERE = files("zhixing_rules.procedures.jiaozuo_2024")

OPINION = load_instrument(
    _HERE.joinpath("source.txt").read_bytes().decode(),
    tomllib.loads(_HERE.joinpath("source.toml").read_text(encoding="utf-8")),
)
"""The instrument; `OPINION.at(7, 2)` is 第七条第二款."""
