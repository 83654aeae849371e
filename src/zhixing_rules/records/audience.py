"""Audiences: who may see which classes of information, and the legal basis (art 5)."""

from __future__ import annotations

from enum import Enum
from typing import Final, Self

from zhixing_rules._values import dataclass
from zhixing_rules.records.enums import Secrecy

__all__ = ["SECRECY_BASIS", "Audience", "Source", "audience_of"]


@dataclass(frozen=True, slots=True)
class Source:
    """The legal basis for what an audience may see, or for the class of a field.

    Attributes:
        law: the clause of the Opinion or the statute.
        zh: what follows from it, in Chinese.
        en: the same in English.
    """

    law: str
    zh: str
    en: str


_STATE_ORGANS: Final = Source(
    "个人信息保护法第三十四条",
    "国家机关处理个人信息不得超出履行法定职责所必需的范围和限度",
    "a state organ processes no more personal information than its statutory duties require",
)
_WORK_SECRETS: Final = Source(
    "保守国家秘密法第六十四条",
    "工作秘密：泄露后会造成一定不利影响的事项",
    "work secrets: matters whose disclosure would cause some harm",
)
_THIRD_PARTY: Final = Source(
    "第五条第（二）项",
    "系法院工作人员以外的第三方；依法披露的，由承办人另行写明依据办理",
    "a third party; a disclosure required by law is made by the handling judge, who states the basis",
)
_SENSITIVE: Final = Source(
    "个人信息保护法第二十八条",
    "行踪轨迹等属敏感个人信息，须有特定目的和充分必要并严格保护",
    "whereabouts and the like are sensitive personal information: a specific purpose, sufficient necessity and strict "
    "protection are required",
)

SECRECY_BASIS: Final[dict[Secrecy, tuple[Source, ...]]] = {
    Secrecy.PUBLIC: (Source("—", "不涉及任何人，也不涉及查控", "concerns no person and no tracing"),),
    Secrecy.INTERNAL: (_WORK_SECRETS,),
    Secrecy.PERSONAL: (_STATE_ORGANS,),
    Secrecy.TRACING: (
        Source(
            "第五条第（二）项",
            "查控信息不得向法院工作人员以外的第三方泄露",
            "tracing information must not be disclosed to third parties",
        ),
        _SENSITIVE,
    ),
    Secrecy.PARTICIPATION: (
        Source("第五条第（一）项", "不得提及公安机关参与事项", "no mention of police participation"),
        _WORK_SECRETS,
    ),
    Secrecy.MEANS: (
        Source("第五条第（一）项", "更不得泄漏措施和手段", "all the less a disclosure of measures and means"),
        _WORK_SECRETS,
    ),
    Secrecy.OUTCOME: (
        Source(
            "刑事诉讼法第一百一十二条",
            "不予立案的原因须通知控告人；结果不是查控信息",
            "the complainant is told why no case is filed; an outcome is no tracing information",
        ),
        Source(
            "法释〔2024〕13号第十四条",
            "不知不予立案或者逾期未答复的，申请执行人无从提起自诉",
            "an applicant who does not know of a refusal or of silence cannot prosecute privately",
        ),
        _STATE_ORGANS,
    ),
}
"""The legal basis of each class."""


class Audience(Enum):
    """A recipient of results. Each audience may see some classes of information and receives nothing of the others.

    The value is a stable identifier; `Audience("court_staff")` and `Audience("法院工作人员")` are the same.

    Attributes:
        zh: its name in Chinese.
        en: the same in English.
        sees: the classes it may see.
        sources: the legal basis.

    >>> Audience("法院工作人员") is Audience.COURT_STAFF, Audience.PUBLIC.may_see(Secrecy.TRACING)
    (True, False)
    """

    zh: str
    en: str
    sees: frozenset[Secrecy]
    sources: tuple[Source, ...]

    KEEPER = (
        "keeper",
        "查控专管人员",
        "the designated keeper",
        frozenset(Secrecy),
        (Source("第五条", "联动查控被执行人工作实行专人专管", "tracing is handled by designated persons"),),
    )
    COURT_STAFF = (
        "court_staff",
        "法院工作人员",
        "court staff",
        frozenset(Secrecy) - {Secrecy.MEANS},
        (
            Source(
                "第五条第（二）项",
                "法院工作人员不是第三方，第二条、第三条由其办理；措施和手段仍由专管人员掌握",
                "court staff are no third parties and do the work of articles 2 and 3; only the keeper knows the means",
            ),
            _STATE_ORGANS,
        ),
    )
    POLICE = (
        "police",
        "受函公安机关",
        "the police organ addressed",
        frozenset(Secrecy) - {Secrecy.INTERNAL},
        (
            Source(
                "第三条、附件",
                "查控由其办理，移送由其审查；法院内部事项不在其列",
                "it carries out the tracing and reviews referrals; matters internal to the court are excluded",
            ),
            _STATE_ORGANS,
        ),
    )
    PARTY = (
        "party",
        "申请执行人及其律师",
        "the applicant and the applicant's lawyer",
        frozenset({Secrecy.PUBLIC, Secrecy.OUTCOME}),
        (
            _THIRD_PARTY,
            Source(
                "法〔2018〕147号第二条",
                "人民法院可以向申请执行人释明，故须知悉移送的结果",
                "the court may explain private prosecution to the applicant, who must know the outcome of a referral",
            ),
            _STATE_ORGANS,
        ),
    )
    DEBTOR = (
        "debtor",
        "被执行人及其律师",
        "the debtor and the debtor's lawyer",
        frozenset({Secrecy.PUBLIC}),
        (_THIRD_PARTY, _STATE_ORGANS),
    )
    PUBLIC = (
        "public",
        "公众",
        "the public",
        frozenset({Secrecy.PUBLIC}),
        (
            Source(
                "第五条第（一）项",
                "不得提及公安机关参与事项，更不得泄漏措施和手段",
                "no mention of police participation, and no disclosure of measures and means",
            ),
            _SENSITIVE,
            _WORK_SECRETS,
        ),
    )

    def __new__(
        cls,
        value: str,
        zh: str = "",
        en: str = "",
        sees: frozenset[Secrecy] = frozenset(),
        sources: tuple[Source, ...] = (),
    ) -> Self:
        """Create one audience."""
        member = object.__new__(cls)
        member._value_ = value
        member.zh, member.en, member.sees, member.sources = zh, en, sees, sources
        return member

    @classmethod
    def _missing_(cls, value: object) -> Audience | None:
        return next((member for member in cls if member.zh == value), None)

    def may_see(self, *classes: Secrecy) -> bool:
        """Whether this audience may see all of these classes."""
        return self.sees.issuperset(classes)

    @property
    def withheld(self) -> tuple[Secrecy, ...]:
        """The classes that this audience may not see, in the order of `Secrecy`."""
        return tuple(each for each in Secrecy if each not in self.sees)


def audience_of(audience: Audience | str) -> Audience:
    """Return the audience with a value or a Chinese name.

    Raises:
        ValueError: there is no such audience; the message lists the known ones.
    """
    try:
        return audience if isinstance(audience, Audience) else Audience(audience)
    except ValueError:
        pass
    known = ", ".join(each.value for each in Audience)
    raise ValueError(f"没有这一披露对象 · no such audience; known: {known}")
