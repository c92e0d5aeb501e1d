"""Text that is not UTF-8, or not all of it: judged and decoded line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.reading.charset import SURE_MARGIN, Guess, guess_charset
from corpuskit.reading.line_bytes import (
    MAIN_SHARE,
    SEQUENCE,
    WEAK_CODECS,
    Line,
    is_utf8_line,
    measure_line,
    take_sample,
)
from corpuskit.records import Problem, ProblemKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_PROBLEMS = 100
"""Problems reported one by one for a feed; the last one stands for all that follow."""

_LAST_C1 = 0x9F
"""Last of the C1 controls, which begin at 80."""

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


@attrs.frozen
class Decoded:
    """Text, and how it was had."""

    text: str
    """The whole text."""

    encoding: str
    """Codec of all of it, or of the most of a mixed file."""

    problems: tuple[Problem, ...] = ()
    """What was odd, in order."""


def decode_lines(raw: bytes, /, *, feed: str, main: str | None = None) -> Decoded:
    r"""Decode bytes that are not valid UTF-8 as a whole.

    A codec is guessed from the lines that are not UTF-8. A line of valid UTF-8 stays UTF-8 where
    that is no accident; stray bytes in a line that is mostly UTF-8 are read alone, other lines
    whole, in the guessed codec. Lines end with ``\n``, which is the same byte in all codecs here.

    Args:
        raw: The bytes.
        feed: Name for problems.
        main: Name under which UTF-8 is recorded, if it is known to be the codec of the feed;
            ``None``: the codec that more of the text is in.

    Returns:
        The text; in a mixed feed every stretch not in ``encoding`` has a problem.
    """
    lines = [measure_line(line) for line in raw.split(b"\n")]
    inside, high = sum(line.inside for line in lines), sum(line.high for line in lines)
    is_utf8 = main is not None or inside >= MAIN_SHARE * high
    sample, is_cut, context = take_sample(lines, is_utf8=is_utf8)
    guess = guess_charset(sample, is_cut=is_cut, context=context)
    weak = guess.codec in WEAK_CODECS
    own = [is_utf8_line(line, is_utf8=is_utf8, weak=weak) for line in lines]
    doubts = () if guess.margin >= SURE_MARGIN else (_doubt(feed, guess),)
    if main is None and not any(own) and _is_known(raw, guess.codec):
        return Decoded(raw.decode(guess.codec), guess.codec, doubts)
    inside = sum(line.inside for line, is_own in zip(lines, own, strict=True) if is_own)
    outside = sum(line.high for line, is_own in zip(lines, own, strict=True) if not is_own)
    encoding = main or ("utf-8" if inside > outside else guess.codec)
    texts: list[str] = []
    found: list[tuple[Span, ProblemKind, str]] = []
    at = 0
    for line, is_own in zip(lines, own, strict=True):
        text, note = _decode_line(line, guess.codec, is_own=is_own, main=encoding)
        if note:
            found.append((Span(at, at + len(text)), *note))
        texts.append(text)
        at += len(text) + 1
    problems = make_problems(feed, _joined(found))
    # In a mixed feed every line in the guessed codec has its own problem, or the others have.
    return Decoded("\n".join(texts), encoding, problems if inside else (*doubts, *problems))


def decode_tolerantly(raw: bytes, codec: str, /) -> str:
    r"""Decode *raw*, with a stand-in for every byte that *codec* does not know: none is lost.

    For bytes below A0 of single-byte codecs it is the C1 control of the same number, as in the
    WHATWG's Encoding Standard; any other is written out, as ``\xff``.
    """
    text = raw.decode(codec, "replace")
    if "\ufffd" not in text:
        return text
    unknown = {byte for sign, byte in zip(text, raw, strict=False) if sign == "\ufffd"}
    if len(text) != len(raw) or max(unknown) > _LAST_C1:
        return raw.decode(codec, "backslashreplace")
    return "".join(
        chr(byte) if sign == "\ufffd" else sign for sign, byte in zip(text, raw, strict=True)
    )


def make_problems(
    feed: str, found: Sequence[tuple[Span, ProblemKind, str]], /
) -> tuple[Problem, ...]:
    """Return a problem for each of *found*, the last of at most 100 standing for the rest."""
    shown, rest = found[:MAX_PROBLEMS], found[MAX_PROBLEMS:]
    problems = [
        Problem(kind=kind, feed=feed, message=message, span=span) for span, kind, message in shown
    ]
    if rest:
        last = problems.pop()
        span = Span(found[MAX_PROBLEMS - 1][0].start, rest[-1][0].end)
        message = f"{last.message}; {len(rest):,} more such places follow up to the end of the span"
        problems.append(attrs.evolve(last, message=message, span=span))
    return tuple(problems)


def _decode_line(
    line: Line, codec: str, *, is_own: bool, main: str
) -> tuple[str, tuple[ProblemKind, str] | None]:
    """Return the text of a line, and kind and message of a problem if it has one."""
    utf8_is_main = main.startswith("utf-8")
    if not line.high:
        return line.raw.decode("ascii"), None
    if is_own and line.inside == line.high:
        note: tuple[ProblemKind, str] = ("doubtful-encoding", f"in UTF-8 in a feed in {main}")
        return line.raw.decode("utf-8"), None if utf8_is_main else note
    if is_own:
        text = "".join(_decode_pieces(line.raw, codec))
        return text, ("undecodable-bytes", f"bytes that are not UTF-8; read as {codec}")
    text = decode_tolerantly(line.raw, codec)
    if _is_known(line.raw, codec):
        note = ("doubtful-encoding", f"not in UTF-8; read as {codec}")
        return text, note if utf8_is_main else None
    return text, ("undecodable-bytes", f"bytes that {codec} does not know; they stand as numbers")


def _decode_pieces(raw: bytes, codec: str) -> Iterator[str]:
    """Yield the text of a line of UTF-8 with strays, word by word: those are read in *codec*."""
    at = 0
    for word in _HIGH_RUN.finditer(raw):
        yield raw[at : word.start()].decode("ascii")
        found = SEQUENCE.findall(word[0])
        if 2 * sum(map(len, found)) < len(word[0]):
            yield decode_tolerantly(word[0], codec)
        else:
            yield from _decode_around(word[0], codec)
        at = word.end()
    yield raw[at:].decode("ascii")


def _decode_around(raw: bytes, codec: str) -> Iterator[str]:
    """Yield the text of UTF-8 characters, and in *codec* of what stands between them."""
    at = 0
    for match in SEQUENCE.finditer(raw):
        yield decode_tolerantly(raw[at : match.start()], codec)
        yield match[0].decode("utf-8")
        at = match.end()
    yield decode_tolerantly(raw[at:], codec)


def _is_known(raw: bytes, codec: str) -> bool:
    """Return whether *codec* can decode *raw*."""
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _joined(
    found: Iterable[tuple[Span, ProblemKind, str]],
) -> list[tuple[Span, ProblemKind, str]]:
    """Return *found* with places on adjacent lines that have the same fault made one."""
    joined: list[tuple[Span, ProblemKind, str]] = []
    for span, kind, message in found:
        if joined and joined[-1][1:] == (kind, message) and joined[-1][0].end + 1 == span.start:
            joined[-1] = (Span(joined[-1][0].start, span.end), kind, message)
        else:
            joined.append((span, kind, message))
    return joined


def _doubt(feed: str, guess: Guess) -> Problem:
    """Return the problem of a feed whose codec is a guess only."""
    message = f"the encoding was guessed ({guess.codec}) from little text; give it if it is another"
    return Problem(kind="doubtful-encoding", feed=feed, message=message)
