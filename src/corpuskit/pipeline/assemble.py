"""Puts one article record together from what the stages found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from corpuskit.clean import clean, clean_body
from corpuskit.language import tag_language, tag_spans
from corpuskit.pipeline.ids import make_id
from corpuskit.records import Article, Edit, Feed, Furniture, Header, Segment, Span
from corpuskit.settings import CleanSettings
from corpuskit.urls import canonical_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpuskit.lines import LineCounter
    from corpuskit.records import LanguageSpan, LanguageTag
    from corpuskit.settings import LanguageSettings, Settings

_TEXT_FIELDS = (
    "headline",
    "kicker",
    "deck",
    "byline_text",
    "dateline",
    "place",
    "source",
    "time",
    "date_text",
    "section",
    "page",
    "edition",
    "copyright",
)
"""Header fields that are one piece of printed text each."""


AS_PRINTED = CleanSettings(level="never")
"""Settings under which nothing is repaired."""

_TOLD_BY = 1_000_000
"""Characters of a body that its language is told by: a thousand would do."""


@attrs.frozen(kw_only=True)
class Parts:
    """What the stages found for one article."""

    feed: Feed
    """The feed it stands in."""

    segment: Segment
    """Where it stands."""

    header: Header
    """What its head and foot say."""

    furniture: Sequence[Furniture]
    """Lines inside its body that are no body."""

    prior: str | None = None
    """Language of the feed as a whole: it decides where the article is too short to tell."""

    is_oversized: bool = False
    """Whether it is beyond its budget: then its body is kept as printed."""


def assemble(parts: Parts, counter: LineCounter, settings: Settings) -> Article:
    """Return the record of one article: fields and body cleaned, language told.

    The edits of the record turn the feed's text in ``body_span`` into ``body``; their offsets
    are those of the feed.

    Args:
        parts: What the stages found.
        counter: Line table of the feed's text.
        settings: What the cleaner repairs, and who names languages.
    """
    feed, segment, header = parts.feed, parts.segment, parts.header
    cleaning = AS_PRINTED if parts.is_oversized else settings.clean
    furniture = merge_furniture([*header.furniture, *parts.furniture])
    body, edits = _clean_body(feed.text, header.body_span, furniture, cleaning)
    texts: dict[str, Any] = {
        name: _clean_text(getattr(header, name), cleaning) for name in _TEXT_FIELDS
    }
    url = _clean_text(header.url, cleaning)
    lines = counter.range_of(segment.span)
    told_by = (body or texts["headline"] or "")[:_TOLD_BY]
    language = tag_language(told_by, prior=parts.prior, settings=settings.language)
    return Article(
        id=make_id(feed.text[segment.span.start : segment.span.end]),
        feed=feed.name,
        span=segment.span,
        lines=lines,
        byline=_clean_list(header.byline, cleaning),
        date=header.date,
        credits=header.credits,
        url=canonical_url(url, strip_tracking=True) if url else None,
        language=language,
        language_spans=()
        if parts.is_oversized
        else _foreign_spans(
            feed.text,
            [header.body_span, *_outside(header.body_span, furniture)],
            language,
            settings.language,
        ),
        body=body or None,
        body_span=header.body_span,
        furniture=furniture,
        edits=edits,
        line_starts=counter.starts_of(lines),
        boundary=segment.boundary,
        inferred=header.inferred,
        field_spans=header.field_spans,
        extra=_clean_extra(header.extra, cleaning),
        **texts,
    )


def merge_furniture(found: Iterable[Furniture], /) -> tuple[Furniture, ...]:
    """Return furniture in order of place; of pieces that overlap the one that begins first stays.

    Two stages may see the same line; it is recorded once.
    """
    merged: list[Furniture] = []
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end, item.kind)):
        if not merged or item.span.start >= merged[-1].span.end:
            merged.append(item)
    return tuple(merged)


def _clean_body(
    text: str, span: Span, furniture: Iterable[Furniture], settings: CleanSettings
) -> tuple[str, tuple[Edit, ...]]:
    """Return the clean body and the edits that make it, in offsets of *text*."""
    remove = [
        (Span(item.span.start - span.start, item.span.end - span.start), item.kind)
        for item in furniture
        if span.start <= item.span.start and item.span.end <= span.end
    ]
    cleaned = clean_body(text[span.start : span.end], remove=remove, settings=settings)
    return cleaned.text, tuple(_shift_edits(cleaned.edits, span.start))


def _shift_edits(edits: Iterable[Edit], by: int) -> Iterator[Edit]:
    """Yield the edits *by* characters further on."""
    for edit in edits:
        yield Edit(start=edit.start + by, end=edit.end + by, text=edit.text, rule=edit.rule)


def _clean_text(text: str | None, settings: CleanSettings) -> str | None:
    """Return one field cleaned; ``None`` if nothing is left of it."""
    if text is None:
        return None
    return clean(text, settings=settings).text.strip() or None


def _clean_list(texts: Iterable[str], settings: CleanSettings) -> tuple[str, ...]:
    """Return the names cleaned, without those of which nothing is left."""
    cleaned = (_clean_text(text, settings) for text in texts)
    return tuple(text for text in cleaned if text)


def _clean_extra(extra: Mapping[str, str], settings: CleanSettings) -> dict[str, str]:
    """Return the database fields cleaned; labels stay as printed."""
    cleaned = {label: _clean_text(text, settings) for label, text in extra.items()}
    return {label: text for label, text in cleaned.items() if text}


def _outside(body: Span, furniture: Iterable[Furniture]) -> list[Span]:
    """Return where furniture stands that is no part of the body."""
    return [
        item.span
        for item in furniture
        if item.span.end <= body.start or body.end <= item.span.start
    ]


def _foreign_spans(
    text: str, parts: Iterable[Span], language: LanguageTag, settings: LanguageSettings
) -> tuple[LanguageSpan, ...]:
    """Return the passages of *parts* in a known language that is not the article's.

    A quotation in a note is a passage all the same; the labels of a database record are none.
    Offsets are those of the feed's *text*.
    """
    return tuple(
        attrs.evolve(found, start=found.start + part.start, end=found.end + part.start)
        for part in sorted(parts)
        for found in tag_spans(text[part.start : part.end], document=language, settings=settings)
        if found.language.code not in {language.code, "und"}
    )
