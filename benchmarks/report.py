"""How long a report takes to make, and to open in headless Chromium.

    python benchmarks/report.py [ARTICLES] [FOLDER]

makes a corpus of ARTICLES (ten thousand if left out) from the bodies of the seeds, in feeds of 100
articles each, writes its report to FOLDER (a temporary one if left out), and opens it three times
with an empty profile. Printed: the time to make the page, its size, the milliseconds from the start
of loading until the overview is drawn and until all texts have come in, and those that each view
takes from there.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import corpuskit as ck
from corpuskit.report import make_report

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browsing import Browser, find_browser

ROOT = Path(__file__).parents[1]
FEED = 100
"""Articles in a feed."""

SEPARATOR = "\n\n\n"

VIEWS = ("feeds", "articles", "boundaries", "copies", "problems", "article-{last}")


def make_feeds(articles: list[tuple[str, ck.Article]], size: int) -> Iterator[ck.Feed]:
    """Yield feeds that hold *size* articles in all: the seeds' own, again and again."""
    texts = islice(cycle(text for text, _ in articles), size)
    for number in range(-(-size // FEED)):
        part = SEPARATOR.join(islice(texts, FEED))
        yield ck.read(part.encode(), name=f"feed-{number:04}.txt")


def make_articles(
    feeds: list[ck.Feed], articles: list[tuple[str, ck.Article]], size: int
) -> Iterator[ck.Article]:
    """Yield the articles of the feeds; those of one story are marked as its copies."""
    originals = islice(cycle(articles), size)
    for feed in feeds:
        at = 0
        for text, article in islice(originals, FEED):
            yield move(article, feed.name, at)
            at += len(text) + len(SEPARATOR)


COUNTS: dict[str, int] = {}


def move(article: ck.Article, feed: str, at: int) -> ck.Article:
    """Return *article* as it stands in another feed at another place, with an id of its own."""
    COUNTS[article.id] = COUNTS.get(article.id, 0) + 1
    by = at - article.span.start

    def shift(span: ck.Span) -> ck.Span:
        return ck.Span(span.start + by, span.end + by)

    first = COUNTS[article.id] == 1
    return attrs.evolve(
        article,
        id=article.id if first else f"{article.id}{COUNTS[article.id]:04x}",
        feed=feed,
        span=shift(article.span),
        body_span=shift(article.body_span),
        edits=[attrs.evolve(e, start=e.start + by, end=e.end + by) for e in article.edits],
        furniture=[attrs.evolve(f, span=shift(f.span)) for f in article.furniture],
        field_spans=[attrs.evolve(f, span=shift(f.span)) for f in article.field_spans],
        boundary=attrs.evolve(article.boundary, offset=article.boundary.offset + by),
        duplicate=ck.DuplicateOf(cluster=article.id)
        if first
        else ck.DuplicateOf(
            cluster=article.id, kind="exact", of=article.id, similarity=1.0, a_in_b=1.0, b_in_a=1.0
        ),
    )


def main(size: int, folder: Path) -> None:
    """Make the corpus and its report, and open it."""
    read = {str(path): ck.read(path) for path in sorted((ROOT / "seeds" / "feeds").glob("*.txt"))}
    corpus = ck.normalize(list(read.values()))
    known = [(read[a.feed].text[a.span.start : a.span.end], a) for a in corpus.articles]
    feeds = list(make_feeds(known, size))
    found = list(make_articles(feeds, known, size))
    started = time.process_time()
    page = make_report(found, feeds=feeds, title=f"{size:,} articles")
    seconds = time.process_time() - started
    path = folder / "report.html"
    page.write(path)
    print(f"{size:,} articles: made in {seconds:.1f} s of processor, {path.stat().st_size:,} bytes")
    for _ in range(3):
        if find_browser() is None:
            sys.exit("no Chromium is installed")
        with Browser() as browser:
            browser.open(path)
            ready = browser.run("document.documentElement.dataset.ready")
            browser.wait("document.readyState === 'complete'")
            loaded = browser.run("performance.getEntriesByType('navigation')[0].loadEventStart")
            views = [f"first view {ready} ms", f"all texts {loaded:.0f} ms"]
            for view in VIEWS:
                name = view.format(last=size - 1)
                begun = time.monotonic()
                browser.go(name)
                views.append(f"{name} {1000 * (time.monotonic() - begun):.0f}")
            print(", ".join(views))
            if browser.errors:
                sys.exit("\n".join(browser.errors))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else 10_000,
            Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch),  # noqa: PLR2004 - a command
        )
