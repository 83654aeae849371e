"""Metadata of an instrument, checked key by key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from zhixing_rules.errors import RuleDefect

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["InstrumentMetadata"]

_T = TypeVar("_T")


class InstrumentMetadata(NamedTuple):
    """The metadata that `load_instrument` requires; see there for the keys."""

    document: str
    title: str
    notice_title: str
    issuers: tuple[str, ...]
    dated: date
    printed: date
    colophon: str
    sha256: str

    @classmethod
    def read(cls, meta: Mapping[str, object]) -> InstrumentMetadata:
        """Read the metadata from a parsed TOML table.

        Raises:
            RuleDefect: a key is missing or its value has the wrong type.
        """
        issuers = _value(meta, "issuers", list)
        if not all(isinstance(issuer, str) for issuer in issuers):
            raise RuleDefect("the metadata of an instrument needs issuers as a list of strings")
        return cls(
            document=_value(meta, "document", str),
            title=_value(meta, "title", str),
            notice_title=_value(meta, "notice_title", str),
            issuers=tuple(issuers),
            dated=_value(meta, "dated", date),
            printed=_value(meta, "printed", date),
            colophon=_value(meta, "colophon", str),
            sha256=_value(_value(meta, "sha256", dict), "packaged", str),
        )


def _value(meta: Mapping[str, object], key: str, kind: type[_T]) -> _T:
    value = meta.get(key)
    if not isinstance(value, kind):
        raise RuleDefect(f"the metadata of an instrument needs {key} as {kind.__name__}")
    return value
