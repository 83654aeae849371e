"""The schemas of the last release. ``PYTHONPATH=tests python -m support.released_schemas`` writes them at a release."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

from support.schema_changes import without_texts
from zhixing_rules.interchange import schema
from zhixing_rules.interchange.schemas import SCHEMAS
from zhixing_rules.interchange.schemas.records import RECORDS
from zhixing_rules.serve.service_schemas import SERVICE_SCHEMAS, service_schema

__all__ = ["present", "released"]

SNAPSHOT: Final = Path(__file__).parents[1] / "interchange" / "released_schemas.json.gz"


def present() -> dict[str, dict[str, Any]]:
    """Return the schemas of now by name, results without other members; records also by their other keys."""
    return {
        **{name: schema(name, closed=True) for name in SCHEMAS},
        **{f"{name}:zh": schema(name, keys="zh") for name in RECORDS},
        **{f"{name}:pinyin": schema(name, keys="pinyin") for name in RECORDS},
        **{name: service_schema(name) for name in SERVICE_SCHEMAS},
    }


def released() -> dict[str, dict[str, Any]]:
    """Return the schemas of the last release, likewise, without their texts."""
    found: dict[str, dict[str, Any]] = json.loads(gzip.decompress(SNAPSHOT.read_bytes()))
    return found


if __name__ == "__main__":
    text = json.dumps(
        {name: without_texts(each) for name, each in present().items()},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    SNAPSHOT.write_bytes(gzip.compress(text.encode(), mtime=0))
