"""The readings: a list of every passage that can be understood in more than one way, and a page for each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.bilingual_text import anchor, escaped, footer, page_header, table
from generator.cases import examples, finding_of, sensitivities
from generator.page_names import link_from
from generator.sections import alternatives
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL, validate
from zhixing_rules.language import SETTLERS, Confidence, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bilingual_text import Language
    from zhixing_rules import Finding
    from zhixing_rules.language import DecidedReading, Reading

__all__ = ["reading_pages", "readings_page"]


def readings_page(lang: Language) -> str:
    """Return the list, one line per reading, under the anchors that were published."""
    lines = (
        f"- {anchor(each.id)}[`{each.id}`](readings/{each.id}.md) {escaped(lang(each.clause, each.clause_en))}"
        + lang("：", ": ")
        + lang("；", "; ").join(alternatives(each, lang))
        for each in JIAOZUO_2024.readings
    )
    parts = (page_header(lang("解读", "Readings"), lang, "readings.md"), _intro(lang), "\n".join(lines), footer(lang))
    return "\n\n".join(parts) + "\n"


def _intro(lang: Language) -> str:
    settlers = lang("；", "; ").join(f"**{each}** {lang(*words)}" for each, words in SETTLERS.items())
    return lang(
        "条文可有两种以上理解之处，每处一页。每一种理解都已写成代码；**粗体**为默认；"
        "带 ° 者为文字上可能、但未见任何来源主张。"
        "调用时以 `readings={编号: 选项}` 换用，命令行以 `--reading 编号=选项`。"
        "只有一个选项的，未见相反主张，列出以备查。\n\n"
        f"由谁解决：{settlers}。两发文机关为市中院与市公安局（第十七条），省级机关为省高院与省公安厅，案卷记载如决定书、回执。",
        "Passages that can be understood in more than one way, each with its page. Every alternative is "
        "encoded. **Bold** is the default. "
        "° marks an alternative that the wording allows but no source supports. Choose an alternative with "
        "`readings={id: alternative}`, on the command line with `--reading id=alternative`. A reading with one "
        "alternative has no known rival and is listed for reference.\n\n"
        f"Who could settle it: {settlers}. The issuing bodies are the intermediate court and the municipal police "
        "(art. 17), the provincial ones the provincial court and police; the case file means documents such as a "
        "decision or a receipt.",
    )


def reading_pages(lang: Language) -> dict[str, str]:
    """Return the page of each reading, by path below the folder of the language."""
    pages = {}
    for reading in JIAOZUO_2024.readings:
        path = f"readings/{reading.id}.md"
        parts = [
            page_header(lang(escaped(reading.clause), f"Reading: {reading.id}"), lang, path),
            *_parts(reading, lang),
        ]
        pages[path] = "\n\n".join((*parts, footer(lang))) + "\n"
    return pages


def _parts(reading: Reading, lang: Language) -> Iterator[str]:
    rules = {rule.id: rule for rule in JIAOZUO_2024.rules if reading in rule.readings}
    yield (
        f"`{reading.id}`"
        + lang("", f" · {escaped(reading.clause_en)}")
        + f" · [{lang('全部解读', 'all readings')}](../readings.md)"
    )
    quotes = dict.fromkeys((cite, quote) for rule in rules.values() for cite, quote in rule.quotes)
    yield from (f"> {escaped(quote)} —— {lang(cite.short, cite.en)}" for cite, quote in quotes)
    yield lang("## 可作何种理解", "## How it can be read")
    yield "\n".join(f"- {each}" for each in alternatives(reading, lang))
    yield lang("粗体为默认；° 为未见来源主张。", "Bold is the default; ° marks what no source supports. ") + (
        "" if len(reading.alternatives) > 1 else lang("未见相反主张。", "No rival is known.")
    )
    yield table(["", ""], [*_details(reading, lang)])
    yield lang("## 相关规则", "## Rules that read it")
    yield "\n".join(f"- {link_from('../', rule)} {lang.of(rule)}" for rule in rules.values()) or lang("无。", "None.")
    if reading in readings_of(JIAOZUO_2024.commencement.day):
        yield lang(
            "此外，凡判断某一行为的规则都读它：行为在施行日之前的，规则不适用。",
            "Every other rule on an act reads it too: a rule does not apply to an act before that day.",
        )
    yield lang("## 因它而异的案例", "## Cases that turn on it")
    yield "\n".join(_cases(reading, lang)) or lang(
        "没有案例的结论因它而异。", "No worked case has another verdict under another alternative."
    )


def _details(reading: Reading, lang: Language) -> Iterator[tuple[str, str]]:
    yield lang("支持默认的理由", "support for the default"), escaped(lang(reading.support, reading.support_en))
    read = Confidence(reading.confidence)
    yield lang("把握", "confidence"), f"**{read.value}** {lang(read.zh, read.en)}"
    settlers = (f"**{each}** {lang(*SETTLERS[each])}" for each in reading.settlers)
    yield lang("由谁解决", "who could settle it"), lang("；", "; ").join(settlers)
    for decided in JIAOZUO_WITH_NATIONAL.decided:
        if decided.reading == reading.id:
            yield lang("[国家法](../national.md)", "[national law](../national.md)"), _decided(decided, lang)
    default = reading.default.id
    others = [each.id for each in reading.alternatives if each.id != default]
    if others:
        yield lang("换用", "to choose another"), f"`--reading {reading.id}={others[0]}`"


def _decided(decided: DecidedReading, lang: Language) -> str:
    """Return which rule of national law decides a reading, as what, and from which day."""
    by = JIAOZUO_WITH_NATIONAL.rule(decided.by)[0]
    first = "" if by.in_force is None else by.in_force.first.isoformat()
    return lang(
        f"{link_from('../', by)}（{by.cite.shown}）自{first}起决定为 `{decided.alternative}`",
        f"{link_from('../', by)} ({by.cite.shown_key}) decides for `{decided.alternative}` from {first}",
    )


# ------------------------------------------------------------------------------------------------ cases


def _cases(reading: Reading, lang: Language) -> Iterator[str]:
    """Yield each worked case whose verdict another alternative changes, with both verdicts and both days."""
    for index, each in enumerate(examples()):
        changed = [other for other in sensitivities(each) if other.reading == reading.id]
        if not changed:
            continue
        rule = JIAOZUO_2024.rule(each.rule)[0]
        day = lang(f"判断之日 {each.on}", f"on {each.on}")
        yield f"- {link_from('../', rule)} {escaped(lang.of(each))}{lang('（', ' (')}{day}{lang('）', ')')}"
        now = finding_of(each)
        used = each.readings.get(reading.id, reading.default.id)
        yield f"  - `{used}`{lang('：', ': ')}{_outcome(now, lang)}"
        yield from (
            f"  - `{other.alternative}`{lang('：', ': ')}{_outcome(_under(index, reading.id, other.alternative), lang)}"
            for other in changed
        )


@cache
def _under(index: int, reading: str, alternative: str) -> Finding:
    """Return the finding of a case, by its number, under another alternative."""
    each = examples()[index]
    report = validate(each.record, on=each.on, readings={**each.readings, reading: alternative})
    (found,) = (one for one in report.rule(each.rule) if one.path == finding_of(each).path)
    return found


def _outcome(finding: Finding, lang: Language) -> str:
    label = lang(*finding.label)
    if finding.deadline is None or not finding.deadline.numbered or finding.deadline.due is None:
        return f"**{label}**"
    name = lang("暂定末日", "provisionally due") if finding.deadline.provisional else lang("末日", "due")
    return f"**{label}**{lang('，', ', ')}{name} {finding.deadline.due}"
