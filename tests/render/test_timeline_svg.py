"""Timelines as SVG: what is drawn, where, and in which words; labels never cover one another."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import pytest

from support.desk import DAY, forty_acts, hostile_case, main_case, mechanism
from zhixing_rules._bilingual import Bilingual
from zhixing_rules.calendars import PRC
from zhixing_rules.render.case_picture import case_picture
from zhixing_rules.render.timeline_svg import LANES, timeline_svg
from zhixing_rules.views import Bar, Lane, Mark, Timeline, case_view
from zhixing_rules.views.timelines import BarKind, MarkKind, timeline_days

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMESPACE: Final = "{http://www.w3.org/2000/svg}"


def words(text: str) -> Bilingual:
    return Bilingual(text, f"en {text}")


def mark(day: date, kind: MarkKind = MarkKind.EVENT, text: str = "发函") -> Mark:
    return Mark(day, kind, words(text))


def picture(lanes: Sequence[Lane], first: date, last: date, today: date | None = None) -> Timeline:
    days = timeline_days(PRC, first, last)
    return Timeline(words("全程"), today or first, days, tuple(lanes), words("说明"))


def lane(*marks: Mark, title: str = "移送1", person: str = "", bars: Sequence[Bar] = ()) -> Lane:
    return Lane(words(title), person, tuple(bars), marks)


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  our own picture


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in read(svg).iter(f"{NAMESPACE}text")]


def test_the_main_case_is_drawn_with_its_lanes_days_and_words() -> None:
    svg = timeline_svg(case_view(main_case(), on=DAY).near)
    shown = texts(svg)
    assert {"查控请求1", "司法拘留2", "移送1", "执行活动1", "郑某甲", "拘留15日", "今天", "2026年9月", "10月"} <= set(
        shown
    )
    assert "最迟：移送案件和行为人 10.8" in shown
    assert "最迟：补充证据材料 9.21" in shown
    assert "最迟：通报当地公安机关、请求公安机关派员到场 9.30" in shown, "two acts of one day share a label"
    assert shown.count("休") == 3 + 7, "the Mid-Autumn break and that of the National Day"
    assert shown.count("班") == 2


def test_it_is_an_image_with_a_title_and_a_description() -> None:
    root = read(timeline_svg(case_view(main_case(), on=DAY).near))
    assert root.get("role") == "img"
    title, description = (root.find(f"{NAMESPACE}{name}") for name in ("title", "desc"))
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "前后三周：2026年9月18日至2026年10月11日"
    assert "司法拘留2（郑某甲）：拘留15日：2026年9月23日至2026年10月8日" in (description.text or "")


def test_a_picture_inside_a_page_has_ids_of_its_own_and_no_address() -> None:
    timeline = case_view(main_case(), on=DAY).near
    inside = timeline_svg(timeline, name="near")
    assert "://" not in inside
    assert set(re.findall(r'id="([^"]*)"', inside)) == {"near-title", "near-desc", "near-hatch", "near-unknown"}
    assert timeline_svg(timeline).count("://") == 1


def hatched(svg: str) -> list[tuple[float, float]]:
    return [
        (float(each.get("x", "")), float(each.get("width", "")))
        for each in read(svg).iter(f"{NAMESPACE}rect")
        if each.get("fill") == "url(#timeline-hatch)"
    ]


def test_the_window_is_cut_where_a_day_off_interrupts_it() -> None:
    """Three working days before a last day on a Monday are the Wednesday, the Thursday and the Friday before."""
    detention = Bar(date(2025, 3, 3), date(2025, 3, 17), BarKind.DETENTION, words("拘留15日"))
    runs = [
        Bar(date(2025, 3, 13), date(2025, 3, 14), BarKind.WINDOW, words("")),
        Bar(date(2025, 3, 17), date(2025, 3, 17), BarKind.WINDOW, words("")),
    ]
    timeline = picture([lane(bars=[detention, *runs])], date(2025, 3, 1), date(2025, 3, 20))
    (first, long), (second, short) = hatched(timeline_svg(timeline, legend=False))
    assert long == pytest.approx(2 * short, abs=0.2)
    assert second - first == pytest.approx(4 * short, abs=0.2), "Saturday and Sunday are not hatched"
    assert len(hatched(timeline_svg(timeline))) == 3, "and one in the legend"


@pytest.mark.parametrize(("number", "daily"), [(40, True), (41, False)])
def test_forty_days_show_every_date_and_more_show_weeks(number: int, daily: bool) -> None:
    first = date(2025, 3, 1)
    timeline = picture([lane(mark(first))], first, first + timedelta(number - 1))
    shown = texts(timeline_svg(timeline))
    assert (shown.count("六") > 0) is daily
    assert ("3" in shown) is True, "Monday 3 March is in both"
    assert ("4" in shown) is daily


@pytest.mark.parametrize("years", [1, 3, 12, 60])
def test_a_long_range_keeps_its_months_apart_and_its_size_bounded(years: int) -> None:
    first = date(2024, 11, 25)
    timeline = picture([lane(mark(first))], first, first + timedelta(365 * years))
    svg = timeline_svg(timeline)
    months = sorted(
        (float(each.get("x", "")), each.text or "")
        for each in read(svg).iter(f"{NAMESPACE}text")
        if (each.text or "").endswith("月")
    )
    assert months
    for (x, text), (following, _) in pairwise(months):
        assert following - x >= 12 * sum(1 if ord(each) > 255 else 0.55 for each in text)
    assert len(svg) < 60_000


def labels(svg: str) -> list[tuple[float, float, float, str]]:
    """The left and right edges and the height of each label of a mark."""
    found = []
    for each in read(svg).iter(f"{NAMESPACE}text"):
        if each.get("paint-order") != "stroke":
            continue
        text, x = each.text or "", float(each.get("x", ""))
        wide = sum(11 if ord(letter) > 0x2E80 else 11 * 0.55 for letter in text)
        left = x - wide if each.get("text-anchor") == "end" else x
        found.append((left, left + wide, float(each.get("y", "")), text))
    return found


@pytest.mark.parametrize(
    "timeline",
    [
        pytest.param(getattr(case_view(record(), on=DAY), name), id=f"{record.__name__} {name}")
        for record in (main_case, forty_acts, mechanism)
        for name in ("near", "whole")
    ]
    + [
        pytest.param(
            picture(
                [
                    lane(
                        *(
                            mark(date(2025, 3, 1) + timedelta(day), kind, "很长的一件事")
                            for day in range(30)
                            for kind in MarkKind
                        )
                    )
                ],
                date(2025, 3, 1),
                date(2025, 3, 30),
            ),
            id="crowded",
        )
    ],
)
def test_no_label_covers_another_or_leaves_the_picture(timeline: Timeline) -> None:
    found = labels(timeline_svg(timeline))
    for number, (left, right, height, _) in enumerate(found):
        assert left >= 0
        assert right <= 700
        for other_left, other_right, other_height, _ in found[number + 1 :]:
            assert abs(height - other_height) >= 11 or right <= other_left or other_right <= left


def test_acts_have_labels_before_events_where_there_is_no_space_for_all() -> None:
    day = date(2025, 3, 10)
    crowd = [mark(day + timedelta(each % 3), text=f"第{each}件很长很长的事情") for each in range(40)]
    timeline = picture([lane(*crowd, mark(day, MarkKind.DUE, "最迟：移送"))], date(2025, 3, 1), date(2025, 3, 30))
    assert any("最迟：移送" in text for *_, text in labels(timeline_svg(timeline)))


def test_a_label_near_the_edge_stands_to_the_left_of_its_symbol() -> None:
    last = date(2025, 3, 30)
    (label,) = labels(timeline_svg(picture([lane(mark(last))], date(2025, 3, 1), last)))
    assert label[1] < 690
    (label,) = labels(timeline_svg(picture([lane(mark(date(2025, 3, 1)))], date(2025, 3, 1), last)))
    assert label[0] < 120


@pytest.mark.parametrize(("number", "drawn", "folded"), [(8, 8, False), (9, 8, True), (30, 8, True)])
def test_lanes_beyond_eight_are_folded_into_the_last(number: int, drawn: int, folded: bool) -> None:
    day = date(2025, 3, 10)
    lanes = [lane(mark(day), title=f"执行活动{each}") for each in range(number - 1)]
    lanes.append(lane(mark(day, MarkKind.OVERDUE, "最迟：移送"), title="移送1"))
    shown = texts(timeline_svg(picture(lanes, date(2025, 3, 1), date(2025, 3, 30))))
    assert "移送1" in shown, "what is overdue is never folded"
    rest = [each for each in shown if each.startswith("其余")]
    assert rest == ([f"其余{number - LANES + 1}个"] if folded else [])
    assert sum(each.startswith("执行活动") for each in shown) == drawn - 1 - folded


def test_a_symbol_for_each_kind_of_mark_differs_in_shape() -> None:
    day = date(2025, 3, 10)
    drawings = []
    for kind in MarkKind:
        svg = timeline_svg(picture([lane(mark(day, kind))], date(2025, 3, 1), date(2025, 3, 30)), legend=False)
        body = svg.partition("移送1")[2].partition("<text x=")[0]
        drawings.append(re.sub(r'(fill|stroke)="#[^"]*"', "", body))
    assert len(set(drawings)) == len(drawings)


def test_the_legend_explains_what_is_drawn_and_nothing_else() -> None:
    timeline = picture([lane(mark(date(2025, 3, 3)))], date(2025, 3, 3), date(2025, 3, 7))
    assert texts(timeline_svg(timeline))[-1] == "已记录的事"
    unknown = picture([lane(mark(date(2035, 3, 3)))], date(2035, 3, 3), date(2035, 3, 7))
    assert texts(timeline_svg(unknown))[-1] == "尚无放假通知"
    assert "非工作日" in texts(timeline_svg(case_view(main_case(), on=DAY).near))


def test_english_words_are_english() -> None:
    timeline = picture([lane(mark(date(2025, 3, 3)))], date(2025, 3, 1), date(2025, 3, 7))
    shown = " ".join(texts(timeline_svg(timeline, language="en")))
    assert "en 发函 03-03" in shown
    assert "not worked" in shown
    assert 'lang="en"' in timeline_svg(timeline, language="en")


@pytest.mark.parametrize("name", ["<script>", "&amp;", '"quoted"', "w" * 200, "某" * 200])
def test_a_name_is_text_and_stays_in_its_column(name: str) -> None:
    svg = case_picture(case_view(hostile_case(name), on=DAY))
    assert read(svg) is not None
    assert "<script" not in svg
    people = [
        each for each in read(svg).iter(f"{NAMESPACE}text") if each.get("x") == "0" and each.get("font-size") == "10.5"
    ]
    assert people
    assert all(len(each.text or "") < 30 for each in people)


def test_a_file_of_its_own_says_whose_it_is_and_who_may_read_it() -> None:
    def shown(audience: str, **options: Any) -> list[str]:  # noqa: ANN401  options of a picture
        return texts(case_picture(case_view(main_case(), on=DAY, audience=audience), **options))

    assert "（2026）豫0825执1103号　前后三周" in shown("keeper")
    assert "限查控专管人员阅" in shown("keeper")
    assert "限受函公安机关阅" in shown("police", whole=True)
    assert "供公众阅看" in shown("public")
    assert not any("1103" in each for each in shown("public"))
    assert "for the designated keeper only" in shown("keeper", language="en")
