"""Processes that work beside this one; what they work on goes through memory they share."""

from __future__ import annotations

import itertools
import mmap
import multiprocessing
import pickle
import signal
import sys
import tempfile
import warnings
from collections import deque
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

import attrs
import numpy as np

from corpuskit.errors import DuplicateError
from corpuskit.interrupts import holding_interrupts, let_interrupts_through

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_TRAY = 16 << 20
"""Bytes of a tray. What does not fit is done by this process itself."""

_METHOD: Literal["fork", "spawn"] = "fork" if sys.platform == "linux" else "spawn"
_PATIENCE = 2.0
"""Seconds after which an idle process looks whether there is still somebody to work for."""

_WARM_UP = 31 << 20
_TRAYS = 2
"""Trays a process has: one is worked on while the other is filled."""


class Crew:
    """Processes that apply functions to items; with a single worker, this process does all.

    On Linux they are forked, elsewhere spawned: there a script needs the usual
    ``if __name__ == "__main__":`` around its main part.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._hands: list[_Hand] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        if self.workers > 1:
            self._folder = tempfile.TemporaryDirectory(prefix="corpuskit-")
            folder = Path(self._folder.name)
            self._hands = [_hire(folder, number) for number in range(self.workers)]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for hand in self._hands:
            hand.dismiss()
        if self._folder is not None:
            self._folder.cleanup()

    def map_in_order(
        self, function: Callable[[_Item], _Result], items: Iterable[_Item]
    ) -> Iterator[_Result]:
        """Yield *function* of each item, in order; a few items are worked on ahead of the reader.

        Args:
            function: A function of a module.
            items: What to apply it to.
        """
        if not self._hands:
            yield from map(function, items)
            return
        places = itertools.cycle([(hand, tray) for tray in range(_TRAYS) for hand in self._hands])
        ahead: deque[tuple[_Hand | None, int, _Item]] = deque()
        for item, (hand, tray) in zip(items, places, strict=False):
            if len(ahead) == _TRAYS * len(self._hands):
                yield _collect(function, *ahead.popleft())
            given = hand.give(tray, (function, item))
            ahead.append((hand if given else None, tray, item))
        while ahead:
            yield _collect(function, *ahead.popleft())


def _collect(
    function: Callable[[_Item], _Result], hand: _Hand | None, tray: int, item: _Item
) -> _Result:
    """Return the result for *item*, from *hand* if that was given it and could deliver."""
    result: _Result
    if hand is not None:
        delivered, result = hand.take(tray)
        if delivered:
            return result
    return function(item)


@attrs.frozen(eq=False)
class _Hand:
    """One process."""

    process: multiprocessing.process.BaseProcess
    connection: Connection
    trays: list[mmap.mmap]

    def give(self, tray: int, task: object) -> bool:
        """Put a task on *tray*; tell whether it found room there."""
        length = _lay(self.trays[tray], task)
        if length:
            with _noticing_death():
                self.connection.send((tray, length))
        return length > 0

    def take(self, tray: int) -> tuple[bool, Any]:
        """Wait for the task on *tray*; return whether its result found room, and the result."""
        with _noticing_death():
            length = self.connection.recv()
        return length > 0, _pick_up(self.trays[tray], length) if length else None

    def dismiss(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self.process.terminate()
        self.process.join()
        for tray in self.trays:
            tray.close()


@contextmanager
def _noticing_death() -> Iterator[None]:
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise DuplicateError("a worker process ended before its work was done") from error


def _hire(folder: Path, number: int) -> _Hand:
    """Start a process that shares memory with this one."""
    context: Any = multiprocessing.get_context(_METHOD)
    here, there = context.Pipe()
    memory: list[Path] | list[mmap.mmap]
    if _METHOD == "fork":
        trays = memory = [mmap.mmap(-1, _TRAY) for _ in range(_TRAYS)]  # The child inherits it.
    else:
        memory = [folder / f"{number}-{tray}" for tray in range(_TRAYS)]
        for path in memory:
            path.write_bytes(bytes(_TRAY))
        trays = list(map(_map_file, memory))
    process = context.Process(target=_serve, args=(memory, there), daemon=True)
    with warnings.catch_warnings(), holding_interrupts():
        # Python warns of threads; what runs in the child takes no lock that they might hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    there.close()
    return _Hand(process, here, trays)


def _map_file(path: Path) -> mmap.mmap:
    with path.open("r+b") as file:
        return mmap.mmap(file.fileno(), _TRAY)


def _lay(tray: mmap.mmap, thing: object) -> int:
    """Write *thing* on a tray; return its bytes, 0 if it found no room."""
    tray.seek(0)
    try:
        pickle.dump(thing, tray, pickle.HIGHEST_PROTOCOL)
    except ValueError:  # Out of range.
        return 0
    return tray.tell()


def _pick_up(tray: mmap.mmap, length: int) -> Any:
    """Return what lies on a tray."""
    with memoryview(tray) as view:
        return pickle.loads(view[:length])  # noqa: S301 - our own


def warm_up() -> None:
    """Teach glibc's malloc to keep what large arrays give back: freed once, one of 31 MB does.

    From 32 MB on it always asks the system for fresh pages.
    """
    np.empty(_WARM_UP, np.uint8)


def _serve(memory: list[Path] | list[mmap.mmap], connection: Connection) -> None:
    """Do tasks until nobody gives any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The process that gives them sees to that.
    let_interrupts_through()
    trays = [_map_file(some) if isinstance(some, Path) else some for some in memory]
    giver = multiprocessing.parent_process()
    warm_up()
    while True:
        while not connection.poll(_PATIENCE):
            if giver is None or not giver.is_alive():
                return
        number, length = connection.recv()
        function, item = _pick_up(trays[number], length)
        connection.send(_lay(trays[number], function(item)))
