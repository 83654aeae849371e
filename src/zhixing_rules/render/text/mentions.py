"""The mentions found in a draft as a table that contains no text of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.render.tables import table
from zhixing_rules.render.text.builder import Language, TextBuilder
from zhixing_rules.screening import NOTE, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.screening import Mention

__all__ = ["mentions"]


def mentions(
    text: str,
    mentions: Sequence[Mention],
    *,
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
) -> str:
    """Return the mentions found in a draft as text, with a note on the limits of screening.

    Args:
        text: the draft; used only to determine lines and columns.
        mentions: the mentions found in it.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break: the totals, then a table with a row for each mention, in the order given.
        The rows give the position of each mention, not its words.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    sure = sum(mention.sure for mention in mentions)
    possible = len(mentions) - sure
    builder.write(builder.pick("发布前筛查", "Screening before publication"), style="title")
    builder.write(builder.pick(*NOTE))
    builder.write()
    builder.write(builder.pick(f"确定 {sure}　可能 {possible}", f"sure {sure}, possible {possible}"), style="strong")
    if not mentions:
        builder.write(builder.pick("没有发现", "nothing found"))
        return builder.text()
    builder.write()
    head = builder.pick(
        "行:列 把握 类别 内容 依据 建议 理由", "at certainty class content clause suggestion reason"
    ).split()
    rows = [head, *(_row(builder, *each) for each in zip(mentions, places(text, mentions), strict=True))]
    limits = [None, None, None, None, 16, None, None]
    for number, lines in enumerate(table(rows, columns=width, flexible=6, limits=limits)):
        style = "dim" if number == 0 else "bad" if mentions[number - 1].sure else "unsure"
        for line in lines:
            builder.raw(line, style=style)
    return builder.text()


def _row(builder: TextBuilder, mention: Mention, place: tuple[int, int]) -> list[str]:
    line, column = place
    citation = mention.citation
    return [
        f"{line}:{column}",
        builder.pick("确定", "sure") if mention.sure else builder.pick("可能", "possible"),
        builder.pick(mention.kind.zh, mention.kind.value),
        builder.pick(mention.what.zh, mention.what.en),
        mention.basis if citation is None else builder.pick(citation.short, citation.key),
        mention.suggestion,
        builder.pick(mention.reason_zh, mention.reason_en),
    ]
