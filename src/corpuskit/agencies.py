"""News agencies (wires): their names, and where a text credits them.

A credit is printed in a dateline, "PARIS (AFP) -" or "MOSCOW, May 3. /TASS/.", in a line of its
own, "FROM AFP NEWS", or in a closing line, "lo/msh (AP, AFP, Reuters)". A photo credit, "Aris
Messinis/AFP via Getty Images", and a name in running text are no credits: so nothing here searches
paragraphs, each function looks at one place.
"""

from __future__ import annotations

import functools
import re

import attrs

# Usual short name: other forms met in print, divided by "|". Sources: the agencies' own sites,
# and bylines and datelines of feeds; "Armepress" and the like are misprints that recur.
_NAMES = {
    "AFP": "Agence France-Presse|Agence France Presse|Agence France Presse -- English|AFP News|АФП",
    "AP": "Associated Press|The Associated Press|AP News|AP Online|Associated Press Newswires|АП",
    "Reuters": "Reuter|Thomson Reuters|Reuters English News Service|Reuters News|Reuters News "
    "Agency|Reuters Health|Reuters Life!|Рейтер|Ройтерс|ロイター|路透社",
    "UPI": "United Press International",
    "dpa": "DPA|dpa-AFX|dpa/AFX|Deutsche Presse-Agentur|Deutsche Presse Agentur",
    "TASS": "ITAR-TASS|Itar-Tass|ITAR TASS|TACC|ТАСС|ИТАР-ТАСС",
    "Interfax": "Интерфакс|Interfax-Ukraine|Интерфакс-Украина|Interfax-AVN",
    "RIA Novosti": "RIA|РИА Новости|Sputnik|RIA-Novosti",
    "Xinhua": "Xinhua News Agency|XINHUA|新华社|新华网|新華社",
    "EFE": "Agencia EFE|EFE News Services|EFE News Service",
    "Europa Press": "EUROPA PRESS|EP",
    "ANSA": "Agenzia ANSA",
    "Adnkronos": "ADNKRONOS|AdnKronos",
    "AGI": "Agenzia Giornalistica Italia",
    "Kyodo": "Kyodo News|Kyodo News Service|共同通信|共同",
    "Jiji": "Jiji Press|時事通信|時事",
    "Yonhap": "Yonhap News Agency|연합뉴스|聯合ニュース",
    "KCNA": "Korean Central News Agency",
    "PTI": "Press Trust of India",
    "ANI": "Asian News International",
    "IANS": "Indo-Asian News Service",
    "UNI": "United News of India",
    "APP": "Associated Press of Pakistan",
    "BSS": "Bangladesh Sangbad Sangstha",
    "UNB": "United News of Bangladesh",
    "Bernama": "BERNAMA",
    "Antara": "ANTARA",
    "CNA": "Central News Agency",
    "Anadolu": "Anadolu Agency|Anadolu Ajansı|Anadolu Agency (AA)",
    "DHA": "Demirören Haber Ajansı|Doğan Haber Ajansı",
    "IHA": "İHA|İhlas Haber Ajansı",
    "ARMENPRESS": "Armenpress|ARMEPRESS|Armepress|ԱՐՄԵՆՊՐԵՍ|Արմենպրես|АРМЕНПРЕСС|Арменпресс",
    "AZERTAC": "AzerTAc|Azertac|AZERTAG|Azertag|AZƏRTAC",
    "APA": "Austria Presse Agentur",
    "Trend": "TREND",
    "Turan": "TURAN",
    "Mediamax": "MEDIAMAX",
    "IRNA": "Islamic Republic News Agency",
    "ISNA": "Iranian Students' News Agency",
    "Fars": "Fars News Agency",
    "Tasnim": "Tasnim News Agency",
    "SANA": "Syrian Arab News Agency",
    "MENA": "Middle East News Agency",
    "WAM": "Emirates News Agency",
    "SPA": "Saudi Press Agency",
    "PAP": "Polska Agencja Prasowa",
    "ČTK": "CTK|ČTK|Czech News Agency",
    "TASR": "Tlačová agentúra Slovenskej republiky",
    "MTI": "Magyar Távirati Iroda",
    "Agerpres": "AGERPRES",
    "BTA": "Bulgarian News Agency|БТА",
    "Tanjug": "TANJUG|Танјуг",
    "HINA": "Hina",
    "STA": "Slovenska tiskovna agencija",
    "Ukrinform": "UKRINFORM|Укрінформ|Укринформ",
    "UNIAN": "УНІАН|УНИАН",
    "BelTA": "BELTA|БелТА|БЕЛТА",
    "Kazinform": "KAZINFORM",
    "ANP": "Algemeen Nederlands Persbureau",
    "Belga": "BELGA",
    "ATS": "Agence télégraphique suisse|ATS/AFP|Keystone-ATS|Keystone-SDA",
    "sda": "SDA|Schweizerische Depeschenagentur",
    "ddp": "DDP|ddp/dapd",
    "dapd": "DAPD",
    "epd": "Evangelischer Pressedienst",
    "AFX": "AFX News|AFX-Asia|AFX-Europe",
    "KNA": "Katholische Nachrichten-Agentur",
    "sid": "SID|Sport-Informations-Dienst",
    "TT": "Tidningarnas Telegrambyrå",
    "NTB": "Norsk Telegrambyrå",
    "Ritzau": "RITZAU",
    "STT": "Suomen Tietotoimisto|STT-Lehtikuva",
    "LUSA": "Lusa|Agência Lusa",
    "Agência Brasil": "Agencia Brasil",
    "Estadão Conteúdo": "Agência Estado",
    "Notimex": "NOTIMEX",
    "Télam": "Telam|TELAM",
    "Prensa Latina": "PRENSA LATINA",
    "CP": "The Canadian Press|Canadian Press",
    "PA": "Press Association|PA Media",
    "AAP": "Australian Associated Press",
    "Bloomberg": "Bloomberg News|Bloomberg Energy|Bloomberg L.P.",
    "Dow Jones": "Dow Jones Newswires|DOW JONES NEWSWIRES|Dow Jones News Service|DJ",
    "PRNewswire": "PR Newswire|PRNewswire-FirstCall|PRNewswire/",
    "Business Wire": "BUSINESS WIRE|BusinessWire|BUSINESSWIRE",
    "Newsbytes": "NEWSBYTES|NB",
    "Knight Ridder": "Knight Ridder/Tribune|KRT|Knight-Ridder",
}
AGENCIES: dict[str, str] = {
    form: short for short, forms in _NAMES.items() for form in [short, *forms.split("|")]
}
"""Usual short name of a wire by every form of its name, as printed."""

_SPACE = re.compile(r"\s+")
_FOLDED = {_SPACE.sub(" ", form).casefold(): short for form, short in AGENCIES.items()}
_WEAK = frozenset(
    [
        "ep",
        "pa",
        "sta",
        "app",
        "uni",
        "trend",
        "fars",
        "hina",
        "mena",
        "nb",
        "agi",
        "tt",
        "cna",
        "spa",
        "antara",
        "turan",
        "sid",
        "dj",
        "ria",
        "cp",
        "jiji",
    ]
)
"""Folded forms that are words, or too short to be told from other abbreviations: these count only
in brackets or slashes, and in the case of the table."""

_LONGEST_LINE = 90
"""Characters of a line of its own that credits wires: four names with room for initials."""

_GROUP = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]|/([^/\n]{2,40})/|-\(([^()\n]{2,40})\)-")
_DIVIDER = re.compile(r"\s*(?:[,;/+&·|]|\s(?:and|und|et|y|e|en|и|ve|with|mit|avec)\s)\s*")
_LEAD = re.compile(
    r"(?:from|by|source|via|with|according\ to|agencies|agences|agenturen|quelle|avec|con|mit|por"
    r"|par|fuente|fonte|источник|по\ материалам)\b\s*:?\s*",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"\s+(?:news|newswires?|news\s+(?:agency|service)|wires?|reports?)\Z", re.IGNORECASE
)
_CLOSING = re.compile(
    r"""
    (?:\w{1,4}(?:[/,]\s?\w{1,4}){0,4}\s{0,3})?     # initials of the desk: lo/msh
    [(\[](?P<names>[^()\[\]]{2,60})[)\]]\.?
    """,
    re.VERBOSE,
)
_DASHED = re.compile(r"[-–—]{1,2}\s?(?P<names>[^-–—]{2,60})")


@attrs.frozen
class Credit:
    """Wires credited at one place of a text."""

    agencies: tuple[str, ...]
    """Their usual short names, in printed order."""

    start: int
    """First character of the credit."""

    end: int
    """The character after its last one."""


@functools.lru_cache(maxsize=4096)
def name_agency(text: str) -> str | None:
    """Return the short name of the wire whose name *text* is, in any case; else ``None``.

    Examples:
        >>> name_agency("agence  France-Presse"), name_agency("AFP Photo")
        ('AFP', None)
    """
    name = " ".join(text[:_LONGEST_LINE].strip(" .*").split())
    if name.casefold() in _WEAK:
        return AGENCIES.get(name)
    return _FOLDED.get(name.casefold())


def name_agencies(text: str) -> tuple[str, ...]:
    """Return the wires that *text* lists and is nothing but a list of; else an empty tuple.

    Examples:
        >>> name_agencies("AP, AFP und Reuters"), name_agencies("AFP via Getty Images")
        (('AP', 'AFP', 'Reuters'), ())
    """
    if not text.strip() or len(text) > _LONGEST_LINE:
        return ()
    whole = name_agency(text)
    if whole is not None:
        return (whole,)
    names = [name_agency(part) for part in _DIVIDER.split(text.strip())]
    found = [name for name in names if name is not None]
    return tuple(dict.fromkeys(found)) if len(found) == len(names) else ()


def find_group_credits(text: str) -> tuple[Credit, ...]:
    """Return the wires in brackets or slashes of *text*, which should be a dateline.

    Examples:
        >>> [credit.agencies for credit in find_group_credits("PARIS, France (AFP)")]
        [('AFP',)]
    """
    found = []
    for match in _GROUP.finditer(text):
        inner = match[match.lastindex or 0]
        agencies = name_agencies(inner)
        if agencies:
            found.append(Credit(agencies, match.start(), match.end()))
    return tuple(found)


def read_credit_line(row: str) -> tuple[str, ...]:
    """Return the wires that a line of its own credits; else an empty tuple.

    Such lines are "FROM AFP NEWS", "(AFP)", "lo/msh (AP, AFP, Reuters)", "Source: TASS",
    "- Reuters", "AFP". A bare name counts as well: the caller knows whether the line may be a
    publication instead.

    Examples:
        >>> read_credit_line("  • FROM AFP NEWS"), read_credit_line("lo/msh (AP, AFP)")
        (('AFP',), ('AP', 'AFP'))
    """
    line = row.strip().lstrip("•*·>").strip()
    if not line or len(line) > _LONGEST_LINE:
        return ()
    for pattern in (_CLOSING, _DASHED):
        match = pattern.fullmatch(line)
        if match:
            return name_agencies(match["names"])
    lead = _LEAD.match(line)
    if lead:
        line = line[lead.end() :]
    return name_agencies(line) or name_agencies(_TAIL.sub("", line))
