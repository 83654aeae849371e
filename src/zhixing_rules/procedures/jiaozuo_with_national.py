"""The Opinion and national law together: the duties that both lay, and the readings that national law decides."""

from __future__ import annotations

from zhixing_rules.language import DecidedReading, Duty, layered
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.national.national_law import NATIONAL_LAW

__all__ = ["JIAOZUO_WITH_NATIONAL"]

_DUTIES = (
    Duty(
        "detention.lawful",
        "司法拘留的条件",
        "conditions of a detention",
        ("art7.p1.detention", "msf.114.ground", "msf.119.decision", "msj.184.once"),
    ),
    Duty(
        "detention.end",
        "解除拘留",
        "end of a detention",
        ("msj.182.early", "jls.30.release", "jls.31.hand-over"),
    ),
    Duty("referral.when", "移送的时间", "time of the referral", ("art7.p2.referral", "xf2025.i3.refer")),
    Duty(
        "referral.papers",
        "移送材料",
        "documents of the referral",
        (
            "art8.particulars",
            "art8.i1.referral-letter",
            "art8.i2.effective-instrument",
            "art8.i3.enforcement-report",
            "art8.i4.evidence",
            "xf2025.i4.identity",
            "xf2025.i4.duty",
            "xf2025.i4.ability",
            "xf2025.i4.refusal",
            "xf2025.i4.circumstances",
            "fs2024.3.after-sanction",
        ),
    ),
    Duty(
        "referral.organ",
        "受移送的机关",
        "organ of the referral",
        ("art7.p2.competent-organ", "xf2025.i2.seat", "cxgd.15.place", "cxgd.24.level"),
    ),
    Duty(
        "review.accept",
        "接受移送",
        "acceptance of the referral",
        ("xsf.110.accept", "cxgd.171.receipt", "xf2025.i5.accept"),
    ),
    Duty(
        "review.outcome",
        "作出审查结果",
        "outcome of the review",
        ("art9.outcome", "gtz.2.tiers", "cxgd.175.transfer", "jc.562.overdue"),
    ),
    Duty(
        "review.filing",
        "立案",
        "filing of the case",
        ("art9.filing", "xf2025.i5.filing", "cxgd.178.later", "cxgd.182.file"),
    ),
    Duty(
        "review.refusal",
        "不予立案及其告知",
        "refusal, and telling of it",
        (
            "art9.refusal-notice",
            "art9.refusal-feedback",
            "xf2025.i5.refusal-served",
            "xf2025.i6.letter",
            "cxgd.178.refusal-served",
            "cxgd.189.dropped",
        ),
    ),
    Duty(
        "arrest",
        "逮捕",
        "arrest",
        ("art10.arrest", "xsj.167.send", "cxgd.146.execute", "cxgd.146.executed-told", "cxgd.146.told"),
    ),
    Duty(
        "incident",
        "抗拒执行的处置",
        "response to resistance",
        ("art12.p1.dispatch", "gtz.3.emergency", "zaf.90.file", "zaf2012.77.accept"),
    ),
)

_DECIDED = (
    DecidedReading("ruling-basis", "fs2024.2.instrument", "ruling-required"),
    DecidedReading("transfer-window", "xf2025.i3.refer", "latest-is-expiry", rules_out=("window",)),
    DecidedReading("detention-precondition", "xf2025.i3.refer", "optional"),
    DecidedReading("jurisdiction", "xf2025.i2.seat", "enforcement-court-seat"),
    DecidedReading("jurisdiction-level", "cxgd.24.level", "county-level", rules_out=("municipal-bureau",)),
    DecidedReading("extension-approver", "gtz.2.tiers", "county-level-head"),
    DecidedReading("refusal-addressee", "xf2025.i5.refusal-served", "referring-court"),
    DecidedReading("arrest-speed", "cxgd.146.execute", "immediately"),
    DecidedReading("filing-after-refusal", "cxgd.178.later", "own-term"),
    DecidedReading("early-release", "msj.182.early", "term-stands"),
    DecidedReading("detention-expiry", "jls.32.count", "printed-else-d-plus-n", rules_out=("inclusive",)),
    DecidedReading("detention-roll", "jls.30.release", "never"),
    DecidedReading("seal-live", "cf.27.lapse", "live-seal-only"),
    DecidedReading("detained-role", "msf.114.ground", "debtor-or-unit-head"),
)

JIAOZUO_WITH_NATIONAL = layered(
    JIAOZUO_2024, NATIONAL_LAW, id="jiaozuo_with_national", duties=_DUTIES, decided=_DECIDED
)
"""焦中法〔2024〕101号 and the national law above it."""
