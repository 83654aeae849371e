"""The Word file of a letter: its layout by GB/T 9704-2012, its gaps, and the same bytes each time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from support.letter_records import DATED, HOSTILE_TEXTS, ON, SPARSE, day_of, full_record, hostile_record
from zhixing_rules._text_safety import has_control_characters
from zhixing_rules.errors import RecordError
from zhixing_rules.office.letters import LetterContent, LetterKind, approval_docx, draft_letter, letter_docx
from zhixing_rules.office.letters.docx_package import read_package
from zhixing_rules.office.letters.letter_content import GAP, Filled, Gap, Table, printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITTEN: Final = {name: each for name, each in HOSTILE_TEXTS.items() if name != "surrogate"}
"""The hostile texts that a record may hold."""
MM: Final = 36000
"""English Metric Units in a millimetre, as python-docx measures."""
LETTERHEADS: Final = {LetterKind.REFERRAL, LetterKind.SUPPLEMENT, LetterKind.REMINDER, LetterKind.PROCURATORATE}
PAGES: Final = {
    LetterKind.TRACING: range(1, 2),
    LetterKind.REFERRAL: range(3, 5),
    LetterKind.ENFORCEMENT_REPORT: range(1, 3),
    LetterKind.WITHDRAWAL: range(2, 3),
    LetterKind.SUPPLEMENT: range(2, 3),
    LetterKind.REMINDER: range(1, 3),
    LetterKind.PROCURATORATE: range(1, 3),
    LetterKind.APPLICANT_NOTICE: range(1, 3),
}
"""How many pages a letter takes from a full record, whatever fonts the machine has."""


def full(kind: LetterKind) -> LetterContent:
    return draft_letter(kind, full_record(kind), on=day_of(kind), dated=min(day_of(kind), DATED))


def xml_parts(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    for name, part in read_package(data).items():
        if name.endswith((".xml", ".rels")):
            yield name, etree.fromstring(part)


def document_of(data: bytes) -> etree._Element:
    root: etree._Element = etree.fromstring(read_package(data)["word/document.xml"])
    return root


@pytest.mark.parametrize("kind", LetterKind)
def test_the_page_is_that_of_the_standard(kind: LetterKind) -> None:
    section = Document(io.BytesIO(letter_docx(full(kind)))).sections[0]
    measures = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    sides = (section.left_margin, section.right_margin)
    wanted = (210, 297, 37, 35, 28, 26)
    for found, millimetres in zip((*measures, *sides), wanted, strict=True):
        assert found is not None
        assert abs(found / MM - millimetres) < 0.05
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")
    lines = (297 - 37 - 35) * 1440 / 25.4 / 579
    characters = (210 - 28 - 26) / 25.4 * 72 / (16 - 0.25)
    assert round(lines) == 22
    assert int(characters) == 28


@pytest.mark.parametrize("kind", LetterKind)
def test_fonts_and_sizes_are_those_of_the_standard(kind: LetterKind) -> None:
    document = Document(io.BytesIO(letter_docx(full(kind))))
    normal: Any = document.styles["Normal"]
    assert normal.font.size.pt == 16
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    titles = [run for each in document.paragraphs for run in each.runs if run.font.size is not None]
    title = next(run for run in titles if run.font.size is not None and run.font.size.pt == 22)
    properties: Any = title._element.rPr
    assert properties.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"


@pytest.mark.parametrize("kind", LetterKind)
def test_every_font_used_has_an_alternative(kind: LetterKind) -> None:
    data = letter_docx(full(kind))
    table = etree.fromstring(read_package(data)["word/fontTable.xml"])
    alternatives = {
        each.get(qn("w:name")): each.find(qn("w:altName")) for each in table if each.find(qn("w:altName")) is not None
    }
    used = {
        fonts.get(qn("w:eastAsia"))
        for name, root in xml_parts(data)
        if re.match(r"word/(document|header|footer)", name)
        for fonts in root.iter(qn("w:rFonts"))
    }
    assert used <= alternatives.keys()
    for known in alternatives.values():
        assert known is not None
        assert known.get(qn("w:val"))
    for font in table:
        assert sum(each.get(qn("w:name")) == font.get(qn("w:name")) for each in table) == 1


@pytest.mark.parametrize("kind", LetterKind)
def test_pages_are_numbered_at_the_outer_edge(kind: LetterKind) -> None:
    document = Document(io.BytesIO(letter_docx(full(kind))))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, alignment in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        paragraph = footer.paragraphs[0]
        assert paragraph.alignment is not None
        assert paragraph.alignment.name == alignment
        assert paragraph.text == "—  —"
        assert "PAGE" in etree.tostring(paragraph._element, encoding="unicode")
        assert {run.font.size.pt for run in paragraph.runs if run.font.size} == {14}


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_to_another_organ_has_the_red_head_and_no_number_on_its_first_page(kind: LetterKind) -> None:
    letter = full(kind)
    section = Document(io.BytesIO(letter_docx(letter))).sections[0]
    assert letter.letterhead is (kind in LETTERHEADS)
    assert section.different_first_page_header_footer is letter.letterhead
    if not letter.letterhead:
        return
    head = section.first_page_header.paragraphs[0]
    assert head.text == "温县人民法院"
    assert str(head.runs[0].font.color.rgb) == "C00000"
    rules = [
        each.get(qn("w:val"))
        for part in (section.first_page_header, section.first_page_footer)
        for each in part._element.iter(qn("w:bottom"), qn("w:top"))
    ]
    assert rules == ["thickThinSmallGap", "thinThickSmallGap"]
    assert section.first_page_footer.paragraphs[0].text == ""


def test_the_date_stands_four_characters_from_the_edge_and_the_name_is_centred_over_it() -> None:
    paragraphs = Document(io.BytesIO(letter_docx(full(LetterKind.REMINDER)))).paragraphs
    court, dated = paragraphs[-2], paragraphs[-1]
    assert (court.text, dated.text) == ("温县人民法院", "2026年9月28日")

    def right(paragraph: Any) -> float:  # noqa: ANN401  a paragraph of python-docx
        indent: Any = paragraph._element.pPr.find(qn("w:ind"))
        return int(indent.get(qn("w:rightChars"))) / 100

    def width(text: str) -> float:
        return sum(0.5 if each.isascii() else 1 for each in text)

    assert right(dated) == 4
    assert right(court) + width(court.text) / 2 == pytest.approx(right(dated) + width(dated.text) / 2)


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("record", ["full", "sparse"])
def test_properties_stand_in_the_order_of_the_schema(kind: LetterKind, record: str) -> None:
    letter = full(kind) if record == "full" else draft_letter(kind, SPARSE, on=ON)
    orders = {
        "w:pPr": "pStyle keepNext keepLines pageBreakBefore pBdr kinsoku overflowPunct autoSpaceDE autoSpaceDN "
        "snapToGrid spacing ind jc rPr sectPr",
        "w:rPr": "rStyle rFonts b bCs i iCs color spacing kern sz szCs u shd lang",
    }
    for name, root in xml_parts(letter_docx(letter)):
        if not re.match(r"word/(document|header|footer|styles)", name):
            continue
        for tag, order in orders.items():
            place = {qn(f"w:{each}"): number for number, each in enumerate(order.split())}
            for properties in root.iter(qn(tag)):
                known = [place[str(each.tag)] for each in properties if str(each.tag) in place]
                assert known == sorted(known)
                assert len(known) == len(set(known)), "no property twice"


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("record", ["full", "sparse"])
def test_every_gap_is_in_its_style_and_none_is_anywhere_else(kind: LetterKind, record: str) -> None:
    letter = full(kind) if record == "full" else draft_letter(kind, SPARSE, on=ON)
    styled, plain = 0, 0
    roots = [root for name, root in xml_parts(letter_docx(letter)) if re.match(r"word/(document|header|footer)", name)]
    for run in (each for root in roots for each in root.iter(qn("w:r"))):
        text = "".join(each.text or "" for each in run.iter(qn("w:t")))
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if style is not None and style.get(qn("w:val")) == "待填":
            assert re.fullmatch("【\u00a0+】", text)
            styled += 1
        else:
            plain += text.count("【")
    pieces = [piece for part in letter.parts for piece in part.pieces()]
    pieces += [letter.court] if letter.letterhead else []
    assert styled == sum(isinstance(each, Gap) for each in pieces)
    assert plain == 0


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("record", ["full", "sparse"])
def test_every_gap_has_its_name_on_the_screen_and_not_in_the_text(kind: LetterKind, record: str) -> None:
    letter = full(kind) if record == "full" else draft_letter(kind, SPARSE, on=ON)
    data = letter_docx(letter)
    roots = [root for name, root in xml_parts(data) if re.match(r"word/(document|header)", name)]
    controls = [each for root in roots for each in root.iter(qn("w:sdt"))]
    head = [letter.court] if letter.letterhead else []
    pieces = [piece for part in letter.parts for piece in part.pieces()]
    names = [each.label for each in (*pieces, *head) if isinstance(each, Gap)]
    aliases = [each.find(f".//{qn('w:alias')}") for each in controls]
    assert sorted(each.get(qn("w:val")) for each in aliases if each is not None) == sorted(names)
    numbers = [each.get(qn("w:val")) for root in roots for each in root.iter(qn("w:id"))]
    assert len(numbers) == len(set(numbers)) == len(names)
    for control in controls:
        assert re.fullmatch("【\u00a0+】", "".join(each.text or "" for each in control.iter(qn("w:t"))))
        assert control.find(f"{qn('w:sdtPr')}/{qn('w:temporary')}") is not None


def test_a_gap_has_the_name_of_its_own_place() -> None:
    root = document_of(letter_docx(full(LetterKind.REMINDER)))
    dated = list(root.iter(qn("w:p")))[-1]
    assert [each.get(qn("w:val")) for each in dated.iter(qn("w:alias"))] == []
    answer = next(each for each in root.iter(qn("w:p")) if "请你局于" in "".join(each.itertext()))
    assert [each.get(qn("w:val")) for each in answer.iter(qn("w:alias"))] == ["答复期限"]


def test_the_approval_page_is_a_file_of_its_own_with_a_mark() -> None:
    letter = full(LetterKind.TRACING)
    texts = [each.text for each in Document(io.BytesIO(approval_docx(letter))).paragraphs]
    assert texts[0] == "限法院工作人员阅"
    assert "协助查询函审批表" in texts
    written = "".join(document_of(letter_docx(letter)).itertext())
    assert "审批" not in written
    assert "限法院工作人员阅" not in written
    assert approval_docx(letter) == approval_docx(letter)
    check_closed(approval_docx(letter))
    with pytest.raises(ValueError, match="审批表"):
        approval_docx(full(LetterKind.REMINDER))


@pytest.mark.parametrize("kind", LetterKind)
def test_a_gap_fits_the_narrowest_column(kind: LetterKind) -> None:
    """A bracket, two blanks that do not break and a bracket: three characters of the type, less the cell margins."""
    for record in (full_record(kind), SPARSE):
        letter = draft_letter(kind, record, on=day_of(kind))
        for table in (each for part in letter.parts for each in part.blocks if isinstance(each, Table)):
            for row in table.rows:
                for width, cell in zip(table.widths, row, strict=True):
                    if any(isinstance(each, Gap) for each in cell):
                        assert width - 3.8 >= 3 * table.size * 25.4 / 72


@pytest.mark.parametrize("kind", LetterKind)
def test_the_same_letter_gives_the_same_bytes(kind: LetterKind) -> None:
    data = letter_docx(full(kind))
    assert data == letter_docx(full(kind))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    assert {each.date_time for each in infos} == {(1980, 1, 1, 0, 0, 0)}
    names = [each.filename for each in infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    properties = Document(io.BytesIO(data)).core_properties
    assert properties.title == kind.zh
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created is not None
    assert properties.created.year == 1980


@pytest.mark.parametrize("kind", LetterKind)
def test_a_file_refers_to_nothing_outside_and_holds_no_picture_or_macro(kind: LetterKind) -> None:
    check_closed(letter_docx(full(kind)))


def check_closed(data: bytes) -> None:
    parts = read_package(data)
    assert all(name.endswith((".xml", ".rels")) for name in parts)
    for name, root in xml_parts(data):
        for each in root.iter():
            assert each.get("TargetMode") != "External"
            if name.endswith(".rels") and each.get("Target"):
                assert "://" not in str(each.get("Target"))
                base = "word/" if name.startswith("word/") else ""
                assert base + str(each.get("Target")) in parts
            if str(each.tag).endswith("instrText"):
                assert each.text == "PAGE", "the page number is the only field"
            assert not str(each.tag).endswith(("}hyperlink", "}object", "}altChunk", "}drawing", "}pict"))
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {str(each.get("PartName")).lstrip("/") for each in types if each.get("PartName")}
    assert named <= parts.keys()


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_hostile_texts_do_no_harm(kind: LetterKind, text: str) -> None:
    letter = draft_letter(kind, hostile_record(kind, text), on=day_of(kind))
    data = letter_docx(letter)
    check_closed(data)
    written = "".join(each.text or "" for each in document_of(data).iter(qn("w:t")))
    assert not has_control_characters(written)
    shown = printable(text.strip())
    if any(isinstance(each, Filled) and each.text == shown for part in letter.parts for each in part.pieces()):
        assert shown in written
    assert not re.search("【[^\u00a0】]", written), "no value looks like a gap"
    Document(io.BytesIO(data))


def test_a_record_with_half_a_character_is_refused() -> None:
    with pytest.raises(RecordError):
        draft_letter("reminder", hostile_record(LetterKind.REMINDER, HOSTILE_TEXTS["surrogate"]), on=ON)


def test_printable_texts_are_one_line_without_controls() -> None:
    for text in HOSTILE_TEXTS.values():
        assert not has_control_characters(printable(text))
        assert GAP not in printable(text)
        element = etree.Element("a")
        element.text = printable(text)  # lxml refuses what XML cannot hold


@pytest.fixture(scope="module")
def pdf_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Convert every letter to PDF, in one run of LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    folder = tmp_path_factory.mktemp("letters")
    for kind in LetterKind:
        (folder / f"{kind.value}.docx").write_bytes(letter_docx(full(kind)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    done = subprocess.run(  # noqa: S603  a program of the machine, with files of this test
        [*command, *map(str, sorted(folder.glob("*.docx")))], capture_output=True, timeout=300, check=False
    )
    if not list(folder.glob("*.pdf")):
        pytest.skip(f"LibreOffice does not convert here (exit code {done.returncode})")
    return folder


@pytest.mark.deep
@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_has_its_pages_as_pdf(pdf_folder: Path, kind: LetterKind) -> None:
    pages = PdfReader(pdf_folder / f"{kind.value}.pdf").pages
    assert len(pages) in PAGES[kind]
    for page in pages:
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (595, 842)
        assert len(page.extract_text().strip()) > 20, "no page is empty"
