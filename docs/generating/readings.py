"""The readings: every place where the text can be understood in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generating.cases import examples, sensitive
from generating.naming import linked
from generating.sections import alternatives
from generating.speaking import anchor, footer, plain, top
from zhixing_rules import JIAOZUO_2024
from zhixing_rules.language import CONFIDENCE, SETTLERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generating.speaking import Speaker
    from zhixing_rules.language import Reading

__all__ = ["readings_page"]


def readings_page(say: Speaker) -> str:
    """One section for each reading."""
    parts = [top(say("解读", "Readings"), say, "readings.md"), _intro(say)]
    for reading in JIAOZUO_2024.readings:
        parts += [anchor(reading.id), f"## {say(plain(reading.clause), reading.id)}", "\n".join(_told(reading, say))]
    return "\n\n".join((*parts, footer(say))) + "\n"


def _intro(say: Speaker) -> str:
    settlers = say("；", "; ").join(f"**{each}** {say(*words)}" for each, words in SETTLERS.items())
    return say(
        "条文可有两种以上理解之处。每一种理解都已写成代码；**粗体**为默认；带 ° 者为文字上可能、但未见任何来源主张。"
        "调用时以 `readings={编号: 选项}` 换用，命令行以 `--reading 编号=选项`。"
        "只有一个选项的，未见相反主张，列出以备查。\n\n"
        f"由谁解决：{settlers}。两发文机关为市中院与市公安局（第十七条），省级机关为省高院与省公安厅，案卷记载如决定书、回执。",
        "Where the text can be understood in more than one way. Every way is encoded; **bold** is the default; ° is "
        "implied by the words and argued by no source. Choose with `readings={id: alternative}`, on the command line "
        "with `--reading id=alternative`. A reading with one alternative has no recorded rival and is listed so that "
        "it can be seen.\n\n"
        f"Who could settle it: {settlers}. The issuing bodies are the intermediate court and the municipal police "
        "(art. 17), the provincial ones the provincial court and police; the record is a decision, a receipt and the "
        "like. The clause and the support are given in the words of the procedure, in Chinese.",
    )


def _told(reading: Reading, say: Speaker) -> Iterator[str]:
    yield f"`{reading.id}`" + say("", f" {plain(reading.clause)}") + "\n"
    yield from (f"- {each}" for each in alternatives(reading, say))
    yield ""
    yield say("支持默认的理由：", "Support for the default: ") + plain(reading.support) + "<br>"
    yield say("把握：", "Confidence: ") + f"**{reading.confidence}** {say(*CONFIDENCE[reading.confidence])}<br>"
    settlers = (f"**{each}** {say(*SETTLERS[each])}" for each in reading.settlers)
    yield say("由谁解决：", "Who could settle it: ") + say("；", "; ").join(settlers) + "<br>"
    used = {rule.id: rule for rule in JIAOZUO_2024.rules if reading in rule.readings}
    yield say("相关规则：", "Rules: ") + (" ".join(map(linked, used.values())) or say("无", "none"))
    changed = [(each, other) for each in examples() for other in sensitive(each) if other.reading == reading.id]
    if changed:
        yield ""
        yield say("换用即改变结论的案例：", "Examples whose verdict it changes:") + "\n"
    for each, other in changed:
        rule = JIAOZUO_2024.rule(each.rule)[0]
        verdict = say(f"`{other.alternative}` 则{other.label.zh}", f"{other.label.en} by `{other.alternative}`")
        yield f"- {linked(rule)} {plain(say.of(each))}{say('：', ': ')}{verdict}"
