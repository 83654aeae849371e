"""The directory of courts and police organs: what it holds, how well it is known, and what a user may change."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from procedures.jiaozuo_2024.verdicts import case, mechanism, of_intermediate_court, request
from zhixing_rules import JIAOZUO_2024, RecordError, validate
from zhixing_rules.language import InTable, Table, parts_of, parts_of_consequence
from zhixing_rules.language.court_directory import MAX_SIZE, Court, CourtFact, load_directory
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY

if TYPE_CHECKING:
    from zhixing_rules import Procedure
    from zhixing_rules.language import Directory

INTERMEDIATE, YUXI = "焦作市中级人民法院", "玉溪法庭"
DISTRICTS = ("焦作市解放区人民法院", "焦作市中站区人民法院", "焦作市马村区人民法院", "焦作市山阳区人民法院")
COUNTIES = ("修武县", "博爱县", "武陟县", "温县", "沁阳市", "孟州市")
COUNTERPART, CONSULTED = "art2.i2.desk", "art16.half-yearly"
LATER = date(2025, 6, 3)


def set_for(name: str, organ: str) -> Directory:
    """The directory with a police organ set by a user for one court."""
    return DIRECTORY.with_entries(f'[[courts]]\nname = "{name}"\norgan = {{value = "{organ}"}}')


def at_yuxi(organ: str = "示例县公安局") -> dict[str, Any]:
    """A case of 玉溪法庭, whose request went to the desk of a police organ."""
    record = request(organ={"name": organ, "level": "county", "desk": True})
    del record["police_counterpart"]
    return record | {"court": YUXI, "court_level": "basic", "case_number": "（2024）豫0899执1号"}


def verdict(rule_id: str, record: dict[str, Any], procedure: Procedure = JIAOZUO_2024) -> str:
    """What a rule of a procedure says of the only subject it speaks about."""
    (found,) = validate(record, on=LATER, procedure=procedure).rule(rule_id)
    return found.verdict.value


def refused(text: str) -> list[tuple[str, str]]:
    """Where and why a user's file is refused; the message shows none of its values."""
    with pytest.raises(RecordError) as caught:
        DIRECTORY.with_entries(text)
    message = str(caught.value)
    assert "秘密" not in message, "no value"
    for problem in caught.value.problems:
        assert problem.zh
        assert problem.en
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


# ------------------------------------------------------------------------------------------------ what it holds


def test_the_directory_lists_the_intermediate_court_ten_basic_courts_and_the_yuxi_tribunal() -> None:
    names = [court.name for court in DIRECTORY.courts]
    assert names == [INTERMEDIATE, *DISTRICTS, *(f"{each}人民法院" for each in COUNTIES), YUXI]
    assert [court.level.value for court in DIRECTORY.courts] == ["intermediate", *["basic"] * 11]
    assert DIRECTORY.area == "豫08"


def test_every_fact_has_a_confidence() -> None:
    assert DIRECTORY.court(INTERMEDIATE) == Court(
        INTERMEDIATE, CourtFact("intermediate", "A"), CourtFact("豫08", "K"), CourtFact("焦作市公安局", "A")
    )
    for name in DISTRICTS:
        court = DIRECTORY.court(name)
        assert (court.level.confidence, court.code.confidence, court.organ) == ("C", "K", CourtFact(None, "X"))
    for each in COUNTIES:
        court = DIRECTORY.court(f"{each}人民法院")
        assert (court.level.confidence, court.code.confidence) == ("C", "K")
    yuxi = DIRECTORY.court(YUXI)
    assert (yuxi.level, yuxi.code, yuxi.organ) == (CourtFact("basic", "A"), CourtFact(None, "X"), CourtFact(None, "X"))


def test_the_codes_follow_the_rules_on_court_codes() -> None:
    assert {court.name: court.code.value for court in DIRECTORY.courts if court.name != YUXI} == {
        INTERMEDIATE: "豫08",
        "焦作市解放区人民法院": "豫0802",
        "焦作市中站区人民法院": "豫0803",
        "焦作市马村区人民法院": "豫0804",
        "焦作市山阳区人民法院": "豫0811",
        "修武县人民法院": "豫0821",
        "博爱县人民法院": "豫0822",
        "武陟县人民法院": "豫0823",
        "温县人民法院": "豫0825",
        "沁阳市人民法院": "豫0882",
        "孟州市人民法院": "豫0883",
    }


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        *((CourtFact("某公安局", code), True) for code in "ABCU"),
        *((CourtFact("某公安局", code), False) for code in "KX"),
        *((CourtFact(None, code), False) for code in "ABCKXU"),
    ],
)
def test_a_verdict_depends_only_on_verified_or_user_set_facts(known: CourtFact, expected: bool) -> None:
    assert known.verified is expected


def test_the_table_of_organs_omits_unverified_organs() -> None:
    assert dict(DIRECTORY.counterparts.pairs) == {
        INTERMEDIATE: "焦作市公安局",
    }
    unverified = 'area = "豫08"\n[[courts]]\nname = "甲"\norgan = {value = "乙", confidence = "K"}'
    assert load_directory(unverified).counterparts.pairs == ()


@pytest.mark.parametrize("each", COUNTIES)
def test_the_county_organs_are_as_unverified_as_the_source_says(each: str) -> None:
    assert DIRECTORY.court(f"{each}人民法院").organ.confidence == "K"


def test_an_unlisted_court_is_refused_with_the_list_of_courts() -> None:
    with pytest.raises(LookupError, match=YUXI):
        DIRECTORY.court("郑州市中级人民法院")


# ------------------------------------------------------------------------------------------------ K in no verdict


def test_no_condition_or_demand_reads_a_table_of_unverified_facts() -> None:
    decisive = {
        part.table.name
        for rule in JIAOZUO_2024.rules
        for each in (rule.when, *parts_of_consequence(rule.then))
        for part in parts_of(each)
        if isinstance(part, InTable)
    }
    assert decisive == {"counterparts", "intermediate_courts", "other_courts"}
    assert all(court.level.confidence in {"A", "C"} for court in DIRECTORY.courts)


def test_a_code_of_another_court_has_a_remark_and_changes_no_verdict() -> None:
    other = case(case_number="（2024）豫0825执1号")
    (found,) = validate(other, on=LATER).rule("notice.addressee")
    assert found.verdict.value == "pass"
    assert any("unverified" in remark.en for remark in found.remarks)
    right, wrong = (validate(each, on=LATER).counts for each in (case(), other))
    assert right == wrong


# ------------------------------------------------------------------------------------------------ a user's own entries


def test_the_counterpart_rule_passes_once_a_user_sets_the_organ_of_the_yuxi_tribunal() -> None:
    changed = JIAOZUO_2024.with_directory(set_for(YUXI, "示例县公安局"))
    assert verdict(COUNTERPART, at_yuxi()) == "open"
    assert verdict(COUNTERPART, at_yuxi(), changed) == "pass"
    assert verdict(COUNTERPART, at_yuxi("博爱县公安局"), changed) != "pass", "that of another court"
    stated = {"police_counterpart": "示例县公安局"}
    assert verdict(COUNTERPART, at_yuxi("博爱县公安局") | stated, changed) == "fail"


def test_facts_set_by_a_user_are_marked_and_other_facts_stay() -> None:
    known = set_for(YUXI, "示例县公安局").court(YUXI)
    assert (known.level, known.code) == (CourtFact("basic", "A"), CourtFact(None, "X"))
    assert known.organ == CourtFact("示例县公安局", "U")
    assert DIRECTORY.court(YUXI).organ == CourtFact(None, "X"), "the directory of the library is as it was"


@pytest.mark.parametrize("confidence", ["A", "B", "C", "U"])
def test_a_user_may_state_the_confidence(confidence: str) -> None:
    text = f'[[courts]]\nname = "{YUXI}"\norgan = {{value = "示例县公安局", confidence = "{confidence}"}}'
    changed = DIRECTORY.with_entries(text)
    assert changed.court(YUXI).organ == CourtFact("示例县公安局", confidence)
    assert verdict(COUNTERPART, at_yuxi(), JIAOZUO_2024.with_directory(changed)) == "pass"


@pytest.mark.parametrize("confidence", ["K", "X"])
def test_a_fact_that_a_user_marks_as_unknown_decides_nothing(confidence: str) -> None:
    text = f'[[courts]]\nname = "{YUXI}"\norgan = {{value = "示例县公安局", confidence = "{confidence}"}}'
    assert verdict(COUNTERPART, at_yuxi(), JIAOZUO_2024.with_directory(DIRECTORY.with_entries(text))) == "open"


def test_a_corrected_fact_affects_the_verdict() -> None:
    record = request(organ={"name": "博爱县公安分局", "level": "county", "desk": True})
    del record["police_counterpart"]
    renamed = set_for("博爱县人民法院", "博爱县公安分局")
    assert verdict(COUNTERPART, record) == "open", "an unknown organ gives no verdict"
    assert verdict(COUNTERPART, record, JIAOZUO_2024.with_directory(renamed)) == "pass"
    assert renamed.court("博爱县人民法院").code == CourtFact("豫0822", "K")
    assert [court.name for court in renamed.courts] == [court.name for court in DIRECTORY.courts], "in its old place"


def test_a_court_can_be_added_with_all_its_facts() -> None:
    text = """[[courts]]
name = "示例区人民法院"
level = {value = "basic"}
code = {value = "豫0890"}
organ = {value = "示例分局"}"""
    added = DIRECTORY.with_entries(text)
    court = Court("示例区人民法院", CourtFact("basic", "U"), CourtFact("豫0890", "U"), CourtFact("示例分局", "U"))
    assert added.courts == (*DIRECTORY.courts, court)
    record = request(organ={"name": "示例分局", "level": "county", "desk": True}) | {
        "court": "示例区人民法院",
        "police_counterpart": None,
        "case_number": "（2024）豫0890执1号",
    }
    assert verdict(COUNTERPART, record) == "open"
    assert verdict(COUNTERPART, record, JIAOZUO_2024.with_directory(added)) == "pass"


def test_the_code_of_an_added_court_is_known_and_has_a_remark_under_another_court() -> None:
    added = DIRECTORY.with_entries('[[courts]]\nname = "示例区人民法院"\ncode = {value = "豫0890"}')
    record = case(case_number="（2024）豫0890执1号")
    (unknown,) = validate(record, on=LATER).rule("notice.addressee")
    (known,) = validate(record, on=LATER, procedure=JIAOZUO_2024.with_directory(added)).rule("notice.addressee")
    assert ["in the directory" in remark.en for remark in unknown.remarks] == [True, False]
    assert ["to the enforcing court" in remark.en for remark in known.remarks] == [True]
    assert known.verdict is unknown.verdict


def consulted(level: str, **facts: object) -> tuple[str, bool]:
    """Of 示例法院, added with this level, which never consulted: the verdict, and whether with a remark."""
    added = DIRECTORY.with_entries(f'[[courts]]\nname = "示例法院"\n{level}')
    record = mechanism(court="示例法院", meetings=[]) | facts
    (found,) = validate(record, on=date(2025, 8, 1), procedure=JIAOZUO_2024.with_directory(added)).rule(CONSULTED)
    return found.verdict.value, any("not in the directory" in remark.en for remark in found.remarks)


@pytest.mark.parametrize("level", ["", 'level = {value = "basic", confidence = "K"}', 'level = {confidence = "X"}'])
def test_an_added_court_of_unknown_level_uses_the_level_of_the_record(level: str) -> None:
    assert consulted(level, court_level="intermediate") == ("fail", True)
    assert consulted(level, court_level="basic")[0] == "not_applicable"
    assert consulted(level, court_level=None)[0] == "open"


@pytest.mark.parametrize("recorded", ["intermediate", "basic", None])
def test_an_added_court_of_known_level_uses_that_level(recorded: str | None) -> None:
    assert consulted('level = {value = "intermediate"}', court_level=recorded) == ("fail", False)
    assert consulted('level = {value = "basic"}', court_level=recorded)[0] == "not_applicable"


def test_several_courts_are_set_in_one_file() -> None:
    text = "\n".join(f'[[courts]]\nname = "{name}"\norgan = {{value = "分局{name[3]}"}}' for name in DISTRICTS)
    changed = DIRECTORY.with_entries(text)
    assert len(changed.counterparts.pairs) == len(DIRECTORY.counterparts.pairs) + 4
    assert len(changed.courts) == len(DIRECTORY.courts)


# ------------------------------------------------------------------------------------------------ what is refused

FACT = '[[courts]]\nname = "甲"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("秘密 = = 1", [("", "not_toml")], id="not TOML"),
        pytest.param("", [("/courts", "missing")], id="nothing"),
        pytest.param('area = "豫08"', [("/courts", "missing")], id="no courts"),
        pytest.param("courts = []", [("/courts", "missing")], id="an empty list"),
        pytest.param('courts = "秘密"', [("/courts", "missing")], id="a word for the list"),
        pytest.param('courts = {name = "秘密"}', [("/courts", "missing")], id="one court, not in a list"),
        pytest.param('courts = ["秘密"]', [("/courts/0/name", "missing")], id="a word for a court"),
        pytest.param('[[courts]]\norgan = {value = "秘密"}', [("/courts/0/name", "missing")], id="no name"),
        pytest.param('[[courts]]\nname = ""', [("/courts/0/name", "missing")], id="an empty name"),
        pytest.param("[[courts]]\nname = 7", [("/courts/0/name", "missing")], id="a number for a name"),
        pytest.param(FACT + '"秘密" = "乙"', [("/courts/0", "extra")], id="an unknown key"),
        pytest.param(FACT + 'organ = "秘密"', [("/courts/0/organ", "fact")], id="a bare word for a fact"),
        pytest.param(FACT + "organ = {value = 7}", [("/courts/0/organ", "fact")], id="a number for a fact"),
        pytest.param(FACT + 'organ = {value = ""}', [("/courts/0/organ", "fact")], id="an empty fact"),
        pytest.param(
            FACT + 'organ = {value = "乙", "秘密" = 1}', [("/courts/0/organ", "fact")], id="an unknown key of a fact"
        ),
        pytest.param(
            FACT + 'organ = {value = "乙", confidence = "秘密"}',
            [("/courts/0/organ", "fact")],
            id="an unknown confidence",
        ),
        pytest.param(
            FACT + 'organ = {value = "乙", confidence = 1}', [("/courts/0/organ", "fact")], id="no word for confidence"
        ),
        pytest.param(FACT + 'level = {value = "秘密"}', [("/courts/0/level/value", "enum")], id="an unknown level"),
        pytest.param(f"{FACT}{FACT}", [("/courts", "duplicate")], id="a court twice"),
    ],
)
def test_a_malformed_file_is_refused_with_pointers_and_without_values(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert refused(text) == expected


def test_one_error_lists_every_problem_of_a_file() -> None:
    text = """[[courts]]
name = "甲"
level = {value = "秘密"}
organ = "秘密"
[[courts]]
code = {value = "秘密"}
[[courts]]
name = "甲"
"秘密" = 1"""
    assert refused(text) == [
        ("/courts", "duplicate"),
        ("/courts/0/level/value", "enum"),
        ("/courts/0/organ", "fact"),
        ("/courts/1/name", "missing"),
        ("/courts/2", "extra"),
    ]


@pytest.mark.parametrize("confidence", ["[1]", "{a = 1}"])
def test_an_unhashable_confidence_is_refused(confidence: str) -> None:
    assert refused(f'{FACT}organ = {{value = "乙", confidence = {confidence}}}') == [("/courts/0/organ", "fact")]


def test_a_deeply_nested_file_is_refused() -> None:
    assert refused("courts = " + "[" * 20_000) == [("", "not_toml")]


def test_the_file_of_the_library_cannot_mark_a_fact_as_set_by_the_user() -> None:
    text = f'area = "豫08"\n{FACT}organ = {{value = "乙", confidence = "U"}}'
    with pytest.raises(RecordError, match="/courts/0/organ"):
        load_directory(text)
    plain = load_directory(f'area = "豫08"\n{FACT}organ = {{value = "乙"}}')
    assert plain.court("甲").organ == CourtFact("乙", "X"), "no confidence stated: not one to rest on"
    assert plain.counterparts.pairs == ()


# ------------------------------------------------------------------------------------------------ applied


def test_applying_a_directory_changes_the_procedures_hash_and_not_the_default() -> None:
    before = JIAOZUO_2024.hash
    changed = JIAOZUO_2024.with_directory(set_for(YUXI, "示例县公安局"))
    assert changed.hash != before
    assert validate(at_yuxi(), on=LATER, procedure=changed).provenance.procedure_hash == changed.hash
    assert JIAOZUO_2024.hash == before
    assert verdict(COUNTERPART, at_yuxi()) == "open"
    again = JIAOZUO_2024.with_directory(set_for(YUXI, "示例县公安局"))
    assert again.hash == changed.hash
    assert JIAOZUO_2024.with_directory(set_for(YUXI, "另一公安局")).hash != changed.hash


def test_applying_the_directory_of_the_library_changes_nothing() -> None:
    assert JIAOZUO_2024.with_directory(DIRECTORY).hash == JIAOZUO_2024.hash


def test_a_changed_directory_changes_no_verdict_on_other_courts() -> None:
    changed = JIAOZUO_2024.with_directory(set_for(YUXI, "示例县公安局"))
    for record in (case(), of_intermediate_court(case())):
        expected = [(each.rule_id, each.path, each.verdict) for each in validate(record, on=LATER)]
        assert [
            (each.rule_id, each.path, each.verdict) for each in validate(record, on=LATER, procedure=changed)
        ] == expected


def test_a_table_that_no_rule_reads_is_refused() -> None:
    with pytest.raises(LookupError, match="nonsense"):
        JIAOZUO_2024.with_table(Table("nonsense", ()))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"area = {'9' * 5000}", "not_toml"),
        (f"area = {'[' * 100_000}", "not_toml"),
        (f"a{'.a' * 100_000} = 1", "too_large"),
        ("#" * (MAX_SIZE + 1), "too_large"),
        ('[[courts]]\nname = "\ud800"', "missing"),
        ('[[courts]]\nname = "\\u202e"', "missing"),
        ('[[courts]]\nname = "甲"\norgan = {value = "\\u001b[2J"}', "fact"),
    ],
    ids=["enormous number", "deep", "dotted key", "huge", "surrogate", "bidi", "escape"],
)
def test_a_hostile_directory_is_refused(text: str, code: str) -> None:
    for read in (DIRECTORY.with_entries, load_directory):
        with pytest.raises(RecordError) as refused:
            read(text)
        assert [problem.code for problem in refused.value.problems] == [code]
        assert refused.value.__context__ is None


def test_a_directory_of_thousands_of_courts_is_read() -> None:
    many = DIRECTORY.with_entries("\n".join(f'[[courts]]\nname = "虚构{n}"' for n in range(5000)))
    assert len(many.courts) == len(DIRECTORY.courts) + 5000
