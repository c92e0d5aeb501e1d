"""What publications call themselves, and what clippings and lists call them.

Source: the names in the mastheads or imprints of the publications; the other forms are those of
databases, press reviews and readers' habits. A short form that also means something else (Times,
Post, Sun) is not in the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALIASES: Mapping[str, tuple[str, ...]] = {
    "Agence France-Presse": ("AFP, France", "Agence France Presse"),
    "Al Jazeera": ("AlJazeera", "Al-Jazeera", "Al Jazeera, Qatar"),
    "Associated Press": ("AP News", "The AP", "AP, USA"),
    "Barron's": ("BARRON'S", "BARRON’S", "Barrons", "Barron’s"),
    "BBC News": ("BBC News, UK", "BBC, UK"),
    "Bloomberg": ("Bloomberg News", "Bloomberg, USA"),
    "Cointelegraph": ("Coin Telegraph", "CoinTelegraph"),
    "Corriere della Sera": ("Il Corriere della Sera", "Corriere Della Sera"),
    "Der Spiegel": ("Spiegel Magazin", "DER SPIEGEL"),
    "Deutsche Welle": ("DW – Deutsche Welle, Germany", "DW – Deutsche Welle", "DW, Germany"),
    "EU Reporter": ("eureporter", "EUreporter", "EUReporter"),
    "Financial Times": ("The Financial Times", "FT.com"),
    "Frankfurter Allgemeine Zeitung": ("FAZ", "F.A.Z."),
    "JAMnews": ("JAM News", "Jam News", "JAM-news"),
    "Le Monde": ("Le Monde, France", "LE MONDE"),
    "Los Angeles Times": ("LA Times", "L.A. Times", "The Los Angeles Times"),
    "Neue Zürcher Zeitung": ("NZZ", "Neue Zuercher Zeitung"),
    "Panorama.am": ("Panorama, Armenia", "Panorama Armenia"),
    "POLITICO": ("Politico", "Politico, USA"),
    "RFE/RL": ("Radio Free Europe / Radio Liberty", "Radio Free Europe/Radio Liberty"),
    "Reuters": ("Reuters News", "Reuters, UK"),
    "San Francisco Chronicle": ("SF Chronicle", "S.F. Chronicle"),
    "Slate": ("Slate Mag", "Slate Magazine"),
    "Süddeutsche Zeitung": ("Sueddeutsche Zeitung", "SZ, Germany"),
    "TASS": ("TASS, Russia", "ITAR-TASS", "Itar-Tass", "Tass"),
    "The Guardian": ("Guardian", "The Guardian, UK", "Guardian, UK"),
    "The New York Times": ("New York Times", "NYT", "NY Times", "N.Y. Times"),
    "The Wall Street Journal": ("Wall Street Journal", "WSJ", "Wall St. Journal"),
    "The Washington Post": ("Washington Post", "WaPo"),
    "UN News": ("United Nations News", "U.N. News"),
    "USA TODAY": ("USA Today", "USAToday"),
    "Xinhua": ("Xinhua News Agency", "Xinhua, China"),
}
"""Own name, and other forms of it."""

OWN_NAME: Mapping[str, str] = {alias: own for own, aliases in _ALIASES.items() for alias in aliases}
"""Other form, own name. No own name is another form."""
