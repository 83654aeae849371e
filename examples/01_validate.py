"""判断一件案件，逐条列出违反之处 · Validate one case and list every breach with its clause."""

from datetime import date
from pathlib import Path

from zhixing_rules import validate

case = Path(__file__).with_name("cn_export.json").read_text(encoding="utf-8")
report = validate(case, on=date(2025, 9, 30))

print(report.provenance.on, "　".join(f"{verdict.zh} {count}" for verdict, count in report.counts.items()))
for finding in report.by("fail"):
    print()
    print(finding.rule_id, finding.path)
    print(" ", finding.message("zh"))
    print(" ", finding.message("en"))
    print("  原文 ·", finding.quote)
    if finding.remedy is not None:
        print("  补救 ·", finding.remedy.zh)
