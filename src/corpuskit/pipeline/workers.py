"""Runs one function over many inputs in worker processes, results in the order of the inputs."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, TypeVar

from corpuskit.errors import WorkerError
from corpuskit.interrupts import holding_interrupts, let_interrupts_through

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


def map_as_done(
    function: Callable[[T], R],
    items: Iterable[T],
    /,
    *,
    workers: int,
    on_death: Callable[[T], R],
) -> Iterator[tuple[T, R]]:
    """Yield every item with ``function(item)``, those that are done first first.

    No item waits for a slower one before it. All else as `map_ordered`.
    """
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    if workers == 1:
        return ((item, function(item)) for item in items)
    return _finish_in_processes(function, iter(items), workers, on_death)


def _finish_in_processes(
    function: Callable[[T], R], items: Iterator[T], workers: int, on_death: Callable[[T], R]
) -> Iterator[tuple[T, R]]:
    """Do the work of `map_as_done` with several processes, started when there is work."""
    first = list(islice(items, 1))
    if not first:
        return
    waiting = chain(first, items)
    pool = _open_pool(workers)
    pending: dict[Future[R], T] = {}
    try:
        while True:
            lost = _fill(pool, function, waiting, pending, workers)
            if not pending and not lost:
                return
            if not lost:
                wait(pending, return_when=FIRST_COMPLETED)
            for future in [future for future in pending if future.done()]:
                item = pending.pop(future)
                if isinstance(future.exception(), BrokenProcessPool):
                    lost.append(item)
                else:
                    yield item, future.result()
            if lost:
                # Which of them killed its worker cannot be told: each is tried alone.
                lost += pending.values()
                pending.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                yield from ((item, _run_alone(function, item, on_death)) for item in lost)
                pool = _open_pool(workers)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _fill(
    pool: ProcessPoolExecutor,
    function: Callable[[T], R],
    items: Iterator[T],
    pending: dict[Future[R], T],
    workers: int,
) -> list[T]:
    """Hand out items until each worker has its share; return the one that a broken pool refused."""
    for item in islice(items, workers * IN_FLIGHT_PER_WORKER - len(pending)):
        try:
            pending[_submit(pool, function, item)] = item
        except BrokenProcessPool:
            return [item]
    return []


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
        workers, mp_context=get_context("spawn"), initializer=_prepare_worker
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
    new process inherits this and lets Ctrl-C through once it is ready. A pool that breaks just
    then may complain of its own pipes, which are closed already: it is broken.
    """
    try:
        with holding_interrupts():
            return pool.submit(function, item)
    except OSError as error:
        raise BrokenProcessPool(f"no process could be given work: {error}") from error


def _prepare_worker() -> None:
    """Let Ctrl-C end a worker without a traceback, and the death of the main process end it, too.

    A worker that waits for work would not notice that the main process was killed: it holds the
    other end of the pipe itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    let_interrupts_through()
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_die_with, args=(parent.sentinel,), daemon=True).start()


def _die_with(sentinel: int) -> None:
    """End this process as soon as the process behind *sentinel* has ended."""
    wait_for([sentinel])
    os._exit(1)
