"""One input through all stages up to the language tagger, a long feed part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from corpuskit.corrections import find_corrections
from corpuskit.errors import CorpusError, FeedError
from corpuskit.language import tag_language
from corpuskit.languages.words import remember_words
from corpuskit.lines import LineCounter
from corpuskit.pipeline.assemble import Parts, assemble
from corpuskit.pipeline.budget import find_oversized
from corpuskit.pipeline.faults import describe_fault
from corpuskit.pipeline.inputs import name_of
from corpuskit.pipeline.manifest import InputRecord
from corpuskit.pipeline.shift import leave_last, shift_article, shift_problem
from corpuskit.pipeline.stages import read_feed
from corpuskit.read import read
from corpuskit.records import Article, Feed, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpuskit.corrections import CorrectionSource
    from corpuskit.pipeline.stages import Reading
    from corpuskit.records import ProblemKind
    from corpuskit.settings import LanguageSettings, Settings

SURE = 0.9
"""Confidence from which the language of a whole feed is a prior for its articles: of tags given
as much, at least nine in ten are right."""

PART_CHARACTERS = 1 << 24
"""Characters of a feed that go through the stages at a time, 16 million: thousands of articles, so
that what repeats in the feed repeats in each part. The stages need some ten bytes for each."""


@attrs.frozen(kw_only=True)
class FeedResult:
    """What one input, or a part of it, came to."""

    record: InputRecord
    """Its entry in the manifest."""

    articles: tuple[Article, ...]
    """Its articles, in order; ids not yet numbered."""

    problems: tuple[Problem, ...]
    """What a person should look at."""


def process_input(
    item: str | Feed, /, settings: Settings, *, corrections: CorrectionSource = False
) -> FeedResult:
    """Run all stages up to the language tagger on one input.

    What goes wrong in any of them becomes a problem of this input.
    """
    return join_results(iter_results(item, settings, corrections))


def iter_results(
    item: str | Feed, settings: Settings, corrections: CorrectionSource, /
) -> Iterator[FeedResult]:
    """Yield what an input comes to, in parts of some `PART_CHARACTERS`.

    If it fails, the last part says so, and nothing of the others counts.
    """
    try:
        feed = item if isinstance(item, Feed) else read(item)
        yield from _process_parts(feed, settings, corrections)
    except FeedError as error:
        yield failed(item, error.kind, error.message)
    except CorpusError as error:
        yield failed(item, "stage-failure", str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one feed costs no other feed
        yield failed(item, "stage-failure", describe_fault(error))


def join_results(results: Iterable[FeedResult], /) -> FeedResult:
    """Return the parts of one input as one; if it has failed, the failure alone."""
    parts = list(results)
    if parts[-1].record.sha256 is None:
        return parts[-1]
    return FeedResult(
        record=join_records([part.record for part in parts]),
        articles=tuple(article for part in parts for article in part.articles),
        problems=tuple(problem for part in parts for problem in part.problems),
    )


def join_records(records: list[InputRecord], /) -> InputRecord:
    """Return the entries of the parts of one input as one."""
    return attrs.evolve(
        records[-1],
        characters=sum(record.characters for record in records),
        articles=sum(record.articles for record in records),
        article_characters=sum(record.article_characters for record in records),
        gap_characters=sum(record.gap_characters for record in records),
        problems=sum(record.problems for record in records),
    )


def _process_parts(
    feed: Feed, settings: Settings, corrections: CorrectionSource
) -> Iterator[FeedResult]:
    """Run the stages on a feed, part by part.

    A part ends where its last article begins, which the next part takes in whole: there it has
    what follows beside it. A part that holds but one article is made twice as long. A feed with
    corrections is one part: they are found by their lines in all of it.
    """
    if len(feed.text) <= PART_CHARACTERS or find_corrections(feed.name, corrections) is not None:
        yield _assemble_articles(read_feed(feed, settings, corrections), settings)
        return
    start = lines = 0
    noted = feed.problems
    while start < len(feed.text):
        reading = _read_part(feed, start, settings)
        done = len(reading.segmentation.feed.text)
        result = _assemble_articles(reading, settings)
        problems = (*noted, *(shift_problem(problem, start) for problem in result.problems))
        yield FeedResult(
            record=attrs.evolve(result.record, problems=len(problems)),
            articles=tuple(shift_article(found, start, lines) for found in result.articles),
            problems=problems,
        )
        lines += feed.text.count("\n", start, start + done)
        start, noted = start + done, ()


def _read_part(feed: Feed, start: int, settings: Settings) -> Reading:
    """Return the part of a feed that begins at *start*, read, without its last article."""
    length = PART_CHARACTERS
    while True:
        end = start + length
        part = attrs.evolve(feed, text=feed.text[start:end], problems=())
        reading = read_feed(part, settings, False)  # noqa: FBT003 - no corrections
        if end >= len(feed.text):
            return reading
        if len(reading.segmentation.articles) > 1:
            return leave_last(reading)
        length *= 2


def _assemble_articles(reading: Reading, settings: Settings) -> FeedResult:
    """Return the records of what was read."""
    feed = reading.segmentation.feed
    counter = LineCounter(feed.text)
    prior = _find_prior(feed, settings.language)
    oversized = find_oversized(reading.segmentation, settings.budget)
    problems = (*reading.problems, *oversized.values())
    articles = tuple(
        assemble(
            Parts(
                feed=feed,
                segment=cut,
                header=header,
                furniture=lines,
                prior=prior,
                is_oversized=cut.span.start in oversized,
            ),
            counter,
            settings,
        )
        for cut, header, lines in zip(
            reading.segmentation.articles, reading.headers, reading.furniture, strict=True
        )
    )
    return FeedResult(record=_make_record(reading, problems), articles=articles, problems=problems)


def _find_prior(feed: Feed, settings: LanguageSettings) -> str | None:
    """Return the language that most of *feed* is written in; ``None`` if that is not sure."""
    tag = tag_language(feed.text, settings=settings)
    if tag.script is not None:
        remember_words(feed.text, tag.script)
    return tag.code if tag.confidence >= SURE else None


def _make_record(reading: Reading, problems: Sequence[Problem]) -> InputRecord:
    """Return the manifest entry of a feed that was done."""
    segmentation, feed = reading.segmentation, reading.segmentation.feed
    in_articles = sum(cut.span.end - cut.span.start for cut in segmentation.articles)
    return InputRecord(
        feed=feed.name,
        sha256=feed.sha256,
        encoding=feed.encoding,
        characters=len(feed.text),
        articles=len(segmentation.articles),
        article_characters=in_articles,
        gap_characters=sum(gap.span.end - gap.span.start for gap in segmentation.gaps),
        problems=len(problems),
        corrections=reading.corrections,
    )


def failed(item: str | Feed, kind: ProblemKind, message: str, /) -> FeedResult:
    """Return the result of an input that came to nothing."""
    name = name_of(item)
    record = InputRecord(feed=name, problems=1)
    problem = Problem(kind=kind, feed=name, message=message)
    return FeedResult(record=record, articles=(), problems=(problem,))


def died(item: str | Feed, /) -> FeedResult:
    """Return the result of an input whose worker process died."""
    return failed(
        item, "stage-failure", "its worker process was killed twice, for want of memory perhaps"
    )
