"""Labelled feeds for fitting, in groups of one series, and new feeds made out of them."""

from __future__ import annotations

import hashlib
import json
import random
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from boundary_print import between, draw_form, print_article, print_front, print_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SERIES = (
    "y-nexis-docx", "nexis-en", "nexis-guardian", "x-nexis-", "x-nexisuni", "nexisuni-", "factiva-",
    "x-factiva", "y-factiva", "proquest", "x-proquest", "enron-egs", "y-pwn", "y-wire", "y-defacto",
    "y-europresse", "x-paste", "x-single", "seed", "y-newscast", "yomidasu", "enron-isda",
)  # fmt: skip
"""Beginnings of feed names that belong to one series; other feeds are a series each."""

SAME = {
    "x-nexis-": "nexis-en", "nexis-guardian": "nexis-en", "x-nexisuni": "nexisuni-",
    "y-nexis-docx": "nexisuni-", "x-factiva": "factiva-", "y-factiva": "factiva-",
    "x-proquest": "proquest", "enron-isda": "x-isda",
}  # fmt: skip
"""Series of the same form under two names."""

RULES = ("", "", "", "-" * 40, "* * *", "_" * 30, "=====", "###")
"""What stands between the articles of a made feed."""

LEAST_VARIED = 4
"""Articles from which a feed is joined otherwise."""

LEAST_MADE, GO_ON = 5, 0.88
"""Fewest articles of a made feed, and the chance that another one follows."""

LONG_ARTICLE, LEAST_PARAGRAPH = 1500, 150
"""Characters of an article that may stand alone, and of a paragraph of running text."""

PRINTED, REPORTS = 40, 16
"""Feeds of several articles, and of one long one, that are printed anew for each fold."""

HEADING_LENGTH = 50
"""Characters of a heading inside an article."""

SPANS = Path(__file__).parent / "unlabelled_spans.json"
"""Lines of the articles in further texts, which are not in the repository."""

Article = tuple[str, ...]
"""The lines of an article."""


@attrs.frozen(kw_only=True)
class Labelled:
    """A feed with the lines its articles begin on."""

    name: str
    """Name of its folder."""

    group: str
    """Series; feeds of one series are never on both sides of a fold."""

    text: str = attrs.field(repr=False)
    """The feed."""

    spans: tuple[tuple[int, int], ...] = attrs.field(repr=False)
    """First and last line of each article, counted from 1."""

    headlines: tuple[str, ...] = attrs.field(default=(), repr=False)
    """Headline of each article, empty where none is labelled."""

    weight: float = 1.0
    """Weight in fitting; made feeds count less."""

    made: bool = False
    """Whether the feed was made out of others."""

    @property
    def articles(self) -> list[Article]:
        """The lines of each article."""
        lines = self.text.split("\n")
        return [tuple(lines[first - 1 : last]) for first, last in self.spans]


def read_labelled(folder: Path) -> list[Labelled]:
    """Read the labelled feeds of *folder*, in either of the two folder forms, in name order."""
    found = [
        (path.parent.name, path.parent / "raw.txt", path) for path in folder.glob("*/gold.json")
    ]
    for path in folder.glob("gold/*.gold.json"):
        name = path.name.removesuffix(".gold.json")
        found.append((f"seed-{name}", folder / "feeds" / f"{name}.txt", path))
    feeds = []
    for name, text, gold in sorted(found):
        articles = json.loads(gold.read_text("utf-8"))["articles"]
        feeds.append(
            Labelled(
                name=name,
                group=group_of(name),
                text=text.read_bytes().decode("utf-8"),
                headlines=tuple(article.get("headline") or "" for article in articles),
                spans=tuple((article["start_line"], article["end_line"]) for article in articles),
            )
        )
    return feeds


def read_spans(file: Path, folder: Path) -> list[Labelled]:
    """Read feeds whose labels are lines alone: *file* says which, their texts lie in *folder*.

    An article is ``[first line, last line]`` or ``[first line, last line, line of the headline]``.

    Raises:
        ValueError: If a text is not the one that was labelled.
    """
    feeds = []
    for name, label in sorted(json.loads(file.read_text("utf-8")).items()):
        raw = (folder / f"{name}.txt").read_bytes()
        if hashlib.sha256(raw).hexdigest() != label["sha256"]:
            message = f"{name} is not the text that was labelled"
            raise ValueError(message)
        text = raw.decode("utf-8")
        lines = text.split("\n")
        feeds.append(
            Labelled(
                name=name,
                group=group_of(name),
                text=text,
                headlines=tuple(
                    " ".join(lines[head[0] - 1].split()) if head else ""
                    for _, _, *head in label["articles"]
                ),
                spans=tuple((first, last) for first, last, *_ in label["articles"]),
            )
        )
    return feeds


def group_of(name: str) -> str:
    """Return the series of a feed: a known one, or its name without the number at the end."""
    for series in SERIES:
        if name.startswith(series):
            return SAME.get(series, series)
    return re.sub(r"-?\d+$", "", name)


def make_feeds(feeds: Sequence[Labelled], fold_of: dict[str, int], seed: int) -> Iterator[Labelled]:
    """Yield feeds made of the articles of *feeds*: alone, joined otherwise, and mixed.

    Mixed feeds take articles of one fold only, so that no fold learns from another.
    """
    chance = random.Random(seed)  # noqa: S311 - data for fitting, not secrets
    folds: dict[int, list[Labelled]] = {}
    for feed in feeds:
        folds.setdefault(fold_of[feed.group], []).append(feed)
        articles = feed.articles
        if len(articles) > 1:
            yield from _make_single(feed, articles, chance)
        if len(articles) >= LEAST_VARIED:
            yield _make_variant(feed, articles, chance)
    for fold, members in sorted(folds.items()):
        several = [feed for feed in members if len(feed.spans) > 1]
        for number in range(5):
            yield _make_mix(f"mix-{fold}-{number}", several, chance)
        for number in range(PRINTED):
            yield _make_printed(f"printed-{fold}-{number}", several, chance)
        for number in range(REPORTS):
            yield _make_report(f"report-{fold}-{number}", several, chance)


def _make_single(
    feed: Labelled, articles: list[Article], chance: random.Random
) -> Iterator[Labelled]:
    long = [article for article in articles if sum(map(len, article)) > LONG_ARTICLE]
    for number, article in enumerate(chance.sample(long, min(2, len(long)))):
        yield _join(f"{feed.name}/single-{number}", feed.group, [article], list, 0.5)


def _make_variant(feed: Labelled, articles: list[Article], chance: random.Random) -> Labelled:
    width, most = chance.choice((0, 66, 76)), chance.choice((1, 1, 9))
    blanks, rule = chance.choice((1, 1, 2, 2, 3, 4)), chance.choice(RULES)
    between = [""] * (blanks // 2) + [rule] + [""] * (blanks - blanks // 2)
    if not rule:
        between = [""] * blanks
    chosen = chance.sample(articles, chance.randint(4, len(articles)))
    dressed = [_dress(article, width, most) for article in chosen]
    return _join(f"{feed.name}/variant", feed.group, dressed, lambda: list(between), 0.5)


def _make_mix(name: str, feeds: list[Labelled], chance: random.Random) -> Labelled:
    chosen = chance.sample(feeds, min(chance.randint(2, 5), len(feeds)))
    articles = []
    while len(articles) < LEAST_MADE or chance.random() < GO_ON:
        article = chance.choice(chance.choice(chosen).articles)
        articles.append(_dress(article, chance.choice((0, 0, 0, 70)), 2))
    least = chance.choice((1, 1, 2, 3))
    most = least + chance.choice((0, 0, 1, 3))
    blanks = lambda: [""] * chance.randint(least, most)  # noqa: E731 - drawn anew each time
    return _join(name, chosen[0].group, articles, blanks, 0.7)


def _make_printed(name: str, feeds: list[Labelled], chance: random.Random) -> Labelled:
    """Print headlines and bodies of a few feeds under one new header shape."""
    chosen = chance.sample(feeds, min(4, len(feeds)))
    form = draw_form(chance)
    articles, headlines = [], []
    while len(articles) < LEAST_MADE or chance.random() < GO_ON:
        feed = chance.choice(chosen)
        number = chance.randrange(len(feed.spans))
        headline = feed.headlines[number] if feed.headlines else ""
        body = _find_paragraphs(feed.articles[number])
        if body and headline:
            headlines.append(headline[:120])
            articles.append(tuple(print_article(form, headlines[-1], body, chance)))
    front = print_front(form, headlines, chance)
    joined = _join(name, chosen[0].group, articles, between(form, chance), 0.25)
    moved = tuple((first + len(front), last + len(front)) for first, last in joined.spans)
    return attrs.evolve(joined, text="\n".join([*front, joined.text]), spans=moved)


def _make_report(name: str, feeds: list[Labelled], chance: random.Random) -> Labelled:
    """Print one article in parts, whose headings look like headlines."""
    feed = chance.choice([feed for feed in feeds if any(feed.headlines)])
    bodies = [body for body in map(_find_paragraphs, feed.articles) if body] or [["No text."]]
    heads = [head[:HEADING_LENGTH] for head in feed.headlines if head]
    count = chance.randint(3, 9)
    parts = [(chance.choice(heads), chance.choice(bodies)[:6]) for _ in range(count)]
    article = tuple(print_report(chance.choice(heads), parts, chance))
    return _join(name, feed.group, [article], list, 0.5)


def _find_paragraphs(article: Article) -> list[str]:
    """Return the running text of an article, one string a paragraph, at most twelve."""
    blocks = re.split(r"\n\s*\n", "\n".join(article))
    paragraphs = [" ".join(block.split()) for block in blocks]
    return [
        part[:1500] for part in paragraphs if len(part) > LEAST_PARAGRAPH and part[-1] in '.!?"”»'
    ][:12]


def _dress(article: Article, width: int, most_blanks: int) -> Article:
    """Wrap long lines at *width* (0: not at all) and shorten runs of blank lines."""
    lines: list[str] = []
    blanks = 0
    for line in article:
        blanks = 0 if line.strip() else blanks + 1
        if blanks > most_blanks:
            continue
        long = width and len(line) > 1.5 * width
        lines += (textwrap.wrap(line, width) or [""]) if long else [line]
    return tuple(lines)


def _join(
    name: str,
    group: str,
    articles: Sequence[Article],
    between: Callable[[], list[str]],
    weight: float,
) -> Labelled:
    lines: list[str] = []
    spans = []
    for article in articles:
        spans.append((len(lines) + 1, len(lines) + len(article)))
        lines += [*article, *between()]
    text = "\n".join(lines)
    return Labelled(name=name, group=group, text=text, spans=tuple(spans), weight=weight, made=True)
