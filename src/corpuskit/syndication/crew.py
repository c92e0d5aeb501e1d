"""Processes that work beside this one; what they work on goes through memory they share."""

from __future__ import annotations

import mmap
import multiprocessing
import pickle
import signal
import sys
import tempfile
import warnings
from collections import deque
from collections.abc import Callable
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeVar, cast

import attrs
import numpy as np

from corpuskit.errors import DuplicateError
from corpuskit.interrupts import holding_interrupts, let_interrupts_through

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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

_AHEAD = 8
"""Items, for each process, that are done or in work before the reader has asked for them."""


class Crew:
    """Processes that apply functions to items: this one, and with more workers others beside it.

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
            self._hands = [_hire(folder, number) for number in range(1, self.workers)]
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

        While the other processes have enough to do, this one does what comes next.

        Args:
            function: A function of a module.
            items: What to apply it to.
        """
        free = deque((hand, tray) for tray in range(_TRAYS) for hand in self._hands)
        ahead: deque[_Task[_Item, _Result]] = deque()
        for item in items:
            while ahead and (len(ahead) > _AHEAD * len(self._hands) or ahead[0].is_done()):
                yield ahead.popleft().collect(free)
            ahead.append(_begin(function, item, free))
        while ahead:
            yield ahead.popleft().collect(free)


@attrs.frozen(eq=False)
class _Task(Generic[_Item, _Result]):
    """An item that was done here, or is in work."""

    function: Callable[[_Item], _Result]
    item: _Item
    place: tuple[_Hand, int] | None
    """The process that works on it, and the tray that it lies on."""
    done: _Result | None = None
    """The result, if this process has it."""

    def is_done(self) -> bool:
        """Tell whether it can be collected without waiting."""
        return self.place is None or self.place[0].connection.poll()

    def collect(self, free: deque[tuple[_Hand, int]]) -> _Result:
        """Return the result, and leave the tray to others."""
        if self.place is None:
            return cast("_Result", self.done)
        hand, tray = self.place
        delivered, result = hand.take(tray)
        free.append(self.place)
        return cast("_Result", result) if delivered else self.function(self.item)


def _begin(
    function: Callable[[_Item], _Result], item: _Item, free: deque[tuple[_Hand, int]]
) -> _Task[_Item, _Result]:
    """Give *item* to a process that has a free tray and room on it, or do it here."""
    if free:
        hand, tray = free.popleft()
        if hand.give(tray, (function, item)):
            return _Task(function, item, (hand, tray))
        free.appendleft((hand, tray))
    return _Task(function, item, None, function(item))


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
    with suppress(EOFError, ConnectionError):  # Nobody is there any more.
        while True:
            while not connection.poll(_PATIENCE):
                if giver is None or not giver.is_alive():
                    return
            number, length = connection.recv()
            function, item = _pick_up(trays[number], length)
            connection.send(_lay(trays[number], function(item)))
