"""逐行判断 JSON Lines；坏行报告后跳过 · Validate JSON Lines; report and skip invalid lines.

python examples/05_batch_jsonl.py [FILE]
"""

import sys
from datetime import date
from pathlib import Path

from zhixing_rules import Case, RecordError, load, validate

source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("cases.jsonl")
judged = skipped = 0

with source.open(encoding="utf-8") as lines:
    for number, line in enumerate(lines, start=1):
        try:
            case = load(Case, line)
        except RecordError as error:
            skipped += 1
            for problem in error.problems:
                print(f"{number}: 跳过 {problem.pointer or '/'} [{problem.code}] {problem.zh}")
            continue
        judged += 1
        failed = validate(case, on=date(2025, 11, 3)).by("fail")
        print(f"{number}: {case.case_number}", "；".join(finding.rule_id for finding in failed) or "无违反")

print(f"已判断 {judged} 行，跳过 {skipped} 行 · {judged} judged, {skipped} skipped")
