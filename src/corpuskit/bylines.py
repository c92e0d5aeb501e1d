"""Author lines: "By X in Ankara", "ByPatrick Reevell", "Author – X, City", "Von X", bare names.

A byline is read in two steps: a word that announces authors (a *mark*: by, von, par, от ...), then
a list of names, each with what is printed beside it (place, office, address, publication). Without
a mark every part must look like a person's name, and the caller decides by the line's place.
"""

from __future__ import annotations

import re

import attrs

from corpuskit.agencies import name_agency
from corpuskit.wordlists import NOT_NAMES, PARTICLES, TITLES

LONGEST_BYLINE = 200
"""Characters of a byline: six names with their offices; longer lines are sentences."""

_LONGEST_NAME = 48
_MOST_WORDS = 5
_FEWEST_WORDS = 2
_ARTICLES = frozenset(["le", "la", "el", "il", "o", "a"])
_SHORTEST_NAME = 3

_MARK = re.compile(
    r"""
    [-–—•*·\s]{0,6}
    (?:
        (?:(?:written|reported|reporting|posted|contributed|story|text|words|report|analysis|photos?
            |interview|submitted|article|compiled|edited)\s+)?by(?:line)?\b(?!-)\s*[:–—-]?\s*
      | By(?=[A-ZÀ-ÞА-Я][a-zß-ÿа-я]+\s[A-ZÀ-ÞА-Я])                       # ByPatrick Reevell
      | BY(?=[A-ZÀ-Þ]{3,}\s[A-ZÀ-Þ])                                       # BYPATRICK REEVELL
      | (?P<weak>von|par|por|di|door|af|av|przez|autor|toimittaja)\s+(?=\w)
      | propos\s+recueillis\s+par[\s;:]*
      | (?:authors?|autor(?:e|es|en|in)?|auteurs?|verfasser(?:in)?|автор(?:ы)?|տեքստ|հեղինակ|yazar
          |byline|writer|reporter|kirjoittaja|skribent|text|texte|texto|testo|tekst)
          \s*[:–—-]{1,2}\s*
      | от\s+(?=[А-ЯЁ])
      | (?:מאת|بقلم|كتبت?|نوشته|Του|Της)\s+(?=\w)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLUED = re.compile(r"By(?=[A-ZÀ-ÞА-Я])|BY(?=[A-ZÀ-Þ]{3})")
_NAME_WORD = re.compile(
    r"""
      [^\W\d_]\.(?:-?[^\W\d_]\.){0,3}                                # J. K. J.-P.
    | [^\W\d_](?:[^\W\d_]|['’`´ʼ.-](?=[^\W\d_]))*\.?                   # O’Brien, Node-Langlois, Jr.
    """,
    re.VERBOSE,
)
_DIVIDER = re.compile(
    r"\s*(?:;|,|\s(?:and|und|et|y|i|и|և|en|e|ja|och|og|ve|with|mit)\s|&|\s[-–—]{1,2}\s|/)\s*"
)
_OFFICE_BEHIND = re.compile(r"\s(?:기자|특파원|記者|记者)\Z")
_FURTHER = re.compile(r"\s{0,8}(?:and|und|et|y|e|en|och|og|ja|ve|и|&)\s{1,3}")
_PLACE = re.compile(
    r"\s(?:in|aus|from|à|au|en|van\ uit|в|из)\s(?P<place>[A-ZÀ-ÞА-ЯЁ][^,;()<>]{1,40})\Z"
)
_PAGE = re.compile(r"\s(?:pp?|pages?|s|seite)\.?\s?[A-Z]?-?\d{1,4}[A-Z]?\s*\Z", re.IGNORECASE)
_STAFF = re.compile(
    r"\s(?:of|from)\s(?:the\s)?[^,;]{0,40}\b(?:staff|bureau|newswires?|times|post|news)\b.{0,40}\Z",
    re.IGNORECASE,
)
_MOST_WIRE_WORDS = 3
_ASIDE = re.compile(r"\s*(?:\([^()]{0,80}\)|<{1,2}[^<>]{0,120}>{1,2}|\[[^\[\]]{0,80}\])")
_EDGE = ' ,;.|-–—*•?"“”'
_HIDING = frozenset("(<[@")
"""Signs of asides and addresses, which stand before a name as well."""

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")


@attrs.frozen
class Byline:
    """The authors that a line names."""

    names: tuple[str, ...]
    """Names in printed order, without marks, offices and addresses."""

    place: str | None = None
    """Place printed beside the names, "in Ankara"; ``None`` if none is."""

    aside: str | None = None
    """What stands in brackets behind the names, often a publication; ``None`` if nothing does."""

    office: str | None = None
    """What is printed behind the names, "Associated Press Writer"; ``None`` if nothing is."""

    marked: bool = False
    """Whether a word such as "by" announces the names."""


def is_name(text: str) -> bool:
    """Whether *text* looks like the name of one person: two to five words, capitals, no numbers.

    It takes some headlines and places ("Green Bay") for names: only the place of a line can tell.

    Examples:
        >>> is_name("Heather Murdock"), is_name("JOSÉ DA SILVA"), is_name("Voice of America")
        (True, True, False)
    """
    name = text.strip(" .,;?")
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or any(c.isdigit() for c in name):
        return False
    words = name.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if len(words) > _FEWEST_WORDS and words[0].casefold() in _ARTICLES:
        return False  # "Le Courrier du Lac"
    capitals = 0
    for index, word in enumerate(words):
        bare = word.strip(".,").casefold()
        initial = len(word) == 1 and word.isupper() and index < len(words) - 1  # A V Rajwade
        if (bare in NOT_NAMES and not initial) or not _NAME_WORD.fullmatch(word.rstrip(",")):
            return False
        if word[0].isupper() or (not word[0].islower() and word[0].isalpha()):
            capitals += bare not in TITLES
        elif index == 0 or bare not in PARTICLES:
            return False
    return capitals >= _FEWEST_WORDS


def read_further_names(row: str, /) -> Byline | None:
    """Return the names of a row that goes on with the byline above: "and KATE BERRY"."""
    match = _FURTHER.match(row)
    found = read_byline(row[match.end() :], bare=True) if match else None
    return attrs.evolve(found, marked=True) if found else None


def read_byline(row: str, /, *, bare: bool = False) -> Byline | None:
    """Return the authors that the line *row* names; ``None`` if it is no byline.

    Args:
        row: One line, of any length; lines over `LONGEST_BYLINE` characters are no bylines.
        bare: Whether a line of names without a mark counts too.

    Examples:
        >>> read_byline("By Ragip Soylu in Ankara")
        Byline(names=('Ragip Soylu',), place='Ankara', aside=None, office=None, marked=True)
        >>> read_byline("ByPatrick Reevell").names
        ('Patrick Reevell',)
        >>> read_byline("Author – Armine Martirosyan, Yerevan").place
        'Yerevan'
        >>> read_byline("By utilizing eco-protesters, Azerbaijan acts") is None
        True
    """
    if len(row.strip()) > LONGEST_BYLINE:
        return None
    line = " ".join(row.split())
    mark = (_GLUED.match(line) or _MARK.match(line)) if line else None
    if mark is None and not (bare and _may_open_names(line)):
        return None
    # "Von" and "Di" begin family names as well: behind them only a full name counts.
    marked = mark is not None and mark.groupdict().get("weak") is None
    found = _read_names(line[mark.end() :] if mark else line, marked=marked)
    return attrs.evolve(found, marked=True) if found and mark else found


def _may_open_names(line: str) -> bool:
    """Whether the first two words of *line* can be a name's; most lines of prose fail here."""
    if not _HIDING.isdisjoint(line):
        return True  # what may be cut out of the line decides
    words = line.lstrip(_EDGE).split(maxsplit=_FEWEST_WORDS)[:_FEWEST_WORDS]
    if len(words) < _FEWEST_WORDS:
        return False
    first, second = words
    return (
        (first[0].isupper() or (first[0].isalpha() and not first[0].islower()))
        and (first.strip(".,").casefold() not in NOT_NAMES or len(first) == 1)
        and (not second[0].islower() or second.strip(".,").casefold() in PARTICLES)
    )


def _read_names(text: str, *, marked: bool) -> Byline | None:
    asides = [match.group().strip(" ()<>[]") for match in _ASIDE.finditer(text)]
    text = _PAGE.sub("", _MAIL.sub("", _ASIDE.sub("", text))).strip(_EDGE)
    if not text:
        return None
    place_match = _PLACE.search(" " + text)
    place = place_match["place"].strip(" .") if place_match else None
    if place_match:
        text = (" " + text)[: place_match.start()].strip(" ,;")
    staff = _STAFF.search(text)
    office = staff.group().strip() if staff else None
    if staff:
        text = text[: staff.start()]
    text = _strip_wire(text)
    names: list[str] = []
    for index, part in enumerate(_DIVIDER.split(text)):
        if _is_author(part, marked=marked, first=index == 0):
            names.append(_OFFICE_BEHIND.sub("", part.strip(" ,;:")))
        elif index == 0 or (not marked and not _is_office(part)):
            return None
        else:
            place = place or _place_of(part)
            office = office or part.strip() or None
    if not names:
        return None
    aside = next((aside for aside in asides if aside), None)
    return Byline(tuple(names), place, aside, office, marked)


def _strip_wire(text: str) -> str:
    """Take a wire's name off the end: "David Kravets ASSOCIATED PRESS"."""
    words = text.split()
    for count in range(_MOST_WIRE_WORDS, 0, -1):
        if len(words) - count >= _FEWEST_WORDS and name_agency(" ".join(words[-count:])):
            return " ".join(words[:-count])
    return text


def _is_author(part: str, *, marked: bool, first: bool) -> bool:
    if is_name(part):
        return True
    if not (marked and first):
        return False
    words = part.split()
    # A single name, or initials, behind "By": "By SARTRE", "Von GCA".
    plain = [word for word in words if word.casefold().strip(".") not in PARTICLES]
    return (
        0 < len(words) <= _MOST_WORDS
        and all(word[0].isupper() for word in plain)
        and not any(word.casefold().strip(".,") in NOT_NAMES for word in words[:1])
        and not any(c.isdigit() for c in part)
    )


def _is_office(part: str) -> bool:
    """Whether *part* may stand behind a name: an office, a bureau, a paper, a telephone number."""
    words = part.split()
    return len(words) <= _MOST_WORDS + 2 and not part.endswith((".", "!", "?"))


def _place_of(part: str) -> str | None:
    words = part.split()
    if 1 <= len(words) <= _FEWEST_WORDS and all(
        word[0].isupper() and word.isalpha() for word in words
    ):
        return part.strip() if not any(w.casefold() in NOT_NAMES for w in words) else None
    return None
