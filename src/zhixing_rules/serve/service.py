"""The service: one answer for each request, whatever the request is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules.errors import CalendarNotPublished, Problem, RecordError
from zhixing_rules.interchange.lazy_array import LazyArray
from zhixing_rules.interchange.problems import problem_to_dict
from zhixing_rules.serve.answer_text import ResultTooLarge, answer_text
from zhixing_rules.serve.clock import today_in_china
from zhixing_rules.serve.members import read_members
from zhixing_rules.serve.service_request import ServiceRequest
from zhixing_rules.serve.request_text import read_request
from zhixing_rules.serve.verbs import verbs_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixing_rules.serve.settings import ServiceSettings
    from zhixing_rules.serve.verb import Verb

__all__ = ["Service"]

_LONGEST_ID: Final = 128
_LARGEST_ID: Final = 2**53
"""Above it, programs that hold numbers as doubles no longer tell integers apart."""
_SHARED: Final = ("id", "do")


class Service:
    """Answers requests. It holds no record; the same request under the same settings on one day has the same answer.

    Args:
        settings: procedures, calendar, audience and limits.
        today: returns the day that a request means if it names none; the current day in China by default.
    """

    def __init__(self, settings: ServiceSettings, *, today: Callable[[], date] = today_in_china) -> None:
        self.settings, self._today = settings, today
        self.verbs: Mapping[str, Verb] = verbs_of(settings)

    def answer(self, request: object) -> dict[str, Any]:
        """Return the answer to a request. It never raises.

        Args:
            request: a mapping, see ``zhixing schema request``.

        Returns:
            A dictionary of plain values of JSON: ``id``, and either ``result``, which is what the command of the same
            name writes as JSON, or ``problems``.
        """
        identity = _identity(request)
        try:
            answer: dict[str, Any] = _complete(self._answer(request))
        except Exception as error:  # noqa: BLE001  elements of results are made here; see `_answer`
            return _refusal(identity, [_internal_error(error)])
        return answer

    def answer_text(self, data: bytes) -> bytes:
        """Return the answer to the text of a request as one line of JSON in UTF-8, without a line break.

        It never raises. The text of a long result is never in memory beyond `ServiceLimits.result_bytes`.
        """
        identity = None
        try:
            try:
                request = read_request(data)
            except RecordError as error:
                return answer_text(_refusal(None, error.problems))
            identity = _identity(request)
            return answer_text(self._answer(request), limit=self.settings.limits.result_bytes)
        except ResultTooLarge:
            limit = self.settings.limits.result_bytes
            zh, en = f"结果超过 {limit} 字节；请减少记录", f"the result exceeds {limit} bytes: send fewer records"
            return answer_text(_refusal(identity, [Problem("", "result_too_large", zh, en)]))
        except Exception as error:  # noqa: BLE001  results are made while they are written; see `_answer`
            return answer_text(_refusal(identity, [_internal_error(error)]))

    def _answer(self, request: object) -> dict[str, Any]:
        """Return an answer, of which arrays may be made when they are written."""
        identity = _identity(request)
        try:
            return {"id": identity, **self._outcome(request)}
        except CalendarNotPublished as error:
            zh, _, en = str(error).partition(" · ")
            return _refusal(identity, [Problem("", "calendar_not_published", zh, en)])
        except RecordError as error:
            return _refusal(identity, error.problems)
        except Exception as error:  # noqa: BLE001  the outermost handler: no exception may show a part of the input
            return _refusal(identity, [_internal_error(error)])

    def _outcome(self, request: object) -> dict[str, Any]:
        if not isinstance(request, Mapping):
            raise RecordError([Problem("", "not_an_object", "须为 JSON 对象", "give a JSON object")])
        problems = [] if request.get("id") is None or _identity(request) is not None else [_bad_id()]
        name = request.get("do")
        verb = self.verbs.get(name) if isinstance(name, str) else None
        if verb is None:
            known = ", ".join(self.verbs)
            problems.append(Problem("/do", "no_such_verb", f"须为下列之一：{known}", f"give one of: {known}"))
        if problems or verb is None:
            raise RecordError(problems)
        values = read_members({key: value for key, value in request.items() if key not in _SHARED}, verb.members)
        return verb.outcome(ServiceRequest(values, self.settings, self._today))


def _identity(request: object) -> str | int | None:
    """Return the id of a request if it is one that is repeated: a short text, or a whole number."""
    identity = request.get("id") if isinstance(request, Mapping) else None
    if isinstance(identity, str) and len(identity) <= _LONGEST_ID:
        return identity
    if isinstance(identity, int) and not isinstance(identity, bool) and abs(identity) <= _LARGEST_ID:
        return identity
    return None


def _bad_id() -> Problem:
    zh = f"须为至多 {_LONGEST_ID} 个字符的字符串，或整数"
    return Problem("/id", "bad_id", zh, f"give a string of at most {_LONGEST_ID} characters, or a whole number")


def _refusal(identity: str | int | None, problems: Any) -> dict[str, Any]:  # noqa: ANN401  problems in any collection
    return {"id": identity, "problems": [problem_to_dict(each) for each in problems]}


def _internal_error(error: Exception) -> Problem:
    """Describe an internal error by its type only: its message may contain case data."""
    name = type(error).__name__
    zh = f"程序内部错误（{name}），没有结果。请将请求的种类（不含案件数据）和版本号告知维护者"
    en = f"internal error ({name}), no result: report the kind of request, without case data, and the version"
    return Problem("", "internal_error", zh, en)


def _complete(value: object) -> Any:  # noqa: ANN401  values of JSON
    """Return a value with the elements of its lazy arrays."""
    if isinstance(value, LazyArray):
        return [_complete(each) for each in value]
    if isinstance(value, dict):
        return {key: _complete(each) for key, each in value.items()}
    return value
