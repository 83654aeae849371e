from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from zhixing_rules.law import Instrument, load_instrument


@pytest.fixture(scope="session")
def opinion() -> Instrument:
    package = files("zhixing_rules.procedures.jiaozuo_2024")
    meta = tomllib.loads(package.joinpath("source.toml").read_text(encoding="utf-8"))
    return load_instrument(package.joinpath("source.txt").read_text(encoding="utf-8"), meta)
