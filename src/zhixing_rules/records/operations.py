"""Records of incidents, enforcement operations and sealed vehicles found by the police (arts 12 and 13)."""

from __future__ import annotations

from zhixing_rules.records.enums import Discovery
from zhixing_rules.records.person import Key, ShortText
from zhixing_rules.records.record import PlainDate, Record, internal, personal, required

__all__ = ["Incident", "Operation", "Vehicle"]


class Incident(Record):
    """Resistance to enforcement that is reported to the police (art 12, first paragraph)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    violent: bool | None = personal(
        "violent",
        "以暴力、威胁方法妨害或者抗拒执行",
        "BLWX",
        "violence or threats against the enforcement",
        "第十二条第一款",
    )
    reported_on: PlainDate | None = personal(
        "reported_on", "报警日期", "BJRQ", "day it was reported to the police", "第十二条第一款"
    )
    dispatched_on: PlainDate | None = personal(
        "dispatched_on", "出警日期", "CJRQ", "day the police were dispatched", "第十二条第一款"
    )
    dispatched_at_once: bool | None = personal(
        "dispatched_at_once",
        "次日出警仍属立即",
        "CRLJ",
        "a dispatch on the next day was nevertheless immediate",
        "第十二条第一款",
    )
    within_24_hours: bool | None = personal(
        "within_24_hours",
        "接警后二十四小时内出警",
        "XSCJ",
        "the police were dispatched within 24 hours of the report",
        "第十二条第一款",
    )
    handled_on: PlainDate | None = personal(
        "handled_on", "紧急处置完毕日期", "CZWBRQ", "day the emergency was handled", "公通字〔2015〕32号"
    )
    registered_on: PlainDate | None = personal(
        "registered_on", "接报案登记日期", "JBADJRQ", "day the report was registered", "公通字〔2015〕32号"
    )
    filed_on: PlainDate | None = personal(
        "filed_on", "治安案件立案日期", "ZALARQ", "day the police filed the case", "治安管理处罚法第九十条"
    )
    answered_on: PlainDate | None = personal(
        "answered_on",
        "告知不属于违反治安管理行为日期",
        "GZBSRQ",
        "day the court was told that it is no offence",
        "治安管理处罚法第九十条",
    )
    administrative_penalty_on: PlainDate | None = personal(
        "administrative_penalty_on",
        "治安管理处罚决定日期",
        "ZACFRQ",
        "day of the administrative penalty",
        "治安管理处罚法第六十一条",
    )


class Operation(Record):
    """An enforcement operation of the court (art 12, second paragraph)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    large: bool | None = internal("large", "规模较大", "GMJD", "the operation is large", "第十二条第二款")
    starts_on: PlainDate | None = internal(
        "starts_on", "执行活动开始日期", "KSRQ", "day the operation starts", "第十二条第二款"
    )
    plan_made_on: PlainDate | None = internal(
        "plan_made_on", "制定执行预案日期", "YARQ", "day the plan was made", "第十二条第二款"
    )
    plan_first: bool | None = internal(
        "plan_first", "当日预案制定在先", "YAZX", "the plan was made before the start that day", "第十二条第二款"
    )
    police_told_on: PlainDate | None = internal(
        "police_told_on", "通报当地公安机关日期", "TBRQ", "day the local police were notified", "第十二条第二款"
    )
    told_first: bool | None = internal(
        "told_first",
        "当日通报在先",
        "TBZX",
        "the police were notified before the start that day",
        "第十二条第二款",
    )
    presence_needed: bool | None = internal(
        "presence_needed",
        "需要公安机关维持秩序、预防暴力抗法",
        "XYDC",
        "officers are needed for order or against resistance",
        "第十二条第二款",
    )
    presence_requested_on: PlainDate | None = internal(
        "presence_requested_on", "请求公安机关派员日期", "QQRQ", "day officers were requested", "第十二条第二款"
    )
    requested_first: bool | None = internal(
        "requested_first",
        "当日请求在先",
        "QQZX",
        "officers were requested before the start that day",
        "第十二条第二款",
    )


class Vehicle(Record):
    """A vehicle sealed by the court and found by the police (art 13)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    found_during: Discovery | None = personal("found_during", "发现途径", "FXTJ", "manner of discovery", "第十三条")
    found_on: PlainDate | None = personal("found_on", "发现日期", "FXRQ", "day the vehicle was found", "第十三条")
    sealed_on: PlainDate | None = personal("sealed_on", "法院查封日期", "CFRQ", "day the court sealed it", "第十三条")
    renewed_on: PlainDate | None = personal(
        "renewed_on", "最近一次续行查封日期", "XFRQ", "day the seal was last renewed", "第十三条"
    )
    renewed_in_time: bool | None = personal(
        "renewed_in_time", "历次续行均在届满之前", "XFJS", "each renewal was made before the seal expired", "第十三条"
    )
    seal_ends_on: PlainDate | None = personal(
        "seal_ends_on",
        "最近一次查封或续行载明的届满日",
        "CFJMR",
        "last day stated in the latest seal or renewal",
        "第十三条",
    )
    unsealed_on: PlainDate | None = personal(
        "unsealed_on", "解除查封日期", "JFRQ", "day the court lifted the seal", "第十三条"
    )
    notified_on: PlainDate | None = personal(
        "notified_on", "公安机关通知法院日期", "TZRQ", "day the police notified the court", "第十三条"
    )
    attended_on: PlainDate | None = personal(
        "attended_on", "法院派员到场日期", "DCRQ", "day the court's staff arrived", "第十三条"
    )
    held: bool | None = personal("held", "留置至交接", "LZJJ", "it was held until the handover", "第十三条第一款")
    handed_over_on: PlainDate | None = personal(
        "handed_over_on", "办理交接手续日期", "JJRQ", "day of the handover", "第十三条第一款"
    )
    queued: bool | None = personal("queued", "轮候查封", "LHCF", "the seal waits behind another", "查封规定第二十六条")
    took_effect_on: PlainDate | None = personal(
        "took_effect_on", "轮候查封生效日期", "LHSXRQ", "day the waiting seal took effect", "查封规定第二十六条"
    )
    sealing_court: ShortText | None = personal(
        "sealing_court", "在先查封的法院", "ZXCFFY", "the court whose seal is in effect", "查封规定第二十六条"
    )
    registry_served_on: PlainDate | None = personal(
        "registry_served_on",
        "协助执行通知书送达车辆管理所日期",
        "SDCGSRQ",
        "day the vehicle registry was served",
        "查封规定第一条、机动车登记规定第二十九条",
    )
    transfer_registered_on: PlainDate | None = personal(
        "transfer_registered_on",
        "办理转让登记日期",
        "ZRDJRQ",
        "day a transfer was registered",
        "机动车登记规定第二十九条",
    )
