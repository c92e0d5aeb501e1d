"""Prints stories as wires, Scandinavian, German, Belgian and Japanese archives do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printing import Printed, Story, join_feed, label, part, print_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RETRIEVER_WORDS = {  # date, page, published, full text, dashes below the title
    "sv": ("%Y-%m-%d", "Sida", "Publicerat i print. ", "Läs hela artikeln på", False),
    "no": ("%d.%m.%Y", "Side", "Publisert på trykk. ", "Les hele nyheten på", True),
    "da": ("%Y-%m-%d", "Side", "Publiceret på tryk. ", "Læs hele artiklen på", False),
}
YOMIDASU_BOX = (
    "  ------------------------------ ----------\n"
    "  選択部分をキーワードとして：   を検索\n"
    "  選択部分を辞書で検索：         から検索\n"
    "  ------------------------------ ----------"
)


def print_dow_jones(stories: Sequence[Story], _language: str) -> Printed:
    """Dow Jones Interactive in a clipping mail."""

    def one(story: Story) -> str:
        title = print_lines(
            label(f"{story.section} Desk", "Section A", sign="; ") if story.section else None,
            story.headline,
            label("By", story.author, sign=" "),
            glue="\n",
        )
        page = None if story.page is None else f"Page {story.page}, Column 4"
        head = print_lines(
            f"{story.date:%m/%d/%Y}",
            story.source,
            page,
            f"(Copyright (c) {story.date.year}, {story.source})",
            glue="\n",
        )
        end = "Copyright (c) 2000 Dow Jones & Company, Inc. All Rights Reserved. "
        return f"{title}\n\n{head}\n\n{story.body}\n\n{end}"

    return join_feed("dow-jones-1", stories, one, part)


def print_retriever(stories: Sequence[Story], language: str) -> Printed:
    """Retriever's list of titles and the articles below it."""
    form, page, published, full, dashes = RETRIEVER_WORDS[language]

    def one(story: Story) -> str:
        day = story.date.strftime(form)
        return print_lines(
            story.headline,
            "-" * 78 if dashes else None,
            f"{story.source}, {day}",
            story.author,
            label(page, story.page, sign=" "),
            f"{published}\n",
            f"{story.body}\n© {story.source}\n",
            f"{full} http://ret.nu/JrnQMsUG",
            glue="\n",
        )

    listed = "".join(
        f"> {story.headline}, {story.source}, {story.date.strftime(form)}\n\n" for story in stories
    )
    rule = "\n" + "=" * 78 + "\n"
    return join_feed(
        "retriever-1",
        stories,
        one,
        lambda n: f"Ett Bibliotek\n\nNyheter:\n\n{listed}\n" if n == 1 else f"{rule}\n",
        foot=rule,
    )


def print_infomedia(stories: Sequence[Story], _language: str) -> Printed:
    """Infomedia."""

    def one(story: Story) -> str:
        parts = print_lines(
            story.source,
            f"{story.date:%d.%m.%Y}",
            story.section,
            label("Side", story.page, sign=" "),
            "463 ord",
            "artikel-id: e3c4d5f6",
            glue=" | ",
        )
        return f"{story.headline}\n{parts}\n\n{story.body}"

    return join_feed("infomedia-1", stories, one, part)


def print_genios(stories: Sequence[Story], _language: str) -> Printed:
    """GENIOS with labels in a foot."""

    def one(story: Story) -> str:
        page = "" if story.page is None else f", S. {story.page}"
        title = print_lines(story.headline, label("Von", story.author, sign=" "), glue="\n")
        foot = print_lines(
            f"Quelle: {story.source} vom {story.date:%d.%m.%Y}, Nr. 59{page}",
            label("Ressort", story.section),
            "Dokumentnummer: A45678901\n",
            "Dauerhafte Adresse des Dokuments:",
            "https://www.wiso-net.example/document/BOTE__A45678901\n",
            f"Alle Rechte vorbehalten: (c) {story.source}\n",
            "© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH",
            glue="\n",
        )
        return f"{title}\n\n{story.body}\n\n{foot}"

    return join_feed("genios-1", stories, one, part)


def print_ebsco(stories: Sequence[Story], _language: str) -> Printed:
    """EBSCOhost."""
    numbers = {id(story): number for number, story in enumerate(stories, 1)}

    def one(story: Story) -> str:
        page = "" if story.page is None else f", p{story.page}, 1p"
        head = print_lines(
            f"Record: {numbers[id(story)]}",
            f"Title: {story.headline}",
            label("Authors", story.author),
            f"Source: {story.source}; {story.date:%d %B %Y}{page}",
            "Document Type: Article",
            "Accession Number: J0E123456789010",
            "Database: Newspaper Source",
            glue="\n",
        )
        rights = f"Copyright of {story.source} is the property of {story.source}."
        return print_lines(head, label("Section", story.section), story.body, rights)

    return join_feed("ebsco-1", stories, one, part)


def print_zczc(stories: Sequence[Story], _language: str) -> Printed:
    """A wire's messages in their frame."""

    def one(story: Story) -> str:
        return (
            f"ZCZC\nbpt0123 3 pl 246  {story.section or 'news'}\n{story.headline} =\n"
            f"{story.body}\n021234 Mar 10\nNNNN"
        )

    return join_feed("wire-zczc-1", stories, one, part)


def print_sgml(stories: Sequence[Story], _language: str) -> Printed:
    """A wire archive in SGML."""

    def one(story: Story) -> str:
        return (
            f"<DOC>\n<DOCNO> APW{story.date:%Y%m%d}.0063 </DOCNO>\n"
            f"<DATE_TIME> {story.date:%m/%d/%Y} 10:00:00 </DATE_TIME>\n"
            f"<HEADLINE> {story.headline} </HEADLINE>\n<TEXT>\n{story.body}\n</TEXT>\n</DOC>"
        )

    return join_feed("wire-sgml-1", stories, one, lambda n: part(n, "\n"))


def print_numbers(stories: Sequence[Story], _language: str) -> Printed:
    """A wire archive with story numbers."""

    def one(story: Story) -> str:
        body = "\n".join(f"   {paragraph}" for paragraph in story.paragraphs)
        return (
            f"NYT{story.date:%Y%m%d}.0063\nNEWS STORY\n{story.date:%Y-%m-%d} 10:00\n"
            f"{story.headline}\n{body}"
        )

    return join_feed("wire-numbers-1", stories, one, lambda n: part(n, "\n\n"))


def print_kikuzo(stories: Sequence[Story], _language: str) -> Printed:
    """Kikuzo: a table of the record above each article."""

    def one(story: Story) -> str:
        return (
            f" 00001    {story.date:%Y年%m月%d日}       朝刊         {story.section or '１総'}"
            f"          {story.page or 3:03}      00512文字\n\n{story.headline}\n\n{story.body}"
        )

    return join_feed("kikuzo-1", stories, one, part)


def print_yomidasu(stories: Sequence[Story], _language: str) -> Printed:
    """Yomidasu: a table row that holds the headline, and a search box."""

    def one(story: Story) -> str:
        page = f"{story.page or 3:02}頁"
        record = f"  1   {story.date:%Y.%m.%d}   {story.headline}   東京朝刊   一面   {page}   84字"
        return f"{record}\n  --- ------------ ------\n\n{YOMIDASU_BOX}\n\n[紙面]\n\n{story.body}"

    return join_feed("yomidasu-1", stories, one, part)


def print_mediargus(stories: Sequence[Story], _language: str) -> Printed:
    """Mediargus: a list that announces the articles, four blank rows between them."""
    listed = "".join(
        f"{number}. {story.headline}\n{story.source.replace(',', '')},"
        f" {story.date.day} {story.date:%b} {story.date.year}, p.{story.page or 1}, 320w.\n\n"
        for number, story in enumerate(stories, 1)
    )
    return join_feed(
        "mediargus-1",
        stories,
        lambda story: f"{story.source}\n\n{story.headline}\n\n{story.body}",
        lambda n: f"{listed}\n\n\n\n\n" if n == 1 else "\n\n\n\n\n\n",
    )


ARCHIVE_PRINTERS: dict[str, Callable[[Sequence[Story], str], Printed]] = {
    "dow-jones-1": print_dow_jones,
    "retriever-1": print_retriever,
    "infomedia-1": print_infomedia,
    "genios-1": print_genios,
    "ebsco-1": print_ebsco,
    "wire-zczc-1": print_zczc,
    "wire-sgml-1": print_sgml,
    "wire-numbers-1": print_numbers,
    "kikuzo-1": print_kikuzo,
    "yomidasu-1": print_yomidasu,
    "mediargus-1": print_mediargus,
}
"""Printers by name."""

ARCHIVE_LANGUAGES: dict[str, tuple[str, ...]] = {"retriever-1": tuple(RETRIEVER_WORDS)}
"""Interface languages of those that know several."""
