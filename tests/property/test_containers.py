"""Laws of containers: printed files read back, any bytes give a feed or a FeedError."""

from __future__ import annotations

import html
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit import Feed, FeedError, parse_headers, read, read_all, segment
from corpuskit.containers.archive import list_members
from packed import make_docx, make_mail, make_mbox, make_paragraph, make_rtf, make_zip

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = st.lists(
    st.sampled_from([
        "The council met on Tuesday.", "Größe – “zitiert”", "Ещё строка.", "日本語の行",
        "From here", ">From there", "a = b; {c} \\ d", "😀 & <b>", "",
    ]),
    max_size=6,
)  # fmt: skip
"""Lines of a text, such as every form must carry."""

CHARSETS = st.sampled_from(["utf-8", "gb18030"])
TRANSFER = st.sampled_from(["quoted-printable", "base64"])

PREFIXES = {
    "html": b"<html>",
    "rtf": b"{\\rtf1",
    "mail": b"From: a@example.org\nMIME-Version: 1.0\n",
    "mbox": b"From a@example.org Mon Oct  2 10:00:00 2023\nSubject: x\n",
    "multipart": b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
    "zip": b"PK\x03\x04",
}
"""First bytes of each form."""

PIECES = st.sampled_from([
    b"<p>", b"<br", b"'", b'"', b"=", b">", b"<!--", b"-->", b"</script", b"<script>", b"&#x1f600;",
    b"&#99999999999;", b"&amp", b"<pre>", b"<li>", b"<td>", b"{", b"}", b"\\", b"\\'e9", b"\\'8",
    b"\\u8211 ?", b"\\u-1?", b"\\bin5 ", b"\\ansicpg932", b"\\fonttbl", b"\\f1", b"\\fcharset128",
    b"\\*", b"\\par", b"\n", b"\r\n", b"\n\n", b" ", b"\xe9", b"\xff", b"\x00", b"Subject: ",
    b"=?utf-8?b?4pi6?=", b"=?x?q?=e9?=", b"=?utf-8?b?A?=", b"Content-Type: text/html", b"--b",
    b"Content-Type: text/plain; charset=", b"utf-7", b"; format=flowed", b"message/rfc822",
    b"Content-Type: a\xe9/b\n\n",
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: uuencode", b"begin 644 x",
    b"From a 1:11\nX: y\n", b">From ", b"Date: ", b"text", b"; filename*0*=x''%e9", b"PK\x01\x02",
])  # fmt: skip
"""What hostile files are made of."""


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines).strip("\n")


def _read_or_refuse(raw: bytes) -> Feed | FeedError:
    try:
        return read(raw)
    except FeedError as error:
        return error


@given(st.sampled_from(sorted(PREFIXES)), st.lists(PIECES, max_size=30))
@example("html", [b"&#", b"1" * 5000])
@example("mail", [b"Content-Type: text/plain; charset=\xff\n\n\xff"])
def test_any_bytes_give_a_feed_or_a_feed_error(form: str, pieces: list[bytes]) -> None:
    """Whatever follows the first bytes of a form, nothing else is raised, twice the same."""
    raw = PREFIXES[form] + b"".join(pieces)
    feed = _read_or_refuse(raw)
    if isinstance(feed, Feed):
        for text in (feed.text, *(problem.message for problem in feed.problems)):
            text.encode()
        assert feed == read(raw)


@given(st.binary(max_size=120), st.integers(0, 300), st.integers(0, 255))
def test_damaged_archives_give_feeds_or_feed_errors(content: bytes, at: int, value: int) -> None:
    """An archive with one wrong byte is read or refused."""
    raw = bytearray(make_zip({"a.txt": content, "b.html": b"<p>b"}))
    raw[at % len(raw)] = value
    try:
        feeds = list(read_all(bytes(raw)))
    except FeedError:
        return
    assert all(isinstance(feed, Feed) for feed in feeds)


@given(LINES, CHARSETS, TRANSFER)
def test_mail_reads_back(lines: list[str], charset: str, cte: str) -> None:
    """The text of a mail comes back from every charset and transfer encoding."""
    text = _text(lines)
    mail = make_mail(f"{text}\n", subject="Größe 日本", charset=charset, cte=cte)
    head, _, body = read(mail.as_bytes()).text.partition("\n\n")
    assert head.startswith("Subject: Größe 日本\nFrom: Ann Smith <ann@example.org>\n")
    assert text == body.strip("\n")


@given(st.lists(LINES, min_size=1, max_size=3))
def test_parts_of_a_mail_read_back(parts: list[list[str]]) -> None:
    """The texts of several parts come back in their order."""
    mail = EmailMessage()
    mail["From"], mail["MIME-Version"] = "a@example.org", "1.0"
    mail.make_mixed()
    for lines in parts:
        mail.add_attachment(f"{_text(lines)}\n", cte="base64")
    expected = "\n\n".join(filter(None, ["From: a@example.org", *map(_text, parts)]))
    assert f"{expected}\n" == read(mail.as_bytes()).text


@given(st.lists(LINES, min_size=1, max_size=4))
def test_mailbox_reads_back(texts: list[list[str]]) -> None:
    """A mailbox is its messages, one after another, each as it reads alone."""
    mails = [make_mail(f"{_text(lines)}\n").as_bytes() for lines in texts]
    line = "From ann@example.org Mon Oct  2 10:00:00 2023"
    expected = "\n".join(f"{line}\n{read(mail).text}" for mail in mails)
    assert expected == read(make_mbox(*mails)).text


@given(st.integers(1, 5))
def test_messages_are_found_again(count: int) -> None:
    """A mailbox of articles gives them back, with headline and date."""
    prose = "The harbour was closed on Monday after a storm hit the coast, officials said.\n"
    subjects = [f"Storm number {number} closes the port" for number in range(count)]
    mails = [make_mail(prose, subject=subject).as_bytes() for subject in subjects]
    feed = read(make_mbox(*mails))
    found = segment(feed).articles
    headers = parse_headers(feed, found)
    assert {"mbox-1"} == {article.layout for article in found}
    assert subjects == [header.headline for header in headers]
    assert [prose.strip()] * count == [
        feed.text[header.body_span.start : header.body_span.end] for header in headers
    ]


def _make_page(lines: list[str]) -> bytes:
    body = "<br>".join(html.escape(line) for line in lines)
    return f"<!DOCTYPE html><meta charset=utf-8><body>{body}</body>".encode()


def _make_document(lines: list[str]) -> bytes:
    return make_docx("".join(map(make_paragraph, lines)))


def _make_rich(lines: list[str]) -> bytes:
    return make_rtf("\n".join(lines))


@pytest.mark.parametrize("printer", [_make_page, _make_document, _make_rich])
@given(lines=LINES)
def test_lines_read_back(printer: Callable[[list[str]], bytes], lines: list[str]) -> None:
    """The lines of a page, a Word document and an RTF document come back."""
    text = read(printer(lines)).text
    assert list(filter(None, lines)) == list(filter(None, text.split("\n")))


@given(st.dictionaries(st.text(min_size=1, max_size=12), st.binary(max_size=20), max_size=4))
@example({"../a.txt": b"x", "/etc/b.txt": b"y", "c\\..\\d.txt": b"z"})
@example({"\0": b""})
@example({"a.zip": b"PK\x03\x04", "!": b"", "a.txt!b.txt": b"x"})
def test_members_are_only_names(members: dict[str, bytes]) -> None:
    """Every file of an archive is read from the archive, whatever its name says."""
    try:
        raw = make_zip(members)
    except (UnicodeEncodeError, zipfile.LargeZipFile):
        return  # a name that no archive can hold
    try:
        listed = list_members(raw, feed="x.zip")
        feeds = list(read_all(raw, name="x.zip"))
    except FeedError:
        return
    assert [f"x.zip!{name}" for name in listed.names] == [feed.name for feed in feeds] or any(
        "\ud800" <= sign <= "\udfff" for name in members for sign in name
    )
