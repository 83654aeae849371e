"""What changed in each version: its rules, readings and formats, and the verdicts that changed, from the changelog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.bilingual_text import DOCS, escaped, footer, page_header, table
from generator.page_names import link_from
from zhixing_rules import JIAOZUO_2024, JIAOZUO_WITH_NATIONAL, __version__
from zhixing_rules.interchange import SCHEMAS, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bilingual_text import Language
    from zhixing_rules import Rule

__all__ = ["changes_page"]

_VERSION = re.compile(r"^## \[(.+?)\](?: - (\S+))?\n(.*?)(?=^## \[|\Z)", re.MULTILINE | re.DOTALL)
_VERDICTS = re.compile(r"^### Verdicts that changed\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)


def changes_page(lang: Language) -> str:
    """Return the page, one section per version of the changelog, the last first."""
    changelog = (DOCS.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = [page_header(lang("各版本的变化", "What changed"), lang, "changes.md"), _intro(lang), _now(lang)]
    for name, day, text in _VERSION.findall(changelog):
        title = lang("未发布", "Unreleased") if name == "Unreleased" else f"{name}　{day}"
        parts += [f"## {title}", *_verdicts(text, lang)]
    return "\n\n".join((*parts, footer(lang))) + "\n"


def _intro(lang: Language) -> str:
    return lang(
        "各版本对规则、解读、格式和结论的影响。规则编号、解读编号、六个结论词和退出码从不改变含义"
        "（[稳定性](stability.md)）；其余改动见仓库根目录的更新日志（英文）。",
        "The effect of each version on rules, readings, formats and verdicts. Rule ids, reading ids, the six verdict "
        "words and the exit codes never change their meaning ([stability](stability.md)); everything else is in the "
        "changelog in the root of the repository.",
    )


def _now(lang: Language) -> str:
    """Return what this version has."""
    local = {rule.id for rule in JIAOZUO_2024.rules}
    national = {rule.id for rule in JIAOZUO_WITH_NATIONAL.rules} - local
    formats = sorted({str(schema(name)["$id"]).removeprefix("urn:zhixing-rules:schema:") for name in SCHEMAS})
    readings = len(JIAOZUO_2024.readings)
    rows = [
        (
            lang("规则", "rules"),
            lang(
                f"[本意见](rules.md) {len(local)} 个编号，[国家法](national.md) {len(national)} 个",
                f"[Opinion](rules.md) {len(local)} ids, [national law](national.md) {len(national)}",
            ),
        ),
        (lang("解读", "readings"), lang(f"[{readings} 处](readings.md)", f"[{readings}](readings.md)")),
        (lang("规则摘要", "hash of the rules"), f"`{JIAOZUO_2024.hash}`"),
        (lang("模式", "schemas"), " ".join(f"`{each.replace(':', '/')}`" for each in formats)),
    ]
    title = lang(f"## 本版本　{__version__}", f"## This version: {__version__}")
    return f"{title}\n\n{table(['', ''], rows)}"


def _verdicts(text: str, lang: Language) -> Iterator[str]:
    """Yield the verdicts that changed: in Chinese the rules, in English the lines of the changelog too."""
    found = _VERDICTS.search(text)
    if found is None:
        yield lang("没有结论因此改变。", "No verdict changed.")
        return
    rules: dict[str, Rule] = {rule.id: rule for rule in JIAOZUO_WITH_NATIONAL.rules}
    mentioned = set(re.findall(r"`([a-z0-9.-]+)`", found[1]))
    named = [each for each in rules if each in mentioned]
    yield lang("### 结论有变的规则", "### Rules whose verdicts changed")
    yield "\n".join(f"- {link_from('', rules[each])} {escaped(lang.of(rules[each]))}" for each in named)
    yield lang("各条规则的变化，见更新日志“Verdicts that changed”一节。", "From the changelog:\n\n" + found[1].strip())
