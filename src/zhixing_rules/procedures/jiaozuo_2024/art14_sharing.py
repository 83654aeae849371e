"""第十四条　信息共享 · Information sharing, as a programme.

第十四条 公安机关、人民法院要积极拓展线上查人找物联动机制建设，加强人员、车辆信息共享互通，不断提升府院联动信息化水平。
"""

from __future__ import annotations

from zhixing_rules.language import Note, Remark, Rule, not_
from zhixing_rules.procedures.fields import mechanism
from zhixing_rules.procedures.fields.subjects import MECHANISM
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

SHARING = Rule(
    id="art14.sharing",
    cite=OPINION.at(14),
    quote="积极拓展线上查人找物联动机制建设",
    per=MECHANISM,
    then=Note(
        "拓展线上查人找物联动机制，加强信息共享",
        "the online mechanism and information sharing are to be extended",
        "系工作方向，无行为、无期限、无标准，不能判断是否违反",
        "a programme without an act, a period or a standard, so that no breach can be determined",
    ),
    remarks=(
        Remark(
            not_(mechanism.information_shared),
            "尚未实现人员、车辆信息共享：可列入半年会商议题（第十六条）",
            "information on persons and vehicles is not yet shared: a topic for the half-yearly consultation (art 16)",
        ),
    ),
)

RULES = (SHARING,)
