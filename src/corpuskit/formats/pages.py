"""One file an article: Markdown with front matter, or plain text, under names that sort by date."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from corpuskit.convert import article_to_json
from corpuskit.errors import RecordError
from corpuskit.formats.atomic import reporting_errors
from corpuskit.formats.flat import describe_article
from corpuskit.formats.jsonl import surrogate_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpuskit.records import Article

PageForm = Literal["markdown", "text"]

SOURCE_BYTES, HEADLINE_BYTES = 40, 120
"""Most bytes of a name that come from source and headline: file systems take 255 in all."""

_SUFFIXES = {"markdown": ".md", "text": ".txt"}

_NAME = re.compile(
    r"""
    (?: \d{4}-\d{2}-\d{2} | undated ) _ [^_]+ _ [^_]+ _ [0-9a-f]{16,64} \. (?: md | txt )
    """,
    re.VERBOSE | re.ASCII,
)

_SIGNS = re.compile(
    r"""
    [\\`*_\[\]<>&~|$]      # of code, emphasis, links, HTML, tables, formulas: anywhere
    | ^ [#+=-]             # of headings, lists and rules: at the start of a line
    | (?: ^ \d{1,9} [.)] ) # of numbered lists, there too; CommonMark takes nine digits at most
    """,
    re.VERBOSE | re.MULTILINE | re.ASCII,
)

_EDGES = re.compile(
    r"""
    ^ [\ \t]    # makes a line of code, if there are four
    | [\ \t] $  # makes a line break, if there are two
    | \r        # ends a line in Markdown, and not in a body
    """,
    re.VERBOSE | re.MULTILINE,
)


def write_pages(articles: Iterable[Article], folder: Path, name: str, /, *, form: PageForm) -> int:
    """Write one file an article into a new, empty *folder*; return how many there were.

    Args:
        articles: Articles, taken as they are needed.
        folder: Where to write.
        name: The output as the caller named it, for errors.
        form: What the files are.

    Raises:
        WriteError: If writing fails.
        RecordError: If two articles have one id, or an article holds a lone surrogate.
    """
    make = _make_markdown if form == "markdown" else _make_text
    count = 0
    for count, article in enumerate(articles, start=1):  # noqa: B007 - the last number counts
        try:
            page = make(article).encode()
            path = folder / page_name(article, form=form)
            with reporting_errors(name), path.open("xb") as file:
                file.write(page)
        except UnicodeEncodeError as error:
            raise surrogate_error(article_to_json(article)) or RecordError(str(error)) from error
    return count


def page_name(article: Article, /, *, form: PageForm) -> str:
    """Return the name of an article's file: date, source, headline and id, joined by ``_``.

    Each of the four is there in every name (``undated``, ``unnamed``, ``untitled``), so that a
    program can take it apart. It is safe on every system: letters, digits and hyphens alone, in
    Unicode's composed form, no longer than file systems allow, and distinct where case is not.
    """
    parts = (
        article.date or "undated",
        _slug(article.source, SOURCE_BYTES) or "unnamed",
        _slug(article.headline, HEADLINE_BYTES) or "untitled",
        article.id.removeprefix("ck:"),
    )
    return "_".join(parts) + _SUFFIXES[form]


def is_page(name: str, /) -> bool:
    """Tell whether a file of this name may be one of ours."""
    return _NAME.fullmatch(name) is not None


def escape_markdown(text: str, /) -> str:
    r"""Return *text* so that Markdown (CommonMark and its common extensions) shows it as it is.

    Examples:
        >>> escape_markdown("1. *Rain* again")
        '1\\. \\*Rain\\* again'
    """
    guarded = _SIGNS.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", text)
    return _EDGES.sub(lambda match: f"&#{ord(match[0])};", guarded)


def _slug(text: str | None, most_bytes: int) -> str:
    """Return the letters and digits of *text*, hyphens between; empty if there are none."""
    composed = unicodedata.normalize("NFC", text or "").lower()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in composed)
    joined = unicodedata.normalize("NFC", "-".join(kept.split()))
    return joined.encode()[:most_bytes].decode("utf-8", "ignore").strip("-")


def _make_text(article: Article) -> str:
    """Return headline and body, a blank line between."""
    return "\n\n".join(filter(None, (article.headline, article.body))) + "\n"


def _make_markdown(article: Article) -> str:
    """Return front matter, the headline as a heading, and the body."""
    lines = [f"{name}: {to_yaml(cell)}\n" for name, cell in describe_article(article).items()]
    headline = " ".join((article.headline or "").split())
    parts = [f"# {escape_markdown(headline)}\n"] if headline else []
    if article.body:
        parts.append(f"{escape_markdown(article.body)}\n")
    return f"---\n{''.join(lines)}---\n\n" + "\n".join(parts)


def to_yaml(cell: str | float, /) -> str:
    """Return a value as YAML: strings quoted, so that ``no`` and ``2023-10-02`` stay strings."""
    text = json.dumps(cell, ensure_ascii=False)
    if isinstance(cell, float) and "." not in text:
        return text.replace("e", ".0e")  # Older YAML takes 1e-05 for a string.
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)
