"""Ctrl-C while processes start: held back, so that a half-started one prints no traceback."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def holding_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back in this thread for as long as the block lasts.

    A process that is started meanwhile inherits this, and calls `let_interrupts_through` once it
    has said what Ctrl-C is to do there. Windows knows no such thing.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_interrupts_through() -> None:
    """End what a process inherited from `holding_interrupts`."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
