"""A letter as a Word file (.docx): the same letter gives the same bytes."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from zhixing_rules.office.letters.docx_layout import (
    BODY_FONT,
    FONTS,
    GAP_STYLE,
    HEAD_FONT,
    HEAD_NUMBER,
    TITLE_FONT,
    as_named_gap,
    element,
    new_document,
    property_of,
    set_font,
    set_letterhead,
)
from zhixing_rules.office.letters.docx_package import normalised_package
from zhixing_rules.office.letters.letter_content import Blank, Gap, Paragraph, ParagraphStyle, Table, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document as DocumentType
    from docx.text.paragraph import Paragraph as DocxParagraph

    from zhixing_rules.office.letters.letter_content import Block, Cell, LetterContent, Part, Piece

__all__ = ["approval_docx", "letter_docx"]

_NO_BREAK: Final = "\u00a0"
_GAP_TEXT: Final = f"【{_NO_BREAK * 6}】"
_SMALL_GAP_TEXT: Final = f"【{_NO_BREAK * 2}】"
_BLANKS: Final = 4
"""The blanks that are as wide as a character."""
_CHARACTER: Final = 316
"""The width of a character, in twips."""
_RIGHT: Final = 4
"""The date stands four characters from the right edge."""
_LONGEST_SIGNATURE: Final = 20
"""A longer name is set flush right, in characters."""
_SMALL_TYPE: Final = 14
_Style = ParagraphStyle


def letter_docx(letter: LetterContent) -> bytes:
    """Return a letter as a Word file.

    Args:
        letter: the letter.

    Returns:
        The bytes of a .docx file.
    """
    document = new_document(letter.kind.zh)
    if letter.letterhead:
        court = letter.court
        named, gap = (_GAP_TEXT, court.label) if isinstance(court, Gap) else (court.text, None)
        set_letterhead(document, named, gap=gap)
    return _written(document, letter.parts)


def approval_docx(letter: LetterContent) -> bytes:
    """Return the page of approval of a letter as a Word file of its own, as it does not go out with the letter.

    Args:
        letter: the letter.

    Returns:
        The bytes of a .docx file.

    Raises:
        ValueError: the letter has no such page.
    """
    if letter.approval is None:
        raise ValueError(f"{letter.kind.zh}没有审批表 · a letter of this kind has no page of approval")
    return _written(new_document(f"{letter.kind.zh}审批表"), (letter.approval,))


def _written(document: DocumentType, parts: Sequence[Part]) -> bytes:
    for number, part in enumerate(parts):
        _write_blocks(document, part.blocks, new_page=number > 0)
    _name_gaps(document, parts)
    target = io.BytesIO()
    document.save(target)
    return normalised_package(target.getvalue(), FONTS)


def _name_gaps(document: DocumentType, parts: Sequence[Part]) -> None:
    """Give every gap of the text its name: the gaps of a letter stand in the file in the order of its pieces."""
    names = [piece.label for part in parts for piece in part.pieces() if isinstance(piece, Gap)]
    body: Any = document.element.body
    runs = [each for each in body.iter(qn("w:r")) if each.style == GAP_STYLE]
    for number, (run, name) in enumerate(zip(runs, names, strict=True), start=HEAD_NUMBER + 1):
        as_named_gap(run, name, number)


def _write_blocks(document: DocumentType, blocks: Sequence[Block], *, new_page: bool) -> None:
    dated = [each for each in blocks if isinstance(each, Paragraph) and each.style is _Style.DATE]
    date_width = _width(dated[0].pieces) if dated else 0.0
    for place, block in enumerate(blocks):
        before = None if place == 0 else _style_of(blocks[place - 1])
        if isinstance(block, Table):
            if before is _Style.TITLE:
                document.add_paragraph()
            _write_table(document, block)
            continue
        after = _style_of(blocks[place + 1]) if place + 1 < len(blocks) else None
        if block.style is _Style.SIGNATURE:
            _keep_with_next(document.paragraphs[-1])
            _keep_with_next(document.add_paragraph())
        if _is_apart(before, block.style):
            document.add_paragraph()
        written = document.add_paragraph()
        if new_page and place == 0:
            written.paragraph_format.page_break_before = True
        _SETTERS[block.style](written)
        if block.style is _Style.SIGNATURE:
            _indent_signature(written, _width(block.pieces), date_width)
            _keep_with_next(written)
        if block.style is _Style.NUMBER and after is _Style.TITLE:
            written.paragraph_format.space_after = Pt(14)
        size, font = _TYPES.get(block.style, (None, None))
        _write_pieces(written, block.pieces, font, size)


def _is_apart(before: ParagraphStyle | None, style: ParagraphStyle) -> bool:
    """Return whether an empty line stands before a paragraph: under the title, and under the number below it."""
    if before is _Style.TITLE:
        return style not in {_Style.TITLE, _Style.NUMBER}
    return before is _Style.NUMBER and style is not _Style.TITLE


def _style_of(block: Block) -> ParagraphStyle | None:
    return block.style if isinstance(block, Paragraph) else None


def _keep_with_next(paragraph: DocxParagraph) -> None:
    paragraph.paragraph_format.keep_with_next = True


def _write_pieces(
    paragraph: DocxParagraph, pieces: Sequence[Piece], font: str | None = None, size: float | None = None
) -> None:
    for piece in pieces:
        if isinstance(piece, Gap):
            small = size is not None and size < _SMALL_TYPE
            run = paragraph.add_run(_SMALL_GAP_TEXT if small else _GAP_TEXT, style=GAP_STYLE)
        elif isinstance(piece, Blank):
            run = paragraph.add_run(_NO_BREAK * (_BLANKS * piece.width))
            if piece.width > 2:  # noqa: PLR2004  month, day and hour are not underlined
                run.font.underline = True
        else:
            run = paragraph.add_run(piece if isinstance(piece, str) else piece.text)
        if font is not None or size is not None:
            set_font(run, font or BODY_FONT, size)


def _align(paragraph: DocxParagraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.alignment = alignment


def _set_body(paragraph: DocxParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    property_of(paragraph, "w:ind", firstLineChars=200, firstLine=2 * _CHARACTER)


def _set_form(paragraph: DocxParagraph) -> None:
    """A line of the form: not justified, as long numbers would tear it apart."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    property_of(paragraph, "w:ind", firstLineChars=200, firstLine=2 * _CHARACTER)


def _set_subheading(paragraph: DocxParagraph) -> None:
    _set_form(paragraph)
    _keep_with_next(paragraph)


def _set_title(paragraph: DocxParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    property_of(paragraph, "w:snapToGrid", val=0)
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    paragraph.paragraph_format.line_spacing = Pt(36)
    _keep_with_next(paragraph)


def _set_heading(paragraph: DocxParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    property_of(paragraph, "w:snapToGrid", val=0)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(6)
    _keep_with_next(paragraph)


def _set_enclosure_next(paragraph: DocxParagraph) -> None:
    property_of(paragraph, "w:ind", leftChars=500, left=5 * _CHARACTER)


def _set_date(paragraph: DocxParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    property_of(paragraph, "w:ind", rightChars=_RIGHT * 100, right=_RIGHT * _CHARACTER)


def _indent_signature(paragraph: DocxParagraph, width: float, date_width: float) -> None:
    """Centre the name over the date; a longer name than fits stands at the right edge."""
    right = 0.0 if width > _LONGEST_SIGNATURE else max(0.0, _RIGHT + (date_width - width) / 2)
    property_of(paragraph, "w:ind", rightChars=round(right * 100), right=round(right * _CHARACTER))


def _set_slip(paragraph: DocxParagraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    property_of(paragraph, "w:ind", firstLineChars=200, firstLine=560)
    paragraph.paragraph_format.keep_together = True
    _keep_with_next(paragraph)


def _set_small(paragraph: DocxParagraph) -> None:
    property_of(paragraph, "w:snapToGrid", val=0)
    paragraph.paragraph_format.space_before = Pt(4)


_SETTERS: Final[dict[ParagraphStyle, Callable[[DocxParagraph], None]]] = {
    _Style.TITLE: _set_title,
    _Style.HEADING: _set_heading,
    _Style.NUMBER: partial(_align, alignment=WD_ALIGN_PARAGRAPH.RIGHT),
    _Style.ADDRESSEE: partial(_align, alignment=WD_ALIGN_PARAGRAPH.LEFT),
    _Style.BODY: _set_body,
    _Style.SUBHEADING: _set_subheading,
    _Style.FORM: _set_form,
    _Style.ENCLOSURE: _set_form,
    _Style.ENCLOSURE_NEXT: _set_enclosure_next,
    _Style.SIGNATURE: partial(_align, alignment=WD_ALIGN_PARAGRAPH.RIGHT),
    _Style.MARK: partial(_align, alignment=WD_ALIGN_PARAGRAPH.LEFT),
    _Style.DATE: _set_date,
    _Style.SMALL: _set_small,
    _Style.SLIP: _set_slip,
    _Style.SLIP_RIGHT: partial(_align, alignment=WD_ALIGN_PARAGRAPH.RIGHT),
}
_TYPES: Final[dict[ParagraphStyle, tuple[float, str]]] = {
    _Style.MARK: (16, HEAD_FONT),
    _Style.TITLE: (22, TITLE_FONT),
    _Style.HEADING: (18, TITLE_FONT),
    _Style.SUBHEADING: (16, HEAD_FONT),
    _Style.SMALL: (10.5, BODY_FONT),
    _Style.SLIP: (14, BODY_FONT),
    _Style.SLIP_RIGHT: (14, BODY_FONT),
}


def _width(pieces: Sequence[Piece]) -> float:
    """Return the width of a text in Chinese characters."""
    return sum(0.5 if character.isascii() else 1.0 for character in plain_text(pieces))


def _write_table(document: DocumentType, table: Table) -> None:
    written: Any = document.add_table(rows=0, cols=len(table.widths))
    written.style, written.alignment, written.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(written.columns, table.widths, strict=True):
        column.width = Mm(width)
    for number, row in enumerate(table.rows):
        added = written.add_row()
        added.height = Mm(table.height)
        properties = added._tr.get_or_add_trPr()  # noqa: SLF001  python-docx has no other way
        properties.insert(0, element("w:cantSplit"))
        is_head = table.head and number == 0
        if is_head:
            properties.append(element("w:tblHeader"))
        for place, (target, content, width) in enumerate(zip(added.cells, row, table.widths, strict=True)):
            target.width, target.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
            _write_cell(target, content, table.size, centred=is_head or (place == 0 and not table.head), head=is_head)


def _write_cell(target: Any, content: Cell, size: float, *, centred: bool, head: bool) -> None:  # noqa: ANN401  a cell of python-docx
    for number, line in enumerate(_lines(content)):
        paragraph = target.paragraphs[0] if number == 0 else target.add_paragraph()
        property_of(paragraph, "w:snapToGrid", val=0)
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        paragraph.paragraph_format.line_spacing = Pt(size * 1.45)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write_pieces(paragraph, line, HEAD_FONT if head else BODY_FONT, size)


def _lines(content: Cell) -> list[list[Piece]]:
    """Return the pieces of a cell by line: only words of the form hold line breaks."""
    lines: list[list[Piece]] = [[]]
    for piece in content:
        if not isinstance(piece, str):
            lines[-1].append(piece)
            continue
        first, *others = piece.split("\n")
        lines[-1] += [first] if first else []
        lines += [[each] if each else [] for each in others]
    return lines
