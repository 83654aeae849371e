"""Records of the persons of a case and of the enforcement basis."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from zhixing_rules._text_safety import strip_blanks
from zhixing_rules.records.case_number import CaseNumber
from zhixing_rules.records.enums import Instrument, PersonKind, RoleKind
from zhixing_rules.records.identity import (
    CreditCodeDefect,
    ResidentNumberDefect,
    credit_code_defect,
    normalised,
    resident_number_defect,
)
from zhixing_rules.records.record import LongestList, PlainDate, Record, personal, public, required
from zhixing_rules.records.secret import Secret

__all__ = ["CreditCode", "EnforcementBasis", "Key", "Person", "RequiredText", "ResidentNumber", "Role", "ShortText"]

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,39}$")]
"""A local id. It appears in messages, so it must not be a name or a number of a person."""

_Text = Annotated[str, StringConstraints(max_length=200)]


def _recorded(text: str) -> str | None:
    return strip_blanks(text) or None


def _shown(text: str) -> str:
    if shown := strip_blanks(text):
        return shown
    raise PydanticCustomError("string_too_short", "shows nothing")


def _number(secret: Secret | None) -> Secret | None:
    return None if secret is None else Secret(normalised(secret.reveal()))


def _code(text: str) -> str | None:
    return normalised(text) or None


ShortText = Annotated[_Text, AfterValidator(_recorded)]
"""The name of a court or an organ, without blanks at its ends; a text that shows nothing is not recorded."""
RequiredText = Annotated[_Text, AfterValidator(_shown)]
"""The same, of a field that must be given, or of an entry of a list."""
ResidentNumber = Annotated[Secret, AfterValidator(_number)]
CreditCode = Annotated[_Text, AfterValidator(_code)]


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
    applicant: bool | None = personal(
        "applicant", "是申请执行人", "SSQZXR", "is an applicant for enforcement", "第八条第（三）项"
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

    @property
    def resident_number_defect(self) -> ResidentNumberDefect | None:
        """身份证号的问题: what is wrong with the resident identity number; ``None`` if nothing is."""
        return None if self.resident_number is None else resident_number_defect(self.resident_number.reveal())

    @property
    def valid_resident_number(self) -> Secret | None:
        """有效的身份证号: the resident identity number, if it computes."""
        return self.resident_number if self.resident_number_defect is None else None

    @property
    def credit_code_defect(self) -> CreditCodeDefect | None:
        """统一社会信用代码的问题: what is wrong with the unified social credit code; ``None`` if nothing is."""
        return None if self.credit_code is None else credit_code_defect(self.credit_code)

    @property
    def plausible_credit_code(self) -> str | None:
        """统一社会信用代码: the code, if it has the form of one; codes of early registrations may not compute."""
        return self.credit_code if self.credit_code_defect in {None, CreditCodeDefect.CHECK} else None


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
    number: CaseNumber | None = personal("number", "文号", "WH", "number of the document", "第八条第（二）项")
    made_by: ShortText | None = personal("made_by", "作出机关", "ZCJG", "the body that made it", "第八条第（二）项")
    effective_on: PlainDate | None = personal(
        "effective_on", "生效日期", "SXRQ", "day it took legal effect", "第八条第（二）项"
    )
