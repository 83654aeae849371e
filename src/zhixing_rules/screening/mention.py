"""Mentions: places in a draft that contain protected information, with a suggested wording. They hold no draft text."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zhixing_rules.law import Citation
    from zhixing_rules.records import Secrecy

__all__ = ["NOTE", "Mention", "What", "places"]

NOTE: Final = Bilingual(
    "本筛查只是辅助：有发现不等于违反，没有发现也不证明可以发布；发布前仍须由人审核。",
    "Screening is an aid: a mention is not in itself a breach, and the absence of mentions does not show that a text "
    "may be published. A person must review the text before publication.",
)
"""The limits of screening, shown with every result."""


class What(StrEnum):
    """What a mention is about. The values are stable.

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
        """The name in Chinese."""
        return _NAMES_ZH[self]

    @property
    def en(self) -> str:
        """The name in English."""
        return self.value.replace("_", " ")


_NAMES_ZH: Final = {
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
    """A mention of protected information in a text. It stores the position only, not the words.

    Attributes:
        start: offset of its first character in the given text, from 0, inclusive.
        end: offset of its end, exclusive.
        kind: its secrecy class.
        what: what is mentioned.
        sure: whether the words certainly mention it; otherwise it is possible, and a person decides.
        citation: the clause that protects the information; ``None`` for personal data, which other law
            protects, and where the procedure has no such clause.
        basis: that other law, or that there is no clause; empty if there is a citation.
        reason_zh: why it is reported, in Chinese.
        reason_en: the same in English.
        suggestion: a neutral wording to use instead.
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
        """Return the line and column in the screened text, both counted from 1."""
        return text.count("\n", 0, self.start) + 1, self.start - text.rfind("\n", 0, self.start)


def places(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """Yield `Mention.place` of each mention, scanning the text only once."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for mention in mentions:
        line = bisect_right(starts, mention.start)
        yield line, mention.start - starts[line - 1] + 1
