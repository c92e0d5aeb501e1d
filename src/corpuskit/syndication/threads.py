"""Work in several threads: array operations let go of Python's lock, so threads do for them."""

from __future__ import annotations

import itertools
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def map_in_order(
    function: Callable[[_Item], _Result], items: Iterable[_Item], *, workers: int
) -> Iterator[_Result]:
    """Yield *function* of each item, in order; with some items in work ahead of the reader.

    Args:
        function: What to do.
        items: Read as results are asked for, never more than twice *workers* ahead.
        workers: Threads to work in; with 1, no thread is started.
    """
    if workers == 1:
        yield from map(function, items)
        return
    with ThreadPoolExecutor(workers) as pool:
        source = iter(items)
        ahead = deque(pool.submit(function, i) for i in itertools.islice(source, 2 * workers))
        while ahead:
            result = ahead.popleft().result()
            ahead.extend(pool.submit(function, item) for item in itertools.islice(source, 1))
            yield result
