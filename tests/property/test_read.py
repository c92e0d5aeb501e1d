"""Laws of reading: any bytes give a feed or a FeedError, and nothing is lost on the way."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit import Feed, FeedError, read
from corpuskit.compression import compress_to
from corpuskit.reading.charset import guess_charset
from strategies import CODECS_OF, LINE_ENDS, any_text, legacy_feeds

if TYPE_CHECKING:
    from collections.abc import Callable

UNICODE_CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-32")


def _zstd(raw: bytes) -> bytes:
    target = io.BytesIO()
    with compress_to(target, "zstd") as file:
        file.write(raw)
    return target.getvalue()


TWO_WAYS = ("cp932", "big5hkscs")

COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": _zstd,
}


def _read_or_refuse(raw: bytes) -> Feed | FeedError:
    try:
        return read(raw)
    except FeedError as error:
        return error


@given(st.binary(max_size=300))
@example(b"")
@example(b"\xff\xfe\x00")
@example(b"\x28\xb5\x2f\xfd")
@example(b"BZh91AY&SY")
@example(b"\xe9")
def test_any_bytes_give_a_feed_or_a_feed_error(raw: bytes) -> None:
    """Nothing else is raised, and where no problem is told the codec explains the bytes."""
    feed = _read_or_refuse(raw)
    if isinstance(feed, Feed) and not feed.problems and "/" not in feed.encoding:
        assert feed.text == raw.decode(feed.encoding)
        # Shift JIS and Big5 write some characters in two ways.
        assert feed.encoding in TWO_WAYS or raw == feed.text.encode(feed.encoding)


@given(st.lists(st.sampled_from([b"caf\xe9", "é".encode(), b"\n", b"\xff", b" a", b"\x81"])))
def test_mixed_bytes_lose_no_line(parts: list[bytes]) -> None:
    """A mixture of encodings keeps every line, and problems lie inside the text."""
    raw = b"".join(parts)
    feed = read(raw)
    assert raw.count(b"\n") == feed.text.count("\n")
    assert all(p.span is None or p.span.end <= len(feed.text) for p in feed.problems)


@given(any_text(), st.sampled_from(UNICODE_CODECS))
def test_marked_unicode_is_read_as_it_is(text: str, codec: str) -> None:
    """Text in UTF-8, or with a byte order mark, comes back character by character."""
    text = text.removeprefix("\ufeff")
    feed = _read_or_refuse(text.encode(codec))
    if isinstance(feed, FeedError):
        # Only what no reader would call text: controls throughout, or a magic number.
        assert feed.kind == "binary-feed"
    else:
        assert text == feed.text or "\0" in text


@given(st.lists(st.sampled_from(["One line.", "Ещё.", "é", ""])), st.sampled_from(LINE_ENDS))
def test_line_ends_are_kept(lines: list[str], end: str) -> None:
    """Every kind of line end stays what it is."""
    text = end.join(lines)
    assert text == read(text.encode()).text


@given(legacy_feeds())
def test_legacy_text_is_recognised(feed: tuple[str, str]) -> None:
    """A line or more in a codec of its language is read right."""
    text, codec = feed
    assert text == read(text.encode(codec)).text


@given(st.sampled_from(sorted(CODECS_OF)), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_unmarked_utf16_is_recognised(line: str, codec: str) -> None:
    """UTF-16 without a byte order mark is told by its spaces and line ends."""
    text = f"{line}\r\n"
    assert (text, codec) == (read(text.encode(codec)).text, read(text.encode(codec)).encoding)


@given(st.binary(min_size=1, max_size=200), st.sampled_from(sorted(COMPRESSORS)))
def test_compression_changes_nothing(raw: bytes, kind: str) -> None:
    """Compressed bytes give the text, encoding and problems of the bytes inside."""

    def outcome(data: bytes) -> tuple[object, ...]:
        feed = _read_or_refuse(data)
        if isinstance(feed, FeedError):
            return (feed.kind,)
        return feed.text, feed.encoding, feed.problems

    assert outcome(raw) == outcome(COMPRESSORS[kind](raw))


@given(st.data(), st.sampled_from(sorted(COMPRESSORS)))
def test_truncated_compression_is_refused(data: st.DataObject, kind: str) -> None:
    """A compressed file that is cut off anywhere behind its magic bytes is never half read."""
    packed = COMPRESSORS[kind](b"The council met on Tuesday.\n" * 20)
    cut = data.draw(st.integers(10, len(packed) - 1))
    with pytest.raises(FeedError):
        read(packed[:cut])


@given(any_text())
def test_ways_of_reading_agree(text: str) -> None:
    """Bytes, a binary file and a text file give the same text."""
    raw = text.encode()

    expected = _read_or_refuse(raw)
    if isinstance(expected, Feed) and "\0" not in text:
        wrapped = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8")
        sources = [io.BytesIO(raw), io.StringIO(text, newline=""), wrapped]
        assert [expected.text] * 3 == [read(source).text for source in sources]


@given(st.text())
def test_any_text_file_gives_text_that_can_be_stored(text: str) -> None:
    """A text object with lone surrogates gives a feed that UTF-8 can hold, and a problem."""
    feed: Feed = read(io.StringIO(text, newline=""))
    feed.text.encode()
    has_surrogates = any("\ud800" <= sign <= "\udfff" for sign in text)
    assert has_surrogates == any(p.kind == "undecodable-bytes" for p in feed.problems)


@given(st.binary(max_size=80))
def test_guess_decodes_what_it_was_given(sample: bytes) -> None:
    """The guessed codec can decode the sample, and the same sample gives the same guess."""
    guess = guess_charset(sample)
    sample.decode(guess.codec)
    assert guess == guess_charset(sample)
