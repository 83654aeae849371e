"""Case spaces: small synthetic records around rules, to find every verdict of a rule and a minimal record for it.

A space varies the facts that some rules read and nothing else: each fact is not recorded, or has one of the values that
the rules distinguish. Its points can be judged fast, in place; a point with a wanted property can be minimised until no
fact can be left out, and returned as a record that can be loaded.

>>> from zhixing_rules import JIAOZUO_2024, PRC
>>> from zhixing_rules.engine.compiled_procedure import compile_procedure
>>> rules = compile_procedure(JIAOZUO_2024, PRC).resolved("art9.filing")
>>> space = space_of(rules, PRC, JIAOZUO_2024)
>>> [axis.name for axis in space.axes][:3]
['referral.received_on', 'referral.refusal_made_on', 'referral.transferred_on']
"""

from zhixing_rules.case_space.axes import Axis
from zhixing_rules.case_space.critical_days import CriticalDays, critical_days_of
from zhixing_rules.case_space.local_search import find_points
from zhixing_rules.case_space.minimisation import minimise
from zhixing_rules.case_space.point_records import JudgeArguments, PointRecords, instance_in
from zhixing_rules.case_space.points import Point, neighbours, sample_points
from zhixing_rules.case_space.space import ATTESTED, Space, space_of

__all__ = [
    "ATTESTED",
    "Axis",
    "CriticalDays",
    "JudgeArguments",
    "Point",
    "PointRecords",
    "Space",
    "critical_days_of",
    "find_points",
    "instance_in",
    "minimise",
    "neighbours",
    "sample_points",
    "space_of",
]
