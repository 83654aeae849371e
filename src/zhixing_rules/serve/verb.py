"""A verb of the service: the members of its requests, its result, and the function that answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhixing_rules._values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from zhixing_rules._bilingual import Bilingual
    from zhixing_rules.serve.members import Member
    from zhixing_rules.serve.service_request import ServiceRequest

__all__ = ["Verb"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One kind of request.

    Attributes:
        title: what it does.
        members: the members of its requests besides ``id`` and ``do``.
        answer: returns the result, a dictionary of JSON that may contain `LazyArray`.
        formats: the names of the formats that its result may have.
    """

    title: Bilingual
    members: tuple[Member, ...]
    answer: Callable[[ServiceRequest], dict[str, Any]]
    formats: tuple[str, ...]

    def outcome(self, request: ServiceRequest) -> dict[str, Any]:
        """Return the result as a member of the answer, with what lenient reading converted if the request allows it.

        Raises:
            RecordError: the request cannot be answered; the error lists every problem.
        """
        result = self.answer(request)
        if not request.get("lenient"):
            return {"result": result}
        return {"result": result, "conversions": request.conversions}
