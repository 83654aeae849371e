"""What pytest and Hypothesis load of this library before anybody has asked for it. PYTEST_DONT_REWRITE

It stands outside the package, and imports nothing of it: who runs other tests pays nothing for ours.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

__all__ = ["hypothesis_strategies", "pytest_addoption", "pytest_configure"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options by which a procedure is tried."""
    group = parser.getgroup("zhixing", "规程的法则检验 · laws of a procedure (zhixing_rules)")
    group.addoption(
        "--zhixing-procedure",
        metavar="MODULE:NAME",
        help="检验这一规程，每条法则每条规则一项测试，如 mypkg.rules:PROCEDURE · "
        "try the laws on this procedure, one test for each law and rule",
    )
    group.addoption(
        "--zhixing-examples",
        type=int,
        metavar="N",
        help="每项测试试多少件虚构记录 · how many invented records each test tries",
    )
    group.addoption(
        "--zhixing-cases",
        metavar="DIR",
        help="反例写到这一目录，缺省为 pytest 的缓存目录 · where failing cases are written, else in pytest's cache",
    )


def pytest_configure(config: pytest.Config) -> None:
    """The rest of the plugin, where a procedure is named."""
    for line in (
        "zhixing: 规程的法则检验 · a law of a procedure, tried by --zhixing-procedure",
        "zhixing_law(id): 所检验的法则 · the law that is tried",
        "zhixing_rule(id, clause, per): 所检验的规则 · the rule that it is tried on",
    ):
        config.addinivalue_line("markers", line)
    if config.getoption("zhixing_procedure") is not None:
        # imported here: only those who ask for it pay for it
        from importlib.util import find_spec  # noqa: PLC0415

        import pytest  # noqa: PLC0415

        if find_spec("hypothesis") is None:
            raise pytest.UsageError("--zhixing-procedure：pip install 'zhixing-rules[test]'")
        from zhixing_rules.testing.plugin import Kit  # noqa: PLC0415

        config.pluginmanager.register(Kit(config), "zhixing-kit")


def hypothesis_strategies() -> None:
    """Make ``from_type`` know the records, where they were imported before Hypothesis; else their import does it."""
    if "zhixing_rules" in sys.modules:
        from zhixing_rules.testing.hypothesis_types import register  # noqa: PLC0415  only for those who use the library

        register()
