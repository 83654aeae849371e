"""第八条　移送材料 · Documents of a referral.

第八条 人民法院向公安机关移送案件时，应当将涉嫌拒执犯罪的行为人的基本情况以及相关证据材料一并移送，主要包括：
(一) 《案件移送函》；(二) 生效法律文书；(三) 案件执行情况说明；(四) 涉嫌拒执犯罪的证据材料。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Actor, Attach, Remedy, Rule
from zhixing_rules.procedures.fields import referral
from zhixing_rules.procedures.fields.subjects import REFERRAL
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

if TYPE_CHECKING:
    from zhixing_rules.law import Citation


def _document_rule(  # noqa: PLR0917  the parts of a rule
    rule_id: str, cite: Citation, quote: str, document: str, en: str, brief: tuple[str, str] = ("", "")
) -> Rule:
    """Return the rule that a referral includes a document; the Chinese name of the document is the quote.

    `brief` is how to supply it, in at most twelve characters, where the remedy is longer.
    """
    return Rule(
        id=rule_id,
        brief_zh=brief[0],
        brief_en=brief[1],
        cite=cite,
        quote=quote,
        per=REFERRAL,
        then=Attach(
            f"移送材料含{quote}",
            f"the referral includes {en}",
            referral.inventory.contains(document, settled=referral.sent_on),
            to=referral.sent_on,
            document_zh=quote,
            document_en=en,
        ),
        remedy=Remedy(f"补送{quote}", f"send the missing {en.removeprefix('the ')}", by=Actor.COURT),
    )


PARTICULARS = _document_rule(
    "art8.particulars", OPINION.at(8), "行为人的基本情况", "particulars", "the particulars of the suspect"
)
REFERRAL_LETTER = _document_rule(
    "art8.i1.referral-letter", OPINION.at(8, item=1), "《案件移送函》", "referral_letter", "the referral letter"
)
EFFECTIVE_INSTRUMENT = _document_rule(
    "art8.i2.effective-instrument",
    OPINION.at(8, item=2),
    "生效法律文书",
    "effective_instrument",
    "the effective legal document",
)
ENFORCEMENT_REPORT = _document_rule(
    "art8.i3.enforcement-report",
    OPINION.at(8, item=3),
    "案件执行情况说明",
    "enforcement_report",
    "the enforcement report",
)
EVIDENCE = _document_rule(
    "art8.i4.evidence",
    OPINION.at(8, item=4),
    "涉嫌拒执犯罪的证据材料",
    "evidence",
    "the evidence of the suspected offence",
    ("补送证据材料", "send the missing evidence"),
)

RULES = (PARTICULARS, REFERRAL_LETTER, EFFECTIVE_INSTRUMENT, ENFORCEMENT_REPORT, EVIDENCE)
