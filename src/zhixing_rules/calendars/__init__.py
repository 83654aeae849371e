"""Chinese working days: exact where the notices are known, an interval where they are not. 工作日的计算。

>>> from datetime import date
>>> PRC.add(date(2025, 1, 24), 2)  # Sunday 2025-01-26 was worked for 春节
datetime.date(2025, 1, 27)
>>> PRC.interval(date(2026, 12, 28), 1).certain  # the notice for 2027 is not in the data
False
"""

from zhixing_rules.calendars.calendar import Calendar
from zhixing_rules.calendars.chinese_day import as_chinese_day
from zhixing_rules.calendars.day_explanation import DayExplanation, DayKind, Knowledge
from zhixing_rules.calendars.interval import DayInterval, ordinal_of
from zhixing_rules.calendars.months import months_after
from zhixing_rules.calendars.prc import PRC
from zhixing_rules.calendars.table import DAWN, FOREVER

__all__ = [
    "DAWN",
    "FOREVER",
    "PRC",
    "Calendar",
    "DayExplanation",
    "DayInterval",
    "DayKind",
    "Knowledge",
    "as_chinese_day",
    "months_after",
    "ordinal_of",
]
