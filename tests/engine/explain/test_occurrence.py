"""That an event has happened or has not, for the title of every day that a rule can read."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from zhixing_rules.engine.explain.description import describe, describe_negation
from zhixing_rules.language import Day, Event, Named, NotBefore, Occurrence, happened
from zhixing_rules.procedures import fields
from zhixing_rules.procedures.fields import target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules.language import Condition

SENTENCES = {
    ("经办日期", "day of the access"): (
        "已有经办",
        "尚未经办",
        "the access has taken place",
        "the access has not yet taken place",
    ),
    ("案号收案年度首日", "first day of the year in the case number"): (
        "已到案号收案年度首日",
        "未到案号收案年度首日",
        "the first day of the year in the case number has come",
        "the first day of the year in the case number has not yet come",
    ),
    ("执行裁定日期", "day of the enforcement ruling"): (
        "已作出执行裁定",
        "尚未作出执行裁定",
        "the enforcement ruling has been made",
        "the enforcement ruling has not yet been made",
    ),
    ("决定日期", "day of the decision"): (
        "已作出决定",
        "尚未作出决定",
        "the decision has been made",
        "the decision has not yet been made",
    ),
    ("收拘日期", "day of intake"): (
        "已收拘",
        "尚未收拘",
        "the intake has taken place",
        "the intake has not yet taken place",
    ),
    ("决定书载明止日", "last day printed in the decision"): (
        "已到决定书载明止日",
        "未到决定书载明止日",
        "the last day printed in the decision has come",
        "the last day printed in the decision has not yet come",
    ),
    ("关系终止日期", "day the relation ended"): (
        "关系已终止",
        "关系尚未终止",
        "the relation has ended",
        "the relation has not yet ended",
    ),
    ("提前解除日期", "day of early release"): (
        "已提前解除",
        "尚未提前解除",
        "the early release has taken place",
        "the early release has not yet taken place",
    ),
    ("法院作出该认定日期", "day the court formed that view"): (
        "法院已作出该认定",
        "法院尚未作出该认定",
        "the court has formed that view",
        "the court has not yet formed that view",
    ),
    ("依民事强制执行处理日期", "day dealt with under civil enforcement law"): (
        "已依民事强制执行处理",
        "尚未依民事强制执行处理",
        "it has been dealt with under civil enforcement law",
        "it has not yet been dealt with under civil enforcement law",
    ),
    ("披露日期", "day of the disclosure"): (
        "已披露",
        "尚未披露",
        "the disclosure has taken place",
        "the disclosure has not yet taken place",
    ),
    ("报警日期", "day it was reported to the police"): (
        "已报警",
        "尚未报警",
        "it has been reported to the police",
        "it has not yet been reported to the police",
    ),
    ("出警日期", "day the police were dispatched"): (
        "已出警",
        "尚未出警",
        "the police have been dispatched",
        "the police have not yet been dispatched",
    ),
    ("指定日期", "day of appointment"): (
        "已指定",
        "尚未指定",
        "the appointment has been made",
        "the appointment has not yet been made",
    ),
    ("卸任日期", "day the appointment ended"): (
        "已卸任",
        "尚未卸任",
        "the appointment has ended",
        "the appointment has not yet ended",
    ),
    ("通报日期", "day of issue"): (
        "已通报",
        "尚未通报",
        "it has been issued",
        "it has not yet been issued",
    ),
    ("会商日期", "day of the consultation"): (
        "已会商",
        "尚未会商",
        "the consultation has taken place",
        "the consultation has not yet taken place",
    ),
    ("执行活动开始日期", "day the operation starts"): (
        "执行活动已开始",
        "执行活动尚未开始",
        "the operation has started",
        "the operation has not yet started",
    ),
    ("制定执行预案日期", "day the plan was made"): (
        "已制定执行预案",
        "尚未制定执行预案",
        "the plan has been made",
        "the plan has not yet been made",
    ),
    ("通报当地公安机关日期", "day the local police were notified"): (
        "已通报当地公安机关",
        "尚未通报当地公安机关",
        "the local police have been notified",
        "the local police have not yet been notified",
    ),
    ("请求公安机关派员日期", "day officers were requested"): (
        "已请求公安机关派员",
        "尚未请求公安机关派员",
        "officers have been requested",
        "officers have not yet been requested",
    ),
    ("决定逮捕日期", "day the court decided on arrest"): (
        "已决定逮捕",
        "尚未决定逮捕",
        "the court has decided on arrest",
        "the court has not yet decided on arrest",
    ),
    ("执行逮捕日期", "day of the arrest"): (
        "已执行逮捕",
        "尚未执行逮捕",
        "the arrest has taken place",
        "the arrest has not yet taken place",
    ),
    ("发布日期", "day of publication"): (
        "已发布",
        "尚未发布",
        "it has been published",
        "it has not yet been published",
    ),
    ("移送日期", "day of the referral"): (
        "已移送",
        "尚未移送",
        "the referral has been made",
        "the referral has not yet been made",
    ),
    ("公安机关接收日期", "day the police received it"): (
        "公安机关已接收",
        "公安机关尚未接收",
        "the police have received it",
        "the police have not yet received it",
    ),
    ("审查完毕日期", "day the police finished their review"): (
        "已审查完毕",
        "尚未审查完毕",
        "the police have finished their review",
        "the police have not yet finished their review",
    ),
    ("决定延长日期", "day the extension was decided"): (
        "已决定延长",
        "尚未决定延长",
        "the extension has been decided",
        "the extension has not yet been decided",
    ),
    ("立案日期", "day the case was filed"): (
        "已立案",
        "尚未立案",
        "the case has been filed",
        "the case has not yet been filed",
    ),
    ("通知补充日期", "day the court was asked for further evidence"): (
        "已通知补充",
        "尚未通知补充",
        "the court has been asked for further evidence",
        "the court has not yet been asked for further evidence",
    ),
    ("指定补充期限届满日", "last day set for the further evidence"): (
        "已到指定补充期限届满日",
        "未到指定补充期限届满日",
        "the last day set for the further evidence has come",
        "the last day set for the further evidence has not yet come",
    ),
    ("补充日期", "day the court supplied the further evidence"): (
        "已补充",
        "尚未补充",
        "the court has supplied the further evidence",
        "the court has not yet supplied the further evidence",
    ),
    ("移送其他公安机关日期", "day it was passed on to the competent police organ"): (
        "已移送其他公安机关",
        "尚未移送其他公安机关",
        "it has been passed on to the competent police organ",
        "it has not yet been passed on to the competent police organ",
    ),
    ("不予立案通知书日期", "day of the notice of refusal"): (
        "已作出不予立案通知书",
        "尚未作出不予立案通知书",
        "the notice of refusal has been made",
        "the notice of refusal has not yet been made",
    ),
    ("不予立案反馈日期", "day the notice was sent to the court"): (
        "已反馈不予立案通知书",
        "尚未反馈不予立案通知书",
        "the notice has been sent to the court",
        "the notice has not yet been sent to the court",
    ),
    ("落款日期", "date of the letter"): (
        "已落款",
        "尚未落款",
        "the date of the letter has come",
        "the date of the letter has not yet come",
    ),
    ("审批日期", "day the letter was approved"): (
        "已审批",
        "尚未审批",
        "the letter has been approved",
        "the letter has not yet been approved",
    ),
    ("发函日期", "day the letter was sent"): (
        "已发函",
        "尚未发函",
        "the letter has been sent",
        "the letter has not yet been sent",
    ),
    ("分管领导同意日期", "day of the leader's consent"): (
        "分管领导已同意",
        "分管领导尚未同意",
        "the leader has consented",
        "the leader has not yet consented",
    ),
    ("查询日期", "day the query was run"): (
        "已查询",
        "尚未查询",
        "the query has been run",
        "the query has not yet been run",
    ),
    ("反馈日期", "day of the feedback"): (
        "已反馈",
        "尚未反馈",
        "the feedback has been given",
        "the feedback has not yet been given",
    ),
    ("法院接收反馈日期", "day the court received the feedback"): (
        "法院已接收反馈",
        "法院尚未接收反馈",
        "the court has received the feedback",
        "the court has not yet received the feedback",
    ),
    ("报市中院执行指挥中心日期", "day the intermediate court's command centre was informed"): (
        "已报市中院执行指挥中心",
        "尚未报市中院执行指挥中心",
        "the intermediate court's command centre has been informed",
        "the intermediate court's command centre has not yet been informed",
    ),
    ("采取强制措施日期", "day coercive measures were taken"): (
        "已采取强制措施",
        "尚未采取强制措施",
        "coercive measures have been taken",
        "coercive measures have not yet been taken",
    ),
    ("法院发现下落日期", "day the court located the person"): (
        "法院已发现下落",
        "法院尚未发现下落",
        "the court has located the person",
        "the court has not yet located the person",
    ),
    ("撤销查控通知日期", "day tracing was withdrawn"): (
        "已通知撤销查控",
        "尚未通知撤销查控",
        "tracing has been withdrawn",
        "tracing has not yet been withdrawn",
    ),
    ("发现日期", "day the vehicle was found"): (
        "已发现",
        "尚未发现",
        "the vehicle has been found",
        "the vehicle has not yet been found",
    ),
    ("法院查封日期", "day the court sealed it"): (
        "法院已查封",
        "法院尚未查封",
        "the court has sealed it",
        "the court has not yet sealed it",
    ),
    ("最近一次续行查封日期", "day the seal was last renewed"): (
        "已续行查封",
        "尚未续行查封",
        "the seal has been renewed",
        "the seal has not yet been renewed",
    ),
    ("最近一次查封或续行载明的届满日", "last day stated in the latest seal or renewal"): (
        "已到最近一次查封或续行载明的届满日",
        "未到最近一次查封或续行载明的届满日",
        "the last day stated in the latest seal or renewal has come",
        "the last day stated in the latest seal or renewal has not yet come",
    ),
    ("解除查封日期", "day the court lifted the seal"): (
        "已解除查封",
        "尚未解除查封",
        "the court has lifted the seal",
        "the court has not yet lifted the seal",
    ),
    ("公安机关通知法院日期", "day the police notified the court"): (
        "公安机关已通知法院",
        "公安机关尚未通知法院",
        "the police have notified the court",
        "the police have not yet notified the court",
    ),
    ("法院派员到场日期", "day the court's staff arrived"): (
        "法院已派员到场",
        "法院尚未派员到场",
        "the court's staff have arrived",
        "the court's staff have not yet arrived",
    ),
    ("办理交接手续日期", "day of the handover"): (
        "已办理交接手续",
        "尚未办理交接手续",
        "the handover has taken place",
        "the handover has not yet taken place",
    ),
    ("法院发现涉嫌犯罪日期", "day the court found the suspicion, without a detention"): (
        "法院已发现涉嫌犯罪",
        "法院尚未发现涉嫌犯罪",
        "the court has found the suspicion",
        "the court has not yet found the suspicion",
    ),
    ("院长批准日期", "day the president of the court approved it"): (
        "院长已批准",
        "院长尚未批准",
        "the president of the court has approved it",
        "the president of the court has not yet approved it",
    ),
    ("通知家属日期", "day the family was told"): (
        "已通知家属",
        "尚未通知家属",
        "the family has been told",
        "the family has not yet been told",
    ),
    ("决定提前解除拘留日期", "day of the decision on early release"): (
        "已决定提前解除拘留",
        "尚未决定提前解除拘留",
        "the early release has been decided",
        "the early release has not yet been decided",
    ),
    ("罚款决定日期", "day of the decision on a fine"): (
        "已决定罚款",
        "尚未决定罚款",
        "a fine has been decided",
        "no fine has been decided yet",
    ),
    ("解除拘留日期", "day of release"): (
        "已解除拘留",
        "尚未解除拘留",
        "the person has been released",
        "the person has not yet been released",
    ),
    ("移交有关机关日期", "day of the handover to the organ concerned"): (
        "已移交有关机关",
        "尚未移交有关机关",
        "the person has been handed over to the organ concerned",
        "the person has not yet been handed over to the organ concerned",
    ),
    ("紧急处置完毕日期", "day the emergency was handled"): (
        "已紧急处置完毕",
        "尚未紧急处置完毕",
        "the emergency has been handled",
        "the emergency has not yet been handled",
    ),
    ("接报案登记日期", "day the report was registered"): (
        "已完成接报案登记",
        "尚未完成接报案登记",
        "the report has been registered",
        "the report has not yet been registered",
    ),
    ("治安案件立案日期", "day the police filed the case"): (
        "已作为治安案件立案",
        "尚未作为治安案件立案",
        "the police have filed the case",
        "the police have not yet filed the case",
    ),
    ("告知不属于违反治安管理行为日期", "day the court was told that it is no offence"): (
        "已告知不属于违反治安管理行为",
        "尚未告知不属于违反治安管理行为",
        "the court has been told that it is no offence",
        "the court has not yet been told that it is no offence",
    ),
    ("治安管理处罚决定日期", "day of the administrative penalty"): (
        "已作出治安管理处罚决定",
        "尚未作出治安管理处罚决定",
        "the administrative penalty has been decided",
        "the administrative penalty has not yet been decided",
    ),
    ("申请执行人提出控告日期", "day the applicant complained"): (
        "申请执行人已提出控告",
        "申请执行人尚未提出控告",
        "the applicant has complained",
        "the applicant has not yet complained",
    ),
    ("提起自诉日期", "day the private prosecution was lodged"): (
        "已提起自诉",
        "尚未提起自诉",
        "the private prosecution has been lodged",
        "the private prosecution has not yet been lodged",
    ),
    ("自诉审查完毕日期", "day the court finished its review"): (
        "法院已审查完毕",
        "法院尚未审查完毕",
        "the court has finished its review",
        "the court has not yet finished its review",
    ),
    ("逮捕决定书送交公安机关日期", "day the arrest decision was sent to the police"): (
        "逮捕决定书已送交公安机关",
        "逮捕决定书尚未送交公安机关",
        "the arrest decision has been sent to the police",
        "the arrest decision has not yet been sent to the police",
    ),
    ("逮捕决定书抄送人民检察院日期", "day the decision was copied to the procuratorate"): (
        "逮捕决定书已抄送人民检察院",
        "逮捕决定书尚未抄送人民检察院",
        "the arrest decision has been copied to the procuratorate",
        "the arrest decision has not yet been copied to the procuratorate",
    ),
    ("逮捕后通知家属日期", "day the family was told of the arrest"): (
        "已通知家属",
        "尚未通知家属",
        "the family has been told",
        "the family has not yet been told",
    ),
    ("制作逮捕证日期", "day of the arrest warrant"): (
        "公安机关已制作逮捕证",
        "公安机关尚未制作逮捕证",
        "the arrest warrant has been made",
        "the arrest warrant has not yet been made",
    ),
    ("公安机关告知法院已执行逮捕日期", "day the court was told of the arrest"): (
        "公安机关已告知法院执行逮捕",
        "公安机关尚未告知法院执行逮捕",
        "the court has been told of the arrest",
        "the court has not yet been told of the arrest",
    ),
    ("公安机关告知法院未能抓获日期", "day the court was told that the person is not caught"): (
        "公安机关已告知法院未能抓获",
        "公安机关尚未告知法院未能抓获",
        "the court has been told that the person is not caught",
        "the court has not yet been told that the person is not caught",
    ),
    ("决定刑事强制措施日期", "day a criminal coercive measure was decided"): (
        "已决定刑事强制措施",
        "尚未决定刑事强制措施",
        "a criminal coercive measure has been decided",
        "a criminal coercive measure has not yet been decided",
    ),
    ("此前罚款、拘留等强制措施日期", "day of the earlier fine or detention"): (
        "已采取罚款、拘留等强制措施",
        "尚未采取罚款、拘留等强制措施",
        "a fine or detention has been imposed",
        "a fine or detention has not yet been imposed",
    ),
    ("采取强制措施后仍拒不执行日期", "day of the refusal after that fine or detention"): (
        "采取强制措施后仍拒不执行",
        "采取强制措施后尚无拒不执行",
        "the person has refused again after it",
        "the person has not yet refused again after it",
    ),
    ("公安机关不接受移送日期", "day the police turned the referral away"): (
        "公安机关不接受移送",
        "公安机关未拒绝接受移送",
        "the police have turned the referral away",
        "the police have not yet turned the referral away",
    ),
    ("受案登记日期", "day the police registered the acceptance"): (
        "公安机关已受案登记",
        "公安机关尚未受案登记",
        "the police have registered the acceptance",
        "the police have not yet registered the acceptance",
    ),
    ("受案回执日期", "day of the police receipt"): (
        "公安机关已出具受案回执",
        "公安机关尚未出具受案回执",
        "the police have given a receipt",
        "the police have not yet given a receipt",
    ),
    ("公安机关认为不属其管辖日期", "day the police held that another organ is competent"): (
        "公安机关已认为不属其管辖",
        "公安机关尚未认为不属其管辖",
        "the police have held that another organ is competent",
        "the police have not yet held that another organ is competent",
    ),
    ("告知法院已移送其他机关日期", "day the court was told that it was passed on"): (
        "已告知法院案件移送其他机关",
        "尚未告知法院案件移送其他机关",
        "the court has been told that it was passed on",
        "the court has not yet been told that it was passed on",
    ),
    ("申请执行人向公安机关控告日期", "day the applicant complained to the police"): (
        "申请执行人已向公安机关控告",
        "申请执行人尚未向公安机关控告",
        "the applicant has complained to the police",
        "the applicant has not yet complained to the police",
    ),
    ("不予立案通知书送达控告人日期", "day the notice of refusal was served on the complainant"): (
        "不予立案通知书已送达控告人",
        "不予立案通知书尚未送达控告人",
        "the notice of refusal has been served on the complainant",
        "the notice of refusal has not yet been served on the complainant",
    ),
    ("函告执行法院日期", "day of the letter that tells the enforcing court"): (
        "已函告执行法院",
        "尚未函告执行法院",
        "the enforcing court has been told by letter",
        "the enforcing court has not yet been told by letter",
    ),
    ("立案后撤销案件日期", "day the case was dropped after filing"): (
        "已撤销案件",
        "尚未撤销案件",
        "the case has been dropped",
        "the case has not yet been dropped",
    ),
    ("告知法院撤销案件日期", "day the court was told that the case was dropped"): (
        "已告知法院撤销案件",
        "尚未告知法院撤销案件",
        "the court has been told that the case was dropped",
        "the court has not yet been told that the case was dropped",
    ),
    ("不予立案后发现新的事实或者证据日期", "day new facts or evidence were found after the refusal"): (
        "已发现新的事实或者证据",
        "尚未发现新的事实或者证据",
        "new facts or evidence have been found",
        "new facts or evidence have not yet been found",
    ),
    ("提请检察机关监督日期", "day the court asked the procuratorate to supervise"): (
        "已提请检察机关监督",
        "尚未提请检察机关监督",
        "the court has asked the procuratorate to supervise",
        "the court has not yet asked the procuratorate to supervise",
    ),
    ("公安机关收到要求说明不立案理由通知书日期", "day the police received the request for reasons"): (
        "公安机关已收到要求说明不立案理由通知书",
        "公安机关尚未收到要求说明不立案理由通知书",
        "the police have received the request for reasons",
        "the police have not yet received the request for reasons",
    ),
    ("公安机关说明不立案理由日期", "day the police gave reasons for not filing"): (
        "公安机关已说明不立案理由",
        "公安机关尚未说明不立案理由",
        "the police have given reasons for not filing",
        "the police have not yet given reasons for not filing",
    ),
    ("公安机关收到通知立案书日期", "day the police received the notice to file"): (
        "公安机关已收到通知立案书",
        "公安机关尚未收到通知立案书",
        "the police have received the notice to file",
        "the police have not yet received the notice to file",
    ),
    ("公安机关说明逾期理由日期", "day the police explained the delay"): (
        "公安机关已说明逾期理由",
        "公安机关尚未说明逾期理由",
        "the police have explained the delay",
        "the police have not yet explained the delay",
    ),
    ("轮候查封生效日期", "day the waiting seal took effect"): (
        "轮候查封已生效",
        "轮候查封尚未生效",
        "the waiting seal has taken effect",
        "the waiting seal has not yet taken effect",
    ),
    ("协助执行通知书送达车辆管理所日期", "day the vehicle registry was served"): (
        "协助执行通知书已送达车辆管理所",
        "协助执行通知书尚未送达车辆管理所",
        "the vehicle registry has been served",
        "the vehicle registry has not yet been served",
    ),
    ("办理转让登记日期", "day a transfer was registered"): (
        "已办理转让登记",
        "尚未办理转让登记",
        "a transfer has been registered",
        "a transfer has not yet been registered",
    ),
}
"""By the titles of a day in Chinese and English: the two sentences in Chinese, then those in English."""


def _days() -> Iterator[Day | Event]:
    for found in pkgutil.iter_modules(fields.__path__):
        for value in vars(importlib.import_module(f"{fields.__name__}.{found.name}")).values():
            parts = value if isinstance(value, tuple) else (value,)
            yield from (part for part in parts if isinstance(part, Day | Event))


def test_every_day_that_a_rule_can_read_is_listed() -> None:
    assert {(each.zh, each.en) for each in _days()} == set(SENTENCES)


@pytest.mark.parametrize("day", [*_days()], ids=lambda day: f"{day.subject.name}.{day.path}")
def test_an_event_that_happened_or_not_is_a_sentence(day: Day | Event) -> None:
    assert sentences(happened(day)) == SENTENCES[day.zh, day.en]


def sentences(condition: Condition) -> tuple[str, str, str, str]:
    """Return what is said of an event: that it happened, that it did not; in Chinese, then in English."""
    yes, no = describe(condition), describe_negation(condition)
    return yes.zh, no.zh, yes.en, no.en


def test_a_named_moment_has_sentences_of_its_own() -> None:
    own = Occurrence.of("已发现下落", "尚未发现下落", "they have been found", "they have not been found")
    named = Named(target.located_on, "发现下落日", "the day the person was located", occurrence=own)
    assert sentences(happened(named))[:2] == ("已发现下落", "尚未发现下落")
    assert sentences(happened(named))[2:] == ("they have been found", "they have not been found")
    assert sentences(happened(NotBefore(target.located_on, named)))[0] == "法院已发现下落"


def test_a_moment_without_sentences_of_its_own_has_those_of_its_title() -> None:
    named = Named(target.located_on, "发现下落日", "the day the person was located")
    assert sentences(happened(named)) == (
        "已到发现下落日",
        "未到发现下落日",
        "the person has been located",
        "the person has not yet been located",
    )


def test_the_words_of_a_fact_do_not_change_the_procedure() -> None:
    other = replace(target.located_on, occurrence=None)
    assert other == target.located_on
    assert hash(other) == hash(target.located_on)
    assert repr(other) == repr(target.located_on)
