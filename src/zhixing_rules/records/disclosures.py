"""Records of accesses to tracing information, of disclosures and of publications (art 5)."""

from __future__ import annotations

from typing import Annotated, Final

from zhixing_rules.records.enums import BulletinAddressee, PublicationKind, Recipient, Secrecy
from zhixing_rules.records.person import Key, ShortText
from zhixing_rules.records.record import LongestList, PlainDate, Record, internal, required

__all__ = ["Access", "Disclosure", "Publication"]


_OF_TRACING: Final = frozenset({Secrecy.TRACING, Secrecy.PARTICIPATION, Secrecy.MEANS})
"""The classes that are 查控信息: the results of tracing, and how the police obtain them."""


class Access(Record):
    """An access to tracing information (art 5, lead sentence)."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    accessed_on: PlainDate | None = internal("accessed_on", "经办日期", "JBRQ", "day of the access", "第五条")
    by_keeper: bool | None = internal("by_keeper", "由专管人员经办", "ZGRY", "by the designated keeper", "第五条")


class Disclosure(Record):
    """A disclosure of information (art 5(二))."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    disclosed_on: PlainDate | None = internal(
        "disclosed_on", "披露日期", "PLRQ", "day of the disclosure", "第五条第（二）项"
    )
    recipient: Recipient | None = internal("recipient", "披露对象", "PLDX", "recipient", "第五条第（二）项")
    tracing: bool | None = internal(
        "tracing", "含查控信息", "HCKXX", "it contains tracing information", "第五条第（二）项"
    )
    classes: Annotated[tuple[Secrecy, ...], LongestList] | None = internal(
        "classes", "披露内容类别", "PLLB", "all classes of the information disclosed", "第五条第（二）项"
    )
    basis: ShortText | None = internal("basis", "披露依据", "PLYJ", "the law or regulation that requires it", "第五条")
    basis_verified: bool | None = internal(
        "basis_verified", "依据已核实", "YJHS", "the basis has been verified", "第五条"
    )
    basis_upheld: bool | None = internal(
        "basis_upheld", "经人工审查依据成立", "YJCL", "the basis was confirmed by human review", "第五条"
    )

    @property
    def classes_include_tracing(self) -> bool | None:
        """类别中有查控信息: whether the classes, which cover everything disclosed, include tracing information."""
        return None if self.classes is None else not _OF_TRACING.isdisjoint(self.classes)

    @property
    def gives_tracing(self) -> bool | None:
        """含查控信息: as stated, or else as the classes show; a record in which the two differ is refused."""
        return self.classes_include_tracing if self.tracing is None else self.tracing

    @property
    def basis_confirmed(self) -> bool | None:
        """依据已核实: as stated, but ``False`` for a basis that was rejected by human review."""
        return False if self.basis_upheld is False else self.basis_verified


class Publication(Record):
    """A work summary, a media report or the like (art 5(一))."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    published_on: PlainDate | None = internal(
        "published_on", "发布日期", "FBRQ", "day of publication", "第五条第（一）项"
    )
    kind: PublicationKind | None = internal("kind", "材料类型", "CLLX", "type of publication", "第五条第（一）项")
    outward: bool | None = internal(
        "outward", "对外发布", "DWFB", "it goes beyond the bodies addressed", "第五条第（一）项"
    )
    addressee: BulletinAddressee | None = internal(
        "addressee", "通报对象", "TBDX", "addressee of the bulletin", "第五条第（一）项、第六条"
    )
    addressee_upheld: bool | None = internal(
        "addressee_upheld", "该部门属于“等部门”", "SYDBM", "the department is one of 等部门 in article 6", "第六条"
    )
    mentions_police: bool | None = internal(
        "mentions_police", "提及公安机关参与事项", "TJGA", "it mentions police participation", "第五条第（一）项"
    )
    mentions_means: bool | None = internal(
        "mentions_means", "涉及查控措施和手段", "SJSD", "it mentions measures or means of tracing", "第五条第（一）项"
    )

    @property
    def mentions_stated(self) -> bool:
        """提及与否均已记录: whether both questions are answered in the record."""
        return self.mentions_police is not None and self.mentions_means is not None
