"""Links from the parts of a page about a case to other parts of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhixing_rules._repr import TypeNameRepr

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["PageLinks"]


class PageLinks(TypeNameRepr):
    """The links of a page that has no record to correct and no explanations: none."""

    def to_record(self, path: str, words: str) -> Markup | str:  # noqa: ARG002  a page with a record needs them
        """Return a link to a place of the record, with its words; nothing if the page shows no record."""
        return ""

    def grounds(self, rule_id: str, path: str) -> Markup | str:  # noqa: ARG002  a page with explanations needs them
        """Return how a verdict was reached; nothing if the page does not explain verdicts."""
        return ""
