"""What the charset detector knows: codecs, the languages written in them, and common characters.

Languages: the code pages' own names for their purpose (Microsoft's code page list, ISO/IEC 8859,
RFC 1489 and 2319 for KOI8), as far as langdetect has a profile of them.
"""

from __future__ import annotations

from typing import Literal

import attrs

_WESTERN = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "no", "fi", "ca", "et", "sq", "is"),
)
_CENTRAL = ("pl", "cs", "hu", "ro", "hr", "sk", "sl", "sq", "de", "en")
_CYRILLIC = ("ru", "uk", "bg", "mk", "be", "sr")
_BALTIC = ("lt", "lv", "et", "en")


@attrs.frozen
class Charset:
    """A codec that text may be in."""

    codec: str
    """Python's name of it."""

    languages: tuple[str, ...]
    """Languages it is used for."""

    prior: float = 0.0
    """Natural logarithm of its odds against the likeliest of its kind, before a byte is seen.

    Rough: 0 for a Windows code page, -3 (one in twenty) for the ISO standard beside it, -6 for DOS
    and Macintosh. It decides only between readings that the text itself leaves equal.
    """


SINGLE_BYTE = (
    Charset("cp1252", _WESTERN),
    Charset("cp1251", _CYRILLIC),
    Charset("cp1250", _CENTRAL, -2.0),
    Charset("cp1253", ("el", "en"), -2.0),
    Charset("cp1254", ("tr", "en"), -2.0),
    Charset("cp1255", ("he", "en"), -3.0),
    Charset("cp1256", ("ar", "fa", "ur", "en"), -2.0),
    Charset("cp1257", _BALTIC, -4.0),
    Charset("cp1258", ("vi",), -6.0),
    Charset("cp874", ("th",), -3.0),
    Charset("koi8-r", _CYRILLIC, -1.0),
    Charset("koi8-u", _CYRILLIC, -2.0),
    Charset("iso8859-15", _WESTERN, -3.0),
    Charset("iso8859-2", _CENTRAL, -3.0),
    Charset("iso8859-5", _CYRILLIC, -4.0),
    Charset("iso8859-6", ("ar",), -5.0),
    Charset("iso8859-7", ("el", "en"), -4.0),
    Charset("iso8859-8", ("he",), -5.0),
    Charset("iso8859-13", _BALTIC, -6.0),
    Charset("cp866", _CYRILLIC, -4.0),
    Charset("mac-roman", _WESTERN, -6.0),
    Charset("mac-cyrillic", _CYRILLIC, -6.0),
    Charset("mac-latin2", _CENTRAL, -7.0),
    Charset("cp850", _WESTERN, -6.0),
    Charset("cp852", _CENTRAL, -6.0),
    Charset("cp737", ("el",), -6.0),
    Charset("cp857", ("tr",), -6.0),
)
"""Codecs with one byte a character; ISO 8859-1 and -9 are part of cp1252 and cp1254."""

MULTI_BYTE = (
    Charset("gb18030", ("zh-cn",)),
    Charset("cp932", ("ja",)),
    Charset("euc_jp", ("ja",)),
    Charset("cp949", ("ko",)),
    Charset("big5hkscs", ("zh-tw",)),
)
"""Codecs of East Asia, each the largest of its family: gb18030 reads GB 2312 and GBK, cp932
Shift JIS, cp949 EUC-KR."""

EastAsian = Literal["zh-cn", "zh-tw", "ja", "ko"]

COMMON_HAN: dict[str, frozenset[str]] = {
    "zh-cn": frozenset(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
        "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
        "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
        "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比"
    ),
    "zh-tw": frozenset(
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡"
        "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實"
        "日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政"
        "美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比臺灣"
    ),
    "ja": frozenset(
        "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回"
        "新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法"
    ),
    "ko": frozenset(
        "이다는의에하가을를한고지은도로서사기대인시자그나으있해정어들과리수일보부아전제장스동국면관성원상만구안적"
        "주비유소라게공한금조여중신경여년위모우세진선화마무문오체등과실드개재했된할것회미방민북남통산"
    ),
}
"""Some hundred of the commonest characters of news text in each language, in no strict order."""

NOT_LATIN = frozenset({*_CYRILLIC, "el", "he", "ar", "fa", "ur", "th"})
"""Languages in other scripts than Latin."""

WITHOUT_PROFILE = {"is": ("no", "áðéíóúýþæö"), "be": ("ru", "ўі"), "sr": ("mk", "ђћ")}
"""Languages that langdetect lacks: one that is spelt alike, and the letters it lacks."""

MARKS = frozenset("‘’“”„‚«»–—…•§°©®™€£½№\u00a0\u00ad¿¡\u2011")
"""Signs beyond ASCII that news text is set with."""

NOT_AFTER_LETTER = frozenset("„‚§©€£½№¿¡•“")
"""Signs that begin a word or stand before one."""

NOT_BEFORE_LETTER = frozenset("”°®™€£½№•")
"""Signs that end a word or stand behind one."""
