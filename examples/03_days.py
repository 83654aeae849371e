"""工作日：向后、向前推算，计数，理由，已公布的范围 · Working days: add, subtract, count, explain, known range."""

from datetime import date, timedelta

from zhixing_rules import PRC, CalendarNotPublished

expiry = date(2025, 2, 4)
print("timedelta   ", expiry - timedelta(days=3), "（2025年春节假期内）")
print("PRC.back    ", PRC.back(expiry, 3))
print("PRC.count   ", PRC.count(date(2025, 1, 24), expiry))
for day in PRC.made_up(date(2025, 1, 20), expiry):
    print("made up     ", day.day, day.reason_zh)
print("why         ", PRC.why(date(2025, 1, 28)).reason_en)
print("roll        ", PRC.roll(date(2024, 10, 1)))

print("final       ", PRC.final_through)
try:
    PRC.add(date(2026, 12, 28), 3)
except CalendarNotPublished as error:
    print("refused     ", error.day)
interval = PRC.interval(date(2026, 12, 28), 3)
print("honest      ", interval.earliest, "…", interval.latest, "safe", interval.safe)
