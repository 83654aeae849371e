"""The workbench as a client of it sees it."""

from __future__ import annotations

import pytest

pytest.importorskip("starlette", reason="needs the extra [serve]")
