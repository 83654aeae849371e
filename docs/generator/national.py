"""The pages of national law: who decides what, and one page per text with how it was read and its rules."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from generator.bilingual_text import dated, escaped, filled, footer, page_header, table
from generator.coverage import coverage_table_of
from generator.page_names import link_from, rule_address, slug_of
from generator.sections import rule_section
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL
from zhixing_rules.engine import cover
from zhixing_rules.engine.readings_applied import Resolver
from zhixing_rules.language import Confidence, InForce, Note
from zhixing_rules.language.reads import fields_read, verdict_parts
from zhixing_rules.law import DocumentPart
from zhixing_rules.procedures.national import SLUGS, national_instrument, national_source
from zhixing_rules.procedures.national.coverage import coverage_table
from zhixing_rules.procedures.national.national_law import NATIONAL_LAW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.bilingual_text import Language
    from zhixing_rules.engine import Coverage, CoverageRow
    from zhixing_rules.language import DecidedReading, Duty, Rule
    from zhixing_rules.law import Instrument
    from zhixing_rules.procedures.national import NationalSource

__all__ = ["national_anchors", "national_page", "national_pages"]

_ENGLISH_NAMES = {
    "msf-2023": "Civil Procedure Law",
    "msjs-2022": "Interpretation of the Civil Procedure Law",
    "xsf-2018": "Criminal Procedure Law",
    "xf": "Criminal Law",
    "xsjs-2021": "Interpretation of the Criminal Procedure Law",
    "fs2024-13": "Interpretation on refusal to perform judgments and rulings (2024)",
    "fs2015-16": "Interpretation on refusal to perform judgments and rulings (2015)",
    "cxgd-2020": "Provisions on criminal cases of the police",
    "jls-2012": "Regulations on detention centres",
    "zaf-2025": "Public Security Administration Punishments Law (2025)",
    "zaf-2012": "Public Security Administration Punishments Law (2012)",
    "xzcx-2018": "Provisions on administrative cases of the police",
    "jdcdj-2021": "Provisions on vehicle registration",
    "cfkd-2020": "Provisions on sealing, seizing and freezing property",
    "ccdc-2020": "Provisions on property inquiries",
    "zxgz-2020": "Provisions on the work of enforcement",
    "jcgz-2019": "Rules on criminal procedure of the procuratorates",
    "rjf-2012": "People's Police Law",
    "pipl-2021": "Personal Information Protection Law",
    "sfjc-2020": "Provisions on the judicial police of the courts",
    "msf-wj-2012": "Provisions on pending cases under the amended Civil Procedure Law",
    "jjba-2023": "Provisions on reports and filing of the police",
    "gtz-2015-32": "Opinion of the ministry on accepting and filing cases",
    "xf2025-8": "Opinion on refusal to perform judgments and rulings (2025)",
    "xf2025-8-press": "Press report on the Opinion of 2025",
    "xf2025-8-en": "Paraphrase of the Opinion of 2025 in English",
    "fa2018-147": "Notice on private prosecution of refusal to perform",
    "lgj2012-18": "Provisions of six organs on the Criminal Procedure Law",
}
"""Names of the texts for English readers; none is official."""

MIN_SPAN = 2
"""As many consecutive articles, or fewer, are listed one by one."""


def national_anchors() -> Iterator[str]:
    """Yield the address of each rule of national law."""
    yield from dict.fromkeys(map(rule_address, NATIONAL_LAW.rules))


def national_pages(lang: Language) -> dict[str, str]:
    """Return the page of every text, by path relative to the folder of the language."""
    return {f"national/{slug}.md": _page(national_source(slug), lang) for slug in SLUGS}


def national_page(lang: Language) -> str:
    """Return the page of the layer: written by hand, but for its tables."""
    parts = [
        lang("## 由哪一层决定", "## Who decides what"),
        lang(
            "每行一项义务。☞：这条规则至多给出“须人工判断”，不给“违反”；说明不给结论。国家法的规则后面是其施行之日。"
            "编号链接到规则所在的页，那里有原文。",
            "One duty a row. ☞: the rule gives at most `review`, never `fail`; a note gives no verdict. After each "
            "rule of national law is its first day. Each id leads to the page with the words of the rule.",
        ),
        _duties(lang),
        lang("### 只有国家法规定的", "### What national law alone demands"),
        lang(
            "这些规则不与本意见的任何规则重叠，结论单独列出。",
            "These rules share no duty with a rule of the Opinion; their findings stand alone.",
        ),
        _alone(lang),
        lang("## 由国家法决定的解读", "## Readings that national law decides"),
        lang(
            "对各规则施行之日及以后的行为适用，此前的行为仍用所选的解读。",
            "For acts from the first day of the rule; for an earlier act the chosen reading stays.",
        ),
        _decided(lang),
        lang("## 读了哪些文本", "## What was read"),
        _degrees(lang),
        _sentences(lang),
        _texts(lang),
        lang("## 只列不判的日期", "## Days that are named and not judged"),
        lang(
            "这些日期是申请执行人自己的途径，报告中只列出，不作结论，并写明读到何种程度。",
            "These days are the applicant's own way. A report names them, with how their source was read, and gives "
            "no verdict.",
        ),
        _named_days(lang),
        lang("## 没有规则的文本", "## Texts without a rule"),
        lang(
            "这些文本不产生任何结论：作解读或者期间计算的依据，供与其他文本对照，或者只是备查。",
            "No verdict rests on these texts: they support a reading or how a period is counted, are compared with "
            "another text, or are kept for reference.",
        ),
        _without_rules(lang),
    ]
    return filled(lang.folder / "national.md", "national", "\n\n".join(parts))


# ------------------------------------------------------------------------------------------------ tables of the layer


def _duties(lang: Language) -> str:
    head = lang("义务，由谁决定|本意见|国家法", "duty, who decides|the Opinion|national law").split("|")
    return table(head, [_duty_row(each, lang) for each in JIAOZUO_WITH_NATIONAL.duties])


def _duty_row(duty: Duty, lang: Language) -> list[str]:
    rules = [_rule(rule_id) for rule_id in duty.rules]
    local = [rule for rule in rules if _is_local(rule)]
    national = [rule for rule in rules if not _is_local(rule)]
    lines = ["<br>".join(_entry(rule, lang) for rule in each) or "—" for each in (local, national)]
    return [f"**{lang.of(duty)}**<br>`{duty.id}`<br>{_who_decides(local, national, lang)}", *lines]


def _who_decides(local: list[Rule], national: list[Rule], lang: Language) -> str:
    firm = [rule for rule in national if not rule.capped and not isinstance(rule.then, Note)]
    if not local:
        return (
            lang("国家法", "national law")
            if firm
            else lang("国家法，至多须人工判断", "national law, which gives at most a review")
        )
    if not firm:
        return lang("本意见；国家法至多提请人工判断", "the Opinion; national law gives at most a review")
    return lang("两层都判断，从严", "both; the stricter prevails")


def _entry(rule: Rule, lang: Language) -> str:
    """Return a link to a rule with its clause and title and, of national law, its first day and its cap."""
    words = f"{link_from('', rule)} {lang(rule.cite.shown, rule.cite.shown_key)}{lang('：', ': ')}{lang.of(rule)}"
    return words if _is_local(rule) else f"{words}{_in_brackets(rule, lang)}"


def _in_brackets(rule: Rule, lang: Language) -> str:
    parts = [] if rule.in_force is None else [_days(rule, lang)]
    if isinstance(rule.then, Note):
        parts.append(lang("说明", "note"))
    elif rule.capped:
        parts.append("☞")
    inside = lang("，", ", ").join(parts)
    return lang(f"（{inside}）", f" ({inside})")


def _days(rule: Rule, lang: Language) -> str:
    """Return the days on which a rule is in force."""
    return "—" if rule.in_force is None else _span(rule.in_force, lang)


def _degree_of_text(read: NationalSource, lang: Language) -> str:
    """Return how a text was read and, where its rules go by a lower degree, that one."""
    own = {rule.confidence for rule in _rules_of(read.slug)} - {read.confidence}
    lower = "、".join(sorted(each.value for each in own))
    return f"**{read.confidence.value}**" + (lang(f"（规则按{lower}）", f" (its rules: {lower})") if lower else "")


def _span(days: InForce, lang: Language) -> str:
    first = days.first.isoformat()
    if days.last is None:
        return lang(f"{first}起", f"from {first}")
    return lang(f"{first}至{days.last.isoformat()}", f"{first} to {days.last.isoformat()}")


def _alone(lang: Language) -> str:
    shared = {rule_id for duty in JIAOZUO_WITH_NATIONAL.duties for rule_id in duty.rules}
    rows = [
        [
            f"{link_from('', rule)}<br>{lang(rule.cite.shown, rule.cite.shown_key)}",
            lang.of(rule),
            f"{_at_most(rule, lang)}<br>{_days(rule, lang)}",
        ]
        for rule in _one_per_id(NATIONAL_LAW.rules)
        if rule.id not in shared
    ]
    return table(lang("规则|内容|至多，施行", "rule|what|at most, in force").split("|"), rows)


def _at_most(rule: Rule, lang: Language) -> str:
    """Return the worst verdict that a rule gives."""
    if isinstance(rule.then, Note):
        return lang("不作判断", "not judged")
    return lang("须人工判断", "`review`") if rule.capped else lang("违反", "`fail`")


def _decided(lang: Language) -> str:
    head = lang("解读|由哪一条决定|决定为", "reading|decided by|decided as").split("|")
    return table(head, [_decided_row(each, lang) for each in JIAOZUO_WITH_NATIONAL.decided])


def _decided_row(decided: DecidedReading, lang: Language) -> list[str]:
    by, reading = _rule(decided.by), next(each for each in JIAOZUO_2024.readings if each.id == decided.reading)
    ids = decided.rules_out or tuple(each.id for each in reading.alternatives if each.id != decided.alternative)
    options = {each.id: f"`{each.id}` {lang.of(each)}" for each in reading.alternatives}
    effect = lang("警告：", "warns of ") if by.capped else lang("不采用：", "rules out ")
    against = lang("；", "; ").join(options[each] for each in ids)
    return [
        f"[`{reading.id}`](readings/{reading.id}.md)<br>{escaped(lang(reading.clause, reading.clause_en))}",
        f"{link_from('', by)}<br>{lang(by.cite.shown, by.cite.shown_key)}<br>{_days(by, lang)}",
        f"{options[decided.alternative]}<br>{effect}{against}",
    ]


def _degrees(lang: Language) -> str:
    words = {
        Confidence.A: (
            "全文已读：读的是注明来自官方网站的全文抄本，收录与规则有关的条文",
            "full text read: in a copy that names an official site as its source; the articles that matter are here",
        ),
        Confidence.B: (
            "摘录已读：文字逐字照录，但来自摘录或者其他抄本，其规则至多给出“须人工判断”",
            "excerpt read: the words are verbatim, but of an excerpt or another copy; its rules give at most `review`",
        ),
        Confidence.C: (
            "二手：报道或者转述，没有规则以其为据",
            "second-hand: a report or a paraphrase, on which no rule rests",
        ),
    }
    lines = "\n".join(f"- **{each.value}**　{lang(*text)}" for each, text in words.items())
    return "\n\n".join(
        (
            lang("读到何种程度：", "How a text was read:"),
            lines,
            lang(
                "**没有一份是公报或者官方网站的原件**；据以公开作出结论之前，须由人与原件核对。",
                "**No copy is the official publication.** Before a verdict is published, a person compares the words "
                "with it.",
            ),
        )
    )


def _sentences(lang: Language) -> str:
    coverage = _coverage()
    texts, total = len(_rows_by_document()), len(coverage.rows)
    return lang(
        f"规则所引的{texts}个文本，收录的部分共{total}句：写成规则{coverage.encoded}句，说明理由{coverage.declared}句，"
        "各在其页逐句列出；命令行：`zhixing coverage --layer national`。",
        f"The {texts} texts that rules quote have {total} sentences in what is included: {coverage.encoded} encoded as "
        f"rules, {coverage.declared} declared with a reason, each on the page of its text. On the command line: "
        "`zhixing coverage --layer national`.",
    )


def _texts(lang: Language) -> str:
    head = lang(
        "文本，施行，程度|在何处读，与何比对|未读",
        "text, in force, how it was read|where it was read, and compared with what|what was not read",
    ).split("|")
    rows = []
    for slug in SLUGS:
        read = national_source(slug)
        count = len(_one_per_id(_rules_of(slug)))
        rules = lang(f"规则{count}条", f"rules: {count}") if count else lang("没有规则", "no rule")
        degree = f"{_degree_of_text(read, lang)}{lang('，', ', ')}{rules}"
        rows.append(
            [
                "<br>".join((f"[{_name(slug, lang)}](national/{slug}.md)", _text_days(read, lang), degree)),
                f"{_where(read, lang)}<br>{_checked(read, lang)}",
                escaped(lang(read.not_read_zh, read.not_read_en)),
            ]
        )
    return table(head, rows)


def _named_days(lang: Language) -> str:
    rows = [
        [link_from("", rule), f"{lang.of(each)}<br>{lang.described(each.day)}", lang.described(each.when)]
        for rule in NATIONAL_LAW.rules
        if isinstance(rule.then, Note)
        for each in rule.then.days
    ]
    return table(lang("规则|日期，怎样算|何时列出", "rule|day, how it is counted|when it is named").split("|"), rows)


def _without_rules(lang: Language) -> str:
    rows = [
        [f"[{_name(slug, lang)}](national/{slug}.md)", _text_days(read, lang), _degree(read.confidence, lang)]
        for slug in SLUGS
        if not _rules_of(slug)
        for read in (national_source(slug),)
    ]
    return table(lang("文本|施行|程度", "text|in force|read").split("|"), rows)


# ------------------------------------------------------------------------------------------------ pages of the texts


def _page(read: NationalSource, lang: Language) -> str:
    rules = _rules_of(read.slug)
    parts = [
        page_header(_title(read.slug, lang), lang, f"national/{read.slug}.md"),
        lang("[国家法](../national.md)", "[National law](../national.md)"),
        table(["", ""], list(_metadata(read, lang))),
        lang("## 规则", "## Rules"),
    ]
    if rules:
        parts.append(
            lang(
                "编号即锚点，一经发布不改义、不复用。",
                "The id is the anchor: it never changes its meaning and is never reused.",
            )
        )
        ids = dict.fromkeys(rule.id for rule in rules)
        parts += [
            rule_section([rule for rule in rules if rule.id == each], lang, lambda rule: _more_rows(rule, lang))
            for each in ids
        ]
    else:
        parts.append(lang("没有规则引用这一文本。", "No rule quotes this text."))
    if rows := _coverage_rows(read.instrument().document):
        parts += [lang("## 逐句", "## Sentence by sentence"), coverage_table_of(rows, lang, _link_to)]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _title(slug: str, lang: Language) -> str:
    title = national_instrument(slug).title
    return lang(title, _ENGLISH_NAMES.get(slug, title))


def _name(slug: str, lang: Language) -> str:
    """Return the name of a text in a table: its number, or its title, and its name in English."""
    text = national_instrument(slug)
    numbered = text.document if not text.document.startswith("《") else text.title
    return lang(numbered, f"{_ENGLISH_NAMES[slug]} {numbered}" if slug in _ENGLISH_NAMES else numbered)


def _metadata(read: NationalSource, lang: Language) -> Iterator[tuple[str, str]]:
    text = read.instrument()
    yield lang("名称", "title"), escaped(text.title)
    yield lang("引用为", "cited as"), escaped(text.document)
    yield lang("机关", "issued by"), "、".join(text.issuers)
    yield lang("日期", "dated"), dated(text.dated, lang)
    if read.amended is not None:
        yield lang("最后修改", "last amended"), dated(read.amended, lang)
    yield lang("施行", "in force"), _text_days(read, lang)
    yield (
        lang("程度", "how it was read"),
        f"{_degree_of_text(read, lang)} {lang(read.confidence.zh, read.confidence.en)}",
    )
    yield lang("在何处读", "where it was read"), _where(read, lang)
    yield lang("比对", "compared with"), _checked(read, lang)
    yield lang("**未读**", "**not read**"), escaped(lang(read.not_read_zh, read.not_read_en))
    if remark := lang(read.remark_zh, read.remark_en):
        yield lang("说明", "remark"), escaped(remark)
    yield lang("收录", "included"), _included(text, lang)
    yield lang("摘要值", "hash of the text"), f"`{text.sha256[:16]}`"


def _where(read: NationalSource, lang: Language) -> str:
    return _breakable(lang(read.where_read_zh, read.where_read_en))


def _checked(read: NationalSource, lang: Language) -> str:
    return _breakable(lang(read.checked_zh, read.checked_en))


def _breakable(text: str) -> str:
    """Return a text in which an address may break, so that it does not widen its table."""
    broken = re.sub(r"(?<=[!-~][/.=?])(?=[!-~])", "<wbr>", text)
    parts = re.sub(r"[0-9A-Za-z]{16}(?=[0-9A-Za-z])", r"\g<0><wbr>", broken).split("<wbr>")
    return "<wbr>".join(map(escaped, parts))


def _degree(confidence: Confidence, lang: Language) -> str:
    return f"**{confidence.value}** {lang(confidence.zh, confidence.en)}"


def _text_days(read: NationalSource, lang: Language) -> str:
    last = None if read.repealed is None else read.repealed - timedelta(days=1)
    return _span(InForce(read.effective, last), lang)


def _included(text: Instrument, lang: Language) -> str:
    """Return the articles or points that are included, consecutive ones as a span."""
    if not text.articles:
        return lang("全文无编号", "a text without numbers")
    spans: list[list[int]] = []
    for number in dict.fromkeys(each.number for each in text.articles):
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    parts: list[str] = []
    for span in spans:
        first, last = text.at(span[0]).short, text.at(span[-1]).short
        if len(span) <= MIN_SPAN:
            parts += [lang(text.at(number).short, str(number)) for number in span]
        else:
            parts.append(lang(f"{first}至{last}", f"{span[0]}–{span[-1]}"))  # noqa: RUF001  a span of numbers
    unit = "arts." if text.unit is DocumentPart.ARTICLE else "points"
    return lang("、".join(parts), f"{unit} {', '.join(parts)}")


def _more_rows(rule: Rule, lang: Language) -> Iterator[tuple[str, str]]:
    """Yield the rows of a rule of national law that a rule of the Opinion does not have."""
    act = "" if rule.act is None else lang.described(Resolver().resolve(rule.act, {}))
    by_day = lang(f"，以{act}为准", f", by {act}") if act else ""
    yield lang("施行", "in force"), f"{_days(rule, lang)}{by_day}"
    yield lang("程度", "how it was read"), _degree(rule.confidence, lang)
    yield lang("至多", "at most"), f"{_at_most(rule, lang)}{_why_capped(rule, lang)}"
    duty = JIAOZUO_WITH_NATIONAL.duty_of(rule.id)
    if duty is None:
        yield lang("义务", "duty"), lang("不与本意见重叠", "shared with no rule of the Opinion")
    else:
        others = lang("、", ", ").join(link_from("../", _rule(each)) for each in duty.rules if each != rule.id)
        yield lang("义务", "duty"), f"{lang.of(duty)} `{duty.id}`<br>{lang('另见 ', 'see also ')}{others}"
    decided = [each for each in JIAOZUO_WITH_NATIONAL.decided if each.by == rule.id]
    if decided:
        links = (f"[`{each.reading}`](../readings/{each.reading}.md) = `{each.alternative}`" for each in decided)
        yield lang("决定的解读", "readings it decides"), lang("；", "; ").join(links)
    if used := list(_fields(rule, lang)):
        yield lang("读取的字段", "fields it reads"), lang("、", ", ").join(used)


def _why_capped(rule: Rule, lang: Language) -> str:
    if isinstance(rule.then, Note) or not rule.capped:
        return ""
    if rule.confidence is not Confidence.A:
        return lang("：据摘录，未核对原文", ": its words were read in an excerpt")
    return lang("：该条的适用由人判断", ": a person must judge how it applies")


def _fields(rule: Rule, lang: Language) -> Iterator[str]:
    """Yield each field that the verdict of a rule is defined by, with a link to the record type that has it."""
    resolved = Resolver().rule(NATIONAL_LAW, rule, ())
    for subject, path in fields_read(verdict_parts(resolved.versions())).fields:
        model = subject.record
        field = model.model_fields.get(path)
        name = f"[`{model.__name__}.{path}`](../record.md#{model.__name__.lower()})"
        yield f"{field.title} {name}" if field is not None and field.title and lang.code == "zh" else name


# ------------------------------------------------------------------------------------------------ rules and texts


def _rule(rule_id: str) -> Rule:
    """Return the first rule of an id of either layer, as its own layer has it."""
    layers = (JIAOZUO_2024, NATIONAL_LAW)
    return next(rule for layer in layers for rule in layer.rules if rule.id == rule_id)


def _link_to(name: str) -> str:
    """Return the link from the page of a text to a rule of either layer, or to a reading."""
    if any(reading.id == name for reading in JIAOZUO_2024.readings):
        return f"[`{name}`](../readings/{name}.md)"
    return link_from("../", _rule(name))


def _is_local(rule: Rule) -> bool:
    return slug_of(rule.cite.document) is None


def _one_per_id(rules: Iterable[Rule]) -> list[Rule]:
    return list({rule.id: rule for rule in reversed(list(rules))}.values())[::-1]


@cache
def _rules_of(slug: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in NATIONAL_LAW.rules if slug_of(rule.cite.document) == slug)


@cache
def _coverage() -> Coverage:
    return cover(NATIONAL_LAW, coverage_table())


@cache
def _rows_by_document() -> dict[str, list[CoverageRow]]:
    """Return the sentences of each text that rules quote, with their rules or the reason why they have none."""
    found: dict[str, list[CoverageRow]] = {}
    for row in _coverage().rows:
        found.setdefault(row.sentence.citation.document, []).append(row)
    return found


def _coverage_rows(document: str) -> list[CoverageRow]:
    return _rows_by_document().get(document, [])
