"""Hypothesis strategies for corpuskit's domain: one place, shared by all property tests."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import textwrap
from typing import TYPE_CHECKING, get_args

import attrs
from hypothesis import strategies as st

from corpuskit.corrections import Correction, Corrections
from corpuskit.corrections.form import FIELD_NAMES, KINDS
from corpuskit.layouts.reading import fold
from corpuskit.lines import split_rows
from corpuskit.records import (
    Article,
    Boundary,
    DuplicateKind,
    DuplicateOf,
    Edit,
    FieldSpan,
    Furniture,
    FurnitureKind,
    LanguageSpan,
    LanguageTag,
    LineRange,
    Problem,
    ProblemKind,
    Segment,
    Segmentation,
    Span,
)
from corpuskit.segment import segment
from heads import PLAIN_DATES, SHAPES, Headed, print_headed, print_ordered
from printers import LANGUAGES, MONTHS, PRINTERS, Printed, Story

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

LINE_ENDS = ("\n", "\r\n", "\r")


def any_text(*, max_size: int = 200) -> st.SearchStrategy[str]:
    """Any text at all: every code point (lone surrogates left out), every kind of line end."""
    return st.text(st.characters(codec="utf-8"), max_size=max_size)


# Languages: sentences and strays that a tagger meets in one text.
SENTENCES = (
    "The council met on Tuesday and put off its decision.",
    "Der Rat trat am Dienstag zusammen und vertagte die Entscheidung.",
    "Le conseil s'est réuni mardi et a reporté sa décision.",
    "Совет собрался во вторник и отложил своё решение.",
    "Խորհուրդը հավաքվեց երեքշաբթի օրը և հետաձգեց որոշումը։",
    "理事会は火曜日に開かれ、決定を延期した。",
    "اجتمع المجلس يوم الثلاثاء وأرجأ قراره.",
)
STRAYS = ("Save", "а", "Ω", "https://example.org/a?b=c", "17:45", "\xa0", "«", "\n\n", "WHO", "中")


def mixed_language_texts() -> st.SearchStrategy[str]:
    """Sentences of several languages with strays between them."""
    parts = st.sampled_from(SENTENCES + STRAYS)
    return st.lists(parts, max_size=12).map(" ".join)


@st.composite
def edits_of(draw: st.DrawFn, text: str, *, rule: str = "first") -> tuple[Edit, ...]:
    """Ordered, disjoint edits on *text* that change something."""
    bounds = st.lists(st.integers(0, len(text)), max_size=8).map(sorted)
    edits: list[Edit] = []
    places = draw(bounds)
    for start, end in zip(places[::2], places[1::2], strict=False):
        new = draw(st.text(st.sampled_from("abü \n"), max_size=3))
        if text[start:end] == new:
            continue
        if start == end and edits and edits[-1].start == edits[-1].end == start:
            continue
        edits.append(Edit(start=start, end=end, text=new, rule=rule))
    return tuple(edits)


# Cleaning: pieces that rules look for, between words and line ends.
DAMAGE = (
    "\xa0", "\u202f", "\u3000", "  ", " ", "\t", "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\u2028",
    "&amp;", "&amp;amp;", "&nbsp;", "&lt;", "&#8217;", "&EACUTE;", "&", ";", "#x26;", "amp;",
    "=E2=80=99", "=20\n", "=3D", "=\n", '=3D"', "=", "Ã©", "â€™", "Â", "Ã ", "é", "œ", "\x85",
    "\x92", "\x00", "\x1b[0m", "\u200b", "\u200d", "\u200c", "\ufeff", "\u200f", "\u202a", "\xad",
    "\xad\n", "e\u0301", "\u0301", "ﬁ", "а", "Ruzа", "Α", "VIPа", "да", "نص", "\u2011",
    "_expression_", "`s", "´t", "n`t", "By", "ByAnn Lee\n", "20205:45", "2020Updated", "Credit…Ann",
    "CreditAnn Lee", "[1]", "[12]", "[a]", "\n[1]T", "\n[2]", " -https://a.b/c", "#google_vignette",
    "#:~:text=a,b", "?utm_source=x", "&fbclid=y", "[ permanent dead link ]", " | |||",
    "---|---", "|", " ,", " .", ". . .", ".", ",", " ”", "”", "“", "’", "’ ”", '"', "'", "‘’", "’’",
    " —", "– ", "—", "-",
    "Read More »", "\nShare\n", "\nImage\n", "17 hours ago", "\nAnn Lee\nAnn Lee", "> ", "\n> ",
    "  • ", "\n  1. ", "* ", "a", "word", "Word", "words that go on for a while and then some more",
    "ＡＢ", "\U0001f468\u200d\U0001f469", "\n-- \n", "hyphen-\nated", "JOHN DOE", "\nBy JOHN DOE\n",
    "example.org A page", "NYT: Head\n", "\nHead\n", "Contents", "5 -6", "\ufffd", "中", "文",
)  # fmt: skip


def damaged_texts(*, max_pieces: int = 30) -> st.SearchStrategy[str]:
    """Words with the damage that cleaning rules look for."""
    return st.lists(st.sampled_from(DAMAGE), max_size=max_pieces).map("".join)


@st.composite
def seed_stretches(draw: st.DrawFn, folder: Path) -> str:
    """A stretch of a seed feed in *folder*, with damage put somewhere into it."""
    feed = draw(st.sampled_from(sorted(folder.glob("*.txt"))))
    text = feed.read_text(encoding="utf-8")
    start = draw(st.integers(0, len(text)))
    stretch = text[start : start + draw(st.integers(0, 2000))]
    place = draw(st.integers(0, len(stretch)))
    return stretch[:place] + draw(damaged_texts(max_pieces=5)) + stretch[place:]


# Furniture: paragraphs of a body with lines between them that a page prints beside an article.
PARAGRAPHS = (
    "The council met on Tuesday and put off its decision until the end of the month.",
    "“We waited for this for a long time,” said a woman who had come with her children.",
    "The council met on Tuesday",
    "Der Stadtrat hat am Montag die neue Brücke eröffnet und den Bauleuten gedankt.",
)
FURNITURE_LINES = (
    "Share", "Read More »", "Photo: Jane Doe", "Jane Doe/AFP via Getty Images", "• A headline",
    "© WHO/Jane Doe", "[1] A note", "[2] Another note, 2019", "a | b |", "Jane Doe", "(AFP)",
    "17 hours ago", "Subscribe to our newsletter", "The council met on Tuesday and put off it",
    "3 May 2021", "Correction: no.", "example.org A page of the council", "", " ", "\xa0",
)  # fmt: skip


def furnished_bodies() -> st.SearchStrategy[str]:
    """Paragraphs and furniture in any order, divided by any line end."""
    lines = st.lists(st.sampled_from(PARAGRAPHS + FURNITURE_LINES), max_size=14)
    return st.builds(lambda end, parts: end.join(parts), st.sampled_from(LINE_ENDS), lines)


# Syndication: stories of invented words, and copies as news desks make them.
SYLLABLES = {
    "Latn": [
        "ba",
        "de",
        "ki",
        "lo",
        "mu",
        "na",
        "pe",
        "ri",
        "so",
        "tu",
        "va",
        "we",
        "zi",
        "fra",
        "ste",
        "dro",
        "nal",
        "ver",
        "ing",
        "est",
    ],
    "Cyrl": [
        "ба",
        "де",
        "ки",
        "ло",
        "му",
        "на",
        "пе",
        "ри",
        "со",
        "ту",
        "ва",
        "ве",
        "зи",
        "фра",
        "сте",
        "дро",
        "нал",
        "вер",
        "инг",
        "ест",
    ],
    "Armn": [
        "բա",
        "դե",
        "կի",
        "լո",
        "մու",
        "նա",
        "պե",
        "րի",
        "սո",
        "տու",
        "վա",
        "վե",
        "զի",
        "ֆրա",
        "ստե",
        "դրո",
        "նալ",
        "վեր",
        "ինգ",
        "եստ",
    ],
    "Arab": [
        "با",
        "دي",
        "كي",
        "لو",
        "مو",
        "نا",
        "بي",
        "ري",
        "سو",
        "تو",
        "وا",
        "في",
        "زي",
        "فر",
        "ست",
        "در",
        "نل",
        "ور",
        "نج",
        "ست",
    ],
    "Hans": list("中国政府星期一宣布新经济政策总理表示将继续推动改革开放会议在北京举行记者报道"),
    "Jpan": list("政府は月曜日に新しい経済政策を発表した首相のべ会議で記者団語った東京開催"),
    "Thai": list("กขคงจชซดตทนบปผพฟมยรลวสหอ"),
}
UNSPACED = ("Hans", "Jpan", "Thai")


def make_story(random: Random, *, words: int = 160, script: str = "Latn") -> str:
    """A story of invented words: sentences with numbers, in paragraphs."""
    syllables = SYLLABLES[script]
    space = "" if script in UNSPACED else " "
    sentences, left = [], words
    while left > 0:
        length = min(left, random.randint(8, 22))
        some = ["".join(random.choices(syllables, k=random.randint(1, 4))) for _ in range(length)]
        if random.random() < 0.3:
            some[-1] = str(random.randint(2, 9999))
        sentences.append((space.join(some)).capitalize() + ".")
        left -= length
    return "".join(s + ("\n\n" if random.random() < 0.4 else " ") for s in sentences).strip()


def _cut_words(text: str, start: int, end: int) -> str:
    """Words *start* to *end* of a text, with the white space between them."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    chosen = words[start:end]
    return text[chosen[0][0] : chosen[-1][1]] if chosen else ""


def _damage(random: Random, text: str, share: float) -> str:
    """Exchange letters as bad type does."""
    return "".join(
        random.choice("abcdefghijklmnopqrstuvwxyz")
        if character.isalpha() and random.random() < share
        else character
        for character in text
    )


DESK_EDITS = {
    "same": lambda _, text: text,
    "headline": lambda r, text: f"{make_story(r, words=7)}\n\nPARIS (AFP) - {text}",
    "cut": lambda _, text: _cut_words(text, 0, len(text.split()) * 6 // 10),
    "excerpt": lambda r, text: _cut_words(text, at := r.randrange(len(text.split()) - 50), at + 50),
    "embed": lambda r, text: f"{make_story(r, words=120)}\n\n{text}\n\n{make_story(r, words=90)}",
    "bad type": lambda r, text: _damage(r, text, 0.01),
    "retyped": lambda _, text: text.replace(" ", "\xa0", 9).replace(".", " \u2014", 2).upper(),
    "wrapped": lambda _, text: textwrap.fill(" ".join(text.split()), 60),
    "footer": lambda _, text: f"{text}\n\n(c) The Agency. All rights reserved. Follow us online.",
}
"""What a desk does to a story: name and function of a random source and the text."""


@st.composite
def syndicated_copies(draw: st.DrawFn) -> tuple[str, str, str]:
    """Name of an edit, a story of 140 words or more, and its copy under that edit."""
    random = draw(st.randoms(use_true_random=True))  # Seeded by hypothesis: cases come again.
    name = draw(st.sampled_from(sorted(DESK_EDITS)))
    story = make_story(random, words=random.randint(140, 300))
    return name, story, DESK_EDITS[name](random, story)


@st.composite
def syndicated_corpora(draw: st.DrawFn, *, stories: int = 4) -> list[tuple[str, str]]:
    """Ids and texts: some stories with copies of them, some odd texts, in any order."""
    random = draw(st.randoms(use_true_random=True))  # Seeded by hypothesis: cases come again.
    texts = draw(st.lists(any_text(max_size=30), max_size=3))
    for _ in range(draw(st.integers(1, stories))):
        story = make_story(random, words=random.randint(60, 200))
        edits = draw(st.lists(st.sampled_from(sorted(DESK_EDITS)), max_size=3))
        texts += [story, *(DESK_EDITS[name](random, story) for name in edits)]
    return draw(st.permutations([(f"{i:02}", text) for i, text in enumerate(texts)]))


# Records: every class that is stored, with any value its fields may hold.
OFFSETS = st.integers(0, 2**40)
SHARES = st.floats(0.0, 1.0)


def printed_texts() -> st.SearchStrategy[str]:
    """Text of a field: any, but never empty."""
    return st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


def spans() -> st.SearchStrategy[Span]:
    """Spans, empty ones too."""
    return st.tuples(OFFSETS, OFFSETS).map(sorted).map(lambda pair: Span(*pair))


def line_ranges() -> st.SearchStrategy[LineRange]:
    """Ranges of lines, counted from 1."""
    lines = st.integers(1, 2**40)
    return st.tuples(lines, lines).map(sorted).map(lambda pair: LineRange(*pair))


def boundaries() -> st.SearchStrategy[Boundary]:
    """Beginnings of articles."""
    names = st.lists(st.sampled_from(["date-line", "blank-run", "contents-title"]), max_size=3)
    return st.builds(Boundary, offset=OFFSETS, confidence=SHARES, evidence=names, against=names)


def language_tags() -> st.SearchStrategy[LanguageTag]:
    """Tags of languages, with and without a script."""
    codes = st.sampled_from(["en", "de", "ru", "hy", "und", "yue"])
    scripts = st.none() | st.sampled_from(["Latn", "Cyrl", "Armn", "Hans"])
    return st.builds(LanguageTag, code=codes, confidence=SHARES, script=scripts)


def places_among_copies() -> st.SearchStrategy[DuplicateOf]:
    """Places in a cluster of copies."""
    return st.builds(
        DuplicateOf,
        cluster=printed_texts(),
        kind=st.none() | st.sampled_from(get_args(DuplicateKind)),
        of=st.none() | printed_texts(),
        similarity=st.none() | SHARES,
        a_in_b=st.none() | SHARES,
        b_in_a=st.none() | SHARES,
    )


def pieces_of_furniture() -> st.SearchStrategy[Furniture]:
    """Furniture of every kind."""
    kinds = st.sampled_from(get_args(FurnitureKind))
    return st.builds(Furniture, kind=kinds, span=spans(), text=printed_texts())


def problems() -> st.SearchStrategy[Problem]:
    """Problems of every kind."""
    kinds = st.sampled_from(get_args(ProblemKind))
    texts = printed_texts()
    return st.builds(Problem, kind=kinds, feed=texts, message=texts, span=st.none() | spans())


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles with any values in any of their fields, not only those that go together."""
    maybe = st.none() | printed_texts()
    few = st.lists(printed_texts(), max_size=3)
    free = [
        *("headline", "kicker", "deck", "byline_text", "dateline", "place", "source", "time"),
        *("date_text", "section", "page", "edition", "url", "copyright", "body"),
    ]
    edit = st.builds(
        Edit, start=OFFSETS, end=OFFSETS, text=st.text(max_size=3), rule=printed_texts()
    )
    passage = st.builds(LanguageSpan, start=OFFSETS, end=OFFSETS, language=language_tags())
    field_span = st.builds(FieldSpan, field=st.sampled_from(free), span=spans())
    return Article(
        id=draw(st.from_regex(r"ck:[0-9a-f]{16}", fullmatch=True)),
        feed=draw(printed_texts()),
        span=draw(spans()),
        lines=draw(line_ranges()),
        byline=draw(few),
        date=draw(st.none() | st.dates().map(str)),
        credits=draw(few),
        language=draw(language_tags()),
        language_spans=draw(st.lists(passage, max_size=2)),
        body_span=draw(spans()),
        furniture=draw(st.lists(pieces_of_furniture(), max_size=2)),
        edits=draw(st.lists(edit, max_size=3)),
        boundary=draw(boundaries()),
        duplicate=draw(st.none() | places_among_copies()),
        inferred=draw(st.lists(st.sampled_from(free), max_size=2)),
        field_spans=draw(st.lists(field_span, max_size=2)),
        extra=draw(st.dictionaries(printed_texts(), st.text(max_size=5), max_size=3)),
        **{name: draw(maybe) for name in free},
    )


# Feeds as bytes: lines of one language in codecs that people use for it.
CODECS_OF = {
    "The minister said “it’s a start” – and left for Geneva.": ("cp1252", "mac-roman"),
    "Der Ministerpräsident erklärte, die Gespräche würden fortgeführt.": ("cp1252", "cp850"),
    "Премьер-министр сообщил, что переговоры продолжатся.": ("cp1251", "koi8-r", "cp866"),
    "Ο πρωθυπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν.": ("cp1253", "iso8859-7"),
    "Başbakan görüşmelerin süreceğini söyledi, ilgi büyük.": ("cp1254",),
    "Premier powiedział, że rozmowy będą kontynuowane w środę.": ("cp1250", "iso8859-2"),
    "首相は水曜日、東京で会談を続けると述べた。": ("cp932", "euc_jp"),
    "总理表示，会谈将于星期三在北京继续举行。": ("gb18030",),
}
"""Sentences, and the codecs beside Unicode's that texts like them come in."""


def legacy_feeds() -> st.SearchStrategy[tuple[str, str]]:
    """Texts of a few like lines, each with a codec of its language."""
    pairs = [(line, codec) for line, codecs in CODECS_OF.items() for codec in codecs]
    ends = st.sampled_from(LINE_ENDS)
    return st.tuples(st.sampled_from(pairs), st.integers(1, 5), ends).map(
        lambda drawn: ((drawn[0][0] + drawn[2]) * drawn[1], drawn[0][1])
    )


# Layouts: stories, and feeds of them as databases and archives print them.
HEADLINES = (
    "Council puts off its decision on the new bridge", "¿Quién paga el nuevo puente?",
    "Le conseil reporte sa décision sur le pont", "Brücke am Hafen wird erst im Herbst eröffnet",
    "Old mill to become a library, mayor says", "Ferry strike enters its third week",
    "Совет отложил решение о мосте", "Rain delays harvest in the northern valleys",
)  # fmt: skip
SOURCES = ("The Harbour Times", "Talpost", "Le Courrier du Lac", "new.example, Ruritania")
AUTHORS = ("Jane Doe", "Max Muster", "Marie Dupont", "Juan Pérez")
SECTIONS = ("News", "Politik", "Économie", "Sport")
STORY_PARAGRAPHS = tuple(
    " ".join(lines)
    for lines in (
        ("The council met on Tuesday and put off its decision until the end of the month,",
         "because the report of the engineers had not arrived in time."),
        ("Der Stadtrat hat am Montag lange über die neue Brücke gesprochen und den Bauleuten",
         "für ihre Arbeit in den letzten beiden Jahren gedankt."),
        ("Le conseil municipal a reporté mardi sa décision à la fin du mois, faute d'avoir reçu",
         "à temps le rapport que les ingénieurs avaient promis."),
        ("“We waited for this for a long time,” said a woman who had come with her children to",
         "see how the vote would go."),
        ("Photo: the bridge in May",),
        ("What comes next",),
    )
)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn, *, sparse: bool = False) -> Story:
    """A story with every field, or only those a reader needs; it opens with running text."""
    first = draw(st.sampled_from(STORY_PARAGRAPHS[:4]))
    rest = draw(st.lists(st.sampled_from(STORY_PARAGRAPHS), max_size=4))
    return Story(
        headline=draw(st.sampled_from(HEADLINES)),
        source=draw(st.sampled_from(SOURCES)),
        date=draw(st.dates(dt.date(1986, 1, 1), dt.date(2026, 12, 31))),
        author=draw(st.sampled_from((*AUTHORS, None) if sparse else AUTHORS)),
        section=draw(st.sampled_from((*SECTIONS, None) if sparse else SECTIONS)),
        page=draw(st.none() | st.integers(1, 60) if sparse else st.integers(1, 60)),
        paragraphs=(first, *rest, draw(st.sampled_from(STORY_PARAGRAPHS[:4]))),
    )


WHOLE_FEEDS = frozenset({"mailing-list-1", "mediargus-1"})
"""Layouts that hold a whole feed from its top on: known by two articles, or by their list."""


@st.composite
def layout_feeds(
    draw: st.DrawFn,
    *,
    layout: str | None = None,
    fewest: int = 1,
    sparse: bool = False,
    inside: bool = False,
) -> Printed:
    """A feed of one layout, in one of its interface languages.

    Args:
        draw: Given by hypothesis.
        layout: Name of the printer; any if none is given.
        fewest: Least number of articles.
        sparse: Whether optional fields may be absent.
        inside: Whether only layouts are drawn that may stand inside of other text.
    """
    names = sorted(PRINTERS if not inside else PRINTERS.keys() - WHOLE_FEEDS)
    name = layout or draw(st.sampled_from(names))
    least = max(fewest, 2) if name == "mailing-list-1" else fewest
    told = draw(st.lists(stories(sparse=sparse), min_size=least, max_size=5))
    return PRINTERS[name](told, draw(st.sampled_from(LANGUAGES.get(name, ("en",)))))


def nexis_feeds() -> st.SearchStrategy[Printed]:
    """LexisNexis text, in the modern or the classic form."""
    return st.one_of(layout_feeds(layout="nexis-text-1"), layout_feeds(layout="nexis-classic"))


def nexis_uni_feeds() -> st.SearchStrategy[Printed]:
    """Nexis Uni text with its cover page."""
    return layout_feeds(layout="nexis-uni-1")


def factiva_feeds() -> st.SearchStrategy[Printed]:
    """Factiva text, with and without field codes."""
    return st.one_of(layout_feeds(layout="factiva-text-1"), layout_feeds(layout="factiva-fields-1"))


def proquest_feeds() -> st.SearchStrategy[Printed]:
    """ProQuest text."""
    return layout_feeds(layout="proquest-text-1")


def mailing_list_feeds() -> st.SearchStrategy[Printed]:
    """Mailing-list archives of two articles or more."""
    return layout_feeds(layout="mailing-list-1")


# Segmentation: rows of every kind in any order, and clippings in one header shape.
ROWS = (
    "", "", " ", "\xa0", "-----", "* * *", "3 May 2021", "By Jane Doe", "The Harbour Times",
    "https://example.org/a", "(AFP)", "© 2021 The Harbour Times", "Contents", "1. A headline",
    "> A quoted row", "Back to top", "LENGTH: 300 words", "\x00", "Совет отложил решение",
    *HEADLINES, *STORY_PARAGRAPHS,
)  # fmt: skip


def rowy_texts() -> st.SearchStrategy[str]:
    """Rows as feeds have them, in any order, with any line end."""
    rows = st.lists(st.sampled_from(ROWS), max_size=40)
    return st.builds(lambda end, parts: end.join(parts), st.sampled_from(LINE_ENDS), rows)


CLIPPING_HEADS = (
    lambda story, date: (story.headline, "", story.source, date, ""),
    lambda story, date: (story.headline, story.source, date, ""),
    lambda story, date: (story.source, date, "", story.headline, ""),
    lambda story, date: (story.headline, "", f"By {story.author}", f"{story.source}, {date}", ""),
)
"""Header shapes of clippings: headline, publication and date in several orders."""


@st.composite
def clipping_feeds(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A feed of different clippings in one header shape, and the articles in it."""
    head = draw(st.sampled_from(CLIPPING_HEADS))
    blanks = draw(st.integers(2, 4))
    told = draw(st.lists(stories(), min_size=4, max_size=8, unique_by=lambda story: story.headline))
    articles = []
    for story in told:
        date = f"{story.date.day} {MONTHS['en'].split()[story.date.month - 1]} {story.date.year}"
        body = "\n\n".join(paragraph for paragraph in story.paragraphs if len(paragraph) > 40)
        articles.append("\n".join((*head(story, date), body)))
    return ("\n" * (blanks + 1)).join(articles), tuple(articles)


# Headers: lines as heads and feet print them, in any order, and articles in known shapes.
HEAD_BITS = (
    "Oct 2 2023", "03/04/2001", "2023年10月2日", "By Jane Roe", "ByJane Roe", "TASS, Russia",
    "Headline of the day", "BLAH BLAH BLAH - The man", "PARIS (AFP) – ", "(AFP)", "© 2001 X",
    "Source: ", "Date: ", "URL:", "http://a.b/c", "<http://a.b/\nccc>", "<HEADLINE>", "* * *",
    "</HEADLINE>", ">", "• ", "[1] x", "A4", "FINAL", "word " * 30, "\x00", "\ud800", "\u2028",
    "\xa0", " ", "     ", "17 hours ago", "Save", "— ", "_", "6.3 ", "Author – X Y, City", ".",
    "\n", "\n\n", "\r\n", "\r", "\t",
)  # fmt: skip


@st.composite
def cut_feeds(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    """A text of header-like bits, and disjoint stretches of it that begin and end anywhere."""
    bits = draw(st.lists(st.sampled_from(HEAD_BITS) | st.text(max_size=3), max_size=40))
    text = "".join(bits)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return text, tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def headed_feeds(draw: st.DrawFn) -> Headed:
    """Two to five articles in one header shape."""
    told = draw(st.lists(stories(), min_size=2, max_size=5))
    return print_headed(told, draw(st.sampled_from(SHAPES)))


@st.composite
def ordered_feeds(draw: st.DrawFn) -> Headed:
    """Four to six articles whose four header lines stand in one order, any of the 24."""
    told = draw(st.lists(stories(), min_size=4, max_size=6))
    order = "".join(draw(st.permutations("HSDB")))
    gaps = draw(st.tuples(*[st.integers(1, 2)] * 3))
    return print_ordered(told, order, gaps, draw(st.integers(0, len(PLAIN_DATES) - 1)))


# Corrections by hand: any of them, cuts of a feed anywhere, and feeds that grow.
def corrections() -> st.SearchStrategy[Corrections]:
    """Corrections of any text, valid ones only."""
    line = any_text(max_size=20).map(fold).filter(bool)
    some = st.lists(line, max_size=2).map(tuple)
    number = st.none() | st.integers(1, 99)

    @st.composite
    def items(draw: st.DrawFn) -> Correction:
        what, text, at = draw(st.sampled_from(sorted(KINDS))), draw(line), draw(number)
        return Correction(
            what=what,
            text=text,
            line=at,
            lines=None if at is None else draw(number),
            above=draw(some),
            below=draw(some),
            value=text if what in FIELD_NAMES and draw(st.booleans()) else None,
        )

    return st.lists(items(), max_size=5).map(lambda found: Corrections(items=tuple(found)))


@st.composite
def recut_feeds(draw: st.DrawFn) -> tuple[Segmentation, Segmentation]:
    """A feed as it was cut, and cut at other rows."""
    found = segment(draw(st.one_of(any_text(), rowy_texts())))
    rows = split_rows(found.feed.text)
    solid = [row for row in range(len(rows)) if rows[row].strip()]
    starts = sorted(draw(st.sets(st.sampled_from(solid), max_size=5))) if solid else []
    articles = []
    for first, after in itertools.zip_longest(starts, starts[1:]):
        inside = [row for row in solid if first <= row and (after is None or row < after)]
        span = rows.span_of(first, draw(st.sampled_from(inside)))
        boundary = Boundary(offset=span.start, confidence=0.5)
        articles.append(Segment(span=span, boundary=boundary))
    return found, attrs.evolve(found, articles=articles, gaps=(), problems=())


_CUE_WORDS = (
    "by", "BY", "Byron", "von", "ByJane", "Jane", "Doe,", "staff", "writer", "edıtor", "EDİTOR",
    "correſpondent", "(c) 2001", "©", "COPYRIGHT", "ALL RIGHTS RESERVED", "tous droits réservés",
    "Tüm Hakları Saklıdır", "SAKLIDIR", "www.a", "WWW.k", "http://x.y", "12", "May", "2023",
    "2. Oktober 2023", "October 2, 2023", "02-Oct-2023", "2023-10-02", "2.10.23", "2023年10月2日",
    "10:45", "10h45", "(Reuters)", "--", "–", "-", "_", "PARIS (AFP)", "LONDON:", "-30-", "###",
    "ab/cd", "ENDS", "”", "...", ";", "Subject:", "From: ", "from a@b.c", "-----Original",
    "Document AFPR000020010101", "End of Document", "3 of 74", "LENGTH: 123 words", "字", "<DOC>",
    "1.", "(1)", "[1]", "#1", "IV.", "a)", "No. 1", "•", "->", "read more", "Photo:", "Q", "A",
    "click here", "The", "Times", "post.com", "Straße", "STRASSE", "McDonald", "iPhone", "мая",
    "KASIM", "EKİM", "ſept", "may_x", "5may", "segunda-feira", "load-date", "yıl", "5×7", "²", "٣",
    "\u00a0", "\u2028", "\x0b", "word" * 9,
)  # fmt: skip
"""Pieces of rows at which the cues look, and some that look alike."""


def cue_rows() -> st.SearchStrategy[list[str]]:
    """Rows of pieces that cues know, some of them blank, indented or long."""
    piece = st.one_of(st.sampled_from(_CUE_WORDS), st.text(max_size=3))
    row = st.builds(
        lambda indent, between, pieces: indent + between.join(pieces),
        st.sampled_from(["", "", "  ", "\t"]),
        st.sampled_from([" ", " ", "", ", "]),
        st.lists(piece, max_size=9),
    )
    return st.lists(row.map(lambda text: text.replace("\n", " ").replace("\r", " ")), max_size=12)
