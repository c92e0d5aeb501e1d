"""Draw the diagrams of the documentation: small SVGs that read on a phone, by day and by night.

Run it after a change here, and commit what it writes:

    python tools/draw_diagrams.py

`tests/test_diagrams.py` holds that the committed files are what it draws. Lines and text have the
colour of the text around them (currentColor); fills are custom properties of the site's style, with
values of their own where there is no style. All are 400 wide, so that no letter gets smaller than
the text around it on a narrow screen.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import attrs

import corpuskit as ck

FOLDER = Path(__file__).parents[1] / "docs" / "diagrams"

WIDTH = 400
"""Width of every drawing, in its own units: a phone's screen."""

BLUE, GREY, GOLD, GREEN = (
    "var(--ck-blue, #8fb4e8)",
    "var(--ck-grey, #c9ced6)",
    "var(--ck-gold, #f0c674)",
    "var(--ck-green, #9ed1a5)",
)

BY_NIGHT = """@media (prefers-color-scheme: dark) {
  svg.ck-diagram:root { color: #ddd; background: #222 }
}"""
"""Style of a drawing that is looked at by itself; within a page it takes the page's colours."""

STAGES = (
    ("read", "bytes into text, with exact offsets"),
    ("segment", "text into articles and gaps"),
    ("parse_headers", "head and foot into fields"),
    ("find_furniture", "lines that are no body, put aside"),
    ("clean", "body into clean text and edits"),
    ("tag_language", "text into a language"),
    ("find_duplicates", "articles into pairs and clusters"),
    ("write", "records into JSONL, Parquet, a folder"),
)
"""The stages in their order, and what each makes of what."""

FEED = (
    ("gap", 34, "contents list"),
    ("article", 74, "article, surely: 0.98"),
    ("gap", 14, "blank lines"),
    ("article", 52, "article, surely: 0.95"),
    ("gap", 26, "separator"),
    ("weak", 60, "article, perhaps: 0.46"),
    ("gap", 22, "navigation"),
)
"""Parts of a feed: kind, height, what stands beside it."""

KINDS = (
    ("exact", 1.0, 1.0, ((0.0, 0.0, 1.0),), "the same text"),
    ("reprint", 1.0, 0.96, ((0.0, 0.0, 0.3), (0.36, 0.34, 0.28), (0.68, 0.66, 0.3)), "small edits"),
    ("pickup", 1.0, 0.45, ((0.0, 0.0, 0.45),), "cut out of the other"),
    ("update", 0.6, 1.0, ((0.0, 0.1, 0.6),), "later and fuller"),
    ("template", 0.7, 0.7, ((0.0, 0.0, 0.7),), "same form, other numbers"),
    ("quote", 1.0, 0.8, ((0.62, 0.2, 0.1),), "one statement in both"),
)
"""Kinds of relation: lengths of both texts, passages (place in each, length), what it means."""


@attrs.frozen
class Drawing:
    """One diagram, as it is drawn."""

    name: str
    """Name of the file without its suffix."""

    title: str
    """What it shows, in a few words."""

    description: str
    """What a reader sees in it, for those who don't."""

    height: int
    """Its height, in units of its own."""

    shapes: tuple[str, ...]
    """The elements."""

    def to_svg(self) -> str:
        """Return the file."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="ck-diagram" role="img"'
            f' viewBox="0 0 {WIDTH} {self.height}" aria-labelledby="{self.name}-t {self.name}-d"'
            f' font-family="inherit, sans-serif" font-size="14" fill="currentColor">'
        )
        return "\n".join(
            (
                head,
                f'<title id="{self.name}-t">{escape(self.title)}</title>',
                f'<desc id="{self.name}-d">{escape(self.description)}</desc>',
                f"<style>{BY_NIGHT}</style>",
                *self.shapes,
                "</svg>\n",
            )
        )


def box(x: float, y: float, width: float, height: float, fill: str, *, dashed: bool = False) -> str:
    """Return a rectangle with a thin line around it."""
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="3" fill="{fill}"'
        f' fill-opacity="0.55" stroke="currentColor" stroke-opacity="0.6"{dashes}/>'
    )


def label(x: float, y: float, text: str, *, anchor: str = "start", look: str = "") -> str:
    """Return a line of text; *look* is any more attributes."""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{look}>{escape(text)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, *, look: str = "") -> str:
    """Return a line; *look* is any more attributes."""
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="currentColor"'
        f' stroke-opacity="0.6"{look}/>'
    )


CODE = ' font-family="monospace" font-size="13"'
SMALL = ' font-size="12"'
BOLD = ' font-weight="bold"'


def draw_flow() -> Drawing:
    """Draw the stages in a column."""
    step, top, width = 46, 36, 132
    shapes = [label(10 + width / 2, 16, "files", anchor="middle", look=BOLD)]
    for number, (name, what) in enumerate(STAGES):
        y = top + number * step
        shapes += [
            line(10 + width / 2, y - 14, 10 + width / 2, y - 1),
            f'<path d="M{10 + width / 2 - 4:g} {y - 6} l4 6 l4 -6 z"/>',
            box(10, y, width, 30, BLUE),
            label(10 + width / 2, y + 20, name, anchor="middle", look=CODE),
            label(154, y + 20, what),
        ]
    y = top + len(STAGES) * step
    shapes += [
        line(10 + width / 2, y - 14, 10 + width / 2, y - 1),
        f'<path d="M{10 + width / 2 - 4:g} {y - 6} l4 6 l4 -6 z"/>',
        label(10 + width / 2, y + 14, "a corpus", anchor="middle", look=BOLD),
    ]
    told = "; ".join(f"{name}: {what}" for name, what in STAGES)
    return Drawing(
        "flow",
        "The stages in a row",
        f"From files to a corpus in {len(STAGES)} stages. {told}.",
        y + 24,
        tuple(shapes),
    )


def draw_feed() -> Drawing:
    """Draw a feed as a strip of articles and gaps."""
    x, width, y = 30, 110, 30
    shapes = [label(x + width / 2, 18, "a feed", anchor="middle", look=BOLD)]
    fills = {"article": BLUE, "weak": GOLD, "gap": GREY}
    for kind, height, what in FEED:
        shapes.append(box(x, y, width, height, fills[kind], dashed=kind == "gap"))
        rows = range(y + 10, y + height - 5, 8) if kind != "gap" else ()
        shapes += [
            line(x + 10, row, x + width - (44 if row == y + 10 else 10), row, look=SMALL)
            for row in rows
        ]
        shapes.append(line(x + width + 4, y + height / 2, x + width + 16, y + height / 2))
        look = BOLD if kind != "gap" else ""
        prefix = "gap: " if kind == "gap" else ""
        shapes.append(label(x + width + 22, y + height / 2 + 5, f"{prefix}{what}", look=look))
        y += height
    shapes += [
        line(16, 30, 16, y),
        line(16, 30, 22, 30),
        line(16, y, 22, y),
        label(30, y + 22, "Joined in order they are the feed, character"),
        label(30, y + 40, "by character."),
    ]
    told = ", ".join(f"{'gap' if kind == 'gap' else ''} {what}".strip() for kind, _, what in FEED)
    return Drawing(
        "feed",
        "A feed cut into articles and gaps",
        f"A strip from top to bottom: {told}. Articles and gaps touch each other and leave nothing"
        " out. The last article is in another colour, because its boundary is weak.",
        y + 52,
        tuple(shapes),
    )


UNSEEN = {"\u00a0": "NBSP", "\u00ad": "SHY", " ": ""}
"""What is written for characters that cannot be seen."""


def draw_edits() -> Drawing:
    """Draw what `corpuskit.clean` does to two words, and where each character goes."""
    cleaned = ck.clean("of\u00a0fi\u00adsh")
    cell, left, top, bottom = 42, 38, 44, 128
    changed = {at for edit in cleaned.edits for at in range(edit.start, edit.end)}
    shapes = [label(left, 20, "source", look=BOLD)]
    for at, letter in enumerate(cleaned.source):
        x = left + at * cell
        shapes += [
            box(x, top, cell, 30, GOLD if at in changed else GREY),
            label(x + cell / 2, top + 20, UNSEEN.get(letter, letter), anchor="middle", look=CODE),
            label(x + cell / 2, top - 5, str(at), anchor="middle", look=SMALL),
        ]
        if at not in changed:
            to = left + cleaned.to_clean(at) * cell + cell / 2
            shapes.append(line(x + cell / 2, top + 30, to, bottom, look=' stroke-dasharray="2 3"'))
    come = {cleaned.to_clean(at) for at in range(len(cleaned.source)) if at not in changed}
    for at, letter in enumerate(cleaned.text):
        x = left + at * cell
        shapes += [
            box(x, bottom, cell, 30, BLUE if at in come else GREEN),
            label(x + cell / 2, bottom + 20, letter, anchor="middle", look=CODE),
            label(x + cell / 2, bottom + 44, str(at), anchor="middle", look=SMALL),
        ]
    shapes.append(label(left, bottom + 66, "clean", look=BOLD))
    y = bottom + 94
    told = []
    for edit in cleaned.edits:
        told.append(f"{edit.start} to {edit.end} becomes {edit.text!r} by {edit.rule}")
        shapes.append(
            label(left, y, f"{edit.start} to {edit.end}  becomes {edit.text!r}", look=CODE)
        )
        shapes.append(label(left + 200, y, edit.rule, look=CODE))
        y += 22
    return Drawing(
        "edits",
        "Edits, and the map between source and clean text",
        f"The source {cleaned.source!r} above, the clean text {cleaned.text!r} below, one box a"
        f" character, with lines between the same characters. Edits: {'; '.join(told)}.",
        y,
        tuple(shapes),
    )


def draw_copies() -> Drawing:
    """Draw each kind of relation as two bars that share passages."""
    left, wide, y = 92, 200, 34
    shapes = [
        box(left, 4, 14, 14, GREEN),
        label(left + 20, 16, "in both"),
        box(left + 90, 4, 14, 14, GREY),
        label(left + 110, 16, "in one only"),
        box(left + 200, 4, 14, 14, GOLD),
        label(left + 220, 16, "other"),
    ]
    for name, a, b, passages, what in KINDS:
        for row, length in enumerate((a, b)):
            top = y + row * 17
            shapes.append(box(left, top, wide * length, 13, GREY))
            shapes += [
                box(left + wide * passage[row], top, wide * passage[2], 13, GREEN)
                for passage in passages
            ]
            if name == "template":
                shapes += [box(left + wide * at, top, 16, 13, GOLD) for at in (0.1, 0.3, 0.5)]
        shapes += [
            label(6, y + 19, name, look=BOLD),
            label(left, y + 48, what, look=SMALL),
        ]
        y += 64
        if name == "update":
            shapes += [
                label(302, 52, "copies: they"),
                label(302, 70, "join a cluster"),
                line(4, y, WIDTH - 4, y),
                label(302, y + 32, "no copies"),
            ]
            y += 14
    told = "; ".join(f"{name}: {what}" for name, *_, what in KINDS)
    return Drawing(
        "copies",
        "Kinds of relation between two articles",
        f"Two bars for each kind, the shared passages marked. {told}. The first four are copies and"
        " join a cluster, the last two are none.",
        y,
        tuple(shapes),
    )


DRAWINGS = (draw_flow, draw_feed, draw_edits, draw_copies)
"""All diagrams."""


def main() -> None:
    """Write all diagrams."""
    FOLDER.mkdir(exist_ok=True)
    for draw in DRAWINGS:
        drawing = draw()
        (FOLDER / f"{drawing.name}.svg").write_text(drawing.to_svg(), encoding="utf-8")
        print(f"docs/diagrams/{drawing.name}.svg")


if __name__ == "__main__":
    main()
