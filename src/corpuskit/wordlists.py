"""Words that tell names, publications and sections apart: plain data, casefolded.

Sources: function words and titles from the grammars of the languages; words of publication names
from the title lists of news databases; country names from ISO 3166 in English, as the mailing
lists that name a paper's country print them.
"""

from __future__ import annotations


def _words(*rows: str) -> frozenset[str]:
    """Split rows of words at blanks."""
    return frozenset(word for row in rows for word in row.split())


def _phrases(*rows: str) -> frozenset[str]:
    """Split rows of phrases at commas."""
    return frozenset(phrase.strip() for row in rows for phrase in row.split(",") if phrase.strip())


PARTICLES = _words(
    "de del della der den von van zu zur vom dos das da do di du la le las los el al bin ibn ben",
    "abu ter ten und y e af av och ul ur",
)
"""Lower-case words inside a person's name."""

TITLES = _words(
    "dr prof sir mr mrs ms sen rep gov gen col capt lt rev former ambassador senator professor",
    "amb judge president minister hon dipl ing mag",
)
"""What may stand before a name and is none."""

NOT_NAMES = _words(
    "the a an and or of in on at to for from with by as is are was were be has have had will not",
    "no how why what when who where this that these those his her its their our your more new",
    "first after before over under about into than but if says news press times post daily",
    "journal agency agence today tribune herald gazette radio tv television service services",
    "report reports newswire newswires wire magazine weekly online staff reuters bloomberg",
    "associated copyright inc ltd corp company co llc plc ag gmbh bank group department ministry",
    "office bureau union party university institute center centre council committee court house",
    "government desk editor editorial opinion business politics sport sports world national",
    "international local section page read share save photo image video advertisement follow",
    "subscribe january february march april june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday der die das ein eine und oder im zum",
    "bei mit für auf les des une est dans pour sur avec aux los las una por para con que het een",
    "op voor met är och för east west north south middle foreign affairs street energy gas oil",
    "writer writers correspondent reporter contributed it he she they we you i however meanwhile",
    "also still yet so result there here",
) - _words("das los las")
"""Words that no person is called."""

SMALL_WORDS = _words(
    "the for and with via of on at sources und des der die das dem für les aux et och del las los",
    "dei della delle van von het een dos das als is",
)
"""Words that names of publications print without a capital."""

PUBLICATION_WORDS = _words(
    "times post herald tribune gazette journal chronicle guardian observer independent telegraph",
    "mail mirror express standard star sun bee globe examiner examiner-news inquirer register",
    "dispatch sentinel courier ledger bulletin record monitor review digest report reports",
    "reporter reports recorder advertiser advocate argus echo press news newspaper newsbytes",
    "newswire newswires wire daily weekly monthly today week magazine mag online radio tv",
    "television broadcasting channel agency service network media publishing newsletter alert",
    "bbc cnn nbc cbs abc npr pbs fox rt dw rfi rferl rfe/rl msnbc cnbc cbc itv france24 politico",
    "eurasianet reuters bloomberg afp ap upi tass interfax xinhua newsweek economist forbes",
    "fortune wired slate salon vox axios barron's barrons nikkei yomiuri asahi mainichi shimbun",
    "zeitung tageszeitung tagblatt tageblatt anzeiger nachrichten kurier presse blatt merkur",
    "rundschau spiegel stern welt bild zeit tagesspiegel abendblatt morgenpost volkszeitung",
    "wochenblatt monde figaro libération humanité parisien échos echos ouest-france dépêche",
    "nouvel express agefi courrier voix dauphiné",
    "journal quotidien hebdo país mundo abc vanguardia razón nación clarín",
    "universal jornada tiempo correo diario periódico prensa heraldo noticias corriere repubblica",
    "stampa sole gazzetta messaggero giornale folha estado globo gazeta correio público expresso",
    "telegraaf volkskrant trouw parool nrc dagblad nieuwsblad standaard tijd nieuws nos.nl nu.nl",
    "anp sabah hürriyet milliyet cumhuriyet zaman haber gazetesi gazete ajansı haberleri",
    "известия правда коммерсантъ коммерсант ведомости газета новости вести комсомольская",
    "радио агентство журнал хроника новая эхо независимая российская московский",
    "լրատվական գործակալություն թերթ dagbladet aftenposten politiken berlingske jyllands-posten",
    "nyheter tidningen dagens svenska helsingin sanomat wyborcza rzeczpospolita dziennik gazeta",
    "新聞 新闻 日报 日報 通信 放送 時報 周刊 週刊",
    "газета новини вісник дзеркало тиждень аргументы труд",
    "جريدة صحيفة وكالة موقع قناة أخبار الأخبار مجلة الشرق الجزيرة العربية الأهرام الحياة النهار",
    "روزنامه خبرگزاری کیهان اطلاعات همشهری",
    "ידיעות עיתון חדשות הארץ מעריב גלובס כלכליסט",
    "समाचार दैनिक जागरण भास्कर पत्रिका टाइम्स हिंदुस्तान न्यूज़ न्यूज",
    "εφημερίδα ειδήσεις νέα καθημερινή βήμα ναυτεμπορική",
    "kurier kuryer dziennik tygodnik noviny deník",
)
"""Words that occur in names of publications."""

PUBLICATION_ENDINGS = tuple(
    _words(
        "zeitung blatt nachrichten news press times post presse bladet posten tidning media radio",
        "新聞 日报 日報 晚报 早报 周刊 时报 時報 일보 신문 뉴스 통신 sanomat lehti",
    )
)
"""Endings of one-word names of publications: "Handelsblatt", "JAMnews", "Aftenposten"."""

COUNTRIES = _phrases(
    "afghanistan, albania, algeria, andorra, angola, argentina, armenia, artsakh, australia",
    "austria, azerbaijan, bahrain, bangladesh, belarus, belgium, bolivia, bosnia, botswana",
    "brazil, bulgaria, cambodia, cameroon, canada, chile, china, colombia, croatia, cuba, cyprus",
    "czech republic, denmark, ecuador, egypt, estonia, ethiopia, finland, france, georgia",
    "germany, ghana, great britain, greece, guatemala, hong kong, hungary, iceland, india",
    "indonesia, iran, iraq, ireland, israel, italy, jamaica, japan, jordan, kazakhstan, kenya",
    "kosovo, kuwait, kyrgyzstan, latvia, lebanon, libya, lithuania, luxembourg, malaysia, malta",
    "mexico, moldova, mongolia, montenegro, morocco, nagorno-karabakh, nepal, netherlands",
    "new zealand, nigeria, north korea, norway, oman, pakistan, palestine, panama, paraguay, peru",
    "philippines, poland, portugal, qatar, romania, russia, saudi arabia, scotland, senegal",
    "serbia, singapore, slovakia, slovenia, somalia, south africa, south korea, spain, sri lanka",
    "sudan, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, tunisia, turkey",
    "türkiye, turkmenistan, uae, uganda, uk, ukraine, united arab emirates, united kingdom",
    "united states, uruguay, us, usa, u.s., uzbekistan, vatican, venezuela, vietnam, wales, yemen",
    "zambia, zimbabwe, england",
)
"""Countries that stand behind the name of a paper: "Panorama, Armenia"."""

SECTIONS = _phrases(
    "news, world, world news, business, politics, sport, sports, opinion, editorial, comment",
    "economy, finance, financial, money, culture, arts, science, technology, tech, health, travel",
    "lifestyle, education, environment, energy, national, international, local, metro, region",
    "front page, features, commentary, letters, analysis, society, crime, law, media, markets",
    "companies, a section, national desk, foreign desk, business desk, editorials, briefs",
    "politik, wirtschaft, kultur, feuilleton, ausland, inland, panorama, lokales, meinung, medien",
    "wissen, chronik, politique, économie, société, monde, culture, sciences, sports, débats",
    "internacional, nacional, economía, cultura, deportes, sociedad, opinión, política, esteri",
    "interni, cronaca, economia, cultura, mundo, política, esporte, binnenland, buitenland",
    "economie, opinie, politiek, политика, экономика, общество, культура, спорт, мир, в мире",
    "происшествия, güncel, gündem, dünya, ekonomi, spor, քաղաքականություն, հասարակություն",
)
"""Names of a paper's sections."""

WIDGETS = _phrases(
    "save, share, print, email, e-mail, tweet, like, comment, comments, reply, follow, listen",
    "share this article, share on facebook, share on twitter, copy link, copy the link, link",
    "print this article, email this article, save article, facebook, twitter, whatsapp, telegram",
    "linkedin, reddit, pinterest, x, image, photo, video, audio, soundcloud, advertisement",
    "listen to this article, gift article, bookmark, subscribe, sign up, log in, menu, search",
    "a+ a-, text size, font size, full text, body, read more, read full article, teilen, drucken",
    "speichern, merken, kommentare, anzeige, artikel teilen, partager, imprimer, enregistrer",
    "commenter, écouter, publicité, compartir, imprimir, guardar, comentar, publicidad",
    "condividi, stampa, salva, pubblicità, compartilhar, salvar, delen, opslaan, afdrukken",
    "поделиться, печать, сохранить, реклама, комментировать, paylaş, yazdır, kaydet, reklam",
    "կիսվել, jaa, tulosta, dela, skriv ut, udskriv, del, udostępnij, drukuj",
)
"""Labels of buttons that come along when a web page is pasted."""
