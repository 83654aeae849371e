"""The mentions found in a draft, as a table that contains no text of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zhixing_rules._bilingual import Bilingual
from zhixing_rules.render._phrases import columns, say, short_citation
from zhixing_rules.render.document import Document, Line, Section, Table, TableRow
from zhixing_rules.screening import NOTE, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.screening import Mention

__all__ = ["mentions_document"]

_HEAD: Final = columns("行:列|把握|类别|内容|依据|建议|理由", "at|certainty|class|content|clause|suggestion|reason")


def mentions_document(text: str, mentions: Sequence[Mention]) -> Document:
    """Return the mentions found in a draft, each by its place, with a note on the limits of screening."""
    sure = sum(mention.sure for mention in mentions)
    counts = Line(say("确定 {}　可能 {}", "sure {}, possible {}", sure, len(mentions) - sure), "strong")
    nothing = Line(Bilingual("没有发现", "nothing found"))
    rows = tuple(_row(*each) for each in zip(mentions, places(text, mentions), strict=True))
    sections = (
        (Section("", (counts,)), Section("", (Table("mentions", _HEAD, rows, 6),)))
        if rows
        else (Section("", (counts, nothing)),)
    )
    return Document(Bilingual("发布前筛查", "Screening before publication"), (Line(NOTE), *sections))


def _row(mention: Mention, place: tuple[int, int]) -> TableRow:
    cells = (
        "{}:{}".format(*place),
        Bilingual("确定", "sure") if mention.sure else Bilingual("可能", "possible"),
        Bilingual(mention.kind.zh, mention.kind.value),
        Bilingual.of(mention.what),
        mention.basis if mention.citation is None else short_citation(mention.citation),
        mention.suggestion,
        Bilingual(mention.reason_zh, mention.reason_en),
    )
    return TableRow(cells, "bad" if mention.sure else "unsure")
