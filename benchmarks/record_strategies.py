"""The rate at which the test kit draws records: `python benchmarks/record_strategies.py [HOW_MANY]`."""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, given, settings

from zhixing_rules import JIAOZUO_2024, Case, JointMechanism
from zhixing_rules.testing import Flavour, records


def rate(model: type[Case | JointMechanism], flavour: Flavour, how_many: int) -> float:
    """Return how many records are drawn, checked and loaded in a second of processor time.

    Args:
        model: the type of the records.
        flavour: which records are drawn.
        how_many: how many records to draw.
    """
    drawn = []

    @settings(
        max_examples=how_many,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(records(model, procedure=JIAOZUO_2024, flavour=flavour))
    def draw(record: object) -> None:
        drawn.append(record)

    draw()
    drawn.clear()
    start = time.process_time()
    draw()
    return len(drawn) / (time.process_time() - start)


if __name__ == "__main__":
    HOW_MANY = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    for kind in (Case, JointMechanism):
        for each in Flavour:
            print(f"{kind.__name__:15} {each.value:9} {rate(kind, each, HOW_MANY):7.0f}/s")
