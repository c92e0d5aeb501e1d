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
    from collections.abc import Callable, Iterator, Sequence

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

TITLES = (
    "WORLD NEWS", "BUSINESS", "SPORT", "*** Courts ***", "CULTURE & ARTS", "- Markets -",
    "Regional", "POLITICS", "TOP STORIES", "ECONOMÍA", "Wissenschaft", "E N E R G Y", "== Local ==",
)  # fmt: skip
"""Titles of sections between articles."""

NOTES = ("Good morning,", "Please find the clips of today below.", "FYI", "News of the week", "")
ENTRIES = ("{}", "* {}", "{number}. {}", "- {}", "  {}", "{}\n{source}", "{} ({source})")
"""Entries of contents lists."""

DECORS = (
    "**{}**", "* {}", "- {}", "• {}", "{number}. {}", "{number}) {}", ">> {}", "[{number}] {}",
    "== {} ==", "{} <http://www.example.org/{number}.html>", "({number}) {}", "_{}_", "{}:",
    "\t{}", "   {}", "*{}", "o {}", "{} (more)", "# {}", "{number} - {}", "<{}>", "{} [{number}]",
)  # fmt: skip
"""How headlines are marked out."""

RUN_INS = (
    "{headline} - {text}", "{headline}. {text}", "{headline}: {text}", "{headline} -- {text}",
    "{headline} - [{source}, {date}.] {text}", "{date} - {text}", "{place} - {text}",
    "* {text}", "{number}. {text}", "{headline} ({source}) {text}", "{source}: {text}",
    "{date}: {text}", "- {text} ({source}, {date})", "{place}, {date} ({source}) - {text}",
    "{number}) {headline}. {text}", "• {headline}: {text}", "{text} ({source})",
)  # fmt: skip
"""How headlines, or what stands for them, open the text of briefs."""

PLACES = ("LONDON", "Paris", "WASHINGTON", "Berlin", "Madrid", "HOUSTON", "Wien", "Tokyo")

RUN_IN_SHARE, DECOR_SHARE, BRIEF_SHARE, INDENT_SHARE = 0.2, 0.3, 0.35, 0.12
"""Share of the feeds of briefs with run-in heads, with marked headlines, short texts, indents."""

WITH_TITLES, TITLE_SHARE, WITH_CONTENTS = 0.25, 0.3, 0.25
"""Share of the feeds with section titles, of articles under a new one, of feeds with contents."""

QUESTIONS = (
    "What about {}?",
    "{}?",
    "And {}?",
    "Why {}?",
    "Q: {}?",
    "Is it true: {}?",
    "{}, then?",
)
"""What an interview asks."""

TALKS = 0.4
"""Share of the long articles that are interviews or transcripts."""

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
    titles: bool
    contents: str | None
    decor: str
    run_in: str | None
    paragraphs: int
    indent: str


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
    form = Form(
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
        titles=chance.random() < WITH_TITLES,
        contents=chance.choice(ENTRIES) if chance.random() < WITH_CONTENTS else None,
        decor=chance.choice(DECORS) if chance.random() < DECOR_SHARE else "{}",
        run_in=chance.choice(RUN_INS) if chance.random() < RUN_IN_SHARE else None,
        paragraphs=chance.choice((1, 1, 2, 3)) if chance.random() < BRIEF_SHARE else 12,
        indent=chance.choice(("   ", "      ", "\t")) if chance.random() < INDENT_SHARE else "",
    )
    if form.run_in:
        few = min(form.paragraphs, chance.choice((1, 1, 2, 12)))
        blanks = chance.choice((1, 1, 1, 2, 3))
        return attrs.evolve(form, fields=(), gaps=(), paragraphs=few, blanks=blanks)
    marked = form.decor != "{}" or len(form.fields) > 1
    told_apart = form.rule or form.foot or marked
    return form if told_apart else attrs.evolve(form, blanks=max(2, form.blanks))


def print_article(
    form: Form, headline: str, body: Sequence[str], chance: random.Random
) -> list[str]:
    """Return the lines of one article in the shape of its feed."""
    values = _draw_values(form, headline, body, chance)
    text = list(body[: form.paragraphs])
    lines: list[str] = []
    if form.run_in and text:
        lines += _wrap(form.run_in.format(**values, text=text.pop(0)), form.width)
        lines += [""] * form.spacing
    if form.glue and {"source", "date"} <= set(form.fields):
        values["source"], values["date"] = form.glue.format(**values), ""
    values["headline"] = form.decor.format(values["headline"], number=values["number"])
    for name, gap in zip(form.fields, form.gaps, strict=True):
        dropped = name not in {"headline", "source"} and chance.random() < form.missing
        if values[name] and not dropped:
            label = f"{name.capitalize()}: " if form.labels and name != "headline" else ""
            lines += _wrap(label + values[name], form.width) + [""] * gap
    for paragraph in text:
        lines += [form.indent + line for line in _wrap(paragraph, form.width)]
        lines += [""] * form.spacing
    if form.foot:
        lines.append(form.foot.format(chance.randint(1990, 2023)))
    while not lines[-1]:
        lines.pop()
    return lines


def _draw_values(
    form: Form, headline: str, body: Sequence[str], chance: random.Random
) -> dict[str, str]:
    """Return what the fields of one article say."""
    day = dt.datetime(2001, 1, 1) + dt.timedelta(minutes=chance.randint(0, 12_000_000))  # noqa: DTZ001 - printed, never compared
    return {
        "headline": headline.upper() if form.capitals else headline,
        "source": chance.choice(PAPERS),
        "date": day.strftime(form.date),
        "byline": form.by.format(chance.choice(NAMES)),
        "section": chance.choice(SECTIONS),
        "words": f"{chance.randint(90, 2000)} words",
        "page": f"Page {chance.randint(1, 40)}",
        "url": f"http://www.example.org/{chance.randint(100, 99999)}.html",
        "deck": " ".join(body[0].split()[: chance.randint(8, 18)]) if body else "",
        "place": chance.choice(PLACES),
        "number": str(chance.randint(1, 99)),
    }


def print_report(
    headline: str, parts: Sequence[tuple[str, Sequence[str]]], chance: random.Random
) -> list[str]:
    """Return the lines of one long article: a title, then parts under headings of their own."""
    width, spacing = chance.choice((0, 0, 70)), chance.choice((1, 1, 2))
    lines = [headline.upper() if chance.random() < IN_CAPITALS else headline, *[""] * spacing]
    if chance.random() < HEADLINE_FIRST:
        lines += [f"By {chance.choice(NAMES)}", *[""] * spacing]
    printed = _print_talk if chance.random() < TALKS else _print_parts
    for line, follows in printed(parts, spacing, chance):
        lines += _wrap(line, width) + [""] * follows
    while not lines[-1]:
        lines.pop()
    return lines


def _print_parts(
    parts: Sequence[tuple[str, Sequence[str]]], spacing: int, chance: random.Random
) -> Iterator[tuple[str, int]]:
    """Yield parts under headings, with or without a number, and the blank lines behind each."""
    for number, (heading, body) in enumerate(parts, 1):
        if number > 1:
            numbered = chance.random() < WITH_LABELS
            yield f"{number}. {heading}" if numbered else heading, chance.choice((0, 1))
        yield from ((paragraph, spacing) for paragraph in body)


def _print_talk(
    parts: Sequence[tuple[str, Sequence[str]]], spacing: int, chance: random.Random
) -> Iterator[tuple[str, int]]:
    """Yield questions and answers, some asked again, or what each of several speakers says."""
    speakers = [name.split()[-1].upper() for name in NAMES]
    asked, spoken = chance.choice(QUESTIONS), chance.random() < HEADLINE_FIRST
    several = [chance.choice(parts) for _ in range(2 * len(parts))]
    for heading, body in (*parts, *several):
        if spoken:
            yield from ((f"{chance.choice(speakers)}: {said}", spacing) for said in body)
        else:
            yield asked.format(heading), spacing
            yield from ((said, spacing) for said in body[:2])


def between(form: Form, chance: random.Random) -> Callable[[], list[str]]:
    """Return what prints the lines between two articles."""
    blanks = max(form.blanks, form.spacing)

    def print_lines() -> list[str]:
        lines = ["", form.rule] + [""] * (form.blanks - 1) if form.rule else [""] * blanks
        if form.titles and chance.random() < TITLE_SHARE:
            lines += [chance.choice(TITLES), *[""] * max(1, blanks - 1)]
        return lines

    return print_lines


def print_front(form: Form, headlines: Sequence[str], chance: random.Random) -> list[str]:
    """Return the lines before the first article: a note and a contents list, or nothing."""
    if form.contents is None:
        return []
    lines = [chance.choice(NOTES), ""]
    for number, headline in enumerate(headlines, 1):
        entry = form.contents.format(headline, number=number, source=chance.choice(PAPERS))
        lines += [*entry.split("\n"), *[""] * chance.choice((0, 0, 1))]
    return [*lines, "", *([form.rule] if form.rule else []), *[""] * form.blanks]


def _wrap(line: str, width: int) -> list[str]:
    return (textwrap.wrap(line, width) or [""]) if width else [line]
