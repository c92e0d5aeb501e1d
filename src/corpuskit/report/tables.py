"""A corpus -> the tables that the page is drawn from, as JSON values.

What every view needs is in the *index*, read when the page is opened. The texts are in *sheets*
of a few articles each, read when one of them is looked at: so ten thousand articles open at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from corpuskit.duplicates import COPY_KINDS
from corpuskit.report.numbers import Numbers
from corpuskit.report.pieces import list_around, list_body
from corpuskit.report.stories import SHARE_DIGITS, list_relations, list_stories
from corpuskit.syndication.locate import locate_passages

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from corpuskit.pipeline.manifest import InputRecord
    from corpuskit.records import Article, Problem, Span
    from corpuskit.report.feeds import FeedFinder, FeedText
    from corpuskit.report.stories import Relation
    from corpuskit.syndication.records import DuplicatePair

SHEET = 40
"""Articles in a sheet of texts: some 200 kB of JSON, read in a few milliseconds."""

LEAD = 90
"""Characters of the body that stand for a headline where none is printed."""

ARTICLE_COLUMNS = (
    "id", "feed", "start", "end", "line", "headline", "lead", "source", "date", "time",
    "language", "confidence", "evidence", "against", "words", "duplicate", "of",
)  # fmt: skip
"""What a row of the index says of an article, in this order."""

_START, _END = ARTICLE_COLUMNS.index("start"), ARTICLE_COLUMNS.index("end")

_FIELDS = (
    "kicker", "deck", "byline", "byline_text", "dateline", "place", "source", "date", "time",
    "date_text", "credits", "section", "page", "edition", "url", "copyright",
)  # fmt: skip
"""Fields that the page lists under the headline, where they are not absent."""


class Tables:
    """Collects the index and the sheets of a report, feed by feed.

    Args:
        finder: Finds the texts of the feeds.
    """

    def __init__(self, finder: FeedFinder) -> None:
        self._finder = finder
        self._cues, self._sources = Numbers(), Numbers()
        self._languages, self._rules = Numbers(), Numbers()
        self._edits: Counter[int] = Counter()
        self._feeds: list[list[Any]] = []
        self._rows: list[list[Any]] = []
        self._gaps: list[list[Any]] = []
        self._numbers: dict[str, int] = {}
        self.texts: list[dict[str, Any]] = []
        """What the page shows of each article besides its row."""
        self.gap_texts: list[str | None] = []
        """The text of each gap; ``None`` if it is blank or not known."""

    def add_feed(self, name: str, articles: Sequence[Article], record: InputRecord | None) -> None:
        """Take in a feed with its articles, which are in order of place."""
        found = self._finder.find(name, articles)
        first = len(self._rows)
        for article in articles:
            self._add_article(article, found)
        known = [article.span.end for article in articles]
        if record is not None:
            known.append(record.characters)
        length = max(known, default=0) if found.text is None else len(found.text)
        self._add_gaps(articles, found, length)
        encoding = None if record is None else record.encoding
        self._feeds.append([name, length, encoding, found.state, first, len(articles)])

    def make_index(
        self, articles: Sequence[Article], pairs: Sequence[DuplicatePair], problems: Sequence[Any]
    ) -> dict[str, Any]:
        """Return the index of all that was taken in."""
        relations = list_relations(articles, pairs)
        numbers = self._numbers
        stories = list_stories(articles, relations, numbers)
        edges = {frozenset(edge[:2]) for story in stories for edge in story["edges"]}
        bodies = {article.id: article.body or "" for article in articles}
        return {
            "articleColumns": ARTICLE_COLUMNS,
            "articles": self._rows,
            "feeds": self._feeds,
            "gaps": self._gaps,
            "cues": self._cues.names(),
            "sources": self._sources.names(),
            "languages": self._languages.names(),
            "rules": self._rules.names(),
            "edits": [self._edits[number] for number in range(len(self._rules.names()))],
            "stories": stories,
            "relations": list(_list_rows(relations, bodies, numbers, edges)),
            "problems": self._place_problems(problems),
            "sheet": SHEET,
        }

    def _add_article(self, article: Article, found: FeedText) -> None:
        """Take in an article."""
        self._numbers[article.id] = len(self._rows)
        body, boundary, place = article.body or "", article.boundary, article.duplicate
        self._rows.append(
            [
                article.id,
                len(self._feeds),
                article.span.start,
                article.span.end,
                article.lines.first,
                article.headline,
                None if article.headline else " ".join(body[: 2 * LEAD].split())[:LEAD] or None,
                self._sources.number(article.source),
                article.date,
                article.time,
                self._languages.number(article.language.code),
                round(boundary.confidence, SHARE_DIGITS),
                [self._cues.number(name) for name in boundary.evidence],
                [self._cues.number(name) for name in boundary.against],
                len(body.split()),
                None if place is None else place.kind or "kept",
                None if place is None else place.of,
            ]
        )
        for edit in article.edits:
            self._edits[self._rules.number(edit.rule)] += 1
        self.texts.append(self._describe(article, found.text))

    def _describe(self, article: Article, text: str | None) -> dict[str, Any]:
        """Return what the page shows of an article besides its row."""
        fields = {name: getattr(article, name) for name in _FIELDS}
        told = {
            "fields": {name: value for name, value in fields.items() if value},
            "extra": dict(article.extra),
            "inferred": article.inferred,
            "language": [article.language.code, article.language.confidence],
            "also": sorted({s.language.code for s in article.language_spans}),
            "lines": [article.lines.first, article.lines.last],
            "body": list_body(article, text, self._rules),
        }
        if text is None:
            return told | {"furniture": [[f.kind, f.text] for f in article.furniture]}
        above, below = list_around(article, text)
        return told | {"above": above, "below": below}

    def _add_gaps(self, articles: Sequence[Article], found: FeedText, length: int) -> None:
        """Take in what lies between the articles of a feed."""
        ends = [0, *(article.span.end for article in articles)]
        starts = [*(article.span.start for article in articles), length]
        for end, start in zip(ends, starts, strict=True):
            if end < start:
                text = None if found.text is None else found.text[end:start]
                kind = _kind_of_gap(text)
                self._gaps.append([len(self._feeds), end, start, kind])
                self.gap_texts.append(None if kind == "blank" else text)

    def _place_problems(self, problems: Iterable[Problem]) -> list[list[Any]]:
        """Return the problems, each with the number of the article it lies in, or -1."""
        names = {feed[0]: feed for feed in self._feeds}
        return [
            [p.kind, p.feed, p.message, self._find_article(names.get(p.feed), p.span)]
            for p in problems
        ]

    def _find_article(self, feed: list[Any] | None, span: Span | None) -> int:
        """Return the number of the article of *feed* in which *span* begins; -1 if in none."""
        if feed is None or span is None:
            return -1
        *_, first, size = feed
        rows = self._rows[first : first + size]
        at = bisect_right(rows, span.start, key=lambda row: int(row[_START])) - 1
        return first + at if at >= 0 and span.start < rows[at][_END] else -1


def _list_rows(
    relations: Iterable[Relation],
    bodies: Mapping[str, str],
    numbers: Mapping[str, int],
    edges: Container[frozenset[int]],
) -> Iterator[list[Any]]:
    """Yield the rows of relations: numbers of both, kind, shares, and the passages they share.

    Of copies only those that lineage takes, for a story of a thousand has half a million pairs, and
    without passages, for they are compared word by word.
    """
    for r in relations:
        if r.a in numbers and r.b in numbers:
            a, b = numbers[r.a], numbers[r.b]
            shares = [round(share, SHARE_DIGITS) for share in (r.similarity, r.a_in_b, r.b_in_a)]
            if r.kind not in COPY_KINDS:
                yield [a, b, r.kind, *shares, _list_passages(bodies[r.a], bodies[r.b])]
            elif frozenset((a, b)) in edges:
                yield [a, b, r.kind, *shares, []]


def _list_passages(a: str, b: str) -> list[list[int]]:
    """Return where the passages lie that two texts share, in the units of JavaScript."""
    count_a, count_b = _count_units(a), _count_units(b)
    return [
        [count_a(p.a.start), count_a(p.a.end), count_b(p.b.start), count_b(p.b.end)]
        for p in locate_passages(a, b).passages
    ]


def _count_units(text: str) -> Callable[[int], int]:
    """Return what turns offsets in *text* into those of JavaScript: two units beyond U+FFFF."""
    far = [at for at, sign in enumerate(text) if sign > "\uffff"] if _is_wide(text) else []
    return lambda offset: offset + bisect_left(far, offset)


def _is_wide(text: str) -> bool:
    """Tell whether there is a character beyond U+FFFF."""
    return not text.isascii() and max(text) > "\uffff"


def _kind_of_gap(text: str | None) -> str:
    """Return what a gap holds, as far as one can see."""
    if text is None:
        return "unknown"
    if text.isspace():
        return "blank"
    return "text" if any(map(str.isalnum, text)) else "separator"


def group_by_feed(
    articles: Iterable[Article], inputs: Mapping[str, InputRecord]
) -> Iterator[tuple[str, list[Article]]]:
    """Yield the feeds in order of their first article, those without one at the end.

    The articles of each are in order of place.
    """
    groups: dict[str, list[Article]] = {}
    for article in articles:
        groups.setdefault(article.feed, []).append(article)
    for name in inputs:
        groups.setdefault(name, [])
    for name, members in groups.items():
        if any(b.span < a.span for a, b in pairwise(members)):
            members.sort(key=lambda article: article.span)
        yield name, members
