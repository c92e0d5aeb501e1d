"""Mailboxes: many messages in one file, each behind a line that begins with "From " (RFC 4155)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.containers.base import Container, Extracted, Source
from corpuskit.containers.mail import note_left_out, strip_lead
from corpuskit.containers.mail_text import read_mail
from corpuskit.errors import FeedError
from corpuskit.records import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".mbox", ".mbx")
"""Suffixes that promise a mailbox."""

MEDIA_TYPE = "application/mbox"

_FROM = re.compile(
    rb"""
    ^From[ ]
    (?P<rest>
        [^\r\n]{0,300}?                         # sender; archives write "me at here.org"
        \d{1,2}:\d{2}(?::\d{2})?                # time
        [^\r\n]{0,40}
    )
    \r?\n
    (?= [!-9;-~]{1,80}: )                       # a header
    """,
    re.VERBOSE | re.MULTILINE,
)
"""The line before a message. Without the header below it, it is somebody's sentence."""

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
"""A line of a body that began with "From " (mboxrd: each time it was stored, one more ">")."""

_MAX_RAW_LINE = 400
"""Bytes of the line before a message that are kept."""


def sniff(source: Source) -> bool:
    """Tell whether the file begins with a message of a mailbox."""
    return bool(_FROM.match(strip_lead(source.raw)[:1000]))


def iter_messages(raw: bytes, /) -> Iterator[tuple[str, bytes]]:
    """Yield the "From " line and the bytes of each message, one at a time."""
    found = _FROM.search(raw)
    while found is not None:
        following = _FROM.search(raw, found.end())
        end = following.start() if following else len(raw)
        line = raw[found.start() : found.end()][:_MAX_RAW_LINE].decode("ascii", "replace").strip()
        yield line, _QUOTED.sub(rb"\1", raw[found.end() : end])
        found = following


def extract(source: Source) -> Extracted:
    """Return the texts of all messages, each behind its "From " line as in the mailbox.

    So the layout ``mbox-1`` finds them again. A message that cannot be read becomes a problem.
    """
    parts: list[str] = []
    left_out: list[str] = []
    problems: list[Problem] = []
    for number, (line, raw) in enumerate(iter_messages(strip_lead(source.raw)), start=1):
        try:
            mail = read_mail(raw, feed=source.feed, encoding=source.encoding)
        except FeedError as error:
            message = f"message {number:,} was left out: {error.message}"
            problems.append(Problem(kind="parts-left-out", feed=source.feed, message=message))
            continue
        left_out.extend(mail.left_out)
        parts.append(f"{line}\n{mail.text}\n")
    return Extracted(
        text="\n".join(parts),
        encoding=MEDIA_TYPE,
        problems=(*note_left_out(tuple(left_out), source.feed), *problems),
    )


CONTAINER = Container(name="mbox", suffixes=SUFFIXES, sniff=sniff, extract=extract)
