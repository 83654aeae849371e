"""What a letter can be about, and which of these the caller means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules.errors import Problem, RecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zhixing_rules.office.letters.letter_form import LetterForm
    from zhixing_rules.records import Case

__all__ = ["choose_subject", "referrals", "referrals_and_detentions", "requests", "targets", "whole_record"]

Subjects = tuple[tuple[str, str], ...]


def whole_record(_: Case) -> Subjects:
    """Return the whole record."""
    return (("", ""),)


def requests(case: Case) -> Subjects:
    """Return the tracing requests."""
    return tuple((f"/requests/{index}", each.id) for index, each in enumerate(case.requests or ()))


def targets(case: Case) -> Subjects:
    """Return the persons of tracing requests, by the ids of the persons."""
    return tuple(
        (f"/requests/{index}/targets/{place}", each.person or "")
        for index, request in enumerate(case.requests or ())
        for place, each in enumerate(request.targets or ())
    )


def referrals(case: Case) -> Subjects:
    """Return the referrals."""
    return tuple((f"/referrals/{index}", each.id) for index, each in enumerate(case.referrals or ()))


def referrals_and_detentions(case: Case) -> Subjects:
    """Return the referrals, and the detentions on which no referral is based yet."""
    based_on = {each.detention for each in case.referrals or ()}
    detentions = (
        (f"/detentions/{index}", each.id) for index, each in enumerate(case.detentions or ()) if each.id not in based_on
    )
    return (*referrals(case), *detentions)


def choose_subject(form: LetterForm, case: Case, wanted: str | None) -> str:
    """Return what a letter is about.

    Args:
        form: the form of the letter.
        case: the record.
        wanted: a JSON Pointer or an id; ``None`` if there is only one.

    Returns:
        The JSON Pointer.

    Raises:
        RecordError: there is nothing that the letter can be about, several fit, or none is the one wanted. It lists
            pointers and ids, and no name.
    """
    known = form.subjects(case)
    fitting = [pointer for pointer, key in known if wanted is None or wanted == pointer or (key and wanted == key)]
    if len(fitting) == 1:
        return fitting[0]
    if not known:
        zh = f"记录中没有{form.subject_zh}，不能制作{form.kind.zh}"
        raise RecordError([Problem("", "no_subject", zh, f"the record has no {form.subject_en}")])
    zh, en = ("没有这一对象", "no such subject") if not fitting else ("对象不止一个", "there are several subjects")
    choices = [each for each in known if each[0] in fitting] or known
    raise RecordError(_choices(choices, f"{zh}，请用 --subject 指明", f"{en}; choose one with --subject"))


def _choices(choices: Sequence[tuple[str, str]], zh: str, en: str) -> list[Problem]:
    return [
        Problem(pointer, "subject", f"{zh}{f'（标识 {key}）' if key else ''}", f"{en}{f' (id {key})' if key else ''}")
        for pointer, key in choices
    ]
