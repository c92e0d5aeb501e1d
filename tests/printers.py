"""Prints stories as the known layouts do: the inverse of what `corpuskit.layouts` reads."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@attrs.frozen(kw_only=True)
class Story:
    """What a printer needs of an article."""

    headline: str
    source: str
    date: dt.date
    author: str
    section: str
    page: int
    paragraphs: tuple[str, ...]


@attrs.frozen
class Printed:
    """A feed as printed, with what should be found in it."""

    layout: str
    text: str
    articles: tuple[str, ...]
    stories: tuple[Story, ...]


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
}
NEXIS_WORDS = {  # count, section, length, byline, load date, language
    "en": ("{} of {} DOCUMENTS", "SECTION", "LENGTH", "BYLINE", "LOAD-DATE", "LANGUAGE"),
    "de": ("Dokument {} von {}", "RUBRIK", "LÄNGE", "AUTOR", "UPDATE", "SPRACHE"),
    "fr": ("Document {} de {}", "RUBRIQUE", "LONGUEUR", "AUTEUR", "DATE-CHARGEMENT", "LANGUE"),
    "nl": ("{} van {} DOCUMENTEN", "RUBRIEK", "LENGTE", "AUTEUR", "LAAD-DATUM", "TAAL"),
    "es": ("Documento {} de {}", "SECCIÓN", "LONGITUD", "AUTOR", "FECHA-CARGA", "IDIOMA"),
    "it": ("Documento {} di {}", "SEZIONE", "LUNGHEZZA", "AUTORE", "DATA-CARICAMENTO", "LINGUA"),
}
FACTIVA_WORDS = {
    "en": ("words", "Document", "English"),
    "de": ("Wörter", "Dokument", "Deutsch"),
    "fr": ("mots", "Document", "Français"),
    "es": ("palabras", "Documento", "Español"),
    "nl": ("woorden", "Document", "Nederlands"),
    "it": ("parole", "Documento", "Italiano"),
}


def print_date(date: dt.date, language: str) -> str:
    """Return *date* in words."""
    month = MONTHS[language].split()[date.month - 1]
    if language == "en":
        return f"{month} {date.day}, {date.year}"
    dot = "." if language == "de" else ""
    joint = " de " if language == "es" else " "
    return f"{date.day}{dot}{joint}{month}{joint}{date.year}"


def _body(story: Story) -> str:
    return "\n\n".join(story.paragraphs)


def _join(
    layout: str,
    stories: Sequence[Story],
    print_one: Callable[[Story], str],
    between: Callable[[int], str],
    *,
    foot: str = "",
) -> Printed:
    articles = [print_one(story) for story in stories]
    text = "".join(between(n) + article for n, article in enumerate(articles, 1)) + foot
    return Printed(layout, text, tuple(articles), tuple(stories))


def print_nexis_text(stories: Sequence[Story], language: str) -> Printed:
    """LexisNexis text in an interface language."""
    count, section, length, byline, load, lang = NEXIS_WORDS[language]

    def one(story: Story) -> str:
        date = print_date(story.date, language)
        return (
            f"{story.source}\n\n{date}\n\n{story.headline}\n\n{byline}: {story.author}\n\n"
            f"{section}: {story.section}; S. {story.page}\n\n{length}: 120 words\n\n"
            f"{_body(story)}\n\n{load}: {date}\n\n{lang}: X\n\n"
            f"Copyright {story.date.year} {story.source}\nAll Rights Reserved"
        )

    total = len(stories)
    return _join(
        "nexis-text-1",
        stories,
        one,
        lambda n: f"{'' if n == 1 else chr(10) * 2}{count}\n\n\n".format(n, total),
    )


def print_nexis_classic(stories: Sequence[Story], _language: str) -> Printed:
    """LexisNexis text of the 1990s: copyright on top, headline and body with labels, centred."""

    def one(story: Story) -> str:
        return (
            f"Copyright {story.date.year} {story.source} Company\n{story.source:^70}\n\n"
            f"{print_date(story.date, 'en') + ', Tuesday':^70}\n\n"
            f"SECTION: {story.section}; Pg. {story.page}\n\nLENGTH: 120 words\n\n"
            f"HEADLINE: {story.headline}\n\nBYLINE: By {story.author}\n\nBODY:\n{_body(story)}\n\n"
            f"LOAD-DATE: {print_date(story.date, 'en')}"
        )

    total = len(stories)
    return _join("nexis-text-1", stories, one, lambda n: f"\n{f'{n} of {total} DOCUMENTS':^70}\n\n")


def print_nexis_uni(stories: Sequence[Story], _language: str) -> Printed:
    """Nexis Uni text with its cover page."""

    def one(story: Story) -> str:
        return (
            f"{story.headline}\n{story.source}\n{print_date(story.date, 'en')} Tuesday\n\n\n"
            f"Copyright {story.date.year} {story.source} All Rights Reserved\n"
            f"Section:\xa0{story.section}; Pg. {story.page}\nLength:\xa0120 words\n"
            f"Byline:\xa0{story.author}\nBody\n\n\n{_body(story)}\n\n"
            f"Load-Date:\xa0{print_date(story.date, 'en')}"
        )

    cover = "Date and Time: Tuesday, June 1, 2021 2:05:00 PM EDT\nJob Number: 1\n"
    cover += f"Documents ({len(stories)})\n"
    for number, story in enumerate(stories, 1):
        cover += f"{number}. {story.headline}\nClient/Matter: -None-\nSearch Terms: x\n"
    return _join(
        "nexis-uni-1",
        stories,
        one,
        lambda n: cover + "\n\n" if n == 1 else "\n\n\nEnd of Document\n\n\n",
        foot="\n\n\nEnd of Document\n",
    )


def print_factiva(stories: Sequence[Story], language: str) -> Printed:
    """Factiva text in an interface language."""
    words, document, name = FACTIVA_WORDS[language]

    def one(story: Story) -> str:
        day = f"{story.date.day} {MONTHS[language].split()[story.date.month - 1]} {story.date.year}"
        return (
            f"{story.section}\n\n{story.headline}\n\nBy {story.author}\n\n120 {words}\n\n{day}\n\n"
            f"{story.source}\n\nQXYZ\n\n{story.page}\n\n{name}\n\n"
            f"Copyright {story.date.year} {story.source}\n\n{_body(story)}\n\n"
            f"{story.source} GmbH\n\n{document} QXYZ0000{story.date:%Y%m%d}edbp0006f"
        )

    return _join(
        "factiva-text-1",
        stories,
        one,
        lambda n: "| Factiva | Dow Jones |\n\n" if n == 1 else "\n\n",
    )


def print_factiva_fields(stories: Sequence[Story], _language: str) -> Printed:
    """Factiva with field codes."""

    def one(story: Story) -> str:
        day = f"{story.date.day} {MONTHS['en'].split()[story.date.month - 1]} {story.date.year}"
        lead, *rest = story.paragraphs
        tail = "\n\n     ".join(rest or ["x"])
        return (
            f"SE  {story.section}\n HD  {story.headline}\n BY  {story.author}\n WC  120 words\n"
            f" PD  {day}\n SN  {story.source}\n SC  QXYZ\n PG  {story.page}\n LA  French\n"
            f" CY  (c) {story.date.year}\n LP  {lead}\n\n TD  {tail}\n\nPUB  {story.source} SA\n\n"
            f" AN  Document QXYZ0000{story.date:%Y%m%d}edbp0006f"
        )

    return _join("factiva-fields-1", stories, one, lambda n: " " if n == 1 else "\n\n\n ")


def print_proquest(stories: Sequence[Story], _language: str) -> Printed:
    """ProQuest text, a rule and a count between articles."""

    def one(story: Story) -> str:
        return (
            f"{story.headline}\n\nAuthor: {story.author}\n\nProQuest document link\n\n"
            f"Abstract: None available.\n\nFull text:\n\n{_body(story)}\n\n"
            f"Publication title: {story.source}\n\nPages: {story.page}\n\n"
            f"Publication date: {print_date(story.date, 'en')}\n\nSection: {story.section}\n\n"
            f"ProQuest document ID: 123\n\nDocument URL: https://example.org/docview/123\n\n"
            f"Database: U.S. Dailies"
        )

    total = len(stories)
    return _join(
        "proquest-text-1",
        stories,
        one,
        lambda n: f"\n{'_' * 60}\n\nDocument {n} of {total}\n\n",
        foot=f"\n{'_' * 60}\n",
    )


def print_europresse(stories: Sequence[Story], _language: str) -> Printed:
    """Europresse text."""

    def one(story: Story) -> str:
        return (
            f"{story.source}, no. 123\n\n{story.section}, mardi {print_date(story.date, 'fr')}"
            f" 120 mots, p. {story.page}\n\n{story.headline}\n\n{_body(story)}\n\n"
            f"© {story.date.year} {story.source}. Tous droits réservés.\n\n"
            f"Certificat émis le 12 mars 2022 à des fins de visualisation.\n\n"
            f"news·{story.date:%Y%m%d}·GA·998259"
        )

    return _join("europresse-1", stories, one, lambda n: "" if n == 1 else "\n\n\n")


def print_apa(stories: Sequence[Story], _language: str) -> Printed:
    """APA DeFacto."""

    def one(story: Story) -> str:
        return (
            f'"{story.source}" Nr. 12 vom {story.date:%d.%m.%Y}          Seite: {story.page}\n'
            f"Ressort: {story.section}\n\n{story.headline}\n\nVon {story.author}\n\n{_body(story)}"
        )

    return _join(
        "apa-1", stories, one, lambda _: "\n\n[print_head]\n\n", foot="\n\n[print_head]\n[etb]\n"
    )


def print_mailing_list(stories: Sequence[Story], language: str) -> Printed:
    """Mailing-list archive: one blank line between articles, as between paragraphs."""

    def one(story: Story) -> str:
        month = MONTHS[language].split()[story.date.month - 1]
        date = f"{month} {story.date.day} {story.date.year}"
        return f"{story.headline}\n\n{story.source}\n{date}\n\n{_body(story)}"

    return _join("mailing-list-1", stories, one, lambda n: "" if n == 1 else "\n\n")


PRINTERS: dict[str, Callable[[Sequence[Story], str], Printed]] = {
    "nexis-text-1": print_nexis_text,
    "nexis-classic": print_nexis_classic,
    "nexis-uni-1": print_nexis_uni,
    "factiva-text-1": print_factiva,
    "factiva-fields-1": print_factiva_fields,
    "proquest-text-1": print_proquest,
    "europresse-1": print_europresse,
    "apa-1": print_apa,
    "mailing-list-1": print_mailing_list,
}
"""Printers by name; each takes stories and the language of the interface."""
