"""The problems of an input, as a dictionary that contains no value of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zhixing_rules.errors import Problem, RecordError

__all__ = ["problem_list", "problem_to_dict", "problems_document", "problems_to_dict"]


def problems_to_dict(error: RecordError) -> dict[str, Any]:
    """Return every problem: where it is, a stable code, and the correction in Chinese and English."""
    return {"format": format_of("problems"), "problems": problem_list(error)}


def problems_document(source: str, problems: Iterable[Mapping[str, Any]], **more: Any) -> dict[str, Any]:  # noqa: ANN401  JSON
    """Return the document on standard error of a command that writes JSON: a refusal, or a note on a result.

    Args:
        source: what the problems are of, such as ``input`` or ``docket``.
        problems: the problems, each as a dictionary.
        more: further members.

    Returns:
        A document with the members ``format``, ``source`` and ``problems``, then the further ones.
    """
    return {"format": format_of("problems"), "source": source, "problems": list(problems), **more}


def problem_list(error: RecordError) -> list[dict[str, str]]:
    """Return every problem of an error, for a document that is not only about them."""
    return [problem_to_dict(problem) for problem in error.problems]


def problem_to_dict(problem: Problem) -> dict[str, str]:
    """Return one problem as a dictionary."""
    return {"pointer": problem.pointer, "code": problem.code, "zh": problem.zh, "en": problem.en}
