"""The page of an official letter by GB/T 9704-2012: paper, margins, grid, type, page numbers, the red head.

Twenty-two lines of twenty-eight characters: the line pitch is a 22nd of 225 mm, by the grid; a character is 16 pt less
a quarter of a point, by the spacing of the style, as programs read the character pitch of a grid differently.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.text.paragraph import Paragraph as DocxParagraph

__all__ = [
    "BODY_FONT",
    "FONTS",
    "GAP_STYLE",
    "HEAD_FONT",
    "HEAD_NUMBER",
    "TITLE_FONT",
    "as_named_gap",
    "element",
    "new_document",
    "property_of",
    "set_font",
    "set_letterhead",
]

BODY_FONT: Final = "仿宋_GB2312"
TITLE_FONT: Final = "方正小标宋简体"
HEAD_FONT: Final = "黑体"
FONTS: Final = {
    BODY_FONT: ("FangSong,仿宋", "auto"),
    TITLE_FONT: ("SimSun,宋体", "roman"),
    HEAD_FONT: ("SimHei", "swiss"),
    "宋体": ("SimSun", "roman"),
}
"""The fonts of a letter, with the alternatives and the family that the table of fonts names."""
GAP_STYLE: Final = "待填"
"""The character style of a gap."""
HEAD_NUMBER: Final = 1
"""The number of the content control in the red head; those of the text follow."""
_WESTERN: Final = "Times New Roman"
_THEME: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_RED: Final = RGBColor(0xC0, 0x00, 0x00)
_RED_HEX: Final = "C00000"
_SIZE: Final = 16
_LINE_PITCH: Final = 579
_SPACING: Final = -5
_RULE_OUTDENT: Final = Mm(-7)
"""The red rules are 170 mm long, the text 156 mm."""
_HEAD_SIZE: Final = 30
_TEXT_WIDTH: Final = 440
"""The width of the text, in points."""
_LONGEST_TAG: Final = 64
"""The longest tag that Word accepts."""
_FIXED_TIME: Final = datetime(1980, 1, 1, tzinfo=UTC)


def element(tag: str, **attributes: object) -> Any:  # noqa: ANN401  an element of lxml
    """Return an element of WordprocessingML with attributes."""
    made = OxmlElement(tag)
    for name, word in attributes.items():
        made.set(qn(f"w:{name}"), str(word))
    return made


def property_of(paragraph: DocxParagraph, tag: str, **attributes: object) -> None:
    """Set a property of a paragraph; one that is set before keeps its other attributes.

    Args:
        paragraph: the paragraph.
        tag: the element of the property.
        attributes: its attributes.
    """
    properties: Any = paragraph._element.get_or_add_pPr()  # noqa: SLF001  python-docx has no other way
    found = properties.find(qn(tag))
    if found is None:
        properties.append(element(tag, **attributes))
        return
    for name, word in attributes.items():
        found.set(qn(f"w:{name}"), str(word))


def set_font(target: Any, name: str, size: float | None = None, colour: RGBColor | None = None) -> None:  # noqa: ANN401  a run or a style
    """Set the font of a run or a style, for Chinese and for Western characters.

    Args:
        target: the run or the style.
        name: the font.
        size: its size in points; ``None`` leaves that of the style.
        colour: its colour; ``None`` leaves that of the style.
    """
    if size is not None:
        target.font.size = Pt(size)
    if colour is not None:
        target.font.color.rgb = colour
    properties = target.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("w:rFonts")
        properties.insert(0, fonts)
    for theme in _THEME:
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), _WESTERN if name == BODY_FONT else name)
    fonts.set(qn("w:eastAsia"), name)


def as_named_gap(run: Any, name: str, number: int) -> None:  # noqa: ANN401  an element of lxml
    """Put a gap into a content control, which shows the name of the gap on the screen and does not print it.

    What is typed replaces the brackets, and the control is gone.

    Args:
        run: the run with the brackets.
        name: the name of the gap.
        number: the number of the control in the file.
    """
    control, properties, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    for each in (
        element("w:alias", val=name),
        element("w:tag", val=name[:_LONGEST_TAG]),
        element("w:id", val=number),
        element("w:temporary"),
        element("w:showingPlcHdr"),
        element("w:text"),
    ):
        properties.append(each)
    run.addprevious(control)
    content.append(run)
    control.append(properties)
    control.append(content)


def new_document(title: str) -> DocumentType:
    """Return an empty document with the page, the styles and the page numbers of an official letter."""
    document: DocumentType = Document()
    _set_properties(document, title)
    _set_page(document)
    _set_styles(document)
    _set_page_numbers(document)
    return document


def _set_properties(document: DocumentType, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, "zh-CN"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _FIXED_TIME
    properties.revision = 1


def _set_page(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(28)
    properties: Any = section._sectPr  # noqa: SLF001  python-docx has no other way
    grid = properties.find(qn("w:docGrid"))
    if grid is None:
        grid = element("w:docGrid")
        properties.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(_LINE_PITCH))


def _set_styles(document: DocumentType) -> None:
    normal: Any = document.styles["Normal"]
    set_font(normal, BODY_FONT, _SIZE)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1
    properties = normal.element.get_or_add_pPr()
    for tag, word in (("kinsoku", 1), ("overflowPunct", 1), ("autoSpaceDE", 0), ("autoSpaceDN", 0)):
        properties.append(element(f"w:{tag}", val=word))
    run = normal.element.get_or_add_rPr()
    run.append(element("w:spacing", val=_SPACING))
    for known in run.findall(qn("w:lang")):
        run.remove(known)
    run.append(element("w:lang", val="en-US", eastAsia="zh-CN"))
    gap: Any = document.styles.add_style(GAP_STYLE, WD_STYLE_TYPE.CHARACTER)
    gap.element.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill="E7E6E6"))


def _set_page_numbers(document: DocumentType) -> None:
    """Number the pages — 1 — at the outer edge, a character from it."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, alignment in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = alignment
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
        for part in ("— ", None, " —"):
            _add_number_run(paragraph, part)


def _add_number_run(paragraph: DocxParagraph, words: str | None) -> None:
    run = paragraph.add_run(words or "")
    set_font(run, "宋体", 14)
    if words is not None:
        return
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = "PAGE"
    for each in (element("w:fldChar", fldCharType="begin"), code, element("w:fldChar", fldCharType="end")):
        run.element.append(each)


def _add_rule(paragraph: DocxParagraph, side: str, kind: str) -> None:
    """Draw a red rule above or below a paragraph: its side and its kind, as WordprocessingML names them."""
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val=kind, sz=36, space=1, color=_RED_HEX))
    properties: Any = paragraph._element.get_or_add_pPr()  # noqa: SLF001  python-docx has no other way
    properties.append(borders)


def set_letterhead(document: DocumentType, organ: str, *, gap: str | None) -> None:
    """Give the first page the red head of a letter to another organ (信函格式), with rules and without a number.

    Args:
        document: the document.
        organ: the name of the organ.
        gap: the name of the gap, if the name of the organ is one.
    """
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance, section.footer_distance = Mm(30), Mm(20)
    section.first_page_header.is_linked_to_previous = False
    head: DocxParagraph = section.first_page_header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    section.first_page_footer.is_linked_to_previous = False
    foot = section.first_page_footer.paragraphs[0]
    for paragraph, side, kind in ((head, "bottom", "thickThinSmallGap"), (foot, "top", "thinThickSmallGap")):
        _add_rule(paragraph, side, kind)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = _RULE_OUTDENT
    run = head.add_run(organ, style=GAP_STYLE if gap is not None else None)
    set_font(run, TITLE_FONT, min(_HEAD_SIZE, max(12, _TEXT_WIDTH // max(len(organ), 1))), _RED)
    if gap is not None:
        as_named_gap(run.element, gap, HEAD_NUMBER)
