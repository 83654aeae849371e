"""A template of a court: it sees the letter as texts, and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document

from support.letter_records import DATED, HOSTILE_TEXTS, SPARSE, day_of, full_record, hostile_record
from zhixing_rules.errors import RecordError
from zhixing_rules.office.letters import LetterKind, draft_letter, fill_template, template_context
from zhixing_rules.office.letters.docx_package import read_package, write_package
from zhixing_rules.office.letters.letter_template import CONTEXT_KEYS

if TYPE_CHECKING:
    from zhixing_rules.office.letters import LetterContent


def reminder() -> LetterContent:
    return draft_letter("reminder", full_record(LetterKind.REMINDER), on=day_of(LetterKind.REMINDER), dated=DATED)


def template(*lines: str) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def text_of(data: bytes) -> str:
    return "\n".join(each.text for each in Document(io.BytesIO(data)).paragraphs)


def test_a_template_is_filled_by_chinese_and_by_english_keys() -> None:
    chinese = template(
        "{{ 法院 }}", "{{ 标题 }}", "{{ 主送 }}：", "{{ 正文[0] }}", "{{ 填写['案号'] }}", "{{ 落款日期 }}"
    )
    english = template(
        "{{ court }}", "{{ title }}", "{{ addressee }}：", "{{ paragraphs[0] }}", "{{ values['案号'] }}", "{{ date }}"
    )
    filled = text_of(fill_template(reminder(), chinese))
    assert filled == text_of(fill_template(reminder(), english))
    assert filled.startswith("温县人民法院\n关于催办案件立案审查的函\n温县公安局：\n本院于2026年8月31日")
    assert filled.endswith("（2026）豫0825执1103号\n2026年9月28日")


def test_a_loop_writes_every_paragraph() -> None:
    looped = template("{%p for each in 正文 %}", "{{ each }}", "{%p endfor %}")
    assert len(text_of(fill_template(reminder(), looped)).splitlines()) == len(template_context(reminder())["正文"])


def test_a_gap_stays_a_gap() -> None:
    letter = draft_letter("reminder", SPARSE, on=day_of(LetterKind.REMINDER))
    assert "【　】" in text_of(fill_template(letter, template("{{ 法院 }}")))


def test_both_keys_have_the_same_value_and_every_value_is_text() -> None:
    for kind in LetterKind:
        context = template_context(draft_letter(kind, full_record(kind), on=day_of(kind)))
        assert context.keys() == CONTEXT_KEYS.keys() | set(CONTEXT_KEYS.values())
        for english, chinese in CONTEXT_KEYS.items():
            assert context[english] == context[chinese]

        def check(value: object) -> None:
            if isinstance(value, dict):
                assert all(type(key) is str for key in value)
                value = list(value.values())
            if isinstance(value, list):
                for each in value:
                    check(each)
            else:
                assert type(value) is str

        check(context)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ nothing }}",
        "{{ 法院.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ 正文.append('x') }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% if %}",
    ],
)
def test_a_template_reaches_nothing_else(tag: str) -> None:
    with pytest.raises(RecordError, match="模板不能填写") as caught:
        fill_template(reminder(), template(tag))
    assert "某" not in str(caught.value)


def test_the_same_letter_and_template_give_the_same_bytes() -> None:
    given = template("{{ 法院 }}", "{{ 正文[1] }}")
    assert fill_template(reminder(), given) == fill_template(reminder(), given)


@pytest.mark.parametrize("text", [HOSTILE_TEXTS[name] for name in ("markup", "formula", "template")])
def test_a_hostile_name_is_text_in_a_template(text: str) -> None:
    letter = draft_letter("reminder", hostile_record(LetterKind.REMINDER, text), on=day_of(LetterKind.REMINDER))
    assert text in text_of(fill_template(letter, template("{{ 填写['行为人姓名'] }}")))


def test_what_is_no_template_is_refused() -> None:
    with pytest.raises(RecordError, match=r"不是 \.docx 文件"):
        fill_template(reminder(), b"no file")
    with pytest.raises(RecordError, match=r"不是 \.docx 文件"):
        fill_template(reminder(), write_package({"a.xml": b"<a/>"}))


def changed(**parts: bytes) -> bytes:
    return write_package(read_package(template("x")) | {name.replace("__", "/"): each for name, each in parts.items()})


def relations(attribute: str, encoding: str = "utf-8") -> bytes:
    written = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="x" Target="{{}}" {attribute}/></Relationships>'
    )
    return written.format("http://x.invalid" if attribute else "\\\\host\\x").encode(encoding)


def test_macros_and_declarations_are_refused() -> None:
    with pytest.raises(RecordError, match="含宏"):
        fill_template(reminder(), changed(**{"word__vbaProject.bin": b""}))
    declared = "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(RecordError, match="文档类型声明"):
            fill_template(reminder(), changed(**{"word__document.xml": declared.encode(encoding)}))
        with pytest.raises(RecordError, match="文档类型声明"):
            fill_template(reminder(), changed(**{"word__other.bin": declared.encode(encoding)}))
    with pytest.raises(RecordError, match="模板不能填写"):
        fill_template(reminder(), changed(**{"word__document.xml": b"<a>"}))


@pytest.mark.parametrize(
    "attribute",
    [
        "TargetMode = 'External'",
        'TargetMode\t=\t"External"',
        'TargetMode=\n"External"',
        'TargetMode="&#69;xternal"',
        'TargetMode="external "',
        "",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_references_to_the_outside_are_refused_however_they_are_written(attribute: str, encoding: str) -> None:
    for name in ("word___rels__document.xml.rels", "word___rels__header9.xml.RELS"):
        with pytest.raises(RecordError, match="外部文件"):
            fill_template(reminder(), changed(**{name: relations(attribute, encoding)}))


def with_body(markup: str) -> bytes:
    document = read_package(template("x"))["word/document.xml"].decode()
    return changed(**{"word__document.xml": document.replace("<w:body>", f"<w:body>{markup}").encode()})


def runs(*instructions: str) -> str:
    inside = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in instructions)
    ends = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return f"<w:p>{ends[0]}{inside}{ends[1]}</w:p>"


@pytest.mark.parametrize("name", ["DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "LINK", "dde", "IncludePicture"])
def test_fields_that_fetch_something_are_refused(name: str) -> None:
    for markup in (
        f'<w:p><w:fldSimple w:instr=" {name} x"/></w:p>',
        runs(f" {name} x"),
        runs(name[:2], name[2:], " x"),
        runs(f'{name[:2]}{{{{ "{name[2:]}" }}}} x'),
    ):
        with pytest.raises(RecordError, match="域"):
            fill_template(reminder(), with_body(markup))


@pytest.mark.parametrize("name", ["PAGE", "HYPERLINK", "NUMPAGES"])
def test_other_fields_are_kept(name: str) -> None:
    filled = read_package(fill_template(reminder(), with_body(runs(f" {name} "))))
    assert f" {name} ".encode() in filled["word/document.xml"]


@pytest.mark.parametrize(
    "line",
    [
        '{{ ("a"*2000000000)|length }}',
        '{{ "%999999999d"|format(1) }}',
        '{{ "a"|center(2000000000) }}',
        '{{ "a".ljust(2000000000) }}',
        "{{ 9**9**9 }}",
        "{{ 1/0 }}",
        "{{ kind|indent(2000000000) }}",
        "{{ '<w:p/>'|safe }}",
        "{% set a = kind %}{{ a }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% for a in kind*300 %}{% for b in kind*300 %}{% for c in kind*300 %}{% endfor %}{% endfor %}{% endfor %}x",
        "{% for a in [kind, kind] %}{{ a }}{% endfor %}",
        "{{ kind" + "|join(kind)" * 20 + "|length }}",
        "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
        "{{ " + "9" * 5000 + " }}",
        "{% for a in 正文 recursive %}{{ loop(正文) }}{% endfor %}",
    ],
)
def test_what_computes_without_a_bound_is_refused(line: str) -> None:
    with pytest.raises(RecordError, match="模板不能填写"):
        fill_template(reminder(), template(line))


def nested_loops(depth: int, over: str) -> str:
    return f"{{% for a in {over} %}}" * depth + "x" + "{% endfor %}" * depth


def test_loops_are_bounded_in_depth_and_in_work() -> None:
    assert text_of(fill_template(reminder(), template(nested_loops(4, "kind[:2]")))) == "x" * 2**4
    for depth, over in ((5, "kind[:2]"), (4, "paragraphs|join")):
        with pytest.raises(RecordError, match="模板不能填写"):
            fill_template(reminder(), template(nested_loops(depth, over)))


def test_what_a_letter_needs_is_allowed() -> None:
    lines = (
        "{% for name, value in 填写.items() %}{% if name == '案号' %}{{ value }}{% endif %}{% endfor %}",
        "{{ 正文|length + 1 }}{% if 待填 %}有{% else %}无{% endif %}",
        "{{ 法院|default('某', true) }}{{ ['甲', '乙']|join('、') }}",
        "{% for each in gaps %}{{ loop.index }}{% endfor %}",
    )
    filled = text_of(fill_template(reminder(), template(*lines))).splitlines()
    assert filled[0] == "（2026）豫0825执1103号"
    assert filled[2] == "温县人民法院甲、乙"


def test_a_damaged_file_is_refused() -> None:
    whole = bytearray(template("x"))
    place = whole.find(b"word/document.xml") + 57
    whole[place : place + 40] = b"\xff" * 40
    with pytest.raises(RecordError, match=r"不是 \.docx 文件"):
        fill_template(reminder(), bytes(whole))
