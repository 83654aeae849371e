"""Mixin for results whose repr must not contain case data."""

from __future__ import annotations

__all__ = ["TypeNameRepr"]


class TypeNameRepr:
    """Mixin whose ``repr`` shows only the type name, so that logs never contain case data."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"
