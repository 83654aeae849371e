"""Synthetic archives: which cases load, reproducible bytes, and plausible distributions."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from support.rule_verdicts import applies, can_fail, can_pass
from zhixing_rules.calendars import PRC
from zhixing_rules.engine import validate
from zhixing_rules.errors import RecordError
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.procedures.jiaozuo_2024 import JIAOZUO_2024
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.records import Case, load
from zhixing_rules.records.synthetic_values import NOWHERE
from zhixing_rules.synthetic import ON, Archive, generate
from zhixing_rules.synthetic.rates import BASIC_COURTS, RATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules.language import Rule


@cache
def clean(count: int = 2000) -> tuple[str, ...]:
    return tuple(generate(count, seed=11, errors=0))


def loads(line: str) -> bool:
    try:
        load(Case, line)
    except RecordError:
        return False
    return True


def test_every_line_without_an_error_is_a_case() -> None:
    assert all(loads(line) for line in clean())
    assert all(loads(line) for line in generate(500, seed=12, errors=0, gaps=0.3))


def test_errors_have_the_given_rate_and_several_kinds() -> None:
    codes: Counter[str] = Counter()
    for line in generate(2000, seed=11, errors=0.1):
        try:
            load(Case, line)
        except RecordError as error:
            codes.update({problem.code for problem in error.problems})
            codes["lines"] += 1
    assert 150 <= codes["lines"] <= 250
    assert min(codes["duplicate_id"], codes["dangling_reference"], codes["not_json"]) > 10
    assert len(codes) >= 6


def test_the_same_seed_gives_the_same_bytes_on_every_platform() -> None:
    written = "\n".join(generate(300, seed=5, gaps=0.05, errors=0.1)).encode()
    assert hashlib.sha256(written).hexdigest() == "5380a4ac31ec3c098fba5082b159949750553a440c948b3785ca71b2252d7b13"


def test_another_seed_gives_another_archive() -> None:
    assert list(generate(20, seed=1)) != list(generate(20, seed=2))


def test_a_case_depends_on_its_number_and_not_on_the_number_of_cases() -> None:
    archive = Archive(seed=11, errors=0)
    assert list(generate(10, seed=11, errors=0)) == list(clean()[:10])
    assert json.loads(clean()[1234]) == archive.case(1234)[0]


def test_courts_act_on_working_days_mostly_on_mondays_and_rarely_before_long_holidays() -> None:
    sent = [
        date.fromisoformat(request["sent_on"])
        for line in generate(8000, seed=3, errors=0)
        for request in json.loads(line).get("requests") or ()
        if "sent_on" in request
    ]
    by_weekday = Counter(day.weekday() for day in sent)
    assert sum(PRC.is_working(day) for day in sent) == len(sent)
    assert by_weekday[0] == max(by_weekday.values())
    assert max(sent) <= ON
    days_before = [date(2024, 9, 29), date(2024, 9, 30), date(2025, 1, 26), date(2025, 1, 27), date(2025, 9, 29)]
    days_after = [date(2024, 10, 8), date(2024, 10, 9), date(2025, 2, 5), date(2025, 2, 6), date(2025, 10, 9)]
    by_day = Counter(sent)
    assert sum(by_day[day] for day in days_before) < sum(by_day[day] for day in days_after)


def test_the_courts_have_their_shares_of_cases() -> None:
    courts = Counter(json.loads(line).get("court") for line in clean())
    codes = {court.name for court in DIRECTORY.courts}
    assert codes <= set(courts)
    intermediate = courts["焦作市中级人民法院"] / 2000
    assert intermediate == pytest.approx(RATES["intermediate court"], abs=0.02)
    largest, smallest = courts["焦作市解放区人民法院"], courts["玉溪法庭"]
    assert BASIC_COURTS[0] > BASIC_COURTS[-1]
    assert largest > 4 * smallest


@pytest.mark.parametrize("rate", [0.0, 0.02, 0.2])
def test_facts_are_omitted_at_the_given_rate(rate: float) -> None:
    cases = [json.loads(line) for line in generate(2000, seed=4, errors=0, gaps=rate)]
    attested = [case for case in cases if "complete_as_of" in case]
    left_out = sum("court" not in case for case in attested) + sum("basis" not in case for case in attested)
    assert left_out / (2 * len(attested)) == pytest.approx(rate, abs=rate / 4)


def test_questionnaires_attest_nothing_and_have_no_empty_lists() -> None:
    cases = [json.loads(line) for line in clean()]
    questionnaires = [case for case in cases if "complete_as_of" not in case]
    assert len(questionnaires) / len(cases) == pytest.approx(RATES["questionnaire"], abs=0.02)
    assert not any(value == [] for case in questionnaires for value in case.values())
    assert any(case.get("referrals") == [] for case in cases)


def test_identity_numbers_are_invented() -> None:
    persons = [person for line in clean() for person in json.loads(line).get("persons") or ()]
    numbers = {person["resident_number"] for person in persons if "resident_number" in person}
    assert len(numbers) > 500
    assert all(number.startswith(NOWHERE) for number in numbers)
    assert all(person["credit_code"][2:8] == NOWHERE for person in persons if "credit_code" in person)
    assert {person["telephone"].strip("0") for person in persons if "telephone" in person} == {""}
    assert {"某" in person["name"] or person["name"].startswith("测试") for person in persons if "name" in person} == {
        True
    }


RARELY_OPEN = {"art12.p2.notice", "art12.p2.preplan"}
"""Rules of operations, of which three in a hundred cases have one."""


def ids_of(condition: Callable[[Rule], bool]) -> set[str]:
    """Return the ids of the rules of a case that satisfy a condition."""
    return {rule.id for rule in JIAOZUO_2024.rules if rule.per.chain[0] == CASE and condition(rule)}


def test_nearly_every_rule_passes_fails_and_is_open_in_three_thousand_cases() -> None:
    verdicts_of: defaultdict[str, set[str]] = defaultdict(set)
    for line in generate(3000, seed=3, errors=0, gaps=0.02):
        for finding in validate(load(Case, line), on=ON):
            verdicts_of[finding.rule_id].add(finding.verdict.value)
    assert set(verdicts_of) == ids_of(lambda _: True)
    assert {rule for rule, verdicts in verdicts_of.items() if verdicts != {"not_applicable"}} == ids_of(applies)
    with_verdict = {
        verdict: {rule for rule, verdicts in verdicts_of.items() if verdict in verdicts}
        for verdict in ("pass", "fail", "open")
    }
    advice = "let zhixing_rules.synthetic generate the facts of these rules"
    assert with_verdict["pass"] == ids_of(can_pass), advice
    assert with_verdict["fail"] == ids_of(can_fail), advice
    assert ids_of(applies) - with_verdict["open"] <= RARELY_OPEN, advice
    assert {verdict for verdicts in verdicts_of.values() for verdict in verdicts} == {
        *("pass", "fail", "pending", "open", "review", "not_applicable")
    }


@pytest.mark.parametrize(
    "wrong", [{"gaps": 1.0}, {"errors": -0.1}, {"years": (2026, 2025)}, {"years": (2024, 2027)}], ids=str
)
def test_invalid_options_are_rejected(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="·"):
        next(generate(1, seed=1, **wrong))
    with pytest.raises(ValueError, match="·"):
        Archive(seed=-1)


def test_an_archive_may_be_outside_the_published_calendar() -> None:
    later = list(generate(50, seed=1, years=(2027, 2028), on=date(2028, 6, 30), errors=0))
    assert all(loads(line) for line in later)
