"""The body of a request, with a limit of size and of time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["BODY_SECONDS", "read_body"]

BODY_SECONDS: Final = 10.0
"""Time in which the whole body of a request must arrive."""
_DRAINED: Final = 4
"""A body that is too large is read on to this many times the limit, so that its sender sees the answer."""


async def read_body(request: Request, limit: int) -> bytes | None:
    """Return the body of a request, or ``None`` if it is larger than the limit, in bytes.

    Raises:
        TimeoutError: it does not arrive in time.
    """
    chunks, size = [], 0
    async with asyncio.timeout(BODY_SECONDS):
        async for chunk in request.stream():
            size += len(chunk)
            if size <= limit:
                chunks.append(chunk)
            else:
                chunks.clear()
                if size > _DRAINED * limit:
                    break
    return b"".join(chunks) if size <= limit else None
