"""Articles in the words of two standards: schema.org NewsArticle (JSON-LD) and IPTC ninjs 3.0.

Both are views for other programs: what the standards have no word for (spans, edits, furniture,
confidence) stays in the record. Nothing is invented: absent fields are left out, a date without a
time stays a date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuskit.records import Article

_NINJS = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#",
}

_TIME = re.compile(
    r"""
    (?P<clock> \d{2}:\d{2} ) (?P<seconds> :\d{2} )?
    (?: \ (?P<zone> Z | [+-]\d{2}:?\d{2} ) )?
    (?: \ .* )?                                # the name of a zone says nothing certain
    """,
    re.VERBOSE | re.ASCII,
)


def article_to_schema_org(article: Article, /) -> dict[str, Any]:
    """Return *article* as a schema.org ``NewsArticle``, ready to be dumped as JSON-LD.

    Source: https://schema.org/NewsArticle. Absent fields are left out.

    Args:
        article: Its ``id`` becomes ``@id``, the article it was copied from ``isBasedOn``.

    Examples:
        >>> from corpuskit import normalize
        >>> article = normalize("seeds/feeds/000_5e29adcfeed8e22f.txt").articles[1]
        >>> article_to_schema_org(article)["publisher"]
        {'@type': 'Organization', 'name': 'ABC News'}
    """
    copied_from = article.duplicate.of if article.duplicate else None
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": article.id,
        **_present(
            {
                "identifier": article.id,
                "headline": article.headline,
                "alternativeHeadline": article.deck,
                "author": [{"@type": "Person", "name": name} for name in article.byline],
                "dateline": article.dateline,
                "locationCreated": article.place and {"@type": "Place", "name": article.place},
                "publisher": article.source and {"@type": "Organization", "name": article.source},
                "datePublished": moment_of(article),
                "creditText": ", ".join(article.credits),
                "articleSection": article.section,
                "printPage": article.page,
                "printEdition": article.edition,
                "url": article.url,
                "copyrightNotice": article.copyright,
                "inLanguage": _language(article),
                "articleBody": article.body,
                "isBasedOn": copied_from and {"@type": "NewsArticle", "@id": copied_from},
            }
        ),
    }


def article_to_ninjs(article: Article, /) -> dict[str, Any]:
    """Return *article* as an IPTC ninjs 3.0 object.

    Headlines have the roles ``main``, ``kicker`` and ``deck``; the publication is an info source
    with the role ``publisher``, each wire one with the role ``credit``. ``firstCreated`` says no
    more than is printed: without a time or its zone it is less than the ``date-time`` that the
    schema names, and a validator that asserts formats (few do unasked) will say so.

    Source: https://iptc.org/std/ninjs, version 3.0. Absent fields are left out.

    Args:
        article: Its ``id`` becomes ``uri``, the article it was copied from an association.

    Examples:
        >>> from corpuskit import normalize
        >>> article = normalize("seeds/feeds/000_5e29adcfeed8e22f.txt").articles[1]
        >>> article_to_ninjs(article)["infoSources"]
        [{'role': 'publisher', 'name': 'ABC News'}]
    """
    headlines = {"main": article.headline, "kicker": article.kicker, "deck": article.deck}
    sources = [("publisher", article.source), *(("credit", name) for name in article.credits)]
    copied_from = article.duplicate.of if article.duplicate else None
    kind = article.duplicate.kind if article.duplicate else None
    return {
        "uri": article.id,
        "standard": dict(_NINJS),
        "type": "text",
        **_present(
            {
                "firstCreated": moment_of(article),
                "language": _language(article),
                "headlines": [
                    {"role": role, "value": text} for role, text in headlines.items() if text
                ],
                "by": article.byline_text or ", ".join(article.byline),
                "located": article.dateline or article.place,
                "infoSources": [{"role": role, "name": name} for role, name in sources if name],
                "subjects": article.section and [{"rel": "section", "name": article.section}],
                "altIds": article.url and [{"role": "url", "value": article.url}],
                "copyrightNotice": article.copyright,
                "bodies": article.body
                and [
                    {
                        "role": "main",
                        "contentType": "text/plain",
                        "charCount": len(article.body),
                        "wordCount": len(article.body.split()),
                        "value": article.body,
                    }
                ],
                "associations": copied_from
                and [{"uri": copied_from, "name": copied_from, "rel": kind or "copy"}],
            }
        ),
    }


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return *fields* without those that are absent or empty."""
    return {name: value for name, value in fields.items() if value}


def _language(article: Article) -> str | None:
    """Return the language tag (BCP 47), or nothing where it could not be told."""
    return None if article.language.code == "und" else article.language.code


def moment_of(article: Article, /) -> str | None:
    """Return date and time as ISO 8601, as far as the article states them; ``None`` without a date.

    ``2023-10-02``, ``2023-10-02T09:30:00``, or, where a zone is printed as an offset,
    ``2023-10-02T09:30:00+02:00``.
    """
    match = _TIME.fullmatch(article.time) if article.date and article.time else None
    if match is None:
        return article.date
    zone = match["zone"] or ""
    if len(zone) == len("+0200"):
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{article.date}T{match['clock']}{match['seconds'] or ':00'}{zone}"
