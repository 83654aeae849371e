"""Chinese working days, exact or honest. 工作日：要么准确，要么如实说不知道。

>>> from datetime import date
>>> PRC.add(date(2025, 1, 24), 2)  # Sunday 2025-01-26 was worked for 春节
datetime.date(2025, 1, 27)
>>> PRC.span(date(2026, 12, 28), 1).certain  # the notice for 2027 is not in the data
False
"""

from zhixing_rules.calendars.account import DayAccount, DayKind, Knowledge
from zhixing_rules.calendars.calendar import Calendar
from zhixing_rules.calendars.chinese_day import as_chinese_day
from zhixing_rules.calendars.months import months_after
from zhixing_rules.calendars.prc import PRC
from zhixing_rules.calendars.span import Span
from zhixing_rules.calendars.table import DAWN, FOREVER

__all__ = [
    "DAWN",
    "FOREVER",
    "PRC",
    "Calendar",
    "DayAccount",
    "DayKind",
    "Knowledge",
    "Span",
    "as_chinese_day",
    "months_after",
]
