"""Labels of head lines, "Headline: ...", "Fecha: ...", and lines that are known by their words."""

from __future__ import annotations

import re

_FIELDS: dict[str, str] = {
    "headline": (
        "headline title titel titre título titulo titolo kop überschrift subject betreff "
        "oggetto asunto otsikko rubrik тема заголовок վերնագիր başlık タイトル 見出し 標題 "
        "标题"
    ),
    "date": (
        "date datum fecha data date_time dateline-date published posted updated päivämäärä "
        "дата tarih ամսաթիվ erscheinungsdatum veröffentlicht pubdate issued 日付 掲載日 "
        "発行日 日期"
    ),
    "source": (
        "source quelle fuente fonte bron källa lähde источник kaynak աղբյուր publication "
        "journal medium media publisher newspaper paper zeitung zeitschrift herausgeber 出典 "
        "来源 來源 出处 출처 المصدر منبع מקור स्रोत πηγή джерело"
    ),
    "byline": (
        "byline author authors autor autoren autorin auteur auteurs autore autores verfasser "
        "writer reporter journalist автор авторы yazar հեղինակ kirjoittaja from von by 作者 "
        "記者 记者 기자 نویسنده الكاتب כתב लेखक συντάκτης"
    ),
    "section": (
        "section ressort rubrique sección sezione seção rubriek sectie раздел рубрика bölüm "
        "department desk"
    ),
    "page": ("page pages seite seiten página pagina side sida sivu стр страница sayfa ページ 版面"),
    "edition": ("edition ausgabe édition edición edizione edição editie издание"),
    "url": ("url link permalink web refer internet lien enlace adresse"),
    "deck": (
        "subtitle subheadline deck untertitel sous-titre subtítulo sottotitolo subhead teaser "
        "standfirst lead"
    ),
    "kicker": ("kicker dachzeile spitzmarke surtitre"),
    "dateline": ("dateline ort"),
    "other": (
        "location docno docid doctype doc length länge longueur words wörter language sprache "
        "langue id to cc sent speaker presenter contact load-date"
    ),
    "copyright": ("copyright"),
    "body": ("text body volltext texte testo texto tekst текст story content fulltext"),
}

LABELS: dict[str, str] = {
    label: field for field, labels in _FIELDS.items() for label in labels.split()
}
"""Article field by folded label; "body" and "other" are no fields."""

_PHRASES = {
    "publication title": "source",
    "publication info": "source",
    "publication name": "source",
    "publication type": "other",
    "publication year": "other",
    "source type": "other",
    "document type": "other",
    "last updated": "other",
    "load date": "other",
    "search terms": "other",
}
"""Labels of two words whose last word would mislead."""

_LABELLED = re.compile(
    r"""
    \[?(?P<label>[^\W\d_][\w-]{1,24}(?:[ ][\w-]{1,12})?)\]?
    [ \u00a0]{0,8}[:：][ \u00a0]{0,8}
    """,
    re.VERBOSE,
)
_ANY_LABEL = re.compile(
    r"(?P<label>[^\W\d_][\w./-]{1,24}(?:[ ][\w./-]{1,16}){0,3})[ ]?[:：][ \u00a0]{1,8}(?=\S)"
)
_COPYRIGHT = re.compile(
    r"""
    \(?\s?
    (?: ©
      | \(c\)\s
      | (?:alle?\s|tous\s|all\s)?(?:copyright|urheberrecht)\b
      | all\ rights\ reserved
      | c\.\ (?:19|20)\d\d\s
      | ,\s?(?:19|20)\d\d\s(?=[A-Z])          # "©" lost in transport
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADVISORY = re.compile(
    r"(?!UPDATE\s\d)(?:(?:RECASTS?|ADDS?|UPDATES?|CORRECTS?|REFILES?|REPEATS?|CHANGES?|COMBINES?|INCORPORATES?"
    r"|REWRITES?|LEADS?|ATTENTION|EDS?|Eds|NOTE)\b[:,]?\s|\(?(?:recasts|adds|updates|corrects)\s)"
)
_OFFICE = re.compile(
    r"""
    (?:
        (?:of|of\ the|from)\s(?:the\s)?\S.{0,50}(?:newswires?|bureau|staff|news\ service)
      | .{0,60}\b(?:staff(?:\s\w+)?\s(?:writers?|reporters?|correspondents?)|correspondents?|bureau
          |staff\s(?:writers?|reporters?)\sof\s.{1,60}|\w+\s(?:press|news)\swriters?|columnists?
          |(?:our|the)\ .{2,30}\ (?:bureau|staff|correspondent|reporter).{0,30}
          |[A-Z\ -]{4,40}\ (?:STAFF|REPORTERS?|WRITERS?|BUREAU)
          |staff\ reporters?\ of\ .{1,50}|special\ to\ .{1,60}|newspapers?\swriters?|writers?
          |(?:business|political|science|foreign|energy|economics)\s(?:editor|writer|reporter))
    )
    \s?[.;,]?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OFFICE_WORD = re.compile(
    r"staff|bureau|correspond|reporter|writer|columnist|newswire|news\sservice|special\sto|editor",
    re.IGNORECASE,
)
"""What every office holds; most lines hold none of it."""

_COLLECTIVE = re.compile(
    r"""
    (?:(?:from|by|a)\ )?
    (?: our\ (?:[\w-]+\ ){0,3}(?:bureau|correspondents?|reporters?|staff)(?:\ [\w-]+)?
      | (?:[\w.&'’-]+\ ){0,4}(?:staff|combined|wire|agency)\ (?:(?:and|&)\ [\w-]+\ )?
        (?:[\w-]+\ )?(?:reports?|services?|dispatches)
      | (?:[\w.&'’-]+\ ){1,5}
        (?:(?P<service>news\ services?)|bureau|newsroom|redaktion|rédaction|redacción|redazione)
      | (?:la\ |die\ )?(?:rédaction|redaktion|redacción|redazione|redactie|редакция)
    )
    \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EDITION = re.compile(
    r"""
    (?:\d(?:st|nd|rd|th|e|re|ère|ème)?\s?)?(?:star|edition|édition|final|late|early|first|second|third|city|home|national|international|metro
        |sunday|weekend|morning|evening|print|web|online|us|uk|europe|asia)
    (?:\s(?:\d\s?star|final|city|east\ coast|edition|home))?(?:,?\s(?:final|edition))?
    (?:\s\(.{1,20}\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:credit\s?(?:…|\.\.\.|:)|\bphoto(?:graph)?(?:\sby|:|s?\scourtesy)|getty\simages|©|/afp\svia"
    r"|\bfoto:|\bphoto\s?/|\(photo\b|\bimage:)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"""
    (?:(?:the\ )?[\w&'’-]{2,20}(?:\ [\w&'’-]{2,20}){0,2}\ (?:desk|section|stories|pages?|supplement)
      |(?:section|part|pt\.|ressort|rubrik)\s[\w-]{1,12}|[A-Z]\ section
      |editorials?(?:/op-ed)?|op-ed|calendar|the\ weekend|financial\ post:?\s?\w{0,12})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POINTER = re.compile(
    r"""
    [\s(<\[.]{0,6}
    (?:(?:click\ )?(?:here\ )?(?:for\ )?(?:the\ )?full\ (?:story|article|text).{0,12}
      |want\ more\?.{0,40}
      |read\ (?:more|full|the).{0,30}|(?:full\ |complete\ )?(?:story|article|text).{0,12}
      |more.{0,20}|source.{0,8}
      |visit.{0,20}|see.{0,20}|at|from|via|link.{0,4}|url|https?|quelle|mehr.{0,20}|lire.{0,20}|click.{0,20})
    [\s:.(<…]{0,6}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"(?=\S{0,30}\d)(?=\S{0,30}[A-Za-z])[\w.:/-]{6,40}")
_RELATIVE = re.compile(
    r"(?:\d{1,2}|an?)\s(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?)\sago", re.IGNORECASE
)

_LONGEST_NOTE = 120


def read_label(text: str) -> tuple[str, int] | None:
    """Return the field that a label at the beginning of *text* names, and where its value begins.

    Examples:
        >>> read_label("FECHA: 21/08/1997"), read_label("Armenia: a new start")
        (('date', 7), None)
    """
    match = _LABELLED.match(text)
    if match is None:
        return None
    label = match["label"].casefold()
    # Capitals or a lone word: "Title: X", "SOURCE: X"; "Document date: X" is read by its last word.
    field = _PHRASES.get(label) or LABELS.get(label)
    if field is None and " " in label:
        last = LABELS.get(label.rpartition(" ")[2])
        field = last if last != "body" else None  # "Top Story: ..." is a headline
    return (field, match.end()) if field else None


def read_any_label(text: str) -> tuple[str, int] | None:
    """Return a label of one to four words, known or not, and where its value begins.

    Examples:
        >>> read_any_label("ProQuest document ID: 42")
        ('ProQuest document ID', 22)
    """
    match = _ANY_LABEL.match(text)
    return (match["label"], match.end()) if match else None


def is_copyright(text: str) -> bool:
    """Whether *text* is a copyright line."""
    return bool(_COPYRIGHT.match(text)) and len(text) <= 2 * _LONGEST_NOTE


def is_advisory(text: str) -> bool:
    """Whether *text* is a wire's note to desks: "RECASTS with ..., ADDS ..."."""
    return bool(_ADVISORY.match(text)) and len(text) <= 2 * _LONGEST_NOTE


def is_office(text: str) -> bool:
    """Whether *text* says what an author is: "Associated Press Writer", "Bee Capitol Bureau"."""
    if len(text) > _LONGEST_NOTE or _OFFICE_WORD.search(text) is None:
        return False
    return bool(_OFFICE.fullmatch(text))


def is_desk(text: str) -> bool:
    """Whether *text* names a desk, which is never a publication: "Our Bureau", "Staff Reports"."""
    match = _COLLECTIVE.fullmatch(text) if len(text) <= _LONGEST_NOTE // 2 else None
    return match is not None and match["service"] is None


def is_collective(text: str) -> bool:
    """Whether *text* names authors as a body: "Our Bureau", "From Staff and Wire Reports"."""
    return len(text) <= _LONGEST_NOTE // 2 and bool(_COLLECTIVE.fullmatch(text))


def is_section(text: str) -> bool:
    """Whether *text* names sections of a paper: "Metro Desk", "National Desk; Section 1"."""
    if len(text) > _LONGEST_NOTE // 2:
        return False
    parts = [part.strip() for part in re.split(r"[;,]", text)]
    sure = [bool(_SECTION.fullmatch(part)) for part in parts]
    plain = [len(part.split()) <= 2 and part.istitle() for part in parts]  # noqa: PLR2004
    return any(sure) and all(a or b for a, b in zip(sure, plain, strict=True))


def is_pointer(text: str, *, leading: bool = True) -> bool:
    """Whether *text* leads to an address: "Read more at", "(Story...".

    Args:
        text: What stands before the address.
        leading: Whether a colon at its end is enough.
    """
    return (leading and text.rstrip().endswith(":")) or bool(_POINTER.fullmatch(text))


def is_edition(text: str) -> bool:
    """Whether *text* names an edition: "FINAL", "3 STAR", "Late Edition (East Coast)"."""
    return bool(_EDITION.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether *text* credits a photograph."""
    return bool(_CAPTION.search(text[: 3 * _LONGEST_NOTE]))


def is_identifier(text: str) -> bool:
    """Whether *text* is a document number: "NYT19980315.0070"."""
    return bool(_IDENTIFIER.fullmatch(text)) and "." not in text.strip(".")[-4:-1]


def is_relative_time(text: str) -> bool:
    """Whether *text* is a time such as "17 hours ago"."""
    return len(text) <= _LONGEST_NOTE and bool(_RELATIVE.fullmatch(text.strip(" .")))
