"""Non-interference with several layers of law: national findings, duties and steps tell an audience no more."""

from __future__ import annotations

from random import Random
from typing import Final

import pytest

from disclosure.variations import varied
from support.effort import scaled
from support.records import DAYS
from support.samples import drawn
from zhixing_rules import JIAOZUO_WITH_NATIONAL, Audience, disclose, plan, validate
from zhixing_rules.interchange import dumps
from zhixing_rules.procedures.fields.subjects import CASE
from zhixing_rules.testing import Flavour, records

OTHERS: Final = tuple(each for each in Audience if each.withheld)


@pytest.mark.parametrize("audience", OTHERS)
def test_what_an_audience_may_not_see_changes_nothing_it_receives_of_any_layer(audience: Audience) -> None:
    pool = [
        each
        for flavour in Flavour
        for each in drawn(records(CASE, procedure=JIAOZUO_WITH_NATIONAL, flavour=flavour), scaled(60, least=12))
    ]
    random, duties = Random(audience.value), 0  # noqa: S311  no secret: the same pairs in every run
    for record in pool:
        on, other = random.choice(DAYS), random.choice(pool)
        texts = []
        for each in (record, varied(record, other, audience)):
            report = disclose(validate(each, on=on, procedure=JIAOZUO_WITH_NATIONAL), audience)
            steps = disclose(plan(each, on=on, procedure=JIAOZUO_WITH_NATIONAL), audience)
            duties += len(report.duties)
            shown = {(finding.rule_id, finding.path) for finding in report}
            for duty in report.duties:
                assert {(rule, duty.path) for rule in (duty.decided_by, *duty.see)} <= shown
            texts.append((dumps(report), dumps(steps)))
        assert texts[0] == texts[1], f"{audience} on {on}"
    if audience is Audience.COURT_STAFF:
        assert duties > 0
