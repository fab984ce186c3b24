"""Python's collector of cycles, held while what a build loads and makes only grows."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_collector() -> Iterator[None]:
    """No search for cycles meanwhile: a loaded site has none, and each search would go through all of it.

    Nor at the end, when one would begin at once: all that was made counts as old then, and is gone through
    when old things are. Where a program has taken things out of all searches, they stay so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # gives back to the oldest
            gc.enable()
