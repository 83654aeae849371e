"""Parser of an instrument's source text. It reads no files; the caller passes the text.

The text consists of blocks: one paragraph, item or heading each. A block starts after a blank line or at its number
(第一条, （一）, 一、), or at every line if the metadata says so. Lines broken inside a sentence are joined without a
space, as in Chinese. A line that looks numbered and has no place in the structure is refused: it never becomes a
paragraph in silence.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from zhixing_rules.errors import RuleDefect
from zhixing_rules.law.clause_reader import read_clauses
from zhixing_rules.law.document_name import parse_document_number, title_name
from zhixing_rules.law.document_part import DocumentPart
from zhixing_rules.law.heading_reader import is_heading
from zhixing_rules.law.instrument import Instrument
from zhixing_rules.law.line_numbers import NumberForm, looks_numbered, read_number
from zhixing_rules.law.metadata import InstrumentMetadata
from zhixing_rules.law.source_lines import Block, Defects, read_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zhixing_rules.law.heading_reader import Heading

__all__ = ["load_instrument", "split_foreign_block"]

_ANNEX = re.compile(
    r"附(?:[件录表](?:[0-9]+|[一二三四五六七八九十]+)?)?[：:]|附[件录表](?:[0-9]+|[一二三四五六七八九十]+)?$"
)
_CONTENTS = re.compile("目[ \u3000]*录")
_SPACES = re.compile(r"\s")
_PAGE = re.compile(r"[….·\s]+[0-9]*$")


def split_foreign_block(text: str, *, first: str, last: str) -> tuple[str, str]:
    r"""Separate the text of the instrument from a foreign block inside the document.

    Args:
        text: the document as issued.
        first: the first line of the foreign block, or its first lines if one line is not unique.
        last: the last line of the foreign block.

    Returns:
        The text of the instrument, and the foreign block with the blank lines after it. Inserting the block at its
        position restores the document exactly.

    Raises:
        RuleDefect: a marker does not occur exactly once as whole lines, or the markers are in the wrong order.

    >>> split_foreign_block("第一条 甲。\n\n判决书\n乙。\n\n版记", first="判决书", last="乙。")
    ('第一条 甲。\n\n版记', '判决书\n乙。\n\n')
    """
    start, _ = _find_lines(text, first, "首行", "first")
    last_start, end = _find_lines(text, last, "末行", "last")
    if last_start < start:
        raise RuleDefect("另一文书的末行在其首行之前 · the last line of the foreign block comes before its first line")
    while text.startswith("\n", end):
        end += 1
    return text[:start] + text[end:], text[start:end]


def load_instrument(source_text: str, meta: Mapping[str, object]) -> Instrument:
    """Build an instrument from its text and metadata.

    Args:
        source_text: the text of the instrument, without foreign blocks; lines end with a line feed.
        meta: required are ``title`` as a string, ``issuers`` as a list of strings, ``dated`` as a date, and
            ``sha256.packaged``, the hex digest of the text in UTF-8. Optional are ``document`` (the number by which it
            is cited; its title without one), ``notice_title``, ``printed`` and ``colophon`` (first line of the 版记 or
            of the sign-off). Optional keys for the form of the text: ``unit``, the form of the number of its clauses
            (第一条, which is the default, 一、, （一） or 1., or none); ``numbers``, a list of the numbers of an
            excerpt or of an instrument with repealed articles, such as ``[1, [3, 5], "5-1"]``;
            ``one_line_paragraphs``, true if no paragraph is broken into lines; ``unnumbered``, a list of the first
            words of lines that look numbered but are plain text. Other keys are ignored.

    Returns:
        The instrument.

    Raises:
        RuleDefect: the metadata is incomplete, the hash of the text differs, or the structure is invalid: a number
            is skipped or repeated, a line looks numbered but has no place, or there is no article. The message lists
            all defects, with the number and the words of each line.
        CitationError: the document number is malformed.
    """
    metadata = InstrumentMetadata.read(meta)
    named = metadata.document
    document = title_name(metadata.title) if named is None else parse_document_number(named)
    sha256 = hashlib.sha256(source_text.encode()).hexdigest()
    if sha256 != metadata.sha256:
        raise RuleDefect(
            f"原文的 sha256 为 {sha256}，元数据为 {metadata.sha256} · "
            f"the source text has sha256 {sha256}, but the metadata has {metadata.sha256}"
        )
    defects, unit = Defects(), metadata.unit
    _check_declared(source_text, metadata.unnumbered, defects)
    separate = [line for line in (metadata.title, metadata.colophon) if line is not None]
    blocks = read_blocks(
        source_text, one_line=metadata.one_line_paragraphs, unnumbered=metadata.unnumbered, separate=separate
    )
    title, colophon = _outer_lines(blocks, metadata, defects)
    contents, opening = _find_opening(blocks, title + 1, colophon, unit, defects)
    annex = _first_annex(blocks, opening, colophon)
    late_annex = len(blocks) if annex < colophon else _first_annex(blocks, colophon, len(blocks))
    headings, articles = (
        ((), ()) if unit is None else read_clauses(blocks[opening:annex], unit, metadata.numbers, defects)
    )
    _check_plain(blocks[title + 1 : contents], defects)
    _check_contents(blocks[contents:opening], headings, defects)
    if unit is None:
        _check_plain(blocks[opening:annex], defects)
    defects.raise_if_any()
    spans = (
        (DocumentPart.NOTICE, blocks[: max(title, 0)]),
        (DocumentPart.TITLE, blocks[max(title, 0) : title + 1]),
        (DocumentPart.PREAMBLE, blocks[title + 1 : contents]),
        (DocumentPart.CONTENTS, blocks[contents:opening]),
        (DocumentPart.BODY, blocks[opening:annex] if unit is None else []),
        (DocumentPart.ANNEX, blocks[annex:colophon]),
        (DocumentPart.COLOPHON, blocks[colophon:late_annex]),
        (DocumentPart.ANNEX, blocks[late_annex:]),
    )
    return Instrument(
        document=document,
        title=metadata.title,
        notice_title=metadata.notice_title,
        issuers=metadata.issuers,
        dated=metadata.dated,
        printed=metadata.printed,
        sha256=sha256,
        headings=tuple(heading.text for heading in headings),
        articles=articles,
        parts=tuple((part, "\n".join(block.text for block in span)) for part, span in spans if span),
        divisions=tuple(heading.path for heading in headings),
        unit=DocumentPart.ARTICLE if unit is NumberForm.ARTICLE else DocumentPart.POINT,
    )


def _find_lines(text: str, lines: str, zh: str, en: str) -> tuple[int, int]:
    matches = list(re.finditer(rf"^{re.escape(lines)}$", text, re.MULTILINE))
    if len(matches) != 1:
        raise RuleDefect(
            f"另一文书的{zh}应恰好出现一次，却有{len(matches)}次 · "
            f"the {en} line of the foreign block occurs {len(matches)} times in the text, not once"
        )
    return matches[0].span()


def _outer_lines(blocks: Sequence[Block], metadata: InstrumentMetadata, defects: Defects) -> tuple[int, int]:
    """The places of the title (-1 without one) and of the 版记 (the end without one).

    Raises:
        RuleDefect: one of them is not exactly one line.
    """
    lines = [block.text for block in blocks]
    titles, colophons = lines.count(metadata.title), 0 if metadata.colophon is None else lines.count(metadata.colophon)
    if titles != 1 and (titles or not metadata.numbers):  # an excerpt need not have its title
        defects.add_whole(
            f"题名应在原文中独占一行，恰好一次，却有{titles}次",
            f"the title occurs {titles} times in the text as a separate line, not once",
        )
    if metadata.colophon is not None and colophons != 1:
        defects.add_whole(
            f"版记首行应在原文中独占一行，恰好一次，却有{colophons}次",
            f"the colophon occurs {colophons} times in the text as a separate line, not once",
        )
    defects.raise_if_any()
    return (
        lines.index(metadata.title) if titles else -1,
        len(lines) if metadata.colophon is None else lines.index(metadata.colophon),
    )


def _first_annex(blocks: Sequence[Block], start: int, stop: int) -> int:
    return next((index for index in range(start, stop) if _ANNEX.match(blocks[index].text)), stop)


def _check_declared(source_text: str, unnumbered: Sequence[str], defects: Defects) -> None:
    """Report words in ``unnumbered`` that do not begin exactly one line, so that they cannot hide a clause."""
    lines = [line.strip() for line in source_text.split("\n")]
    for words in unnumbered:
        count = sum(line.startswith(words) for line in lines)
        if count != 1:
            defects.add_whole(
                f"元数据 unnumbered 中的“{words}”应为一行的开头，恰好一次，却有{count}次",
                f"the words {words} in unnumbered of the metadata begin {count} lines, not one",
            )


def _find_opening(
    blocks: Sequence[Block], start: int, stop: int, unit: NumberForm | None, defects: Defects
) -> tuple[int, int]:
    """The places of the table of contents, and of the first heading or clause after it; the same without contents."""
    if unit is None:
        return start, start
    opening = next((index for index in range(start, stop) if _opens(blocks[index], unit)), stop)
    contents = next((index for index in range(start, opening) if _CONTENTS.fullmatch(blocks[index].text)), None)
    if contents is None:
        return opening, opening
    entries = [_entry(block.text) for block in blocks[contents + 1 : stop]]
    if entries and entries[0] in entries[1:]:
        return contents, contents + 1 + entries.index(entries[0], 1)
    defects.add(blocks[contents], "目录之后没有所列的标题", "the headings that the contents list do not follow them")
    return contents, stop


def _opens(block: Block, unit: NumberForm) -> bool:
    number = read_number(block.text)
    return not block.unnumbered and (is_heading(block.text, unit) or (number is not None and number.form is unit))


def _entry(text: str) -> str:
    """An entry of the contents, or a heading, without spaces and page number."""
    return _SPACES.sub("", _PAGE.sub("", text))


def _check_contents(blocks: Sequence[Block], headings: Sequence[Heading], defects: Defects) -> None:
    """Report an entry of the contents that is not the heading at its place."""
    entries, actual = blocks[1:], [_entry(heading.text) for heading in headings]
    for place, block in enumerate(entries):
        if place >= len(actual) or _entry(block.text) != actual[place]:
            defects.add(
                block, "目录此项与正文的标题不符", "this entry of the contents differs from the heading in the text"
            )
    if entries and len(actual) > len(entries):
        defects.add(
            entries[-1],
            "目录此项之后缺少正文中的标题",
            "headings of the text are missing after this entry of the contents",
        )


def _check_plain(blocks: Sequence[Block], defects: Defects) -> None:
    """Report lines that look numbered in a part that has no numbers."""
    for block in blocks:
        if not block.unnumbered and looks_numbered(block.text):
            defects.add(
                block,
                "形似编号，但此处不应有编号；确系正文的，列入元数据 unnumbered",
                "looks numbered where no number has a place; if it is plain text, list its first words in unnumbered "
                "of the metadata",
            )
