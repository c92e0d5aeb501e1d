"""Reads folders of labelled feeds: the two forms in which labels are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs

from corpuskit.errors import LabelError

_GOLD_END = ".gold.json"

_TEXTS = ("headline", "deck", "dateline", "source", "date", "byline", "url")
"""Labelled fields that are one piece of text, or a list of names."""

COPY_KINDS = frozenset({"near", "copy", "excerpt"})
"""Kinds of labelled pairs that are copies of one story."""

REWRITE_KINDS = frozenset({"rewrite"})
"""Kinds that may be called copies or not: one story in other words."""


@attrs.frozen(kw_only=True)
class GoldArticle:
    """What a person found to be one article; the names are those of the Article fields."""

    id: str
    """Name of the article within its folder."""

    start_line: int
    """First non-blank line, counted from 1, lines split on ``\\n`` only."""

    end_lines: frozenset[int]
    """Last non-blank line; more than one where people disagree."""

    fields: Mapping[str, str]
    """Text of every labelled field that is printed; several bylines are joined by ``"; "``."""

    credits: tuple[str, ...] = ()
    """Wires credited."""

    unscored: frozenset[str] = frozenset()
    """Fields that were not looked for, or on which people may disagree."""

    furniture: Mapping[int, str] | None = None
    """Kind of each line that is no body, by line; ``None`` where this was not labelled."""


@attrs.frozen(kw_only=True)
class GoldFeed:
    """One labelled feed."""

    name: str
    """Name of its folder, or of its file without the suffix."""

    path: Path
    """The raw text."""

    articles: tuple[GoldArticle, ...]
    """Its articles, in order."""

    pairs: Mapping[tuple[str, str], str] = attrs.field(factory=dict)
    """Kind of each labelled pair of articles, by their ids, the smaller first."""


def load_labels(root: Path) -> tuple[GoldFeed, ...]:
    """Read a folder of labelled feeds.

    Two forms are known: one folder a feed with ``raw.txt`` and ``gold.json``, or a folder
    ``feeds`` with ``NAME.txt`` beside a folder ``gold`` with ``NAME.gold.json`` and,
    optionally, ``duplicates.json``.

    Raises:
        LabelError: If the folder holds neither form, or a file is damaged.
    """
    feeds = [*_load_folders(root), *_load_side_by_side(root)]
    if not feeds:
        raise LabelError("no labelled feeds here: expected NAME/gold.json or gold/", str(root))
    return tuple(feeds)


def pair_key(a: str, b: str) -> tuple[str, str]:
    """Return the two ids, smaller first."""
    return (a, b) if a <= b else (b, a)


def _load_folders(root: Path) -> Iterator[GoldFeed]:
    """Yield the feeds that have a folder each."""
    for gold in sorted(root.glob("*/gold.json")):
        data = _load_json(gold)
        folder = gold.parent
        articles = _parse_articles(data, gold)
        yield GoldFeed(
            name=folder.name,
            path=folder / "raw.txt",
            articles=articles,
            pairs=dict(_pairs_by_number(data, articles, gold)),
        )


def _load_side_by_side(root: Path) -> Iterator[GoldFeed]:
    """Yield the feeds whose labels stand in a folder of their own."""
    listed = root / "gold" / "duplicates.json"
    pairs = dict(_pairs_by_id(_load_json(listed), listed)) if listed.is_file() else {}
    for gold in sorted((root / "gold").glob(f"*{_GOLD_END}")):
        name = gold.name.removesuffix(_GOLD_END)
        articles = _parse_articles(_load_json(gold), gold)
        known = {article.id for article in articles}
        yield GoldFeed(
            name=name,
            path=root / "feeds" / f"{name}.txt",
            articles=articles,
            # A pair across feeds is kept with the feed of its first article.
            pairs={pair: kind for pair, kind in pairs.items() if pair[0] in known},
        )


def _load_json(path: Path) -> Any:
    """Return the content of a JSON file."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LabelError(f"cannot be read: {error.strerror}", str(path)) from error
    except ValueError as error:
        raise LabelError(f"is no JSON: {error}", str(path)) from error


def _parse_articles(data: Any, path: Path) -> tuple[GoldArticle, ...]:
    """Return the articles of one label file."""
    try:
        return tuple(
            _parse_article(raw, raw.get("id", f"{path.parent.name}-{number:03d}"))
            for number, raw in enumerate(data["articles"], start=1)
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise LabelError(f"is not in the form of labels: {error!r}", str(path)) from error


def _parse_article(raw: Mapping[str, Any], name: str) -> GoldArticle:
    """Return one article."""
    values = {key: raw[key] for key in _TEXTS if raw.get(key)}
    furniture = raw.get("non_body_lines")
    return GoldArticle(
        id=name,
        start_line=raw["start_line"],
        end_lines=frozenset({raw["end_line"], *raw.get("end_lines_accepted", ())}),
        fields={k: v if isinstance(v, str) else "; ".join(v) for k, v in values.items()},
        credits=tuple(raw.get("agency") or ()),
        unscored=frozenset(_unscored(raw)),
        furniture=None if furniture is None else dict(_furniture_lines(furniture)),
    )


def _unscored(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields that nobody looked for in an article, or that are marked as doubtful."""
    yield from (field for field in _TEXTS if field not in raw)
    if "agency" not in raw:
        yield "credits"
    if raw.get("deck_acceptable_null"):
        yield "deck"


def _furniture_lines(raw: list[Mapping[str, Any]]) -> Iterator[tuple[int, str]]:
    """Yield line and kind of every labelled non-body line."""
    for entry in raw:
        yield entry["line"], entry["kind"]


def _pairs_by_number(
    data: Any, articles: tuple[GoldArticle, ...], path: Path
) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the pairs of a label file that counts its articles from 1.

    An entry may name more than two articles: then all of them are pairs.
    """
    try:
        entries = [(numbers, "related") for numbers in data.get("related", ())]
        entries += [(entry["articles"], entry["kind"]) for entry in data.get("duplicates", ())]
        for numbers, kind in entries:
            for a, b in combinations(numbers, 2):
                yield pair_key(articles[a - 1].id, articles[b - 1].id), kind
    except (KeyError, IndexError, TypeError) as error:
        raise LabelError(f"has pairs that fit no articles: {error!r}", str(path)) from error


def _pairs_by_id(data: Any, path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the pairs of a file that names articles by id."""
    try:
        for entry in data.get("hard_negatives", ()):
            yield pair_key(entry["a"], entry["b"]), "unrelated"
        for entry in data.get("pairs", ()):
            yield pair_key(entry["a"], entry["b"]), entry["kind"]
    except (KeyError, TypeError, AttributeError) as error:
        raise LabelError(f"has pairs without ids: {error!r}", str(path)) from error
