"""The problems of an input as a dictionary. No value of the input is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhixing_rules.errors import Problem, RecordError

__all__ = ["problem_to_dict", "problems_to_dict"]


def problems_to_dict(error: RecordError) -> dict[str, Any]:
    """Every problem: where, a stable word, and the way out in Chinese and English."""
    return {"problems": [problem_to_dict(problem) for problem in error.problems]}


def problem_to_dict(problem: Problem) -> dict[str, str]:
    """One problem."""
    return {"pointer": problem.pointer, "code": problem.code, "zh": problem.zh, "en": problem.en}
