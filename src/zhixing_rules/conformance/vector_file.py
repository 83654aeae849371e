"""Reading a file of test vectors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from zhixing_rules.conformance.vectors import FORMAT, Vector, VectorSet
from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["read_vectors"]


def read_vectors(lines: Iterable[str]) -> VectorSet:
    """Read vectors from the lines that `VectorSet.lines` writes.

    Raises:
        RecordError: if lines are invalid; lists each of them.
    """
    head, *rest = [json_of(line) for line in lines if line.strip()] or [None]
    problems = [] if isinstance(head, dict) and head.get("format") == FORMAT else [_not_vectors()]
    vectors, header = [], head if isinstance(head, dict) else {}
    for number, value in enumerate(rest, start=2):
        vector = _vector(value)
        if vector is None:
            problems.append(Problem(f"/{number}", "not_a_vector", "不是测试向量", "is not a vector"))
        else:
            vectors.append(vector)
    if not problems and header.get("vectors") != len(vectors):
        zh, en = (
            "向量数与首行所载不符；请重新生成",
            "the number of vectors differs from the first line; write the file again",
        )
        problems.append(Problem("", "incomplete", zh, en))
    if problems:
        raise RecordError(problems)
    procedure, procedure_hash, calendar = (
        str(header.get(name, "")) for name in ("procedure", "procedure_hash", "calendar")
    )
    return VectorSet(procedure, procedure_hash, calendar, tuple(vectors))


def json_of(line: str) -> Any:  # noqa: ANN401  any JSON
    """Parse a line of JSON; return ``None`` if it is not valid JSON."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _not_vectors() -> Problem:
    zh = f"首行不是 {FORMAT} 的文件头；请用 zhixing vectors 生成"
    return Problem(
        "/1", "not_vectors", zh, f"the first line is not a {FORMAT} header; write the file with zhixing vectors"
    )


def _vector(value: object) -> Vector | None:
    if not isinstance(value, dict) or not isinstance(value.get("expected"), dict):
        return None
    expected, readings, boundaries = value["expected"], value.get("readings"), value.get("boundaries")
    texts = [value.get(name) for name in ("id", "rule", "path", "clause", "on")]
    due, verdict, record = expected.get("due"), expected.get("verdict"), value.get("input")
    valid = all(isinstance(each, str) for each in (*texts, verdict)) and isinstance(record, dict)
    if (
        not valid
        or not isinstance(readings, dict)
        or not isinstance(boundaries, list)
        or not (due is None or isinstance(due, str))
    ):
        return None
    name, rule, path, clause, on = map(str, texts)
    chosen = tuple((str(reading), str(alternative)) for reading, alternative in readings.items())
    record_json = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return Vector(name, rule, path, clause, tuple(map(str, boundaries)), record_json, on, chosen, str(verdict), due)
