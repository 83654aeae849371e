"""Readings as text: their alternatives and support, and the findings that another alternative would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.engine import DisclosedReport, only_disclosed
from zhixing_rules.language import CONFIDENCE, SETTLERS
from zhixing_rules.render.text.builder import Language, TextBuilder
from zhixing_rules.render.text.reports import STYLES, heading

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
    """Return readings of a procedure as text.

    Args:
        procedure: the procedure, whose rules may depend on the readings.
        wanted: the readings to list.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break; the readings are in the order of `wanted`.
    """
    builder = TextBuilder(colour=colour, columns=width, language=language)
    title = builder.pick(
        f"解读 {len(wanted)} 项（* 为默认，° 为未见来源主张）",
        f"readings: {len(wanted)} (* is the default, ° is not supported by any source)",
    )
    builder.write(title, style="title")
    for reading in wanted:
        builder.write()
        builder.write(f"{reading.id}  {reading.clause}", style="strong", hang=2)
        for alternative in reading.alternatives:
            mark = "*" if alternative is reading.default else "°" if alternative.id in reading.silent else " "
            text = f"{mark} {alternative.id}  {builder.pick(alternative.zh, alternative.en)}"
            builder.write(text, indent=2, hang=4)
        builder.field("理由", "support", reading.support)
        builder.field(
            "把握", "confidence", f"{reading.confidence} {builder.pick(*CONFIDENCE[reading.confidence])}", style="dim"
        )
        settlers = (f"{each} {builder.pick(*SETTLERS[each])}" for each in reading.settlers)
        builder.field("可定", "settled by", builder.pick("；", "; ").join(settlers), style="dim")
        rules = dict.fromkeys(rule.id for rule in procedure.rules if reading in rule.readings)
        builder.field("规则", "rules", builder.join(rules), style="dim")
    return builder.text()


def sweep(
    report: DisclosedReport,
    procedure: Procedure,
    *,
    colour: bool = False,
    width: int = 100,
    language: Language = "zh",
) -> str:
    """Return the findings that another reading would change as text, each with the alternatives that would.

    Args:
        report: the report, as disclosed to its audience.
        procedure: the procedure of the report.
        colour: whether to use terminal colours.
        width: maximum columns of a line.
        language: ``zh`` or ``en``.

    Returns:
        The text, ending with a line break; the findings are in the order of the report. If no reading changes a
        verdict, only the heading and the count.

    Raises:
        DisclosureRefused: the report was not disclosed.
    """
    report = only_disclosed(DisclosedReport, report)
    builder = TextBuilder(colour=colour, columns=width, language=language)
    builder.header("解读敏感性", "Sensitivity to readings", report.provenance, report.audience)
    changes: dict[tuple[str, str], list[ReadingSensitivity]] = {}
    for each in report.sensitive_to:
        changes.setdefault((each.rule_id, each.path), []).append(each)
    builder.write()
    text = builder.pick(
        f"{len(report)} 项结论中，{len(changes)} 项会因换一种解读而改变",
        f"{len(changes)} of {len(report)} findings would change under another reading",
    )
    builder.write(text, style="strong")
    by_id = {reading.id: reading for reading in procedure.readings}
    for finding in report:
        alternatives = changes.get((finding.rule_id, finding.path))
        if alternatives:
            builder.write()
            builder.write(heading(finding, builder), style="strong")
            builder.write(f"{finding.rule_id}  {finding.path}", style="dim", indent=2)
            now = builder.pick(*finding.label)
            builder.field("现为", "now", now, style=STYLES[finding.verdict])
            for each in alternatives:
                alternative = by_id[each.reading].alternative(each.alternative)
                verdict = builder.pick(*each.label)
                chosen = f"{each.reading}={each.alternative}"
                text = builder.pick(
                    f"{chosen}（{alternative.zh}）→ {verdict}", f"{chosen} ({alternative.en}) → {verdict}"
                )
                builder.field("若采", "under", text, style=STYLES[each.verdict])
    return builder.text()
