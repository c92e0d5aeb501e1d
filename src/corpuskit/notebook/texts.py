"""Feeds, articles and cleaned texts for notebooks."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from corpuskit.notebook.markup import SERIF, SOFT, Markup, facts, join, quote, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuskit.edits import Cleaned
    from corpuskit.records import Article, Feed

ROWS = 10
"""Lines of a feed that are shown."""

SHOWN = 700
"""Characters of a text that are shown."""

EDITS = 12
"""Edits of a text that are shown."""

CONTEXT = 48
"""Characters on either side of an edit."""

_CUT = "background:rgba(219,132,41,.28)"
_PUT = "background:rgba(74,144,200,.28);text-decoration:none;border-bottom:1px solid"
_PRE = "white-space:pre-wrap;margin:.4em 0;line-height:1.45"

_SIGNS = {"\n": "↵", "\r": "␍", "\t": "⇥", " ": "␣", "\xa0": "⍽", "\xad": "‧"}
"""What stands for a change that cannot be seen."""


def show_feed(feed: Feed, /) -> Markup:
    """Return the name and form of a feed, and its first lines."""
    rows = feed.text[: ROWS * SHOWN].splitlines()
    first = [row if len(row) <= SHOWN // 5 else f"{row[: SHOWN // 5]}…" for row in rows[:ROWS]]
    told: dict[str, str | Markup] = {
        "feed": quote(feed.name),
        "encoding": quote(feed.encoding),
        "characters": f"{len(feed.text):,}",
        "lines": f"{feed.text.count(chr(10)) + 1:,}",
        "SHA-256": f"{feed.sha256[:12]}…",
    }
    noted = (tag("div", quote(p.message, limit=200), style=_CUT) for p in feed.problems[:3])
    return tag("div", facts(told), *noted, tag("pre", "\n".join(first), style=_PRE))


def show_article(article: Article, /) -> Markup:
    """Return an article as a card: its head, its first words, and what is known of it."""
    about = [article.source, article.date, ", ".join(article.byline)]
    body = article.body or ""
    words = body if len(body) <= SHOWN else f"{body[:SHOWN].rstrip()} …"
    told: dict[str, str | Markup] = {
        "language": article.language.code,
        "words": f"{len(body.split()):,}",
        "edits": f"{len(article.edits):,}",
        "furniture": f"{len(article.furniture):,}",
        "boundary": f"{article.boundary.confidence:.2f}",
        "place": quote(f"{article.feed}:{article.lines.first}"),
    }
    if article.duplicate is not None:
        told["copy"] = article.duplicate.kind or "kept"
    return tag(
        "div",
        tag("div", quote(article.kicker), style=SOFT) if article.kicker else None,
        tag(
            "div",
            quote(article.headline or "(no headline)", limit=300),
            style=f"{SERIF};font-size:130%;font-weight:600",
        ),
        tag("div", quote(article.deck, limit=300), style=f"{SERIF};font-style:italic")
        if article.deck
        else None,
        tag("div", quote(" · ".join(filter(None, about)) or "no source or date"), style=SOFT),
        tag("div", words, style=f"{SERIF};{_PRE};max-width:44em"),
        facts(told),
        style="border-left:3px solid #2a6496;padding-left:1em",
    )


def show_cleaned(cleaned: Cleaned, /) -> Markup:
    """Return the changes of a text in their places, each named by its rule."""
    rules = Counter(edit.rule for edit in cleaned.edits)
    ranked = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
    told: dict[str, str | Markup] = {
        "characters": f"{len(cleaned.source):,} → {len(cleaned.text):,}",
        "edits": f"{len(cleaned.edits):,}",
    }
    more = len(cleaned.edits) - EDITS
    return tag(
        "div",
        facts(told),
        tag("div", quote(", ".join(f"{rule} {n:,}" for rule, n in ranked[:8])), style=SOFT),
        tag("div", *_mark_edits(cleaned), style=f"{SERIF};{_PRE};max-width:44em"),
        tag("div", f"and {more:,} more; .explain() lists them all", style=SOFT)
        if more > 0
        else None,
    )


def _mark_edits(cleaned: Cleaned) -> Iterator[Markup | str]:
    """Yield the text around the first edits, what went and what came marked."""
    source, at = cleaned.source, 0
    for number, edit in enumerate(islice(cleaned.edits, EDITS)):
        begin = max(at, edit.start - CONTEXT)
        if begin > at:
            yield source[at : min(at + CONTEXT, begin)] if number else ""
            yield " … "
        yield source[begin : edit.start]
        gone = source[edit.start : edit.end]
        yield join(
            [
                tag("del", _see(gone), style=_CUT, title=edit.rule) if gone else None,
                tag("ins", _see(edit.text), style=_PUT, title=edit.rule) if edit.text else None,
                tag("sup", edit.rule, style="font-size:65%;opacity:.75"),
            ]
        )
        at = edit.end
    rest = source[at : at + (CONTEXT if cleaned.edits else SHOWN)]
    yield rest
    if at + len(rest) < len(source):
        yield " …"


def _see(text: str) -> str:
    """Return a change so that it can be seen: cut; by signs if nothing in it can be seen."""
    if any(sign.isprintable() and not sign.isspace() for sign in text):
        return text if len(text) <= SHOWN // 4 else f"{text[: SHOWN // 4]}…"
    return "".join(_SIGNS.get(sign, f"U+{ord(sign):04X}") for sign in text[:CONTEXT])
