"""What the databases print in front of a field, by database and interface language.

Keys are labels case-folded, without the colon; values are Article fields, or one of the roles

* ``length``, ``language``, ``extra``: kept under the printed label;
* ``body``: the text of the article begins behind it;
* ``foot``: kept under the printed label, and stands behind the text of the article.

Sources: exports seen, the field names that open readers of these exports know (amcat, tm.plugin
for LexisNexis, LexisNexisTools), and ProQuest's and Factiva's own interface translations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

NEXIS: Final[Mapping[str, str]] = {
    # English
    "section": "section", "length": "length", "byline": "byline", "dateline": "dateline",
    "headline": "headline", "body": "body", "highlight": "deck", "series": "extra",
    "load-date": "foot", "language": "foot", "publication-type": "foot", "graphic": "foot",
    "journal-code": "foot", "document-type": "foot", "subject": "foot", "company": "foot",
    "organization": "foot", "person": "foot", "geographic": "foot", "industry": "foot",
    "ticker": "foot", "correction": "foot", "correction-date": "foot", "notes": "foot",
    "pub-type": "foot", "classification": "foot", "update": "foot", "acc-no": "foot",
    "url": "url", "distribution": "extra", "column": "extra", "name": "byline",
    "country": "foot", "state": "foot", "city": "foot", "type": "extra", "slug": "extra",
    "note": "extra", "memo": "foot", "insert": "extra", "pub-code": "foot", "sidebar": "extra",
    # German
    "rubrik": "section", "länge": "length", "autor": "byline", "ort": "dateline",
    "überschrift": "headline", "titel": "headline", "grafik": "foot", "sprache": "foot",
    "zeitungs-typ": "foot", "zeitungstyp": "foot", "publikationstyp": "foot",
    "ladedatum": "foot", "aktualisierung": "foot", "text": "body", "textkörper": "body",
    # French
    "rubrique": "section", "longueur": "length", "auteur": "byline", "titre": "headline",
    "langue": "foot", "date-chargement": "foot", "date de chargement": "foot",
    "type-publication": "foot", "type de publication": "foot", "code-revue": "foot",
    "encart": "extra", "sujet": "foot", "societe": "foot", "société": "foot",
    "localisation-geo": "foot", "secteur-activite": "foot", "symbole-boursier": "foot",
    "illustration": "foot", "lieu": "dateline", "corps": "body",
    # Dutch
    "rubriek": "section", "sectie": "section", "lengte": "length", "kop": "headline",
    "taal": "foot", "laaddatum": "foot", "laad-datum": "foot", "publicatietype": "foot",
    "grafiek": "foot", "auteurs": "byline", "publicatie-type": "foot", "tekst": "body",
    # Spanish
    "sección": "section", "seccion": "section", "longitud": "length", "extensión": "length",
    "idioma": "foot", "lengua": "foot", "fecha-carga": "foot", "fecha de carga": "foot",
    "fecha-de-carga": "foot", "tipo-publicación": "foot", "tipo de publicación": "foot",
    "gráfico": "foot", "titular": "headline", "título": "headline", "cuerpo": "body",
    # Italian
    "sezione": "section", "lunghezza": "length", "autore": "byline", "lingua": "foot",
    "data-caricamento": "foot", "data di caricamento": "foot", "titolo": "headline",
    "tipo-pubblicazione": "foot", "tipo di pubblicazione": "foot", "corpo": "body",
    # Portuguese
    "seção": "section", "secção": "section", "comprimento": "length", "língua": "foot",
    "data-carga": "foot", "data de carregamento": "foot", "tipo-publicação": "foot",
    "tipo de publicação": "foot", "extensão": "length",
}  # fmt: skip
"""LexisNexis and Nexis Uni."""

PROQUEST: Final[Mapping[str, str]] = {
    # English
    "title": "title", "author": "byline", "publication info": "citation", "abstract": "abstract",
    "links": "extra", "full text": "body", "publication title": "source", "pages": "page",
    "first page": "page", "publication date": "date", "section": "section",
    "document url": "url", "copyright": "copyright", "dateline": "dateline",
    "publication year": "foot", "number of pages": "foot", "publisher": "foot",
    "place of publication": "foot", "country of publication": "foot", "issn": "foot",
    "publication subject": "foot", "source type": "foot", "document type": "foot",
    "language of publication": "foot", "proquest document id": "foot", "last updated": "foot",
    "database": "foot", "subject": "foot", "location": "foot", "people": "foot", "credit": "foot",
    "company / organization": "foot", "caption": "foot", "column": "foot", "year": "foot",
    "column name": "foot", "volume": "foot", "issue": "foot", "edition": "edition",
    "subtitle": "deck", "document feature": "foot", "identifier / keyword": "foot",
    "classification": "foot", "accession number": "foot", "correspondence author": "foot",
    "publication frequency": "foot", "journal subject": "foot", "eissn": "foot", "doi": "foot",
    "start page": "foot", "number of pages ": "foot", "photo credit": "foot",
    # German
    "titel": "title", "autor": "byline", "zusammenfassung": "abstract", "volltext": "body",
    "publikationstitel": "source", "titel der publikation": "source", "seiten": "page",
    "publikationsdatum": "date", "erscheinungsdatum": "date", "rubrik": "section",
    "abschnitt": "section", "dokument-url": "url", "proquest-dokument-id": "foot",
    "datenbank": "foot", "veröffentlichungsinfo": "citation", "publikationsinfo": "citation",
    "zuletzt aktualisiert": "foot", "letzte aktualisierung": "foot", "verlag": "foot",
    "erscheinungsjahr": "foot", "sprache der publikation": "foot", "dokumententyp": "foot",
    "dokumenttyp": "foot", "quellentyp": "foot", "erscheinungsort": "foot", "thema": "foot",
    # French
    "titre": "title", "auteur": "byline", "résumé": "abstract", "texte intégral": "body",
    "titre de la publication": "source", "titre de publication": "source",
    "date de publication": "date", "url du document": "url", "droits d'auteur": "copyright",
    "id de document proquest": "foot", "id du document proquest": "foot",
    "base de données": "foot", "dernière mise à jour": "foot", "éditeur": "foot",
    "langue de publication": "foot", "type de document": "foot", "type de source": "foot",
    "année de publication": "foot", "lieu de publication": "foot", "sujet": "foot",
    # Spanish
    "título": "title", "resumen": "abstract", "texto completo": "body", "páginas": "page",
    "título de publicación": "source", "título de la publicación": "source",
    "fecha de publicación": "date", "url del documento": "url", "sección": "section",
    "id del documento de proquest": "foot", "base de datos": "foot", "materia": "foot",
    "última actualización": "foot", "editorial": "foot", "idioma de la publicación": "foot",
    "tipo de documento": "foot", "tipo de fuente": "foot", "año de publicación": "foot",
    "lugar de publicación": "foot", "información de publicación": "citation",
    # Portuguese
    "resumo": "abstract", "título da publicação": "source", "data de publicação": "date",
    "url do documento": "url", "base de dados": "foot", "última atualização": "foot",
    "id do documento proquest": "foot", "idioma da publicação": "foot", "assunto": "foot",
}  # fmt: skip
"""ProQuest."""

FACTIVA: Final[Mapping[str, str]] = {
    "se": "section", "hd": "headline", "by": "byline", "cr": "credit", "wc": "length",
    "pd": "date", "et": "time", "sn": "source", "sc": "extra", "ed": "edition", "pg": "page",
    "vol": "extra", "la": "extra", "cy": "copyright", "lp": "body", "td": "body", "ct": "foot",
    "co": "foot", "in": "foot", "ns": "foot", "re": "foot", "ipc": "foot", "ipd": "foot",
    "pub": "foot", "an": "foot", "rf": "foot", "art": "foot", "clm": "extra", "dln": "dateline",
    "ngc": "foot", "gc": "foot", "de": "foot", "rst": "foot", "pe": "foot", "djic": "foot",
}  # fmt: skip
"""Factiva's two- and three-letter field codes, the same in every interface language."""

GENIOS: Final[Mapping[str, str]] = {
    "quelle": "citation", "ressort": "section", "rubrik": "foot", "ausgabe": "edition",
    "dokumentnummer": "foot", "issn": "foot", "autor": "byline", "deskriptor": "foot",
    "dauerhafte adresse des dokuments": "url", "alle rechte vorbehalten": "copyright",
    "schlagwörter": "foot", "kategorie": "foot", "jahrgang": "foot", "nummer": "foot",
}  # fmt: skip
"""GENIOS and wiso-net."""

EBSCO: Final[Mapping[str, str]] = {
    "title": "headline", "authors": "byline", "author": "byline", "source": "citation",
    "document type": "foot", "subject terms": "foot", "geographic terms": "foot",
    "people": "foot", "company/entity": "foot", "naics/industry codes": "foot",
    "abstract": "abstract", "full text word count": "length", "word count": "length",
    "issn": "foot", "accession number": "foot", "database": "foot", "section": "section",
    "persistent link to this record (permalink)": "url", "cut and paste": "foot",
    "publication type": "foot", "language": "foot", "copyright": "copyright", "doi": "foot",
    "author affiliations": "foot", "images": "foot", "record": "extra", "edition": "edition",
}  # fmt: skip
"""EBSCOhost (Newspaper Source and others)."""

_LABEL = re.compile(
    r"""
    [^\S\r\n]{0,60}
    (?P<label>[^\W\d_](?:[\w'’./&-]|[ ](?=\S)){0,38}?)   # words, no end of a sentence
    [^\S\r\n]{0,3}:
    (?P<rest>.*)
    """,
    re.VERBOSE,
)


@attrs.frozen
class Label:
    """A row that begins with a label."""

    text: str
    """The label as printed, without the colon."""

    role: str
    """What it announces: a value of the tables."""

    skip: int
    """Characters of the row up to the value."""

    capitals: bool
    """Whether the label is printed in capitals."""


def read_label(row: str, table: Mapping[str, str]) -> Label | None:
    """Return the label that *row* begins with, if it is in *table*."""
    found = _LABEL.match(row[:200])
    if found is None:
        return None
    text = " ".join(found["label"].split())
    role = table.get(text.casefold())
    if role is None:
        return None
    return Label(text, role, found.start("rest"), text.isupper())


def read_capitals(row: str) -> Label | None:
    """Return the label in capitals that *row* begins with, known or not."""
    found = _LABEL.match(row[:200])
    if found is None or not found["label"].isupper():
        return None
    return Label(" ".join(found["label"].split()), "extra", found.start("rest"), capitals=True)
