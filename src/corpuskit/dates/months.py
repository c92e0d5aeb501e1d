"""Names of months and weekdays in the languages that dates are read in, as plain data.

Source: Unicode CLDR 45 (months and days, formats wide and abbreviated, with the genitive forms
that stand beside a day number), and abbreviations met in news feeds. Names are written as printed;
`fold_name` makes the form they are looked up by.
"""

from __future__ import annotations

import unicodedata

# Commas divide the months, January first; spaces divide the forms of one name.
_MONTHS: dict[str, str] = {
    "en": (
        "january jan, february feb febr, march mar, april apr, may, june jun, july jul, "
        "august aug, september sept sep, october oct, november nov, december dec"
    ),
    "de": (
        "januar jänner jän, februar feber, märz mär mrz, april, mai, juni, juli, august, "
        "september, oktober okt, november, dezember dez"
    ),
    "fr": (
        "janvier janv, février fév févr, mars, avril avr, mai, juin, juillet juil, août, "
        "septembre, octobre, novembre, décembre déc"
    ),
    "es": (
        "enero ene, febrero, marzo, abril abr, mayo, junio, julio, agosto ago, septiembre "
        "setiembre, octubre, noviembre, diciembre dic"
    ),
    "it": (
        "gennaio gen genn, febbraio febbr, marzo, aprile, maggio mag magg, giugno giu, "
        "luglio lug, agosto, settembre set sett, ottobre ott, novembre, dicembre"
    ),
    "pt": (
        "janeiro, fevereiro fev, março, abril, maio, junho, julho, agosto, setembro, "
        "outubro out, novembro, dezembro"
    ),
    "nl": (
        "januari, februari, maart mrt, april, mei, juni, juli, augustus, september, "
        "oktober, november, december"
    ),
    "ru": (
        "января январь янв, февраля февраль фев февр, марта март мар, апреля апрель апр, "
        "мая май, июня июнь июн, июля июль июл, августа август авг, сентября сентябрь сент "
        "сен, октября октябрь окт, ноября ноябрь нояб ноя, декабря декабрь дек"
    ),
    "tr": (
        "ocak oca, şubat şub, mart, nisan nis, mayıs, haziran haz, temmuz tem, ağustos ağu, "
        "eylül eyl, ekim eki, kasım kas, aralık ara"
    ),
    "hy": (
        "հունվարի հունվար հունվարին հնվ, փետրվարի փետրվար փետրվարին փտվ, մարտի մարտ մարտին "
        "մրտ, ապրիլի ապրիլ ապրիլին ապր, մայիսի մայիս մայիսին մյս, հունիսի հունիս հունիսին "
        "հնս, հուլիսի հուլիս հուլիսին հլս, օգոստոսի օգոստոս օգոստոսին օգս, սեպտեմբերի "
        "սեպտեմբեր սեպտեմբերին սեպ, հոկտեմբերի հոկտեմբեր հոկտեմբերին հոկ, նոյեմբերի "
        "նոյեմբեր նոյեմբերին նոյ, դեկտեմբերի դեկտեմբեր դեկտեմբերին դեկ"
    ),
    "fi": (
        "tammikuuta tammikuu tammikuun, helmikuuta helmikuu helmikuun, maaliskuuta "
        "maaliskuu maaliskuun, huhtikuuta huhtikuu huhtikuun, toukokuuta toukokuu "
        "toukokuun, kesäkuuta kesäkuu kesäkuun, heinäkuuta heinäkuu heinäkuun, elokuuta "
        "elokuu elokuun, syyskuuta syyskuu syyskuun, lokakuuta lokakuu lokakuun, "
        "marraskuuta marraskuu marraskuun, joulukuuta joulukuu joulukuun"
    ),
    "sv": (
        "januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, "
        "november, december"
    ),
    "da": (
        "januar, februar, marts, april, maj, juni, juli, august, september, oktober, "
        "november, december"
    ),
    "no": (
        "januar, februar, mars, april, mai, juni, juli, august, september, oktober, "
        "november, desember des"
    ),
    "pl": (
        "stycznia styczeń sty, lutego luty lut, marca marzec, kwietnia kwiecień kwi, maja "
        "maj, czerwca czerwiec cze, lipca lipiec lip, sierpnia sierpień sie, września "
        "wrzesień wrz, października październik paź, listopada listopad lis, grudnia "
        "grudzień gru"
    ),
    "cs": (
        "ledna leden, února únor, března březen, dubna duben, května květen, června červen, "
        "července červenec, srpna srpen, září, října říjen, listopadu listopad, prosince "
        "prosinec"
    ),
    "sk": (
        "januára január, februára február, marca marec, apríla apríl, mája máj, júna jún, "
        "júla júl, augusta, septembra, októbra október, novembra, decembra"
    ),
    "uk": (
        "січня січень січ, лютого лютий лют, березня березень бер, квітня квітень кві, "
        "травня травень тра, червня червень чер, липня липень лип, серпня серпень сер, "
        "вересня вересень вер, жовтня жовтень жов, листопада листопад лис, грудня грудень "
        "гру"
    ),
    "bg": (
        "януари, февруари, март, април, май, юни, юли, август, септември, октомври, "
        "ноември, декември"
    ),
    "sr": (
        "januara јануара јануар, februara фебруара фебруар, marta марта март, aprila априла "
        "април, maja маја мај, juna јуна јун, jula јула јул, avgusta avgust августа август, "
        "septembra septembar септембра септембар, oktobra oktobar октобра октобар, novembra "
        "novembar новембра новембар, decembra decembar децембра децембар"
    ),
    "hu": (
        "január, február, március márc, április ápr, május máj, június jún, július júl, "
        "augusztus, szeptember szept, október, november, december"
    ),
    "ro": (
        "ianuarie ian, februarie, martie, aprilie, mai, iunie iun, iulie iul, august, "
        "septembrie, octombrie, noiembrie, decembrie"
    ),
    "el": (
        "ιανουαρίου ιανουάριος ιαν, φεβρουαρίου φεβρουάριος φεβ, μαρτίου μάρτιος μαρ, "
        "απριλίου απρίλιος απρ, μαΐου μάιος μαϊ, ιουνίου ιούνιος ιουν, ιουλίου ιούλιος "
        "ιουλ, αυγούστου αύγουστος αυγ, σεπτεμβρίου σεπτέμβριος σεπ, οκτωβρίου οκτώβριος "
        "οκτ, νοεμβρίου νοέμβριος νοε, δεκεμβρίου δεκέμβριος δεκ"
    ),
    "ca": (
        "gener, febrer, març, abril, maig, juny, juliol, agost, setembre, octubre, "
        "novembre, desembre"
    ),
    "az": (
        "yanvar, fevral, mart, aprel, may, iyun, iyul, avqust, sentyabr, oktyabr, noyabr, dekabr"
    ),
    "id": (
        "januari, februari, maret, april, mei, juni, juli, agustus, september, oktober, "
        "november, desember"
    ),
    "lt": (
        "sausio, vasario, kovo, balandžio, gegužės, birželio, liepos, rugpjūčio, rugsėjo, "
        "spalio, lapkričio, gruodžio"
    ),
    "lv": (
        "janvāris janvārī, februāris februārī, marts martā, aprīlis aprīlī, maijs maijā, "
        "jūnijs jūnijā, jūlijs jūlijā, augusts augustā, septembris septembrī, oktobris "
        "oktobrī, novembris novembrī, decembris decembrī"
    ),
    "et": (
        "jaanuar jaan, veebruar veebr, märts, aprill, mai, juuni, juuli, august, september, "
        "oktoober, november, detsember dets"
    ),
    "ka": (
        "იანვარი, თებერვალი, მარტი, აპრილი, მაისი, ივნისი, ივლისი, აგვისტო, სექტემბერი, "
        "ოქტომბერი, ნოემბერი, დეკემბერი"
    ),
    "ar": (
        "يناير جانفي, فبراير شباط فيفري, مارس آذار, أبريل إبريل نيسان أفريل, مايو أيار ماي, "
        "يونيو حزيران جوان, يوليو تموز جويلية, أغسطس آب أوت, سبتمبر أيلول, أكتوبر, نوفمبر, ديسمبر"
    ),
    "fa": (
        "ژانویه, فوریه, مارس, آوریل, مه, ژوئن, ژوئیه جولای, اوت, سپتامبر, اکتبر, نوامبر, دسامبر"
    ),
    "hi": (
        "जनवरी, फरवरी फ़रवरी, मार्च, अप्रैल, मई, जून, जुलाई, अगस्त, सितंबर सितम्बर, अक्टूबर "
        "अक्तूबर, नवंबर नवम्बर, दिसंबर दिसम्बर"
    ),
    "be": (
        "студзеня, лютага, сакавіка, красавіка, мая, чэрвеня, ліпеня, жніўня, верасня, "
        "кастрычніка, лістапада, снежня"
    ),
    "mk": (
        "јануари, февруари, март, април, мај, јуни, јули, август, септември, октомври, ноември, "
        "декември"
    ),
    "sq": (
        "janar, shkurt, mars, prill, maj, qershor, korrik, gusht, shtator, tetor, nëntor, dhjetor"
    ),
    "is": (
        "janúar, febrúar, mars, apríl, maí, júní, júlí, ágúst, september, október, nóvember, "
        "desember"
    ),
    "he": (
        "בינואר ינואר, בפברואר פברואר, במרץ מרץ, באפריל אפריל, במאי מאי, ביוני יוני, ביולי "
        "יולי, באוגוסט אוגוסט, בספטמבר ספטמבר, באוקטובר אוקטובר, בנובמבר נובמבר, בדצמבר "
        "דצמבר"
    ),
}

# One row a weekday, Monday first.
_WEEKDAYS: tuple[str, ...] = (
    (
        "monday mon montag mo lundi lun lunes lunedì segunda segunda-feira maandag ma "
        "понедельник пн pazartesi pzt երկուշաբթի maanantai maanantaina måndag mån mandag "
        "poniedziałek pondělí понеділок hétfő δευτέρα pondelok luni "
        "月曜日 月曜 星期一 الاثنين الإثنين שני دوشنبه सोमवार 월요일"
    ),
    (
        "tuesday tue tues dienstag di mardi mar martes martedì terça terça-feira dinsdag "
        "вторник вт salı երեքշաբթի tiistai tiistaina tisdag tis tirsdag wtorek úterý вівторок "
        "kedd τρίτη utorok marți 火曜日 火曜 星期二 الثلاثاء שלישי मंगलवार 화요일"
    ),
    (
        "wednesday wed weds mittwoch mi mercredi mer miércoles mié mercoledì quarta "
        "quarta-feira woensdag wo среда ср çarşamba չորեքշաբթի keskiviikko keskiviikkona "
        "onsdag ons środa středa середа szerda τετάρτη streda miercuri "
        "水曜日 水曜 星期三 الأربعاء רביעי چهارشنبه बुधवार 수요일"
    ),
    (
        "thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio quinta "
        "quinta-feira donderdag четверг чт perşembe հինգշաբթի torstai torstaina torsdag tors "
        "czwartek čtvrtek четвер csütörtök πέμπτη štvrtok joi "
        "木曜日 木曜 星期四 الخميس חמישי پنجشنبه गुरुवार 목요일"
    ),
    (
        "friday fri freitag fr vendredi ven viernes vie venerdì sexta sexta-feira vrijdag vr "
        "пятница пт cuma ուրբաթ perjantai perjantaina fredag fre piątek pátek пʼятниця péntek "
        "παρασκευή piatok vineri 金曜日 金曜 星期五 الجمعة שישי جمعه शुक्रवार 금요일"
    ),
    (
        "saturday sat samstag sonnabend sa samedi sam sábado sáb sabato sab zaterdag za "
        "суббота сб cumartesi շաբաթ lauantai lauantaina lördag lør lørdag sobota субота "
        "szombat σάββατο sâmbătă 土曜日 土曜 星期六 السبت שבת शनिवार 토요일"
    ),
    (
        "sunday sun sonntag so dimanche dim domingo dom domenica zondag zo воскресенье вс "
        "pazar կիրակի sunnuntai sunnuntaina söndag sön søndag niedziela neděle неділя "
        "vasárnap κυριακή nedeľa duminică 日曜日 日曜 星期日 الأحد ראשון یکشنبه रविवार 일요일"
    ),
)

_FILLERS = (
    "de del da d of the le el il den der dem am al du om on på dnia г года году год р року r "
    "roku թ թվականի թվականին года m gada năm в"
)
"""Words that may stand between the parts of a date: "2 de octubre de 2023", "2023 թ."."""

_ORDINALS = "st nd rd th er ère ème e º ª ° го ого й"
"""What may be glued to a day number: "2nd", "1er", "1º"."""

_LABELS = (
    "published publish publication posted post updated update last first modified revised created "
    "issued issue released release date dated time on at as of dateline printed filed "
    "veröffentlicht erschienen erstellt aktualisiert stand datum uhr am vom "
    "publié publiée parution paru mis mise à jour le date édition du "
    "publicado publicada actualizado actualizada fecha a las el em data às "
    "pubblicato aggiornato il alle ore "
    "gepubliceerd bijgewerkt geplaatst op om "
    "опубликовано обновлено дата от в yayın yayınlanma tarihi güncelleme güncellendi saat "
    "հրապարակվել julkaistu päivitetty publicerad uppdaterad udgivet opdateret publisert oppdatert "
    "opublikowano aktualizacja data publikováno vydáno kl klo "
    "опубліковано оновлено δημοσίευση δημοσιεύτηκε ενημέρωση ώρα "
    "نشر نشرت تحديث تاريخ النشر آخر في يوم انتشار תאריך פורסם עודכן יום बजे प्रकाशित अपडेट "
    "发布 发布时间 发表 更新 更新时间 时间 日期 上午 下午 公開 配信 掲載 投稿 午前 午後 "
    "입력 수정 기사입력 최종수정 등록 승인 오전 오후"
)
"""Words that may stand beside a date on a line of its own."""


def fold_name(name: str) -> str:
    """Return the form that names are compared in: no case, no accents, dotless i dotted.

    Examples:
        >>> fold_name("MÄRZ"), fold_name("EKİM"), fold_name("Ağustos")
        ('marz', 'ekim', 'agustos')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ı", "i")


def _words(row: str) -> frozenset[str]:
    return frozenset(fold_name(word) for word in row.split())


MONTH_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    code: tuple(tuple(month.split()) for month in rows.split(", "))
    for code, rows in _MONTHS.items()
}
"""Forms of the twelve months as printed, by language code (BCP 47)."""

MONTHS: dict[str, int] = {
    fold_name(form): number
    for rows in MONTH_NAMES.values()
    for number, forms in enumerate(rows, start=1)
    for form in forms
}
"""Month number, 1 to 12, by folded name; no name means two months."""

WEEKDAYS: dict[str, int] = {
    fold_name(form): number for number, row in enumerate(_WEEKDAYS) for form in row.split()
}
"""Weekday number, 0 is Monday, by folded name."""

FILLERS: frozenset[str] = _words(_FILLERS)
ORDINALS: frozenset[str] = _words(_ORDINALS)
LABELS: frozenset[str] = _words(_LABELS) | FILLERS

ERAS: dict[str, int] = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民国": 1911,
}
"""What to add to a year of an East Asian era to get the common year."""
