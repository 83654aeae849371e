"""The page of spellings: what courts and exports write, and what the library reads; computed, not typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.bilingual_text import footer, page_header, table
from zhixing_rules import Case, RecordError, load
from zhixing_rules.records import CaseNumber
from zhixing_rules.records.identity import credit_code_defect, normalised, resident_number_defect

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.bilingual_text import Language
    from zhixing_rules._enums import LabelledEnum

__all__ = ["spellings_page"]

CASE_NUMBERS = (
    *("（2024）豫0802执123号", "(2024)豫0802执123号", "（２０２４）豫０８０２执１２３号", "〔2024〕豫0802执123号"),  # noqa: RUF001  full-width digits
    *("[2024]豫0802执123号", "【2024】豫0802执恢7号", " （2024） 豫0802 执 123 号 ", "（2024）豫0802执00123号"),
    *("（2024）豫0802执123號", "（2024）豫0802执字第123号", "（2024）豫0802执123号之一", "（2024）豫0802执123-1号"),
    *("(2014)焦执字第12-1号", "（2014）焦执字第00012号", "2024豫0802执123号", "豫0802执123号", "（24）豫0802执123号"),
    *("（1024）豫0802执123号", "（2024）豫080执123号", "（2024）0802执123号", "（2024）豫0802首执123号"),
    *("（2024）豫0802执号", "（2024）豫0802执123", "（2024）豫0802执123、124号", "（2024）豫0802执123 124号"),
    *("（2024）豫0802执123至125号", "执行案件", " "),
)
RESIDENT_NUMBERS = (
    *("11010519491231002X", "11010519491231002x", "'11010519491231002X", "110105 19491231 002X"),
    *("110105194912310021", "11010519491331002X", "110105491231002", "110105********002X", "E00000000", " "),
)
CREDIT_CODES = (
    *("91350100M000100Y43", "91350100m000100y43", "91350100M000100Y44", "9135●●●●M000100Y43", "110105491231002"),
)
DAYS: tuple[Any, ...] = (
    *("2025-03-07", "2025/3/7", "2025.3.7", "2025年3月7日", "20250307", "2025-03-07 00:00:00", "2025-03-07T00:00:00"),
    *("2025-03-07T00:00:00+08:00", "2025-03-06T16:00:00Z", " 2025-03-07 ", "", "2025-03-07 09:30:00", "03/07/2025"),
    *("25-3-7", "2025年3月", "2025-02-30", "1900-01-01", "1970-01-01", "9999-12-31", 45723),
)
ANSWERS: tuple[Any, ...] = (True, "是", "否", "Y", "N", "true", "FALSE", "", "有", 1)
NUMBERS: tuple[Any, ...] = (15, "15", "15.0", 15.0, "１５", "", "十五", "15.5", "16")  # noqa: RUF001  full-width digits
TEXTS = ("示例县人民法院", " 示例县人民法院\u3000", "\u200b示例县人民法院", "\u3000", "\u200b", "\xa0")


def spellings_page(lang: Language) -> str:
    """Return the page: a table for each kind of value, with what is written and what is read."""
    numbers = [(each, _case_number(each, lang)) for each in CASE_NUMBERS]
    resident = [(each, _code(each, resident_number_defect, lang)) for each in RESIDENT_NUMBERS]
    credit = [(each, _code(each, credit_code_defect, lang)) for each in CREDIT_CODES]
    parts = [
        page_header(lang("各种写法", "Spellings"), lang, "spellings.md"),
        lang(
            "案件系统和人的各种写法，及本库怎样读取。案号、身份证号、统一社会信用代码、文字在任何情况下都这样读取；"
            "日期、是否、数字另有 `--lenient`（`load(…, lenient=True)`）一列，不加则只读取“严格”一列，见"
            "[从办案系统到记录](from-your-system.md)。号码均为虚构或标准中的示例。",
            "What systems and people write, and what the library reads. Case numbers, identity numbers, credit codes "
            "and texts are always read like this. Days, yes and no, and numbers have a column for `--lenient` "
            "(`load(…, lenient=True)`); without it only the column *strict* holds, see "
            "[from your system to a record](from-your-system.md). The numbers are invented, or examples of standards.",
        ),
        lang("## 案号", "## Case numbers"),
        _two(lang, numbers),
        lang("## 身份证号", "## Resident identity numbers"),
        _two(lang, resident),
        lang("## 统一社会信用代码", "## Unified social credit codes"),
        _two(lang, credit),
        lang("## 文字", "## Texts"),
        _two(lang, [(each, _read("court", each, lang, lenient=False)) for each in TEXTS]),
    ]
    for title, name, values in (
        (lang("## 日期", "## Days"), "complete_as_of", DAYS),
        (lang("## 是、否", "## Yes and no"), "major_or_difficult", ANSWERS),
        (lang("## 数字（拘留天数）", "## Numbers (days of detention)"), "detentions/0/days", NUMBERS),
    ):
        head = (lang("写法", "written"), lang("严格", "strict"), "`--lenient`")
        rows = [(_shown(each), *(_read(name, each, lang, lenient=mode) for mode in (False, True))) for each in values]
        parts += [title, table(head, rows)]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _two(lang: Language, rows: list[tuple[str, str]]) -> str:
    head = (lang("写法", "written"), lang("读取为", "read as"))
    return table(head, [(_shown(written), read) for written, read in rows])


def _shown(value: object) -> str:
    """Return a value as code, with its blanks visible."""
    if not isinstance(value, str):
        return f"`{str(value).lower() if isinstance(value, bool) else value}`"
    escapes = {"\u3000": "U+3000", "\u200b": "U+200B", "\xa0": "U+00A0"}
    text = "".join(f"[{escapes[each]}]" if each in escapes else each for each in value)
    return f"`“{text}”`"


def _case_number(text: str, lang: Language) -> str:
    number = CaseNumber.read(text)
    if number is None:
        return _not_recorded(lang)
    if number.defect is None:
        return f"`{number}`"
    return lang("说明：", "remark: ") + lang.of(number.defect)


def _code(text: str, defect_of: Callable[[str], LabelledEnum | None], lang: Language) -> str:
    code = normalised(text)
    if not code:
        return _not_recorded(lang)
    defect = defect_of(code)
    return f"`{code}`" if defect is None else lang("说明：", "remark: ") + lang.of(defect)


def _read(name: str, value: object, lang: Language, *, lenient: bool) -> str:
    """Return what a field of a case is read as, or what its error says."""
    first, _, inner = name.partition("/0/")
    record = {first: [{"id": "d1", inner: value}] if inner else value}
    try:
        case = load(Case, record, lenient=lenient)
    except RecordError as refused:
        return lang("错误：", "error: ") + lang.of(refused.problems[0])
    read = getattr(case, first)
    if inner:
        read = getattr(read[0], inner)
    return _not_recorded(lang) if read is None else _shown(read if isinstance(read, int) else str(read))


def _not_recorded(lang: Language) -> str:
    return lang("未记录", "not recorded")
