"""What a template of a court must not hold: macros, fields and references that fetch something, declarations.

Every part that is XML is parsed, so that no way of writing the same thing is overlooked; nothing is fetched meanwhile.

This module needs the extra ``[office]``.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["check_parts", "read_template", "template_error"]

_MOST_UNPACKED: Final = 64 * 1024 * 1024
"""Maximum size of all parts of a template together, unpacked."""
_MARKUP: Final = (".xml", ".rels", ".vml")
"""The suffixes of parts that must be XML; of any other, only what begins like XML is parsed."""
_BEFORE_MARKUP: Final = b"\0\xff\xfe\xef\xbb\xbf \t\r\n"
_BINARY_MACROS: Final = ("vbaproject.bin", "vbadata.xml")
_FETCHING_FIELD: Final = re.compile(r"(?<![A-Z])(DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK)(?![A-Z])")
_OUTSIDE: Final = re.compile(r"\s*([a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
"""The start of a target that is no part of the file: a scheme, or the name of a computer."""


def read_template(template: bytes) -> dict[str, bytes]:
    """Return the parts of a template by name.

    Raises:
        RecordError: it is no Word file, or is too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            fits = sum(each.file_size for each in archive.infolist()) <= _MOST_UNPACKED
            parts = {each: archive.read(each) for each in archive.namelist()} if fits else {}
    except Exception:  # noqa: BLE001  zipfile raises many types for a damaged file, zlib.error and EOFError among them
        raise template_error("模板不是 .docx 文件", "the template is not a .docx file") from None
    if not fits:
        raise template_error("模板过大", "the template is too large")
    if "word/document.xml" not in parts:
        raise template_error("模板不是 .docx 文件", "the template is not a .docx file")
    return parts


def check_parts(parts: Mapping[str, bytes]) -> None:
    """Refuse parts that have macros, fetch something, or refer to something outside the file.

    Raises:
        RecordError: they do, or a part that should be XML is not.
    """
    for name, part in parts.items():
        if name.lower().endswith(_BINARY_MACROS):
            raise template_error("模板含宏，请另存为 .docx", "the template has macros; save it as .docx")
        if (root := _parsed(name.lower(), part)) is None:
            continue
        if root.getroottree().docinfo.doctype:
            raise template_error("模板含文档类型声明，请删去", "the template has a document type declaration")
        if name.lower().endswith(".rels") and any(map(_is_outside, root.iter(etree.Element))):
            raise template_error("模板引用了外部文件，请删去", "the template refers to something outside itself")
        if _FETCHING_FIELD.search(_field_text(root)):
            raise template_error(
                "模板有取用其他文件或者程序的域（如 INCLUDEPICTURE、DDE），请删去",
                "the template has a field that fetches a file or runs a program, such as INCLUDEPICTURE or DDE",
            )


def template_error(zh: str, en: str) -> RecordError:
    """Return the error of a template that cannot be used."""
    return RecordError([Problem("", "template", zh, en)])


def _parsed(name: str, part: bytes) -> etree._Element | None:
    """Return the root of a part, or ``None`` if it is no XML and need not be."""
    if not name.endswith(_MARKUP) and not part.lstrip(_BEFORE_MARKUP).startswith(b"<"):
        return None
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.LxmlError, ValueError):
        if name.endswith(_MARKUP):
            raise template_error("模板不能填写（XML 有误）", "the template cannot be filled (bad XML)") from None
        return None


def _is_outside(element: etree._Element) -> bool:
    """Return whether a relationship has a target that is no part of the file."""
    attributes = {etree.QName(key).localname.lower(): value for key, value in element.items()}
    if attributes.get("targetmode", "internal").strip().lower() != "internal":
        return True
    return etree.QName(element).localname == "Relationship" and bool(_OUTSIDE.match(attributes.get("target", "")))


def _field_text(root: etree._Element) -> str:
    """Return the instructions of all fields of a part; those that several runs divide are whole again."""
    pieces = list[str]()
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in {"instrText", "delInstrText"}:
            pieces.append("".join(element.itertext()))
        elif name == "fldChar":
            pieces.append("\n")
        elif name == "fldSimple":
            pieces += ["\n", *(value for key, value in element.items() if etree.QName(key).localname == "instr"), "\n"]
    return "".join(pieces).upper()
