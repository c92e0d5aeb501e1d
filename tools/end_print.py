"""What stands between made articles and at their feet: titles of sections, notes, imprints."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

SECTIONS = (
    "World", "Business", "Politics", "Sports", "Science & Technology", "Other news", "In brief",
    "Culture", "Markets", "Energy", "Health", "Opinion", "Hardware", "Software", "Events",
    "Wirtschaft", "Kurz & bündig", "Veranstaltungen", "Aus aller Welt", "Internet", "Économie",
    "Brèves", "Agenda", "Logiciels", "Deportes", "Sociedad", "Cronaca", "Esteri", "Uutiset",
    "Kulttuuri", "Noticias", "Новости", "Политика", "Общество", "Экономика", "社会", "経済",
)  # fmt: skip
NAMES = (
    "Anna Berg", "J. Whitfield", "Marc Duval", "Pekka Laine", "Olga Sorokina", "R. Okafor",
    "Carla Mendes", "Tim", "Knut Hansen", "E. Papadaki", "Luigi Ferri", "S. Tanaka", "mb",
    "The Editors",
)  # fmt: skip
SITES = ("www.daily-courier.example", "news.example.org", "www.kurier.example", "info.example.net",
         "www.lagazette.example/actu", "portal.example.fi")  # fmt: skip
SENTENCES = (
    "Reach thousands of readers every week",
    "Order before the end of the month and save 20 percent",
    "Our annual conference takes place in the spring", "Seats are limited, so register today",
    "The new edition of the handbook is out now", "Call 555-0134 or write to us for a free copy",
    "A new study of the sector, 150 pages, is available to our readers",
    "Jetzt kostenlos testen und vier Ausgaben frei Haus lesen", "Infos unter der Nummer 0555-1234",
    "Profitez de notre offre de bienvenue jusqu'au 30 juin", "Scopri le nostre offerte",
    "Do you know somebody who would like to read this? Pass it on",
)  # fmt: skip
SUBSCRIPTION = (
    "To unsubscribe, send a blank message to leave-{n}@{site}",
    "You are subscribed as reader{n}@{site}",
    "To subscribe visit http://{site}/subscribe", "Questions? Write to the editor: editor@{site}",
    "You received this message because you asked for it at http://{site}",
    "Um den Newsletter abzubestellen, senden Sie eine leere Mail an abo@{site}",
    "Pour vous désabonner, écrivez à stop@{site}",
    "Para cancelar su suscripción: http://{site}/baja",
    "Для отписки пишите на off@{site}", "Tilauksen voi perua osoitteessa http://{site}/peru",
    "Back issues are kept at http://{site}/archive", "Send comments and news tips to news@{site}",
)  # fmt: skip
RIGHTS = (
    "Copyright {year} {site}. All rights reserved.", "(c) {year} {name}",
    "No part of this may be reproduced without permission.",
    "© {year} {site}, alle Rechte vorbehalten", "Tous droits réservés, {year}",
    "This newsletter is for information only and may not be redistributed.",
    "The information in this message is confidential and meant for the recipient alone.",
    "Editor: {name}", "Published by {name}, {site}", "Herausgeber: {name}", "Rédaction : {name}",
)  # fmt: skip
ENDS = ("**End of report**", "=== END ===", "EOF", "# # #", "--", "* * *", "[End of issue {n}]",
"ENDE", "-30-", "FIN", "<end>")  # fmt: skip

Lines = list[str]
"""Lines of text; empty ones are blank."""


def maybe(chance: random.Random, share: float) -> bool:
    """Return True in *share* of all calls."""
    return chance.random() < share


def rule(chance: random.Random) -> str:
    """Return a drawn line."""
    sign = chance.choice("---===***___~~~#.+")
    gap = chance.choice(("", "", "", " "))
    return (sign + gap) * chance.choice((5, 20, 30, 40, 60, 70))


def _fill(text: str, chance: random.Random) -> str:
    return text.format(
        n=chance.randint(1, 9999), site=chance.choice(SITES), name=chance.choice(NAMES),
        year=chance.randint(1988, 2023),
    )  # fmt: skip


def print_section(chance: random.Random) -> Callable[[], Lines]:
    """Return a printer of titles of sections, all in one form."""
    drawn = rule(chance)
    capitals, form = maybe(chance, 0.5), chance.randrange(8)
    forms: tuple[Callable[[str], Lines], ...] = (
        lambda t: [t], lambda t: [drawn, t, drawn], lambda t: [t, drawn],
        lambda t: [f"*** {t} ***"],
        lambda t: [f"{chance.randint(1, 9)}. {t}"], lambda t: [f"[{t}]"], lambda t: [f"> {t}:"],
        lambda t: [drawn, t],
    )  # fmt: skip
    return lambda: forms[form](_case(chance.choice(SECTIONS), capitals=capitals))


def _case(title: str, *, capitals: bool) -> str:
    return title.upper() if capitals else title


def print_advertisement(chance: random.Random) -> Callable[[], Lines]:
    """Return a printer of boxes of advertising, all in one form."""
    drawn = rule(chance)
    word = chance.choice(("ADVERTISEMENT", "Advertisement", "Anzeige", "Publicité", "Sponsor", ""))
    tops = [drawn, word], [f"{drawn[:12]} {word} {drawn[:12]}"], [f"*** {word} ***"], []
    style, gap = chance.randrange(4), maybe(chance, 0.5)
    top, bottom = tops[style], ([drawn], [drawn], [], [])[style]

    def draw() -> Lines:
        text = [chance.choice(SENTENCES) + chance.choice((".", "!", ":", ""))
                for _ in range(chance.randint(1, 6))]  # fmt: skip
        if gap:
            text = [line for sentence in text for line in (sentence, "")][:-1]
        text += [f"http://{chance.choice(SITES)}"] * chance.randint(0, 1)
        return [*top, *text, *bottom]

    return draw


def print_link(chance: random.Random) -> Callable[[], Lines]:
    """Return a printer of ways to more, all in one form."""
    form = chance.choice(
        ("...More {s} stories at http://{site}", "More {s} news: http://{site}/{s}",
         "top of page <http://{site}/top>", "To read it all, go to http://{site}",
         "[Source](http://{site}/{n}.html)", "Weitere Meldungen: http://{site}",
         "<http://{site}/spacer.gif>",
         "Back to top", "Zurück zum Inhalt", "Toute l'actualité : http://{site}")
    )  # fmt: skip
    site = chance.choice(SITES)
    return lambda: [form.format(s=chance.choice(SECTIONS[:8]), site=site, n=chance.randint(1, 99))]


def print_tail(chance: random.Random) -> Lines:
    """Return what stands behind the last article: signs of the end, notes, an imprint."""
    lines: Lines = []
    if maybe(chance, 0.5):
        lines += [_fill(chance.choice(ENDS), chance), *[""] * chance.randint(0, 2)]
    elif maybe(chance, 0.5):
        lines += [rule(chance)]
    if maybe(chance, 0.2):
        lines += [*print_advertisement(chance)(), ""]
    for kind in chance.sample((SUBSCRIPTION, RIGHTS, SUBSCRIPTION, RIGHTS), chance.randint(1, 3)):
        if maybe(chance, 0.3):
            lines += [
                chance.choice(
                    ("ABOUT THIS NEWSLETTER", "Contact", "Impressum", "Editor", rule(chance))
                )
            ]
        lines += [_fill(chance.choice(kind), chance) for _ in range(chance.randint(1, 5))]
        lines += [""] * chance.randint(0, 2)
    if maybe(chance, 0.3):
        lines += [rule(chance)]
    if maybe(chance, 0.15):
        lines += [
            "",
            f" - {chance.choice(('daily', 'report'))}.{chance.choice(('pdf', 'doc', 'htm'))}",
        ]
    return lines


def print_foot(chance: random.Random) -> Callable[[], Lines]:
    """Return a printer of feet that belong to the article: who wrote it, where it stood."""
    form = chance.choice(
        ("({name})", "-- {name}", "/{name}", ":{name}", "http://{site}/{n}.html",
         "[{name}, {site}]",
         "(c) {year} {site}", "{name} can be reached at {n}@{site}", "{n} words",
         "Quelle: http://{site}/{n}",
         "[...]", "(AFP)", "Source : {site}", "* http://{site}", "{name}\n{n}@{site}",
         "Info: http://{site}\nTel. {n}-{n}")
    )  # fmt: skip
    blank = [""] * chance.randint(0, 1)
    return lambda: [*blank, *_fill(form, chance).split("\n")]
