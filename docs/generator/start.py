"""The generated section of the start page: one case with its verdict, the count of its last day, and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bilingual_text import escaped, filled
from generator.page_names import rule_link
from generator.sections import steps_of
from generator.timeline import EXAMPLE, ON
from zhixing_rules import validate

if TYPE_CHECKING:
    from generator.bilingual_text import Language

__all__ = ["start_page"]

RULE = "art7.p2.referral"


def start_page(lang: Language) -> str:
    """Return the start page with its generated section replaced."""
    return filled(lang.folder / "index.md", "case", _case(lang))


def _case(lang: Language) -> str:
    finding = validate(EXAMPLE.read_text(encoding="utf-8"), on=ON).rule(RULE)[0]
    rule = finding.resolved.rule
    quotes = "".join(quote for _, quote in rule.quotes[:1])
    picture = lang("timeline.svg", "../timeline-en.svg")
    described = lang(
        "期日图：拘留的起止、末三个工作日和放假的日子", "the detention, its last three working days, the days off"
    )
    return "\n\n".join(
        (
            f"> {escaped(quotes)} —— {lang(finding.citation.short, finding.citation.en)}",
            f"{escaped(finding.message(lang.code))}　{rule_link(rule)}",
            "\n".join(f"{number}. {step}" for number, step in enumerate(steps_of(finding, lang), start=1)),
            f"![{described}]({picture})",
            f"```sh\nzhixing explain {RULE} examples/{EXAMPLE.name} --on {ON}\n```",
        )
    )
