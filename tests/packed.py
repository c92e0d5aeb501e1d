"""Makes small files of the forms that `corpuskit.read` takes text out of."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def make_zip(members: Mapping[str, bytes]) -> bytes:
    """Return an archive of *members*."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def make_docx(body: str, *, prolog: str = "") -> bytes:
    """Return a Word document whose body is the XML *body*."""
    document = f'{prolog}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return make_zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def make_paragraph(text: str) -> str:
    """Return the XML of one paragraph."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:p><w:r><w:t xml:space="preserve">{plain}</w:t></w:r></w:p>'


def make_mail(
    text: str,
    *,
    subject: str = "Bridge opens",
    charset: str = "utf-8",
    cte: str = "quoted-printable",
) -> EmailMessage:
    """Return a message of one part of plain text."""
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = "Ann Smith <ann@example.org>"
    mail["Date"] = "Mon, 02 Oct 2023 10:00:00 +0200"
    mail["Message-ID"] = "<1@example.org>"
    mail.set_content(text, charset=charset, cte=cte)
    return mail


def make_mbox(*mails: bytes) -> bytes:
    """Return a mailbox (mboxrd) of *mails*."""
    parts = []
    for mail in mails:
        lines = [
            b">" + line if line.lstrip(b">").startswith(b"From ") else line
            for line in mail.split(b"\n")
        ]
        parts.append(b"From ann@example.org Mon Oct  2 10:00:00 2023\n" + b"\n".join(lines))
    return b"\n".join(parts)


def make_rtf(text: str) -> bytes:
    """Return *text* as RTF, every character that is not ASCII as a Unicode escape."""
    signs = []
    for sign in text:
        if sign in "\\{}":
            signs.append(f"\\{sign}")
        elif sign == "\n":
            signs.append("\\par\n")
        elif sign.isascii():
            signs.append(sign)
        else:
            units = sign.encode("utf-16-le")
            codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
            signs.extend(f"\\u{code - 0x10000 if code > 0x7FFF else code}?" for code in codes)
    return f"{{\\rtf1\\ansi\\ansicpg1252 {''.join(signs)}}}".encode("ascii")
