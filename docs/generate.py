#!/usr/bin/env python3
"""Write the pages that the library itself can tell: rules, readings, record, and the words of the glossary.

    python docs/generate.py            write them
    python docs/generate.py --check    exit 1 where a committed page differs

Each page is written in Chinese (docs/) and in English (docs/en/).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel

from zhixing_rules import JIAOZUO_2024, Case
from zhixing_rules.engine import describe
from zhixing_rules.engine.resolving import Resolver
from zhixing_rules.facts import (
    Access,
    Bulletin,
    CaseNumber,
    Detention,
    Disclosure,
    EnforcementBasis,
    Incident,
    JointMechanism,
    Letter,
    Meeting,
    Officer,
    Operation,
    Organ,
    Person,
    PrivateProsecution,
    Publication,
    Referral,
    Role,
    Secret,
    Target,
    Term,
    TracingRequest,
    Vehicle,
    english_title,
)
from zhixing_rules.language import TRUE, Attach, Perform, Recur

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic.fields import FieldInfo

    from zhixing_rules.language import Expression, Reading, Rule

Language = Literal["zh", "en"]

HERE = Path(__file__).parent

_KINDS = {
    "Qualify": "范围",
    "Define": "定义",
    "Permit": "可为",
    "Attach": "须备",
    "Forbid": "禁止",
    "Perform": "须为",
    "Recur": "周期",
    "Note": "说明",
}

_CHINESE: dict[type[BaseModel], str] = {
    Case: "案件：一件执行案件，及本意见就其所问的一切。",
    Detention: "司法拘留（第七条）。",
    EnforcementBasis: "执行依据：正在执行的文书（第十五条）。",
    Letter: "协助查询函（第三条、附件）。",
    Organ: "受函的公安机关。",
    Person: "案件中的人员：被执行人，或与其有关的人。",
    PrivateProsecution: "自诉案件中的逮捕（第十条）。",
    Access: "查控信息的一次经办（第五条）。",
    Bulletin: "联动查控工作情况的一次通报（第六条）。",
    Disclosure: "向他人披露信息（第五条第（二）项）。",
    Incident: "抗拒执行、向公安机关报警的事件（第十二条第一款）。",
    JointMechanism: "联动机制：一个法院与其对应公安机关之间、不属于任何一件案件的事项（第二、四、六、十四、十六条）。",
    Meeting: "两机关的一次会商（第十六条）。",
    Officer: "“执行110”专员（第二条第二款）。",
    Operation: "执行活动（第十二条第二款）。",
    Publication: "工作总结、宣传报道等（第五条第（一）项）。",
    Vehicle: "公安机关发现的、法院查封的车辆（第十三条）。",
    Referral: "涉嫌犯罪的移送及公安机关的审查（第七条至第九条、第十一条）。",
    Role: "人员与被执行人的关系（第一条第（一）项）。",
    Target: "查控对象：协助查询函中的一项。",
    TracingRequest: "查控请求：自发函至结果（第一条至第三条）。",
}
BEGIN, END = "<!-- generated: terms -->", "<!-- end -->"


@dataclass(frozen=True)
class Speaker:
    """Picks the one or the other of two texts."""

    language: Language

    def __call__(self, zh: str, en: str) -> str:
        """The text in the language of the page."""
        return zh if self.language == "zh" else en

    def of(self, thing: Any) -> str:  # noqa: ANN401  anything with a text in each language
        """The text of a thing that has one in each language."""
        return str(getattr(thing, self.language))

    def described(self, expression: Expression) -> str:
        """An expression under the default readings, in words."""
        return self.of(describe(Resolver().resolve(expression, {})))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ⏎ ")


def notice(say: Speaker) -> str:
    """The line that says where a page comes from."""
    return say(
        "> 本页由 `docs/generate.py` 生成，请勿手改。",
        "> Written by `docs/generate.py`: do not edit by hand.",
    )


# ------------------------------------------------------------------------------------------------ rules


def rules_page(say: Speaker) -> str:
    """One row for each rule and subject."""
    procedure = JIAOZUO_2024
    ids = len({rule.id for rule in procedure.rules})
    count = len(procedure.rules)
    intro = say(
        f"{procedure.instrument.document}写成的规则：{ids} 个编号，{count} 条（同一编号可对不同对象分别判断）。"
        "条件与期限按默认解读写出；换用其他解读，见 [readings.md](readings.md)。"
        "除另有说明外，行为须在施行日之后（第十七条）。",
        f"The rules of {procedure.instrument.document}: {ids} ids, {count} rules (an id may be judged for several "
        "subjects). Conditions and periods are given under the default readings; for the others see "
        "[readings.md](readings.md). Every act must lie after commencement (art. 17).",
    )
    head = say(
        "编号|对象|条款|原文|类型|谁：做什么|何时适用|何时之前|解读",
        "id|subject|clause|words|kind|who: what|when it applies|by when|readings",
    ).split("|")
    rows = [_rule_row(rule, say) for rule in procedure.rules]
    return "\n\n".join((say("# 规则", "# Rules"), notice(say), intro, table(head, rows))) + "\n"


def _rule_row(rule: Rule, say: Speaker) -> list[str]:
    then = rule.then
    by = getattr(then, "by", None)
    who = f"{say.of(by)}{say('：', ': ')}" if by is not None else ""
    return [
        f"`{rule.id}`",
        say(rule.per.zh, rule.per.name),
        rule.cite.short,
        rule.quote,
        say(_KINDS[type(then).__name__], type(then).__name__),
        who + say.of(rule),
        say("始终", "always") if rule.when is TRUE else say.described(rule.when),
        _by_when(rule, say),
        " ".join(f"`{reading.id}`" for reading in rule.readings) or "-",
    ]


def _by_when(rule: Rule, say: Speaker) -> str:
    if isinstance(rule.then, Perform):
        return say.described(rule.then.within.closes)
    if isinstance(rule.then, Recur):
        return say.described(rule.then.rounds)
    if isinstance(rule.then, Attach):
        words = say.described(rule.then.to)
        return say(f"随同：{words}", f"with: {words}")
    return "-"


# ------------------------------------------------------------------------------------------------ readings


def readings_page(say: Speaker) -> str:
    """One section for each reading."""
    intro = say(
        "条文可有两种以上理解之处。每一种理解都已写成代码；**粗体**为默认；带 ° 者为文字上可能、但未见任何来源主张。"
        "调用时以 `readings={编号: 选项}` 换用，命令行以 `--reading 编号=选项`。"
        "只有一个选项的，未见相反主张，列出以备查。\n\n"
        "由谁解决：**J** 市中院与市公安局协商（第十七条）；**H** 省高院与省公安厅；**N** 制定所引规范的国家机关；"
        "**R** 案卷记载（决定书、回执等）。",
        "Where the text can be understood in more than one way. Every way is encoded; **bold** is the default; ° is "
        "implied by the words and argued by no source. Choose with `readings={id: alternative}`, on the command line "
        "with `--reading id=alternative`. A reading with one alternative has no recorded rival and is listed so that "
        "it can be seen.\n\n"
        "Who could settle it: **J** the intermediate court and the municipal police by consultation (art. 17); **H** "
        "the provincial court and police; **N** the national body that made the norm named; **R** the record of the "
        "case. The support is given in the words of the procedure, in Chinese.",
    )
    head = say("编号|条款|选项|支持默认的理由|由谁解决|相关规则", "id|clause|alternatives|support|who|rules").split("|")
    rows = [_reading_row(reading, say) for reading in JIAOZUO_2024.readings]
    return "\n\n".join((say("# 解读", "# Readings"), notice(say), intro, table(head, rows))) + "\n"


def _reading_row(reading: Reading, say: Speaker) -> list[str]:
    told = []
    for alternative in reading.alternatives:
        name = f"`{alternative.id}`" + ("°" if alternative.id in reading.silent else "")
        name = f"**{name}**" if alternative is reading.default else name
        told.append(f"{name} {say.of(alternative)}")
    used = dict.fromkeys(rule.id for rule in JIAOZUO_2024.rules if reading in rule.readings)
    return [
        f"`{reading.id}`",
        reading.clause,
        "<br>".join(told),
        reading.support,
        reading.settled_by,
        " ".join(f"`{rule_id}`" for rule_id in used),
    ]


# ------------------------------------------------------------------------------------------------ record


def record_page(say: Speaker) -> str:
    """One section for each record, one row for each field."""
    intro = say(
        "输入一件案件时可用的全部字段。每个字段可用中文名、拼音首字母或英文名书写，输出一律用英文名。"
        "除“必填”外都可省略：省略即“未记录”，绝不等于“否”。文件清单省略为“未制作清单”，`[]` 为“清单为空”。"
        "标“保密”者不出现在任何报错、日志和 `repr` 中。词语（枚举）见 [glossary.md](glossary.md)。",
        "Every field of a case. A field may be written by its Chinese key, its pinyin initials or its English name; "
        "output always has the English name. All but those marked *required* may be left out: left out is *not "
        "recorded*, never a no. A list of papers left out is *no inventory taken*; `[]` is *none there*. A *secret* "
        "field is in no error, log or `repr`. For the words of closed lists see [the glossary](../glossary.md).",
    )
    parts = [say("# 案件记录", "# The record of a case"), notice(say), intro]
    for model in models():
        parts += [f"## {model.__name__}", say(_CHINESE[model], _first_line(model)), _fields_table(model, say)]
    return "\n\n".join(parts) + "\n"


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def models() -> list[type[BaseModel]]:
    """The case, the joint mechanism, and every record inside them, each after the one that holds it."""
    found: list[type[BaseModel]] = [Case, JointMechanism]
    for model in found:
        for field in model.model_fields.values():
            found += [kind for kind in _records(field.annotation) if kind not in found]
    return found


def _fields_table(model: type[BaseModel], say: Speaker) -> str:
    head = say("中文键|拼音|英文名|说明|类型|条款", "Chinese key|pinyin|name|what|type|clause").split("|")
    rows = []
    for name, field in model.model_fields.items():
        choices = [str(choice) for choice in getattr(field.validation_alias, "choices", ())]
        keys = [choice for choice in choices if not choice.isascii()]
        initials = [choice for choice in choices if choice.isascii() and choice != name]
        extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
        rows.append(
            [
                "、".join(keys),
                "、".join(initials),
                f"`{name}`",
                say(field.title or "", english_title(field)),
                _type(field, say),
                str(extra.get("clause", "")),
            ]
        )
    return table(head, rows)


def _type(field: FieldInfo, say: Speaker) -> str:
    kinds = list(_kinds(field.annotation))
    names = [text for text in (_kind_name(kind, say) for kind in kinds) if text]
    bounds = [part for kind in kinds for part in _metadata(kind) if isinstance(part, Ge | Le)]
    text = names[0] if names else say("文字", "text")
    if bounds:
        text += " " + "…".join(str(getattr(bound, "ge", getattr(bound, "le", ""))) for bound in bounds)
    if any(get_origin(kind) is tuple for kind in kinds):
        text = say(f"列表：{text}", f"list of {text}")
    return text + say("，**必填**", ", **required**") if field.is_required() else text


def _kind_name(kind: object, say: Speaker) -> str:
    simple = {
        date: say("日期", "day"),
        bool: say("是/否", "yes or no"),
        int: say("整数", "whole number"),
        Secret: say("文字（保密）", "text (secret)"),
        CaseNumber: say("案号", "case number"),
    }
    if kind in simple:
        return simple[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return say(f"词语 {kind.__name__}", f"word of {kind.__name__}")
    return next((f"[{model.__name__}](#{model.__name__.lower()})" for model in _records(kind)), "")


def _kinds(annotation: object) -> Iterator[object]:
    """A type and every type inside it."""
    yield annotation
    if get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
        return
    for part in get_args(annotation):
        yield from _kinds(part)


def _metadata(kind: object) -> Iterator[object]:
    if get_origin(kind) is Annotated:
        for part in get_args(kind)[1:]:
            yield from getattr(part, "metadata", (part,))


def _records(annotation: object) -> Iterator[type[BaseModel]]:
    for kind in _kinds(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


# ------------------------------------------------------------------------------------------------ the words


def terms_section(say: Speaker) -> str:
    """Every closed list, one row for each word."""
    rows = [
        [kind.__name__, f"`{member.value}`", member.zh]
        for kind in sorted(Term.__subclasses__(), key=lambda each: each.__name__)
        for member in kind
    ]
    return table(say("词表|英文词|中文词", "list|word|Chinese").split("|"), rows)


def glossary_page(say: Speaker, path: Path) -> str:
    """The glossary as it stands, with its section of words written anew."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{terms_section(say)}\n\n{END}{after}"


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    found: dict[Path, str] = {}
    for say, folder in ((Speaker("zh"), HERE), (Speaker("en"), HERE / "en")):
        found[folder / "rules.md"] = rules_page(say)
        found[folder / "readings.md"] = readings_page(say)
        found[folder / "record.md"] = record_page(say)
    found[HERE / "glossary.md"] = glossary_page(Speaker("zh"), HERE / "glossary.md")
    return found


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` say which differ."""
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        sys.stdout.writelines(f"stale: {path.relative_to(HERE.parent)}\n" for path in stale)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8")
        sys.stdout.write(f"written: {path.relative_to(HERE.parent)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
