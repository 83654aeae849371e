"""The service: one answer for each request, whatever the request is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from zhixing_rules._suggestions import did_you_mean
from zhixing_rules._values import dataclass
from zhixing_rules.errors import CalendarNotPublished, Problem, RecordError
from zhixing_rules.interchange.lazy_array import LazyArray
from zhixing_rules.interchange.problems import problem_list
from zhixing_rules.serve.answer_text import ResultTooLarge, answer_text
from zhixing_rules.serve.clock import today_in_china
from zhixing_rules.serve.members import read_members
from zhixing_rules.serve.request_text import read_request
from zhixing_rules.serve.service_request import NotPublishedError, ServiceRequest
from zhixing_rules.serve.verbs import verbs_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zhixing_rules.serve.settings import ServiceSettings
    from zhixing_rules.serve.verb import Verb

__all__ = ["Reply", "Service"]

_LONGEST_ID: Final = 128
_LARGEST_ID: Final = 2**53
"""Above it, programs that hold numbers as doubles no longer tell integers apart."""
_SHARED: Final = ("id", "do")


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to the text of a request.

    Attributes:
        text: the answer as one line of JSON in UTF-8.
        refusal: the answer as a dictionary if it has problems instead of a result; else ``None``.
    """

    text: bytes
    refusal: dict[str, Any] | None = None


class Service:
    """Answers requests. It holds no record; the same request under the same settings on one day has the same answer.

    Args:
        settings: procedures, calendar, audience and limits.
        today: returns the day that a request means if it names none; the current day in China by default.
    """

    def __init__(self, settings: ServiceSettings, *, today: Callable[[], date] = today_in_china) -> None:
        self.settings = settings
        self._today = today
        self.verbs: Mapping[str, Verb] = verbs_of(settings)

    def answer(self, request: object) -> dict[str, Any]:
        """Return the answer to a request. It never raises.

        Args:
            request: a mapping, see ``zhixing schema request``.

        Returns:
            A dictionary of plain values of JSON: ``id``, and either ``result``, which is what the command of the same
            name writes as JSON, or ``problems``.
        """
        identity = None
        try:
            identity = _identity(request)
            answer: dict[str, Any] = _complete({"id": identity, **self._outcome(request)})
        except Exception as error:  # noqa: BLE001  the outermost handler: no exception may show a part of the input
            return _refusal(identity, self._what_is_wrong(error))
        return answer

    def answer_text(self, data: bytes) -> bytes:
        """Return the answer to the text of a request as one line of JSON in UTF-8, without a line break.

        It never raises. The text of a long result is never in memory beyond `ServiceLimits.result_bytes`.
        """
        return self.reply(data).text

    def reply(self, data: bytes, verb: str | None = None) -> Reply:
        """Return the answer to the text of a request, as `answer_text` does, and whether it is a refusal.

        Args:
            data: the text.
            verb: the verb of a request that does not name it, because its address does.

        Returns:
            The answer.
        """
        identity = None
        try:
            request = read_request(data)
            identity = _identity(request)
            answer = {"id": identity, **self._outcome(request, verb)}
            return Reply(answer_text(answer, limit=self.settings.limits.result_bytes))
        except Exception as error:  # noqa: BLE001  as for `answer`; parts of a result are made while it is written
            return _refused(identity, self._what_is_wrong(error))

    def refusal_of_a_long_request(self) -> bytes:
        """Return the answer to a request that is longer than a request may be."""
        limit = self.settings.limits.request_bytes
        zh, en = f"请求超过 {limit} 字节", f"the request exceeds {limit} bytes"
        return _refused(None, RecordError([Problem("", "request_too_large", zh, en)])).text

    def _what_is_wrong(self, error: Exception) -> RecordError:
        """Return an error as problems. That of an internal error is its type: its message may contain case data."""
        if isinstance(error, RecordError):
            return error
        if isinstance(error, CalendarNotPublished):
            return NotPublishedError(error)
        if isinstance(error, ResultTooLarge):
            limit = self.settings.limits.result_bytes
            zh, en = f"结果超过 {limit} 字节；请减少记录", f"the result exceeds {limit} bytes: send fewer records"
            return RecordError([Problem("", "result_too_large", zh, en)])
        name = type(error).__name__
        zh = f"程序内部错误（{name}），没有结果。请将请求的种类（不含案件数据）和版本号告知维护者"
        en = f"internal error ({name}), no result: report the kind of request, without case data, and the version"
        return RecordError([Problem("", "internal_error", zh, en)])

    def _outcome(self, request: object, verb_of_address: str | None = None) -> dict[str, Any]:
        if not isinstance(request, Mapping):
            raise RecordError([Problem("", "not_an_object", "须为 JSON 对象", "give a JSON object")])
        problems = [] if request.get("id") is None or _identity(request) is not None else [_bad_id()]
        name = request.get("do", verb_of_address)
        if verb_of_address is not None and name != verb_of_address:
            problems.append(
                Problem("/do", "other_verb", "与地址所指的动词不同；请省略", "is not that of the address: omit it")
            )
        verb = self.verbs.get(name) if isinstance(name, str) else None
        if verb is None:
            known, asked = ", ".join(self.verbs), did_you_mean(name if isinstance(name, str) else "", self.verbs)
            texts = f"须为下列之一：{known}{asked.zh}", f"give one of: {known}{asked.en}"
            problems.append(Problem("/do", "no_such_verb", *texts))
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


def _refusal(identity: str | int | None, error: RecordError) -> dict[str, Any]:
    provisional = error.provisional if isinstance(error, NotPublishedError) else None
    more = {} if provisional is None else {"provisional": provisional}
    return {"id": identity, "problems": problem_list(error), **more}


def _refused(identity: str | int | None, error: RecordError) -> Reply:
    refusal = _refusal(identity, error)
    return Reply(answer_text(refusal), refusal)


def _complete(value: object) -> Any:  # noqa: ANN401  values of JSON
    """Return a value with the elements of its lazy arrays."""
    if isinstance(value, LazyArray):
        return [_complete(each) for each in value]
    if isinstance(value, dict):
        return {key: _complete(each) for key, each in value.items()}
    return value
