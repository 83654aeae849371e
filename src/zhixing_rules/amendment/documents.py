"""Rules that require documents; see `RequireDocument` and `DropDocument`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from zhixing_rules.amendment.lookup import find_clause, find_listing, free_text_listings
from zhixing_rules.language.consequence import Attach

if TYPE_CHECKING:
    from zhixing_rules.amendment.changes import RequireDocument
    from zhixing_rules.language.procedure import Procedure
    from zhixing_rules.language.rule import Rule

__all__ = ["derive_document_rule", "requires_document"]

_ID: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")


def requires_document(rule: Rule) -> bool:
    """Return whether a rule requires a document."""
    return isinstance(rule.then, Attach) and bool(rule.then.document_zh)


def derive_document_rule(procedure: Procedure, change: RequireDocument) -> Rule:
    """Return the rule that requires another document, with the texts of the rule `change.like`.

    Raises:
        LookupError: the rule, the clause or the list does not exist.
        ValueError: the rule cannot be derived; the message gives the reason.
    """
    if _ID.fullmatch(change.rule) is None:
        raise ValueError(
            "规则编号用小写字母、数字、点和连字符 · a rule id consists of lower-case letters, digits, dots and hyphens"
        )
    models = [rule for rule in procedure.rule(change.like) if requires_document(rule)]
    if len(models) != 1:
        raise ValueError("like 须为要求一份材料的规则 · `like` must be a rule that requires one document")
    (model,) = models
    then, listed = model.then, find_listing(procedure, change.held_in)
    assert isinstance(then, Attach)  # noqa: S101  ensured by requires_document
    if listed.terms and change.document not in listed.terms:
        terms, others = "、".join(listed.terms), "、".join(free_text_listings(listed.subject))
        raise ValueError(
            f"该清单只能记载：{terms}；别的材料请用按名称记载的清单：{others or '（无）'} · "
            f"the list accepts only: {terms}; for other documents use a list of free names: {others or '(none)'}"
        )
    demand = listed.contains(change.document, settled=then.to)
    if any(isinstance(rule.then, Attach) and rule.then.demand == demand for rule in procedure.rules):
        raise ValueError("已有规则要求这一材料 · a rule already requires this document")

    def zh(words: str) -> str:
        return words.replace(then.document_zh, change.zh)

    def en(words: str) -> str:
        return words.replace(then.document_en, change.en)

    if change.zh not in zh(then.zh) or change.en not in en(then.en):
        raise ValueError(
            "like 的规则文字中没有材料名称：请用 AddRule · "
            "the texts of the rule `like` do not contain the name of its document: use AddRule"
        )
    remedy = model.remedy
    return replace(
        model,
        id=change.rule,
        cite=find_clause(procedure.instrument, change.clause),
        quote=change.quote,
        also=(),
        superseded=None,
        quoted_instrument=None,
        then=replace(then, zh=zh(then.zh), en=en(then.en), demand=demand, document_zh=change.zh, document_en=change.en),
        remedy=None if remedy is None else replace(remedy, zh=zh(remedy.zh), en=en(remedy.en)),
    )
