"""What the result of a rule depends on: also the act by which its procedure governs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.tiny_office import LOAN, NO_FEE, TINY_OFFICE, answered_on, fee_taken
from zhixing_rules.language import Commencement, Fixed
from zhixing_rules.language.reads import parts_read


def test_a_rule_depends_on_the_day_of_the_act_that_its_procedure_governs() -> None:
    commencement = Commencement(day=Fixed(date(2024, 3, 1)), acts=((LOAN, answered_on),))
    governed = parts_read(replace(TINY_OFFICE, commencement=commencement), NO_FEE)
    assert answered_on in governed
    assert fee_taken in governed
    assert answered_on not in parts_read(None, NO_FEE)
