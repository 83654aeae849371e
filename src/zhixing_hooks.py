"""Entry points of pytest and Hypothesis, loaded in every test run of an environment. PYTEST_DONT_REWRITE

This module is outside the package and imports nothing from it, so that other test runs do not load the library.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

__all__ = ["hypothesis_strategies", "pytest_addoption", "pytest_configure"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options to check the properties of a procedure."""
    group = parser.getgroup("zhixing", "规程的性质检验 · properties of a procedure (zhixing_rules)")
    group.addoption(
        "--zhixing-procedure",
        metavar="MODULE:NAME",
        help="检验这一规程的性质，每项性质每条规则一项测试，如 mypkg.rules:PROCEDURE · "
        "check the properties of this procedure, with one test for each property and rule",
    )
    group.addoption(
        "--zhixing-examples",
        type=int,
        metavar="N",
        help="每项测试检验的虚构记录数 · number of synthetic records in each test",
    )
    group.addoption(
        "--zhixing-cases",
        metavar="DIR",
        help="反例写入的目录，缺省为 pytest 的缓存目录 · directory for failing cases; default: the cache of pytest",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers, and the plugin if a procedure is given."""
    for line in (
        "zhixing: 规程的性质检验 · test of a property of a procedure, added by --zhixing-procedure",
        "zhixing_property(id): 所检验的性质 · the property that the test checks",
        "zhixing_rule(id, clause, per): 所检验的规则 · the rule that the test checks",
    ):
        config.addinivalue_line("markers", line)
    if config.getoption("zhixing_procedure") is not None:
        # imported here, so that other test runs do not load it
        from importlib.util import find_spec  # noqa: PLC0415

        import pytest  # noqa: PLC0415

        if find_spec("hypothesis") is None:
            raise pytest.UsageError(
                "--zhixing-procedure 需要附加组件 zhixing-rules[test]，安装见 docs/for-developers.md · "
                "needs the extra zhixing-rules[test]: see docs/en/for-developers.md"
            )
        from zhixing_rules.testing.plugin import PropertyTests  # noqa: PLC0415

        config.pluginmanager.register(PropertyTests(config), "zhixing-kit")


def hypothesis_strategies() -> None:
    """Register the records with ``from_type`` if the library is already imported; otherwise its import does so."""
    if "zhixing_rules" in sys.modules:
        from zhixing_rules.testing.hypothesis_types import register  # noqa: PLC0415  only if the library is in use

        register()
