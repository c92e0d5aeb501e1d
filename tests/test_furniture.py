"""Examples of furniture: the case files, the seeds, recurrence over a feed, hostile input."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from corpuskit.furniture import find_furniture
from corpuskit.lines import LineCounter, strip_span
from corpuskit.records import Feed, Furniture, Span

CASES = Path(__file__).parent / "cases" / "furniture"
SEEDS = Path(__file__).parents[1] / "seeds"
BODY = "body"


def _feed(text: str) -> Feed:
    return Feed(
        name="feed", text=text, encoding="utf-8", sha256=hashlib.sha256(text.encode()).hexdigest()
    )


def _find(text: str) -> tuple[Furniture, ...]:
    """Return the furniture of a feed that is one body."""
    (found,) = find_furniture(_feed(text), [strip_span(text, Span(0, len(text)))])
    return found


def _read_cases(name: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the cases of a file: a name, and a kind for each line; blank lines have none."""
    cases: list[tuple[str, list[tuple[str, str]]]] = []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            cases.append((line[4:], []))
        elif cases:
            kind, _, text = line.partition("| ")
            cases[-1][1].append((kind, text))
    return cases


def _check(lines: list[tuple[str, str]]) -> None:
    """Assert that the lines of a case are found to be what they are."""
    text = "\n".join(line for _, line in lines)
    counter = LineCounter(text)
    found = {}
    for item in _find(text):
        place = counter.range_of(item.span)
        found.update(dict.fromkeys(range(place.first, place.last + 1), item.kind))
    expected = [kind for kind, _ in lines if kind]
    actual = [found.get(at, BODY) for at, (kind, _) in enumerate(lines, 1) if kind]
    assert expected == actual


def _params(name: str) -> list[object]:
    return [pytest.param(lines, id=case) for case, lines in _read_cases(name)]


@pytest.mark.parametrize("lines", _params("in-the-wild.txt"))
def test_furniture_of_real_forms_is_found(lines: list[tuple[str, str]]) -> None:
    """Furniture in the forms that pages print it in is found, with its kind."""
    _check(lines)


@pytest.mark.parametrize("lines", _params("negative.txt"))
def test_text_stays(lines: list[tuple[str, str]]) -> None:
    """Lines that only look like furniture stay text."""
    _check(lines)


@pytest.mark.parametrize("lines", _params("known-failures.txt"))
@pytest.mark.xfail(strict=True, reason="nothing in the lines themselves tells them from text")
def test_furniture_without_marks_is_missed(lines: list[tuple[str, str]]) -> None:
    """Furniture that only the page's layout shows is not found."""
    _check(lines)


def _seed_bodies(gold: dict[str, object], text: str) -> list[Span]:
    """Return the bodies of a seed, from their first line to the last line of the article."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return [
        strip_span(text, Span(starts[a["body_first_line"] - 1], starts[a["end_line"]] - 1))
        for a in gold["articles"]
    ]


def test_the_furniture_of_the_seeds_is_found() -> None:
    """Over the bodies and feet of all seeds, line F1 is at least 0.95."""
    right = wanted = given = 0
    for path in sorted((SEEDS / "gold").glob("00*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        feed_path = SEEDS / "feeds" / path.name.replace(".gold.json", ".txt")
        text = feed_path.read_bytes().decode()
        bodies = _seed_bodies(gold, text)
        counter = LineCounter(text)
        inside = {
            line
            for body in bodies
            for line in range(counter.line_at(body.start), counter.line_at(body.end) + 1)
        }
        labelled = {n["line"] for a in gold["articles"] for n in a["non_body_lines"]} & inside
        places = [
            counter.range_of(f.span) for fs in find_furniture(_feed(text), bodies) for f in fs
        ]
        found = {line for place in places for line in range(place.first, place.last + 1)}
        right += len(labelled & found)
        wanted += len(labelled)
        given += len(found)
    assert 2 * right / (wanted + given) >= 0.95


NOTICE = "Published by Example Syndication with the permission of the paper."
PARAGRAPHS = [
    f"The council met in town {number} and put off its decision until the {number}th of May."
    for number in range(12)
]


def _series(copies: bool) -> tuple[str, list[Span]]:  # noqa: FBT001 - a test's own switch
    """Return a feed of four articles that end in one notice, and their bodies."""
    bodies = []
    for number in range(4):
        begin = 0 if copies else 3 * number
        bodies.append("\n\n".join([*PARAGRAPHS[begin : begin + 3], NOTICE]))
    spans, place = [], 0
    for body in bodies:
        spans.append(Span(place, place + len(body)))
        place += len(body) + 3
    return "\n\n\n".join(bodies), spans


def test_a_notice_that_recurs_is_furniture() -> None:
    """A line that closes article after article is the publisher's."""
    text, bodies = _series(copies=False)
    found = find_furniture(_feed(text), bodies)
    assert [(NOTICE,)] * 4 == [tuple(item.text for item in items) for items in found]


def test_a_story_that_is_copied_is_no_furniture() -> None:
    """Lines that recur because the whole story does stay text."""
    text, bodies = _series(copies=True)
    assert ((),) * 4 == find_furniture(_feed(text), bodies)


def test_empty_bodies_have_no_furniture() -> None:
    """An empty body gives an empty tuple, in its place."""
    text, bodies = _series(copies=False)
    found = find_furniture(_feed(text), [Span(5, 5), *bodies])
    assert () == found[0]
    assert len(found) == 5


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "\n" * 1_000_000, "|" * 500_000, "• a\n" * 100_000, "[1] a\n" * 50_000,
     "(" * 300_000, "Photo: " * 100_000, "a. " * 200_000],
)  # fmt: skip
def test_hostile_input_is_quick(text: str) -> None:
    """Endless lines and lines without end are looked at in linear time."""
    assert isinstance(_find(text), tuple)


PROSE = "The council met on Tuesday evening and put off its decision until the spring of next year."
PRINTED = {
    "da": ("Del", "Læs mere", "Foto: Anna Berg/Ritzau Scanpix"),
    "de": ("Artikel teilen", "Mehr lesen", "Foto: Anna Berg/dpa"),
    "el": ("Κοινοποίηση", "Διαβάστε περισσότερα", "Φωτογραφία: Άννα Παππά"),
    "en": ("Share this article", "Read more", "Photo: Jane Miller/Reuters"),
    "es": ("Compartir en Facebook", "Leer más", "Foto: Ana Ruiz/EFE"),
    "fr": ("Partager l'article", "Lire la suite", "Photo : Anne Martin/AFP"),
    "hy": ("Կիսվել", "Կարդալ ավելին", "Լուսանկարը՝ Աննա Պետրոսյան"),
    "it": ("Condividi su Facebook", "Leggi anche", "Foto: Anna Rossi/ANSA"),
    "ja": ("シェア", "続きを読む", "写真：共同通信"),
    "nl": ("Deel dit artikel", "Lees meer", "Foto: Anna de Boer/ANP"),
    "pl": ("Udostępnij", "Czytaj więcej", "Fot. Anna Nowak/PAP"),
    "pt": ("Compartilhe", "Leia mais", "Foto: Ana Silva/Lusa"),
    "ru": ("Поделиться", "Читать далее", "Фото: Анна Иванова/ТАСС"),
    "sv": ("Dela", "Läs mer", "Foto: Anna Berg/TT"),
    "tr": ("Paylaş", "Devamını oku", "Fotoğraf: Ayşe Kaya/AA"),
    "uk": ("Поділитися", "Читати далі", "Фото: Олена Коваль"),
}
"""What pages in each language print between paragraphs: to share, to read on, and a credit."""


@pytest.mark.parametrize("code", sorted(PRINTED))
def test_words_of_many_languages_are_known(code: str) -> None:
    """Share buttons, links to read on and credits are told in sixteen languages."""
    lines = zip(("share-widget", "read-more", "caption"), PRINTED[code], strict=True)
    pairs = [pair for line in lines for pair in (line, ("", ""), (BODY, PROSE), ("", ""))]
    _check([(BODY, PROSE), ("", ""), *pairs])
