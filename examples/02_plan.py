"""谁、何时之前、做什么、附什么材料 · Who does what, by when, with which documents."""

from datetime import date
from pathlib import Path

from zhixing_rules import plan

case = Path(__file__).with_name("detention_national_day.json").read_text(encoding="utf-8")
schedule = plan(case, on=date(2025, 9, 28))

for step in schedule.steps:
    due = f"最迟 {step.due}，稳妥 {step.safe_due}" if step.due else "无确定日期"
    print(f"[{step.status.zh}] {step.actor.zh}：{step.action_zh}（{step.citation.short}）　{due}")
    if step.why_zh:
        print("    说明：", step.why_zh)

first = schedule.next[0]
print()
print("第一步的期限如何算出 · How the due day of the first step is counted:")
for line in first.deadline.steps if first.deadline else ():
    print(f"    {line.day}  {line.zh}  {line.basis_zh}")
print("    附：", "、".join(document.zh for document in first.documents))
