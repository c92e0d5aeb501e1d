"""The source where no line of the head is it: in a copyright line, an office, a credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpuskit.heads.rating import LEAST_SOURCE
from corpuskit.sources import score_source

if TYPE_CHECKING:
    from corpuskit.heads.head import Head

_COPYRIGHT_NAME = re.compile(
    r"(?:19|20)\d\d,?\s{1,3}(?:by\s)?(?P<name>[^\W\d_][^,<>()\n]{2,60}?)\s{0,3}(?:[,<)]|\.?\s{0,3}\Z|\.\s)",
    re.IGNORECASE,
)
_STAFF_OF = re.compile(
    r"(?P<name>\S{2,20}(?:\ \S{2,20}){1,3})\ staff\ (?:writer|reporter|correspondent)s?",
    re.IGNORECASE,
)
PUBLICATION_SHARE = 0.4
"""Where this share of the segments has a line of publication and date, a plain name beside a date
is one as well."""


def take_bracketed_wire(head: Head, end: int) -> None:
    """Take "(Reuters)" below the headline where the feed's other articles print "(Bay Courier)"."""
    if head.evidence.publications < PUBLICATION_SHARE * head.evidence.segments:
        return
    for index in range(end):
        reading = head.readings[index]
        if reading.role == "credit" and reading.text.startswith(("(", "[")):
            head.used.add(index)
            head.draft.set("source", reading.start, reading.end, reading.text.strip(" ()[]."))
            head.draft.add_wires(reading.credits, reading.start, reading.end)
            return


def take_from_office(head: Head, end: int) -> None:
    """Take the paper that an author's office names: "Harbour Times staff reporter"."""
    for index in range(end):
        reading = head.readings[index]
        match = _STAFF_OF.fullmatch(reading.text) if reading.role == "office" else None
        if match and score_source(match["name"]) >= LEAST_SOURCE:
            at = head.draft.feed.find(match["name"].split()[0], reading.start, reading.end)
            cut = re.search(r"\s{1,9}staff\b", head.draft.feed[at : reading.end], re.IGNORECASE)
            if at >= 0 and cut:
                head.draft.set("source", at, at + cut.start())
                return


def take_from_copyright(head: Head, end: int) -> None:
    """Take the publication that a copyright line of the head names, if it surely is one."""
    for index in range(end):
        reading = head.readings[index]
        if reading.role != "copyright":
            continue
        raw = head.draft.feed[reading.start : reading.end]
        match = _COPYRIGHT_NAME.search(raw)
        if match and score_source(match["name"]) >= LEAST_SOURCE:
            start = reading.start + match.start("name")
            head.draft.set("source", start, start + len(match["name"].rstrip(" .,")))
            return
