"""Mixins for the repr of results: without case data, and as a notebook shows what was disclosed."""

from __future__ import annotations

__all__ = ["NotebookRepr", "TypeNameRepr"]


class TypeNameRepr:
    """Mixin whose ``repr`` shows only the type name, so that logs never contain case data."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class NotebookRepr:
    """Mixin for what a notebook may show: disclosed results and calendars, and nothing that holds a record."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from importlib import import_module  # noqa: PLC0415  only a notebook asks for it

        html: str = import_module("zhixing_rules.render.notebook").to_html(self)  # above this layer: on first use
        return html
