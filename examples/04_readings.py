"""“届满前三个工作日内”的三种解读 · Three ways to read art. 7: within, by, or before the last three working days."""

from datetime import date
from pathlib import Path

from zhixing_rules import JIAOZUO_2024, plan

case = Path(__file__).with_name("detention_national_day.json").read_text(encoding="utf-8")
reading = next(each for each in JIAOZUO_2024.readings if each.id == "transfer-window")

print(reading.clause)
for alternative in reading.alternatives:
    steps = plan(case, on=date(2025, 9, 28), readings={reading.id: alternative.id}).steps
    step = next(each for each in steps if each.rule_id == "art7.p2.referral")
    mark = "（默认）" if alternative is reading.default else ""
    print(f"{alternative.id}{mark}：{alternative.zh}")
    print(f"    最早 {step.earliest or '不限'}　最迟 {step.due}　各解读下均及时 {step.safe_due}")
print("支持默认方案 ·", reading.support)
