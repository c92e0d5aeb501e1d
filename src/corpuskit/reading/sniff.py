"""What bytes look like at first sight: a binary format, UTF-16 or -32 without a mark, or text."""

from __future__ import annotations

import codecs

BINARY_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (docx, odt, epub)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
    (b"OggS\x00", "a sound file"),
    (b"\x1f\x9d", "a file packed by compress (.Z)"),
)
"""First bytes of formats that lie beside texts, as their specifications give them."""

_SAMPLE_BYTES = 1 << 16
"""Bytes looked at: 64 KiB."""

_CONTROLS = bytes({*range(32), 127} - {*b"\t\n\v\f\r\x1a\x1b"})
"""Control characters that text does without; 1A ends DOS files, 1B begins escape sequences."""

_MAX_CONTROLS = 0.02
"""Largest share of controls in text. Random bytes have 0.1, the seeds and their like none."""

_MAX_CONTROLS_UTF8 = 0.3
"""The same where the bytes are valid UTF-8, which binary data all but never is."""

_BLANKS = frozenset("\t\n\v\f\r\u2028\u2029\xa0\xad\u3000\u200b\ufeff")
"""Characters that are not printable and yet stand in texts."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

_MIN_PLAIN = 0.02
"""Least share of ASCII characters that a reading as UTF-16 or -32 must have: spaces and line ends
alone are one character in twenty or more, in Chinese with its own punctuation one in forty."""


def describe_binary(raw: bytes, /) -> str | None:
    """Return what *raw* looks like if it is no text, else ``None``."""
    for magic, description in BINARY_MAGIC:
        if raw.startswith(magic):
            return description
    sample = raw[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls <= _MAX_CONTROLS * len(sample):
        return None
    if controls <= _MAX_CONTROLS_UTF8 * len(sample) and _is_utf8(sample):
        return None
    return f"binary data ({controls / len(sample):.0%} control characters)"


def guess_wide(raw: bytes, /) -> str | None:
    """Return the byte order of UTF-16 or -32 text without a mark; ``None`` if *raw* is neither.

    Such text has NUL bytes, in its spaces and line ends at least; read in the wrong order its
    spaces become other characters, so the order with more ASCII is the right one.
    """
    if b"\0" not in raw[:_SAMPLE_BYTES]:
        return None
    shares = {codec: _plain_share(raw, codec) for codec in _WIDE}
    best = max(_WIDE, key=lambda codec: shares[codec])
    return best if shares[best] >= _MIN_PLAIN else None


def _plain_share(raw: bytes, codec: str) -> float:
    """Return the share of ASCII characters in *raw* read as *codec*; 0 if it is not valid there."""
    unit = 2 if "16" in codec else 4
    if len(raw) % unit or not raw:
        return 0.0
    try:
        # Not final: the sample may end between two halves of a character.
        text = codecs.getincrementaldecoder(codec)().decode(raw[:_SAMPLE_BYTES])
    except UnicodeDecodeError:
        return 0.0
    odd = sum(not sign.isprintable() and sign not in _BLANKS for sign in text)
    if not text or odd > _MAX_CONTROLS * len(text):
        return 0.0
    return sum("\t" <= sign <= "~" for sign in text) / len(text)


def _is_utf8(sample: bytes) -> bool:
    """Return whether *sample*, which may end inside a character, is UTF-8."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(sample) - 3
    return True
