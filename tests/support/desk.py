"""Cases for the pages that people are given: an eventful one, one with forty acts, and one with hostile names."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any, Final

__all__ = ["DAY", "HOSTILE", "MECHANISM", "forty_acts", "hostile_case", "main_case", "mechanism"]

DAY: Final = date(2026, 9, 28)
"""Two working days before the break of the National Day."""
MECHANISM: Final = Path(__file__).parents[2] / "examples" / "joint_mechanism.json"
HOSTILE: Final = {
    "markup": "<script>alert(1)</script>",
    "entity": "&lt;b&gt; & \"quoted\" 'so'",
    "formula": '=HYPERLINK("x")',
    "end of style": '</style><img src=x onerror="a()">',
    "template": "{{ view }}{% raw %}",
    "direction": "甲\u202e乙\u2066丙\u200f丁",
    "line break": "甲\n乙\u2028丙",
    "control": "甲\x1b[2J乙",
    "long": "某" * 200,
    "long word": "w" * 200,
}
"""Names that a record can hold, by what they try."""


_LONGEST_NUMBER: Final = 100


def main_case() -> dict[str, Any]:
    """Two debtors, two detentions, a late supplement, and a referral due after a long break."""
    case: dict[str, Any] = json.loads((Path(__file__).parent / "desk_case.json").read_text("utf-8"))
    return case


def mechanism() -> bytes:
    """The joint mechanism of the examples."""
    return MECHANISM.read_bytes()


def forty_acts() -> dict[str, Any]:
    """The main case with twenty operations, each with two acts that are due."""
    case = main_case()
    (operation,) = case["执行活动"]
    case["执行活动"] = [{**deepcopy(operation), "标识": f"o{number}"} for number in range(1, 21)]
    return case


def hostile_case(name: str) -> dict[str, Any]:
    """The main case, in which people, courts and texts have a hostile name."""
    case = main_case()
    for person in case["人员"]:
        person["姓名"] = name
    case["执行法院"] = case["对应公安机关"] = name
    case["承办人"] = case["书记员"] = case["案由"] = name
    case["查控请求"][0]["查控对象"][0]["需要查找的理由"] = name
    if len(name) <= _LONGEST_NUMBER:
        case["案号"] = name
    return case
