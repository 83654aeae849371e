"""Every page: closed, safe whatever a record holds, complete for each audience, and the same for the same input."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
import subprocess
import sys
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

import pytest

from support.desk import DAY, HOSTILE, forty_acts, hostile_case, main_case, mechanism
from zhixing_rules import Audience
from zhixing_rules._bilingual import Bilingual
from zhixing_rules.office.html import case_html, checklist_html, worklist_html
from zhixing_rules.records import Secrecy
from zhixing_rules.render.case_picture import case_picture
from zhixing_rules.render.width import clean
from zhixing_rules.views import case_view, worklist

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

Record = dict[str, Any] | bytes
VOID: Final = {"meta", "br", "input", "link", "img", "hr"}
RECORDS: Final[Mapping[str, Callable[[], Record]]] = {
    "main": main_case,
    "forty acts": forty_acts,
    "mechanism": mechanism,
    "empty": dict,
    **{name: partial(hostile_case, text) for name, text in HOSTILE.items()},
}


def pages(record: Record, audience: Audience | str = "keeper", on: date = DAY) -> dict[str, str]:
    """Every page of a record, by its name."""
    view = case_view(record, on=on, audience=audience, printed_on=on)
    return {
        "report": case_html(view),
        "noted report": case_html(view, notes=True),
        "brief": case_html(view, brief=True),
        "checklist": checklist_html([view, view]),
        "worklist": worklist_html(worklist([record], on=on, audience=audience)),
        "picture": case_picture(view),
        "whole picture": case_picture(view, whole=True),
    }


class Checker(HTMLParser):
    """Collects the elements of a page, and fails if they are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    return checker.found


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", RECORDS)
def test_a_page_refers_to_nothing_outside_itself_and_runs_nothing(name: str, audience: Audience) -> None:
    for kind, page in pages(RECORDS[name](), audience).items():
        assert "://" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "", 1), kind
        assert all(
            each in {"near-hatch", "near-unknown"} or "hatch" in each or "unknown" in each
            for each in re.findall(r"url\(#([^)]*)\)", page)
        ), kind
        assert not re.search(r"url\((?!#)|@import", page), kind
        for tag, attributes in elements(page):
            assert tag not in {"img", "link", "iframe", "object", "embed", "base", "image"}, kind
            assert not {"src", "style", "srcset", "action"} & attributes.keys(), kind
            assert not [each for each in attributes if each.startswith("on")], kind
            assert (attributes.get("href") or "#").startswith("#"), kind
            assert tag != "script" or kind == "worklist", kind


@pytest.mark.parametrize("name", RECORDS)
def test_every_internal_reference_and_label_has_its_target_and_ids_are_unique(name: str) -> None:
    for kind, page in pages(RECORDS[name]()).items():
        found = elements(page)
        ids = [attributes["id"] for _, attributes in found if "id" in attributes]
        assert len(ids) == len(set(ids)), kind
        wanted = [(attributes.get("href") or "")[1:] for _, attributes in found if "href" in attributes]
        wanted += [word for _, attributes in found for word in (attributes.get("aria-labelledby") or "").split()]
        wanted += re.findall(r"url\(#([^)]*)\)", page)
        assert set(wanted) <= set(ids), kind


def test_the_policy_of_a_page_allows_its_own_style_and_script_alone() -> None:
    for kind, page in pages(main_case()).items():
        if "picture" in kind:
            continue
        (policy,) = [
            attributes["content"] or ""
            for tag, attributes in elements(page)
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        parts = dict(part.split(" ", 1) for part in policy.split("; "))
        assert parts.pop("default-src") == parts.pop("base-uri") == parts.pop("form-action") == "'none'"
        for name in ("style", "script"):
            contents = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
            digests = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in contents]
            assert parts.pop(f"{name}-src", "") == "".join(f"'sha256-{each}'" for each in digests), kind
        assert parts == {}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text_wherever_it_stands(name: str) -> None:
    for kind, page in pages(hostile_case(HOSTILE[name])).items():
        tags = {tag for tag, _ in elements(page)}
        plain = {tag for tag, _ in elements(pages(main_case())[kind])}
        assert tags <= plain | {"i", "form", "select", "option", "label"}, kind
        if "report" in kind or kind == "brief":
            assert clean(HOSTILE[name]) in html.unescape(re.sub(r"<span class=.nb.>|</span>", "", page))


@pytest.mark.parametrize("name", ["direction", "line break", "control"])
def test_marks_that_mislead_a_reader_reach_no_page(name: str) -> None:
    for kind, page in pages(hostile_case(HOSTILE[name])).items():
        assert not set(page) & set("\u202e\u2066\u200f\u2028\x1b"), kind
        assert HOSTILE[name] not in page, kind


@pytest.mark.parametrize("audience", Audience)
def test_every_page_says_who_may_read_it(audience: Audience) -> None:
    notice = "供公众阅看" if audience is Audience.PUBLIC else f"限{audience.zh}阅"
    for kind, page in pages(main_case(), audience).items():
        assert notice in page, kind
        assert kind == "checklist" or "picture" in kind or page.count(notice) >= 2, f"{kind}: in the margin too"


SECRETS: Final = {
    "郑某甲": "a name",
    "郑某乙": "a name",
    "1103": "the case number",
    "00000019850101001X": "an identity number",
    "查控请求": "that somebody is traced",
    "查控对象": "that somebody is traced",
    "/requests": "the same, as a pointer",
}


@pytest.mark.parametrize("audience", [Audience.PARTY, Audience.DEBTOR, Audience.PUBLIC])
def test_no_word_that_is_withheld_is_in_a_page(audience: Audience) -> None:
    for kind, page in pages(main_case(), audience).items():
        shown = page.replace("如 1103", "")
        assert not [word for word in SECRETS if word in shown], kind
    keeper = pages(main_case())
    assert all(word in keeper["noted report"] for word in SECRETS if not word.startswith("0000"))


@pytest.mark.parametrize("audience", Audience)
def test_identity_numbers_addresses_and_telephones_are_in_no_page(audience: Audience) -> None:
    for kind, page in pages(main_case(), audience).items():
        assert not re.search(r"00000019850101001X|虚构村|00000000001", page), kind


def body(page: str) -> str:
    """The words of a page without its provenance, its style and its script."""
    page = re.sub(r"<(style|script|svg|desc)\b.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r'<section class="keep">.*', "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


@pytest.mark.parametrize("name", ["main", "forty acts", "mechanism", "empty"])
def test_there_is_no_word_for_machines_in_the_body_of_a_report(name: str) -> None:
    for audience in Audience:
        words = set(re.findall(r"[A-Za-z_/]{2,}", body(pages(RECORDS[name](), audience)["report"])))
        assert words <= {"ID"}, audience


def test_nothing_known_is_shown_as_a_gap_and_not_filled() -> None:
    page = pages({})["report"]
    assert "【案号未记录】" in page
    assert page.count("【未记录】") >= 2
    assert "没有应办的事项" in page


def test_a_report_with_nothing_to_do_says_so() -> None:
    page = case_html(case_view(main_case(), on=DAY, audience="public"))
    assert "没有应办的事项" in page
    assert "违反 <small>" not in page


def test_a_brief_report_has_no_annex_and_no_whole_course() -> None:
    found = pages(main_case())
    assert "附表" in found["report"]
    assert "本案全程" in found["report"]
    assert "附表" not in found["brief"]
    assert "本案全程" not in found["brief"]
    assert "现在要办" in found["brief"]


def test_the_words_of_the_law_stand_in_their_sentence_and_are_marked() -> None:
    page = pages(main_case())["report"]
    assert "认为符合立案条件但缺乏相应证据材料的，应通知人民法院<mark>在指定期限内补充</mark>；" in page


def test_a_day_of_printing_is_shown_only_if_it_is_given() -> None:
    assert "<dt>打印</dt>" in pages(main_case())["report"]
    assert "<dt>打印</dt>" not in case_html(case_view(main_case(), on=DAY))


def test_every_act_of_a_view_is_in_its_report_in_the_order_of_the_view() -> None:
    view = case_view(forty_acts(), on=DAY)
    assert len(view.items) > 40
    acts = re.findall(r'<p class="act">(.*?)<sup', case_html(view, notes=True))
    shown = [html.unescape(re.sub(r"<[^>]*>", "", each)) for each in acts]
    assert shown == [item.action.zh for item, _ in view.items]


def test_a_worklist_is_whole_without_its_script() -> None:
    cases: list[Record] = [main_case(), forty_acts(), mechanism()]
    found = worklist(cases, on=DAY)
    page = worklist_html(found)
    rows = [attributes for tag, attributes in elements(page) if tag == "tr" and "data-case" in attributes]
    assert len(rows) == len(found.rows)
    assert not any("hidden" in each for each in rows)
    (form,) = [attributes for tag, attributes in elements(page) if tag == "form"]
    assert "hidden" in form


def test_a_worklist_names_the_cases_that_cannot_be_read() -> None:
    page = worklist_html(worklist([main_case(), '{"x": 1}'], on=DAY))
    assert "1 件无法读取，未列入" in page
    assert "第 2 件" in page


def test_a_worklist_can_be_divided_and_be_cut() -> None:
    first, second = main_case(), main_case()
    first["承办人"] = "李某"
    page = worklist_html(worklist([first, second], on=DAY, by="officer", limit=1))
    assert re.search(r"<h2>李某 <small>", page)
    assert "只列最急的" in page
    undivided = worklist_html(worklist([first, second], on=DAY))
    assert "<h2>" not in undivided
    assert "只列最急的" not in undivided


def test_a_checklist_of_many_acts_counts_those_that_do_not_fit() -> None:
    view = case_view(forty_acts(), on=DAY)
    page = checklist_html([view])
    shown = page.count('class="box"')
    (left,) = re.findall(r"另有 (\d+) 项未列入本页", page)
    assert 5 < shown < 20
    assert shown + int(left) == len(view.items)


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib; from support.desk import *; from zhixing_rules.views import *;"
        "from zhixing_rules.office.html import *; from zhixing_rules.render.case_picture import case_picture;"
        "view = case_view(main_case(), on=DAY);"
        "found = case_html(view) + checklist_html([view]) + worklist_html(worklist([main_case()], on=DAY));"
        "print(hashlib.sha256((found + case_picture(view)).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "31")
    }
    assert len(digests) == 1


def test_there_are_notes_only_if_they_are_asked_for() -> None:
    found = pages(main_case())
    assert "<sup" in found["noted report"]
    assert "规则编号与记录中的位置" in found["noted report"]
    for kind in ("report", "brief", "checklist"):
        assert "<sup" not in found[kind]
        assert "规则编号" not in found[kind]
    assert "凭据" in found["report"]


@pytest.mark.parametrize("audience", Audience)
def test_a_page_names_the_police_only_to_those_who_may_know_of_them(audience: Audience) -> None:
    may_know = audience.may_see(Secrecy.PARTICIPATION)
    found = pages(main_case(), audience)
    heading = "联动查控与拒执移送 · 检查报告" if may_know else "执行案件检查报告"
    assert f'<p class="kind">{heading}</p>' in found["report"]
    assert ("对应公安机关" in found["report"]) is may_know
    assert ("等公安答复" in found["worklist"]) is (may_know and audience is not Audience.POLICE)
    joint = pages(mechanism(), audience)
    assert ("对应公安机关" in joint["report"]) is may_know


def test_the_whole_course_is_left_out_where_it_shows_the_same_days() -> None:
    assert "本案全程" in pages(main_case())["report"]
    short = {"case_number": "（2026）豫0825执1号", "referrals": [{"id": "r1", "sent_on": "2026-09-25"}]}
    view = case_view(short, on=DAY)
    assert view.whole.lanes
    same = [each.day for each in view.whole.days] == [each.day for each in view.near.days]
    assert same is ("本案全程" not in case_html(view))
    assert same


def test_a_safe_day_is_explained_where_there_is_one() -> None:
    found = pages(main_case())
    for kind in ("report", "checklist", "worklist"):
        assert "稳妥：不致误事的最后一个工作日" in found[kind], kind
    assert "不致误事" not in pages({})["report"]


def test_a_worklist_names_the_place_and_the_field_of_a_case_that_cannot_be_read() -> None:
    found = worklist([main_case(), '{"x": 1}'], on=DAY)
    page = worklist_html(found, place=lambda number: Bilingual(f"某文件 第{number}行", ""))
    assert re.search(r"<li>某文件 第2行　<code>/x</code>：", page)


def test_a_filter_does_not_contradict_what_is_above_it() -> None:
    page = pages(main_case())["worklist"]
    assert re.search(r'<p class="cap all" id="all" hidden>以上为全部', page)
    assert re.search(r'<p class="empty" id="none" hidden>', page)


def test_a_joint_mechanism_is_not_called_a_case_in_its_notes() -> None:
    page = pages(mechanism())["noted report"]
    assert "（整个机制）" in page
    assert "（整案）" not in page
