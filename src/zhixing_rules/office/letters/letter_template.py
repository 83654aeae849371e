"""A court's own template (.docx with docxtpl tags), filled with a letter.

A template sees the values of `template_context` and nothing else: texts and lists of texts, in a sandbox. It cannot
reach the record, a file or the network, and what it computes is bounded.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.office.letters.letter_content import (
    GAP,
    Filled,
    Gap,
    Paragraph,
    ParagraphStyle,
    Table,
    plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhixing_rules.office.letters.letter_content import Block, LetterContent, Part

__all__ = ["CONTEXT_KEYS", "fill_template", "template_context"]

_TEXT: Final = (ParagraphStyle.BODY, ParagraphStyle.SUBHEADING, ParagraphStyle.FORM)
_ENCLOSURES: Final = (ParagraphStyle.ENCLOSURE, ParagraphStyle.ENCLOSURE_NEXT)
CONTEXT_KEYS: Final = {
    "kind": "文种",
    "court": "法院",
    "number": "发文字号",
    "title": "标题",
    "addressee": "主送",
    "paragraphs": "正文",
    "enclosures": "附件",
    "date": "落款日期",
    "tables": "附表",
    "values": "填写",
    "gaps": "待填",
}
"""The keys of the context in English and in Chinese; both have the same value."""


def template_context(letter: LetterContent) -> dict[str, Any]:
    """Return what a template can use: each value under an English and a Chinese key.

    ``paragraphs`` and ``enclosures`` are lists of texts; ``tables`` is a list of tables, each a list of rows, each a
    list of texts; ``values`` has every value of the letter by its name, with a gap as 【　】; ``gaps`` is a list of the
    names of the gaps.

    Args:
        letter: the letter.

    Returns:
        The context.
    """
    first = letter.parts[0].blocks
    values: dict[str, str] = {}
    for piece in (piece for part in letter.parts for piece in part.pieces()):
        if isinstance(piece, Filled | Gap) and piece.label:
            values.setdefault(piece.label, plain_text((piece,)))
    context: dict[str, Any] = {
        "kind": letter.kind.zh,
        "court": plain_text((letter.court,)),
        "number": _one(first, ParagraphStyle.NUMBER),
        "title": letter.title,
        "addressee": _one(first, ParagraphStyle.ADDRESSEE).removesuffix("："),
        "paragraphs": _texts(first, _TEXT),
        "enclosures": _texts(first, _ENCLOSURES),
        "date": _one(first, ParagraphStyle.DATE),
        "tables": [_rows(each) for each in _tables(letter.parts)],
        "values": values,
        "gaps": list(letter.gaps),
    }
    return context | {CONTEXT_KEYS[name]: each for name, each in context.items()}


def _texts(blocks: Iterable[Block], styles: Iterable[ParagraphStyle]) -> list[str]:
    wanted = tuple(styles)
    return [plain_text(each.pieces) for each in blocks if isinstance(each, Paragraph) and each.style in wanted]


def _one(blocks: Iterable[Block], style: ParagraphStyle) -> str:
    return next(iter(_texts(blocks, (style,))), GAP)


def _tables(parts: Iterable[Part]) -> list[Table]:
    return [each for part in parts for each in part.blocks if isinstance(each, Table)]


def _rows(table: Table) -> list[list[str]]:
    return [[plain_text(each) for each in row] for row in table.rows]


def fill_template(letter: LetterContent, template: bytes) -> bytes:
    """Fill a template with a letter.

    Args:
        letter: the letter.
        template: the bytes of a .docx file with docxtpl tags.

    Returns:
        The bytes of a .docx file; the same each time.

    Raises:
        RecordError: the file is no such template, is too large, refers to something outside itself, or uses a name that
            the context does not have, or a tag that is not allowed.
        ImportError: docxtpl is not installed; it belongs to the extra ``[office]``.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415  only for templates

    from zhixing_rules.office.letters.docx_package import read_package, write_package  # noqa: PLC0415  as above
    from zhixing_rules.office.letters.template_checks import (  # noqa: PLC0415  as above
        check_parts,
        read_template,
        template_error,
    )
    from zhixing_rules.office.letters.template_environment import TemplateEnvironment  # noqa: PLC0415  as above

    check_parts(read_template(template))
    context, target = template_context(letter), io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context, TemplateEnvironment(), autoescape=True)
        document.save(target)
    except Exception as error:  # noqa: BLE001  a template can make what fills it raise anything; no message is shown
        raise template_error(
            f"模板不能填写（{type(error).__name__}）；请核对标签，可用的名称和标签见 docs/letters.md",
            f"the template cannot be filled ({type(error).__name__}); check its tags, see docs/en/letters.md",
        ) from None
    parts = read_package(target.getvalue())
    check_parts(parts)  # again: a tag may have completed what the first look did not see
    return write_package(parts)
