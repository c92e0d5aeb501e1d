"""The laws that any bytes are held to, stage by stage: for the fuzzer and for what it has found."""

from __future__ import annotations

import time
from itertools import pairwise

import corpuskit as ck

SECONDS_PER_BYTE = 1 / 10_000
LEAST_SECONDS = 1.0
"""Processor time that any input may take."""


class BrokenLawError(Exception):
    """A law of the stages does not hold for an input."""


def hold(law: str, *, holds: bool) -> None:
    """Raise unless a law holds."""
    if not holds:
        raise BrokenLawError(law)


def try_bytes(raw: bytes, *, is_timed: bool = True) -> set[str]:
    """Run all stages on *raw*, check their laws, and return what they did.

    Raises:
        BrokenLawError: If a law is broken or it takes too long.
        Exception: Whatever a stage raises that is no typed error.
    """
    begin = time.process_time()
    done: set[str] = set()
    try:
        feed = ck.read(raw, name="fuzz")
    except ck.FeedError as error:
        return {f"error:{error.message[:20]}"}
    done.add(f"codec:{feed.encoding}")
    cut = ck.segment(feed)
    check_tiling(cut)
    headers = ck.parse_headers(feed, cut.articles)
    found = ck.find_furniture(feed, [header.body_span for header in headers])
    for segment, header, lines in zip(cut.articles, headers, found, strict=True):
        inside = [header.body_span, *(item.span for item in (*header.furniture, *lines))]
        hold("parts lie in their article", holds=all(
            segment.span.start <= part.start <= part.end <= segment.span.end for part in inside
        ))  # fmt: skip
        done.update(f"layout:{name}" for name in [segment.layout])
        done.update(f"furniture:{item.kind}" for item in lines)
        done.update(f"field:{field.field}" for field in header.field_spans)
    check_cleaning(feed.text, done)
    tag = ck.tag_language(feed.text)
    done.add(f"language:{tag.code}")
    for span in ck.tag_spans(feed.text):
        hold("language spans lie in the text", holds=span.start < span.end <= len(feed.text))
    corpus = ck.normalize([feed])
    hold("no stage fails", holds=all(p.kind != "stage-failure" for p in corpus.problems))
    done.update(f"problem:{problem.kind}" for problem in corpus.problems)
    check_records(corpus)
    spent = time.process_time() - begin
    limit = LEAST_SECONDS + SECONDS_PER_BYTE * max(len(raw), len(feed.text))
    hold(f"{spent:.1f} s of at most {limit:.1f} s", holds=not is_timed or spent <= limit)
    return done


def check_tiling(cut: ck.Segmentation) -> None:
    """Hold a segmentation to its law: articles and gaps tile the feed."""
    spans = sorted([part.span for part in (*cut.articles, *cut.gaps)])
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(cut.feed.text)]
    hold("articles and gaps tile the feed", holds=ends == starts)
    hold("articles are in order", holds=all(
        a.span.end <= b.span.start for a, b in pairwise(cut.articles)
    ))  # fmt: skip


def check_cleaning(text: str, done: set[str]) -> None:
    """Hold the cleaner to its laws."""
    cleaned = ck.clean(text)
    hold("cleaning is undone", holds=cleaned.revert() == text)
    hold("cleaning clean text changes nothing", holds=ck.clean(cleaned.text).text == cleaned.text)
    done.update(f"rule:{edit.rule}" for edit in cleaned.edits)


def check_records(corpus: ck.Corpus) -> None:
    """Hold records and duplicates to their laws."""
    for article in corpus.articles:
        again = ck.article_from_json(ck.article_to_json(article))
        hold("records survive JSON", holds=again == article)
    backwards = ck.find_duplicates(reversed(corpus.articles))
    hold("order does not matter", holds=backwards.pairs == corpus.duplicates.pairs)
