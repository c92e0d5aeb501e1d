"""The grammar of dates: a text as a row of letters, one a token, and the patterns over them."""

from __future__ import annotations

import functools
import re

import attrs

from corpuskit.dates.months import FILLERS, MONTHS, ORDINALS, WEEKDAYS, fold_name

FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Numbers of four digits outside of this are no years: no newspaper is older than 1605."""

_LONGEST_NAME = 24
"""Characters of the longest month or weekday name, with room to spare."""

_YEAR_DIGITS, _PACKED_DIGITS = 4, 8
_SHORT_WEEKDAY = 2

_WORD_SIGNS = (
    r"[^\W\d_〇一-鿿가-힯](?:[^\W\d_〇一-鿿가-힯]"
    r"|[\u0300-\u036f\u0591-\u05bd\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0962\u0963])*"
    r"(?:-(?:feira|го|е)\b)?"
)
"""A word: letters, with the marks that stand over and under them in some scripts."""

_TOKEN = re.compile(
    rf"""
      (?P<year>(?<!\d)(?:1[6-9]|20|21)\d\d(?=\d{{1,2}}:\d\d))       # "DEC 04, 20205:45 AM"
    | (?P<digits>\d+)
    | (?P<weekday>[月火水木金土日]曜日? | 星期[一二三四五六日天]
        | (?<=[(（])[月火水木金土日](?=[)）]))                         # 月曜日, 星期一, (月)
    | (?P<era>明治|大正|昭和|平成|令和|民国)(?=\d|元)
    | (?P<kanji>[〇零一二三四五六七八九十元]{{1,4}}(?=[年月日]))          # 二〇二三年十月二日
    | (?P<unit>[年月日년월일])
    | (?P<word>{_WORD_SIGNS})
    | (?P<space>[^\S\r\n]{{1,3}}|\r?\n[^\S\r\n]?)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(_WORD_SIGNS)
_SIGN = re.compile(r"[\d年月日년월일]")
_LONGEST_KEPT = 200
"""Characters of a line that is kept for the next reader."""

_NUMERIC = re.compile(
    r"""
      \d\s{0,3}[./\-／‐‑‒–—−．]\s{0,3}\d      # 02.10.2023, 2023-10-02, Wed, 7/18
    | \d{8}
    | [年月日년월일]
    """,
    re.VERBOSE,
)
_MARKS = (
    dict.fromkeys("/／", "/")
    | dict.fromkeys("-‐‑‒–—−", "-")
    | dict.fromkeys("'’‘`´", "'")
    | dict.fromkeys(".．", ".")
    | dict.fromkeys(",，、", ",")
    | dict.fromkeys("ºª°", "o")
    | dict.fromkeys("(（[", "(")
    | dict.fromkeys(")）]", ")")
    | dict.fromkeys(";|", ";")
    | {":": ":", "%": "%"}
)
_UNITS = {"年": "J", "년": "J", "月": "K", "월": "K", "日": "L", "일": "L"}
_KANJI_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}

# d one or two digits, y a year, e eight digits, n other digits; M month, W weekday, V weekday of
# two letters, B a word that is month and weekday; f filler, o ordinal ending, w any other word,
# s space, J K L the year, month and day of East Asian dates, R an era; punctuation stands for
# itself, x for all other marks. Every part is bounded: a search takes time linear in the length.
FORMS = re.compile(
    r"""
    (?<![dyne]) (?<![dyne][./:,'-])
    (?P<before>(?:[WB]\.?,?s?f?s?|V(?:\.,?|,)s?))?
    (?:
      # 2 Oct 2023, 2. Oktober 2023, 2 de octubre de 2023, 2-Oct-23, 2nd of October, 2023
      (?P<a_d>d)(?:\.|o\.?)?s?[-/]?s?(?:fs?)?(?P<a_m>[MB])\.?s?(?:[,/-]s?)?(?:f\.?s?){0,2}
        (?P<a_y>y|'d|d(?=s?(?:[),;]|\Z)|sd:)|(?<=[-/])d)(?![dyne])
      # Oct 2 2023, October 2nd, 2023, Sept. 8, '23
    | (?P<b_m>[MB])\.?s?[-/]?(?:fs?)?(?P<b_d>d)o?s?[.,/-]?s?(?:f\.?s?)?
        (?P<b_y>y|'d|d(?=s?(?:[),;]|\Z)|sd:))(?![dyne])
      # 2023 Oct 2, 2023. október 2., 2023-Oct-02, 2023 թ. հոկտեմբերի 2
    | (?P<c_y>y)[.,]?s?(?:f\.?s?)?-?(?P<c_m>[MB])\.?s?-?(?P<c_d>d)(?:\.|o)?(?![dyne:])
      # 2023-10-02, 2023/10/2, 2023. 10. 02
    | (?P<e_y>y)(?P<e_sep>[./-])s?(?P<e_m>d)(?P=e_sep)s?(?P<e_d>d)(?![dyne/])
      # 02.10.2023, 10/2/2023, 02-10-23, 2. 10. 2023
    | (?<![w./-])(?P<n_1>d)s?(?P<n_sep>[./-])s?(?P<n_2>d)s?(?P=n_sep)s?(?P<n_y>y|d)
        (?![dyne]|[./-][dyne])
      # 2023年10月2日, 令和5年10月2日
    | (?P<era>R)?(?P<j_y>[dy])s?Js?(?P<j_m>d)s?Ks?(?P<j_d>d)s?L
    | (?P<packed>(?<![w./-])e(?![w./-]))
      # without a year: 2. Oktober, October 2, 10月2日
    | (?P<f_d>d)(?:\.|o)?s?(?:fs?)?(?P<f_m>[MB])(?!s?[dne])
    | (?P<g_m>[MB])\.?s(?P<g_d>d)o?(?![dyne%:w]|[.,][dyne])
    | (?P<h_m>d)s?Ks?(?P<h_d>d)s?L
      # Wed, 7/18: two numbers alone would be a fraction
    | (?P<o_m>d)/(?P<o_d>d)(?(before)|(?!))(?![dyne]|[./-][dyne])
      # without a day: October 2023, 2023年10月
    | (?P<k_m>[MB])\.?s?,?s?(?:f\.?s?)?(?P<k_y>y)(?![dyne])
    | (?P<l_y>[dy])J(?P<l_m>d)K
    )
    (?P<after>(?:s?f(?=s?[,(]|\.|\Z)\.?)?,?s?(?:W|\([WVB]\)))?
    """,
    re.VERBOSE,
)


@attrs.frozen
class Token:
    """One token of a text."""

    start: int
    """Its first character."""

    end: int
    """The character after its last one."""

    code: str
    """Its letter in the grammar."""

    value: int
    """The number, month or weekday (0 is Monday) it stands for; -1 for anything else."""


def may_hold_date(text: str) -> bool:
    """Whether *text* holds what every form of a date needs; most lines of prose don't.

    That is a digit, and beside it a month's name, a second number behind a separator, eight digits
    in a row or an East Asian unit.
    """
    if not _SIGN.search(text):
        return False
    if len(text) <= _LONGEST_KEPT:
        return _may_hold_date(text)
    return _NUMERIC.search(text) is not None or _names_month(text)


@functools.lru_cache(maxsize=2048)
def _may_hold_date(text: str) -> bool:
    """Tell it of a line: several readers ask in turn."""
    return _NUMERIC.search(text) is not None or _names_month(text)


def _names_month(text: str) -> bool:
    return any(_classify_word(word, glued=False)[0] in "MB" for word in _WORD.findall(text))


def tokenize(text: str) -> list[Token]:
    """Cut *text* into tokens that tile it."""
    tokens = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        code, value = _classify(match, text)
        tokens.append(Token(start, end, code, value))
        if match.lastgroup == "year":
            tokens.append(Token(end, end, "x", -1))  # keeps the glued time apart
    return tokens


def _classify(match: re.Match[str], text: str) -> tuple[str, int]:
    """Return the letter and the value of a token."""
    kind, raw = match.lastgroup, match.group()
    if kind in ("digits", "year"):
        return _classify_number(raw)
    if kind == "word":
        glued = match.start() > 0 and text[match.start() - 1].isdigit()
        return _classify_word(raw, glued=glued)
    if kind == "kanji":
        return _classify_kanji(raw)
    if kind == "weekday":
        return ("V" if len(raw) == 1 else "W"), WEEKDAYS.get(_full_weekday(raw), -1)
    letter = {"era": "R", "space": "s", "unit": _UNITS.get(raw)}.get(kind or "")
    return letter or _MARKS.get(raw, "x"), -1


def _classify_number(raw: str) -> tuple[str, int]:
    if len(raw) > _PACKED_DIGITS:  # int() would be quadratic on a long run of digits
        return "n", -1
    value = int(raw)
    if len(raw) == _YEAR_DIGITS and FIRST_YEAR <= value <= LAST_YEAR:
        return "y", value
    if len(raw) <= len("31"):
        return "d", value
    return ("e" if len(raw) == _PACKED_DIGITS else "n"), value


def _classify_word(raw: str, *, glued: bool) -> tuple[str, int]:
    if len(raw) > _LONGEST_NAME:
        return "w", -1
    code, value = _look_up(raw)
    return ("o", -1) if glued and fold_name(raw) in ORDINALS else (code, value)


@functools.lru_cache(maxsize=16384)
def _look_up(raw: str) -> tuple[str, int]:
    name = fold_name(raw)
    month, weekday = MONTHS.get(name), WEEKDAYS.get(name)
    if month is not None:
        return ("M" if weekday is None else "B"), month
    if weekday is not None:
        return ("V" if len(name) <= _SHORT_WEEKDAY else "W"), weekday
    return ("f" if name in FILLERS else "w"), -1


def _full_weekday(raw: str) -> str:
    if len(raw) == 1:
        return fold_name(raw + "曜日")
    return fold_name(raw.replace("天", "日"))


def _classify_kanji(raw: str) -> tuple[str, int]:
    if "十" in raw:
        tens, _, ones = raw.partition("十")
        return "d", 10 * _KANJI_DIGITS.get(tens, 1) + _KANJI_DIGITS.get(ones[:1], 0)
    return _classify_number("".join(str(_KANJI_DIGITS[c]) for c in raw))
