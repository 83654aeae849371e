"""The page of the readings: every passage that can be understood in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bilingual_text import anchor, escaped, footer, page_header
from generator.cases import examples, sensitivities
from generator.page_names import link_from, rule_link
from generator.sections import alternatives
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL
from zhixing_rules.language import SETTLERS, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bilingual_text import Language
    from zhixing_rules.language import DecidedReading, Reading

__all__ = ["readings_page"]


def readings_page(lang: Language) -> str:
    """Return the page, one section per reading."""
    parts = [page_header(lang("解读", "Readings"), lang, "readings.md"), _intro(lang)]
    for reading in JIAOZUO_2024.readings:
        parts += [
            anchor(reading.id),
            f"## {lang(escaped(reading.clause), reading.id)}",
            "\n".join(_details(reading, lang)),
        ]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _intro(lang: Language) -> str:
    settlers = lang("；", "; ").join(f"**{each}** {lang(*words)}" for each, words in SETTLERS.items())
    return lang(
        "条文可有两种以上理解之处。每一种理解都已写成代码；**粗体**为默认；带 ° 者为文字上可能、但未见任何来源主张。"
        "调用时以 `readings={编号: 选项}` 换用，命令行以 `--reading 编号=选项`。"
        "只有一个选项的，未见相反主张，列出以备查。\n\n"
        f"由谁解决：{settlers}。两发文机关为市中院与市公安局（第十七条），省级机关为省高院与省公安厅，案卷记载如决定书、回执。",
        "Passages that can be understood in more than one way. Every alternative is encoded. **Bold** is the default. "
        "° marks an alternative that the wording allows but no source supports. Choose an alternative with "
        "`readings={id: alternative}`, on the command line with `--reading id=alternative`. A reading with one "
        "alternative has no known rival and is listed for reference.\n\n"
        f"Who could settle it: {settlers}. The issuing bodies are the intermediate court and the municipal police "
        "(art. 17), the provincial ones the provincial court and police; the case file means documents such as a "
        "decision or a receipt.",
    )


def _details(reading: Reading, lang: Language) -> Iterator[str]:
    yield f"`{reading.id}`" + lang("", f" {escaped(reading.clause_en)}") + "\n"
    yield from (f"- {each}" for each in alternatives(reading, lang))
    yield ""
    yield (
        lang("支持默认的理由：", "Support for the default: ")
        + escaped(lang(reading.support, reading.support_en))
        + "<br>"
    )
    read = Confidence(reading.confidence)
    yield lang("把握：", "Confidence: ") + f"**{read.value}** {lang(read.zh, read.en)}<br>"
    settlers = (f"**{each}** {lang(*SETTLERS[each])}" for each in reading.settlers)
    yield lang("由谁解决：", "Who could settle it: ") + lang("；", "; ").join(settlers) + "<br>"
    for decided in JIAOZUO_WITH_NATIONAL.decided:
        if decided.reading == reading.id:
            yield f"{_decided(decided, lang)}<br>"
    used = {rule.id: rule for rule in JIAOZUO_2024.rules if reading in rule.readings}
    yield lang("相关规则：", "Rules: ") + (" ".join(map(rule_link, used.values())) or lang("无", "none"))
    changed = [(each, other) for each in examples() for other in sensitivities(each) if other.reading == reading.id]
    if changed:
        yield ""
        yield lang("换用即改变结论的案例：", "Examples whose verdict changes under another alternative:") + "\n"
    for each, other in changed:
        rule = JIAOZUO_2024.rule(each.rule)[0]
        verdict = lang(f"`{other.alternative}` 则{other.label.zh}", f"{other.label.en} by `{other.alternative}`")
        yield f"- {rule_link(rule)} {escaped(lang.of(each))}{lang('：', ': ')}{verdict}"


def _decided(decided: DecidedReading, lang: Language) -> str:
    """Return which rule of national law decides a reading, as what, and from which day."""
    by = JIAOZUO_WITH_NATIONAL.rule(decided.by)[0]
    first = "" if by.in_force is None else by.in_force.first.isoformat()
    return lang(
        f"[国家法](national.md)：{link_from('', by)}（{by.cite.shown}）自{first}起决定为 `{decided.alternative}`",
        f"[National law](national.md): {link_from('', by)} ({by.cite.shown_key}) decides for `{decided.alternative}` "
        f"from {first}",
    )
