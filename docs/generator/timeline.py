"""The picture of the README: one detention, the working days before its end, and the days of the plan.

Every day in it comes from `plan` and from the calendar. The drawing is plain SVG without script, fonts or links.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zhixing_rules import PRC, Case, load, plan
from zhixing_rules._dates import chinese_date
from zhixing_rules.language import span_in_chinese, span_in_english
from zhixing_rules.procedures.jiaozuo_2024.art07_detention import REFERRAL_WINDOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zhixing_rules import Step

__all__ = ["timeline"]

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "detention_national_day.json"
ON: Final = date(2025, 9, 28)

_LEFT, _COLUMN, _TOP, _ROW = 160, 32, 82, 44
_BEFORE, _AFTER = 2, 2
_WEEKDAYS: Final = {"zh": "一二三四五六日", "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")}
_FONT: Final = "font-family=\"'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif\""
_WORDS: Final = {
    "zh": {
        "title": f"第七条第二款：届满前{span_in_chinese(REFERRAL_WINDOW)}内移送",
        "detention": "司法拘留",
        "window": f"末{span_in_chinese(REFERRAL_WINDOW)}",
        "today": "判断之日",
        "safe": "稳妥",
        "due": "最迟",
        "rest": "休",
        "work": "班",
        "intake": "收拘",
        "expiry": "届满",
    },
    "en": {
        "title": f"Article 7(2): refer within the last {span_in_english(REFERRAL_WINDOW)}",
        "detention": "detention",
        "window": f"last {span_in_english(REFERRAL_WINDOW)}",
        "today": "judged on",
        "safe": "safe",
        "due": "due",
        "rest": "off",
        "work": "work",
        "intake": "intake",
        "expiry": "ends",
    },
}


def timeline(language: str) -> str:
    """Return the picture as SVG, in ``zh`` or ``en``."""
    case = load(Case, EXAMPLE.read_text(encoding="utf-8"))
    detention = (case.detentions or ())[0]
    step = next(step for step in plan(case, on=ON).steps if step.rule_id == "art7.p2.referral")
    if detention.intake_on is None or step.due is None or step.safe_due is None:
        raise ValueError("the example has no exact days")
    first = detention.intake_on - timedelta(days=_BEFORE)
    days = [first + timedelta(days=number) for number in range((step.due - first).days + _AFTER + 1)]
    return "\n".join(_drawing(language, days, detention.intake_on, step)) + "\n"


def _drawing(language: str, days: list[date], intake: date, step: Step) -> Iterator[str]:
    words, due, safe = _WORDS[language], step.due, step.safe_due
    if due is None or safe is None:
        raise ValueError("the step has no exact days")
    width, height = _LEFT + _COLUMN * len(days) + 8, _TOP + 2 * _ROW + 52
    window = [PRC.back(due, number) for number in range(1, REFERRAL_WINDOW.count + 1)]
    label = _label(language, intake, due, safe)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
    yield f"<title>{label}</title>"
    yield (
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="6" height="6" fill="#ffffff"/><rect width="2.4" height="6" fill="#1f5aa6"/></pattern></defs>'
    )
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    yield _text(12, 22, words["title"], size=15, weight=700)
    for number, day in enumerate(days):
        yield from _column(language, number, day, height)
    yield _text(12, _TOP + 28, words["detention"])
    yield _text(12, _TOP + _ROW + 28, words["window"])
    left, right = _middle(days, intake), _middle(days, due)
    yield f'<rect x="{left}" y="{_TOP + 14}" width="{right - left}" height="20" rx="3" fill="#5c6670"/>'
    yield _text(left + 6, _TOP + 29, words["intake"], fill="#ffffff", size=12)
    yield _text(right - 6, _TOP + 29, words["expiry"], fill="#ffffff", size=12, anchor="end")
    for day in window:
        x = _left(days, day)
        yield (
            f'<rect x="{x + 1}" y="{_TOP + _ROW + 12}" width="{_COLUMN - 2}" height="24" fill="url(#hatch)" '
            'stroke="#1f5aa6"/>'
        )
    marks = ((ON, words["today"], "#8a5a00"), (safe, words["safe"], "#1f5aa6"), (due, words["due"], "#a3211f"))
    for row, (day, word, colour) in enumerate(marks):
        x, y = _middle(days, day), _TOP + 2 * _ROW + 10
        yield (
            f'<line x1="{x}" y1="{_TOP}" x2="{x}" y2="{y}" stroke="{colour}" stroke-width="2" stroke-dasharray="4 3"/>'
        )
        anchor = "end" if row == 0 else "start"
        yield _text(x + (-4 if row == 0 else 4), y + 6, f"{word} {day.month}-{day.day:02}", fill=colour, anchor=anchor)
    yield "</svg>"


def _column(language: str, number: int, day: date, height: int) -> Iterator[str]:
    x, account = _LEFT + number * _COLUMN, PRC.why(day)
    if not account.working:
        yield f'<rect x="{x}" y="34" width="{_COLUMN}" height="{height - 34 - 40}" fill="#e6e8ea"/>'
    middle, weekday = x + _COLUMN / 2, _WEEKDAYS[language][day.weekday()]
    yield _text(middle, 48, f"{day.month}-{day.day:02}", size=11, anchor="middle")
    yield _text(middle, 62, weekday, size=11, anchor="middle", fill="#4a525b")
    marked = account.working == (day.weekday() >= 5)  # noqa: PLR2004  Saturday and Sunday
    if marked:
        word = _WORDS[language]["work" if account.working else "rest"]
        yield _text(
            middle, 74, word, size=10, anchor="middle", weight=700, fill="#a3211f" if account.working else "#1b1f24"
        )


def _label(language: str, intake: date, due: date, safe: date) -> str:
    if language == "zh":
        end = chinese_date(due)
        return f"拘留自{chinese_date(intake)}起，{end}届满；稳妥日{chinese_date(safe)}，最迟{end}移送"
    return f"Detention from {intake} to {due}; refer by {safe} to be safe, by {due} at the latest"


def _left(days: list[date], day: date) -> int:
    return _LEFT + days.index(day) * _COLUMN


def _middle(days: list[date], day: date) -> int:
    return _left(days, day) + _COLUMN // 2


def _text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 13,
    weight: int = 400,
    anchor: str = "start",
    fill: str = "#1b1f24",
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" {_FONT} font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{fill}">{words}</text>'
    )
