"""The address of an article without what a browser or an advertisement added to it."""

from __future__ import annotations

import re

_ADDED_FRAGMENT = re.compile(
    r"""
    (?: google_vignette                 # left by full-page advertisements
      | goog_ \w*                       # the same, older form
      | xtor= | at_medium=              # campaign marks of AT Internet
      | utm_ [a-z]+ =                   # campaign marks of Google Analytics
      | Echobox=                        # posting tool
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Beginnings of fragments that never name a place in the page."""

_DIRECTIVE = ":~:"
"""Begins the part of a fragment that marks somebody's search or selection (WICG, URL fragment
text directives)."""

_TRACKING_KEY = re.compile(
    r"""
    (?: utm_ \w+                        # Google Analytics
      | fbclid | gclid | dclid | msclkid | yclid | igshid | twclid   # advertising clicks
      | mc_[ce]id                       # Mailchimp
      | at_(?:medium|campaign|custom\d?|link\w*|ptr\w*|format|type)  # AT Internet
      | xtor | cmpid | ncid | ocid | ftag                            # publishers' campaigns
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Keys of a query that say where a reader came from, and nothing about the page."""


def canonicalize_url(url: str, /) -> str:
    """Return *url* without advertising fragments and tracking parameters.

    Everything else stays as printed: order of parameters, case, closing slash. Doing it twice
    changes nothing.

    Examples:
        >>> canonicalize_url("https://example.org/a?id=7&utm_source=x#google_vignette")
        'https://example.org/a?id=7'
    """
    bare, _, fragment = url.partition("#")
    fragment = fragment.partition(_DIRECTIVE)[0]
    if _ADDED_FRAGMENT.match(fragment):
        fragment = ""
    page, question, query = bare.partition("?")
    kept = [part for part in query.split("&") if not _is_tracking(part)]
    if question and len(kept) <= query.count("&"):
        bare = f"{page}?{'&'.join(kept)}" if any(kept) else page
    return f"{bare}#{fragment}" if fragment else bare


def _is_tracking(parameter: str) -> bool:
    """Tell whether one ``key=value`` of a query only tracks the reader."""
    return _TRACKING_KEY.fullmatch(parameter.partition("=")[0]) is not None
