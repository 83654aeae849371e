"""The parts of a Word file: in the order of the schema, without what no letter needs, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["normalised_package", "read_package", "write_package"]

_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the first that a ZIP file can have."""
_UNNEEDED: Final = ("docProps/thumbnail.jpeg", "customXml/")
"""Parts of the default template of python-docx that say nothing about a letter."""
_PARAGRAPH: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers"),
    *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
    *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
    *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl"),
    *("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_RUN: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em"),
    *("lang", "eastAsianLayout", "specVanish", "oMath"),
)
_ORDERS: Final = {"w:pPr": _PARAGRAPH, "w:rPr": _RUN}
"""The children of these elements in the order of the schema (ISO/IEC 29500-1, CT_PPr and CT_RPr)."""
_RELATIONSHIPS: Final = ".rels"
_TYPES: Final = "[Content_Types].xml"


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return a Word file of parts: the list of types first, then the parts by name, all with the same time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda each: (each != _TYPES, each)):
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # the same on every system
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])
    return target.getvalue()


def normalised_package(data: bytes, fonts: Mapping[str, tuple[str, str]]) -> bytes:
    """Return a Word file with ordered properties, with alternative fonts, and without unneeded parts.

    Args:
        data: the file, as python-docx writes it.
        fonts: the alternative names, separated by commas, and the family of each font.

    Returns:
        The file.
    """
    kept = {name: each for name, each in read_package(data).items() if not name.startswith(_UNNEEDED)}
    for name, part in kept.items():
        if name.endswith(_RELATIONSHIPS):
            kept[name] = _without_unneeded(part, "Target")
        elif name == _TYPES:
            kept[name] = _without_unneeded(part, "PartName")
        elif name == "word/fontTable.xml":
            kept[name] = _with_fonts(part, fonts)
        elif name.startswith("word/") and name.endswith(".xml"):
            kept[name] = _ordered(part)
    return write_package(kept)


def _serialised(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _without_unneeded(part: bytes, attribute: str) -> bytes:
    root = etree.fromstring(part)
    for each in list(root):
        path = str(each.get(attribute, "")).replace("../", "").lstrip("/")
        if path.startswith(_UNNEEDED):
            root.remove(each)
    root[:] = sorted(root, key=lambda each: (each.tag, each.get("Id", ""), each.get(attribute, "")))
    return _serialised(root)


def _with_fonts(part: bytes, fonts: Mapping[str, tuple[str, str]]) -> bytes:
    """Return the table of fonts with the alternatives of each, so that a machine without it takes a like one."""
    root = etree.fromstring(part)
    for name, (alternatives, family) in fonts.items():
        for known in [each for each in root if each.get(qn("w:name")) == name]:
            root.remove(known)
        font = etree.SubElement(root, qn("w:font"))
        font.set(qn("w:name"), name)
        for tag, word in (("altName", alternatives), ("charset", "86"), ("family", family), ("pitch", "variable")):
            etree.SubElement(font, qn(f"w:{tag}")).set(qn("w:val"), word)
    return _serialised(root)


def _ordered(part: bytes) -> bytes:
    root = etree.fromstring(part)
    for tag, order in _ORDERS.items():
        place = {qn(f"w:{name}"): number for number, name in enumerate(order)}
        for each in root.iter(qn(tag)):
            each[:] = sorted(each, key=lambda child: place.get(str(child.tag), len(place)))
    return _serialised(root)
