"""最高人民法院关于民事执行中财产调查若干问题的规定 · Provisions on inquiry into property in civil enforcement.

第十五条第二款 对必须接受调查询问的被执行人、被执行人的法定代表人、负责人或者实际控制人，经依法传唤无正当理由拒不到场
的，人民法院可以拘传其到场；上述人员下落不明的，人民法院可以依照相关规定通知有关单位协助查找。
"""

from __future__ import annotations

from zhixing_rules.language import Note, Rule
from zhixing_rules.procedures.fields.subjects import TARGET
from zhixing_rules.procedures.national.shared_terms import source

_LAW = source("ccdc-2020")

TRACE = Rule(
    id="ccdc.15.trace",
    cite=_LAW.text.at(15, 2),
    quote="上述人员下落不明的，人民法院可以依照相关规定通知有关单位协助查找。",
    per=TARGET,
    then=Note(
        "对必须接受调查询问的人，可以通知有关单位协助查找",
        "units may be asked to help find a person who must be examined",
        "系人民法院的权力，不行使不违反；所列为被执行人及其法定代表人、负责人、实际控制人，不含直接责任人员，本意见第一条另有规定",
        "a power of the court, and not using it is no breach; it names the debtor and the legal representative, "
        "principal or actual controller of the debtor, not persons directly responsible, whom article 1 of the Opinion "
        "adds",
    ),
    **_LAW.common(),
)

RULES = (TRACE,)
