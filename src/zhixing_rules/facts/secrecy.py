"""保密: who handled tracing information, to whom it was disclosed, and what was published (art 5)."""

from __future__ import annotations

from zhixing_rules.facts.person import Key, ShortText
from zhixing_rules.facts.record import PlainDate, Record, internal, required
from zhixing_rules.facts.terms import PublicationKind, Recipient

__all__ = ["Access", "Disclosure", "Publication"]


class Access(Record):
    """Somebody handled tracing information (art 5, lead sentence)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    accessed_on: PlainDate | None = internal("accessed_on", "经办日期", "JBRQ", "day it was handled", "第五条")
    by_keeper: bool | None = internal("by_keeper", "由专管人员经办", "ZGRY", "by the designated keeper", "第五条")


class Disclosure(Record):
    """Information given to somebody (art 5(二))."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    disclosed_on: PlainDate | None = internal(
        "disclosed_on", "披露日期", "PLRQ", "day it was given", "第五条第（二）项"
    )
    recipient: Recipient | None = internal("recipient", "披露对象", "PLDX", "to whom", "第五条第（二）项")
    tracing: bool | None = internal(
        "tracing", "含查控信息", "HCKXX", "it holds tracing information", "第五条第（二）项"
    )
    basis: ShortText | None = internal("basis", "披露依据", "PLYJ", "the law or regulation that orders it", "第五条")
    basis_verified: bool | None = internal(
        "basis_verified", "依据已核实", "YJHS", "the basis has been verified", "第五条"
    )


class Publication(Record):
    """A work summary, a report in the media or the like (art 5(一))."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    published_on: PlainDate | None = internal("published_on", "发布日期", "FBRQ", "day it came out", "第五条第（一）项")
    kind: PublicationKind | None = internal("kind", "材料类型", "CLLX", "what it is", "第五条第（一）项")
    outward: bool | None = internal("outward", "对外发布", "DWFB", "it goes beyond the bodies told", "第五条第（一）项")
    mentions_police: bool | None = internal(
        "mentions_police", "提及公安机关参与事项", "TJGA", "it mentions police participation", "第五条第（一）项"
    )
    mentions_means: bool | None = internal(
        "mentions_means", "涉及查控措施和手段", "SJSD", "it tells measures or means of tracing", "第五条第（一）项"
    )
