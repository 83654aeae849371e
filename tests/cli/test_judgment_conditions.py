"""--amendment: a case judged by the procedure as an amendment leaves it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhixing_rules.amendment import ChooseReading, Commence, Reword, SetSpan, Transition
from zhixing_rules.interchange import amendment_to_toml
from zhixing_rules.language import Days

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_a_transition_in_a_file_leaves_what_was_received_before_to_the_old_law(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    case = write(CASE)
    amendment = case.with_name("from.toml")
    for day, due, truth in ((date(2025, 3, 12), "2025-03-17", "met"), (date(2025, 3, 13), "2025-03-19", "not_met")):
        changes = (*FIVE, Commence(day, Transition.BY_TRIGGER))
        amendment.write_text(amendment_to_toml("five_from", changes), encoding="utf-8")
        ran = run("explain", "art9.filing", case, "--on", "2025-03-18", "--json", "--amendment", amendment)
        (told,) = json.loads(ran.out)["explanations"]
        assert (told["finding"]["due"], told["transitions"][0]["truth"]) == (due, truth)


def test_a_fifth_paper_is_demanded_by_a_file_alone(run: Callable[..., Any], write: Callable[[object], Path]) -> None:
    example = Path(__file__).parents[2] / "examples" / "fifth_paper.toml"
    whole = CASE | {"referrals": [{**CASE["referrals"][0], "其他移送材料名称": ["被执行人财产线索清单"]}]}  # type: ignore[dict-item]  # as CASE is written
    for case, code in ((CASE, 1), (whole, 0)):
        asked = ("explain", "art8.i5.property-leads", write(case), "--on", "2025-03-18", "--amendment", example)
        assert run(*asked).code == code


def test_a_lawyer_reads_the_clause_as_amended_and_what_is_left_of_the_old_rule(run: Callable[..., Any]) -> None:
    examples = Path(__file__).parents[2] / "examples"
    amended = ("--amendment", examples / "five_days_from.toml")
    told = run("law", "9", *amended).out
    assert "应在五日内立案侦查" in told
    assert "公安机关接收日期不早于2025-09-26的，适用以上规定；否则适用" in told
    assert "应在七日内立案侦查" in told[told.index("否则适用") :]
    rules = {rule["rule_id"]: rule for rule in json.loads(run("law", "9", "--json", *amended).out)["rules"]}
    assert rules["art9.filing"]["superseded"]["quote"].endswith("应在七日内立案侦查")
    assert rules["art9.filing"]["since_en"]
    assert rules["art9.supplement"]["superseded"] is rules["art9.supplement"]["since_zh"] is None
    assert "否则适用" not in run("law", "9").out
    assert run("law", "art8.i5", "--amendment", examples / "fifth_paper.toml").code == 0
    assert run("law", "art8.i5").code == 2


def test_readings_are_listed_as_the_amendment_leaves_them(
    run: Callable[..., Any], write: Callable[[object], Path]
) -> None:
    amendment = write(CASE).with_name("latest.toml")
    amendment.write_text(
        amendment_to_toml("latest", [ChooseReading("transfer-window", "latest-date")]), encoding="utf-8"
    )
    asked = ("readings", "transfer-window", "--json")
    (old,), (new,) = (json.loads(run(*asked, *more).out)["readings"] for more in ((), ("--amendment", amendment)))
    assert (old["default"], new["default"]) == ("latest-is-expiry", "latest-date")
