"""Records of the persons of a case and of the enforcement basis."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from zhixing_rules.records.enums import Instrument, PersonKind, RoleKind
from zhixing_rules.records.identity import is_credit_code, is_resident_number
from zhixing_rules.records.record import LongestList, PlainDate, Record, personal, public, required
from zhixing_rules.records.secret import Secret

__all__ = ["CreditCode", "EnforcementBasis", "Key", "Person", "ResidentNumber", "Role", "ShortText"]

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,39}$")]
"""A local id. It appears in messages, so it must not be a name or a number of a person."""

ShortText = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
"""The name of a court or an organ."""


def _resident(secret: Secret) -> Secret:
    if not is_resident_number(secret.reveal()):
        raise PydanticCustomError("resident_number", "not a resident identity number")
    return secret


def _credit(text: str) -> str:
    if not is_credit_code(text):
        raise PydanticCustomError("credit_code", "not a unified social credit code")
    return text


ResidentNumber = Annotated[Secret, AfterValidator(_resident)]
CreditCode = Annotated[str, AfterValidator(_credit)]


class Role(Record):
    """The role of a person in a debtor unit (art 1(一))."""

    kind: RoleKind | None = personal("kind", "关系", "GX", "relation", "第一条第（一）项")
    unit: Key | None = personal("unit", "所属单位", "SSDW", "the unit, by id", "第一条第（一）项")
    evidenced: bool | None = personal(
        "evidenced", "有证据证明", "YZJ", "the relation is evidenced", "第一条第（一）项、第五条第（三）项"
    )
    until: PlainDate | None = personal("until", "关系终止日期", "GXZZRQ", "day the relation ended", "第一条")


class Person(Record):
    """A person of the case: the debtor, or a person connected with the debtor."""

    id: Key = required("id", "标识", "BS", "local id", "记录结构")
    kind: PersonKind | None = personal("kind", "类型", "LX", "type of person", "第一条第（一）项、附件")
    debtor: bool | None = personal(
        "debtor", "是被执行人", "SBZXR", "is a judgment debtor of this case", "第一条、第五条第（三）项"
    )
    roles: Annotated[tuple[Role, ...], LongestList] | None = personal(
        "roles", "与被执行人的关系", "RYGX", "relations", "第一条第（一）项"
    )
    name: Secret | None = personal("name", "姓名", "XM", "name", "附件")
    sex: Secret | None = personal("sex", "性别", "XB", "sex", "附件")
    resident_number: ResidentNumber | None = personal(
        "resident_number", "身份证号", "SFZH", "resident identity number", "附件"
    )
    other_document: Secret | None = personal(
        "other_document", "其他证件号", "QTZJH", "number of another identity document", "附件"
    )
    credit_code: CreditCode | None = personal(
        "credit_code", "统一社会信用代码", "TYSHXYDM", "unified social credit code", "附件"
    )
    address: Secret | None = personal("address", "住址", "ZZ", "address", "附件")
    telephone: Secret | None = personal("telephone", "联系电话", "LXDH", "telephone", "附件")
    listed_dishonest: bool | None = personal(
        "listed_dishonest", "已列入失信名单", "YLRSXMD", "is on the list of dishonest debtors", "附件"
    )


class EnforcementBasis(Record):
    """执行依据: the document that is being enforced (art 15)."""

    kind: Instrument | None = public("kind", "文书类型", "WSLX", "document type", "第十五条")
    effective: bool | None = public("effective", "已发生法律效力", "YSX", "has taken legal effect", "第十五条")
    enforceable: bool | None = public(
        "enforceable", "具有执行内容", "YZXNR", "has content that can be enforced", "第十五条"
    )
    ruling_made_on: PlainDate | None = public(
        "ruling_made_on", "执行裁定日期", "ZXCDRQ", "day of the enforcement ruling", "第十五条"
    )
