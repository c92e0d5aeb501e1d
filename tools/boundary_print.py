"""Feeds printed anew: labelled headlines and bodies under header shapes drawn at random.

Real series know few header shapes. Here every feed draws its own: which fields stand above the
body, in which order, with how many blank lines, how dates are written, what follows the body, what
stands between the articles, and how often a field is missing.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

FIELDS = ("headline", "source", "date", "byline", "section", "words", "page", "url", "deck")
"""Fields that a head may print."""

PAPERS = (
    "The Morning Ledger", "Harbour News", "Daily Courier", "NORTHERN TIMES", "Talpost",
    "Le Courrier du Lac", "El Diario del Puerto", "Corriere del Lago", "De Havenkrant",
    "Вестник порта", "radio-lake.example", "Lake News Agency", "Ruritania Today, Strelsau",
)  # fmt: skip
"""Invented publications."""

NAMES = ("Jane Doe", "Max Muster", "Marie Dupont", "Juan Pérez", "ANNA ROSSI", "Иван Иванов")
BY = ("By {}", "{}", "Von {}", "Par {}", "by {}, Staff Writer", "BY {}", "Por {}")
SECTIONS = ("News", "POLITICS", "Economy", "World", "Local", "Sport", "Opinion", "Wirtschaft")
DATES = (
    "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d.%m.%Y", "%Y-%m-%d", "%m/%d/%Y", "%A, %B %d, %Y",
    "%d %b %Y, %H:%M", "(%B %d, %Y)", "Published: %d %B %Y", "%A %d %B %Y",
)  # fmt: skip
FEET = (
    "",
    "",
    "",
    "http://www.example.org/{}",
    "(AFP)",
    "Copyright {} Example Media",
    "-30-",
    "ENDS",
)
BETWEEN = ("", "", "", "", "-" * 60, "* * *", "_" * 40, "=" * 20, "#####", "~" * 30)
GLUE = ("{source}, {date}", "{source} - {date}", "{date} | {source}", "{source} ({date})")

HEADLINE_FIRST, IN_CAPITALS, WITH_LABELS = 0.5, 0.15, 0.12
"""Share of the feeds whose head begins with the headline, is in capitals, has field labels."""


@attrs.frozen(kw_only=True)
class Form:
    """The header shape of one feed."""

    fields: tuple[str, ...]
    gaps: tuple[int, ...]
    blanks: int
    rule: str
    foot: str
    by: str
    date: str
    glue: str | None
    width: int
    spacing: int
    capitals: bool
    labels: bool
    missing: float


def draw_form(chance: random.Random) -> Form:
    """Draw a header shape; the headline and one other field are always there."""
    rest = chance.sample(FIELDS[3:], chance.choice((0, 0, 1, 1, 2, 3)))
    fields = [
        "headline",
        *chance.choice((["source", "date"], ["source", "date"], ["date"], ["source"], [])),
        *rest,
    ]
    if chance.random() < HEADLINE_FIRST:
        head = fields[1:]
        chance.shuffle(head)
        fields = ["headline", *head]
    else:
        chance.shuffle(fields)
    return Form(
        fields=tuple(fields),
        gaps=(*(chance.choice((0, 0, 1)) for _ in fields[:-1]), chance.choice((0, 1, 1, 1))),
        blanks=chance.choice((1, 1, 2, 2, 3, 4, 5)),
        rule=chance.choice(BETWEEN),
        foot=chance.choice(FEET),
        by=chance.choice(BY),
        date=chance.choice(DATES),
        glue=chance.choice((None, None, *GLUE)),
        width=chance.choice((0, 0, 66, 76)),
        spacing=chance.choice((0, 1, 1, 1)),
        capitals=chance.random() < IN_CAPITALS,
        labels=chance.random() < WITH_LABELS,
        missing=chance.choice((0.0, 0.0, 0.1, 0.25)),
    )


def print_article(
    form: Form, headline: str, body: Sequence[str], chance: random.Random
) -> list[str]:
    """Return the lines of one article in the shape of its feed."""
    lines: list[str] = []
    day = dt.datetime(2001, 1, 1) + dt.timedelta(minutes=chance.randint(0, 12_000_000))  # noqa: DTZ001 - printed, never compared
    values = {
        "headline": headline.upper() if form.capitals else headline,
        "source": chance.choice(PAPERS),
        "date": day.strftime(form.date),
        "byline": form.by.format(chance.choice(NAMES)),
        "section": chance.choice(SECTIONS),
        "words": f"{chance.randint(90, 2000)} words",
        "page": f"Page {chance.randint(1, 40)}",
        "url": f"http://www.example.org/{chance.randint(100, 99999)}.html",
        "deck": " ".join(body[0].split()[: chance.randint(8, 18)]) if body else "",
    }
    if form.glue and {"source", "date"} <= set(form.fields):
        values["source"], values["date"] = form.glue.format(**values), ""
    for name, gap in zip(form.fields, form.gaps, strict=True):
        dropped = name not in {"headline", "source"} and chance.random() < form.missing
        if values[name] and not dropped:
            label = f"{name.capitalize()}: " if form.labels and name != "headline" else ""
            lines += _wrap(label + values[name], form.width) + [""] * gap
    for paragraph in body:
        lines += _wrap(paragraph, form.width) + [""] * form.spacing
    if form.foot:
        lines.append(form.foot.format(chance.randint(1990, 2023)))
    while not lines[-1]:
        lines.pop()
    return lines


def between(form: Form) -> Callable[[], list[str]]:
    """Return what prints the lines between two articles."""
    if not form.rule:
        return lambda: [""] * max(form.blanks, form.spacing)
    return lambda: ["", form.rule] + [""] * (form.blanks - 1)


def _wrap(line: str, width: int) -> list[str]:
    return (textwrap.wrap(line, width) or [""]) if width else [line]
