"""What is wrong with a procedure: everything that can be known of it when it is made, in Chinese and English.

A rule checks itself when it is made (`rule.py`): its facts are visible from its subject, and words compared with a
field are words of that field. These checks concern the rules of a procedure together, and what a user will see of them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.language.consequence import Forbid, Note, Perform, ProcedureActor, Recur
from zhixing_rules.language.expression import FALSE, TRUE
from zhixing_rules.records.annotations import bare_type, is_record, member_type
from zhixing_rules.records.loading import record_word
from zhixing_rules.records.record import secrecy_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from zhixing_rules.language.consequence import Consequence
    from zhixing_rules.language.reading import Reading
    from zhixing_rules.language.rule import Rule
    from zhixing_rules.language.subject import Subject

__all__ = ["actors_of", "can_be_breached", "norm_defects", "structure_defects"]

LONGEST_BRIEF: Final = 12
"""The number of characters that a worklist has for an act."""
_PROCEDURE_ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,59}(\+unchecked)?")
_RULE_ID: Final = re.compile(r"[a-z][a-z0-9._-]{0,79}")
_READING_ID: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")
_ACTOR: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


def structure_defects(
    procedure_id: str, roots: tuple[Subject, ...], rules: tuple[Rule, ...], readings: tuple[Reading, ...]
) -> Iterator[Bilingual]:
    """Yield what keeps a procedure from being used: ids, subjects, records, readings and actors.

    Args:
        procedure_id: its id.
        roots: its roots.
        rules: its rules.
        readings: its readings.

    Yields:
        The defects.
    """
    if not _PROCEDURE_ID.fullmatch(procedure_id):
        yield Bilingual("规程标识须为小写字母、数字、_ -，以字母开头", "the id of a procedure is a-z, 0-9, _ and -")
    yield from _rule_id_defects(rules)
    yield from _subject_defects(roots, rules)
    yield from _record_defects(root.record for root in roots)
    yield from _reading_defects(readings, rules)
    yield from _actor_defects(rules)


def norm_defects(rules: Iterable[Rule]) -> Iterator[Bilingual]:
    """Yield the rules without an actor or, where they can be breached, a remedy, and the acts with too long a name."""
    for rule in rules:
        if not all(isinstance(each, ProcedureActor) for each in _named_by(rule)):
            yield Bilingual(
                f"{rule.id}：没有写明办理主体，或其不是 ProcedureActor 的成员",
                f"{rule.id} names no actor, or one that is not a member of a ProcedureActor",
            )
        if can_be_breached(rule.then) and rule.remedy is None:
            yield Bilingual(
                f"{rule.id}：可能被违反，但没有写明补救（remedy）", f"{rule.id} can be breached and names no remedy"
            )
        if bool(rule.brief_zh) is not bool(rule.brief_en):
            yield Bilingual(
                f"{rule.id}：简称须中英文都有（brief_zh、brief_en）", f"{rule.id}: give both brief_zh and brief_en"
            )
        brief = rule.brief_zh or (rule.then.zh if isinstance(rule.then, Perform | Recur) else "")
        if len(brief) > LONGEST_BRIEF:
            yield Bilingual(
                f"{rule.id}：办理事项的简称 {len(brief)} 字，至多 {LONGEST_BRIEF} 字（brief_zh）",
                f"{rule.id}: the act has a name of {len(brief)} characters: give a brief_zh of at most {LONGEST_BRIEF}",
            )


def can_be_breached(then: Consequence) -> bool:
    """Return whether some record breaches a consequence: not a note, nor one that is always met."""
    match then:
        case Note():
            return False
        case Perform() | Recur():
            return True
        case Forbid():
            return then.breach != FALSE
        case _:
            return then.demand != TRUE


def actors_of(rules: Iterable[Rule]) -> tuple[ProcedureActor, ...]:
    """Return the actors that rules name, in order of first appearance; two of one value both if they differ."""
    named = (actor for rule in rules for actor in _named_by(rule) if isinstance(actor, ProcedureActor))
    return tuple({(type(actor), actor.value): actor for actor in named}.values())


def _named_by(rule: Rule) -> Iterator[object]:
    if isinstance(rule.then, Perform | Recur) or getattr(rule.then, "by", None) is not None:
        yield getattr(rule.then, "by", None)
    if rule.remedy is not None:
        yield rule.remedy.by
        if rule.remedy.to is not None:
            yield rule.remedy.to


def _rule_id_defects(rules: tuple[Rule, ...]) -> Iterator[Bilingual]:
    for rule_id in dict.fromkeys(rule.id for rule in rules):
        if not _RULE_ID.fullmatch(rule_id):
            yield Bilingual(
                f"规则标识须为小写字母、数字、. _ -，以字母开头：{rule_id!r}",
                f"a rule id is a-z, 0-9 and . _ -, and begins with a letter: {rule_id!r}",
            )
        if len(cites := dict.fromkeys(str(rule.cite) for rule in rules if rule.id == rule_id)) > 1:
            yield Bilingual(
                f"{rule_id}：同一标识的规则须引用同一条款，现有{'、'.join(cites)}",
                f"{rule_id}: one id is one norm, but its rules cite {len(cites)} clauses",
            )
    keys = Counter((rule.id, rule.per.name) for rule in rules)
    for (rule_id, subject), count in keys.items():
        if count > 1:
            yield Bilingual(
                f"规则重复：{rule_id}（{subject}）有 {count} 条",
                f"duplicate rules: {rule_id} ({subject}) is there {count} times",
            )


def _subject_defects(roots: tuple[Subject, ...], rules: tuple[Rule, ...]) -> Iterator[Bilingual]:
    if not roots:
        yield Bilingual("没有记录（roots）", "no record: give at least one root")
    subjects = dict.fromkeys((*roots, *(each for rule in rules for each in rule.per.chain)))
    for name, count in Counter(each.name for each in subjects).items():
        if count > 1:
            yield Bilingual(f"对象重名：{name}", f"{count} subjects have the name {name}")
    for root in roots:
        if root.within is not None:
            yield Bilingual(f"{root.name} 在其他记录之内，不是 root", f"{root.name} is inside a record: not a root")
    for rule in rules:
        if rule.per.chain[0] not in roots:
            yield Bilingual(
                f"{rule.id}：{rule.per.name} 不在任何 root 之内", f"{rule.id}: {rule.per.name} is inside no root"
            )
    words = [record_word(root.record) for root in roots]
    if len(words) > 1 and (None in words[1:] or len(set(words)) < len(words)):
        yield Bilingual(
            "不止一种记录的，须以字段 record 的词区分（Term，一个成员）",
            "with several records, a field `record` tells each from the others: a Term with one member",
        )


def _record_defects(models: Iterable[type[BaseModel]]) -> Iterator[Bilingual]:
    """Yield the fields of no class: nobody could say who may see them."""
    found = list(dict.fromkeys(models))
    for model in found:  # the records inside are appended on the way
        for name, field in model.model_fields.items():
            try:
                secrecy_of(field)
            except (TypeError, KeyError, ValueError):
                yield Bilingual(
                    f"{model.__name__}.{name}：没有保密类别，须以 public、personal 等声明",
                    f"{model.__name__}.{name} has no class of secrecy: declare it by public, personal and so on",
                )
            kind = member_type(field.annotation) or bare_type(field.annotation)
            if is_record(kind) and kind not in found:
                found.append(kind)


def _reading_defects(readings: tuple[Reading, ...], rules: tuple[Rule, ...]) -> Iterator[Bilingual]:
    for reading_id, count in Counter(each.id for each in readings).items():
        if count > 1:
            yield Bilingual(f"解读重复：{reading_id}", f"{count} readings have the id {reading_id}")
        if not _READING_ID.fullmatch(reading_id):
            yield Bilingual(
                f"解读标识须为小写字母、数字、. -：{reading_id!r}", f"a reading id is a-z, 0-9 and . -: {reading_id!r}"
            )
    listed = {each.id for each in readings}
    for reading_id in dict.fromkeys(each.id for rule in rules for each in rule.readings):
        if reading_id not in listed:
            yield Bilingual(f"解读未列入 readings：{reading_id}", f"a reading is not listed: {reading_id}")


def _actor_defects(rules: tuple[Rule, ...]) -> Iterator[Bilingual]:
    actors = actors_of(rules)
    for value, count in Counter(each.value for each in actors).items():
        if count > 1:
            yield Bilingual(f"办理主体重复：{value}", f"{count} actors have the value {value}")
    for actor in actors:
        if not _ACTOR.fullmatch(actor.value) or not actor.zh:
            yield Bilingual(
                f"办理主体须有小写英文标识和中文名称：{actor.value!r}",
                f"an actor has a value of a-z, 0-9 and _, and a Chinese name: {actor.value!r}",
            )
