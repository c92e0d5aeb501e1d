"""Tracking parameters of addresses: "?utm_source=...", "&fbclid=...".

Repairs: the parameters of the table removed from http and https addresses.
Leaves alone: all other parameters, which may choose the page.
Costs: by which way the reader came.
Source: the parameters that the large mail, ad and analytics services document.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.records import Edit
from corpuskit.rules.base import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "url-tracking"

_QUERY = re.compile(r"\?(?=[^\s#]{0,4000}=)[^\s#<>\"”»)]++")
_IN_ADDRESS = re.compile(r"https?://[^\s?]{1,2000}\Z")
_TRACKING = re.compile(
    r"""
    (?: utm_\w{1,40} | fbclid | gclid | dclid | gbraid | wbraid | gclsrc | msclkid | yclid | twclid
      | ttclid | igshid | igsh | mc_cid | mc_eid | mkt_tok | _hsenc | _hsmi | __twitter_impression
      | ocid | cmpid | at_(?:medium|campaign|custom\d|format|link_\w+|ptr_name|bbc_team)
      | ns_(?:source|campaign|mchannel|linkname|fee) | smid | partner_id | spm | ref_src
      | guccounter | guce_referrer(?:_sig)? | xtor | wt\.\w+ )
    (?: =[^&]* )?
    """,
    re.VERBOSE,
)

LONGEST_ADDRESS = 2000
"""Characters looked back for the start of an address; browsers cut longer ones."""


def find_url_tracking(text: str, /) -> Iterator[Edit]:
    """Yield the edits that remove tracking parameters."""
    if "http" not in text:
        return
    for match in _QUERY.finditer(text):
        start = match.start()
        if not _IN_ADDRESS.search(text[max(0, start - LONGEST_ADDRESS) : start]):
            continue
        kept = [part for part in match.group()[1:].split("&") if not _TRACKING.fullmatch(part)]
        new = "?" + "&".join(kept) if kept else ""
        if new != match.group():
            yield Edit(start=start, end=match.end(), text=new, rule=NAME)


RULE = Rule(
    name=NAME,
    level="layout",
    find=find_url_tracking,
    signs=frozenset("?"),
    removes=True,
    scope="line",
)
