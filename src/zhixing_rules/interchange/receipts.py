"""Saved reports and plans, read for what they were made from: the receipt.

What such a file holds is not trusted: a member that does not have the form that this library writes is not repeated.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules._values import dataclass
from zhixing_rules.errors import Problem, RecordError
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.records import Audience

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RECEIPT_FORMS", "SavedResult", "read_saved", "shown"]

_FORMATS: Final = {"report": "findings", "plan": "steps"}
"""The member that lists the results, by the name of the format."""
_HASH: Final = re.compile(r"[0-9a-f]{16}")
_TEXT: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]{1,200}")
_ID: Final = re.compile(r"[A-Za-z0-9_.+-]{1,80}")
RECEIPT_FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "library": _ID,
    "procedure": _TEXT,
    "procedure_hash": _HASH,
    "calendar": _TEXT,
    "notices": _TEXT,
    "readings": _ID,
    "directory_hash": _HASH,
    "record_sha256": re.compile(r"[0-9a-f]{64}"),
    "complete_as_of": re.compile(r"\d{4}-\d{2}-\d{2}"),
}
"""The members of a receipt that are compared, each with the form of its texts."""


@dataclass(frozen=True, slots=True)
class SavedResult:
    """A report or a plan as it was saved.

    Attributes:
        kind: ``report`` or ``plan``.
        audience: the audience.
        on: the day of judgment.
        readings: the readings chosen.
        document: the whole document.
    """

    kind: str
    audience: Audience
    on: date
    readings: Mapping[str, str]
    document: Mapping[str, Any]

    @property
    def results(self) -> list[dict[str, Any]]:
        """The findings or the steps; what is no object is left out."""
        return [each for each in self.document[_FORMATS[self.kind]] if isinstance(each, dict)]


def read_saved(text: str | bytes) -> SavedResult:
    """Read a report or a plan that this library wrote as JSON.

    Raises:
        RecordError: it is not one; the error lists every problem.
    """
    try:
        document = json.loads(text, object_pairs_hook=_members, parse_constant=_no_number)
    except (ValueError, RecursionError):
        zh, en = "不是有效的 JSON，或有重复的键", "is not valid JSON, or has a key twice"
        raise _refused("", "not_json", zh, en) from None
    kind = next((name for name, member in _FORMATS.items() if _lists(document, member)), None)
    if kind is None:
        zh = "不是 validate --json 或 plan --json 写出的报告、计划"
        raise _refused("", "not_a_receipt", zh, "is not a report or a plan that validate or plan wrote with --json")
    problems: list[Problem] = []
    stated = document.get("format", format_of(kind))
    if stated != (known := format_of(kind)):
        zh, en = f"不是本版本能读的格式，须为 {known}", f"is of another format: {known} is read"
        problems.append(Problem("/format", "other_format", zh, en))
    audience = _audience(document.get("audience"), problems)
    receipt = document.get("provenance")
    receipt = receipt if isinstance(receipt, dict) else {}
    readings = receipt.get("readings", {})
    if not isinstance(readings, dict) or not all(isinstance(each, str) for each in readings.values()):
        zh, en = "须为解读与方案的对象", "give an object of readings and alternatives"
        problems.append(Problem("/provenance/readings", "not_readings", zh, en))
    on = _day(receipt.get("on"), problems)
    if problems or audience is None or on is None:
        raise RecordError(problems)
    return SavedResult(kind, audience, on, readings, document)


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; another reader might take the other one of two members of one name."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _no_number(_: str) -> float:
    raise ValueError


def shown(value: object, form: re.Pattern[str]) -> str | None:
    """Return a text of a saved result, or `…` if it does not have its form; ``None`` for ``None``."""
    if value is None:
        return None
    return value if isinstance(value, str) and form.fullmatch(value) else "…"


def _lists(document: object, member: str) -> bool:
    return isinstance(document, dict) and isinstance(document.get(member), list)


def _audience(value: object, problems: list[Problem]) -> Audience | None:
    word = value.get("id") if isinstance(value, dict) else None
    known = [each.value for each in Audience]
    if isinstance(word, str) and word in known:
        return Audience(word)
    asked = did_you_mean(word if isinstance(word, str) else "", known)
    zh, en = f"须为下列之一：{'、'.join(known)}{asked.zh}", f"give one of: {', '.join(known)}{asked.en}"
    problems.append(Problem("/audience/id", "enum", zh, en))
    return None


def _day(value: object, problems: list[Problem]) -> date | None:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        zh, en = "须为存在的日期，写作 YYYY-MM-DD", "give an existing date, written YYYY-MM-DD"
        problems.append(Problem("/provenance/on", "date", zh, en))
        return None


def _refused(pointer: str, code: str, zh: str, en: str) -> RecordError:
    return RecordError([Problem(pointer, code, zh, en)])
