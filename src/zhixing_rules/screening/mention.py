"""A mention: where a draft says what it should not, and what to say instead. It holds no word of the draft."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.law import Citation
    from zhixing_rules.records import Secrecy

__all__ = ["NOTE_EN", "NOTE_ZH", "Mention", "What", "places"]

NOTE_ZH: Final = "本筛查只是辅助：有发现不等于违反，没有发现也不证明可以发布；发布前仍须由人审核。"
NOTE_EN: Final = (
    "Screening helps and does not prove: a mention is not yet a breach, and no mention does not show that a text may "
    "be published. A person reviews it first."
)


class What(StrEnum):
    """What is mentioned. The values are stable.

    >>> What.PLATE.value, What.PLATE.zh
    ('plate', '车牌号')
    """

    POLICE_PARTICIPATION = "police_participation"
    MEASURE = "measure"
    MEANS = "means"
    TRACING_REQUEST = "tracing_request"
    TRACING_RESULT = "tracing_result"
    PERSON_NAME = "person_name"
    UNIT_NAME = "unit_name"
    RESIDENT_NUMBER = "resident_number"
    OTHER_DOCUMENT = "other_document"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    PLATE = "plate"
    BANK_CARD = "bank_card"
    CASE_NUMBER = "case_number"

    @property
    def zh(self) -> str:
        """The same in Chinese."""
        return _WHATS[self]

    @property
    def en(self) -> str:
        """The same in English."""
        return self.value.replace("_", " ")


_WHATS: Final = {
    What.POLICE_PARTICIPATION: "公安机关参与事项",
    What.MEASURE: "查控措施",
    What.MEANS: "查控手段",
    What.TRACING_REQUEST: "请求查控",
    What.TRACING_RESULT: "查控所得",
    What.PERSON_NAME: "姓名",
    What.UNIT_NAME: "单位名称",
    What.RESIDENT_NUMBER: "身份证号",
    What.OTHER_DOCUMENT: "其他证件号",
    What.TELEPHONE: "电话",
    What.ADDRESS: "住址",
    What.PLATE: "车牌号",
    What.BANK_CARD: "银行卡号",
    What.CASE_NUMBER: "案号",
}


@dataclass(frozen=True, slots=True, repr=False)
class Mention:
    """One mention in a text. The words themselves are not kept: only where they stand.

    Attributes:
        start: where it begins in the text as given, in characters from 0.
        end: where it ends; the character there is no longer part of it.
        kind: its class.
        what: what is mentioned.
        sure: whether the words say so as they stand; else it is possible, and a person decides.
        citation: the clause that keeps it back; ``None`` for personal data, which other law protects.
        basis: that other law; the empty string where there is a citation.
        reason_zh: why it was reported, in Chinese.
        reason_en: the same in English.
        suggestion: a neutral wording to put in its place.
    """

    start: int
    end: int
    kind: Secrecy
    what: What
    sure: bool
    citation: Citation | None
    basis: str
    reason_zh: str
    reason_en: str
    suggestion: str

    def __repr__(self) -> str:
        return f"<Mention {self.start}:{self.end} {self.kind}/{self.what} {'sure' if self.sure else 'possible'}>"

    def place(self, text: str) -> tuple[int, int]:
        """Its line and column in the text it was found in, both from 1."""
        return text.count("\n", 0, self.start) + 1, self.start - text.rfind("\n", 0, self.start)


def places(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """`Mention.place` of each of many mentions; the text is gone through once for all of them."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for mention in mentions:
        line = bisect_right(starts, mention.start)
        yield line, mention.start - starts[line - 1] + 1
