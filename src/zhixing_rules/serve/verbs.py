"""The verbs of the service: what a request can ask for, and the members it may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.interchange import SCHEMAS
from zhixing_rules.interchange.days import MAX_WORKING_DAYS
from zhixing_rules.records import Audience
from zhixing_rules.records.day_limits import FIRST_DAY, LAST_DAY
from zhixing_rules.serve import verb_results as results
from zhixing_rules.serve.hello import hello_of
from zhixing_rules.serve.members import CHOICES, FLAG, RECORD, Member, day, records, text, whole_number, word
from zhixing_rules.serve.verb import Verb

if TYPE_CHECKING:
    from zhixing_rules.serve.settings import ServiceSettings

__all__ = ["verbs_of"]

_LONGEST_NAME: Final = 200
_MOST_DAYS: Final = 366
_MOST_ROWS: Final = 10_000

_ON: Final = Member(
    "on",
    Bilingual("判断之日，默认中国的今天", "day of judgment; today in China by default"),
    day(FIRST_DAY, LAST_DAY),
)
_AUDIENCE: Final = Member(
    "audience",
    Bilingual("接收人", "who receives the result"),
    word(each.value for each in Audience),
)
_READINGS: Final = Member(
    "readings", Bilingual("改用的解读", "readings other than the default ones, alternative by reading"), CHOICES
)
_PROCEDURE: Final = Member(
    "procedure",
    Bilingual("规程，默认为第一项", "id of the procedure; the first one by default"),
    text(_LONGEST_NAME),
)
_LENIENT: Final = Member(
    "lenient",
    Bilingual("宽松读取，逐处列出转换", "read values as exports write them, and list each conversion"),
    FLAG,
)
_RECORD: Final = Member("record", Bilingual("案件或联动机制", "a case or a joint mechanism"), RECORD, required=True)


def verbs_of(settings: ServiceSettings) -> dict[str, Verb]:
    """Return the verbs by name, with the limits of the settings in the kinds of their members."""
    limits = settings.limits
    amendment = Member(
        "amendment",
        Bilingual("按修改后的规程：修改案（TOML）", "use the procedure as amended: an amendment in TOML"),
        text(limits.text_characters),
    )
    conditions = (_ON, _AUDIENCE, _READINGS, _PROCEDURE, amendment, _LENIENT)
    verbs: dict[str, Verb] = {}
    verbs["hello"] = Verb(
        Bilingual("版本、格式、规程、限额", "versions, formats, procedures and limits"),
        (),
        lambda _: hello_of(settings, verbs),
        ("hello",),
    )
    verbs |= {
        "validate": Verb(
            Bilingual("逐条检查", "check a record against every rule"),
            (
                _RECORD,
                *conditions,
                _member(
                    "sensitive", "列出换一种解读会改变的结论", "list the verdicts that another reading would change"
                ),
            ),
            results.report,
            ("report",),
        ),
        "plan": Verb(
            Bilingual("办案计划", "list who must do what, and by when"),
            (_RECORD, *conditions),
            results.steps,
            ("plan",),
        ),
        "explain": Verb(
            Bilingual("说明一条规则的结论", "explain the verdict of one rule"),
            (
                _RECORD,
                Member("rule", Bilingual("规则标识", "id of the rule"), text(_LONGEST_NAME), required=True),
                Member("path", Bilingual("只说明这一对象", "only this subject"), text(_LONGEST_NAME)),
                *conditions,
            ),
            results.explanations,
            ("explanations",),
        ),
        "worklist": Verb(
            Bilingual("期限工作单", "list what is to be done in many cases, the most urgent first"),
            (
                Member("records", Bilingual("案件", "the cases"), records(limits.records), required=True),
                *conditions,
                Member(
                    "within",
                    Bilingual(
                        "几日内到期的归入本周，默认 7", "days after this one that count as this week; 7 by default"
                    ),
                    whole_number(0, _MOST_DAYS),
                ),
                Member(
                    "by", Bilingual("按承办人或者法院分列", "divide by officer or court"), word(("officer", "court"))
                ),
                Member(
                    "limit",
                    Bilingual("每组至多列出几项", "maximum number of rows of each group"),
                    whole_number(0, _MOST_ROWS),
                ),
            ),
            results.work,
            ("worklist",),
        ),
        "screen": Verb(
            Bilingual("发布前筛查，仅供辅助", "screen a draft before publication; an aid, not a proof"),
            (
                Member("text", Bilingual("稿件", "the draft"), text(limits.text_characters), required=True),
                Member("record", Bilingual("并查找该案人员", "also look for the persons of this case"), RECORD),
                _AUDIENCE,
                _PROCEDURE,
                _member("redact", "一并给出改写后的全文", "also return the draft with neutral wording"),
            ),
            results.mentions,
            ("screen",),
        ),
        "days": Verb(
            Bilingual("计算工作日", "count working days"),
            (
                Member(
                    "operation",
                    Bilingual("算法", "what to count: day and working_days, start and end, or day"),
                    word(("add", "back", "count", "why")),
                    required=True,
                ),
                Member("day", Bilingual("某日，起算不计入", "the day, not counted"), day()),
                Member(
                    "working_days",
                    Bilingual("工作日数", "number of working days"),
                    whole_number(-MAX_WORKING_DAYS, MAX_WORKING_DAYS),
                ),
                Member("start", Bilingual("起始日，不计入", "start day, not counted"), day()),
                Member("end", Bilingual("截止日，计入", "end day, counted"), day()),
            ),
            results.days,
            ("shift", "count", "day"),
        ),
        "law": Verb(
            Bilingual("条文及其规则", "return a clause and its rules"),
            (
                Member("clause", Bilingual("条款", "the clause"), text(_LONGEST_NAME), required=True),
                _READINGS,
                _PROCEDURE,
                amendment,
            ),
            results.clause,
            ("law",),
        ),
        "readings": Verb(
            Bilingual("解读", "list where the text can be read in more than one way"),
            (
                Member("reading", Bilingual("只列这一解读", "only this reading"), text(_LONGEST_NAME)),
                _PROCEDURE,
                amendment,
            ),
            results.readings,
            ("readings",),
        ),
        "coverage": Verb(
            Bilingual("条文覆盖", "list the rules of every sentence, or the reason why it has none"),
            (_PROCEDURE,),
            results.coverage,
            ("coverage",),
        ),
        "calendar": Verb(
            Bilingual("工作日历", "describe the working-day calendar"), (), results.calendar, ("calendar",)
        ),
        "schema": Verb(
            Bilingual("JSON 模式", "return a JSON Schema"),
            (Member("name", Bilingual("模式的名称，默认 case", "its name; case by default"), word(SCHEMAS)),),
            results.schema_named,
            (),
        ),
    }
    return verbs


def _member(name: str, zh: str, en: str) -> Member:
    return Member(name, Bilingual(zh, en), FLAG)
