"""Every error that corpuskit raises, one class per stage.

Each class also derives from the built-in it refines, so callers may catch either. Every
argument is handed to ``super().__init__``: only then does an error survive a process pool.
"""

from __future__ import annotations

from typing import Literal


class CorpusError(Exception):
    """Base of all errors raised by corpuskit."""


class FeedError(CorpusError, OSError):
    """A feed could not be read.

    Attributes:
        message: What went wrong and what to do next.
        feed: Name of the feed, as the caller gave it.
        offset: Where it went wrong: bytes while undecoded, characters after; 0 if unknown.
        kind: What kind of Problem it makes where the run goes on without the feed.
    """

    def __init__(
        self,
        message: str,
        feed: str,
        offset: int = 0,
        kind: Literal["unreadable-feed", "binary-feed"] = "unreadable-feed",
    ) -> None:
        super().__init__(message, feed, offset, kind)
        self.message = message
        self.feed = feed
        self.offset = offset
        self.kind = kind

    def __reduce__(self) -> tuple[type, tuple[str, str, int, str]]:
        # OSError keeps three arguments only when it is pickled.
        return type(self), (self.message, self.feed, self.offset, self.kind)

    def __str__(self) -> str:
        return f"{self.feed}: {self.message}"


class RecordError(CorpusError, ValueError):
    """A stored record does not have the form of an Article.

    Attributes:
        message: What is wrong with it.
        path: Where in the record, for example ``"span.start"``; empty for the record itself.
        feed: File the record was read from; empty if it came from memory.
        line: Line of that file, counted from 1; 0 if unknown.
    """

    def __init__(self, message: str, path: str = "", feed: str = "", line: int = 0) -> None:
        super().__init__(message, path, feed, line)
        self.message = message
        self.path = path
        self.feed = feed
        self.line = line

    def __str__(self) -> str:
        where = f"{self.feed}:{self.line}: " if self.feed else ""
        return f"{where}{self.path}: {self.message}" if self.path else f"{where}{self.message}"


class EditError(CorpusError, ValueError):
    """Edits overlap, stand out of order, or do not fit the text.

    Attributes:
        message: Which law of the edit list is broken.
        index: Number of the offending edit, counted from 0.
    """

    def __init__(self, message: str, index: int) -> None:
        super().__init__(message, index)
        self.message = message
        self.index = index

    def __str__(self) -> str:
        return f"edit {self.index}: {self.message}"


class RuleError(CorpusError, ValueError):
    """A cleaning rule was asked for that does not exist.

    Attributes:
        message: What is wrong and which names there are.
        rule: The name in question.
    """

    def __init__(self, message: str, rule: str) -> None:
        super().__init__(message, rule)
        self.message = message
        self.rule = rule

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


class LayoutError(CorpusError, ValueError):
    """A layout was asked for that does not exist, cannot be loaded, or breaks its contract.

    Attributes:
        message: What is wrong and what to do next.
        layout: Name of the layout in question.
    """

    def __init__(self, message: str, layout: str) -> None:
        super().__init__(message, layout)
        self.message = message
        self.layout = layout

    def __str__(self) -> str:
        return f"layout {self.layout}: {self.message}"


class DetectorError(CorpusError, ValueError):
    """A language detector was asked for that does not exist, cannot be loaded, or fails.

    Attributes:
        message: What is wrong and what to do next.
        detector: Name of the detector in question.
    """

    def __init__(self, message: str, detector: str) -> None:
        super().__init__(message, detector)
        self.message = message
        self.detector = detector

    def __str__(self) -> str:
        return f"detector {self.detector}: {self.message}"


class CorrectionError(CorpusError, ValueError):
    """A file of corrections cannot be used.

    Attributes:
        message: What is wrong and what to do next.
        path: The file; empty if the corrections came from memory.
        line: Line of that file, counted from 1; 0 if it is about the whole file.
    """

    def __init__(self, message: str, path: str = "", line: int = 0) -> None:
        super().__init__(message, path, line)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        where = ":".join([self.path or "<corrections>", *([str(self.line)] if self.line else [])])
        return f"{where}: {self.message}"


class DuplicateError(CorpusError, ValueError):
    """Duplicates cannot be computed from what was given, for example two texts with one id.

    Attributes:
        message: What is wrong and what to do next.
        id: The id in question; empty if there is none.
    """

    def __init__(self, message: str, id: str = "") -> None:  # noqa: A002 - the record's own name
        super().__init__(message, id)
        self.message = message
        self.id = id

    def __str__(self) -> str:
        return self.message


class WriteError(CorpusError, OSError):
    """A corpus could not be written.

    Attributes:
        message: What went wrong and what to do next.
        path: The output in question.
    """

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message, path)
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class LabelError(CorpusError, ValueError):
    """A folder of labelled feeds cannot be used for evaluation.

    Attributes:
        message: What is missing or wrong.
        path: The file or folder.
    """

    def __init__(self, message: str, path: str) -> None:
        super().__init__(message, path)
        self.message = message
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class WorkerError(CorpusError, RuntimeError):
    """Worker processes could not be started.

    Attributes:
        message: What went wrong and what to do next.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class MissingExtraError(CorpusError, ImportError):
    """An optional dependency is needed for what was asked.

    Attributes:
        feature: What was asked for, for example ``"Parquet files"``.
        extra: Name of the extra that brings it.
    """

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(feature, extra)
        self.feature = feature
        self.extra = extra

    def __str__(self) -> str:
        return f'{self.feature} need an extra: pip install "corpuskit[{self.extra}]"'
