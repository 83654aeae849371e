"""One more paper, and one fewer: see `RequireDocument` and `DropDocument`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixing_rules.amendment.lookup import clause_named, listing_named, open_listings
from zhixing_rules.language.consequence import Attach

if TYPE_CHECKING:
    from zhixing_rules.amendment.changes import RequireDocument
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.rule import Rule

__all__ = ["document_rule_like", "requires_document"]

_ID: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")


def requires_document(rule: Rule) -> bool:
    """Whether what a rule demands is a paper."""
    return isinstance(rule.then, Attach) and bool(rule.then.document_zh)


def document_rule_like(procedure: Procedure, change: RequireDocument) -> Rule:
    """The rule that asks for one more paper, in the words of the rule of another."""
    if _ID.fullmatch(change.rule) is None:
        raise ValueError(
            "规则编号用小写字母、数字、点和连字符 · an id has lower-case letters, digits, dots and hyphens"
        )
    found = [rule for rule in procedure.rule(change.like) if requires_document(rule)]
    if len(found) != 1:
        raise ValueError("like 须为要求一份材料的规则 · `like` must be the rule of one paper")
    (model,) = found
    then, listed = model.then, listing_named(procedure, change.held_in)
    assert isinstance(then, Attach)  # noqa: S101  asks_for_a_paper says so
    if listed.terms and change.document not in listed.terms:
        terms, others = "、".join(listed.terms), "、".join(open_listings(listed.subject))
        raise ValueError(
            f"该清单只能记载：{terms}；别的材料请用按名称记载的清单：{others or '（无）'} · "
            f"the list holds only: {terms}; for any other paper use a list by name: {others or '(none)'}"
        )
    demand = listed.contains(change.document, settled=then.to)
    if any(isinstance(rule.then, Attach) and rule.then.demand == demand for rule in procedure.rules):
        raise ValueError("已有规则要求这一材料 · there is a rule that asks for this paper")

    def zh(words: str) -> str:
        return words.replace(then.document_zh, change.zh)

    def en(words: str) -> str:
        return words.replace(then.document_en, change.en)

    if change.zh not in zh(then.zh) or change.en not in en(then.en):
        raise ValueError("like 的规则没有按材料名称写成 · the rule of `like` does not name its paper: use AddRule")
    remedy = model.remedy
    return replace(
        model,
        id=change.rule,
        cite=clause_named(procedure.instrument, change.clause),
        quote=change.quote,
        also=(),
        superseded=None,
        words=None,
        then=replace(then, zh=zh(then.zh), en=en(then.en), demand=demand, document_zh=change.zh, document_en=change.en),
        remedy=None if remedy is None else replace(remedy, zh=zh(remedy.zh), en=en(remedy.en)),
    )
