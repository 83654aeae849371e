"""When a letter may be sent: both sides of each boundary, decided by the rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from support.letter_records import ON, SPARSE, day_of, full_record
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL
from zhixing_rules.errors import RecordError
from zhixing_rules.office.letters import LetterContent, LetterKind, draft_letter
from zhixing_rules.office.letters.letter_content import plain_text
from zhixing_rules.procedures.national.national_law import NATIONAL_LAW


def draft(kind: LetterKind | str, record: dict[str, Any], on: date = ON, **options: Any) -> LetterContent:  # noqa: ANN401  options of draft_letter
    return draft_letter(kind, record, on=on, **options)


def rules_of(letter: LetterContent) -> set[str]:
    """Return the rules that speak against the letter, without the reasons of its own form."""
    return {each.rule_id for each in letter.reasons if each.rule_id}


def form_reasons(letter: LetterContent) -> list[str]:
    return [each.zh for each in letter.reasons if not each.rule_id]


def text_of(letter: LetterContent, part: int = 0) -> str:
    return plain_text(letter.parts[part].pieces())


@pytest.mark.parametrize("kind", LetterKind)
def test_each_kind_can_be_sent_from_a_full_record(kind: LetterKind) -> None:
    letter = draft(kind, full_record(kind), day_of(kind))
    assert letter.reasons == ()
    assert draft(kind.zh, full_record(kind), day_of(kind)).kind is kind


def test_an_unknown_kind_is_refused_with_the_list() -> None:
    with pytest.raises(ValueError, match="催办函"):
        draft("letter", SPARSE)


def test_a_joint_mechanism_has_no_letters() -> None:
    with pytest.raises(RecordError, match="案件记录"):
        draft("reminder", {"record": "joint_mechanism"})


# ------------------------------------------------------------------------------------------------ 协助查询函


def tracing(**facts: object) -> dict[str, Any]:
    record = full_record(LetterKind.TRACING)
    record["requests"][0] |= facts
    return record


def test_a_tracing_letter_needs_the_approval_of_the_intermediate_court() -> None:
    on = day_of(LetterKind.TRACING)
    unapproved = tracing()
    del unapproved["requests"][0]["approved_on"]
    assert rules_of(draft("tracing", unapproved, on)) == {"art3.i1.approval"}
    assert rules_of(draft("tracing", tracing(approver="own_bureau"), on)) == {"art3.i1.approval"}
    assert rules_of(draft("tracing", tracing(), on)) == set()
    assert rules_of(draft("tracing", tracing(), on - timedelta(days=1))) == {"art3.i1.approval"}, (
        "approved the next day"
    )


def test_a_tracing_letter_goes_to_the_organ_of_the_same_level() -> None:
    record = tracing(organ={"name": "焦作市公安局", "level": "municipal", "desk": True})
    assert rules_of(draft("tracing", record, day_of(LetterKind.TRACING))) == {
        "art3.i1.same-level",
        "art2.i2.desk",
        "annex.heading",
    }


def intermediate_tracing() -> dict[str, Any]:
    record = tracing(organ={"name": "焦作市公安局", "level": "municipal", "desk": True})
    number = "（2026）豫08执1103号"
    record |= {"court": "焦作市中级人民法院", "police_counterpart": "焦作市公安局", "case_number": number}
    for target in record["requests"][0]["targets"]:
        target["case_number"] = number
    record["requests"][0]["letter"] |= {"issuing_court": "焦作市中级人民法院", "addressed_to": "焦作市公安局"}
    return record


def test_a_tracing_letter_goes_to_the_desk_of_the_organ_of_the_court_area() -> None:
    on = day_of(LetterKind.TRACING)
    record = tracing(organ={"name": "博爱县公安局", "level": "county", "desk": True})
    record["requests"][0]["letter"]["addressed_to"] = "博爱县公安局"
    assert rules_of(draft("tracing", record, on)) == {"art2.i2.desk"}
    record = tracing()
    record["requests"][0]["organ"]["desk"] = False
    assert rules_of(draft("tracing", record, on)) == {"art2.i2.desk"}
    intermediate = intermediate_tracing()
    assert rules_of(draft("tracing", intermediate, on)) == set()
    intermediate["requests"][0]["organ"]["desk"] = False
    assert rules_of(draft("tracing", intermediate, on)) == {"art2.i1.desk"}


@pytest.mark.parametrize(("name", "other"), [("addressed_to", "武陟县公安局"), ("issuing_court", "武陟县人民法院")])
def test_the_head_names_the_court_and_the_organ_of_the_record(name: str, other: str) -> None:
    record = tracing()
    record["requests"][0]["letter"][name] = other
    letter = draft("tracing", record, day_of(LetterKind.TRACING))
    assert rules_of(letter) == {"annex.heading"}
    assert "不一致" in letter.reasons[0].zh
    del record["requests"][0]["letter"][name]
    assert "annex.heading" not in rules_of(draft("tracing", record, day_of(LetterKind.TRACING)))


def test_another_counterpart_than_the_organ_of_the_letter_stops_it() -> None:
    """The directory settles the organ of the intermediate court; for the others the record names it."""
    record = tracing()
    on = day_of(LetterKind.TRACING)
    record["police_counterpart"] = "武陟县公安局"
    assert rules_of(draft("tracing", record, on)) == {"art2.i2.desk"}
    settled = intermediate_tracing()
    assert not any("目录" in each.zh for each in draft("tracing", settled, on).notes)
    settled["police_counterpart"] = "武陟县公安局"
    assert any("目录" in each.zh for each in draft("tracing", settled, on).notes)


def test_a_letter_lists_somebody_with_an_enforcement_number_and_encloses_the_documents() -> None:
    on = day_of(LetterKind.TRACING)
    record = tracing(targets=[])
    assert "annex.person" in rules_of(draft("tracing", record, on))
    record = tracing()
    record["requests"][0]["letter"]["attachments"] = ["judgment_document"]
    assert rules_of(draft("tracing", record, on)) == {"annex.attachments"}
    record = tracing()
    record["requests"][0]["targets"][0]["case_number"] = "（2025）豫0825民初88号"
    assert rules_of(draft("tracing", record, on)) == {"annex.case-number"}
    record = tracing()
    del record["persons"][0]["address"]
    assert rules_of(draft("tracing", record, on)) == {"annex.person"}, "the record is complete and has no address"
    del record["complete_as_of"]
    letter = draft("tracing", record, on)
    assert "annex.person" not in rules_of(letter)
    assert "annex.person" in {each.rule_id for each in letter.notes}
    assert "住址（第1名）" in letter.gaps


@pytest.mark.parametrize("kind", [LetterKind.TRACING, LetterKind.REFERRAL])
def test_an_ineffective_document_stops_a_letter(kind: LetterKind) -> None:
    record = full_record(kind)
    record["basis"]["effective"] = False
    assert "art15.instrument" in rules_of(draft(kind, record, day_of(kind)))
    del record["basis"]["effective"]
    letter = draft(kind, record, day_of(kind))
    assert "art15.instrument" not in rules_of(letter)
    assert "art15.instrument" in {each.rule_id for each in letter.notes}


@pytest.mark.parametrize(
    "kind",
    [each for each in LetterKind if each not in {LetterKind.ENFORCEMENT_REPORT, LetterKind.APPLICANT_NOTICE}],
)
def test_a_court_that_the_opinion_does_not_address_sends_no_letter_under_it(kind: LetterKind) -> None:
    record = full_record(kind)
    record["case_number"] = "（2026）豫0102执1103号"
    assert "notice.addressee" in rules_of(draft(kind, record, day_of(kind)))


@pytest.mark.parametrize(
    ("facts", "rule"),
    [({"need_held": False}, "art1.scope"), ({"whereabouts_known": True}, "art5.i3.known-whereabouts")],
)
def test_a_person_outside_the_scope_or_protected_by_article_5_is_not_traced(facts: dict[str, Any], rule: str) -> None:
    record = tracing()
    record["requests"][0]["targets"][0] |= facts
    letter = draft("tracing", record, day_of(LetterKind.TRACING))
    assert rule in rules_of(letter)
    assert {each.path for each in letter.reasons} == {"/requests/0/targets/0"}


def test_a_person_who_is_no_debtor_is_not_traced() -> None:
    record = tracing()
    record["persons"][0] |= {"debtor": False, "roles": []}
    assert "art5.i3.non-debtor" in rules_of(draft("tracing", record, day_of(LetterKind.TRACING)))


def test_an_unknown_scope_is_a_note_and_no_reason() -> None:
    record = tracing()
    del record["requests"][0]["targets"][0]["need_held"]
    letter = draft("tracing", record, day_of(LetterKind.TRACING))
    assert letter.reasons == ()
    assert "art1.scope" in {each.rule_id for each in letter.notes}


def test_the_approval_page_is_for_the_court_and_the_letter_says_nothing_of_it() -> None:
    letter = draft("tracing", tracing(), day_of(LetterKind.TRACING))
    assert [each.audience.value for each in letter.parts] == ["police"]
    assert "审批" not in text_of(letter)
    assert "去向不明" not in text_of(letter)
    assert letter.approval is not None
    assert letter.approval.audience.value == "court_staff"
    page = plain_text(letter.approval.pieces())
    assert page.startswith("限法院工作人员阅")
    assert "审批日期：2026年9月1日" in page
    assert "去向不明" in page


def test_the_approval_page_comes_before_the_approval_and_for_no_other_reason() -> None:
    on = day_of(LetterKind.TRACING)
    record = tracing()
    del record["requests"][0]["approved_on"]
    letter = draft("tracing", record, on)
    assert letter.reasons
    assert letter.approval_reasons == ()
    record["requests"][0]["targets"][0]["whereabouts_known"] = True
    assert {each.rule_id for each in draft("tracing", record, on).approval_reasons} == {"art5.i3.known-whereabouts"}


@pytest.mark.parametrize("kind", [each for each in LetterKind if each is not LetterKind.TRACING])
def test_no_other_letter_has_an_approval_page(kind: LetterKind) -> None:
    letter = draft(kind, full_record(kind), day_of(kind))
    assert letter.approval is None
    assert letter.approval_gaps == ()


def test_the_form_says_debtors_on_the_list_unless_the_record_says_otherwise() -> None:
    record = tracing()
    on = day_of(LetterKind.TRACING)
    del record["persons"][0]["listed_dishonest"]
    letter = draft("tracing", record, on)
    assert "失信被执行人名单" in text_of(letter)
    assert any("失信" in each.zh for each in letter.notes)
    record["persons"][0]["listed_dishonest"] = False
    letter = draft("tracing", record, on)
    assert "失信" not in text_of(letter), "the record says that the person is not on the list"
    assert any("已改称" in each.zh for each in letter.notes)
    assert rules_of(draft("tracing", record, on, readings={"dishonest-label": "listed-only"})) == {"annex.heading-word"}
    record["requests"][0]["letter"]["says_dishonest"] = False
    letter = draft("tracing", record, on)
    assert "失信" not in text_of(letter)
    assert not any("失信" in each.zh for each in letter.notes)


# ------------------------------------------------------------------------------------------------ 案件移送函


def referral(**facts: object) -> dict[str, Any]:
    record = full_record(LetterKind.REFERRAL)
    record["detentions"][0] |= {name: each for name, each in facts.items() if each is not None}
    for name in [name for name, each in facts.items() if each is None]:
        del record["detentions"][0][name]
    return record


def test_a_referral_needs_the_view_of_the_court() -> None:
    for facts in ({"criminal_liability_needed": False, "view_on": None}, {"criminal_liability_needed": None}):
        letter = draft("referral", referral(**facts))
        assert rules_of(letter) == {"art7.p2.referral"}
        assert "本院认为需要追究其刑事责任" not in text_of(letter), "what the record does not say is not stated anyway"
        assert "是否认为需要追究刑事责任" in letter.gaps
    record = referral(view_on="2026-09-28")
    assert rules_of(draft("referral", record, date(2026, 9, 27))) == {"art7.p2.referral"}
    assert rules_of(draft("referral", record, date(2026, 9, 28))) == set()
    assert "本院认为需要追究其刑事责任" in text_of(draft("referral", referral()))


def test_a_referral_waits_for_the_window_only_under_that_reading() -> None:
    """The term ends on 8 October; the last three working days before it begin on 28 September, before the break."""
    early, first = date(2026, 9, 27), date(2026, 9, 28)
    assert rules_of(draft("referral", referral(), early)) == set()
    window = {"transfer-window": "window"}
    assert rules_of(draft("referral", referral(), early, readings=window)) == {"art7.p2.referral"}
    assert rules_of(draft("referral", referral(), first, readings=window)) == set()


def test_a_late_referral_is_possible_and_gives_the_reason() -> None:
    record = referral()
    record["complete_as_of"] = "2026-10-09"
    last, late = date(2026, 10, 8), date(2026, 10, 9)
    record["referrals"][0]["sent_before_release"] = True
    assert "逾期移送的原因" not in draft("referral", record, last).gaps
    letter = draft("referral", record, late)
    assert letter.reasons == ()
    assert "逾期移送的原因" in letter.gaps
    assert "art7.p2.referral" in {each.rule_id for each in letter.notes}


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        ("particulars", "art8.particulars"),
        ("effective_instrument", "art8.i2.effective-instrument"),
        ("enforcement_report", "art8.i3.enforcement-report"),
        ("evidence", "art8.i4.evidence"),
    ],
)
def test_a_referral_has_every_document_of_article_8(document: str, rule: str) -> None:
    record = referral()
    record["referrals"][0]["inventory"].remove(document)
    assert rules_of(draft("referral", record)) == {rule}


def test_the_letter_itself_need_not_be_in_the_inventory_yet() -> None:
    record = referral()
    record["referrals"][0]["inventory"].remove("referral_letter")
    assert draft("referral", record).reasons == ()


HEADS = ("identity", "duty", "ability", "refusal", "seriousness")


def both_layers(kind: LetterKind, record: dict[str, Any], on: date = ON) -> tuple[set[str], set[str]]:
    """Return the national rules among the reasons and among the notes of a letter that both layers are asked about."""
    letter = draft(kind, record, on, procedure=JIAOZUO_WITH_NATIONAL)
    national = {rule.id for rule in NATIONAL_LAW.rules}
    return national & rules_of(letter), national & {each.rule_id for each in letter.notes}


def test_national_law_asks_for_the_evidence_of_a_referral_and_the_opinion_alone_does_not() -> None:
    record = referral()
    record["referrals"][0] |= {"serious_item": "item_1", "evidence_heads": ["identity"]}
    assert both_layers(LetterKind.REFERRAL, record) == (
        set(),
        {"xf2025.i4.duty", "xf2025.i4.ability", "xf2025.i4.refusal", "xf2025.i4.circumstances"},
    )
    record["referrals"][0]["evidence_heads"] = list(HEADS)
    assert both_layers(LetterKind.REFERRAL, record) == (set(), set())
    record["referrals"][0] |= {"serious_item": "item_4"}
    assert both_layers(LetterKind.REFERRAL, record) == (set(), {"fs2024.3.after-sanction"})
    assert not {each.rule_id for each in draft("referral", record).notes} & {rule.id for rule in NATIONAL_LAW.rules}


def test_national_law_asks_for_the_notice_to_assist_with_a_tracing_letter() -> None:
    kind, record = LetterKind.TRACING, tracing()
    assert both_layers(kind, record, day_of(kind)) == (set(), {"msj.483.query"})


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_that_may_be_sent_under_the_opinion_says_the_same_with_both_layers(kind: LetterKind) -> None:
    local, both = (
        draft(kind, full_record(kind), day_of(kind), procedure=each) for each in (JIAOZUO_2024, JIAOZUO_WITH_NATIONAL)
    )
    assert [text_of(local, place) for place, _ in enumerate(local.parts)] == [
        text_of(both, place) for place, _ in enumerate(both.parts)
    ]
    assert both.reasons == local.reasons
    assert set(local.notes) <= set(both.notes)


def test_national_law_alone_has_no_letters() -> None:
    with pytest.raises(RecordError) as raised:
        draft("referral", referral(), procedure=NATIONAL_LAW)
    assert [each.code for each in raised.value.problems] == ["not_of_this_procedure"]


def test_a_referral_goes_to_the_competent_organ() -> None:
    record = referral()
    record["referrals"][0]["at_court_seat"] = False
    assert rules_of(draft("referral", record)) == {"art7.p2.competent-organ"}


def test_a_referral_can_be_written_from_a_detention_alone() -> None:
    record = referral()
    record["referrals"] = []
    letter = draft("referral", record)
    assert letter.subject == "/detentions/0"
    assert letter.reasons == ()
    assert any("没有这次移送" in each.zh for each in letter.notes)
    assert "郑某甲" in text_of(letter)


def test_the_end_of_the_detention_is_the_one_that_the_police_may_know() -> None:
    assert "拘留期限至2026年10月8日届满" in text_of(draft("referral", referral()))
    earlier = draft("referral", referral(), readings={"transfer-window": "latest-date"})
    assert "拘留期限至2026年10月8日届满" in text_of(earlier), "not the last day of the referral under this reading"
    assert "拘留期限届满日" in draft("referral", referral(days=None)).gaps


def test_a_referral_is_late_after_the_detention_and_not_after_the_last_day_of_a_reading() -> None:
    record = referral()
    record["complete_as_of"] = "2026-10-09"
    record["referrals"][0]["sent_before_release"] = True
    reading = {"transfer-window": "latest-date"}
    for last in (date(2026, 9, 29), date(2026, 10, 8)):
        letter = draft("referral", record, last, readings=reading)
        assert "art7.p2.referral" in {each.rule_id for each in letter.notes}, "after the last day of the reading"
        assert "逾期移送的原因" not in letter.gaps
    assert "逾期移送的原因" in draft("referral", record, date(2026, 10, 9), readings=reading).gaps


def test_a_detention_that_was_not_for_a_serious_refusal_stops_the_referral() -> None:
    for facts in ({"refuses": False}, {"serious": False}):
        record = referral(**facts)
        assert rules_of(draft("referral", record)) == {"art7.p1.detention"}
        record["referrals"] = []
        assert rules_of(draft("referral", record)) == {"art7.p1.detention"}
    record = referral()
    record["referrals"] = []
    record["basis"]["effective"] = False
    assert rules_of(draft("referral", record)) == {"art7.p1.detention", "art15.instrument"}


def test_the_offence_of_a_detention_is_not_inferred_from_another_ground() -> None:
    record = referral()
    record["referrals"] = []
    letter = draft("referral", record)
    assert "涉嫌拒不执行判决、裁定犯罪" in text_of(letter)
    assert "涉嫌罪行" not in letter.gaps
    record["detentions"][0]["ground"] = "obstruction"
    letter = draft("referral", record)
    assert "涉嫌【　】犯罪" in text_of(letter)
    assert "涉嫌【　】一案" in text_of(letter, 2)
    assert any("涉嫌罪行待填" in each.zh for each in letter.notes)
    del record["detentions"][0]["ground"]
    assert "涉嫌罪行" in draft("referral", record).gaps


def test_a_person_is_handed_over_only_from_custody() -> None:
    handed_over, case_alone = "犯罪的行为人郑某甲移送你局", "现将郑某甲涉嫌拒不执行判决、裁定犯罪一案及有关材料移送你局"
    particulars = "行为人基本情况：郑某甲，男，身份证号00000019850101001X"
    text = text_of(draft("referral", referral()))
    assert handed_over in text
    assert "行为人基本情况" not in text
    early = referral(released_early_on="2026-09-28")
    assert handed_over in text_of(draft("referral", early, date(2026, 9, 27)))
    released = text_of(draft("referral", early, date(2026, 9, 28)))
    assert case_alone in released
    assert particulars in released
    assert "羁押" not in released
    record = referral()
    record["complete_as_of"] = "2026-10-09"
    assert case_alone in text_of(draft("referral", record, date(2026, 10, 9))), "after the end of the term"
    record["referrals"][0]["sent_before_release"] = True
    assert handed_over in text_of(draft("referral", record, date(2026, 10, 8)))
    record["referrals"][0]["sent_before_release"] = False
    assert case_alone in text_of(draft("referral", record, date(2026, 10, 8)))
    free = referral()
    del free["detentions"], free["referrals"][0]["detention"]
    assert case_alone in text_of(draft("referral", free))


def test_where_custody_is_not_certain_it_is_a_gap() -> None:
    last_day = referral()
    last_day["complete_as_of"] = "2026-10-08"
    for record, on in ((last_day, date(2026, 10, 8)), (referral(days=None), ON), (referral(intake_on=None), ON)):
        letter = draft("referral", record, on)
        assert "行为人羁押情况" in letter.gaps
        assert "犯罪一案及有关材料移送你局" in text_of(letter)
    assert "行为人羁押情况" not in draft("referral", referral()).gaps


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"filed_on": "2026-09-28"}, "已经立案"),
        ({"refusal_made_on": "2026-09-28"}, "不予立案通知书"),
        ({"transferred_on": "2026-09-28"}, "移送其他公安机关"),
    ],
)
def test_a_case_is_not_referred_again_after_its_outcome(facts: dict[str, Any], words: str) -> None:
    record = referral()
    record["referrals"][0] |= {"sent_on": "2026-09-27", "received_on": "2026-09-27"} | facts
    assert not any(words in each for each in form_reasons(draft("referral", record, date(2026, 9, 27))))
    assert any(words in each for each in form_reasons(draft("referral", record, date(2026, 9, 28))))


def test_the_organ_of_the_record_is_offered_and_not_written() -> None:
    record = referral()
    assert not any("对应公安机关" in each.zh for each in draft("referral", record).notes)
    del record["referrals"][0]["organ_name"]
    letter = draft("referral", record)
    assert "受移送公安机关" in letter.gaps
    assert any("对应公安机关为温县公安局，未写入" in each.zh for each in letter.notes)
    record["referrals"] = []
    assert any("对应公安机关为温县公安局" in each.zh for each in draft("referral", record).notes)
    del record["police_counterpart"]
    assert not any("对应公安机关" in each.zh for each in draft("referral", record).notes)
    request = tracing()
    del request["requests"][0]["letter"]["addressed_to"], request["requests"][0]["organ"]["name"]
    letter = draft("tracing", request, day_of(LetterKind.TRACING))
    assert "受函公安机关" in letter.gaps
    assert any("对应公安机关为温县公安局" in each.zh for each in letter.notes)


def test_only_what_the_record_says_is_ready_is_ticked() -> None:
    record = referral()
    rows = text_of(draft("referral", record), 1).count("☑")
    record["referrals"][0]["inventory"].remove("evidence")
    assert text_of(draft("referral", record), 1).count("☑") == rows - 1


# ------------------------------------------------------------------------------------------------ 撤销通知书


def test_tracing_is_withdrawn_once_the_person_is_located() -> None:
    record = full_record(LetterKind.WITHDRAWAL)
    target = record["requests"][0]["targets"][0]
    del record["detentions"], record["referrals"]
    del target["result_locates"], target["located_on"], target["measures_on"]
    assert rules_of(draft("withdrawal", record)) == {"art3.i4.withdrawal"}
    target["located_on"] = "2026-09-29"
    record["complete_as_of"] = "2026-09-29"
    assert rules_of(draft("withdrawal", record, date(2026, 9, 28))) == {"art3.i4.withdrawal"}
    assert rules_of(draft("withdrawal", record, date(2026, 9, 29))) == set()


def test_tracing_of_a_person_who_should_not_be_traced_is_withdrawn_on_another_ground() -> None:
    record = full_record(LetterKind.WITHDRAWAL)
    target = record["requests"][0]["targets"][0]
    del record["detentions"], record["referrals"]
    del target["result_locates"], target["located_on"], target["measures_on"]
    record["persons"][0] |= {"debtor": False, "roles": []}
    letter = draft("withdrawal", record)
    assert letter.reasons == ()
    assert "第五条第（三）项" in text_of(letter)
    assert "发现其下落" not in text_of(letter)


def test_the_notice_quotes_the_item_whole() -> None:
    letter = draft("withdrawal", full_record(LetterKind.WITHDRAWAL))
    assert "“人民法院已经发现被执行人下落的，应当及时书面通知同级公安机关撤销联动查控”" in text_of(letter)
    assert len(letter.parts) == 2
    assert "送达回证" in text_of(letter, 1)


# ------------------------------------------------------------------------------------------------ 第九条


def test_evidence_is_supplied_only_if_the_police_asked() -> None:
    record = full_record(LetterKind.SUPPLEMENT)
    on = date(2026, 9, 4)
    assert rules_of(draft("supplement", record, on)) == set()
    assert rules_of(draft("supplement", record, on - timedelta(days=1))) == {"art9.supplement"}


def test_a_late_supplement_gives_the_reason() -> None:
    record = full_record(LetterKind.SUPPLEMENT)
    record["complete_as_of"] = "2026-10-13"
    assert "逾期补充的原因" not in draft("supplement", record, date(2026, 10, 12)).gaps
    assert "逾期补充的原因" in draft("supplement", record, date(2026, 10, 13)).gaps


def test_the_police_are_reminded_the_day_after_the_last_day() -> None:
    record = full_record(LetterKind.REMINDER)
    assert "art9.outcome" in rules_of(draft("reminder", record, date(2026, 9, 7)))
    letter = draft("reminder", record, date(2026, 9, 8))
    assert letter.reasons == ()
    assert "立案审查期限至2026年9月7日届满。截至2026年9月8日，已逾期1日，" in text_of(letter)


def test_a_receipt_of_a_later_day_is_not_named() -> None:
    record = full_record(LetterKind.REMINDER)
    record["referrals"][0]["receipt_on"] = "2026-09-20"
    assert "虚构受案0001" not in text_of(draft("reminder", record, date(2026, 9, 19)))
    assert "虚构受案0001" in text_of(draft("reminder", record, date(2026, 9, 20)))
    record["referrals"][0]["received_on"] = "2026-08-31"
    assert "虚构受案0001" not in text_of(draft("referral", record, date(2026, 9, 19)), 2)
    assert "虚构受案0001" in text_of(draft("referral", record, date(2026, 9, 20)), 2)


def test_a_reminder_recites_article_9_whole() -> None:
    text = text_of(draft("reminder", full_record(LetterKind.REMINDER)))
    assert "第九条规定：“公安机关对人民法院移送的涉嫌拒执犯罪的案件，经审查，" in text
    assert "并将不予立案通知书反馈给人民法院。”" in text


@pytest.mark.parametrize(
    "facts",
    [
        {"filed_on": "2026-09-20"},
        {"refusal_made_on": "2026-09-20"},
        {"transferred_on": "2026-09-20"},
        {"extended_on": "2026-09-04", "major_or_difficult": True, "extension_approver": "county_level_head"},
    ],
)
def test_the_police_are_not_reminded_after_an_outcome_however_late(facts: dict[str, Any]) -> None:
    record = full_record(LetterKind.REMINDER)
    record["referrals"][0] |= facts
    assert draft("reminder", record).reasons


def test_that_nothing_arrived_is_stated_only_where_the_record_attests_it() -> None:
    record = full_record(LetterKind.REMINDER)
    assert "本院没有收到立案" in text_of(draft("reminder", record))
    del record["complete_as_of"]
    letter = draft("reminder", record)
    assert letter.reasons
    assert "本院没有收到" not in text_of(letter)
    assert "截至该日是否收到公安机关的答复" in letter.gaps


def test_an_event_of_a_later_day_is_not_told() -> None:
    record = full_record(LetterKind.REMINDER)
    record["referrals"][0] |= {"refusal_made_on": "2026-09-20", "urged_on": "2026-09-15"}
    text = text_of(draft("reminder", record, date(2026, 9, 10)))
    assert "催办。" not in text
    assert "9月20日" not in text


def test_the_procuratorate_is_asked_after_a_refusal_or_silence() -> None:
    silent = full_record(LetterKind.PROCURATORATE)
    letter = draft("procuratorate", silent)
    assert letter.reasons == ()
    assert "逾期未作出是否立案决定的情形" in text_of(letter)
    assert "你局" not in text_of(letter)
    assert rules_of(draft("procuratorate", silent, date(2026, 9, 7))) >= {"art9.outcome", "art9.refusal-feedback"}
    refused = full_record(LetterKind.APPLICANT_NOTICE)
    assert draft("procuratorate", refused, date(2026, 9, 4)).reasons == ()
    assert "不予立案的决定" in text_of(draft("procuratorate", refused))
    assert draft("procuratorate", refused, date(2026, 9, 3)).reasons


@pytest.mark.parametrize("kind", [LetterKind.PROCURATORATE, LetterKind.APPLICANT_NOTICE])
def test_nobody_complains_of_a_refusal_once_the_case_is_filed(kind: LetterKind) -> None:
    record = full_record(LetterKind.APPLICANT_NOTICE)
    record["referrals"][0] |= {"filed_on": "2026-09-25", "conditions_met": True}
    assert draft(kind, record, date(2026, 9, 24)).reasons == ()
    assert any("已经立案" in each.zh for each in draft(kind, record, date(2026, 9, 25)).reasons)


@pytest.mark.parametrize("kind", [LetterKind.PROCURATORATE, LetterKind.APPLICANT_NOTICE])
def test_nobody_complains_of_a_refusal_once_the_procuratorate_told_the_police_to_file(kind: LetterKind) -> None:
    record = full_record(LetterKind.APPLICANT_NOTICE)
    record["referrals"][0]["procuratorate_notified_on"] = "2026-09-25"
    assert draft(kind, record, date(2026, 9, 24)).reasons == ()
    assert form_reasons(draft(kind, record, date(2026, 9, 25))) == ["检察机关已经通知立案"]


def test_evidence_is_not_supplied_after_the_outcome() -> None:
    record = full_record(LetterKind.SUPPLEMENT)
    record["referrals"][0] |= {
        "refusal_made_on": "2026-09-20",
        "refusal_sent_on": "2026-09-20",
        "conditions_met": False,
    }
    assert form_reasons(draft("supplement", record, date(2026, 9, 19))) == []
    assert "公安机关已经作出不予立案通知书" in form_reasons(draft("supplement", record, date(2026, 9, 20)))


def test_only_verified_law_is_cited_to_the_procuratorate() -> None:
    letter = draft("procuratorate", full_record(LetterKind.PROCURATORATE))
    text = text_of(letter)
    assert "《中华人民共和国刑事诉讼法》第一百一十三条" in text
    assert "《人民检察院刑事诉讼规则》第五百五十七条第二款" in text
    assert "法发〔2025〕8号" not in text, "the number of its clause is not verified"
    assert any("法发〔2025〕8号" in each.zh for each in letter.notes)


def test_the_applicant_is_told_of_a_refusal_and_of_nothing_else() -> None:
    record = full_record(LetterKind.APPLICANT_NOTICE)
    assert draft("applicant-notice", record, date(2026, 9, 4)).reasons == ()
    assert rules_of(draft("applicant-notice", record, date(2026, 9, 3))) == {"art9.refusal-feedback"}
    assert rules_of(draft("applicant-notice", full_record(LetterKind.REMINDER))) == {"art9.refusal-feedback"}


def test_the_applicant_is_told_no_law_that_was_read_in_excerpts_only() -> None:
    letter = draft("applicant-notice", full_record(LetterKind.APPLICANT_NOTICE))
    assert "法〔2018〕147号" not in text_of(letter)
    assert "60日" not in text_of(letter)
    assert any("法〔2018〕147号" in each.zh for each in letter.notes)


def test_the_notice_is_only_for_refusal_to_perform() -> None:
    record = full_record(LetterKind.APPLICANT_NOTICE)
    record["referrals"][0]["offence"] = "obstruction"
    assert any("不是拒不执行" in each.zh for each in draft("applicant-notice", record).reasons)


def test_the_interpretation_in_force_is_cited() -> None:
    record = full_record(LetterKind.APPLICANT_NOTICE)
    old = draft("applicant-notice", record, dated=date(2024, 11, 30))
    new = draft("applicant-notice", record, dated=date(2024, 12, 1))
    assert "法释〔2015〕16号" in text_of(old)
    assert "法释〔2024〕13号" not in text_of(old)
    assert "法释〔2024〕13号" in text_of(new)
    assert "法释〔2015〕16号" not in text_of(new)


@pytest.mark.parametrize(
    ("kind", "word"), [("natural", "你向本院"), ("unit", "你单位向本院"), (None, "你（你单位）向本院")]
)
def test_the_applicant_is_addressed_as_what_the_record_says(kind: str | None, word: str) -> None:
    record = full_record(LetterKind.APPLICANT_NOTICE)
    record["persons"][2].pop("kind")
    record["persons"][2] |= {} if kind is None else {"kind": kind}
    assert word in text_of(draft("applicant-notice", record))


# ------------------------------------------------------------------------------------------------ 案件执行情况说明


def test_the_report_needs_no_condition_but_a_document_of_article_15() -> None:
    record = full_record(LetterKind.ENFORCEMENT_REPORT)
    assert draft("enforcement-report", record).reasons == ()
    record["basis"]["effective"] = False
    letter = draft("enforcement-report", record)
    assert rules_of(letter) == {"art15.instrument"}
    assert "已经发生法律效力" not in text_of(letter)
    assert "执行依据是否生效" in letter.gaps


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (("registered_on",), "执行立案日期"),
        (("notice_on",), "执行通知书日期"),
        (("report_order_on",), "报告财产令日期"),
        (("basis", "effective_on"), "生效日期"),
        (("detentions", 0, "decided_on"), "拘留决定日期"),
    ],
)
def test_the_report_states_no_later_event_as_past(path: tuple[Any, ...], label: str) -> None:
    record = full_record(LetterKind.ENFORCEMENT_REPORT)
    del record["requests"]
    holder: Any = record
    for step in path[:-1]:
        holder = holder[step]
    if label == "拘留决定日期":
        record["detentions"][0] = {"id": "d1", "person": "p1", "decided_on": "2026-09-28"}
        del record["referrals"]
    holder = record["detentions"][0] if label == "拘留决定日期" else holder
    holder[path[-1]] = "2026-09-28"
    assert label not in draft("enforcement-report", record, date(2026, 9, 28)).gaps
    letter = draft("enforcement-report", record, date(2026, 9, 27))
    assert label in letter.gaps
    assert any(f"{label}晚于判断之日" in each for each in form_reasons(letter))
    assert "9月28日" not in text_of(letter)


def test_a_referral_states_no_later_detention_as_past() -> None:
    record = referral()
    letter = draft("referral", record, date(2026, 9, 21))
    assert "拘留决定日期" in letter.gaps
    assert any("拘留决定日期晚于判断之日" in each for each in form_reasons(letter))
    assert {"拘留决定书文号", "拘留天数"} <= set(letter.gaps)
    assert not any("晚于判断之日" in each for each in form_reasons(draft("referral", record, date(2026, 9, 22))))


# ------------------------------------------------------------------------------------------------ what it is about


def test_several_subjects_are_listed_by_pointer_and_id_without_names() -> None:
    record = full_record(LetterKind.REFERRAL)
    second = dict(record["detentions"][0], id="d2", decision_number="（2026）豫0825司惩89号")
    record["detentions"].append(second)
    with pytest.raises(RecordError) as caught:
        draft("referral", record)
    assert [each.pointer for each in caught.value.problems] == ["/detentions/1", "/referrals/0"]
    assert "d2" in str(caught.value)
    assert "某" not in str(caught.value)
    assert draft("referral", record, subject="/detentions/1").subject == "/detentions/1"
    assert draft("referral", record, subject="r1").subject == "/referrals/0"


def test_an_unknown_subject_is_refused_with_the_list() -> None:
    with pytest.raises(RecordError, match="没有这一对象") as caught:
        draft("reminder", full_record(LetterKind.REMINDER), subject="/referrals/7")
    assert [each.pointer for each in caught.value.problems] == ["/referrals/0"]


@pytest.mark.parametrize("kind", [each for each in LetterKind if each is not LetterKind.ENFORCEMENT_REPORT])
def test_a_record_with_nothing_to_write_about_is_refused(kind: LetterKind) -> None:
    with pytest.raises(RecordError, match="记录中没有"):
        draft(kind, {"court": "温县人民法院"})


def test_an_id_that_two_subjects_share_is_not_enough() -> None:
    record = full_record(LetterKind.WITHDRAWAL)
    record["requests"].append(dict(record["requests"][0], id="q2"))
    with pytest.raises(RecordError, match="不止一个") as caught:
        draft("withdrawal", record, subject="p1")
    assert len(caught.value.problems) == 2


# ------------------------------------------------------------------------------------------------ gaps


@pytest.mark.parametrize("kind", LetterKind)
def test_a_sparse_record_gives_gaps_and_no_invented_value(kind: LetterKind) -> None:
    letter = draft(kind, SPARSE)
    text = "".join(plain_text(each.pieces()) for each in letter.parts)
    assert len(letter.gaps) == len(set(letter.gaps)) > 5
    assert text.count("【　】") >= len(letter.gaps) - (1 if letter.letterhead else 0)
    assert "None" not in text


@pytest.mark.parametrize("kind", LetterKind)
def test_the_same_record_gives_the_same_letter(kind: LetterKind) -> None:
    assert draft(kind, full_record(kind), day_of(kind)) == draft(kind, full_record(kind), day_of(kind))


@pytest.mark.parametrize("kind", LetterKind)
def test_no_repr_shows_a_value(kind: LetterKind) -> None:
    letter = draft(kind, full_record(kind), day_of(kind))
    values = [each for each in letter.parts[0].pieces() if not isinstance(each, str)]
    shown = repr(letter) + repr(letter.parts) + repr(letter.parts[0].blocks) + repr(values)
    assert not [secret for secret in ("某", "00000", "0825执") if secret in shown]


def test_the_ruling_that_enforces_another_document_is_named() -> None:
    record = full_record(LetterKind.REFERRAL)
    record["basis"] |= {"kind": "award", "ruling_made_on": "2026-03-01"}
    assert "仲裁裁决书。" in text_of(draft("referral", record))
    assert "本院已于2026年3月1日作出执行裁定。" in text_of(draft("referral", record))
    record["basis"]["ruling_made_on"] = "2026-09-29"
    record["complete_as_of"] = "2026-09-29"
    assert "执行裁定" not in text_of(draft("referral", record))


def test_a_letter_that_was_sent_before_is_noted() -> None:
    sent = full_record(LetterKind.WITHDRAWAL)
    assert any("已经发函" in each.zh for each in draft("tracing", sent).notes)
    assert not any("已经发函" in each.zh for each in draft("tracing", sent, date(2026, 9, 1)).notes)


def test_a_letter_that_went_out_unapproved_is_not_written_again() -> None:
    record = full_record(LetterKind.WITHDRAWAL)
    del record["requests"][0]["approved_on"], record["requests"][0]["approver"]
    assert "art3.i1.approval" in rules_of(draft("tracing", record))


def test_the_procuratorate_reads_of_the_police_and_not_of_itself() -> None:
    record = full_record(LetterKind.PROCURATORATE)
    record["referrals"][0] |= {
        "supplement_notified_on": "2026-09-04",
        "supplement_due_on": "2026-09-11",
        "supplied_on": "2026-09-10",
    }
    letter = draft("procuratorate", record)
    assert letter.reasons == ()
    assert "该局于2026年9月4日通知本院补充证据材料，本院已于2026年9月10日补充。" in text_of(letter)
    assert "你局" not in text_of(letter)
    assert "立案审查期限至2026年9月17日届满" in text_of(letter)
    assert "本院没有收到立案或者不予立案的通知" in text_of(letter)
