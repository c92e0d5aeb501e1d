"""The stages from cut to furniture over one feed, with a person's corrections between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.corrections import (
    Corrections,
    CorrectionSource,
    correct_furniture,
    correct_headers,
    correct_segmentation,
    find_corrections,
    resolve_corrections,
)
from corpuskit.errors import CorrectionError
from corpuskit.furniture import find_furniture
from corpuskit.header import parse_headers
from corpuskit.languages.detectors import choose_detector
from corpuskit.layouts import choose_layouts
from corpuskit.pipeline.budget import is_oversized
from corpuskit.records import Feed, Furniture, Header, Problem, Segmentation, Span
from corpuskit.segment import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuskit.settings import SegmentSettings, Settings


@attrs.frozen(kw_only=True)
class Reading:
    """A feed as it was cut and read."""

    segmentation: Segmentation
    """Its articles and gaps."""

    headers: tuple[Header, ...]
    """The header of each article."""

    furniture: tuple[tuple[Furniture, ...], ...]
    """The furniture inside the body of each article."""

    problems: tuple[Problem, ...]
    """What a person should look at, in the order of the stages."""

    corrections: str | None = None
    """SHA-256 of the file of corrections, 64 hex digits; ``None`` without one."""


def check_choices(
    settings: Settings, corrections: CorrectionSource, items: Sequence[str | Feed], /
) -> None:
    """Refuse layouts, corrections and a detector that no feed could be done with, before any is.

    Raises:
        LayoutError: If a layout does not exist or cannot be loaded.
        CorrectionError: If the file or folder of corrections does not exist or is wrong, or one
            feed's corrections are given to several.
        DetectorError: If the language detector does not exist or cannot be loaded.
        MissingExtraError: If the library behind it is not installed.
    """
    choose_layouts(settings.segment.layouts)
    choose_detector(settings.language.detector)
    found = None if isinstance(corrections, bool) else find_corrections("", corrections)
    if found is not None and len(items) > 1:
        message = f"these are corrections of one feed, not of {len(items)}; name a folder of them"
        raise CorrectionError(message, found.path)


def cut_feed(
    feed: Feed, settings: SegmentSettings, corrections: Corrections | None, /
) -> Segmentation:
    """Cut a feed and apply the corrections of its cuts."""
    found = segment(feed, settings=settings)
    if corrections is None:
        return found
    return correct_segmentation(found, resolve_corrections(feed, corrections))


def read_feed(feed: Feed, settings: Settings, source: CorrectionSource, /) -> Reading:
    """Cut a feed, read headers and find furniture, each with its corrections applied.

    Raises:
        CorrectionError: If the feed's corrections cannot be read.
        LayoutError: If a layout of somebody else's breaks its contract.
    """
    corrections = find_corrections(feed.name, source)
    segmentation = segment(feed, settings=settings.segment)
    resolved = None if corrections is None else resolve_corrections(feed, corrections)
    if resolved is not None:
        segmentation = correct_segmentation(segmentation, resolved)
    headers = parse_headers(feed, segmentation.articles, layouts=settings.segment.layouts)
    stale: tuple[Problem, ...] = ()
    if resolved is not None:
        headers, stale = correct_headers(segmentation.articles, headers, resolved)
    bodies = [
        Span(header.body_span.start, header.body_span.start)
        if is_oversized(feed, cut.span, settings.budget)
        else header.body_span
        for cut, header in zip(segmentation.articles, headers, strict=True)
    ]
    furniture = find_furniture(feed, bodies)
    if resolved is not None:
        furniture = correct_furniture(furniture, resolved)
    return Reading(
        segmentation=segmentation,
        headers=headers,
        furniture=furniture,
        problems=(
            *feed.problems,
            *segmentation.problems,
            *stale,
            *(problem for header in headers for problem in header.problems),
        ),
        corrections=None if corrections is None else corrections.sha256,
    )
