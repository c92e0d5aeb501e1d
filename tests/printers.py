"""Prints stories as the known layouts do: the inverse of what `corpuskit.layouts` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_printers import ARCHIVE_LANGUAGES, ARCHIVE_PRINTERS
from printing import (
    MONTHS,
    Printed,
    Story,
    join_feed,
    label,
    name_month,
    part,
    print_date,
    print_lines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["LANGUAGES", "MONTHS", "PRINTERS", "Printed", "Story", "print_date"]

NEXIS_WORDS = {  # count, section, length, byline, load date, language
    "en": ("{} of {} DOCUMENTS", "SECTION", "LENGTH", "BYLINE", "LOAD-DATE", "LANGUAGE"),
    "de": ("Dokument {} von {}", "RUBRIK", "LÄNGE", "AUTOR", "UPDATE", "SPRACHE"),
    "fr": ("Document {} de {}", "RUBRIQUE", "LONGUEUR", "AUTEUR", "DATE-CHARGEMENT", "LANGUE"),
    "nl": ("{} van {} DOCUMENTEN", "RUBRIEK", "LENGTE", "AUTEUR", "LAAD-DATUM", "TAAL"),
    "es": ("Documento {} de {}", "SECCIÓN", "LONGITUD", "AUTOR", "FECHA-CARGA", "IDIOMA"),
    "it": ("Documento {} di {}", "SEZIONE", "LUNGHEZZA", "AUTORE", "DATA-CARICAMENTO", "LINGUA"),
    "pt": ("Documento {} de {}", "SEÇÃO", "COMPRIMENTO", "AUTOR", "DATA-CARGA", "LÍNGUA"),
}
FACTIVA_WORDS = {  # number of words, document, name of the language
    "en": ("{} words", "Document", "English"),
    "de": ("{} Wörter", "Dokument", "Deutsch"),
    "fr": ("{} mots", "Document", "Français"),
    "es": ("{} palabras", "Documento", "Español"),
    "nl": ("{} woorden", "Document", "Nederlands"),
    "it": ("{} parole", "Documento", "Italiano"),
    "pt": ("{} palavras", "Documento", "Português"),
    "ru": ("{} слов", "Документ", "Русский"),
    "pl": ("{} słów", "Dokument", "Polski"),
    "ja": ("{} 文字", "文書", "日本語"),
    "zh": ("{} 字", "文件", "中文"),
    "ko": ("{} 단어", "문서", "한국어"),
}
NEXIS_UNI_WORDS = {  # section, length, byline, body, load date, end
    "en": ("Section", "Length", "Byline", "Body", "Load-Date", "End of Document"),
    "de": ("Rubrik", "Länge", "Autor", "Textkörper", "Ladedatum", "Ende des Dokuments"),
    "fr": ("Rubrique", "Longueur", "Auteur", "Corps", "Date de chargement", "Fin du document"),
    "nl": ("Rubriek", "Lengte", "Auteur", "Hoofdtekst", "Laaddatum", "Einde van document"),
    "es": ("Sección", "Longitud", "Autor", "Cuerpo", "Fecha de carga", "Fin del documento"),
    "it": ("Sezione", "Lunghezza", "Autore", "Corpo", "Data di caricamento", "Fine del documento"),
    "pt": ("Seção", "Comprimento", "Autor", "Corpo", "Data de carregamento", "Fim do documento"),
}
PROQUEST_WORDS = {  # author, full text, title, pages, date, section, number, address, database
    "en": "Author|Full text|Publication title|Pages|Publication date|Section"
    "|ProQuest document ID|Document URL|Database",
    "de": "Autor|Volltext|Publikationstitel|Seiten|Publikationsdatum|Rubrik"
    "|ProQuest-Dokument-ID|Dokument-URL|Datenbank",
    "fr": "Auteur|Texte intégral|Titre de la publication|Pages|Date de publication|Section"
    "|ID de document ProQuest|URL du document|Base de données",
    "es": "Autor|Texto completo|Título de publicación|Páginas|Fecha de publicación|Sección"
    "|ID del documento de ProQuest|URL del documento|Base de datos",
    "pt": "Autor|Texto completo|Título da publicação|Páginas|Data de publicação|Seção"
    "|ID do documento ProQuest|URL do documento|Base de dados",
}
EUROPRESSE_END = "Certificat émis le 12 mars 2022 à des fins de visualisation."


def print_nexis_text(stories: Sequence[Story], language: str) -> Printed:
    """LexisNexis text in an interface language."""
    count, section, length, byline, load, lang = NEXIS_WORDS[language]

    def one(story: Story) -> str:
        date = print_date(story.date, language)
        place = None if story.page is None else f"S. {story.page}"
        where = "; ".join(x for x in (story.section, place) if x) or None
        return print_lines(
            story.source,
            date,
            story.headline,
            label(byline, story.author),
            label(section, where),
            f"{length}: 120 words",
            story.body,
            f"{load}: {date}",
            f"{lang}: X",
            f"Copyright {story.date.year} {story.source}\nAll Rights Reserved",
        )

    total = len(stories)
    return join_feed(
        "nexis-text-1",
        stories,
        one,
        lambda n: part(n, "\n\n") + f"{count}\n\n\n".format(n, total),
    )


def print_nexis_classic(stories: Sequence[Story], _language: str) -> Printed:
    """LexisNexis text of the 1990s: copyright on top, headline and body with labels, centred."""

    def one(story: Story) -> str:
        place = None if story.page is None else f"Pg. {story.page}"
        where = "; ".join(x for x in (story.section, place) if x) or None
        author = None if story.author is None else f"By {story.author}"
        return print_lines(
            f"Copyright {story.date.year} {story.source} Company\n{story.source:^70}",
            f"{print_date(story.date, 'en') + ', Tuesday':^70}",
            label("SECTION", where),
            "LENGTH: 120 words",
            f"HEADLINE: {story.headline}",
            label("BYLINE", author),
            f"BODY:\n{story.body}",
            f"LOAD-DATE: {print_date(story.date, 'en')}",
        )

    total = len(stories)
    return join_feed(
        "nexis-text-1", stories, one, lambda n: f"\n{f'{n} of {total} DOCUMENTS':^70}\n\n"
    )


def print_nexis_uni(stories: Sequence[Story], language: str) -> Printed:
    """Nexis Uni text in an interface language, with its cover page."""
    section, length, byline, body, load, end = NEXIS_UNI_WORDS[language]

    def one(story: Story) -> str:
        place = None if story.page is None else f"Pg. {story.page}"
        where = "; ".join(x for x in (story.section, place) if x) or None
        return print_lines(
            f"{story.headline}\n{story.source}\n{print_date(story.date, language)}\n\n",
            f"Copyright {story.date.year} {story.source} All Rights Reserved",
            label(section, where, sign=":\xa0"),
            f"{length}:\xa0120 words",
            label(byline, story.author, sign=":\xa0"),
            f"{body}\n\n\n{story.body}\n",
            f"{load}:\xa0{print_date(story.date, language)}",
            glue="\n",
        )

    cover = "Date and Time: Tuesday, June 1, 2021 2:05:00 PM EDT\nJob Number: 1\n"
    cover += f"Documents ({len(stories)})\n"
    for number, story in enumerate(stories, 1):
        cover += f"{number}. {story.headline}\nClient/Matter: -None-\nSearch Terms: x\n"
    end = f"\n\n\n{end}\n"
    return join_feed(
        "nexis-uni-1",
        stories,
        one,
        lambda n: cover + "\n\n" if n == 1 else f"{end}\n\n",
        foot=end,
    )


def print_factiva(stories: Sequence[Story], language: str) -> Printed:
    """Factiva text in an interface language."""
    words, document, name = FACTIVA_WORDS[language]

    def one(story: Story) -> str:
        day = print_date(story.date, language)
        if language in MONTHS:
            day = f"{story.date.day} {name_month(story.date, language)} {story.date.year}"
        return print_lines(
            story.section,
            story.headline,
            label("By", story.author, sign=" "),
            words.format(120),
            day,
            story.source,
            "QXYZ",
            None if story.page is None else str(story.page),
            name,
            f"Copyright {story.date.year} {story.source}",
            story.body,
            f"{story.source} GmbH",
            f"{document} QXYZ0000{story.date:%Y%m%d}edbp0006f",
        )

    return join_feed(
        "factiva-text-1",
        stories,
        one,
        lambda n: "| Factiva | Dow Jones |\n\n" if n == 1 else "\n\n",
    )


def _factiva_codes(story: Story, language: str) -> list[tuple[str, str | None]]:
    """Return the coded fields of a story; the text stands in LP and TD."""
    words, document, name = FACTIVA_WORDS[language]
    lead, *rest = story.paragraphs
    return [
        ("SE", story.section),
        ("HD", story.headline),
        ("BY", story.author),
        ("WC", words.format(120)),
        ("PD", f"{story.date.day} {name_month(story.date, 'en')} {story.date.year}"),
        ("SN", story.source),
        ("SC", "QXYZ"),
        ("PG", None if story.page is None else str(story.page)),
        ("LA", name),
        ("CY", f"(c) {story.date.year}"),
        ("LP", lead),
        ("TD", "\n\n".join(rest or ["x"])),
        ("PUB", f"{story.source} SA"),
        ("AN", f"{document} QXYZ0000{story.date:%Y%m%d}edbp0006f"),
    ]


def print_factiva_fields(stories: Sequence[Story], language: str) -> Printed:
    """Factiva with field codes."""

    def one(story: Story) -> str:
        rows = []
        for code, value in _factiva_codes(story, language):
            if value is not None:
                indented = value.replace("\n\n", "\n\n     ")
                rows.append(f"{code}  {indented}" + ("\n" if code in ("LP", "TD", "PUB") else ""))
        return "\n ".join(rows)

    return join_feed("factiva-fields-1", stories, one, lambda n: " " if n == 1 else "\n\n\n ")


def print_factiva_flowed(stories: Sequence[Story], language: str) -> Printed:
    """Factiva with field codes between stars, everything in one row."""

    def one(story: Story) -> str:
        codes = _factiva_codes(story, language)
        return " ".join(f"*{code}* {' '.join(value.split())}" for code, value in codes if value)

    def between(number: int) -> str:
        return "Skip to main content Dow Jones Factiva " if number == 1 else " "

    return join_feed("factiva-flowed-1", stories, one, between)


def print_proquest(stories: Sequence[Story], language: str) -> Printed:
    """ProQuest text in an interface language, a rule and a count between articles."""
    author, full, title, pages, date, section, number, address, base = PROQUEST_WORDS[
        language
    ].split("|")

    def one(story: Story) -> str:
        return print_lines(
            story.headline,
            label(author, story.author),
            "ProQuest document link",
            "Abstract: None available.",
            f"{full}:",
            story.body,
            f"{title}: {story.source}",
            label(pages, story.page),
            f"{date}: {print_date(story.date, language)}",
            label(section, story.section),
            f"{number}: 123",
            f"{address}: https://example.org/docview/123",
            f"{base}: U.S. Dailies",
        )

    total = len(stories)
    return join_feed(
        "proquest-text-1",
        stories,
        one,
        lambda n: f"\n{'_' * 60}\n\nDocument {n} of {total}\n\n",
        foot=f"\n{'_' * 60}\n",
    )


def print_europresse(stories: Sequence[Story], _language: str) -> Printed:
    """Europresse text."""

    def one(story: Story) -> str:
        section = "" if story.section is None else f"{story.section}, "
        page = "" if story.page is None else f", p. {story.page}"
        return print_lines(
            f"{story.source}, no. 123",
            f"{section}mardi {print_date(story.date, 'fr')} 120 mots{page}",
            story.headline,
            story.body,
            f"© {story.date.year} {story.source}. Tous droits réservés.",
            EUROPRESSE_END,
            f"news·{story.date:%Y%m%d}·GA·998259",
        )

    return join_feed("europresse-1", stories, one, part)


def print_apa(stories: Sequence[Story], _language: str) -> Printed:
    """APA DeFacto; page or section is always there: a head is known by them."""

    def one(story: Story) -> str:
        page = "" if story.page is None else f"          Seite: {story.page}"
        head = f'"{story.source}" Nr. 12 vom {story.date:%d.%m.%Y}{page}'
        return print_lines(
            f"{head}\nRessort: {story.section or 'Lokales'}",
            story.headline,
            label("Von", story.author, sign=" "),
            story.body,
        )

    return join_feed(
        "apa-1", stories, one, lambda _: "\n\n[print_head]\n\n", foot="\n\n[print_head]\n[etb]\n"
    )


def print_mailing_list(stories: Sequence[Story], language: str) -> Printed:
    """Mailing-list archive: one blank line between articles, as between paragraphs."""

    def one(story: Story) -> str:
        date = f"{name_month(story.date, language)} {story.date.day} {story.date.year}"
        return f"{story.headline}\n\n{story.source}\n{date}\n\n{story.body}"

    return join_feed("mailing-list-1", stories, one, lambda n: part(n, "\n\n"))


PRINTERS: dict[str, Callable[[Sequence[Story], str], Printed]] = {
    "nexis-text-1": print_nexis_text,
    "nexis-classic": print_nexis_classic,
    "nexis-uni-1": print_nexis_uni,
    "factiva-text-1": print_factiva,
    "factiva-fields-1": print_factiva_fields,
    "factiva-flowed-1": print_factiva_flowed,
    "proquest-text-1": print_proquest,
    "europresse-1": print_europresse,
    "apa-1": print_apa,
    "mailing-list-1": print_mailing_list,
    **ARCHIVE_PRINTERS,
}
"""Printers by name; each takes stories and the language of the interface."""

LANGUAGES: dict[str, tuple[str, ...]] = {
    "nexis-text-1": tuple(NEXIS_WORDS),
    "nexis-uni-1": tuple(NEXIS_UNI_WORDS),
    "proquest-text-1": tuple(PROQUEST_WORDS),
    "factiva-text-1": tuple(FACTIVA_WORDS),
    "factiva-fields-1": tuple(FACTIVA_WORDS),
    "factiva-flowed-1": tuple(FACTIVA_WORDS),
    "mailing-list-1": ("en", "de", "fr", "nl", "es", "it"),
    **ARCHIVE_LANGUAGES,
}
"""Interface languages of those printers that know several; the others print English."""
