"""The page of the record fields: every root record that rules are evaluated on, and every record inside it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel

from generator.bilingual_text import footer, page_header, table
from zhixing_rules import JIAOZUO_2024, Case
from zhixing_rules.records import (
    Access,
    Bulletin,
    CaseNumber,
    Detention,
    Disclosure,
    EnforcementBasis,
    EvidenceItem,
    Incident,
    JointMechanism,
    Judgment,
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
    TracingRequest,
    Vehicle,
    clause_of,
    english_title,
    informant_of,
    record_inside,
    secrecy_of,
)
from zhixing_rules.records.clock_time import is_clock_time
from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from generator.bilingual_text import Language
    from zhixing_rules.records import Informant

__all__ = ["models", "record_page"]

_CHINESE: dict[type[BaseModel], str] = {
    Access: "查控信息的一次经办（第五条）。",
    Bulletin: "联动查控工作情况的一次通报（第六条）。",
    Judgment: (
        "人工判断：一人对一条规则、一条记录的判断，只对“须人工判断”的结论有效。`of` 为所判断记录的标识；"
        "判断查控对象的，`of` 为查控请求的标识，`person` 为人员标识；判断整个记录的均留空。"
        "有数个判断的，以最后一个为准。"
    ),
    Case: "案件：一件执行案件，及本意见就其所问的一切。",
    Detention: "司法拘留（第七条）。",
    Disclosure: "向他人披露信息（第五条第（二）项）。",
    EvidenceItem: "证据目录中的一项（第八条第（四）项）。",
    EnforcementBasis: "执行依据：正在执行的文书（第十五条）。",
    Incident: "抗拒执行、向公安机关报警的事件（第十二条第一款）。",
    JointMechanism: "联动机制：一个法院与其对应公安机关之间、不属于任何一件案件的事项（第二、四、六、十四、十六条）。",
    Letter: "协助查询函（第三条、附件）。",
    Meeting: "两机关的一次会商（第十六条）。",
    Officer: "“执行110”专员（第二条第二款）。",
    Operation: "执行活动（第十二条第二款）。",
    Organ: "受函的公安机关。",
    Person: "案件中的人员：被执行人，或与其有关的人。",
    PrivateProsecution: "自诉案件中的逮捕（第十条）。",
    Publication: "工作总结、宣传报道等（第五条第（一）项）。",
    Referral: "涉嫌犯罪的移送及公安机关的审查（第七条至第九条、第十一条）。",
    Role: "人员与被执行人的关系（第一条第（一）项）。",
    Target: "查控对象：协助查询函中的一项。",
    TracingRequest: "查控请求：自发函至结果（第一条至第四条）。",
    Vehicle: "公安机关发现的、法院查封的车辆（第十三条）。",
}


def record_page(lang: Language) -> str:
    """Return the page, one section per record type, one row per field."""
    intro = lang(
        "输入一件案件时可用的全部字段。每个字段可用中文名、拼音首字母或英文名书写，输出一律用英文名。"
        "除“必填”外都可省略：省略即“未记录”，绝不等于“否”。文件清单省略为“未制作清单”，`[]` 为“清单为空”。"
        "标“保密”者不出现在任何报错、日志和 `repr` 中。"
        "词语（枚举）见[术语](glossary.md)，类别见[披露对象](audiences.md)。"
        "“由谁答复”为该事实缺失时应询问的人，JSON 中为 `known_by`。"
        "条款为国家法的字段，只有[国家法](national.md)的规则读取，可以不填；`complete_as_of` 也就这些字段声明完整的，"
        "另写 `complete_for`。",
        "Every field of a case. A field can be given by its Chinese key, its pinyin initials or its English name; "
        "output always uses the English name. All fields but those marked *required* are optional: an omitted field "
        "is *not recorded*, which never means *no*. An omitted list of documents means that *no inventory was made*; "
        "`[]` means that *the inventory is empty*. A *secret* field is never shown in an error, log or `repr`. For "
        "the enum members see [the glossary](../glossary.md), for the classes see [who may see what](audiences.md). "
        "*Known by* is who can say a fact that is missing, in JSON `known_by`. A field whose clause is of national law "
        "is read by rules of [national law](national.md) alone and may stay empty; write `complete_for` if "
        "`complete_as_of` attests these fields too.",
    )
    header = page_header(lang("案件记录", "Fields of a case record"), lang, "record.md")
    parts = [header, intro, lang("## 怎样书写", "## How values are written"), _spelling(lang)]
    for model in models():
        parts += [
            f"## {model.__name__}",
            lang(_CHINESE.get(model, _first_line(model)), _first_line(model)),
            _fields_table(model, lang),
        ]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _spelling(lang: Language) -> str:
    """Return what the fields accept and refuse; see docs/decisions/0058-records-as-courts-have-them.md."""
    return lang(
        f"""\
- **日期**写作 `2025-03-07`，须在 {FIRST_DAY} 至 {LAST_DAY} 之间。1900-01-01、1970-01-01 之类是系统的空值，
  不予接受：日期不明或尚未发生的，请删去该字段。案件中的事件不得早于案号的收案年度。
- **文字**首尾的空格和不可见字符自动去除；只有空格、全角空格、零宽字符的，视为未记录。
- **案号**：全角数字、〔〕[]【】括号、空格、编号前的零、號、号之一（文书序号）、2016年以前的写法
  （（2014）焦执字第12-1号）均可识别。某一部分有误的，其余部分照常使用，有误的部分视为未记录，
  并在 `annex.case-number` 的说明中指出哪一部分应怎样改。
- **身份证号、统一社会信用代码**：小写 x、全角、空格、Excel 的撇号自动改正。校验不符、15位、有遮掩的，
  不拒绝记录，在 `annex.person` 的说明中指出；这样的身份证号视为未记录，
  仅校验码不符的统一社会信用代码照常使用。
- **互相矛盾的**记录不予接受，报错指明位置：事件先后颠倒、载明的拘留期限超过15日、请假超过拘留天数、
  单位被拘留、两名人员号码相同、所指标识不存在等。""",
        f"""\
- **Days** are written `2025-03-07`, from {FIRST_DAY} to {LAST_DAY}. Days such as 1900-01-01 and 1970-01-01 stand for
  no day in many systems and are refused: omit the field if the day is not known or has not come. No event of the case
  is earlier than the year in its number.
- **Texts** lose blanks and invisible characters at their ends; a text of nothing else is not recorded.
- **Case numbers** are read with full-width digits, the brackets 〔〕[]【】, blanks, leading zeros, 號, 号之一 (a
  document), and in the form used before 2016 (（2014）焦执字第12-1号). If a part is wrong, the other parts are used,
  the wrong one is not recorded, and a remark of `annex.case-number` says which part and what to write.
- **Identity numbers and credit codes**: a small x, full-width characters, blanks and Excel's apostrophe are corrected.
  One that does not compute, has 15 digits or is masked does not refuse the record but has a remark of `annex.person`.
  Such a resident number is not recorded; a credit code of which only the check character is wrong counts.
- **Contradictions** refuse the record, with their places: events out of order, a printed term of more than 15 days,
  leave longer than the detention, a unit detained, one number of two persons, an id that does not exist, and so on.""",
    )


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def models() -> list[type[BaseModel]]:
    """Return every root record type and every record type inside it, each after the one that contains it."""
    roots = JIAOZUO_2024.roots
    types: list[type[BaseModel]] = list(dict.fromkeys(root.record for root in roots))
    for model in types:
        for field in model.model_fields.values():
            types += [each for each in _records(field.annotation) if each not in types]
    return types


def _fields_table(model: type[BaseModel], lang: Language) -> str:
    head = lang(
        "中文键、拼音|英文名|说明|类型|类别|由谁答复|条款",
        "Chinese key, pinyin|name|meaning|type|class|known by|clause",
    ).split("|")
    rows, known_by = [], _known_by()
    for name, field in model.model_fields.items():
        choices = [str(choice) for choice in getattr(field.validation_alias, "choices", ())]
        keys = [choice for choice in choices if not choice.isascii()]
        initials = [choice for choice in choices if choice.isascii() and choice != name]
        rows.append(
            [
                "<br>".join(part for part in ("、".join(keys), "、".join(initials)) if part),
                f"`{name}`",
                lang(field.title or "", english_title(field)),
                _type(field, lang),
                lang(secrecy_of(field).zh, secrecy_of(field).value),
                lang("、", ", ").join(dict.fromkeys(lang(who.zh, who.en) for who in known_by[model, name])),
                clause_of(field),
            ]
        )
    return table(head, rows)


@cache
def _known_by() -> dict[tuple[type[BaseModel], str], tuple[Informant, ...]]:
    """Return who can say what each field holds; of a record type in both root records, who can say it in each."""
    found: dict[tuple[type[BaseModel], str], tuple[Informant, ...]] = {}
    for root in JIAOZUO_2024.roots:
        for model, path in _places(root.record, ()):
            who = informant_of(root.record, path)
            found[model, path[-1]] = (*found.get((model, path[-1]), ()), *(() if who is None else (who,)))
    return found


def _places(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[tuple[type[BaseModel], tuple[str, ...]]]:
    """Yield every field of a record and of the records inside it, with the record that holds it."""
    for name, field in model.model_fields.items():
        yield model, (*path, name)
        inside = record_inside(field.annotation)
        if inside is not None:
            yield from _places(inside, (*path, name))


def _type(field: FieldInfo, lang: Language) -> str:
    kinds = list(_kinds(field.annotation))
    names = [text for text in (_kind_name(kind, lang) for kind in kinds) if text]
    bounds = [part for kind in kinds for part in _metadata(kind) if isinstance(part, Ge | Le)]
    text = names[0] if names else lang("文字", "text")
    if is_clock_time(field):
        text = lang("时刻（HH:MM）", "time (HH:MM)")
    if bounds:
        text += " " + "…".join(str(getattr(bound, "ge", getattr(bound, "le", ""))) for bound in bounds)
    if any(get_origin(kind) is tuple for kind in kinds):
        text = lang(f"列表：{text}", f"list of {text}")
    return text + lang("，**必填**", ", **required**") if field.is_required() else text


def _kind_name(kind: object, lang: Language) -> str:
    simple = {
        date: lang("日期", "date"),
        bool: lang("是/否", "boolean"),
        int: lang("整数", "integer"),
        Secret: lang("文字（保密）", "text (secret)"),
        CaseNumber: lang("案号", "case number"),
    }
    if kind in simple:
        return simple[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lang(f"词语 {kind.__name__}", f"enum {kind.__name__}")
    return next((f"[{model.__name__}](#{model.__name__.lower()})" for model in _records(kind)), "")


def _kinds(annotation: object) -> Iterator[object]:
    """Yield a type and every type inside it."""
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
