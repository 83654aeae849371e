"""The golden files of letters: what a Word file says, one paragraph or table row a line."""

from __future__ import annotations

import re
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from support.letter_records import DATED, ON, SPARSE, day_of, full_record
from zhixing_rules.office.letters import LetterKind, approval_docx, draft_letter, letter_docx
from zhixing_rules.office.letters.docx_package import read_package

__all__ = ["golden_files", "readable_xml"]

FOLDER: Final = "office/golden/letters"
_NAMESPACES: Final = re.compile(r' xmlns:[a-z0-9]+="[^"]*"')
_ROWS: Final = re.compile(r"(?=<w:tr[ >])")


def golden_files() -> dict[str, str]:
    """Return the text of the golden files of all letters, each from a full and from a sparse record."""
    files = {}
    for kind in LetterKind:
        full = draft_letter(kind, full_record(kind), on=day_of(kind), dated=min(DATED, day_of(kind)))
        sparse = draft_letter(kind, SPARSE, on=ON)
        for name, letter in (("full", full), ("sparse", sparse)):
            files[f"{FOLDER}/{kind.value}-{name}.xml"] = readable_xml(letter_docx(letter))
            if letter.approval is not None:
                files[f"{FOLDER}/{kind.value}-approval-{name}.xml"] = readable_xml(approval_docx(letter))
    return files


def readable_xml(data: bytes) -> str:
    """Return the document, the headers and the footers of a Word file without declarations, in lines."""
    lines: list[str] = []
    for name, part in sorted(read_package(data).items()):
        if not re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name):
            continue
        root = etree.fromstring(part)
        body = root.find(qn("w:body"))
        lines.append(f"<!-- {name} -->")
        for child in root if body is None else body:
            text = _NAMESPACES.sub("", etree.tostring(child, encoding="unicode"))
            lines += [each.strip() for each in _ROWS.split(text)]
    return "\n".join(lines) + "\n"
