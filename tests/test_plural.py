"""Numbers with an English noun."""

from __future__ import annotations

import pytest

from zhixing_rules._plural import counted


@pytest.mark.parametrize(("count", "text"), [(0, "0 findings"), (1, "1 finding"), (2, "2 findings")])
def test_a_noun_is_in_the_plural_unless_its_number_is_one(count: int, text: str) -> None:
    assert counted(count, "finding") == text
