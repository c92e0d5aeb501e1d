"""What all printers of stories share: the story itself, and dates in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@attrs.frozen(kw_only=True)
class Story:
    """What a printer needs of an article; what is ``None`` is not printed."""

    headline: str
    source: str
    date: dt.date
    author: str | None
    section: str | None
    page: int | None
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The text, a blank line between paragraphs."""
        return "\n\n".join(self.paragraphs)


@attrs.frozen
class Printed:
    """A feed as printed, with what should be found in it."""

    layout: str
    text: str
    articles: tuple[str, ...]
    stories: tuple[Story, ...]
    between: tuple[str, ...]
    """What stands before each article, and behind the last."""

    def with_noise(self, noise: str) -> str:
        """Return the feed with a row of *noise* behind each article but the last."""
        parts = [self.between[0], self.articles[0]]
        for gap, article in zip(self.between[1:], self.articles[1:], strict=False):
            parts += ["\n\n", noise, "\n\n", gap.lstrip("\n"), article]
        return "".join([*parts, self.between[-1]])


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro"
    " dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października"
    " listopada grudnia",
}
"""Months as they stand in dates, by language."""


def name_month(date: dt.date, language: str) -> str:
    """Return the month of *date* in words."""
    return MONTHS[language].split()[date.month - 1]


def print_date(date: dt.date, language: str) -> str:
    """Return *date* in words."""
    if language in ("ja", "zh"):
        return f"{date.year}年{date.month}月{date.day}日"
    if language == "ko":
        return f"{date.year}년 {date.month}월 {date.day}일"
    month = name_month(date, language)
    if language == "en":
        return f"{month} {date.day}, {date.year}"
    dot = "." if language == "de" else ""
    joint = " de " if language in ("es", "pt") else " "
    return f"{date.day}{dot}{joint}{month}{joint}{date.year}"


def print_lines(*lines: str | None, glue: str = "\n\n") -> str:
    """Join the lines that there are."""
    return glue.join(line for line in lines if line is not None)


def label(name: str, value: object, *, sign: str = ": ") -> str | None:
    """Return a labelled line; ``None`` for a value that is absent."""
    return None if value is None else f"{name}{sign}{value}"


def join_feed(
    layout: str,
    stories: Sequence[Story],
    print_one: Callable[[Story], str],
    between: Callable[[int], str],
    *,
    foot: str = "",
) -> Printed:
    """Print stories one after the other.

    Args:
        layout: Layout that should find them.
        stories: What to print.
        print_one: Prints a story.
        between: Gives what stands above the story of a number, counted from 1.
        foot: What stands behind the last.
    """
    articles = [print_one(story) for story in stories]
    gaps = [between(number) for number in range(1, len(articles) + 1)]
    text = "".join(gap + article for gap, article in zip(gaps, articles, strict=True)) + foot
    return Printed(layout, text, tuple(articles), tuple(stories), (*gaps, foot))


def part(number: int, gap: str = "\n\n\n") -> str:
    """Return nothing above the first article and *gap* above the others."""
    return "" if number == 1 else gap
