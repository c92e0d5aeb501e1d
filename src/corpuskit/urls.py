"""Addresses of articles: where they stand in a text, and what of them is worth keeping."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

import attrs

LONGEST_URL = 2000
"""Characters of an address that are read; browsers and servers cut near 2,000 as well."""


_URL = re.compile(
    r"""
      <{1,2}\s{0,2}                                            # may be wrapped over four lines
        (?P<bracketed>(?:https?|ftp)://[^\s<>"]{1,2000}
          (?:(?:[ ]?\r?\n|(?<==)[ ])[^\s<>"]{1,200}){0,3})\s{0,2}>
    | (?P<plain>(?:https?|ftp)://[^\s<>"“”«»\[\]]{1,2000})
    | (?P<bare>(?<![\w@.])www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?:/[^\s<>"“”«»\[\]]{0,2000})?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"[ ]?\r?\n")
_TRAILING = ".,;:!?'’”)]}…"
_CUT_FRAGMENTS = ("#google_vignette", "#:~:text=")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|ocid|cmpid|ref_src|smid|_hs\w+)\Z",
    re.IGNORECASE,
)


@attrs.frozen
class FoundUrl:
    """An address found in a text."""

    start: int
    """Its first character, brackets left out."""

    end: int
    """The character after its last one, cut fragments left out."""

    url: str
    """The address in one line, without browser fragments."""


def find_urls(text: str) -> tuple[FoundUrl, ...]:
    r"""Return the addresses in *text*, in order; one wrapped inside angle brackets is joined.

    Examples:
        >>> [found.url for found in find_urls("see <http://a.org/x\ny>, http://b.org/#:~:text=z.")]
        ['http://a.org/xy', 'http://b.org/']
    """
    if "://" not in text and "www." not in text.casefold():
        return ()
    return tuple(_read(match) for match in _URL.finditer(text))


def canonical_url(url: str, *, strip_tracking: bool = False) -> str:
    """Return *url* without fragments that browsers add, and without tracking parts if asked.

    Applying the function twice gives the same address as applying it once.

    Args:
        url: An address as printed.
        strip_tracking: Whether parameters such as ``utm_source`` are cut as well.

    Examples:
        >>> canonical_url("https://a.org/b?id=1&utm_source=x#google_vignette", strip_tracking=True)
        'https://a.org/b?id=1'
    """
    for mark in _CUT_FRAGMENTS:
        at = url.find(mark)
        if at > 0:
            url = url[:at]
    if not strip_tracking or "?" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:  # an unclosed bracket in the host: left as printed
        return url
    kept = [p for p in parts.query.split("&") if not _TRACKING.match(p.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def _read(match: re.Match[str]) -> FoundUrl:
    group = match.lastgroup or "plain"
    raw = match[group]
    if group != "bracketed":
        raw = _strip_trailing(raw)
    raw = canonical_url(raw)
    start = match.start(group)
    return FoundUrl(start, start + len(raw), _LINE_BREAK.sub("", raw))


def _strip_trailing(raw: str) -> str:
    """Drop punctuation of the sentence around; a closing bracket stays if it was opened inside."""
    end = len(raw)
    while end and raw[end - 1] in _TRAILING:
        if raw[end - 1] == ")" and raw.count("(", 0, end) >= raw.count(")", 0, end):
            break
        end -= 1
    return raw[:end]
