"""The national instruments above the Opinion: their texts, and how each was read."""

from __future__ import annotations

from zhixing_rules.procedures.national.instruments import (
    INSTRUMENTS,
    SLUGS,
    NationalSource,
    national_instrument,
    national_source,
    source_named,
)

__all__ = ["INSTRUMENTS", "SLUGS", "NationalSource", "national_instrument", "national_source", "source_named"]
