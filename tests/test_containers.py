"""Examples of reading mails, HTML, RTF, Word files and archives."""

from __future__ import annotations

import gzip
import hashlib
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from corpuskit import FeedError, expand_paths, normalize, parse_headers, read, read_all, segment
from corpuskit.containers import archive, zips
from packed import make_docx, make_mail, make_mbox, make_paragraph, make_rtf, make_zip

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "From: Ann Smith <ann@example.org>\nDate: Mon, 02 Oct 2023 10:00:00 +0200\n\n"

PROSE = "The harbour was closed on Monday after a storm hit the coast, officials said that day."

FORMS = {
    "eml": make_mail("Körper\n").as_bytes(),
    "mbox": make_mbox(make_mail("Körper\n").as_bytes()),
    "html": "<!DOCTYPE html><p>Körper".encode(),
    "rtf": make_rtf("Körper\n"),
    "docx": make_docx(make_paragraph("Körper")),
}


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("suffix", ["", ".dat"])
def test_forms_are_told_by_their_content(form: str, suffix: str) -> None:
    """Every form is recognised without its suffix, and its encoding is a media type."""
    feed = read(FORMS[form], name=f"file{suffix}")
    assert feed.text.rstrip().endswith("Körper")
    assert "/" in feed.encoding
    assert hashlib.sha256(FORMS[form]).hexdigest() == feed.sha256


@pytest.mark.parametrize("form", sorted(FORMS))
def test_compressed_forms_are_read(form: str) -> None:
    """Compression around a form changes nothing of its text."""
    packed = gzip.compress(FORMS[form])
    assert read(FORMS[form], name="a").text == read(packed, name="a").text


@pytest.mark.parametrize("form", ["eml", "mbox", "html"])
def test_text_suffix_keeps_the_source(form: str) -> None:
    """A file called text is text, even if it is a page's source or a raw mail."""
    assert FORMS[form].decode() == read(FORMS[form], name="a.txt").text


# Mails.


def test_mail_is_head_and_text() -> None:
    """Encoded words, transfer encoding and charset are decoded."""
    mail = make_mail("Café\n", subject="Größe – größer", charset="iso-8859-1")
    assert f"Subject: Größe – größer\n{HEAD}Café\n" == read(mail.as_bytes()).text


def test_plain_text_is_preferred() -> None:
    """Of two versions of a text the plain one is taken."""
    mail = make_mail("Plain text.\n")
    mail.add_alternative("<p>Rich text.</p>", subtype="html")
    assert read(mail.as_bytes()).text.endswith("\n\nPlain text.\n")


def test_stub_of_plain_text_gives_way() -> None:
    """A plain version that only says there is another one is not the text."""
    mail = make_mail("See HTML.\n")
    mail.add_alternative(f"<p>{PROSE}</p>" * 5, subtype="html")
    assert read(mail.as_bytes()).text.count(PROSE) == 5


def test_attachments_are_told() -> None:
    """What is no text is left out, and a problem counts it; attached texts stay."""
    mail = make_mail("Text.\n")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment("Attached.\n", filename="b.txt")
    feed = read(mail.as_bytes())
    assert feed.text.endswith("Text.\n\nAttached.\n")
    assert ["parts-left-out"] == [problem.kind for problem in feed.problems]
    assert "1 application/pdf" in feed.problems[0].message


def test_attached_documents_are_read() -> None:
    """Word and RTF documents in a mail are texts, whatever they are called; broken ones are not."""
    mail = make_mail("Text.\n")
    for content in (FORMS["docx"], FORMS["rtf"], make_docx("<broken>")):
        mail.add_attachment(content, maintype="application", subtype="octet-stream")
    feed = read(mail.as_bytes())
    assert feed.text.endswith("Text.\n\nKörper\n\nKörper\n")
    assert [problem.message[:26] for problem in feed.problems] == ["attachments were left out "]


def test_forwarded_mail_stands_with_its_head() -> None:
    """A mail inside a mail is printed like one."""
    outer = EmailMessage()
    outer["From"], outer["Message-ID"] = "b@example.org", "<2@example.org>"
    outer.set_content("See below.\n")
    outer.add_attachment(make_mail("Inner.\n"))
    expected = f"See below.\n\nSubject: Bridge opens\n{HEAD}Inner.\n"
    assert read(outer.as_bytes()).text.endswith(expected)


def test_flowed_text_is_unwrapped() -> None:
    """Soft line breaks of format=flowed are undone."""
    raw = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    text = read(raw + b"One long \nline.\n> quoted \n> line\n").text
    assert text.endswith("\n\nOne long line.\n> quoted \n> line\n")


def test_undeclared_charset_is_detected() -> None:
    """Eight-bit text without a charset is read like a file."""
    raw = b"From: a@example.org\nMIME-Version: 1.0\nSubject: Caf\xe9\n\nCaf\xe9 closes\n"
    assert read(raw).text == "Subject: Café\nFrom: a@example.org\n\nCafé closes\n"


@pytest.mark.parametrize("form", ["eml", "mbox"])
def test_marks_before_a_mail_are_no_part_of_it(form: str) -> None:
    """A byte order mark and line ends that an editor put before a mail change nothing."""
    assert read(FORMS[form]).text == read(b"\xef\xbb\xbf\r\n" + FORMS[form]).text


def test_mbox_unquotes_from_lines() -> None:
    """A body line that begins with "From " comes back as it was written."""
    mails = [make_mail(f"{line}\n").as_bytes() for line in ("From here on", ">From there")]
    text = read(make_mbox(*mails)).text
    assert "\n\nFrom here on\n" in text
    assert "\n\n>From there\n" in text


def test_mbox_keeps_what_can_be_read() -> None:
    """A message beyond reading becomes a problem; the others are there."""
    hostile = b"Subject: x\n\n" + b"boundary=\n" * 200
    feed = read(make_mbox(b"Subject: one\n\nOne.\n", hostile, b"Subject: two\n\nTwo.\n"))
    assert ("One." in feed.text, "Two." in feed.text) == (True, True)
    assert [problem.message[:20] for problem in feed.problems] == ["message 2 was left o"]


def test_sentence_is_no_message() -> None:
    """A line that begins with "From " and has a time is prose without a header below."""
    text = "From Monday at 10:00 the bridge is closed.\nNobody may pass.\n"
    assert text == read(text.encode()).text


def test_mailbox_gives_an_article_a_message() -> None:
    """Subject, sender and date of a message are headline, byline and date."""
    mails = [make_mail(f"{PROSE}\n\n{PROSE}\n", subject=f"Re: [list] Storm {n}") for n in (1, 2)]
    feed = read(make_mbox(*(mail.as_bytes() for mail in mails)))
    headers = parse_headers(feed, segment(feed).articles)
    expected = [(f"Storm {n}", ("Ann Smith",), "2023-10-02") for n in (1, 2)]
    assert expected == [(h.headline, h.byline, h.date) for h in headers]


# HTML.


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h1>Rain</h1>\n<p>It  rains.<br>Much.</p>", "Rain\n\nIt rains.\nMuch.\n"),
        ("<div>one</div><div>two</div>", "one\n\ntwo\n"),
        ("<ul><li>a<li><p>b</p></ul>end", "- a\n\n- b\n\nend\n"),
        ("<table><tr><td>a</td><td> b</td></tr><tr><td>c</table>", "a\tb\nc\n"),
        ("<script>if (a<b) '</p>'</script><style>p{}</style>x", "x\n"),
        ("<p title='a > b'>&lt;x&gt; &amp; &uuml;&#8211;</p>", "<x> & ü–\n"),
        ("a<b>b</b>c <i>d</i>", "abc d\n"),
        ("<pre>\na  b\n c</pre>", "a  b\n c\n"),
        ("x<pre><b>a</b> <i>b</i>\n  <b>c</b></pre>", "x\n\na b\n  c\n"),
        ("a <!-- <p>no</p> --> b", "a b\n"),
        ("one<hr>two", f"one\n\n{'-' * 72}\n\ntwo\n"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6\n"),
        ("<title>Tab</title><p>x", "x\n"),
    ],
)
def test_page_is_what_a_reader_sees(page: str, text: str) -> None:
    """Blocks stand on lines of their own; white space is folded, entities are decoded."""
    assert text == read(f"<html>{page}".encode()).text


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("koi8-r", "koi8-r")],
)
def test_declared_charset_is_used(declared: str, codec: str) -> None:
    """The charset that a page declares decodes it, as browsers understand the name."""
    word = "Привет" if codec == "koi8-r" else "“Größe”"
    page = f'<html><meta charset="{declared}"><p>{word}</p>'.encode(codec)
    feed = read(page)
    assert (f"{word}\n", f"text/html; charset={codec}") == (feed.text, feed.encoding)


def test_wrong_charset_is_not_believed() -> None:
    """UTF-8 under another name is UTF-8."""
    page = '<html><meta charset="iso-8859-1"><p>Größe</p>'.encode()
    assert read(page).text == "Größe\n"


def test_database_export_is_cut_by_its_layout() -> None:
    """An export in HTML looks like the same export in text."""
    story = "".join(
        f"<div class='article'><p>Wirtschaft</p><p><b>Hafen {n} zu</b></p><div>254 words</div>"
        f"<div>{n} November 2017</div><div>Beispielzeitung</div><div>BSPZ</div><div>KIN3</div>"
        f"<div>German</div><div>Copyright 2017 Beispielzeitung GmbH</div><p>{PROSE}</p>"
        f"<p>{PROSE}</p><div>Document BSPZ0000201711{n:02}edbp0006f</div></div>"
        for n in (11, 12, 13)
    )
    found = segment(read(f"<html><body>{story}</body></html>".encode()))
    assert [article.layout[:7] for article in found.articles] == ["factiva"] * 3


# RTF.


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (rb"{\rtf1 one\par two\par}", "one\n\ntwo"),
        (rb"{\rtf1 one\par\par two\par three}", "one\n\ntwo\nthree"),
        (rb"{\rtf1 one\line two}", "one\ntwo"),
        (rb"{\rtf1\ansicpg1252 Caf\'e9}", "Café"),
        (rb"{\rtf1{\fonttbl{\f1\fcharset204 A;}}{\f1 \'cf\'f0\'e8}\'e9}", "Приé"),
        (rb"{\rtf1\ansicpg932 \'93\'fa\'96\'7b}", "日本"),
        (rb"{\rtf1 \u8211 ?\uc0\u-10179\u-8704 x}", "–😀x"),
        (rb"{\rtf1{\info{\title no}}{\*\generator no;}{\field{\*\fldinst no}{\fldrslt a}}}", "a"),
        (rb"{\rtf1 a{\v hidden}\~b\emdash c\{\}\\}", "a\u00a0b—c{}\\"),
        (rb"{\rtf1 a\cell b\cell\row c}", "a\tb\nc"),
        (b"{\\rtf1{\\pict\\bin4 {{{{}x}", "x"),
    ],
)
def test_rtf_is_its_text(source: bytes, text: str) -> None:
    """Control words, code pages and escapes are read; destinations are left out."""
    assert f"{text}\n" == read(source).text


# Word.


def test_word_document_is_a_paragraph_a_line() -> None:
    """Empty paragraphs are blank lines; tabs, breaks, lists and tables are kept."""
    body = (
        make_paragraph("Head & line") + "<w:p/><w:p><w:pPr><w:tabs><w:tab/></w:tabs>"
        "<w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>item</w:t><w:br/><w:t>more</w:t><w:delText>gone</w:delText></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{make_paragraph('a')}{make_paragraph('b')}</w:tc>"
        f"<w:tc>{make_paragraph('c')}</w:tc></w:tr></w:tbl>"
    )
    assert read(make_docx(body)).text == "Head & line\n\n- item\nmore\na\nb\tc\n"


def test_document_type_is_refused() -> None:
    """No entity is expanded, whatever a document declares."""
    hostile = make_docx(make_paragraph("x"), prolog='<!DOCTYPE a [<!ENTITY e "eeee">]>')
    with pytest.raises(FeedError, match="document type"):
        read(hostile)


def test_other_office_documents_are_refused() -> None:
    """A spreadsheet is no archive of texts."""
    with pytest.raises(FeedError, match="Office document") as caught:
        read(make_zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}))
    assert caught.value.kind == "binary-feed"


# Archives.

MEMBERS = {
    "b/two.html": b"<html><p>two",
    "a.txt": b"one",
    "c.zip": make_zip({"in.docx": FORMS["docx"]}),
    "d.png": b"\x89PNG",
    "__MACOSX/a.txt": b"no",
    ".hidden.txt": b"no",
    "../up.txt": b"outside",
}
NAMES = ["../up.txt", "a.txt", "b/two.html", "c.zip!in.docx"]


@pytest.fixture(name="packed")
def _packed(tmp_path: Path) -> str:
    path = tmp_path / "clips.zip"
    path.write_bytes(make_zip(MEMBERS))
    return str(path)


def test_members_are_feeds_of_their_own(packed: str) -> None:
    """Every member is read under its name, and by its name alone; nothing is written."""
    feeds = list(read_all(packed))
    assert [f"{packed}!{name}" for name in NAMES] == [feed.name for feed in feeds]
    assert ["outside", "one", "two\n", "Körper\n"] == [feed.text for feed in feeds]
    assert feeds == [read(feed.name) for feed in feeds]


def test_archive_is_expanded_into_its_members(packed: str, tmp_path: Path) -> None:
    """A folder with an archive gives the members, once each, and says what was left out."""
    paths, problems = expand_paths([tmp_path, packed, f"{packed}!a.txt"])
    assert tuple(f"{packed}!{name}" for name in NAMES) == paths
    assert ["files-left-out"] == [problem.kind for problem in problems]
    assert [tmp_path / "clips.zip"] == list(tmp_path.rglob("*"))
    assert not (tmp_path.parent / "up.txt").exists()


def test_whole_job_takes_archives(packed: str) -> None:
    """`normalize` makes articles of the members."""
    feeds = {article.feed for article in normalize([packed]).articles}
    assert {f"{packed}!{name}" for name in NAMES} == feeds


def test_archive_of_several_is_no_single_feed(packed: str) -> None:
    """`read` says what reads an archive; the only member of one it reads itself."""
    with pytest.raises(FeedError, match="4 files; read_all"):
        read(packed)
    assert read(make_zip({"x/a.txt": b"alone"})).text == "alone"
    with pytest.raises(FeedError, match="no file"):
        read(make_zip({}))


def test_missing_member_is_told(packed: str) -> None:
    """A member that is not there is an error under the whole name."""
    with pytest.raises(FeedError, match="no such file in the archive") as caught:
        read(f"{packed}!no.txt")
    assert f"{packed}!no.txt" == caught.value.feed


def test_bomb_is_refused() -> None:
    """A member packed beyond reason is not unpacked."""
    with pytest.raises(FeedError, match="packed more than 250 to 1"):
        read(make_zip({"a.txt": bytes(3_000_000)}))


@pytest.mark.parametrize(
    ("module", "limit", "value"),
    [
        (zips, "MAX_MEMBERS", 3),
        (zips, "MAX_TOTAL", 40),
        (archive, "MAX_MEMBERS", 3),
        (archive, "MAX_NESTED", 10),
    ],
)
def test_limits_are_kept(
    module: object, limit: str, value: int, packed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too many members, too much in all, too much in archives inside: each is refused."""
    archive._open_file.cache_clear()
    monkeypatch.setattr(module, limit, value)
    with pytest.raises(FeedError, match="unpack it"):
        list(read_all(packed))


def test_deep_nesting_is_refused() -> None:
    """Archives are opened to a depth, not beyond."""
    packed = b"text"
    name = "a.txt"
    for _ in range(5):
        packed = make_zip({name: packed})
        name = "a.zip"
    with pytest.raises(FeedError, match="in one another"):
        list(read_all(packed))


def test_broken_archive_is_refused() -> None:
    """A cut or damaged archive is an error, not half a corpus."""
    whole = make_zip({"a.txt": PROSE.encode(), "b.txt": b"x"})
    with pytest.raises(FeedError, match="broken"):
        read(whole[:60])
    damaged = bytearray(whole)
    damaged[45] ^= 0xFF
    with pytest.raises(FeedError, match="broken"):
        list(read_all(bytes(damaged)))


def test_spacing_becomes_a_blank_line() -> None:
    """Where long paragraphs follow upon one another, all are divided by blank lines."""
    parts = ["Head", "", PROSE * 2, PROSE * 2, PROSE * 2]
    body = "".join(map(make_paragraph, parts))
    assert "\n\n".join(parts) + "\n" == read(make_docx(body)).text


def test_empty_paragraphs_stay_blank_lines() -> None:
    """Where empty paragraphs divide the long ones, a paragraph is a line."""
    parts = ["Head", "The Example Times", "", PROSE * 2, "", PROSE * 2]
    body = "".join(map(make_paragraph, parts))
    assert "\n".join(parts) + "\n" == read(make_docx(body)).text
