"""A file of golden vectors read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from zhixing_rules.conformance.vectors import FORMAT, Vector, VectorSet
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["read_vectors"]


def read_vectors(lines: Iterable[str]) -> VectorSet:
    """Read vectors from the lines of a file that `VectorSet.lines` wrote.

    Raises:
        RecordError: with every line that is not as it should be.
    """
    head, *rest = [json_of(line) for line in lines if line.strip()] or [None]
    problems = [] if isinstance(head, dict) and head.get("format") == FORMAT else [_not_vectors()]
    vectors, made_by = [], head if isinstance(head, dict) else {}
    for number, written in enumerate(rest, start=2):
        vector = _vector(written)
        if vector is None:
            problems.append(Problem(f"/{number}", "not_a_vector", "不是测试向量", "is not a vector"))
        else:
            vectors.append(vector)
    if not problems and made_by.get("vectors") != len(vectors):
        told = "向量数与首行所称不符；请重新生成", "not as many as the first line says: write it anew"
        problems.append(Problem("", "incomplete", *told))
    if problems:
        raise RecordError(problems)
    procedure, made, calendar = (str(made_by.get(name, "")) for name in ("procedure", "procedure_hash", "calendar"))
    return VectorSet(procedure, made, calendar, tuple(vectors))


def json_of(line: str) -> Any:  # noqa: ANN401  any JSON
    """A line of JSON; ``None`` where it is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _not_vectors() -> Problem:
    zh = f"首行不是 {FORMAT} 的文件头；请用 zhixing vectors 生成"
    return Problem("/1", "not_vectors", zh, f"the first line is no head of {FORMAT}: write it with zhixing vectors")


def _vector(written: object) -> Vector | None:
    if not isinstance(written, dict) or not isinstance(written.get("expected"), dict):
        return None
    expected, readings, lies = written["expected"], written.get("readings"), written.get("boundaries")
    texts = [written.get(name) for name in ("id", "rule", "path", "clause", "on")]
    due, verdict, record = expected.get("due"), expected.get("verdict"), written.get("input")
    sound = all(isinstance(each, str) for each in (*texts, verdict)) and isinstance(record, dict)
    if (
        not sound
        or not isinstance(readings, dict)
        or not isinstance(lies, list)
        or not (due is None or isinstance(due, str))
    ):
        return None
    name, rule, path, clause, on = map(str, texts)
    chosen = tuple((str(reading), str(alternative)) for reading, alternative in readings.items())
    plain = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return Vector(name, rule, path, clause, tuple(map(str, lies)), plain, on, chosen, str(verdict), due)
