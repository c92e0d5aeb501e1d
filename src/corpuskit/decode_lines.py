"""Text that is not UTF-8, or not all of it: judged and decoded line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from corpuskit.charset import SURE_MARGIN, Guess, guess_charset
from corpuskit.records import Problem, ProblemKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_PROBLEMS = 100
"""Problems reported one by one for a feed; the last one stands for all that follow."""

_SAMPLE_BYTES = 1 << 15
"""Bytes that the codec is judged by: 32 KiB, a hundred times what the judgement needs."""

_CONTEXT_BYTES = 1 << 11
"""Bytes of other lines looked at beside them, which show the language."""

_MIN_SEQUENCES = 4
"""Characters of valid UTF-8, and nothing invalid, that show a line of a file in another codec to be
UTF-8. Two bytes of GBK form one by chance in about a seventh of cases: four, in one of 2,000."""

_MIN_SHARE = 0.9
"""Least share of bytes beyond ASCII that are parts of them, in such a line: a stray byte or two."""

_WEAK_CODECS = frozenset(
    {"cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-13", "iso8859-15"}
)
"""Codecs whose text all but never holds a typical character of UTF-8 by chance, since it would read
``Ã©`` or ``â€™``: there one is enough. Others come about: ``é »`` with a no-break space, ``ß“``."""

_SEQUENCE = re.compile(
    rb"""
      [\xc2-\xdf][\x80-\xbf]
    | \xe0[\xa0-\xbf][\x80-\xbf] | [\xe1-\xec\xee\xef][\x80-\xbf]{2} | \xed[\x80-\x9f][\x80-\xbf]
    | \xf0[\x90-\xbf][\x80-\xbf]{2} | [\xf1-\xf3][\x80-\xbf]{3} | \xf4[\x80-\x8f][\x80-\xbf]{2}
    """,
    re.VERBOSE,
)
"""One character beyond ASCII in well-formed UTF-8 (Unicode Standard, table 3-7)."""

_LAST_C1 = 0x9F
"""Last of the C1 controls, which begin at 80."""

_TYPICAL = re.compile(
    rb"""
      [\xc2-\xc5\xce-\xd1][\x80-\xbf]
    | \xe2[\x80-\x84][\x80-\xbf]  # punctuation, currencies, the numero and trade mark signs
    """,
    re.VERBOSE,
)
"""Those of the Latin, Greek and Cyrillic blocks and of general punctuation."""

_ASCII = bytes(range(128))


@attrs.frozen
class Decoded:
    """Text, and how it was had."""

    text: str
    """The whole text."""

    encoding: str
    """Codec of all of it, or of the most of a mixed file."""

    problems: tuple[Problem, ...] = ()
    """What was odd, in order."""


@attrs.frozen
class _Line:
    """One line and what its bytes look like."""

    raw: bytes
    """Its bytes, line end excluded."""

    high: int
    """Bytes beyond ASCII."""

    sequences: int
    """Characters of well-formed UTF-8 beyond ASCII."""

    inside: int
    """Bytes of those characters; equal to *high* in a line of valid UTF-8."""

    typical: int
    """Those of the characters that are Latin, Greek, Cyrillic or punctuation."""

    def is_utf8(self, least: float) -> bool:
        """Whether at least this share of the bytes beyond ASCII are parts of UTF-8 characters."""
        return self.inside >= least * self.high


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
    lines = [_measure(line) for line in raw.split(b"\n")]
    sample, is_cut, context = _take_sample(lines)
    guess = guess_charset(sample, is_cut=is_cut, context=context)
    weak = bool(main) or guess.codec in _WEAK_CODECS
    own = [_is_own(line, weak=weak) for line in lines]
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


def _measure(raw: bytes) -> _Line:
    """Return the counts of one line."""
    if raw.isascii():
        return _Line(raw, 0, 0, 0, 0)
    found = _SEQUENCE.findall(raw)
    high = len(raw.translate(None, _ASCII))
    typical = len(_TYPICAL.findall(raw))
    return _Line(raw, high, len(found), sum(map(len, found)), typical)


def _is_own(line: _Line, *, weak: bool) -> bool:
    """Return whether a line is UTF-8, in a feed that is not, or not all of it."""
    if weak and line.typical and line.is_utf8(0.5):
        return True
    return line.sequences >= _MIN_SEQUENCES and line.is_utf8(_MIN_SHARE)


def _take_sample(lines: Iterable[_Line]) -> tuple[bytes, bool, str]:
    """Return bytes to judge the codec by, whether they are cut off, and text from around them.

    The bytes are lines from all over that are not UTF-8, the text is of lines that are.
    """
    foreign: list[bytes] = []
    context: list[str] = []
    wanted = _CONTEXT_BYTES
    for line in lines:
        if line.high > line.inside:
            foreign.append(_SEQUENCE.sub(b"", line.raw) if line.is_utf8(_MIN_SHARE) else line.raw)
        elif line.raw and wanted > 0:
            context.append(line.raw[:wanted].decode("utf-8", "ignore"))
            wanted -= len(line.raw)
    foreign = list(dict.fromkeys(foreign))  # what is repeated says nothing new
    size = sum(map(len, foreign))
    chosen = [*_first_with_each_byte(foreign), *foreign[:: max(1, size // _SAMPLE_BYTES)]]
    picked = b"\n".join(dict.fromkeys(chosen))
    return picked[:_SAMPLE_BYTES], len(picked) > _SAMPLE_BYTES, "\n".join(context)


def _first_with_each_byte(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines such that every byte beyond ASCII in *lines* stands in one of them."""
    seen: set[int] = set()
    for line in lines:
        new = set(line.translate(None, _ASCII)) - seen
        if new:
            seen |= new
            yield line


def _decode_line(
    line: _Line, codec: str, *, is_own: bool, main: str
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
    """Yield the text of a line of UTF-8 with stray bytes, which are read in *codec*."""
    at = 0
    for match in _SEQUENCE.finditer(raw):
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
