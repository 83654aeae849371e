"""通知主送机关 · Addressees of the Opinion.

    各县（市、区）人民法院、玉溪法庭；各县（市）公安局、城区分局：

A court of another area is not addressed. The number of an unlisted Jiaozuo court is accepted, because the table of
court codes is not complete.
"""

from __future__ import annotations

from zhixing_rules.language import TRUE, InTable, Qualify, Remark, Rule, all_of, not_
from zhixing_rules.procedures.fields import case
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.procedures.jiaozuo_2024.courts import DIRECTORY
from zhixing_rules.procedures.jiaozuo_2024.opinion import OPINION

AREA = DIRECTORY.area

ADDRESSEE = Rule(
    id="notice.addressee",
    cite=OPINION.part("notice"),
    quote="各县（市、区）人民法院、玉溪法庭",
    per=CASE,
    when=case.court_area.is_(AREA),
    then=Qualify(
        f"案号中的法院代字系焦作法院（{AREA}）",
        f"the court code in the case number belongs to a Jiaozuo court ({AREA})",
        TRUE,
    ),
    remarks=(
        Remark(
            not_(case.court_area.is_(AREA)),
            "其他地区法院不适用本意见，请核对案号；"
            f"{AREA}系由法院代字编制规则推得，官方代字表未见：确系焦作法院的，以代字表为准",
            "the Opinion does not apply to courts of other areas: check the case number; "
            f"{AREA} is derived from the rules on court codes; the official table, which was not available, prevails",
        ),
        Remark(
            all_of(
                case.court_area.is_(AREA),
                not_(
                    InTable(
                        None,
                        case.court_code,
                        DIRECTORY.codes,
                        "案号中的法院代字在目录中",
                        "the court code is in the directory",
                    )
                ),
            ),
            "案号中的法院代字不在目录中（随附目录系推得，可能不全）：请核对",
            "the court code is not in the directory, which may be incomplete: check the case number",
        ),
        Remark(
            all_of(
                InTable(
                    None,
                    case.court,
                    DIRECTORY.coded_courts,
                    "执行法院的名称在目录中",
                    "the name of the enforcing court is in the directory",
                ),
                not_(
                    InTable(
                        case.court,
                        case.court_code,
                        DIRECTORY.codes,
                        "案号中的法院代字与执行法院相符",
                        "the court code belongs to the enforcing court",
                    )
                ),
            ),
            "案号中的法院代字与执行法院名称不符（代字系推得，未经核实）：请核对",
            "the court code does not belong to the enforcing court (the codes are derived and unverified): check",
        ),
    ),
)

RULES = (ADDRESSEE,)
