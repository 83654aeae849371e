"""--amendment: a case judged by the procedure as an amendment leaves it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from zhixing_rules.interchange import amendment_to_toml
from zhixing_rules.language import ChooseReading, Days, Reword, SetSpan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIVE = (Reword("art9", "应在七日内", "应在五日内"), SetSpan("art9.filing", Days(7), Days(5)))
CASE = {
    "complete_as_of": "2025-03-18",
    "referrals": [
        {"id": "f1", "offence": "refusal", "sent_on": "2025-03-12", "received_on": "2025-03-12",
         "conditions_met": True, "materials_complete": True}
    ],
}  # fmt: skip


def test_the_verdict_is_that_of_the_amended_procedure(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    case = write(CASE)
    amendment = case.with_name("five.toml")
    amendment.write_text(amendment_to_toml("five_days", FIVE), encoding="utf-8")
    asked = ("explain", "art9.filing", case, "--on", "2025-03-18", "--json")
    old, new = run(*asked), run(*asked, "--amendment", amendment)
    assert (old.code, new.code) == (0, 1)
    assert json.loads(new.out)["explanations"][0]["finding"]["due"] == "2025-03-17"
    assert run("validate", case, "--on", "2025-03-18", "--amendment", amendment).out.count("five_days") == 1


def test_an_amendment_that_cannot_be_made_is_bad_input_with_its_reasons(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    case = write(CASE)
    amendment = case.with_name("wrong.toml")
    for changes, reason in ((FIVE[1:], "Reword"), ((ChooseReading("seal-live", "x"),), "/changes/0")):
        amendment.write_text(amendment_to_toml("wrong", changes), encoding="utf-8")
        ran = run("plan", case, "--amendment", amendment)
        assert (ran.code, ran.out) == (2, "")
        assert "修改案" in ran.err
        assert reason in ran.err
    assert run("plan", case, "--amendment", case.with_name("none.toml")).code == 2
