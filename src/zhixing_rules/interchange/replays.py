"""A saved report or plan compared with the one that is made again from its receipt and the record."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._values import dataclass
from zhixing_rules.engine import Verdict, disclose, plan, validate
from zhixing_rules.engine.status import Status
from zhixing_rules.interchange.formats import format_of
from zhixing_rules.interchange.plans import plan_to_dict
from zhixing_rules.interchange.receipts import RECEIPT_FORMS, SavedResult, shown
from zhixing_rules.interchange.reports import report_to_dict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from zhixing_rules.calendars import Calendar
    from zhixing_rules.language import Procedure

__all__ = ["CONDITIONS", "Replay", "ResultDifference", "replay", "replay_to_dict"]

CONDITIONS: Final = {
    "library": Bilingual("本库版本", "version of the library"),
    "procedure": Bilingual("规程", "procedure"),
    "procedure_hash": Bilingual("规则（规程、修改案、法院目录）", "rules (procedure, amendment, directory of courts)"),
    "calendar": Bilingual("日历数据", "calendar data"),
    "notices": Bilingual("放假通知", "holiday notices"),
    "readings": Bilingual("所用解读", "readings chosen"),
    "directory_hash": Bilingual("法院目录", "directory of courts"),
    "record_sha256": Bilingual("案件记录", "record"),
    "complete_as_of": Bilingual("记录完整截至", "record complete through"),
}
"""What a result was made from, and its name, in the order of the receipt."""

_RULE: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_POINTER: Final = re.compile(r"(/[A-Za-z0-9_.-]{1,80}){0,12}")
_MEMBER: Final = re.compile(r"[a-z_]{1,40}")
_SHOWN: Final = {
    "verdict": re.compile("|".join(each.value for each in Verdict)),
    "status": re.compile("|".join(each.value for each in Status)),
    "due": RECEIPT_FORMS["complete_as_of"],
}
"""Members of a finding or a step whose values are shown if they differ."""


@dataclass(frozen=True, slots=True)
class ResultDifference:
    """A finding or a step that differs.

    Attributes:
        rule_id: the rule.
        path: the subject, as a JSON Pointer.
        members: the members that differ; empty if only one side has the finding or step.
        was: the verdict, status and due day that were saved, where they differ; ``None`` if it was not saved.
        now: the same as they are now; ``None`` if there is no such finding or step now.
    """

    rule_id: str | None
    path: str | None
    members: tuple[str, ...]
    was: Mapping[str, str | None] | None
    now: Mapping[str, str | None] | None


@dataclass(frozen=True, slots=True)
class Replay:
    """A saved result and the one made again.

    Attributes:
        saved: the saved result.
        conditions: what it was made from that differs: the name, and the texts then and now.
        unknown: what the saved receipt does not record, so that it cannot be compared.
        results: the findings or steps that differ.
        total: the number of findings or steps now.
        other_members: further members of the document that differ, such as the missing facts.
    """

    saved: SavedResult
    conditions: tuple[tuple[str, tuple[str, ...] | None, tuple[str, ...] | None], ...]
    unknown: tuple[str, ...]
    results: tuple[ResultDifference, ...]
    total: int
    other_members: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the receipt and the whole result are the same."""
        return not self.conditions and self.same_result

    @property
    def same_result(self) -> bool:
        """Whether everything but the receipt is the same."""
        return not self.results and not self.other_members

    @property
    def same_verdicts(self) -> bool:
        """Whether every verdict, or every status of a plan, is the same."""
        return not any(self._differs(each, "verdict", "status") for each in self.results)

    @property
    def same_days(self) -> bool:
        """Whether every last day is the same."""
        return not any(self._differs(each, "due") for each in self.results)

    @staticmethod
    def _differs(each: ResultDifference, *members: str) -> bool:
        return each.was is None or each.now is None or any(name in each.now for name in members)

    @property
    def record(self) -> str:
        """Whether the record is the one of the saved result: ``same``, ``different`` or ``unknown``."""
        if "record_sha256" in self.unknown:
            return "unknown"
        return "different" if any(name == "record_sha256" for name, _, _ in self.conditions) else "same"

    @property
    def unexplained(self) -> bool:
        """Whether the result differs although every condition is recorded and the same: the file was altered."""
        return not self.same_result and not self.conditions and not self.unknown


def replay(
    saved: SavedResult, record: BaseModel | Mapping[str, Any] | str | bytes, *, procedure: Procedure, calendar: Calendar
) -> Replay:
    """Make a saved result again, for its audience, day and readings, and compare.

    Args:
        saved: the report or the plan.
        record: the record, or its JSON.
        procedure: the rules.
        calendar: the working days.

    Returns:
        The differences. A reading that the procedure does not have is one of them; the default is used then.

    Raises:
        RecordError: the record cannot be read.
    """
    known = {reading.id: {each.id for each in reading.alternatives} for reading in procedure.readings}
    chosen = {name: choice for name, choice in saved.readings.items() if choice in known.get(name, ())}
    now = _made_again(saved, record, procedure=procedure, calendar=calendar, readings=chosen)
    was = saved.document
    differing, unknown = _conditions(was.get("provenance") or {}, now["provenance"])
    listed = "findings" if saved.kind == "report" else "steps"
    others = (was.keys() | now.keys()) - {"format", "provenance", listed}
    return Replay(
        saved,
        tuple(differing),
        tuple(unknown),
        tuple(_result_differences(saved.results, now[listed])),
        len(now[listed]),
        tuple(sorted({str(shown(name, _MEMBER)) for name in others if not _same(was.get(name), now.get(name))})),
    )


def _made_again(saved: SavedResult, record: Any, **conditions: Any) -> dict[str, Any]:  # noqa: ANN401  as of `validate`
    if saved.kind == "plan":
        return plan_to_dict(disclose(plan(record, on=saved.on, **conditions), saved.audience))
    report = disclose(validate(record, on=saved.on, **conditions), saved.audience)
    sensitive = "sensitive_to" in saved.document
    now = report_to_dict(report, sensitive=sensitive)
    if sensitive and len(saved.results) < len(now["findings"]):  # of --sweep, which leaves out the other findings
        changing = {(each["rule_id"], each["path"]) for each in now["sensitive_to"]}
        now["findings"] = [each for each in now["findings"] if (each["rule_id"], each["path"]) in changing]
    return now


def _conditions(
    was: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[list[tuple[str, tuple[str, ...] | None, tuple[str, ...] | None]], list[str]]:
    """Return the conditions that differ, and those that cannot be compared."""
    differing, unknown = [], []
    for name in CONDITIONS:
        if name not in was or (name == "record_sha256" and was[name] is None and now[name] is None):
            unknown.append(name)
        elif not _same(was[name], now[name]):
            differing.append((name, _texts(name, was[name]), _texts(name, now[name])))
    return differing, unknown


def _texts(name: str, value: object) -> tuple[str, ...] | None:
    """Return a condition as texts that have the form of this library; ``None`` if it is none."""
    if value is None:
        return None
    form = RECEIPT_FORMS[name]
    if isinstance(value, dict):
        return tuple(f"{shown(key, form)}={shown(each, form)}" for key, each in sorted(value.items(), key=str))
    return tuple(str(shown(each, form)) for each in (value if isinstance(value, list) else [value]))


def _result_differences(was: Sequence[dict[str, Any]], now: Sequence[dict[str, Any]]) -> Iterator[ResultDifference]:
    before: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for each in was:
        before[_key(each)].append(each)
    for after in now:
        same_key = before[_key(after)]
        old = same_key.pop(0) if same_key else None
        if old is None or not _same(old, after):
            yield _difference(old, after)
    for left in before.values():
        yield from (_difference(each, None) for each in left)


def _same(one: object, other: object) -> bool:
    """Return whether two values are the same JSON; 0, 0.0 and false are not."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _key(result: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(result.get(name)) for name in ("rule_id", "path", "from_path", "check"))


def _difference(was: Mapping[str, Any] | None, now: Mapping[str, Any] | None) -> ResultDifference:
    either = now if now is not None else was or {}
    members = (
        []
        if was is None or now is None
        else [each for each in was.keys() | now.keys() if not _same(was.get(each), now.get(each))]
    )
    named = sorted({str(shown(each, _MEMBER)) for each in members})
    compared = [name for name in _SHOWN if name in (members or either)]
    return ResultDifference(
        shown(either.get("rule_id"), _RULE),
        shown(either.get("path"), _POINTER),
        tuple(named),
        None if was is None else {name: shown(was.get(name), _SHOWN[name]) for name in compared},
        None if now is None else {name: shown(now.get(name), _SHOWN[name]) for name in compared},
    )


def replay_to_dict(result: Replay) -> dict[str, Any]:
    """Return a replay as a dictionary."""
    return {
        "format": format_of("replay"),
        "of": format_of(result.saved.kind),
        "audience": result.saved.audience.value,
        "on": result.saved.on.isoformat(),
        "same": result.same,
        "same_result": result.same_result,
        "same_verdicts": result.same_verdicts,
        "same_days": result.same_days,
        "record": result.record,
        "unexplained": result.unexplained,
        "conditions": [
            {
                "name": name,
                "title_zh": CONDITIONS[name].zh,
                "title_en": CONDITIONS[name].en,
                "was": None if was is None else list(was),
                "now": None if now is None else list(now),
            }
            for name, was, now in result.conditions
        ],
        "unknown": list(result.unknown),
        "total": result.total,
        "results": [
            {
                "rule_id": each.rule_id,
                "path": each.path,
                "members": list(each.members),
                "was": None if each.was is None else dict(each.was),
                "now": None if each.now is None else dict(each.now),
            }
            for each in result.results
        ],
        "other_members": list(result.other_members),
    }
