"""The verbs of the service: what a request can ask for. Each result is what the command of the same name writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules import __version__
from zhixing_rules._bilingual import Bilingual
from zhixing_rules.engine import disclose, validate
from zhixing_rules.interchange.days import calendar_to_dict
from zhixing_rules.interchange.reports import report_document
from zhixing_rules.records import Audience
from zhixing_rules.serve import members as of
from zhixing_rules.serve.verb import Verb

if TYPE_CHECKING:
    from zhixing_rules.serve.members import Member
    from zhixing_rules.serve.service_request import ServiceRequest
    from zhixing_rules.serve.settings import ServiceSettings

__all__ = ["verbs_of"]


def verbs_of(settings: ServiceSettings) -> dict[str, Verb]:
    """Return the verbs by name, with the limits of the settings in the schemas of their members."""
    limits = settings.limits
    record = of.record("record", "案件或联动机制", "a case or a joint mechanism", required=True)
    conditions = _conditions(settings)
    sensitive = of.flag(
        "sensitive", "列出换一种解读会改变的结论", "list the verdicts that another reading would change"
    )
    verbs = {
        "validate": Verb(
            Bilingual("逐条检查", "check a record against every rule"),
            (record, *conditions, sensitive),
            _validate,
            "report",
        ),
    }
    _ = limits
    return {
        "hello": Verb(
            Bilingual("版本、格式、动词、限额", "versions, formats, verbs, limits"),
            (),
            lambda _: _hello(settings, verbs),
            "hello",
        ),
        **verbs,
    }


def _conditions(settings: ServiceSettings) -> tuple[Member, ...]:
    return (
        of.day("on", "判断之日，默认中国的今天", "the day of judgment, by default today in China", of_a_record=True),
        of.word("audience", "接收人", "who receives the result", words=[each.value for each in Audience]),
        of.choices("readings", "解读", "readings other than the default ones"),
        of.text("procedure", "规程", "the id of a procedure", limit=200),
        of.text("amendment", "修改案（TOML）", "an amendment (TOML)", limit=settings.limits.text_characters),
        of.flag("lenient", "宽松读取并列出转换", "convert values as exports write them, and list each conversion"),
    )


def _hello(settings: ServiceSettings, verbs: dict[str, Verb]) -> dict[str, Any]:
    limits = settings.limits
    return {
        "library": __version__,
        "procedures": [{"id": each.id, "hash": each.hash} for each in settings.procedures],
        "calendar": calendar_to_dict(settings.calendar),
        "audience": None if settings.audience is None else settings.audience.value,
        "audiences": [each.value for each in Audience if settings.allows(each)],
        "verbs": {
            name: {"zh": verb.title.zh, "en": verb.title.en, "members": [each.name for each in verb.members]}
            for name, verb in verbs.items()
        },
        "limits": {name: getattr(limits, name) for name in type(limits).__slots__},
    }


def _validate(request: ServiceRequest) -> dict[str, Any]:
    report = disclose(request.judging(validate), request.audience)
    return report_document(report, sensitive=bool(request.get("sensitive")))
