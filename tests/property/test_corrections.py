"""Laws of corrections: they are read back, found again, applied once, and tile the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from corpuskit.corrections import (
    Corrections,
    correct_furniture,
    correct_headers,
    correct_segmentation,
    format_corrections,
    make_corrections,
    parse_corrections,
    print_template,
    resolve_corrections,
)
from corpuskit.corrections.form import FIELD_NAMES, Correction
from corpuskit.errors import CorrectionError
from corpuskit.header import parse_headers
from corpuskit.layouts.reading import fold
from corpuskit.lines import split_rows
from corpuskit.records import Feed, Segmentation
from corpuskit.segment import segment
from strategies import any_text, clipping_feeds, corrections, recut_feeds, rowy_texts

if TYPE_CHECKING:
    from corpuskit.records import Span

FIELDS = (*FIELD_NAMES, "body", "not-body", *(f"not-{name}" for name in FIELD_NAMES))
NEW_LINES = st.lists(st.sampled_from(["One more line.", "", "Nothing seen before", "\xa0"]))


def name_feed(text: str) -> Feed:
    """Return a feed of *text*."""
    return Feed(name="clips.txt", text=text, encoding="utf-8", sha256="0" * 64)


def apply(found: Segmentation, wanted: Corrections) -> Segmentation:
    """Return *found* as corrected."""
    return correct_segmentation(found, resolve_corrections(found.feed, wanted))


def spans_of(found: Segmentation) -> list[Span]:
    """Return the spans of the articles."""
    return [article.span for article in found.articles]


@st.composite
def sayings(draw: st.DrawFn, text: str) -> Corrections:
    """Return corrections of any rows of *text*, also contradictory ones."""
    rows = split_rows(text)
    solid = [row for row in range(len(rows)) if rows[row].strip()]
    if not solid:
        return Corrections()
    kinds = st.sampled_from(("cut", "no-cut", "end", *FIELDS))
    places = draw(st.lists(st.tuples(kinds, st.sampled_from(solid), st.booleans()), max_size=8))
    return Corrections(
        items=tuple(
            Correction(what=what, text=fold(rows[row]), line=row + 1 if one else None)
            for what, row, one in places
        )
    )


@given(corrections())
def test_printed_corrections_are_read_back(wanted: Corrections) -> None:
    """Printing and reading gives the same corrections."""
    assert wanted == parse_corrections(format_corrections(wanted))


@given(st.one_of(any_text(), rowy_texts()))
@example("cut 0: x")
@example("cut: ")
@example("\ufeffcut: x\n  value: x")
@example("source: x\n  value: y")
@example("  above: x")
def test_any_text_is_corrections_or_an_error_with_its_line(text: str) -> None:
    """Whatever a file holds, it is understood, or the error names a line of it."""
    line = 1
    try:
        parse_corrections(text)
    except CorrectionError as error:
        line = error.line
    assert 1 <= line <= len(split_rows(text))


@given(recut_feeds())
def test_corrections_of_a_cut_give_that_cut(feeds: tuple[Segmentation, Segmentation]) -> None:
    """Corrections made from one cut of a feed turn any other cut of it into that one."""
    found, wanted = feeds
    made = parse_corrections(format_corrections(make_corrections(wanted, base=found)))
    corrected = apply(found, made)
    assert spans_of(wanted) == spans_of(corrected)
    assert () == tuple(p for p in corrected.problems if p.kind == "stale-correction")


@given(st.one_of(any_text(), rowy_texts(), clipping_feeds().map(lambda feed: feed[0])))
def test_an_unedited_template_changes_no_cut(text: str) -> None:
    """The template of a cut, applied, gives the same articles and gaps, all confirmed."""
    found = segment(text)
    corrected = apply(found, parse_corrections(print_template(found)))
    assert (spans_of(found), found.gaps) == (spans_of(corrected), corrected.gaps)
    assert {1.0} >= {boundary.confidence for boundary in corrected.boundaries}


@given(st.data(), st.one_of(any_text(), rowy_texts()))
def test_corrected_cuts_tile_the_feed(data: st.DataObject, text: str) -> None:
    """Whatever a person says, articles and gaps are the feed's text, and articles are stripped."""
    corrected = apply(segment(text), data.draw(sayings(text)))
    spans = sorted(part.span for part in (*corrected.articles, *corrected.gaps))
    assert "".join(text[span.start : span.end] for span in spans) == text
    assert all(span.start < span.end for span in spans)
    pieces = [text[span.start : span.end] for span in spans_of(corrected)]
    assert [piece.strip() for piece in pieces] == pieces


@given(st.data(), st.one_of(any_text(), rowy_texts()))
def test_applying_twice_is_applying_once(data: st.DataObject, text: str) -> None:
    """A corrected cut is not changed by the same corrections."""
    wanted = data.draw(sayings(text))
    once = apply(segment(text), wanted)
    assert once == apply(once, wanted)


@given(recut_feeds(), NEW_LINES, NEW_LINES)
def test_corrections_survive_a_feed_that_grows(
    feeds: tuple[Segmentation, Segmentation], above: list[str], below: list[str]
) -> None:
    """New lines at both ends of a feed move its corrections with their lines."""
    _, wanted = feeds
    text = wanted.feed.text
    made = parse_corrections(format_corrections(make_corrections(wanted)))
    before = resolve_corrections(wanted.feed, made)
    shift = len(above)
    grown = "".join(line + "\n" for line in above) + text + "".join("\n" + line for line in below)
    if text.endswith("\r"):
        return  # the line feed joins the last line end
    after = resolve_corrections(name_feed(grown), made)
    assert [row + shift for row, _ in before.places] == [row for row, _ in after.places]


@given(clipping_feeds(), clipping_feeds(), st.sampled_from(["above", "below"]))
def test_corrections_survive_new_articles(
    feed: tuple[str, tuple[str, ...]], more: tuple[str, tuple[str, ...]], place: str
) -> None:
    """Articles added at one end leave the corrected articles where they are."""
    wanted = segment(feed[0])
    added = "\n".join(f"Z{number} {line}" for number, line in enumerate(more[0].splitlines()))
    text = f"{added}\n\n{feed[0]}" if place == "above" else f"{feed[0]}\n\n{added}"
    shift = len(added) + 2 if place == "above" else 0
    grown = apply(segment(name_feed(text)), make_corrections(wanted))
    moved = {(span.start + shift, span.end + shift) for span in spans_of(wanted)}
    assert moved <= {(span.start, span.end) for span in spans_of(grown)}


@given(st.data(), st.one_of(rowy_texts(), clipping_feeds().map(lambda feed: feed[0])))
def test_corrected_headers_stay_inside_their_articles(data: st.DataObject, text: str) -> None:
    """Bodies, fields and furniture lie in the article, and a second time changes nothing."""
    found = name_feed(text)
    resolved = resolve_corrections(found, data.draw(sayings(text)))
    parts = correct_segmentation(segment(found), resolved)
    headers, stale = correct_headers(parts.articles, parse_headers(found, parts.articles), resolved)
    for article, header in zip(parts.articles, headers, strict=True):
        places = [header.body_span, *(field.span for field in header.field_spans)]
        places += [item.span for item in header.furniture]
        for place in places:
            assert article.span.start <= place.start <= place.end <= article.span.end
    assert (headers, stale) == correct_headers(parts.articles, headers, resolved)
    furniture = correct_furniture([header.furniture for header in headers], resolved)
    assert furniture == correct_furniture(furniture, resolved)


@given(st.one_of(rowy_texts(), clipping_feeds().map(lambda feed: feed[0])))
def test_no_corrections_change_nothing(text: str) -> None:
    """Without corrections cut and headers stay what they were."""
    parts = segment(text)
    resolved = resolve_corrections(parts.feed, Corrections())
    headers = parse_headers(parts.feed, parts.articles)
    assert parts == correct_segmentation(parts, resolved)
    assert (headers, ()) == correct_headers(parts.articles, headers, resolved)
