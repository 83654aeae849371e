"""Citation styles: plain styles and reference styles."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # ships no types

from zhixing_rules.errors import CitationError
from zhixing_rules.law import Citation, Instrument, Style
from zhixing_rules.procedures.national import national_instrument

REFERENCES = ("gbt7714", "gbt7714-2015", "bibtex", "csl-json", "ris")
PLAIN = tuple(style for style in Style if style not in REFERENCES)


@pytest.fixture
def clause(opinion: Instrument) -> Citation:
    return opinion.at(7, 2)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("zh", "焦中法〔2024〕101号第七条第二款"),
        ("short", "第七条第二款"),
        ("en", "art. 7 para. 2 of 焦中法〔2024〕101号"),
        ("key", "art7.p2"),
        ("markdown", "焦中法〔2024〕101号第七条第二款"),
    ],
)
def test_a_plain_style_needs_only_the_citation(clause: Citation, style: str, written: str) -> None:
    assert clause.format(style) == written


def test_the_default_style_is_chinese(clause: Citation) -> None:
    assert clause.format() == clause.format("zh") == str(clause)


def test_a_style_is_accepted_as_a_member_or_as_its_value(clause: Citation, opinion: Instrument) -> None:
    for style in Style:
        assert clause.format(style, opinion) == clause.format(style.value, opinion)


@pytest.mark.parametrize(("style", "comma", "colon"), [("gbt7714", "，", "："), ("gbt7714-2015", ", ", ": ")])
def test_a_gbt7714_reference_has_issuers_title_number_date_and_clause(
    clause: Citation, opinion: Instrument, style: str, comma: str, colon: str
) -> None:
    written = (
        f"焦作市中级人民法院{comma}焦作市公安局. "
        f"关于联动查控被执行人、打击拒执犯罪等工作的若干意见{colon}焦中法〔2024〕101号[Z]. "
        f"2024-10-09{colon}第七条第二款."
    )
    assert clause.format(style, opinion) == opinion.cite(clause, style) == written


def test_a_bibtex_entry_has_balanced_braces_one_key_and_unique_fields(opinion: Instrument) -> None:
    for clause in opinion.clauses():
        entry = opinion.cite(clause, "bibtex")
        assert entry.count("{") == entry.count("}")
        assert re.match(r"@misc\{[A-Za-z0-9.-]+,\n", entry)
        names = re.findall(r"^  (\w+) +=", entry, re.MULTILINE)
        assert len(names) == len(set(names))
        assert f"{{{clause.short}}}" in entry


def read_bibtex(text: str) -> dict[str, str]:
    """Read one entry by the grammar of BibTeX: values in balanced braces, or a bare word."""
    kind, _, body = text.partition("{")
    key, _, rest = body.partition(",")
    fields = {"": f"{kind} {key}"}
    while (rest := rest.strip(" ,\n")) != "}":
        name, _, rest = rest.partition("=")
        rest, value, depth = rest.lstrip(), "", 0
        while depth or (rest[0] not in ",}\n"):
            depth += (rest[0] == "{") - (rest[0] == "}")  # after a backslash too
            value, rest = value + rest[0], rest[1:]
        assert name.strip() not in fields
        fields[name.strip()] = value[1:-1] if value.startswith("{") else value
    return fields


NOTE = r"a_b & 50% {c} } #1 $x \ [d] `e` *f* <g>"
URL = "https://law.test/0.1.0/articles/art07.html#art7.p2"


def of_tex(value: str) -> str:
    """Return the text of a value that was escaped for TeX."""
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
    return re.sub(r"\\(?:(text\w+)\{\}|(.))", lambda found: names.get(found[1], found[2]), value)


def test_a_text_cannot_leave_its_field(opinion: Instrument) -> None:
    title, issuer = "甲}, url={https://evil.test", "乙}\nER  - \n\nTY  - CASE"
    hostile = replace(opinion, title=title, issuers=(issuer, "丙"))
    fields = read_bibtex(hostile.cite(hostile.at(7, 2), "bibtex"))
    assert "url" not in fields
    assert of_tex(fields["title"]) == title
    lines = hostile.cite(hostile.at(7, 2), "ris").split("\n")
    assert [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    assert [line for line in lines if line.startswith(("TY", "ER"))] == [lines[0], lines[-1]]


def test_a_bibtex_entry_is_parsed_with_any_note(clause: Citation, opinion: Instrument) -> None:
    fields = read_bibtex(clause.format("bibtex", opinion, note=NOTE, url=URL))
    assert fields.pop("") == "@misc cn-2024-101-art7.p2"
    assert of_tex(fields["note"]) == f"第七条第二款；{NOTE}"
    assert fields["url"] == URL
    assert (fields["year"], fields["month"], fields["date"]) == ("2024", "oct", "2024-10-09")
    assert fields["author"] == "{焦作市中级人民法院} and {焦作市公安局}"


CSL_STRINGS = ("title", "authority", "number", "section", "language", "jurisdiction", "URL", "note")
CSL: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "type"],
        "properties": {
            **{name: {"type": "string"} for name in ("id", *CSL_STRINGS)},
            "type": {"enum": ["legislation", "regulation", "standard", "legal_case", "treaty", "bill", "document"]},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {name: {"type": "string"} for name in ("family", "given", "literal")},
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
        },
    },
}
"""The part of the schema of CSL data 1.0.2 for legal texts, from the documentation of CSL."""


def test_csl_json_is_valid_and_has_the_data_of_the_document(clause: Citation, opinion: Instrument) -> None:
    text = clause.format("csl-json", opinion, note=NOTE, url=URL)
    (item,) = json.loads(text)
    Draft202012Validator(CSL).validate([item])
    assert item["issued"] == {"date-parts": [[2024, 10, 9]]}
    assert [each["literal"] for each in item["author"]] == [*opinion.issuers]
    assert (item["type"], item["number"], item["section"]) == ("regulation", opinion.document, clause.short)
    assert (item["note"], item["URL"], item["title"]) == (NOTE, URL, opinion.title)


def test_a_law_of_the_legislature_is_legislation_and_has_no_number_where_none_was_read() -> None:
    law = national_instrument("msf-2023")
    (item,) = json.loads(law.cite(law.at(114, 2), "csl-json"))
    Draft202012Validator(CSL).validate([item])
    assert (item["type"], "number" in item, "URL" in item, "note" in item) == ("legislation", False, False, False)
    (item,) = json.loads(national_instrument("fs2024-13").cite(national_instrument("fs2024-13").at(2), "csl-json"))
    assert item["type"] == "regulation"


def test_a_ris_record_is_lines_of_tags_from_ty_to_er(clause: Citation, opinion: Instrument) -> None:
    lines = clause.format("ris", opinion, note=NOTE, url=URL).split("\n")
    assert (lines[0], lines[-1]) == ("TY  - STAT", "ER  - ")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    tags = [(line[:2], line[6:]) for line in lines]
    assert [value for tag, value in tags if tag == "AU"] == [*opinion.issuers]
    assert {("DA", "2024/10/09/"), ("PY", "2024"), ("N1", NOTE), ("UR", URL), ("SE", clause.short)} <= {*tags}


def test_markdown_links_to_the_address_and_escapes_signs(clause: Citation) -> None:
    text = clause.format("markdown", note=NOTE, url=URL)
    link, _, note = text.partition("（")
    assert link == f"[{clause}]({URL})"
    assert re.sub(r"\\([\\`*\[\]<>])", r"\1", note) == f"{NOTE}）"
    assert "\\[d\\] \\`e\\` \\*f\\* \\<g\\>" in note


@pytest.mark.parametrize("style", [style for style in Style if style is not Style.KEY])
def test_every_style_for_people_says_the_note(clause: Citation, opinion: Instrument, style: Style) -> None:
    assert "据摘录" in opinion.cite(clause, style, note="据摘录")
    assert "（）" not in opinion.cite(clause, style)
    assert "()" not in opinion.cite(clause, style)


def test_no_two_clauses_share_a_bibtex_key(opinion: Instrument) -> None:
    keys = [opinion.cite(clause, "bibtex").partition(",")[0] for clause in opinion.clauses()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("style", REFERENCES)
def test_a_reference_without_the_instrument_is_refused_with_a_hint(clause: Citation, style: str) -> None:
    with pytest.raises(ValueError, match=rf"{style} requires instrument="):
        clause.format(style)


@pytest.mark.parametrize("style", ["chicago", "", "ZH", "gbt-7714"])
def test_an_unknown_style_is_refused_with_the_known_styles(clause: Citation, style: str) -> None:
    with pytest.raises(ValueError, match="no such style") as caught:
        clause.format(style)
    assert all(each in str(caught.value) for each in Style)


def test_close_styles_are_named() -> None:
    with pytest.raises(ValueError, match="did you mean bibtex"):
        Citation("焦中法〔2024〕101号", article=7).format("bibtx")


@pytest.mark.parametrize("style", REFERENCES)
def test_a_clause_of_another_document_cannot_be_cited_from_this_one(opinion: Instrument, style: str) -> None:
    other = Citation("豫高法〔2020〕1号", article=7)
    with pytest.raises(CitationError):
        other.format(style, opinion)


def test_the_instrument_cites_an_existing_clause_in_its_shortest_form(opinion: Instrument) -> None:
    assert opinion.cite(Citation(opinion.document, article=9, paragraph=1)) == "焦中法〔2024〕101号第九条"
    with pytest.raises(CitationError):
        opinion.cite(Citation(opinion.document, article=18))
