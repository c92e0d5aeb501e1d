"""Finds the text of feeds again, and makes sure that it is the text the articles were cut from.

A report shows the source beside the clean text. A file that has another SHA-256 than the manifest
says, or in which one article does not stand where its record says (ids are made of the text), is
not shown: what a report shows is what the corpus was made of, and nothing else of a disk gets in.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import attrs

from corpuskit.containers.archive import split_member
from corpuskit.errors import FeedError
from corpuskit.pipeline.ids import make_id
from corpuskit.read import read

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpuskit.pipeline.manifest import InputRecord
    from corpuskit.records import Article, Feed

FeedState = Literal["found", "missing", "changed"]
"""Whether the text of a feed is at hand; ``changed``: a file is, but with another text."""


@attrs.frozen(kw_only=True)
class FeedText:
    """The text of a feed, if it could be found again."""

    text: str | None
    """The whole text, or ``None``."""

    state: FeedState
    """Why there is none."""


class FeedFinder:
    """Finds the texts of feeds, in memory or on disk.

    Args:
        feeds: Feeds in memory.
        inputs: What the manifest says of each feed, by its name.
        folder: Where else to look for files.
    """

    def __init__(
        self,
        *,
        feeds: Iterable[Feed] = (),
        inputs: Mapping[str, InputRecord],
        folder: str | os.PathLike[str] | None = None,
    ) -> None:
        self._feeds: dict[str, list[Feed]] = {}
        for feed in feeds:
            self._feeds.setdefault(feed.name, []).append(feed)
        self._inputs = inputs
        self._folder = None if folder is None else Path(folder)

    def find(self, name: str, articles: Sequence[Article], /) -> FeedText:
        """Return the text of the feed called *name*, in which *articles* stand."""
        state: FeedState = "missing"
        record = self._inputs.get(name)
        for feed in self._candidates(name):
            if record is not None and record.sha256 not in {None, feed.sha256}:
                state = "changed"
            elif all(_stands_in(feed.text, article) for article in articles):
                return FeedText(text=feed.text, state="found")
            else:
                state = "changed"
        return FeedText(text=None, state=state)

    def _candidates(self, name: str) -> Iterator[Feed]:
        """Yield what may be the feed: from memory, from the folder, from where the name says."""
        yield from self._feeds.get(name, ())
        paths = [Path(name)]
        if self._folder is not None:
            paths[:0] = [self._folder / name, self._folder / Path(name).name]
        for path in map(str, paths):
            if _is_file(path):
                try:
                    yield read(path, name=name)
                except FeedError:
                    continue


def _is_file(path: str) -> bool:
    """Tell whether *path* is a file, or a member of an archive that is one; pipes are none."""
    member = split_member(path)
    try:
        return Path(path).is_file() or (member is not None and Path(member[0]).is_file())
    except (OSError, ValueError):  # a name that no file can have
        return False


def _stands_in(text: str, article: Article) -> bool:
    """Tell whether *article* was cut from *text*: its id is made of the characters there."""
    return article.id.startswith(make_id(text[article.span.start : article.span.end]))
