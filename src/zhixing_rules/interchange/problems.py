"""The problems of an input, as a dictionary that contains no value of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhixing_rules.errors import Problem, RecordError

__all__ = ["problem_to_dict", "problems_to_dict"]


def problems_to_dict(error: RecordError) -> dict[str, Any]:
    """Return every problem: where it is, a stable code, and the correction in Chinese and English."""
    return {"problems": [problem_to_dict(problem) for problem in error.problems]}


def problem_to_dict(problem: Problem) -> dict[str, str]:
    """Return one problem as a dictionary."""
    return {"pointer": problem.pointer, "code": problem.code, "zh": problem.zh, "en": problem.en}
