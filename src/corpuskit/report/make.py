"""A corpus -> its report."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Self

from corpuskit.formats.atomic import replacing_file, reporting_errors
from corpuskit.report.feeds import FeedFinder
from corpuskit.report.page import print_page
from corpuskit.report.tables import Tables, group_by_feed

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from corpuskit.pipeline.manifest import InputRecord
    from corpuskit.records import Article, Feed, Problem
    from corpuskit.syndication.records import DuplicatePair

TOP = 3
"""Sources and languages that the head names; the page counts all."""


class Report(str):
    """A report as HTML: the text of a page, which knows how to be written.

    Nothing in it is loaded from anywhere, and it runs no script but its own.
    """

    __slots__ = ("missing",)

    missing: tuple[str, ...]
    """Names of the feeds whose source is not shown: not found, or changed since."""

    def __new__(cls, html: str, /, *, missing: Iterable[str] = ()) -> Self:
        """Take the text of a page."""
        page = super().__new__(cls, html)
        page.missing = tuple(missing)
        return page

    def write(self, path: str | os.PathLike[str], /) -> None:
        """Write the page to *path*; the file appears whole or not at all.

        Raises:
            WriteError: If it cannot be written.
        """
        name = str(path)
        with replacing_file(name) as file, reporting_errors(name):
            file.write(self.encode())

    def __repr__(self) -> str:
        # The page itself would fill the terminal.
        return f"<Report of {len(self):,} characters; .write(path) saves it>"


def make_report(
    articles: Iterable[Article],
    /,
    *,
    pairs: Iterable[DuplicatePair] = (),
    problems: Iterable[Problem] = (),
    inputs: Iterable[InputRecord] = (),
    feeds: Iterable[Feed] = (),
    folder: str | os.PathLike[str] | None = None,
    title: str = "Corpus",
) -> Report:
    """Return a page that shows a corpus: what was cut, cleaned and related, and why.

    The same corpus and the same feeds always give the same page.

    The source stands beside the clean text where the feeds are found again: among *feeds*, in
    *folder*, or at the path that is their name. A feed that has changed since is not shown; then
    the page says so and marks the edits in the clean text alone.

    Args:
        articles: The articles of the corpus.
        pairs: Related articles, with their passages or without; if there are none, the page shows
            what the records say of copies.
        problems: What a person should look at.
        inputs: The inputs of the run, from its manifest.
        feeds: Feeds that are in memory.
        folder: Where to look for the files of the feeds, by path or by name.
        title: Title of the page.

    Examples:
        >>> from corpuskit import iter_articles
        >>> page = make_report(iter_articles(["seeds/feeds"]), title="Seeds")
        >>> page.startswith("<!doctype html>"), page.missing
        (True, ())
    """
    ordered, told = tuple(articles), tuple(problems)
    records = {record.feed: record for record in inputs}
    tables = Tables(FeedFinder(feeds=feeds, inputs=records, folder=folder))
    shown: list[Article] = []
    for name, members in group_by_feed(ordered, records):
        tables.add_feed(name, members, records.get(name))
        shown.extend(members)
    index = tables.make_index(shown, tuple(pairs), told)
    index["title"] = title
    sheets: dict[str, Sequence[Any]] = {"texts": tables.texts, "gaps": tables.gap_texts}
    facts = _list_facts(shown, len(index["feeds"]), len(index["stories"]), told)
    missing = (name for name, _, _, state, *_ in index["feeds"] if state != "found")
    return Report(print_page(title, facts, index, sheets), missing=missing)


def _list_facts(
    articles: Sequence[Article], feeds: int, stories: int, problems: Sequence[Problem]
) -> Iterator[tuple[str, str]]:
    """Yield label and fact of each line of the head."""
    yield "Articles", f"{len(articles):,}"
    yield "Feeds", f"{feeds:,}"
    dates = sorted(article.date for article in articles if article.date)
    yield "Dates", " – ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "none printed"
    yield "Sources", _top(article.source for article in articles)
    yield "Languages", _top(article.language.code for article in articles)
    copies = sum(a.duplicate is not None and a.duplicate.of is not None for a in articles)
    noun = "story" if stories == 1 else "stories"
    yield "Copies", f"{copies:,} of {stories:,} {noun}" if copies else "none"
    yield "Problems", f"{len(problems):,}" if problems else "none"


def _top(values: Iterable[str | None]) -> str:
    """Return the commonest values with their counts, ties in the order of the alphabet."""
    counts = Counter(value for value in values if value is not None)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{value} {count:,}" for value, count in ranked[:TOP]]
    if len(ranked) > TOP:
        named.append(f"{len(ranked) - TOP:,} more")
    return ", ".join(named) or "none printed"
