"""The rules as a service of another program: requests in JSON, answers in JSON, by standard streams or HTTP.

>>> from datetime import date
>>> service = Service(ServiceSettings(), today=lambda: date(2025, 1, 2))
>>> answer = service.answer({"id": 7, "do": "validate", "record": {"case_number": "（2024）豫0402民初1234号"}})
>>> answer["id"], answer["result"]["counts"]["fail"]
(7, 1)
"""

from typing import TYPE_CHECKING, Final

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.serve.clock import today_in_china
    from zhixing_rules.serve.service import Service
    from zhixing_rules.serve.settings import ServiceLimits, ServiceSettings

__all__ = ["Service", "ServiceLimits", "ServiceSettings", "today_in_china"]

_LAZY: Final = {
    ".clock": ("today_in_china",),
    ".service": ("Service",),
    ".settings": ("ServiceLimits", "ServiceSettings"),
}
"""Names imported on first use."""

__getattr__, __dir__ = lazy_exports(__name__, _LAZY)
