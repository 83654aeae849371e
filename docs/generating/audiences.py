"""Who may see what: the audiences, the classes of information, the law behind each, and the rules each may know of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generating.naming import linked
from generating.speaking import footer, table, top
from zhixing_rules import JIAOZUO_2024, Audience
from zhixing_rules.engine import rules_for
from zhixing_rules.records import SECRECY_BASIS, Secrecy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generating.speaking import Speaker
    from zhixing_rules.records import Source

__all__ = ["audiences_page"]

_WHAT = {
    Secrecy.PUBLIC: (
        "执行依据、法院及其层级、记录完整截至之日",
        "the enforcement basis, the court and its level, the day the record is complete to",
    ),
    Secrecy.INTERNAL: (
        "法院内部的审批、认定、预案、通报、会商、经办与披露的登记",
        "approvals, views, plans, bulletins, consultations, the log of handlings and disclosures",
    ),
    Secrecy.PERSONAL: (
        "姓名、号码、住址、案号，及对人所为：拘留、移送、自诉、查封车辆、抗拒执行",
        "names, numbers, addresses, case numbers, what was done to a person: detention, referral, prosecution, seals",
    ),
    Secrecy.TRACING: (
        "是否请求查控、对何人、所得结果与下落",
        "that tracing was asked for, of whom, its results, whereabouts",
    ),
    Secrecy.METHOD: (
        "公安机关参与查控的事项：何机关、何人同意、何时查询",
        "police participation in tracing: which organ, whose consent, when the query was run",
    ),
}


def audiences_page(say: Speaker) -> str:
    """The page."""
    classes = tuple(Secrecy)
    head = [say("对象", "audience"), *(f"{say(each.zh, each.value)}" for each in classes), say("依据", "by")]
    seen = [
        [
            f"**{say.of(each)}** `{each.value}`",
            *("✓" if each.may_see(kind) else "—" for kind in classes),
            _sources(each.sources, say),
        ]
        for each in Audience
    ]
    kept = [
        [f"**{say(each.zh, each.value)}** `{each.value}`", say(*_WHAT[each]), _sources(SECRECY_BASIS[each], say)]
        for each in classes
    ]
    known = [
        [linked(rule, f"`{rule.id}`"), *("✓" if rule.id in rules_for(JIAOZUO_2024, each) else "—" for each in Audience)]
        for rule in {rule.id: rule for rule in JIAOZUO_2024.rules}.values()
    ]
    parts = [
        top(say("给谁看", "Who may see what"), say, "audiences.md"),
        say(
            "每个字段都有一个类别，每个对象只看得到若干类别（第五条）。`disclose(结果, 对象)` 是输出的唯一途径；"
            "规则只要读到对象不得知悉的任何类别，对象就连它被判断过也不知道。分类是本库对条文和法律的理解，不是条文原文；"
            "见[决定 0019](decisions/0019-disclosure.md)。",
            "Every field has one class, and every audience sees some classes (art 5). `disclose(result, audience)` is "
            "the only way out; where a rule reads any class the audience may not see, the audience does not even learn "
            "that it was judged. The classing is this library's understanding of the clause and the law, not their "
            "words: see [decision 0019](../decisions/0019-disclosure.md).",
        ),
        say("## 对象与类别", "## Audiences and classes"),
        table(head, seen),
        say("## 类别", "## Classes"),
        table(say("类别|内容|依据", "class|what|by").split("|"), kept),
        say(
            "逐个字段的类别见[记录的字段](record.md)。",
            "The class of each field is told with [the fields of the record](record.md).",
        ),
        say("## 各对象可知的规则", "## The rules each audience may know of"),
        table([say("规则", "rule"), *(say.of(each) for each in Audience)], known),
    ]
    return "\n\n".join((*parts, footer(say))) + "\n"


def _sources(sources: Iterable[Source], say: Speaker) -> str:
    return "<br>".join(f"{each.law}{say('：', ': ')}{say.of(each)}" for each in sources)
