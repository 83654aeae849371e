"""The problems of an input as a dictionary. No value of the input is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhixing_rules.errors import RecordError

__all__ = ["problems_to_dict"]


def problems_to_dict(error: RecordError) -> dict[str, Any]:
    """Every problem: where, a stable word, and the way out in Chinese and English."""
    return {
        "problems": [
            {"pointer": problem.pointer, "code": problem.code, "zh": problem.zh, "en": problem.en}
            for problem in error.problems
        ]
    }
