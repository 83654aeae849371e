"""The page of the audiences: the classes of information each may see, the legal basis, and the visible rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bilingual_text import footer, page_header, table
from generator.page_names import rule_link
from zhixing_rules import JIAOZUO_2024, Audience
from zhixing_rules.engine import rules_for
from zhixing_rules.records import SECRECY_BASIS, Secrecy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.bilingual_text import Language
    from zhixing_rules.records import Source

__all__ = ["audiences_page"]

_CONTENTS = {
    Secrecy.PUBLIC: (
        "执行依据、法院及其层级、对应公安机关、记录完整截至之日",
        "the enforcement basis, the court, its level and police organ, the day up to which the record is complete",
    ),
    Secrecy.INTERNAL: (
        "法院内部的审批、认定、预案、通报、会商、经办与披露的登记",
        "approvals, findings, plans, bulletins, consultations, the log of accesses and disclosures",
    ),
    Secrecy.PERSONAL: (
        "姓名、号码、住址、案号，及对人所为：拘留、移送、自诉的当事人和理由，查封车辆、抗拒执行",
        "names, numbers, addresses, case numbers, who is detained, referred or prosecuted and why, seals",
    ),
    Secrecy.TRACING: (
        "是否请求查控、对何人、所得结果与下落",
        "whether tracing was requested, for whom, its results, whereabouts",
    ),
    Secrecy.PARTICIPATION: (
        "公安机关参与查控的事项：何机关、何人同意、何时查询",
        "police participation in tracing: which organ, who consented, when the query was run",
    ),
    Secrecy.MEANS: (
        "查控的措施和手段：用何系统、何数据（记录中没有这样的字段；稿件筛查时使用）",
        "the measures and means of tracing: systems and data; no field of a record holds them, drafts may name them",
    ),
    Secrecy.OUTCOME: (
        "拘留、移送、立案审查、逮捕的日期和结果，不含姓名、号码和理由",
        "the days and outcomes of detention, referral, review and arrest, without names, numbers and reasons",
    ),
}


def audiences_page(lang: Language) -> str:
    """Return the page."""
    classes = tuple(Secrecy)
    head = [lang("对象", "audience"), *(f"{lang(each.zh, each.value)}" for each in classes), lang("依据", "basis")]
    visible_classes = [
        [
            f"**{lang.of(each)}** `{each.value}`",
            *("✓" if each.may_see(secrecy) else "—" for secrecy in classes),
            _sources(each.sources, lang),
        ]
        for each in Audience
    ]
    contents = [
        [f"**{lang(each.zh, each.value)}** `{each.value}`", lang(*_CONTENTS[each]), _sources(SECRECY_BASIS[each], lang)]
        for each in classes
    ]
    visible_rules = [
        [
            rule_link(rule, f"`{rule.id}`"),
            *("✓" if rule.id in rules_for(JIAOZUO_2024, each) else "—" for each in Audience),
        ]
        for rule in {rule.id: rule for rule in JIAOZUO_2024.rules}.values()
    ]
    parts = [
        page_header(lang("披露对象", "Audiences"), lang, "audiences.md"),
        lang(
            "每个字段都有一个类别，每个对象只看得到若干类别（第五条）。`disclose(结果, 对象)` 是输出的唯一途径；"
            "规则只要读到对象不得知悉的任何类别，对象就连它被判断过也不知道。分类是本库对条文和法律的理解，不是条文原文；"
            "见[决定 0019](decisions/0019-disclosure.md)。",
            "Every field has one class, and every audience may see some of the classes (art. 5). `disclose(result, "
            "audience)` is the only way to output a result. If a rule reads a field of a class that the audience may "
            "not see, the audience does not learn that the rule was evaluated. The classification is the "
            "interpretation of this library, not the wording of the clause or the law: see "
            "[decision 0019](../decisions/0019-disclosure.md).",
        ),
        lang("## 对象与类别", "## Audiences and classes"),
        table(head, visible_classes),
        lang("## 类别", "## Classes"),
        table(lang("类别|内容|依据", "class|contents|basis").split("|"), contents),
        lang(
            "逐个字段的类别见[记录的字段](record.md)。",
            "For the class of each field see [the fields of the record](record.md).",
        ),
        lang("## 各对象可知的规则", "## Rules visible to each audience"),
        lang(
            "受函公安机关不知悉 `art7.p2.referral` 的结论，只知悉移送的末日和移送日。",
            "The police organ addressed does not see the finding of `art7.p2.referral`, only its last day and the day "
            "of the referral.",
        ),
        table([lang("规则", "rule"), *(lang.of(each) for each in Audience)], visible_rules),
    ]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _sources(sources: Iterable[Source], lang: Language) -> str:
    return "<br>".join(f"{each.law}{lang('：', ': ')}{lang.of(each)}" for each in sources)
