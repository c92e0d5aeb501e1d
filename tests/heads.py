"""Prints made-up articles in many header shapes, and dates in many forms and languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from corpuskit.dates.months import MONTH_NAMES
from corpuskit.records import Span
from printers import Story

if TYPE_CHECKING:
    import datetime as dt


KANJI = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def _month(day: dt.date, code: str, form: int) -> str:
    forms = MONTH_NAMES[code][day.month - 1]
    return forms[form % len(forms)]


def _kanji(number: int) -> str:
    if number > 99:
        return "".join(KANJI[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else KANJI[tens]) + ("十" if tens else "") + (KANJI[ones] if ones else "")
    )


WORDED: dict[str, Callable[[dt.date, str], str]] = {
    "2 oktober 2023": lambda day, month: f"{day.day} {month} {day.year}",
    "2. Oktober 2023": lambda day, month: f"{day.day}. {month.capitalize()} {day.year}",
    "02 OKTOBER, 2023": lambda day, month: f"{day.day:02} {month.upper()}, {day.year}",
    "2 de octubre de 2023": lambda day, month: f"{day.day} de {month} de {day.year}",
    "October 2, 2023": lambda day, month: f"{month.capitalize()} {day.day}, {day.year}",
    "Oct. 2 2023": lambda day, month: f"{month.capitalize()}. {day.day} {day.year}",
    "2-Oct-2023": lambda day, month: f"{day.day}-{month}-{day.year}",
    "2023. október 2.": lambda day, month: f"{day.year}. {month} {day.day}.",
}
"""Forms that name the month."""

NUMERIC: dict[str, Callable[[dt.date], str]] = {
    "02.10.2023": lambda day: f"{day:%d.%m.%Y}",
    "2. 10. 2023": lambda day: f"{day.day}. {day.month}. {day.year}",
    "2023-10-02": lambda day: day.isoformat(),
    "2023/10/2": lambda day: f"{day.year}/{day.month}/{day.day}",
    "2023年10月2日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "２０２３年１０月２日": lambda day: f"{day.year}年{day.month}月{day.day}日".translate(WIDE),
    "二〇二三年十月二日": lambda day: (
        f"{_kanji(day.year)}年{_kanji(day.month)}月{_kanji(day.day)}日"
    ),
    "2023년 10월 2일": lambda day: f"{day.year}년 {day.month}월 {day.day}일",
}
"""Forms that number the month and can be read one way only."""


def print_worded(day: dt.date, code: str, name: int, form: str) -> str:
    """Print *day* with the month's name *name* in the language *code*."""
    return WORDED[form](day, _month(day, code, name))


@attrs.frozen
class Shape:
    """A way to print the head and foot of an article."""

    name: str
    show: Callable[[Story], str]
    byline: bool = True


def _day(story: Story) -> str:
    return f"{story.date:%B} {story.date.day}, {story.date.year}"


def _body(story: Story) -> str:
    return "\n\n".join(story.paragraphs)


PLAIN_DATES: tuple[Callable[[dt.date], str], ...] = (
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day.day} {day:%b} {day.year}",
    lambda day: day.isoformat(),
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%A}, {day.day} {day:%B} {day.year}, 14:05",
)
"""Forms of dates that can be read one way only."""

SHAPES = (
    Shape(
        "mailing list",
        lambda s: (
            f"{s.headline}\n\n{s.source}\n{s.date:%b} {s.date.day} {s.date.year}\n\n{_body(s)}"
        ),
        byline=False,
    ),
    Shape(
        "mailing list with byline",
        lambda s: f"{s.headline}\n\n{s.source}\n{_day(s)}\n\nBy {s.author}\n\n{_body(s)}",
    ),
    Shape(
        "clipping service",
        lambda s: f"{s.headline}\nBy {s.author}\n\n{s.date:%m/%d/%Y}\n{s.source}\nA4\n\n{_body(s)}",
    ),
    Shape(
        "date first",
        lambda s: f"{_day(s)}\n\n{s.source}\n\n{s.headline}\n\nBy {s.author}\n\n{_body(s)}",
    ),
    Shape(
        "publication line first",
        lambda s: f"{s.source}, {_day(s)}\n\n{s.headline}\n\nBy {s.author}\n\n{_body(s)}",
    ),
    Shape(
        "publication line below",
        lambda s: f"{s.headline}\n{s.source} - {_day(s)}\nBy {s.author}\n\n{_body(s)}",
    ),
    Shape(
        "labels",
        lambda s: (
            f"Title: {s.headline}\nSource: {s.source}\nDate: {_day(s)}\nAuthor: {s.author}\n\n"
            f"{_body(s)}"
        ),
    ),
    Shape(
        "bullets",
        lambda s: f"{s.headline}\n\n{s.source}\n  • {_day(s)}\n  • By {s.author}\n\n{_body(s)}",
    ),
    Shape(
        "bars",
        lambda s: f"{s.headline}\n\n{s.source} | {_day(s)} | By {s.author}\n\n{_body(s)}",
    ),
    Shape(
        "one byline row",
        lambda s: f"{s.headline}\n\nBy {s.author}, {s.source}, {_day(s)}\n\n{_body(s)}",
    ),
    Shape(
        "brackets behind the title",
        lambda s: f"{s.headline} ({s.source}, {_day(s)})\nBy {s.author}\n\n{_body(s)}",
    ),
    Shape(
        "closing source line",
        lambda s: f"{s.headline}\n\nBy {s.author}\n\n{_body(s)}\n\nSource: {s.source}, {_day(s)}",
    ),
    Shape(
        "numbered, author in brackets",
        lambda s: f"{s.headline} (by {s.author})\n\n{s.source}\n{_day(s)}\n\n{_body(s)}",
    ),
    Shape(
        "theme line above a signed headline",
        lambda s: (
            f"Town and Country\n{s.headline}\n{s.author}\n\n{s.date:%m/%d/%Y}\n{s.source}\nA4\n\n"
            f"{_body(s)}"
        ),
    ),
    Shape(
        "closing brackets",
        lambda s: f"{s.headline}\n\nBy {s.author}\n\n{_body(s)}\n\n({s.source}, {_day(s)})",
    ),
)
"""Header shapes that the general parser must read."""


@attrs.frozen
class Headed:
    """A feed of articles in one header shape."""

    text: str
    spans: tuple[Span, ...]
    stories: tuple[Story, ...]
    shape: str


def print_ordered(stories: list[Story], order: str, gaps: tuple[int, ...], form: int) -> Headed:
    """Print *stories* with headline, source, date and byline (H, S, D, B) in the order given.

    Args:
        stories: The stories.
        order: The four letters in any order.
        gaps: Line breaks behind the first three lines, 1 or 2 each.
        form: Which of `PLAIN_DATES` the dates are printed in.
    """

    def show(story: Story) -> str:
        date = PLAIN_DATES[form](story.date)
        lines = {"H": story.headline, "S": story.source, "D": date, "B": f"By {story.author}"}
        head = "".join(
            lines[letter] + "\n" * gap for letter, gap in zip(order, (*gaps, 2), strict=True)
        )
        return head + _body(story)

    return print_headed(stories, Shape(order, show))


def print_headed(stories: list[Story], shape: Shape, *, gap: str = "\n\n\n") -> Headed:
    """Print *stories* one after another in one shape."""
    text, spans = "", []
    for story in stories:
        text += gap if text else ""
        shown = shape.show(story)
        spans.append(Span(len(text), len(text) + len(shown)))
        text += shown
    return Headed(text, tuple(spans), tuple(stories), shape.name)
