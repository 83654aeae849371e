"""The readings in words: every ambiguity, its alternatives, what supports the default, what another would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import DisclosedReport, only_disclosed
from zhixing_rules.language import CONFIDENCE, SETTLERS
from zhixing_rules.render.text.reports import STYLES, heading
from zhixing_rules.render.text.style import Language, TextBuilder

if TYPE_CHECKING:
    from zhixing_rules.engine import ReadingSensitivity
    from zhixing_rules.language import Procedure, Reading

__all__ = ["readings", "sweep"]


def readings(
    procedure: Procedure,
    wanted: tuple[Reading, ...],
    *,
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
) -> str:
    """Readings of a procedure as text.

    Args:
        procedure: the rules, to say which of them depend on a reading.
        wanted: the readings to list.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    told = builder.pick(
        f"解读 {len(wanted)} 项（* 为默认，° 为未见来源主张）",
        f"readings: {len(wanted)} (* is the default, ° is argued by no source)",
    )
    builder.write(told, style="title")
    for reading in wanted:
        builder.write()
        builder.write(f"{reading.id}  {reading.clause}", style="strong", hang=2)
        for alternative in reading.alternatives:
            mark = "*" if alternative is reading.default else "°" if alternative.id in reading.silent else " "
            said = f"{mark} {alternative.id}  {builder.pick(alternative.zh, alternative.en)}"
            builder.write(said, indent=2, hang=4)
        builder.field("理由", "support", reading.support)
        builder.field(
            "把握", "known by", f"{reading.confidence} {builder.pick(*CONFIDENCE[reading.confidence])}", style="dim"
        )
        settlers = (f"{each} {builder.pick(*SETTLERS[each])}" for each in reading.settlers)
        builder.field("可定", "settled by", builder.pick("；", "; ").join(settlers), style="dim")
        rules = dict.fromkeys(rule.id for rule in procedure.rules if reading in rule.readings)
        builder.field("规则", "rules", builder.listed(rules), style="dim")
    return builder.text()


def sweep(
    report: DisclosedReport,
    procedure: Procedure,
    *,
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
) -> str:
    """Only the findings that another reading would change, each with the alternatives that would.

    Args:
        report: the report, as disclosed to its audience.
        procedure: the rules it was made by.
        colour: whether to use terminal colours.
        width: how many columns a line may take.
        language: ``zh`` or ``en``.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.provenance("解读敏感性", "Sensitivity to readings", report.provenance, report.audience)
    changes: dict[tuple[str, str], list[ReadingSensitivity]] = {}
    for each in report.sensitive_to:
        changes.setdefault((each.rule_id, each.path), []).append(each)
    builder.write()
    told = builder.pick(
        f"{len(report)} 项结论中，{len(changes)} 项会因换一种解读而改变",
        f"{len(changes)} of {len(report)} findings would change under another reading",
    )
    builder.write(told, style="strong")
    by_id = {reading.id: reading for reading in procedure.readings}
    for finding in report:
        found = changes.get((finding.rule_id, finding.path))
        if found:
            builder.write()
            builder.write(heading(finding, builder), style="strong")
            builder.write(f"{finding.rule_id}  {finding.path}", style="dim", indent=2)
            now = builder.pick(finding.verdict.zh, finding.verdict.value)
            builder.field("现为", "now", now, style=STYLES[finding.verdict])
            for each in found:
                alternative = by_id[each.reading].alternative(each.alternative)
                verdict = builder.pick(each.verdict.zh, each.verdict.value)
                said = f"{each.reading}={each.alternative}（{alternative.zh}）→ {verdict}"
                said_en = f"{each.reading}={each.alternative} ({alternative.en}) → {verdict}"
                builder.field("若采", "under", builder.pick(said, said_en), style=STYLES[each.verdict])
    return builder.text()
