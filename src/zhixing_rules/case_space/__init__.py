"""Spaces of small invented records around rules: what a rule can say, and the plainest record that shows it.

A space varies the facts that some rules read, and nothing else: each is not recorded, or has one of the values between
which the rules make a difference. Its points are records that can be judged in place, fast; a point that shows
something is made smaller until no fact can be left out, and given back as a record that can be loaded.

>>> from zhixing_rules import JIAOZUO_2024, PRC
>>> from zhixing_rules.engine.compiled_procedure import compile_procedure
>>> rules = compile_procedure(JIAOZUO_2024, PRC).resolved("art9.filing")
>>> space = space_of(rules, PRC, JIAOZUO_2024)
>>> [axis.name for axis in space.axes][:3]
['referral.received_on', 'referral.filed_on', 'referral.conditions_met']
"""

from zhixing_rules.case_space.axes import Axis
from zhixing_rules.case_space.critical_days import Clock, clock_of
from zhixing_rules.case_space.local_search import seek
from zhixing_rules.case_space.minimisation import shrunk
from zhixing_rules.case_space.point_records import PointRecords, Sighted, judged_in
from zhixing_rules.case_space.points import Point, beside, points
from zhixing_rules.case_space.space import ATTESTED, Space, space_of

__all__ = [
    "ATTESTED",
    "Axis",
    "Clock",
    "Point",
    "PointRecords",
    "Sighted",
    "Space",
    "beside",
    "clock_of",
    "judged_in",
    "points",
    "seek",
    "shrunk",
    "space_of",
]
