"""Synthetic archives: any number of cases of synthetic persons that look like those of a court.

>>> from zhixing_rules.records import Case, load
>>> len([load(Case, line) for line in generate(3, seed=7, errors=0)])
3
"""

from zhixing_rules.synthetic.cases import LAST_YEAR, ON, Archive
from zhixing_rules.synthetic.jsonl import generate, lines

__all__ = ["LAST_YEAR", "ON", "Archive", "generate", "lines"]
