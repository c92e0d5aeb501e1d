"""The typed records that the stages hand to one another: frozen attrs classes, no behaviour.

Offsets count characters (Python ``str`` indices) of a feed's decoded text, from 0, ends
excluded, unless a field says otherwise. Absent values are ``None`` or an empty tuple, never
an empty string.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import attrs
from attrs import validators as v

from corpuskit.checks import (
    check_end,
    check_offset,
    check_order,
    check_share,
    check_start,
    check_text,
)
from corpuskit.shown import Shown, ShownInNotebooks

if TYPE_CHECKING:
    from corpuskit.locate import Location


def _to_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """Return *values* as a tuple; plain ``tuple`` as a converter is beyond mypy."""
    return tuple(values)


def _sort_keys(value: Mapping[str, str]) -> Mapping[str, str]:
    """Return a copy of *value* in key order, so that equal records print alike."""
    return dict(sorted(value.items()))


@attrs.frozen(order=True, repr=False)
class Span(Shown):
    """A stretch of text: characters *start* to *end*, *end* excluded."""

    start: int = attrs.field(validator=check_start)
    """First character, counted from 0."""

    end: int = attrs.field(validator=check_end)
    """Character after the last one; equal to *start* for an empty span."""


@attrs.frozen(order=True, repr=False)
class LineRange(Shown):
    r"""Lines *first* to *last*, both included; lines are split on ``\n`` only."""

    first: int = attrs.field(validator=[v.instance_of(int), v.ge(1)])
    """First line, counted from 1."""

    last: int = attrs.field(validator=[v.instance_of(int), check_order])
    """Last line, counted from 1, included."""


ProblemKind = Literal[
    "unreadable-feed", "files-left-out", "parts-left-out", "empty-feed", "binary-feed",
    "doubtful-encoding", "undecodable-bytes", "changing-feed", "weak-boundary",
    "stale-correction", "ambiguous-date", "conflicting-date", "oversized-article",
    "stage-failure",
]  # fmt: skip


@attrs.frozen(kw_only=True, repr=False)
class Problem(Shown):
    """Something a person should look at; the run went on without it."""

    kind: ProblemKind
    """What sort of problem it is."""

    feed: str = attrs.field(validator=v.min_len(1))
    """Name of the feed it was met in."""

    message: str = attrs.field(validator=v.min_len(1))
    """One sentence for a person: what was found, and what was done instead."""

    span: Span | None = None
    """Where in the feed; ``None`` when it concerns the whole feed."""


@attrs.frozen(kw_only=True, repr=False)
class Feed(ShownInNotebooks):
    """The decoded text of one input, exactly as it stands there: line ends are kept."""

    name: str = attrs.field(validator=v.min_len(1))
    """The path as given, or the name the caller chose."""

    text: str = attrs.field(repr=False)
    """The whole text; a byte order mark at its very start is not part of it."""

    encoding: str = attrs.field(validator=v.min_len(1))
    """Codec that turns the (decompressed) bytes into *text*, for example ``"utf-8"``; where lines
    differ, that of the most of them, and *problems* say which are in another. Where *text* was
    extracted, the media type: ``"message/rfc822"``, ``"text/html; charset=cp1252"``."""

    sha256: str = attrs.field(validator=v.matches_re(r"[0-9a-f]{64}"))
    """SHA-256 of the bytes as stored (compressed, if they were; of a member of an archive, those of
    the member), 64 hex digits."""

    problems: tuple[Problem, ...] = attrs.field(default=(), converter=_to_tuple)
    """What was odd while reading, for example undecodable bytes."""


@attrs.frozen(kw_only=True, repr=False)
class Boundary(Shown):
    """The place where an article begins, and why we believe so."""

    offset: int = attrs.field(validator=v.ge(0))
    """First character of the article."""

    confidence: float = attrs.field(validator=check_share)
    """Chance that an article begins exactly here, 0 to 1."""

    evidence: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Names of the cues that speak for it, strongest first."""

    against: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Names of the cues that speak against it, strongest first."""


@attrs.frozen(kw_only=True, repr=False)
class Segment(Shown):
    """One article as cut from its feed, before its fields are read."""

    span: Span
    """From its first to its last non-blank character."""

    boundary: Boundary
    """Where it begins, with confidence and evidence."""

    layout: str = "general"
    """Name of the known layout that cut it, or ``"general"``."""


GapKind = Literal[
    "blank", "separator", "contents", "cover", "navigation", "front-matter", "end-matter", "other"
]


@attrs.frozen(kw_only=True, repr=False)
class Gap(Shown):
    """A stretch of a feed that belongs to no article."""

    span: Span
    """Where it stands; never empty."""

    kind: GapKind
    """What it holds."""


@attrs.frozen(kw_only=True, repr=False)
class Segmentation(ShownInNotebooks):
    """A feed cut into articles and gaps, which together tile it exactly."""

    feed: Feed
    """The feed that was cut."""

    articles: tuple[Segment, ...] = attrs.field(default=(), converter=_to_tuple)
    """Articles in order; spans are disjoint."""

    gaps: tuple[Gap, ...] = attrs.field(default=(), converter=_to_tuple)
    """All that stands between, before and after them, in order."""

    problems: tuple[Problem, ...] = attrs.field(default=(), converter=_to_tuple)
    """Weak boundaries and the like."""

    @property
    def boundaries(self) -> tuple[Boundary, ...]:
        """The boundary of each article, in order."""
        return tuple(segment.boundary for segment in self.articles)


@attrs.frozen(kw_only=True, repr=False)
class FieldSpan(Shown):
    """Where the text of one header field was read."""

    field: str = attrs.field(validator=v.min_len(1))
    """Name of the Article field."""

    span: Span
    """The stretch of the feed it was read from; a wrapped headline is one span."""


FurnitureKind = Literal[
    "caption", "photo-credit", "related-links", "share-widget", "advertisement", "read-more",
    "correction", "footnote", "reference-list", "pull-quote", "table", "signature", "embed",
    "nav", "time-stamp", "subscription", "copyright", "wire-advisory", "author-note", "other",
]  # fmt: skip


@attrs.frozen(kw_only=True, repr=False)
class Furniture(Shown):
    """Lines that were printed with an article and are not its body."""

    kind: FurnitureKind
    """What they are."""

    span: Span
    """Where they stand in the feed: from the first to the last non-blank character."""

    text: str = attrs.field(validator=v.min_len(1))
    """The text as printed."""


@attrs.frozen(kw_only=True, repr=False)
class Header(Shown):
    """What the head and foot of a segment say: raw, as printed, nothing guessed.

    The fields have the meaning of the Article fields of the same name.
    """

    headline: str | None = None
    """The headline; lines of a wrapped one are joined by one space."""

    kicker: str | None = None
    """Line above the headline that names theme or section."""

    deck: str | None = None
    """Standfirst below the headline."""

    byline: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Names of the authors, in printed order, without "By"."""

    byline_text: str | None = None
    """The byline as printed."""

    dateline: str | None = None
    """The dateline as printed, without the dash behind it."""

    place: str | None = None
    """Place named in dateline or byline."""

    source: str | None = None
    """The publication, without date or page."""

    date: str | None = None
    """``YYYY-MM-DD``."""

    time: str | None = None
    """``HH:MM`` or ``HH:MM:SS``, followed by the zone where one is printed."""

    date_text: str | None = None
    """Date and time as printed."""

    credits: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Wires, by their usual short names."""

    section: str | None = None
    """Section of the publication."""

    page: str | None = None
    """Page as printed, without the word "page"."""

    edition: str | None = None
    """Edition as printed."""

    url: str | None = None
    """Address of the article."""

    copyright: str | None = None
    """Copyright line as printed."""

    body_span: Span
    """From the first to the last non-blank character of the body; empty if there is none."""

    furniture: tuple[Furniture, ...] = attrs.field(default=(), converter=_to_tuple)
    """Lines of head and foot that are neither field nor body."""

    field_spans: tuple[FieldSpan, ...] = attrs.field(default=(), converter=_to_tuple)
    """Where each field was read."""

    inferred: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Names of the fields that the segment itself does not print."""

    extra: Mapping[str, str] = attrs.field(factory=dict, converter=_sort_keys, hash=False)
    """Database fields that Article does not model, by their printed labels."""

    problems: tuple[Problem, ...] = attrs.field(default=(), converter=_to_tuple)
    """Ambiguous or conflicting dates and the like."""


@attrs.frozen(kw_only=True, repr=False)
class Edit(Shown):
    """One replacement of a cleaning rule."""

    start: int = attrs.field(validator=check_offset)
    """First replaced character of the source; equal to *end* for an insertion."""

    end: int = attrs.field(validator=check_offset)
    """Character after the last replaced one."""

    text: str
    """What stands there now; empty for a deletion."""

    rule: str = attrs.field(validator=v.min_len(1))
    """Name of the rule that made it."""


@attrs.frozen(kw_only=True, repr=False)
class LanguageTag(Shown):
    """The language of a text."""

    code: str = attrs.field(validator=v.matches_re(r"[a-z]{2,8}"))
    """BCP 47 primary subtag, for example ``"en"``; ``"und"`` where it cannot be told."""

    confidence: float = attrs.field(validator=check_share)
    """Chance that the code is right, 0 to 1; 0 for ``"und"``."""

    script: str | None = attrs.field(
        default=None, validator=v.optional(v.matches_re(r"[A-Z][a-z]{3}"))
    )
    """ISO 15924 code of the prevailing script, for example ``"Latn"``; ``None`` without letters."""


@attrs.frozen(kw_only=True, repr=False)
class LanguageSpan(Shown):
    """A stretch of text in one language."""

    start: int = attrs.field(validator=v.ge(0))
    """First character, counted in the text that was tagged; in an Article in its feed."""

    end: int = attrs.field(validator=v.ge(0))
    """Character after the last one."""

    language: LanguageTag
    """Its language."""


DuplicateKind = Literal["exact", "reprint", "pickup", "update", "template", "quote"]


@attrs.frozen(kw_only=True, repr=False)
class DuplicateOf(Shown):
    """How an article stands to the kept article of its cluster."""

    cluster: str = attrs.field(validator=v.min_len(1))
    """Name of the cluster: the smallest id in it."""

    kind: DuplicateKind | None = None
    """Relation to *of*; ``None`` for the kept article itself."""

    of: str | None = attrs.field(default=None, validator=check_text)
    """Id of the kept article; ``None`` for the kept article itself."""

    similarity: float | None = attrs.field(default=None, validator=v.optional(check_share))
    """Jaccard similarity with *of*, 0 to 1."""

    a_in_b: float | None = attrs.field(default=None, validator=v.optional(check_share))
    """Share of this article's text that stands in *of*, 0 to 1."""

    b_in_a: float | None = attrs.field(default=None, validator=v.optional(check_share))
    """Share of *of*'s text that stands in this article, 0 to 1."""


@attrs.frozen(kw_only=True, repr=False)
class Article(ShownInNotebooks):
    """One article of a feed, as published: nothing is guessed into it."""

    id: str = attrs.field(validator=v.matches_re(r"ck:[0-9a-f]{16,64}"))
    """``ck:`` and hex digits, derived from the article's own text."""

    feed: str = attrs.field(validator=v.min_len(1))
    """Name of the feed the article was read from, for example a path as given."""

    span: Span
    """Where the article stands in that feed's text, separators excluded."""

    lines: LineRange
    """The same in lines."""

    headline: str | None = attrs.field(default=None, validator=check_text)
    """The headline in one line; ``None`` where none is printed."""

    kicker: str | None = attrs.field(default=None, validator=check_text)
    """Line above the headline that names theme or section; ``None`` if absent."""

    deck: str | None = attrs.field(default=None, validator=check_text)
    """Standfirst below the headline (schema.org ``alternativeHeadline``); ``None`` if absent."""

    byline: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Authors in printed order; empty where none is named."""

    byline_text: str | None = attrs.field(default=None, validator=check_text)
    """The byline as printed; ``None`` if absent."""

    dateline: str | None = attrs.field(default=None, validator=check_text)
    """The dateline as printed, for example ``"PARIS, France (AFP)"``; ``None`` if absent."""

    place: str | None = attrs.field(default=None, validator=check_text)
    """Place of writing, from dateline or byline; ``None`` if none is printed."""

    source: str | None = attrs.field(default=None, validator=check_text)
    """The publication, as printed, without date or page; ``None`` if none is printed."""

    date: str | None = attrs.field(
        default=None, validator=v.optional(v.matches_re(r"\d{4}-\d{2}-\d{2}"))
    )
    """Date of publication as ``YYYY-MM-DD``; ``None`` where the feed states no full date."""

    time: str | None = attrs.field(default=None, validator=check_text)
    """``HH:MM`` or ``HH:MM:SS``, followed by the zone where one is printed; else ``None``."""

    date_text: str | None = attrs.field(default=None, validator=check_text)
    """Date and time as printed; ``None`` if absent."""

    credits: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Wires credited (AFP, AP, Reuters, TASS ...), by their usual short names; may be empty."""

    section: str | None = attrs.field(default=None, validator=check_text)
    """Section of the publication; ``None`` if absent."""

    page: str | None = attrs.field(default=None, validator=check_text)
    """Page as printed, without the word "page"; ``None`` if absent."""

    edition: str | None = attrs.field(default=None, validator=check_text)
    """Edition as printed; ``None`` if absent."""

    url: str | None = attrs.field(default=None, validator=check_text)
    """Address of the article as printed, tracking parts cut; ``None`` if absent."""

    copyright: str | None = attrs.field(default=None, validator=check_text)
    """Copyright line as printed; ``None`` if absent."""

    language: LanguageTag
    """Language of the body (of the headline, where there is no body)."""

    language_spans: tuple[LanguageSpan, ...] = attrs.field(default=(), converter=_to_tuple)
    """Stretches of the article in another language than *language*; usually empty."""

    body: str | None = attrs.field(default=None, validator=check_text)
    """Clean text without furniture, paragraphs divided by one blank line; ``None`` if empty."""

    body_span: Span
    """Where the body stands in the feed; empty if there is none."""

    furniture: tuple[Furniture, ...] = attrs.field(default=(), converter=_to_tuple)
    """Lines that were printed with the article and are not body, in order."""

    edits: tuple[Edit, ...] = attrs.field(default=(), converter=_to_tuple)
    """What turns the feed's text in *body_span* into *body*; offsets are those of the feed."""

    line_starts: tuple[int, ...] = attrs.field(default=(), converter=_to_tuple)
    """Offset in the feed of the first character of each of *lines*: what `locate` needs of it."""

    boundary: Boundary
    """Where the article begins, with confidence and evidence."""

    duplicate: DuplicateOf | None = None
    """Its place among copies; ``None`` for an article without copies."""

    inferred: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    """Names of the fields that are not printed in the article itself."""

    field_spans: tuple[FieldSpan, ...] = attrs.field(default=(), converter=_to_tuple)
    """Where in the feed each header field was read, in order."""

    extra: Mapping[str, str] = attrs.field(factory=dict, converter=_sort_keys, hash=False)
    """Database fields that are not modelled, by their printed labels."""

    def locate(self, start: int, end: int, /) -> Location:
        """Return where in the file the characters *start* to *end* of *body* come from.

        See :func:`corpuskit.locate.locate`.
        """
        from corpuskit.locate import locate  # noqa: PLC0415 - it needs this class

        return locate(self, start, end)
