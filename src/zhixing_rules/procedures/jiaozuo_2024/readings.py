"""The readings of the Opinion: the alternatives (default first), the support, and who could settle it (`SETTLERS`).

``J`` is 市中院 and 市公安局 by consultation (art 17), ``H`` the provincial court and police.
"""

from __future__ import annotations

from zhixing_rules.language import Alternative, Reading


def _reading(
    reading_id: str,
    clause: str,
    support: str,
    who: str,
    *alternatives: tuple[str, str, str],
    clause_en: str,
    support_en: str,
    confidence: str = "A",
    silent: str = "",
) -> Reading:
    built = tuple(Alternative(*alternative) for alternative in alternatives)
    return Reading(
        reading_id,
        clause,
        built,
        support,
        who,
        confidence,
        frozenset({silent} if silent else ()),
        clause_en,
        support_en,
    )


# ------------------------------------------------------------------------------------------------ 一、联动查控

TARGET_SCOPE = _reading(
    "target-scope", "第一条第（一）项、第五条第（三）项", "特别规定优于一般规定，否则第一条落空", "J",
    ("listed-roles", "被执行人，或单位被执行人的所列人员", "the debtor, or a person in a listed role of a unit debtor"),
    ("debtor-only", "仅限被执行人本人", "the debtor only"),
    clause_en="art. 1 item 1; art. 5 item 3",
    support_en="the special provision prevails over the general one; otherwise article 1 would be without effect",
)  # fmt: skip
OTHER_PERSONS = _reading(
    "other-persons", "第一条第（一）项“等人员”", "与第五条第（三）项连读", "J",
    ("closed-same-kind", "限于所列四类", "only the four listed roles"),
    ("open-ended", "可及于其他有关人员", "other connected persons as well"),
    clause_en="art. 1 item 1, “another such person”",
    support_en="read together with art. 5 item 3",
)  # fmt: skip
NATURAL_DEBTOR_ROLES = _reading(
    "natural-debtor-roles", "第一条第（一）项", "所列身份均为法人的人员", "J",
    ("not-applicable", "自然人被执行人无所列身份人员", "a natural person who is the debtor has no such roles"),
    clause_en="art. 1 item 1",
    support_en="the roles listed are all those of persons of a legal entity",
)  # fmt: skip
GROUNDS_LINK = _reading(
    "grounds-link", "第一条（一）；（二）；", "两项为并列情形", "J",
    ("either", "具备其一即可", "either ground suffices"),
    ("both", "须同时具备", "both are needed"),
    silent="both",
    clause_en="art. 1 items 1 and 2, joined by a semicolon",
    support_en="the two items are parallel cases",
)  # fmt: skip
DETENTION_GROUND = _reading(
    "detention-ground", "第一条第（二）项", "文义较窄（民诉法114条一款六项），目的较宽（如252条）：予以提示", "J",
    ("any-with-warning", "不限拘留事由，但予提示", "any ground, with a warning"),
    ("refusal-only", "仅限拒不执行判决、裁定", "only refusal to perform"),
    clause_en="art. 1 item 2",
    support_en="the words are narrow (民事诉讼法 art. 114 para. 1 item 6), the purpose is wide (as in its art. "
        "252): a warning is given",
)  # fmt: skip
DETAINED_ROLE = _reading(
    "detained-role", "第一条第（二）项“决定予以司法拘留的……被执行人”",
    "民诉法114条二款：单位拒不履行的，拘留其主要负责人或直接责任人员，否则该项对单位落空；反对：文义为“被执行人”", "J",
    ("debtor-or-unit-head", "被执行人，或单位被执行人的法定代表人、主要负责人、直接责任人员",
     "the debtor, or the legal representative, principal or a directly responsible person of a unit debtor"),
    ("debtor-only", "仅限被执行人本人", "the debtor only"),
    clause_en="art. 1 item 2, “a judgment debtor … on whom the people's court has decided to impose "
        "judicial detention”",
    support_en="民事诉讼法 art. 114 para. 2: where a unit refuses to perform, its principal or a directly "
        "responsible person is detained; otherwise the item would be without effect for units; "
        "against it: the words are “judgment debtor”",
)  # fmt: skip
SEARCH_NEED = _reading(
    "search-need", "第一条第（一）项“重大疑难”“确有需要”", "由法院判断，要求书面理由", "J",
    ("written-reason", "须有书面理由", "a written reason is required"),
    clause_en="art. 1 item 1, “major, difficult” and “a real need”",
    support_en="assessed by the court; a written reason is asked for",
)  # fmt: skip
SAME_LEVEL = _reading(
    "same-level", "第三条第（一）项“同级公安机关”", "县（市、区）公安机关，但由市中院执行局审批：两个层级", "J、H",
    ("own-level", "与法院同一层级", "of the court's own level"),
    clause_en="art. 3 item 1, “the police organ at the same level”",
    support_en="the police organ of the county, city or district, but approved by the enforcement bureau of "
        "the intermediate court: two levels",
)  # fmt: skip
YUXI_COUNTERPART = _reading(
    "yuxi-counterpart", "通知主送机关“玉溪法庭”", "未指明对应公安机关，须由用户设定", "J",
    ("user-set", "由用户设定", "set by the user"),
    confidence="X",
    clause_en="notice, “the Yuxi Tribunal”",
    support_en="no corresponding police organ is named; the user must set it",
)  # fmt: skip
POLICE_ORGAN_NAMES = _reading(
    "police-organ-names", "第二条第（二）项、通知主送机关", "“区公安机关”与“城区分局”所指相同", "J",
    ("same-organs", "所指相同", "the same organs"),
    ("different-organs", "所指不同", "different organs"),
    silent="different-organs",
    confidence="K",
    clause_en="art. 2 item 2; notice",
    support_en="“police organ of the district” and “urban sub-bureau” mean the same",
)  # fmt: skip
CONSENT_LEADER = _reading(
    "consent-leader", "第三条第（二）项“报请分管领导同意”", "主语为同级公安机关；无时限", "J",
    ("police-leader", "公安机关分管领导", "the police leader in charge"),
    ("court-leader", "人民法院分管领导", "the court leader in charge"),
    silent="court-leader",
    clause_en="art. 3 item 2, “reports it to the leader in charge for consent”",
    support_en="the subject of the sentence is the police organ at the same level; no time limit",
)  # fmt: skip
PROMPTLY = _reading(
    "promptly", "“及时”“立即”", "本意见未规定具体期限；可另设目标天数", "J、H",
    ("no-number", "无确定天数，由人判断", "no number of days: assessed by a person"),
    ("three-working-days", "三个工作日（外地做法，无约束力）", "three working days (used elsewhere, not binding)"),
    confidence="B",
    clause_en="“promptly” and “immediately”",
    support_en="the Opinion sets no number of days; a target may be set in addition",
)  # fmt: skip
AT_ONCE = _reading(
    "at-once", "第十二条第一款“立即出警”", "刑诉法85条二款：立即送看守所，至迟不得超过二十四小时，即至迟次日", "J、N",
    ("next-day-end", "至迟次日：当日即符合，次日由人判断", "by the next day, which a person assesses"),
    ("no-number", "无确定天数，由人判断", "no number of days: assessed by a person"),
    ("hours-24", "接警后二十四小时内", "within 24 hours of the report"),
    clause_en="art. 12 para. 1, “immediately dispatch officers”",
    support_en="刑事诉讼法 art. 85 para. 2: immediately to the custody centre, within twenty-four hours at the "
        "latest, that is by the next day",
)  # fmt: skip
WHEREABOUTS_KNOWN = _reading(
    "whereabouts-known", "第五条第（三）项、第三条第（四）项", "前者禁止纳入，后者要求及时书面撤销", "J",
    ("bar-then-withdraw", "已知者不得纳入，后知者撤销", "known whereabouts bar the request; if found later, withdraw"),
    clause_en="art. 5 item 3; art. 3 item 4",
    support_en="the former forbids the request, the latter demands prompt withdrawal in writing",
)  # fmt: skip
ROUND_THE_CLOCK = _reading(
    "round-the-clock", "第二条第二款“24小时接收”", "文义为“确保24小时接收”", "J",
    ("availability", "全天候能够接收", "feedback can be received at any hour"),
    ("deadline", "反馈后24小时内接收", "feedback is received within 24 hours"),
    clause_en="art. 2 para. 2, “received 24 hours a day”",
    support_en="the words are “to ensure that … is received 24 hours a day”",
)  # fmt: skip
PUBLICITY_VS_BULLETIN = _reading(
    "publicity-vs-bulletin", "第五条第（一）项“在总结工作、宣传报道等过程中”、第六条",
    "第六条要求向所列机构通报并表扬单位（含公安机关）；对外者须脱密审查", "J",
    ("internal-bulletin-allowed", "内部通报可提及公安机关参与", "an internal bulletin may mention the police"),
    ("no-mention-at-all", "一律不得提及", "no mention in any publication"),
    silent="no-mention-at-all",
    clause_en="art. 5 item 1, “in the course of summing up work, publicity and the like”; art. 6",
    support_en="article 6 demands bulletins to the bodies it names and commendation of units, police organs "
        "included; what goes to others must be reviewed so that nothing secret is in it",
)  # fmt: skip
BULLETIN_OTHERS = _reading(
    "bulletin-others", "第六条“等部门”", "单项之后的“等”未列尽；该部门是否在内由人判断", "J",
    ("departments-reviewed", "其他部门由人判断", "other departments are assessed by a person"),
    ("named-only", "仅限领导小组", "the leading group only"),
    ("any-department", "任何部门", "any department"),
    clause_en="art. 6, “and other departments”",
    support_en="“and other” after a single member leaves the list open; whether a department belongs to it "
        "is assessed by a person",
)  # fmt: skip
THIRD_PARTY = _reading(
    "third-party", "第五条第（二）项“人民法院工作人员以外的第三方”",
    "申请执行人及律师均为第三方；公安机关系信息来源；陪审员、聘用制书记员视为工作人员", "J",
    ("all-but-court-staff", "法院工作人员以外的一切人", "everyone except court staff"),
    clause_en="art. 5 item 2, “third parties other than staff of the people's courts”",
    support_en="the applicant and lawyers are third parties; the police organ is the source of the "
        "information; people's assessors and clerks on contract count as staff",
)  # fmt: skip
BULLETIN_CYCLE = _reading(
    "bulletin-cycle", "第六条“定期”", "第六条（通报）与第十六条（会商）系不同义务；第六条未规定周期", "J",
    ("no-cycle", "无确定周期，由人判断", "no interval: assessed by a person"),
    ("half-year", "每半年", "every half year"),
    silent="half-year",
    clause_en="art. 6, “periodically”",
    support_en="article 6 (bulletins) and article 16 (consultation) are different duties; article 6 states no interval",
)  # fmt: skip
ATTACHMENTS_BASIS = _reading(
    "attachments-basis", "附件“附：生效裁判文书、执行通知书”", "第十五条：仲裁裁决、公证债权文书附执行裁定", "J",
    ("any-enforcement-basis", "任何执行依据（附执行裁定）", "any enforcement basis, with the enforcement ruling"),
    ("court-judgment-only", "仅生效裁判文书", "only a court judgment or ruling"),
    silent="court-judgment-only",
    clause_en="annex, “Attached: effective judgment document, enforcement notice”",
    support_en="article 15: for an arbitral award or a notarised debt instrument the enforcement ruling is attached",
)  # fmt: skip
UNIT_DEBTOR = _reading(
    "unit-debtor", "附件所列信息项", "第一条包括单位，附件仅列自然人信息", "J",
    ("extend", "单位填名称和统一社会信用代码", "for a unit, its name and credit code"),
    ("as-printed", "一律按附件所列", "as in the printed form"),
    silent="as-printed",
    clause_en="annex, the information it lists",
    support_en="article 1 includes units; the annex lists the information of natural persons only",
)  # fmt: skip
DISHONEST_LABEL = _reading(
    "dishonest-label", "附件“失信被执行人名单”", "称谓沿自中办发〔2016〕64号；正文未以列入失信名单为条件", "J",
    ("carried-over", "沿用称谓，非条件", "a label carried over, not a condition"),
    ("listed-only", "仅限已列入失信名单者", "only persons on the list"),
    confidence="B",
    clause_en="annex, “list of dishonest judgment debtors”",
    support_en="the name is taken over from 中办发〔2016〕64号; the articles do not require that the debtor is on "
        "the list",
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ 二、打击拒执犯罪

DETENTION_PRECONDITION = _reading(
    "detention-precondition", "第七条第一款“可以先行司法拘留”", "文义为“可以”；法发〔2025〕8号第三条不要求拘留", "J",
    ("optional", "拘留非移送前提", "detention is not a condition of the referral"),
    ("precondition", "须先行拘留", "detention must come first"),
    confidence="B",
    clause_en="art. 7 para. 1, “may first impose judicial detention”",
    support_en="the word is “may”; art. 3 of 法发〔2025〕8号 requires no detention",
)  # fmt: skip
TRANSFER_WINDOW = _reading(
    "transfer-window", "第七条第二款：移送的期间", "目的在于羁押衔接；“内”字排除最迟日之解", "J",
    ("latest-is-expiry", "最迟至届满（解除前），以在该期间内为宜", "by expiry, ideally within that period"),
    ("window", "只能在该期间内", "only within that period"),
    ("latest-date", "最迟在该期间的首日", "at the latest on the first day of that period"),
    confidence="B",
    clause_en="art. 7 para. 2: the period of the referral",
    support_en="the purpose is that custody continues without interruption; “within” excludes that the words"
        " mean a latest day",
)  # fmt: skip
WINDOW_ANCHOR = _reading(
    "window-anchor", "第七条第二款：届满日是否计入", "起算日不计（民法典201条）之反向适用；届满日解除前仍属届满前", "J",
    ("excluded", "届满日不计入该期间", "the day of expiry is not part of the period"),
    ("counted", "届满日计入该期间", "the day of expiry is part of the period"),
    clause_en="art. 7 para. 2: whether the day of expiry is counted",
    support_en="the first day is not counted (民法典 art. 201), applied backwards; on the day of expiry, before"
        " the release, it is still before the expiry",
)  # fmt: skip
DETENTION_EXPIRY = _reading(
    "detention-expiry", "第七条第二款“拘留期限届满”", "拘留所条例32条；决定书载明起止日期者从其载明", "R、N",
    ("printed-else-d-plus-n", "决定书载明止日；未载明则收拘日加天数", "the printed end, or else intake plus days"),
    ("d-plus-n", "收拘日加天数", "intake plus days"),
    ("inclusive", "收拘当日计为第一日", "the day of intake is the first day"),
    confidence="B",
    clause_en="art. 7 para. 2, “expiry of the term of the judicial detention”",
    support_en="拘留所条例 art. 32; where the decision prints the first and the last day, these prevail",
)  # fmt: skip
EARLY_RELEASE = _reading(
    "early-release", "第七条第二款“拘留期限届满”",
    "民诉法118条“拘留的期限”与“提前解除拘留”有别；拘留所条例30条“期满”、31条“解除拘留时”", "J",
    ("term-stands", "提前解除不改变届满日；解除日仅为稳妥日", "early release does not move the end of the term"),
    ("caps", "提前解除之日即届满日", "the term ends on the day of early release"),
    confidence="A",
    clause_en="art. 7 para. 2, “expiry of the term of the judicial detention”",
    support_en="民事诉讼法 art. 118 distinguishes “the term of the detention” from “early release”; 拘留所条例 art. 30"
        " “at the end of the term”, art. 31 “when the detention ends”",
)  # fmt: skip
DETENTION_ROLL = _reading(
    "detention-roll", "第七条第二款：届满日逢节假日", "刑诉法105条、行政案件程序规定35条、拘留所条例30条，类推", "N",
    ("never", "不顺延", "never moved"),
    ("forward", "顺延至节假日后第一日", "moved to the first day after the holidays"),
    clause_en="art. 7 para. 2: the day of expiry is a holiday",
    support_en="刑事诉讼法 art. 105, 行政案件程序规定 art. 35, 拘留所条例 art. 30, by analogy",
)  # fmt: skip
REFERRAL_TRIGGER = _reading(
    "referral-trigger", "第七条第二款“认为需要追究刑事责任的”", "仅法院的认定引起移送义务：记录其日期", "J",
    ("court-view-date", "以法院作出认定之日为准", "the day the court formed its view"),
    confidence="B",
    clause_en="art. 7 para. 2, “considers that criminal liability must be pursued”",
    support_en="only the view of the court causes the duty to refer: its day is recorded",
)  # fmt: skip
SHORT_DETENTION = _reading(
    "short-detention", "第七条第二款：拘留天数不足", "否则移送期间早于收拘日", "J",
    ("clip-to-intake", "自收拘日起", "the window starts on the day of intake"),
    ("raw-window", "不作截断", "the window is not shortened"),
    clause_en="art. 7 para. 2: too few days of detention",
    support_en="otherwise the period of the referral would begin before the intake",
)  # fmt: skip
WORKING_DAY_CALENDAR = _reading(
    "working-day-calendar", "第七条第二款“工作日”", "国务院规定第7条、放假办法；调休上班日计入", "N",
    ("national-notice", "按国务院办公厅放假通知", "according to the holiday notices of the State Council"),
    ("weekends-only", "仅排除周六、周日", "only Saturdays and Sundays are excluded"),
    silent="weekends-only",
    confidence="C",
    clause_en="art. 7 para. 2, “working days”",
    support_en="art. 7 of the provisions of the State Council, and the holiday measures; make-up working "
        "days are counted",
)  # fmt: skip
JURISDICTION = _reading(
    "jurisdiction", "第七条第二款“有管辖权的公安机关”", "法发〔2025〕8号第二条；法释〔2024〕13号第15条", "N",
    ("enforcement-court-seat", "执行法院所在地", "the seat of the enforcing court"),
    ("place-of-act", "犯罪行为发生地", "the place of the act"),
    confidence="B",
    clause_en="art. 7 para. 2, “the competent police organ”",
    support_en="point 2 of 法发〔2025〕8号; art. 15 of 法释〔2024〕13号",
)  # fmt: skip
JURISDICTION_LEVEL = _reading(
    "jurisdiction-level", "第七条第二款：市中院执行的案件",
    "本意见未规定级别管辖；程序规定24条：一般由县级公安机关管辖；由用户确认", "J",
    ("user-set", "由用户确认", "confirmed by the user"),
    ("municipal-bureau", "市公安局", "the municipal public security bureau"),
    ("county-level", "县级公安机关", "a police organ at county level"),
    clause_en="art. 7 para. 2: cases enforced by the intermediate court",
    support_en="the Opinion does not say which level; 程序规定 art. 24: usually the police organ at county "
        "level; confirmed by the user",
)  # fmt: skip
REVIEW_START = _reading(
    "review-start", "第九条：立案审查期限的起算", "原文称立案审查期限；公通字〔2015〕32号", "J、N",
    ("receipt", "自接收起算", "from receipt"),
    ("end-of-review", "自审查完毕起算", "from the end of the review"),
    confidence="B",
    clause_en="art. 9: first day of the filing review",
    support_en="the words are “the period of the filing review”; 公通字〔2015〕32号",
)  # fmt: skip
REVIEW_EXTENSION = _reading(
    "review-extension", "第九条：立案审查期限的延长", "“延长至”为总期间（刑诉法91条二款之用语）", "J、N",
    ("total-30", "延长后的期限为总期间", "the extended period in all"),
    ("plus-30", "原期限之外另加延长的期限", "the extended period in addition to the first"),
    confidence="B",
    clause_en="art. 9: extension of the filing review",
    support_en="“extended to” is the total (the words of 刑事诉讼法 art. 91 para. 2)",
)  # fmt: skip
PERIOD_ROLL = _reading(
    "period-roll", "第九条：期间末日", "刑诉法105条；节假日按实际放假安排理解", "N",
    ("announced-rest-days", "遇公布的休息日顺延", "moved over every announced day of rest"),
    ("statutory-13-only", "仅遇法定节日当日顺延", "moved only over the statutory holidays"),
    silent="statutory-13-only",
    confidence="K",
    clause_en="art. 9: last day of the period",
    support_en="刑事诉讼法 art. 105; holidays are understood as they are actually arranged",
)  # fmt: skip
REVIEW_OUTCOMES = _reading(
    "review-outcomes", "第九条", "仅三种结果；未规定逾期不答复与管辖错误", "J",
    ("file-ask-refuse", "立案、通知补充、不予立案", "filing, request for further evidence, or refusal"),
    clause_en="art. 9",
    support_en="only three outcomes; nothing is said of no answer in time or of a mistaken jurisdiction",
)  # fmt: skip
REVIEW_SILENCE = _reading(
    "review-silence", "第九条：期满不作任何决定",
    "三个“认为……的，应……”涵盖审查的一切结果；刑诉法112条迅速进行审查，检察规则562条", "J、N",
    ("silence-is-breach", "期满无任何结果的，违反本条", "no outcome by the last day is a breach"),
    ("not-covered", "本意见未规定", "the Opinion does not cover silence"),
    clause_en="art. 9: no decision by the end of the period",
    support_en="the three “where it considers …, it shall” cover every outcome of a review; prompt review by"
        " 刑事诉讼法 art. 112, 检察规则 art. 562",
)  # fmt: skip
EXTENSION_MOMENT = _reading(
    "extension-moment", "第九条：何时决定延长", "期间届满后无从延长", "J、N",
    ("within-first-seven", "须在首个审查期限内决定", "within the first review period"),
    ("any-time", "任何时候", "at any time"),
    clause_en="art. 9: when the extension is decided",
    support_en="after its end a period cannot be extended",
)  # fmt: skip
EXTENSION_APPROVER = _reading(
    "extension-approver", "第九条：由谁批准", "公通字〔2015〕32号；本意见未规定", "J",
    ("county-level-head", "县级以上公安机关负责人", "a head of a police organ at county level or above"),
    ("unnamed", "不限", "any person"),
    silent="unnamed",
    confidence="B",
    clause_en="art. 9: by whom it is approved",
    support_en="公通字〔2015〕32号; the Opinion does not say",
)  # fmt: skip
COMPLEX_CASE = _reading(
    "complex-case", "第九条“重大疑难”", "本意见未规定认定标准；由公安机关认定", "J",
    ("police-flag", "由公安机关认定", "as determined by the police"),
    clause_en="art. 9, “major, difficult”",
    support_en="the Opinion sets no standard; the police organ decides",
)  # fmt: skip
FILING_AFTER_REFUSAL = _reading(
    "filing-after-refusal", "第九条：不予立案之后又立案",
    "不予立案即审查终结；其后立案另有依据：刑诉法113条，程序规定178条三款、182条二款，公通字〔2015〕32号", "J、N",
    ("own-term", "不适用首次审查期限", "not by the period of the first review"),
    ("first-term", "仍适用首次审查期限", "still by the period of the first review"),
    confidence="B",
    clause_en="art. 9: filing after a refusal",
    support_en="a refusal ends the review; a later filing has another basis: 刑事诉讼法 art. 113, 程序规定 art. 178 "
        "para. 3 and art. 182 para. 2, 公通字〔2015〕32号",
)  # fmt: skip
SUPPLEMENT_CLOCK = _reading(
    "supplement-clock", "第九条“指定期限内补充”",
    "类推刑诉法175条三款、208条三款，民诉法解释126条、208条：补齐后重新计算；“证据材料齐全”之前无从立案", "J、N",
    ("restarts", "自补充次日起重新计算首个审查期限", "the first review period starts again after the supply"),
    ("stops", "补充期间不计入", "the review period is suspended"),
    ("runs", "审查期限继续计算", "the review period continues"),
    clause_en="art. 9, “supplement it within a specified period”",
    support_en="by analogy with 刑事诉讼法 art. 175 para. 3 and art. 208 para. 3, 民诉法解释 arts. 126 and 208: "
        "counted anew once it is supplied; before “the evidence is complete” no filing is possible",
)  # fmt: skip
SUPPLEMENT_LENGTH = _reading(
    "supplement-length", "第九条“指定期限”", "本意见未规定具体期限；程序规定180条不适用于法院", "J",
    ("as-named", "以指定者为准", "as set"),
    ("three-days", "三日", "three days"),
    clause_en="art. 9, “a specified period”",
    support_en="the Opinion sets no number of days; 程序规定 art. 180 does not apply to courts",
)  # fmt: skip
REFUSAL_FEEDBACK = _reading(
    "refusal-feedback", "第九条：制作与反馈", "从文义看，仅“制作”受期限约束", "J、N",
    ("made-in-period", "期限内制作即可", "issued within the period"),
    ("made-and-sent-in-period", "期限内制作并反馈", "issued and sent within the period"),
    confidence="B",
    clause_en="art. 9: making it and feeding it back",
    support_en="by the words only the making is limited by the period",
)  # fmt: skip
REFUSAL_ADDRESSEE = _reading(
    "refusal-addressee", "第九条“反馈给人民法院”", "即移送案件的法院，不论层级", "J、N",
    ("referring-court", "移送法院", "the referring court"),
    ("enforcement-court", "执行法院", "the enforcing court"),
    confidence="B",
    clause_en="art. 9, “feed … back to the people's court”",
    support_en="that is the court that referred the case, of whatever level",
)  # fmt: skip
ARREST_PERSON = _reading(
    "arrest-person", "第十条“犯罪嫌疑人”", "刑诉解释163条称被告人；刑诉法80条并列二者", "N",
    ("accept-either", "两种称谓均可", "either designation"),
    ("accused-only", "仅被告人", "only the accused"),
    clause_en="art. 10, “criminal suspect”",
    support_en="刑诉法解释 art. 163 says accused; 刑事诉讼法 art. 80 names both",
)  # fmt: skip
ARREST_SPEED = _reading(
    "arrest-speed", "第十条“负责执行”", "程序规定146条：立即执行", "N",
    ("immediately", "立即执行，由人判断", "immediately: assessed by a person"),
    ("no-number", "无时间要求", "no time requirement"),
    silent="no-number",
    clause_en="art. 10, “responsible for executing”",
    support_en="程序规定 art. 146: execute immediately",
)  # fmt: skip
ANALOGY_SCOPE = _reading(
    "analogy-scope", "第十一条“比照”", "第七条仅在行为人同时妨害民事执行时适用", "J",
    ("arts-8-9", "比照第八、九条", "articles 8 and 9"),
    ("arts-7-9", "比照第七至九条", "articles 7 to 9"),
    clause_en="art. 11, “by analogy”",
    support_en="article 7 applies only where the person also obstructs civil enforcement",
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ 三、其他联动工作

LARGE_OPERATION = _reading(
    "large-operation", "第十二条第二款“规模较大”“通报”“及时”", "本意见未规定具体标准和期限", "J",
    ("no-number", "无确定标准，由人判断", "no fixed standard: assessed by a person"),
    clause_en="art. 12 para. 2, “of a relatively large scale”, “inform”, “promptly”",
    support_en="the Opinion sets no standard and no number of days",
)  # fmt: skip
VEHICLE_HOLD = _reading(
    "vehicle-hold", "第十三条第一款", "“办理交接手续”含留置之意；未引留置的权限", "J",
    ("held-until-handover", "留置至交接", "held until the handover"),
    ("notify-only", "仅通知", "notification only"),
    clause_en="art. 13 para. 1",
    support_en="“to carry out the handover” implies holding the vehicle; no power to hold it is cited",
)  # fmt: skip
SEAL_LIVE = _reading(
    "seal-live", "第十三条“依法查封”", "民诉法解释485条（动产不超过两年）、查封规定27条（届满效力消灭）", "R",
    ("live-seal-only", "发现之日查封仍有效", "the seal must be in force on the day of discovery"),
    ("any-seal", "曾经查封即可", "any seal, in force or expired"),
    silent="any-seal",
    clause_en="art. 13, “sealed according to law”",
    support_en="民诉法解释 art. 485 (movables: at most two years), 查封规定 art. 27 (without effect after the end)",
)  # fmt: skip
REGISTRATION_HANDOVER = _reading(
    "registration-handover", "第十三条第二款", "该款重复“及时通知……派员赶赴现场”而无“立即”和交接手续", "J",
    ("literal", "无交接手续、无“立即”", "no handover, not immediately"),
    ("as-13-1", "与第一款相同", "as in the first paragraph"),
    silent="as-13-1",
    clause_en="art. 13 para. 2",
    support_en="the paragraph repeats “promptly notifies … to send officers to the place” without "
        "“immediately” and without the handover",
)  # fmt: skip

# ------------------------------------------------------------------------------------------------ 四、附则

RULING_BASIS = _reading(
    "ruling-basis", "第十五条", "为执行该类文书所作的裁定属之，文书本身不属", "N",
    ("ruling-required", "须有执行裁定", "the ruling is required"),
    ("underlying-suffices", "文书本身即可", "the document itself suffices"),
    clause_en="art. 15",
    support_en="the ruling made to enforce such a document is one; the document itself is not",
)  # fmt: skip
HALF_YEAR_CYCLE = _reading(
    "half-year-cycle", "第十六条“每半年”", "本意见未规定起算方法；公历半年较为简明", "J",
    ("calendar", "公历半年（6月30日、12月31日）", "halves of the calendar year (30 June, 31 December)"),
    ("from-effective-date", "自施行之日起算", "from the day the Opinion took effect"),
    clause_en="art. 16, “every half year”",
    support_en="the Opinion does not say how it is counted; the half years of the calendar are simpler",
)  # fmt: skip
HALF_YEAR_MEETING = _reading(
    "half-year-meeting", "第十六条“每半年收集汇总”", "所汇总的半年须已结束；未规定末日", "J",
    ("following-month", "次月内会商、总结该半年的亦可", "also in the month after, if it sums up that half year"),
    ("within-half", "须在该半年内会商", "within the half year only"),
    clause_en="art. 16, “every half year collect and compile”",
    support_en="the half year that is compiled must have ended; no last day is set",
)  # fmt: skip
EFFECTIVE_DATE = _reading(
    "effective-date", "第十七条“下发之日”", "印发之后方能下发：下发之日不早于印发日", "J",
    ("printed", "印发日（2024年10月10日）", "the day of printing, 2024-10-10"),
    ("dated", "成文日（2024年10月9日）", "the date of the document, 2024-10-09"),
    confidence="C",
    clause_en="art. 17, “the day of issuance”",
    support_en="it can be issued only after it is printed: the day of issuance is no earlier than the day of printing",
)  # fmt: skip
COMMENCEMENT_ACT = _reading(
    "commencement-act", "第十七条“自下发之日起执行”：施行前开始、施行后继续的事项",
    "“执行”系作为：此后引起的作为应依本意见；民诉法修改衔接之例：未结事项适用新规定，已完成的程序事项仍然有效", "J",
    ("each-step", "逐一以引起该项作为之日为准；移送期限以届满、立案审查以接收之日为准",
     "each step by the day that calls for it; the referral by the expiry, and the review by the receipt"),
    ("first-act", "以事项的首个行为之日为准", "the whole matter by its first act"),
    clause_en="art. 17, “implemented from the day of issuance”: matters that began before it and continue after it",
    support_en="to implement is to act: acts that are called for later follow the Opinion; as in the "
        "transition of 民事诉讼法: the new provisions apply to pending matters, and steps already taken "
        "remain valid",
)  # fmt: skip

PREAMBLE_SCOPE = _reading(
    "preamble-scope", "引言", "引言所引文件称“失信被执行人”，正文各条称“被执行人”", "J",
    ("articles-govern", "以正文为准", "the articles govern"),
    ("dishonest-only", "仅限失信被执行人", "only debtors on the list of dishonest debtors"),
    confidence="B",
    silent="dishonest-only",
    clause_en="preamble",
    support_en="the documents that the preamble cites say “dishonest judgment debtors”, the articles "
        "“judgment debtors”",
)  # fmt: skip
TEXT_ERRORS = _reading(
    "text-errors", "全文",
    "第五条第（三）项“追求”应为“追究”；第十五条“判决、裁定”前缺“的”；括号、连字符与断行不一", "J",
    ("read-corrected", "按更正后理解，引文照录原文", "read as corrected, quoted as printed"),
    ("literal", "按字面", "literally"),
    silent="literal",
    clause_en="the whole text",
    support_en="追求 in art. 5 item 3 should be 追究; 的 is missing before 判决、裁定 in art. 15; brackets, hyphens "
        "and line breaks are not uniform",
)  # fmt: skip

READINGS: tuple[Reading, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Reading))
"""Every reading, in the order above."""
