"""Fields of a private prosecution in which arrest is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.language import Occurrence, event, flag, text
from zhixing_rules.procedures.fields.subjects import PROSECUTION

if TYPE_CHECKING:
    from zhixing_rules.language import Event, Flag, Text

arrest_conditions_met: Flag = flag(PROSECUTION, "arrest_conditions_met", judgment=True)
arrest_decided_on: Event = event(PROSECUTION, "arrest_decided_on")
person_label: Text = text(PROSECUTION, "person_label")
executed_on: Event = event(PROSECUTION, "executed_on")
executed_by: Text = text(PROSECUTION, "executed_by")
complained_on: Event = event(
    PROSECUTION,
    "complained_on",
    Occurrence.of(
        "申请执行人已提出控告",
        "申请执行人尚未提出控告",
        "the applicant has complained",
        "the applicant has not yet complained",
    ),
)
not_pursued: Flag = flag(PROSECUTION, "not_pursued")
harmed: Flag = flag(PROSECUTION, "harmed", judgment=True)
lodged_on: Event = event(
    PROSECUTION,
    "lodged_on",
    Occurrence.of(
        "已提起自诉",
        "尚未提起自诉",
        "the private prosecution has been lodged",
        "the private prosecution has not yet been lodged",
    ),
)
decided_on: Event = event(
    PROSECUTION,
    "decided_on",
    Occurrence.of(
        "法院已审查完毕",
        "法院尚未审查完毕",
        "the court has finished its review",
        "the court has not yet finished its review",
    ),
)
arrest_sent_on: Event = event(
    PROSECUTION,
    "arrest_sent_on",
    Occurrence.of(
        "逮捕决定书已送交公安机关",
        "逮捕决定书尚未送交公安机关",
        "the arrest decision has been sent to the police",
        "the arrest decision has not yet been sent to the police",
    ),
)
arrest_copied_on: Event = event(
    PROSECUTION,
    "arrest_copied_on",
    Occurrence.of(
        "逮捕决定书已抄送人民检察院",
        "逮捕决定书尚未抄送人民检察院",
        "the arrest decision has been copied to the procuratorate",
        "the arrest decision has not yet been copied to the procuratorate",
    ),
)
family_told_on: Event = event(
    PROSECUTION,
    "family_told_on",
    Occurrence.of("已通知家属", "尚未通知家属", "the family has been told", "the family has not yet been told"),
)
warrant_on: Event = event(
    PROSECUTION,
    "warrant_on",
    Occurrence.of(
        "公安机关已制作逮捕证",
        "公安机关尚未制作逮捕证",
        "the arrest warrant has been made",
        "the arrest warrant has not yet been made",
    ),
)
executed_told_on: Event = event(
    PROSECUTION,
    "executed_told_on",
    Occurrence.of(
        "公安机关已告知法院执行逮捕",
        "公安机关尚未告知法院执行逮捕",
        "the court has been told of the arrest",
        "the court has not yet been told of the arrest",
    ),
)
not_caught_told_on: Event = event(
    PROSECUTION,
    "not_caught_told_on",
    Occurrence.of(
        "公安机关已告知法院未能抓获",
        "公安机关尚未告知法院未能抓获",
        "the court has been told that the person is not caught",
        "the court has not yet been told that the person is not caught",
    ),
)
