"""Laws of mails and digests: messages are found again, and what stands in one is cut for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuskit.layouts import cut_known, parse_known
from corpuskit.lines import split_rows
from strategies import LINE_ENDS, layout_feeds, stories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from printers import Printed, Story

FROM = "From ann@example.org Mon Oct  2 10:00:00 2023"


def _print_message(story: Story) -> str:
    lines = [
        f"Subject: Fwd: [news] {story.headline}",
        f"From: {story.author} <author@example.org>",
        f"Date: {story.date.day} {story.date:%b %Y} 10:00:00 +0200",
    ]
    return "\n".join([*lines, "", "\n\n".join(story.paragraphs)])


def _print_mailbox(told: Sequence[Story]) -> str:
    return "\n".join(f"{FROM}\n{_print_message(story)}\n" for story in told)


def _print_digest(told: Sequence[Story]) -> str:
    titles = "\n".join(f"   {number}. {story.headline}" for number, story in enumerate(told, 1))
    preamble = f"News Digest, Vol 1, Issue 2\n\nToday's Topics:\n\n{titles}\n\n\n{'-' * 70}\n\n"
    messages = "".join(f"{_print_message(story)}\n\n{'-' * 30}\n\n" for story in told)
    return f"{preamble}{messages}End of News Digest, Vol 1, Issue 2\n{'*' * 34}\n"


PRINTERS = {"mbox-1": _print_mailbox, "digest-1153-1": _print_digest}


@pytest.mark.parametrize("layout", sorted(PRINTERS))
@given(told=st.lists(stories(), min_size=1, max_size=5), end=st.sampled_from(LINE_ENDS))
def test_messages_are_found_again(layout: str, told: list[Story], end: str) -> None:
    """Every message is an article, with its subject, sender and date, and nothing else is one."""
    rows = split_rows(PRINTERS[layout](told).replace("\n", end))
    cut = cut_known(rows)
    assert cut is not None
    headers = [parse_known(rows, a.first, a.last, layout=a.layout) for a in cut.articles]
    expected = [(layout, s.headline, (s.author,), s.date.isoformat()) for s in told]
    found = [
        (article.layout, header.headline, header.byline, header.date)
        for article, header in zip(cut.articles, headers, strict=True)
        if header is not None
    ]
    assert expected == found
    assert [end.join("\n\n".join(s.paragraphs).split("\n")) for s in told] == [
        rows.text[h.body_span.start : h.body_span.end] for h in headers if h is not None
    ]


@given(layout_feeds(fewest=2), stories())
def test_export_in_a_mail_is_cut_as_alone(feed: Printed, story: Story) -> None:
    """What another layout knows is cut inside of a mail as it is outside."""
    head = "Subject: Export\nFrom: Ann <ann@example.org>\n\n"
    box = f"{FROM}\n{head}{feed.text}\n\n{_print_mailbox([story])}"
    rows = split_rows(box)
    cut = cut_known(rows)
    assert cut is not None
    spans = [a.span or rows.span_of(a.first, a.last) for a in cut.articles]
    expected = [*(text.strip() for text in feed.articles), _print_message(story)]
    assert expected == [box[span.start : span.end] for span in spans]


@given(stories())
def test_long_mail_at_the_top_is_left_to_the_general_path(story: Story) -> None:
    """A head above more text than a mail has is not believed to be that of one article."""
    body = "\n\n".join(["The council met and put off its decision once more."] * 200)
    cut = cut_known(split_rows(f"{_print_message(story)}\n\n{body}"))
    assert cut is None or not cut.articles


@given(stories(), stories())
def test_clipping_mail_is_left_to_the_general_path(one: Story, two: Story) -> None:
    """Of a mail with several dated articles only the head is known."""
    articles = [
        f"{s.headline}\n{s.source}\n{s.date.day} {s.date:%B %Y}\n\n" + "\n\n".join(s.paragraphs * 2)
        for s in (one, two)
    ]
    head = "Subject: Clippings\nFrom: Ann <ann@example.org>\n"
    rows = split_rows(f"{FROM}\n{head}\n" + "\n\n\n".join(articles))
    cut = cut_known(rows)
    assert cut is not None
    assert [(article.layout) for article in cut.articles if article.layout == "mbox-1"] == []
    assert set(cut.gap_kinds) >= {0, 1, 2}
