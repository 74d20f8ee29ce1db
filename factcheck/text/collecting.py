"""The garbage collector, kept from looking through much that is made and kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from looking through values and records while they are made: it finds nothing, again and again.

    A corpus that is kept loads in three fifths of the time, and two editions are laid side by side in nine tenths.
    """
    # Whoever has turned the collector off for reasons finds it off.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
