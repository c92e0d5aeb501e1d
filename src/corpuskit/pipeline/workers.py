"""Runs one function over many inputs in worker processes, results in the order of the inputs."""

from __future__ import annotations

import signal
import sys
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

from corpuskit.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

IN_FLIGHT_PER_WORKER = 2
"""Inputs handed out at one time, a worker: one at work and one waiting, so none is ever idle."""


def map_ordered(
    function: Callable[[T], R],
    items: Iterable[T],
    /,
    *,
    workers: int,
    on_death: Callable[[T], R],
) -> Iterator[R]:
    """Yield ``function(item)`` for every item, in order.

    The results do not depend on *workers*. Memory is bounded: at most `IN_FLIGHT_PER_WORKER`
    items a worker are under way. With one worker everything runs in this process.

    Args:
        function: What to do; with several workers it must be picklable, as its items and results.
        items: Inputs, taken as they are needed.
        workers: Processes, 1 or more.
        on_death: Gives the result for an item whose worker died twice (killed for its memory,
            say); it is called in this process.

    Raises:
        ValueError: If *workers* is below 1.
        WorkerError: If processes cannot be started.
    """
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    if workers == 1:
        return map(function, items)
    return _map_in_processes(function, iter(items), workers, on_death)


def _map_in_processes(
    function: Callable[[T], R], items: Iterator[T], workers: int, on_death: Callable[[T], R]
) -> Iterator[R]:
    """Do the work of `map_ordered` with several processes."""
    pool = _open_pool(workers)
    pending: deque[tuple[T, Future[R]]] = deque()
    try:
        while True:
            room = workers * IN_FLIGHT_PER_WORKER - len(pending)
            try:
                for item in islice(items, room):
                    pending.append((item, _submit(pool, function, item)))
            except BrokenProcessPool:
                # The pool broke between two submissions: the item goes in again below.
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _open_pool(workers)
                pending.append((item, _submit(pool, function, item)))
            if not pending:
                return
            item, future = pending.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                result = _run_alone(function, item, on_death)
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _run_alone(function: Callable[[T], R], item: T, on_death: Callable[[T], R]) -> R:
    """Try an item once more in a process of its own, whose death hurts no other item."""
    with _open_pool(1) as pool:
        try:
            return _submit(pool, function, item).result()
        except BrokenProcessPool:
            return on_death(item)


def _open_pool(workers: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: forking a process that has threads is not safe.

    Raises:
        WorkerError: If the processes die before they have been given anything to do.
    """
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_die_quietly_on_interrupt
    )
    try:
        _submit(pool, abs, 0).result()
    except BrokenProcessPool as error:
        raise WorkerError(
            'worker processes cannot start: a script needs `if __name__ == "__main__":` around '
            "its main part; or use workers=1"
        ) from error
    return pool


def _submit(pool: ProcessPoolExecutor, function: Callable[[T], R], item: T) -> Future[R]:
    """Hand an item to the pool, which may start a process for it.

    Ctrl-C is held back meanwhile: a process that it hits while it starts prints a traceback. The
    new process inherits this and lets Ctrl-C through once it is ready.
    """
    if sys.platform == "win32":
        return pool.submit(function, item)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(function, item)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _die_quietly_on_interrupt() -> None:
    """Let Ctrl-C end a worker without a traceback; the main process reports it once."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
