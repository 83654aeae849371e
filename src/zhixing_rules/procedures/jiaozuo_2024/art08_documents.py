"""第八条　移送材料 · What a referral must hold.

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


def _paper(rule_id: str, cite: Citation, quote: str, document: str, en: str) -> Rule:
    """A paper that goes with a referral; the law's own words are its name."""
    return Rule(
        id=rule_id,
        cite=cite,
        quote=quote,
        per=REFERRAL,
        then=Attach(
            f"移送材料含{quote}",
            f"the referral holds {en}",
            referral.inventory.contains(document, settled=referral.sent_on),
            to=referral.sent_on,
            document_zh=quote,
            document_en=en,
        ),
        remedy=Remedy(f"补送{quote}", f"send {en} after it", by=Actor.COURT),
    )


PARTICULARS = _paper("art8.particulars", OPINION.at(8), "行为人的基本情况", "particulars", "the suspect's particulars")
REFERRAL_LETTER = _paper(
    "art8.i1.referral-letter", OPINION.at(8, item=1), "《案件移送函》", "referral_letter", "the letter of referral"
)
EFFECTIVE_INSTRUMENT = _paper(
    "art8.i2.effective-instrument",
    OPINION.at(8, item=2),
    "生效法律文书",
    "effective_instrument",
    "the effective instrument",
)
ENFORCEMENT_REPORT = _paper(
    "art8.i3.enforcement-report",
    OPINION.at(8, item=3),
    "案件执行情况说明",
    "enforcement_report",
    "the report on the enforcement",
)
EVIDENCE = _paper(
    "art8.i4.evidence", OPINION.at(8, item=4), "涉嫌拒执犯罪的证据材料", "evidence", "the evidence of the crime"
)

RULES = (PARTICULARS, REFERRAL_LETTER, EFFECTIVE_INSTRUMENT, ENFORCEMENT_REPORT, EVIDENCE)
