"""The test kit: random records, and properties that every procedure should have.

    from zhixing_rules.testing import assert_conforms
    assert_conforms(MY_PROCEDURE)

Requires the extra ``[test]``. Names are imported on first use.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from zhixing_rules.testing.assertions import assert_conforms
    from zhixing_rules.testing.properties import PROPERTIES
    from zhixing_rules.testing.property import NonConforming, Property, PropertyViolated, Trial
    from zhixing_rules.testing.sample_values import (
        addresses,
        case_numbers,
        credit_codes,
        names,
        resident_numbers,
        telephones,
    )
    from zhixing_rules.testing.strategies import Flavour, contradictory, days, records

__all__ = [
    "PROPERTIES",
    "Flavour",
    "NonConforming",
    "Property",
    "PropertyViolated",
    "Trial",
    "addresses",
    "assert_conforms",
    "case_numbers",
    "contradictory",
    "credit_codes",
    "days",
    "names",
    "records",
    "resident_numbers",
    "telephones",
]

_SUBMODULES: Final = {
    "PROPERTIES": "properties",
    "Property": "property",
    "PropertyViolated": "property",
    "NonConforming": "property",
    "Trial": "property",
    "assert_conforms": "assertions",
    **dict.fromkeys(("Flavour", "contradictory", "days", "records"), "strategies"),
    **dict.fromkeys(
        ("addresses", "case_numbers", "credit_codes", "names", "resident_numbers", "telephones"), "sample_values"
    ),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  any member of a submodule
    if name not in _SUBMODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if find_spec("hypothesis") is None:
        raise ImportError(
            "测试工具包需要附加组件 zhixing-rules[test]，安装见 docs/for-developers.md · "
            "the test kit needs the extra zhixing-rules[test]: see docs/en/for-developers.md"
        )
    return getattr(import_module(f"{__name__}.{_SUBMODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_SUBMODULES})
