"""Audits in words: what a clerk reads of an archive, Chinese first, every column under its head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.batch.audit.results import DisclosedAudit, FileResult, VerdictCount
from zhixing_rules.engine import Verdict
from zhixing_rules.errors import Problem
from zhixing_rules.records import Audience
from zhixing_rules.render import text
from zhixing_rules.render.width import width

LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")
MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
SETTINGS: dict[str, Any] = {
    "on": "2025-04-30",
    "procedure": "jiaozuo_2024",
    "procedure_hash": "0123456789abcdef",
    "calendar": "invented-1",
    "readings": {},
}


def count(
    rule: str,
    verdict: Verdict,
    count: int,
    *,
    court: str | None = None,
    month: date | None = None,
    worst: int | None = None,
) -> VerdictCount:
    (found, *_) = JIAOZUO_2024.rule(rule)
    return VerdictCount(rule, found.cite, found.zh, found.en, court, month, verdict, count, 0.0, worst)


def told(*counts: VerdictCount, by: tuple[str, ...] = (), **more: Any) -> DisclosedAudit:  # noqa: ANN401  any field
    given = {"audience": Audience.KEEPER, "settings": SETTINGS, "files": (FileResult("a", 7, 1, False, None),), **more}  # noqa: FBT003  not done before
    return DisclosedAudit(by=by, counts=counts, **given)


FILING = (
    count("art9.filing", Verdict.PASS, 5),
    count("art9.filing", Verdict.FAIL, 3, worst=29),
    count("art9.filing", Verdict.OPEN, 1),
    count("art9.filing", Verdict.NOT_APPLICABLE, 90),
)
EVIDENCE = (count("art8.i4.evidence", Verdict.FAIL, 1204), count("art8.i4.evidence", Verdict.PENDING, 2))
ORGAN = (count("art7.p2.competent-organ", Verdict.PASS, 4), count("art7.p2.competent-organ", Verdict.REVIEW, 6))


def test_a_clerk_reads_for_whom_it_is_what_was_audited_and_each_rule_that_failed() -> None:
    assert text.audit(told(*ORGAN, *EVIDENCE, *FILING)) == (
        "批量审计\n"
        "限 查控专管人员 阅\n"
        "判断之日 2025-04-30\n"
        "规则 jiaozuo_2024 0123456789abcdef　invented-1\n"
        "案件 7 件，未能读取 1 件\n"
        "\n"
        f"── 各条 {'─' * 92}\n"
        "条款      规则                           违反   无法判断  须人工判断  未到期  符合  违反率  最长逾期\n"
        "第八条第  移送材料含涉嫌拒执犯罪的证据   1,204  0         0           2       0     99.8%\n"
        "（四）项  材料\n"
        "          art8.i4.evidence\n"
        "第九条    立案侦查                       3      1         0           0       5     33.3%   29日\n"
        "          art9.filing\n"
    )


def test_the_same_in_english() -> None:
    lines = text.audit(told(*FILING), language="en").splitlines()
    assert lines[:5] == [
        "Audit",
        "for the designated keeper only",
        "on 2025-04-30",
        "rules jiaozuo_2024 0123456789abcdef  invented-1",
        "7 cases, 1 not read",
    ]
    assert lines[6].startswith("── By rule ─")
    assert lines[7:] == [
        "clause  rule                      fail  open  review  pending  pass  fail    worst",
        "                                                                     share   delay",
        "art9    the police file the case  3     1     0       0        5     33.3%   29 d",
        "        art9.filing",
    ]


def test_what_did_not_fail_is_listed_where_all_is_asked_for_in_the_order_of_the_counts() -> None:
    every = [line.strip() for line in text.audit(told(*ORGAN, *FILING), everything=True).splitlines()]
    some = [line.strip() for line in text.audit(told(*ORGAN, *FILING)).splitlines()]
    start, end = every.index("art7.p2.competent-organ"), every.index("art9.filing")
    assert every[start - 2 : start] == [
        "第七条第  受移送的公安机关有管辖权  0     0         6           0       4",
        "二款",
    ]
    assert start < end
    assert "art9.filing" in some
    assert "art7.p2.competent-organ" not in some


@pytest.mark.parametrize(("everything", "shown"), [(False, False), (True, True)])
def test_a_rule_that_speaks_about_nothing_is_a_row_of_noughts(everything: bool, shown: bool) -> None:
    said = text.audit(told(count("art9.filing", Verdict.NOT_APPLICABLE, 8)), everything=everything)
    assert ("第九条  立案侦查  0     0         0           0       0" in said) is shown
    assert ("没有违反" in said) is not shown


@pytest.mark.parametrize(
    ("fails", "others", "share"),
    [
        (1, (), "100.0%"),
        (1, ((Verdict.NOT_APPLICABLE, 99),), "100.0%"),
        (1, ((Verdict.PASS, 1), (Verdict.NOT_APPLICABLE, 98)), "50.0%"),
        (1, ((Verdict.OPEN, 1), (Verdict.REVIEW, 1), (Verdict.PENDING, 1)), "25.0%"),
        (1, ((Verdict.PASS, 1999),), "0.1%"),
        (1999, ((Verdict.PASS, 1),), "100.0%"),
    ],
)
def test_the_share_of_failures_is_among_what_the_rule_speaks_about(
    fails: int, others: tuple[tuple[Verdict, int], ...], share: str
) -> None:
    counts = [count("art9.filing", Verdict.FAIL, fails), *(count("art9.filing", *each) for each in others)]
    (row,) = (line for line in text.audit(told(*counts)).splitlines() if line.startswith("第九条"))
    assert row.split()[-1] == share


# ------------------------------------------------------------------------------------------------ by court and month

SPREAD = (
    count("art9.filing", Verdict.FAIL, 1, court="乙法院", month=APRIL, worst=2),
    count("art9.filing", Verdict.FAIL, 2, court="乙法院", month=MARCH, worst=1),
    count("art9.filing", Verdict.PASS, 4, court="甲法院"),
    count("art9.filing", Verdict.FAIL, 3, month=MARCH),
)


def headings(said: str) -> list[str]:
    return [line.strip("─ ") for line in said.splitlines() if line.startswith("──")]


def only_by(by: tuple[str, ...], each: VerdictCount) -> VerdictCount:
    return replace(each, court=each.court if "court" in by else None, month=each.month if "month" in by else None)


@pytest.mark.parametrize(
    ("by", "zh", "en"),
    [
        (("court",), ["乙法院", "甲法院", "法院未记录"], ["乙法院", "甲法院", "court not recorded"]),
        (("month",), ["2025-03", "2025-04", "无应办之日"], ["2025-03", "2025-04", "no due day"]),
        (
            ("court", "month"),
            ["乙法院　2025-03", "乙法院　2025-04", "甲法院　无应办之日", "法院未记录　2025-03"],
            ["乙法院  2025-03", "乙法院  2025-04", "甲法院  no due day", "court not recorded  2025-03"],
        ),
    ],
)
def test_each_court_and_month_has_a_table_and_what_has_none_is_said_to_and_comes_last(
    by: tuple[str, ...], zh: list[str], en: list[str]
) -> None:
    found = told(*(only_by(by, each) for each in SPREAD), by=by)
    assert headings(text.audit(found)) == zh
    assert headings(text.audit(found, language="en")) == en


def test_a_court_in_which_nothing_failed_says_so() -> None:
    said = text.audit(told(*SPREAD, by=("court", "month"))).splitlines()
    (place,) = (number for number, line in enumerate(said) if line.startswith("── 甲法院"))
    assert said[place + 1] == "已审的没有违反"
    assert said.count("已审的没有违反") == 1


# ------------------------------------------------------------------------------------------------ what goes wrong


def test_an_archive_of_nothing_says_only_that() -> None:
    said = text.audit(told(files=()))
    assert said.endswith("\n案件 0 件，未能读取 0 件\n")
    assert headings(said) == []


def test_an_archive_of_nothing_but_bad_lines_says_how_many() -> None:
    said = text.audit(told(files=(FileResult("a", 0, 1200, reused=False, problem=None),)))
    assert said.endswith("\n案件 0 件，未能读取 1,200 件\n")
    assert "a" not in said.splitlines()


def test_a_file_that_cannot_be_read_is_named_with_the_reason_and_one_that_can_is_not() -> None:
    problem = Problem("", "not_readable", "文件无法读取", "the file cannot be read")
    files = (
        FileResult("虚构/好.jsonl", 7, 0, reused=False, problem=None),
        FileResult("坏.parquet", 0, 0, reused=False, problem=problem),
    )
    said = text.audit(told(*FILING, files=files)).splitlines()
    assert said[5] == "坏.parquet：文件无法读取"
    assert not [line for line in said if "好.jsonl" in line]
    assert "坏.parquet：the file cannot be read" in text.audit(told(files=files), language="en")


def test_chosen_readings_are_said_and_for_whom_it_is() -> None:
    settings = {**SETTINGS, "readings": {"promptly": "three-working-days", "transfer-window": "latest-date"}}
    found = told(settings=settings, audience=Audience.PUBLIC)
    said = text.audit(found).splitlines()
    assert said[1].startswith(f"限 {Audience.PUBLIC.zh} 阅　只含其可以知悉的内容")
    assert said[4:] == [
        "另选解读 promptly=three-working-days、transfer-window=latest-date",
        "案件 7 件，未能读取 1 件",
    ]
    assert "readings chosen: promptly=three-working-days, transfer-window" in text.audit(found, language="en")
    assert "另选" not in text.audit(told())


# ------------------------------------------------------------------------------------------------ how it looks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [100, 120])
@pytest.mark.parametrize("most", [1, 1_234_567])
def test_every_number_stands_under_its_head_whatever_stands_before_it(
    language: Literal["zh", "en"], columns: int, most: int
) -> None:
    rules = dict.fromkeys(rule.id for rule in JIAOZUO_2024.rules if rule.per.chain[0] is JIAOZUO_2024.roots[0])
    verdicts = [each for each in Verdict if each is not Verdict.NOT_APPLICABLE]
    counts = [count(rule, each, most, worst=3) for rule in rules for each in verdicts]
    said = text.audit(told(*counts), language=language, width=columns).splitlines()
    assert [line for line in said if width(line) > columns] == []
    (head,) = (line for line in said if line.startswith(("条款", "clause")))
    names = {
        "zh": ("违反", "无法判断", "须人工判断", "未到期", "符合", "违反率", "最长逾期"),
        "en": ("fail", "open", "review", "pending", "pass", "fail", "worst"),
    }
    stops, start = [], 0
    for name in names[language]:
        start = head.index(f" {name}", start) + 1
        stops.append(width(head[:start]))
    rows = [line for line in said if "20.0%" in line]
    assert len(rows) == len(rules)
    cells = [*[f"{most:,}"] * 5, "20.0%", "3日" if language == "zh" else "3 d"]
    for row in rows:
        rest, at = row, []
        for cell in reversed(cells):
            rest = rest.rstrip()
            assert rest.endswith(f" {cell}")
            rest = rest[: -len(cell)]
            at.append(width(rest))
        assert at[::-1] == stops


def test_nothing_in_a_court_or_a_file_steers_the_terminal() -> None:
    problem = Problem("", "not_readable", "文件无法读取", "the file cannot be read")
    found = count("art9.filing", Verdict.FAIL, 1, court="\x1b[2J甲\u202e法院")
    counts = (replace(found, zh="立\x1b案\u202e侦查"),)
    said = text.audit(told(*counts, by=("court",), files=(FileResult("\x07坏", 0, 0, False, problem),)))  # noqa: FBT003  not done before
    assert not set(said) & {"\x1b", "\x07", "\u202e"}
    assert "── �[2J甲�法院 ─" in said


@pytest.mark.parametrize("colour", [False, True])
def test_colours_are_there_only_where_asked_for(colour: bool) -> None:
    assert ("\x1b[" in text.audit(told(*FILING), colour=colour)) is colour
