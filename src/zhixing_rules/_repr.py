"""Quiet: what a result prints of itself in a log or a debugger, which is its type alone."""

from __future__ import annotations

__all__ = ["TypeNameRepr"]


class TypeNameRepr:
    """A result whose ``repr`` names its type and nothing else: it reaches others by `disclose` only."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"
