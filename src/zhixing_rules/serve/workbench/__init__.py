"""The workbench: a page in the browser for people who have never seen JSON.

A record is pasted, uploaded or filled in; the page shows what cannot be read beside its field, then the verdicts, the
plan, the timeline, the counts of days, letters and files. Everything that the page shows is carried by the form that
the browser sends: the server stores nothing, and there is no cookie. Without a script every step works too.

The workbench needs the extra ``[serve]``.
"""

from typing import TYPE_CHECKING

from zhixing_rules._lazy_exports import lazy_exports

if TYPE_CHECKING:
    from zhixing_rules.serve.workbench.routes import workbench_routes

__all__ = ["workbench_routes"]

__getattr__, __dir__ = lazy_exports(__name__, {".routes": ("workbench_routes",)})
