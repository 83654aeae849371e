"""Audits as text: content, order, alignment and safety."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from zhixing_rules import JIAOZUO_2024
from zhixing_rules.batch.audit.results import DisclosedAudit, DuplicateCase, FileResult, UnreadCase, VerdictCount
from zhixing_rules.engine import Verdict
from zhixing_rules.errors import Problem
from zhixing_rules.records import Audience
from zhixing_rules.records.case_files import PassedOver
from zhixing_rules.render import text
from zhixing_rules.render.width import width

LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")
MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
SETTINGS: dict[str, Any] = {
    "on": "2025-04-30",
    "procedure": "jiaozuo_2024",
    "procedure_hash": "0123456789abcdef",
    "calendar": "synthetic-1",
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
    (encoded, *_) = JIAOZUO_2024.rule(rule)
    return VerdictCount(rule, encoded.cite, encoded.zh, encoded.en, court, month, verdict, count, 0.0, worst)


def audit_of(*counts: VerdictCount, by: tuple[str, ...] = (), **more: Any) -> DisclosedAudit:  # noqa: ANN401  any field
    values = {
        "audience": Audience.KEEPER,
        "settings": SETTINGS,
        "files": (FileResult("a", 7, 1, reused=False, problem=None),),
        **more,
    }
    return DisclosedAudit(by=by, counts=counts, **values)


FILING = (
    count("art9.filing", Verdict.PASS, 5),
    count("art9.filing", Verdict.FAIL, 3, worst=29),
    count("art9.filing", Verdict.OPEN, 1),
    count("art9.filing", Verdict.NOT_APPLICABLE, 90),
)
EVIDENCE = (count("art8.i4.evidence", Verdict.FAIL, 1204), count("art8.i4.evidence", Verdict.PENDING, 2))
ORGAN = (count("art7.p2.competent-organ", Verdict.PASS, 4), count("art7.p2.competent-organ", Verdict.REVIEW, 6))


def test_a_text_has_audience_settings_counts_and_each_breached_rule() -> None:
    assert text.audit(audit_of(*ORGAN, *EVIDENCE, *FILING)) == (
        "批量审计\n"
        "限查控专管人员阅\n"
        "判断之日 2025年4月30日\n"
        "规则 jiaozuo_2024 0123456789abcdef　synthetic-1\n"
        "案件 7 件，未能读取 1 件\n"
        "\n"
        f"── 按规则 {'─' * 90}\n"
        "条款      规则                           违反   无法判断  须人工判断  未到期  符合  违反率  最长逾期\n"
        "第八条第  移送材料含涉嫌拒执犯罪的证据   1,204  0         0           2       0     99.8%\n"
        "（四）项  材料\n"
        "          art8.i4.evidence\n"
        "第九条    立案侦查                       3      1         0           0       5     33.3%   29日\n"
        "          art9.filing\n"
        "\n"
        "未逐项列出：须人工判断 6、符合 4（--all）\n"
    )


def test_the_english_text_has_the_same_content() -> None:
    lines = text.audit(audit_of(*FILING), language="en").splitlines()
    assert lines[:5] == [
        "Audit",
        "for the designated keeper only",
        "on 2025-04-30",
        "rules jiaozuo_2024 0123456789abcdef  synthetic-1",
        "7 cases, 1 not read",
    ]
    assert lines[6].startswith("── By rule ─")
    assert lines[7:] == [
        "clause  rule                      fail  open  review  pending  pass  fail    worst",
        "                                                                     share   delay",
        "art9    the police file the case  3     1     0       0        5     33.3%   29 d",
        "        art9.filing",
    ]


def test_rules_without_a_breach_are_listed_only_if_everything_is_wanted() -> None:
    every = [line.strip() for line in text.audit(audit_of(*ORGAN, *FILING), everything=True).splitlines()]
    some = [line.strip() for line in text.audit(audit_of(*ORGAN, *FILING)).splitlines()]
    start, end = every.index("art7.p2.competent-organ"), every.index("art9.filing")
    assert every[start - 2 : start] == [
        "第七条第  受移送的公安机关有管辖权  0     0         6           0       4",
        "二款",
    ]
    assert start < end
    assert "art9.filing" in some
    assert "art7.p2.competent-organ" not in some


def test_rules_without_a_breach_are_added_up_over_all_tables() -> None:
    audit = audit_of(*(only_by(("court",), each) for each in SPREAD), *ORGAN, by=("court",))
    assert text.audit(audit).splitlines()[-1] == "未逐项列出：须人工判断 6、符合 8（--all）"
    assert text.audit(audit, language="en").splitlines()[-1] == "not listed: review 6, pass 8 (--all)"
    assert "未逐项列出" not in text.audit(audit, everything=True)
    assert "未逐项列出" not in text.audit(audit_of(*FILING))


def test_the_first_problems_of_unread_cases_are_listed_by_place() -> None:
    problem = Problem("/persons/0/name", "string_type", "须为字符串", "give a string")
    cases = tuple(UnreadCase("甲.jsonl", place, problem) for place in range(1, 8))
    output = text.audit(audit_of(listed_unread=cases)).splitlines()
    first = output.index("甲.jsonl 第 1 行（份）　/persons/0/name  须为字符串")
    assert output[first + 4].startswith("甲.jsonl 第 5 行（份）")
    assert output[first + 5] == "其余见 parts/*/errors"
    few = text.audit(audit_of(listed_unread=cases[:5]), language="en")
    assert "甲.jsonl line or record 5  /persons/0/name  give a string\n" in few
    assert "for the rest" not in few


@pytest.mark.parametrize(("everything", "shown"), [(False, False), (True, True)])
def test_a_rule_that_never_applies_has_a_row_of_zeros(everything: bool, shown: bool) -> None:
    output = text.audit(audit_of(count("art9.filing", Verdict.NOT_APPLICABLE, 8)), everything=everything)
    assert ("第九条  立案侦查  0     0         0           0       0" in output) is shown
    assert ("没有违反" in output) is not shown


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
def test_the_share_of_failures_excludes_not_applicable(
    fails: int, others: tuple[tuple[Verdict, int], ...], share: str
) -> None:
    counts = [count("art9.filing", Verdict.FAIL, fails), *(count("art9.filing", *each) for each in others)]
    (row,) = (line for line in text.audit(audit_of(*counts)).splitlines() if line.startswith("第九条"))
    assert row.split()[-1] == share


# ------------------------------------------------------------------------------------------------ by court and month

SPREAD = (
    count("art9.filing", Verdict.FAIL, 1, court="乙法院", month=APRIL, worst=2),
    count("art9.filing", Verdict.FAIL, 2, court="乙法院", month=MARCH, worst=1),
    count("art9.filing", Verdict.PASS, 4, court="甲法院"),
    count("art9.filing", Verdict.FAIL, 3, month=MARCH),
)


def headings(output: str) -> list[str]:
    return [line.strip("─ ") for line in output.splitlines() if line.startswith("──")]


def only_by(by: tuple[str, ...], each: VerdictCount) -> VerdictCount:
    return replace(each, court=each.court if "court" in by else None, month=each.month if "month" in by else None)


@pytest.mark.parametrize(
    ("by", "zh", "en"),
    [
        (("court",), ["乙法院", "甲法院", "法院未记录"], ["乙法院", "甲法院", "court not recorded"]),
        (("month",), ["2025年3月", "2025年4月", "无期限末日"], ["2025-03", "2025-04", "no due day"]),
        (
            ("court", "month"),
            ["乙法院　2025年3月", "乙法院　2025年4月", "甲法院　无期限末日", "法院未记录　2025年3月"],
            ["乙法院  2025-03", "乙法院  2025-04", "甲法院  no due day", "court not recorded  2025-03"],
        ),
    ],
)
def test_each_court_and_month_has_a_table_and_unrecorded_ones_come_last(
    by: tuple[str, ...], zh: list[str], en: list[str]
) -> None:
    audit = audit_of(*(only_by(by, each) for each in SPREAD), by=by)
    assert headings(text.audit(audit)) == zh
    assert headings(text.audit(audit, language="en")) == en


def test_a_court_without_a_breach_has_a_line_instead_of_a_table() -> None:
    output = text.audit(audit_of(*SPREAD, by=("court", "month"))).splitlines()
    (place,) = (number for number, line in enumerate(output) if line.startswith("── 甲法院"))
    assert output[place + 1] == "所审案件没有违反"
    assert output.count("所审案件没有违反") == 1


# ------------------------------------------------------------------------------------------------ problems


def test_an_empty_audit_has_only_its_settings_and_counts() -> None:
    output = text.audit(audit_of(files=()))
    assert output.endswith("\n案件 0 件，未能读取 0 件\n")
    assert headings(output) == []


def test_an_audit_of_bad_lines_only_counts_them() -> None:
    output = text.audit(audit_of(files=(FileResult("a", 0, 1200, reused=False, problem=None),)))
    assert output.endswith("\n案件 0 件，未能读取 1,200 件\n")
    assert "a" not in output.splitlines()


def test_only_an_unreadable_file_is_named_with_the_reason() -> None:
    problem = Problem("", "not_readable", "文件无法读取", "the file cannot be read")
    files = (
        FileResult("虚构/好.jsonl", 7, 0, reused=False, problem=None),
        FileResult("坏.parquet", 0, 0, reused=False, problem=problem),
    )
    output = text.audit(audit_of(*FILING, files=files)).splitlines()
    assert output[5] == "坏.parquet：文件无法读取"
    assert not [line for line in output if "好.jsonl" in line]
    assert "坏.parquet：the file cannot be read" in text.audit(audit_of(files=files), language="en")


def test_chosen_readings_and_the_audience_are_shown() -> None:
    settings = {**SETTINGS, "readings": {"promptly": "three-working-days", "transfer-window": "latest-date"}}
    audit = audit_of(settings=settings, audience=Audience.PUBLIC)
    output = text.audit(audit).splitlines()
    assert output[1].startswith("供公众阅看　只含其可以知悉的内容")
    assert output[4:] == [
        "另选解读 promptly=three-working-days、transfer-window=latest-date",
        "案件 7 件，未能读取 1 件",
    ]
    assert "readings chosen: promptly=three-working-days, transfer-window" in text.audit(audit, language="en")
    assert "另选" not in text.audit(audit_of())


# ------------------------------------------------------------------------------------------------ layout


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [100, 120])
@pytest.mark.parametrize("number", [1, 1_234_567])
def test_numbers_are_aligned_under_their_column_names(language: Literal["zh", "en"], columns: int, number: int) -> None:
    rules = dict.fromkeys(rule.id for rule in JIAOZUO_2024.rules if rule.per.chain[0] is JIAOZUO_2024.roots[0])
    verdicts = [each for each in Verdict if each is not Verdict.NOT_APPLICABLE]
    counts = [count(rule, each, number, worst=3) for rule in rules for each in verdicts]
    output = text.audit(audit_of(*counts), language=language, width=columns).splitlines()
    assert [line for line in output if width(line) > columns] == []
    (head,) = (line for line in output if line.startswith(("条款", "clause")))
    names = {
        "zh": ("违反", "无法判断", "须人工判断", "未到期", "符合", "违反率", "最长逾期"),
        "en": ("fail", "open", "review", "pending", "pass", "fail", "worst"),
    }
    stops, start = [], 0
    for name in names[language]:
        start = head.index(f" {name}", start) + 1
        stops.append(width(head[:start]))
    rows = [line for line in output if "20.0%" in line]
    assert len(rows) == len(rules)
    cells = [*[f"{number:,}"] * 5, "20.0%", "3日" if language == "zh" else "3 d"]
    for row in rows:
        rest, at = row, []
        for cell in reversed(cells):
            rest = rest.rstrip()
            assert rest.endswith(f" {cell}")
            rest = rest[: -len(cell)]
            at.append(width(rest))
        assert at[::-1] == stops


def passed(name: str, code: str) -> PassedOver:
    return PassedOver(name, Problem("", code, f"因 {code}", f"for {code}"))


def test_files_that_were_passed_over_are_listed_the_unexpected_ones_first() -> None:
    files = (passed(".a", "hidden"), passed("_b", "marker"), passed("c.xlsx", "other_kind"))
    output = text.audit(audit_of(*FILING, passed_over=files))
    assert "未读文件 3 个\n" in output
    places = [output.index(line) for line in ("c.xlsx：因 other_kind", ".a：因 hidden", "_b：因 marker")]
    assert places == sorted(places)
    many = text.audit(audit_of(passed_over=(passed("x", "folder"),) * 21), language="en")
    assert "files not read: 21\n" in many
    assert many.count("for folder") == 20
    assert "1 more: see audit.json" in many


def test_duplicates_are_counted_and_listed_by_place() -> None:
    listed = (DuplicateCase("b", 3, "a", 1, "different"), DuplicateCase("b", 4, "a", 2, "earlier"))
    audit = audit_of(*FILING, duplicates={"same": 1200, "earlier": 1, "different": 1}, listed_duplicates=listed)
    output = text.audit(audit, width=120)
    assert "内容相同 1,200 份，不计；截至较早之日 1 份，不计；内容不同、不能只计一份的 1 份，均计，请核对" in output
    assert "b 第 3 份：内容不同，均计，另一份在 a 第 1 份" in output
    assert "b 第 4 份：截至较早之日，内容都在另一份中，不计，另一份在 a 第 2 份" in output
    assert "另有 1,200 份，见 duplicates.parquet" in output
    english = text.audit(audit, language="en", width=120)
    line = "several records of a case: 1,200 the same, not counted; 1 complete to an earlier day, not counted; "
    assert f"{line}1 different, counted too: check them" in " ".join(english.split())
    assert "b no. 3: different, counted, the other is a no. 1" in english
    alike = text.audit(audit_of(duplicates={"same": 2, "earlier": 0, "different": 0}), width=120).splitlines()
    assert "同一案件不止一份：内容相同 2 份，不计" in alike
    for nothing in (None, {"same": 0, "earlier": 0, "different": 0}):
        assert text.audit(audit_of(*FILING, duplicates=nothing)) == text.audit(audit_of(*FILING))


def test_control_characters_of_a_court_or_a_file_are_replaced() -> None:
    problem = Problem("", "not_readable", "文件无法读取", "the file cannot be read")
    found = count("art9.filing", Verdict.FAIL, 1, court="\x1b[2J甲\u202e法院")
    counts = (replace(found, zh="立\x1b案\u202e侦查"),)
    output = text.audit(
        audit_of(*counts, by=("court",), files=(FileResult("\x07坏", 0, 0, reused=False, problem=problem),))
    )
    assert not set(output) & {"\x1b", "\x07", "\u202e"}
    assert "── �[2J甲�法院 ─" in output


@pytest.mark.parametrize("colour", [False, True])
def test_colours_are_used_only_on_request(colour: bool) -> None:
    assert ("\x1b[" in text.audit(audit_of(*FILING), colour=colour)) is colour
