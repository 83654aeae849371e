"""The schemas of the last release. ``PYTHONPATH=tests python -m support.released_schemas`` writes them at a release."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, Final

from zhixing_rules.interchange import schema
from zhixing_rules.interchange.schemas import SCHEMAS

__all__ = ["released"]

SNAPSHOT: Final = Path(__file__).parents[1] / "interchange" / "released_schemas.json.gz"


def released() -> dict[str, Any]:
    """Return the schemas of the last release by name, results without other members."""
    found: dict[str, Any] = json.loads(gzip.decompress(SNAPSHOT.read_bytes()))
    return found


if __name__ == "__main__":
    present = {name: schema(name, closed=True) for name in SCHEMAS}
    text = json.dumps(present, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    SNAPSHOT.write_bytes(gzip.compress(text.encode(), mtime=0))
