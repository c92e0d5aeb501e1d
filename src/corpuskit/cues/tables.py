"""Words that the cues know, by kind: general vocabulary of news and mail, no one's text.

Months and weekdays are the calendar names of each language with their usual short forms (Unicode
CLDR); the other tables hold the words that press, databases and mail print around articles.
"""

from __future__ import annotations

MONTHS = (
    # English, German, Dutch, Scandinavian
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "januar|jänner|februar|feber|märz|maerz|mai|juni|juli|oktober|dezember|mär|okt|dez|"
    "januari|februari|maart|mei|augustus|mrt|"
    "marts|augusti|mars|desember|"
    # French, Spanish, Italian, Portuguese, Catalan, Romanian
    "janvier|février|fevrier|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|"
    "decembre|janv|févr|fév|avr|juil|déc|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|"
    "diciembre|ene|abr|ago|dic|"
    "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|gen|mag|giu|lug|"
    "set|ott|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|fev|mai|out|"
    "gener|febrer|març|maig|juny|juliol|agost|setembre|desembre|"
    "ianuarie|februarie|martie|aprilie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie|"
    # Slavic
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь|"
    "янв|фев|апр|авг|сен|сент|окт|ноя|нояб|дек|"
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|"
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|"
    "listopada|grudnia|ledna|února|března|dubna|května|června|července|srpna|září|října|"
    "listopadu|prosince|"
    # Turkish, Azerbaijani, Finnish, Hungarian, Greek, Armenian, Georgian
    "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|"
    "yanvar|fevral|aprel|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr|"
    "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|"
    "syyskuuta|lokakuuta|marraskuuta|joulukuuta|"
    "január|február|március|április|május|június|július|augusztus|szeptember|október|"
    "ιανουαρίου|φεβρουαρίου|μαρτίου|απριλίου|μαΐου|ιουνίου|ιουλίου|αυγούστου|σεπτεμβρίου|"
    "οκτωβρίου|νοεμβρίου|δεκεμβρίου|"
    "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|"
    "նոյեմբերի|դեկտեմբերի|"
    "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|"
    "ნოემბერი|დეკემბერი"
)
"""Month names and their short forms, lower case, joined for a pattern."""

WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thur|thu|"
    "fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|"
    "mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo|"
    "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|"
    "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|"
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|"
    "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|"
    "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|"
    "երկուշաբթի|երեքշաբթի|չորեքշաբթի|հինգշաբթի|ուրբաթ|շաբաթ|կիրակի"
)
"""Names of the days of the week and their short forms, lower case, joined for a pattern."""

BY_WORDS = "by|von|par|por|di|door|av|af|από|автор|от|yazan|հեղինակ"
"""What stands before the name of an author, lower case, joined for a pattern."""

PRESS_WORDS = (
    "news|newspaper|times|post|press|presse|prensa|agency|agence|agencia|agenzia|agentur|"
    "journal|zeitung|tribune|herald|gazette|gazeta|gazete|guardian|observer|chronicle|daily|"
    "weekly|magazine|magazin|telegraph|telegraaf|standard|monitor|review|bulletin|wire|"
    "newswire|newswires|service|services|radio|television|tv|online|today|world|globe|mail|"
    "mirror|express|echo|star|sun|figaro|monde|libération|spiegel|anzeiger|nachrichten|"
    "tageblatt|rundschau|kurier|bote|blatt|tagblatt|courant|dagblad|krant|volkskrant|"
    "pais|país|mundo|vanguardia|corriere|repubblica|stampa|sole|folha|estado|diário|diario|"
    "reuters|bloomberg|afp|ap|upi|dpa|apa|tass|interfax|xinhua|ansa|efe|anp|belga|"
    "newsletter|report|reporter|dispatch|examiner|inquirer|register|sentinel|union|voice|"
    "новости|газета|известия|правда|ведомости|коммерсантъ|агентство|вести|"
    "haber|gazetesi|ajansı|sanomat|lehti|uutiset|նորություններ|լուր|新聞|日報"
)
"""Words that names of publications are made of, lower case, joined for a pattern."""

LENGTH_WORDS = (
    "words|word|mots|mot|wörter|palabras|parole|palavras|woorden|слов|слова|kelime|sanaa|字"
)
"""Units in which databases print the length of an article, joined for a pattern."""

RIGHTS_WORDS = (
    "copyright|all rights reserved|alle rechte vorbehalten|tous droits réservés|"
    "tutti i diritti riservati|todos los derechos reservados|todos os direitos reservados|"
    "alle rechten voorbehouden|все права защищены|tüm hakları saklıdır|reprinted with permission"
)
"""Words of copyright lines, lower case, joined for a pattern."""

CONTENTS_WORDS = (
    "contents|table of contents|in this issue|headlines|top stories|today's headlines|index|"
    "inhalt|inhaltsverzeichnis|sommaire|table des matières|sumario|índice|indice|sommario|"
    "sumário|inhoud|inhoudsopgave|содержание|оглавление|içindekiler|sisältö|sisällys|目次"
)
"""Titles of contents lists, lower case, joined for a pattern."""

NAVIGATION_WORDS = (
    "back to top|top of page|return to top|top|back to contents|back to index|back to headlines|"
    "zurück zum anfang|nach oben|retour au sommaire|haut de page|volver arriba|terug naar boven|"
    "к содержанию|в начало|next|previous|next story|previous story|page \\d+|seite \\d+"
)
"""Links that lead about in a page, lower case, joined for a pattern."""
