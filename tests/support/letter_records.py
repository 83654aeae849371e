"""Records for letters: one with every fact a letter uses, one with hardly any. All persons are synthetic."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any, Final

from zhixing_rules.office.letters import LetterKind

__all__ = [
    "DATED",
    "FULL",
    "FULL_RECORDS",
    "HOSTILE_TEXTS",
    "ON",
    "SPARSE",
    "full_record",
    "hostile_record",
    "subject_of",
]

ON: Final = date(2026, 9, 28)
"""The day for which the records are judged."""
DATED: Final = date(2026, 9, 28)

_DEBTOR: Final = {
    "id": "p1",
    "kind": "natural",
    "debtor": True,
    "name": "郑某甲",
    "sex": "男",
    "resident_number": "00000019850101001X",
    "address": "虚构县虚构镇虚构村1号",
    "telephone": "00000000001",
    "listed_dishonest": True,
}
_SECOND_DEBTOR: Final = {
    "id": "p2",
    "kind": "unit",
    "debtor": True,
    "name": "虚构县虚构商贸有限公司",
    "credit_code": "91000000MA00000001",
    "address": "虚构县虚构路2号",
    "telephone": "00000000002",
    "listed_dishonest": True,
}
_APPLICANT: Final = {"id": "p3", "kind": "natural", "applicant": True, "name": "钱某乙"}
_EVIDENCE: Final = [
    {"head": "identity", "name": "户籍证明", "copies": 1, "pages": 2, "original": False},
    {"head": "duty", "name": "民事判决书及生效证明", "copies": 1, "pages": 12, "original": False},
    {"head": "duty", "name": "执行通知书及送达回证", "copies": 1, "pages": 3, "original": False},
    {"head": "ability", "name": "银行流水", "copies": 1, "pages": 20, "original": False},
    {"head": "refusal", "name": "执行笔录", "copies": 1, "pages": 4, "original": True},
    {"head": "seriousness", "name": "拘留决定书", "copies": 1, "pages": 1, "original": False},
]

FULL: Final[dict[str, Any]] = {
    "case_number": "（2026）豫0825执1103号",
    "court": "温县人民法院",
    "police_counterpart": "温县公安局",
    "complete_as_of": "2026-09-28",
    "major_or_difficult": True,
    "officer": "孙某丙",
    "officer_telephone": "00000000003",
    "cause": "买卖合同纠纷",
    "registered_on": "2026-03-02",
    "claim": "货款人民币360000元",
    "outstanding": "货款人民币300000元",
    "notice_on": "2026-03-04",
    "report_order_on": "2026-03-04",
    "report_state": "未报告",
    "basis": {
        "kind": "judgment",
        "effective": True,
        "enforceable": True,
        "number": "（2025）豫0825民初88号",
        "made_by": "温县人民法院",
        "effective_on": "2025-12-01",
    },
    "persons": [_DEBTOR, _SECOND_DEBTOR, _APPLICANT],
    "requests": [
        {
            "id": "q1",
            "letter": {
                "number": "虚构查函〔2026〕1号",
                "dated_on": "2026-09-01",
                "sealed": True,
                "issuing_court": "温县人民法院",
                "addressed_to": "温县公安局",
                "contact": "李某丁",
                "contact_telephone": "00000000004",
                "attachments": ["judgment_document", "enforcement_notice"],
                "says_dishonest": True,
            },
            "approved_on": "2026-09-01",
            "approver": "intermediate_bureau",
            "organ": {"name": "温县公安局", "level": "county", "desk": True},
            "sent_on": "2026-09-02",
            "targets": [
                {
                    "person": "p1",
                    "case_number": "（2026）豫0825执1103号",
                    "need_held": True,
                    "need_reason": "名下有可供执行财产而本人去向不明",
                    "whereabouts_known": False,
                    "result_locates": True,
                    "located_on": "2026-09-22",
                    "measures_on": "2026-09-23",
                    "withdrawal_number": "虚构撤查〔2026〕1号",
                }
            ],
        }
    ],
    "detentions": [
        {
            "id": "d1",
            "person": "p1",
            "decision_number": "（2026）豫0825司惩88号",
            "decided_on": "2026-09-22",
            "ground": "refusal",
            "refuses": True,
            "serious": True,
            "intake_on": "2026-09-23",
            "place": "温县拘留所",
            "fine_number": "（2026）豫0825司惩87号",
            "fined_on": "2026-09-10",
            "days": 15,
            "criminal_liability_needed": True,
            "view_on": "2026-09-27",
        }
    ],
    "referrals": [
        {
            "id": "r1",
            "person": "p1",
            "detention": "d1",
            "offence": "refusal",
            "organ_name": "温县公安局",
            "organ_level": "county",
            "at_court_seat": True,
            "inventory": ["particulars", "referral_letter", "effective_instrument", "enforcement_report", "evidence"],
            "evidence": _EVIDENCE,
            "number": "虚构移函〔2026〕1号",
        }
    ],
}
"""A case on the day on which the referral is due: every letter up to the referral can be written."""


def _reviewed(**facts: Any) -> dict[str, Any]:  # noqa: ANN401  facts of a referral
    """Return the case with a referral that was sent a month ago, and what followed."""
    record = deepcopy(FULL)
    del record["detentions"]
    referral = record["referrals"][0]
    del referral["detention"]
    referral |= {
        "sent_on": "2026-08-31",
        "received_on": "2026-08-31",
        "receipt_number": "虚构受案0001",
        "receipt_on": "2026-08-31",
        "police_officer": "吴某戊",
        "police_telephone": "00000000005",
        **facts,
    }
    return record


FULL_RECORDS: Final = {
    LetterKind.TRACING: FULL,
    LetterKind.REFERRAL: FULL,
    LetterKind.ENFORCEMENT_REPORT: FULL,
    LetterKind.WITHDRAWAL: FULL,
    LetterKind.SUPPLEMENT: _reviewed(supplement_notified_on="2026-09-04", supplement_due_on="2026-10-12"),
    LetterKind.REMINDER: _reviewed(urged_on="2026-09-15"),
    LetterKind.PROCURATORATE: _reviewed(urged_on="2026-09-15"),
    LetterKind.APPLICANT_NOTICE: _reviewed(
        refusal_made_on="2026-09-04", refusal_sent_on="2026-09-07", refusal_to="same_court", conditions_met=False
    ),
}
"""A record for each kind of letter with which it may be sent. The tracing request is judged as it was when sent."""

SPARSE: Final[dict[str, Any]] = {
    "requests": [{"id": "q1", "targets": [{"person": "p1"}]}],
    "persons": [{"id": "p1"}],
    "referrals": [{"id": "r1"}],
}
"""A record with hardly a fact: every letter is full of gaps."""


def full_record(kind: LetterKind) -> dict[str, Any]:
    """Return a copy of the record for a kind of letter, as it was on the day for which the letter is written."""
    record = deepcopy(FULL_RECORDS[kind])
    if kind is LetterKind.TRACING:
        record["complete_as_of"] = "2026-09-01"
        request = record["requests"][0]
        del request["sent_on"]
        for name in ("result_locates", "located_on", "measures_on", "withdrawal_number"):
            del request["targets"][0][name]
        del record["detentions"], record["referrals"]
        request["targets"].append(
            {
                "person": "p2",
                "case_number": "（2026）豫0825执1103号",
                "need_held": True,
                "need_reason": "住所地无人办公",
                "natural_persons_named": True,
                "whereabouts_known": False,
            }
        )
    return record


def day_of(kind: LetterKind) -> date:
    """Return the day for which a letter is written from its full record."""
    return date(2026, 9, 1) if kind is LetterKind.TRACING else ON


def subject_of(kind: LetterKind) -> str | None:
    """Return the subject to choose; ``None`` where there is only one."""
    del kind
    return None


HOSTILE_TEXTS: Final = {
    "markup": "<w:t>&amp;]]></w:t>",
    "formula": '=HYPERLINK("http://example.invalid","x")',
    "bidi": "\u202e甲\u2066某\u2069",
    "long": "长" * 200,
    "lines": "甲\r\n某\u2028乙\u0085丙",
    "controls": "甲\x00\x08\x0b\x1f某\ufffe\uffff乙",
    "surrogate": "甲\ud800乙",
    "template": "{{ 7 * 7 }}{% raw %}",
    "gap": "【姓名】",
}
"""Texts that a name may hold and that must not harm a file."""


def hostile_record(kind: LetterKind, text: str) -> dict[str, Any]:
    """Return the record for a kind with a text in every free text of it."""
    names = {
        *("name", "sex", "address", "telephone", "contact", "contact_telephone", "officer", "officer_telephone"),
        *("cause", "claim", "outstanding", "report_state", "need_reason", "court", "made_by", "addressed_to"),
        *("issuing_court", "organ_name", "place", "number", "withdrawal_number", "receipt_number"),
        *("police_officer", "police_telephone"),
    }
    numbers = {"basis"}

    def replaced(value: Any, name: str = "", holder: str = "") -> Any:  # noqa: ANN401  any JSON
        if isinstance(value, dict):
            return {key: replaced(each, key, name) for key, each in value.items()}
        if isinstance(value, list):
            return [replaced(each, name, holder) for each in value]
        is_free = name in names and isinstance(value, str) and not (name == "number" and holder in numbers)
        return text if is_free else value

    changed: dict[str, Any] = replaced(full_record(kind))
    return changed
