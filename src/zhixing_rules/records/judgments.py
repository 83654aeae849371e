"""A person's answer where the rules leave the verdict to a person."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from zhixing_rules.records.enums import JudgmentVerdict, Secrecy
from zhixing_rules.records.person import Key, RequiredText
from zhixing_rules.records.record import PlainDate, Record, public, required

__all__ = ["Judgment", "RuleId"]

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(\.[a-z0-9-]+)+$", max_length=80)]
"""The id of a rule, such as ``art3.i2.feedback``."""


class Judgment(Record):
    """The answer of a person to one rule on one record, where the verdict is `review`; it changes no other verdict.

    ``of`` is the id of the record that the rule judges, and of a person to be traced that of the request, with the
    person's id in ``person``. Both are left out for a rule on the whole record. Of several answers the latest counts.
    """

    rule: RuleId = required("rule", "规则", "GZ", "the rule, by id", "记录结构")
    of: Key | None = public("of", "所判断的记录", "SPDJL", "the record that is judged, by id", "记录结构")
    person: Key | None = public("person", "所判断的人员", "SPDRY", "the person to be traced, by id", "记录结构")
    verdict: JudgmentVerdict = required("verdict", "判断", "PD", "the answer", "记录结构")
    by: RequiredText = required("by", "判断人", "PDR", "who judged: a name or an office", "记录结构", Secrecy.INTERNAL)
    on: PlainDate = required("on", "判断日期", "PDRQ", "day of the judgment", "记录结构")
