"""Examples of language tagging: real languages, short texts, mixed texts, the seeds."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from corpuskit.language import tag_language, tag_spans
from corpuskit.records import LanguageTag
from corpuskit.settings import LanguageSettings

SEEDS = Path(__file__).parents[1] / "seeds" / "feeds"

SENTENCES = {
    "ar": "أعلنت وزارة الخارجية اليوم أن المحادثات سوف تستأنف في الأسبوع المقبل",
    "az": "Nazirlik bildirib ki, danışıqlar gələn həftə şəhərdə yenidən başlayacaq və davam edəcək",
    "be": "Міністэрства паведаміла, што перамовы адновяцца на наступным тыдні ў сталіцы краіны",
    "bg": "Министерството съобщи, че преговорите ще бъдат подновени през следващата седмица",
    "cs": "Ministerstvo oznámilo, že jednání budou obnovena příští týden v hlavním městě",
    "de": "Das Ministerium teilte mit, dass die Gespräche in der nächsten Woche weitergehen",
    "el": "Το υπουργείο ανακοίνωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα",
    "en": "The ministry said that the talks would be taken up again in the capital next week",
    "es": "El ministerio anunció que las conversaciones se reanudarán la próxima semana",
    "fa": "وزارت امور خارجه اعلام کرد که گفتگوها هفته آینده در پایتخت از سر گرفته می‌شود",
    "fi": "Ministeriö kertoi, että neuvotteluja jatketaan ensi viikolla pääkaupungissa",
    "fr": "Le ministère a annoncé que les discussions reprendraient la semaine prochaine",
    "he": "המשרד הודיע כי השיחות יתחדשו בשבוע הבא בעיר הבירה",
    "hi": "मंत्रालय ने कहा कि अगले सप्ताह राजधानी में बातचीत फिर से शुरू होगी",
    "hy": "Նախարարությունը հայտարարեց, որ բանակցությունները կվերսկսվեն հաջորդ շաբաթ",
    "is": "Ráðuneytið sagði að viðræðurnar yrðu teknar upp að nýju í næstu viku það er víst",
    "it": "Il ministero ha annunciato che i colloqui riprenderanno la prossima settimana",
    "ja": "外務省は、協議が来週首都で再開されると発表した",
    "ka": "სამინისტრომ განაცხადა, რომ მოლაპარაკებები მომავალ კვირას განახლდება",
    "kk": "Министрлік келіссөздер келесі аптада елордада қайта жалғасады деп хабарлады",
    "ko": "외교부는 다음 주 수도에서 회담이 재개될 것이라고 밝혔다",
    "mk": "Министерството соопшти дека разговорите ќе продолжат следната недела во градот",
    "nl": "Het ministerie liet weten dat de gesprekken volgende week worden hervat",
    "pl": "Ministerstwo poinformowało, że rozmowy zostaną wznowione w przyszłym tygodniu",
    "pt": "O ministério anunciou que as conversações serão retomadas na próxima semana",
    "ru": "Министерство сообщило, что переговоры возобновятся на следующей неделе в столице",
    "sr": "Министарство је саопштило да ће разговори бити настављени следеће недеље",
    "sv": "Departementet meddelade att samtalen kommer att återupptas i nästa vecka",
    "th": "กระทรวงแถลงว่าการเจรจาจะเริ่มขึ้นอีกครั้งในสัปดาห์หน้า",
    "tr": "Bakanlık, görüşmelerin gelecek hafta başkentte yeniden başlayacağını açıkladı",
    "uk": "Міністерство повідомило, що переговори відновляться наступного тижня у столиці",
    "ur": "وزارت خارجہ نے کہا ہے کہ بات چیت اگلے ہفتے دارالحکومت میں دوبارہ شروع ہو گی",
    "zh": "外交部表示，谈判将于下周在首都恢复",
    "af": "Die ministerie het gesê dat die samesprekings volgende week hervat sal word",
    "cy": "Dywedodd y weinidogaeth y bydd y trafodaethau yn ailddechrau yr wythnos nesaf",
    "eo": "La ministerio diris ke la interparoloj rekomenciĝos en la venonta semajno",
    "eu": "Ministerioak esan du elkarrizketak datorren astean berriro hasiko direla hiriburuan",
    "ga": "Dúirt an aireacht go dtosóidh na cainteanna arís an tseachtain seo chugainn",
    "ky": "Министрлик сүйлөшүүлөр кийинки жумада борбор шаарда улантыларын билдирди",
    "mn": "Яамны мэдээлснээр хэлэлцээ ирэх долоо хоногт нийслэлд үргэлжлэх юм байна",
    "mt": "Il-ministeru qal li t-taħditiet se jerġgħu jibdew il-ġimgħa d-dieħla fil-belt",
    "nb": "Departementet opplyste at samtalene blir gjenopptatt i hovedstaden neste uke",
    "nn": "Departementet opplyste at samtalane blir tekne opp att i hovudstaden neste veke",
    "ne": "मन्त्रालयले अर्को हप्ता राजधानीमा वार्ता फेरि सुरु हुने जनाएको छ",
    "tg": "Вазорат хабар дод, ки гуфтушунид ҳафтаи оянда дар пойтахт аз нав оғоз мешавад",
    "uz": "Vazirlik muzokaralar kelasi hafta poytaxtda qayta boshlanishini maʼlum qildi",
    "yo": "Ilé iṣẹ́ ìjọba sọ pé ìjíròrò náà yóò tún bẹ̀rẹ̀ ní ọ̀sẹ̀ tó ń bọ̀",
    "zu": "Umnyango uthe izingxoxo zizophinde ziqale ngesonto elizayo enhlokodolobha",
    "am": "ሚኒስቴሩ ውይይቱ በሚቀጥለው ሳምንት በዋና ከተማዋ እንደሚቀጥል አስታወቀ",
    "ti": "እቲ ሚኒስትሪ ኣብ ዝመጽእ ሰሙን እቲ ዘተ ኣብ ርእሰ ከተማ ከም ዝቕጽል ሓቢሩ ኣሎ ኢሉ ንኹሉ ሓበሬታ",
    "km": "ក្រសួងបានប្រកាសថាការចរចានឹងចាប់ផ្តើមឡើងវិញនៅសប្តាហ៍ក្រោយ",
    "lo": "ກະຊວງໄດ້ປະກາດວ່າການເຈລະຈາຈະເລີ່ມຂຶ້ນໃໝ່ໃນອາທິດໜ້າ",
    "my": "လာမည့်အပတ်တွင် ဆွေးနွေးပွဲ ပြန်စမည်ဟု ဝန်ကြီးဌာနက ပြောသည်",
    "si": "ඊළඟ සතියේ සාකච්ඡා නැවත ආරම්භ වන බව අමාත්‍යාංශය පැවසීය",
    "bo": "གཟའ་འཁོར་རྗེས་མར་གྲོས་མོལ་བསྐྱར་དུ་འགོ་འཛུགས་རྒྱུ་ཡིན་པ་བརྗོད།",
    "gu": "મંત્રાલયે જણાવ્યું કે વાટાઘાટો આવતા અઠવાડિયે ફરી શરૂ થશે",
    "or": "ମନ୍ତ୍ରଣାଳୟ କହିଛି ଯେ ଆସନ୍ତା ସପ୍ତାହରେ ଆଲୋଚନା ପୁଣି ଆରମ୍ଭ ହେବ",
    "ckb": "وەزارەت ڕایگەیاند کە گفتوگۆکان هەفتەی داهاتوو دەست پێ دەکەنەوە لە پایتەخت",
    "ps": "وزارت وویل چې خبرې به په راتلونکې اونۍ کې بیا پیل شي او ټول به پکې ګډون وکړي",
}
"""One sentence, "The ministry said the talks would be taken up again next week", per language."""


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_of_news_is_told(code: str) -> None:
    """A sentence is tagged with its language."""
    assert code == tag_language(SENTENCES[code]).code


@pytest.mark.parametrize("code", sorted(code for code in SENTENCES if code != "ti"))
def test_capitals_do_not_matter(code: str) -> None:
    """A headline in capitals has the language it has in small letters."""
    assert code == tag_language(SENTENCES[code].upper()).code


@pytest.mark.parametrize("text", ["", "   ", "12.10.2023 17:45", "…!?", "\ud800", "😀 😀"])
def test_text_without_letters_is_undetermined(text: str) -> None:
    """What holds no letter is ``und``, with confidence 0 and no script."""
    assert LanguageTag(code="und", confidence=0.0) == tag_language(text)


def test_serbian_is_told_in_both_scripts() -> None:
    """The same words in Cyrillic and in Latin letters are Serbian."""
    latin = (
        "Ministarstvo je saopštilo da će razgovori biti nastavljeni sledeće nedelje u glavnom "
        "gradu, gde će se videti šta ko predlaže i koje su mere uopšte moguće u celoj zemlji"
    )
    tags = [tag_language(text) for text in (SENTENCES["sr"], latin)]
    assert [("sr", "Cyrl"), ("sr", "Latn")] == [(tag.code, tag.script) for tag in tags]


def test_a_prior_may_name_a_group_of_languages() -> None:
    """Norwegian is expected: the text is in one of its two written languages."""
    assert "nb" == tag_language("Del saken", prior="no").code


def test_thresholds_are_settings() -> None:
    """Whoever wants an answer for every word gets one, and whoever wants few gets few."""
    bold = LanguageSettings(least_letters=0, least_confidence=0.0)
    strict = LanguageSettings(least_confidence=1.0)
    assert "und" != tag_language("Nachrichten", settings=bold).code
    assert "und" == tag_language(SENTENCES["de"], settings=strict).code


def test_a_list_of_names_is_no_passage() -> None:
    """Names of another country in a row stay in the language of the text around them."""
    names = "Selangor Menteri Besar Datuk Ahmad bin Ismail, Dato Seri Zainab Tun Hamid."
    text = f"{SENTENCES['en']}. {names} {SENTENCES['en']}. {SENTENCES['en']}."
    assert {"en", "und"} >= {span.language.code for span in tag_spans(text)}


def test_a_drawn_line_is_no_passage() -> None:
    """A word said over and over is no text in any language."""
    text = f"{SENTENCES['en']}.\n{'PWN ' * 14}\n{SENTENCES['en']}."
    assert {"en", "und"} >= {span.language.code for span in tag_spans(text)}


def test_a_short_text_is_undetermined() -> None:
    """Four letters in a shared script say nothing, but their script is known."""
    assert LanguageTag(code="und", confidence=0.0, script="Latn") == tag_language("Save")


def test_a_short_text_takes_the_prior() -> None:
    """A short text is in the language that its document is in."""
    assert "fr" == tag_language("Partager", prior="fr").code


def test_a_prior_of_another_script_says_nothing() -> None:
    """Armenian is no answer for Latin letters, whatever is expected."""
    assert "und" == tag_language("Save", prior="hy").code


def test_a_prior_does_not_overrule_a_clear_text() -> None:
    """A whole sentence keeps its language in a document of another."""
    assert "de" == tag_language(SENTENCES["de"], prior="en").code


def test_a_short_text_in_a_script_of_its_own_is_told() -> None:
    """Two Georgian words are Georgian."""
    assert "ka" == tag_language("ახალი ამბები").code


def test_addresses_are_no_words() -> None:
    """A text that is one URL and one e-mail address holds no words of any language."""
    text = "https://www.example.org/nachrichten/die-lage-in-der-stadt redaktion@zeitung.example.de"
    assert "und" == tag_language(text).code


def test_han_characters_in_a_japanese_document_are_japanese() -> None:
    """A headline of Han characters alone follows its document."""
    assert "ja" == tag_language("首相会見", prior="ja").code


def test_one_foreign_letter_changes_nothing() -> None:
    """A Cyrillic letter inside a Latin word neither changes the tag nor makes a span."""
    text = SENTENCES["en"].replace("capital", "c\u0430pital")
    assert ["en"] == [span.language.code for span in tag_spans(text)]


def test_all_threads_get_the_same_answer() -> None:
    """Threads that ask at the same moment get the answer that one alone gets."""
    answers: list[LanguageTag] = []
    threads = [
        threading.Thread(target=lambda: answers.append(tag_language(SENTENCES["nl"])))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [tag_language(SENTENCES["nl"])] * 8 == answers


def test_a_quotation_in_the_same_script_is_a_span() -> None:
    """A German sentence quoted in an English text is found, at its quotation marks."""
    quoted = f"“{SENTENCES['de']}.”"
    text = f"{SENTENCES['en']}. She wrote: {quoted} {SENTENCES['en']}."
    spans = tag_spans(text)
    assert ["en", "de", "en"] == [span.language.code for span in spans]
    assert quoted == text[spans[1].start : spans[1].end]


def test_names_with_diacritics_are_no_spans() -> None:
    """Foreign names inside a sentence belong to the sentence."""
    text = "The troops moved from Qubadlı and Laçın to Zəngilan, said Recep Tayyip Erdoğan there."
    assert ["en"] == [span.language.code for span in tag_spans(text)]


CROATIAN = (
    "Vlada je u utorak odlučila povećati mirovine za sve umirovljenike u zemlji. Ministar je "
    "izjavio da će se o tome glasovati idućega tjedna. Oporba tvrdi da novca za to nema."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Predsjednik je rekao da je to dobro za sve građane.",
        "Sastanak je održan u Sarajevu, gdje su govorili o cijenama.",
    ],
)
def test_a_near_relative_does_not_split_a_document(sentence: str) -> None:
    """A sentence that could be Bosnian or Serbian as well is Croatian in a Croatian document."""
    text = f"{CROATIAN} {sentence} {CROATIAN}"
    assert ["hr"] == [span.language.code for span in tag_spans(text)]


def test_indonesian_and_malay_are_told() -> None:
    """The same news in the two languages, which share most of their words."""
    indonesian = "Presiden mengatakan bahwa pemerintah akan memberikan bantuan karena harga naik."
    malay = "Perdana Menteri berkata bahawa kerajaan akan memberi bantuan kerana harga telah naik."
    assert ["id", "ms"] == [tag_language(text).code for text in (indonesian, malay)]


def test_central_kurdish_is_told_in_the_old_spelling() -> None:
    """Many news sites write heh and a zero-width non-joiner for one letter."""
    assert "ckb" == tag_language(SENTENCES["ckb"].replace("ە", "ه\u200c")).code


def _seed_spans(name: str) -> list[tuple[str, str]]:
    """Return code and text of each span of the seed that begins with *name*."""
    (path,) = SEEDS.glob(f"{name}_*.txt")
    text = path.read_bytes().decode()
    return [(span.language.code, text[span.start : span.end]) for span in tag_spans(text)]


def test_the_armenian_name_in_an_english_line_is_found() -> None:
    """Seed 001 is English, but for the Armenian name at its end."""
    english, armenian = _seed_spans("001")
    assert ("en", "hy") == (english[0], armenian[0])
    assert "Թաքնված Ճանապարհ Նախաձեռնություն" == armenian[1]


def test_the_russian_quotation_is_found() -> None:
    """Seed 002 is English, but for the Russian quotation in its line 134."""
    spans = _seed_spans("002")
    russian = (
        "К сожалению, шесть наших военнослужащих погибли при исполнении своего служебного долга."
    )
    assert ["en", "ru", "en"] == [code for code, _ in spans]
    assert russian == spans[1][1]


@pytest.mark.parametrize("name", ["000", "003", "004"])
def test_the_english_seeds_have_one_span(name: str) -> None:
    """Three seeds are English throughout, whatever names they hold."""
    assert ["en"] == [code for code, _ in _seed_spans(name)]


def test_a_million_characters_without_a_space_are_tagged() -> None:
    """Nothing in the tagger is slower than linear on one endless word."""
    text = "a@b.-" * 200_000
    assert tag_language(text).script == "Latn"
    assert len(tag_spans(text)) <= 1


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_no_foreign_span_of_a_few_letters_in_the_seeds(path: Path) -> None:
    """In the seeds, a span in another language than the feed's has 30 letters or more."""
    text = path.read_bytes().decode()
    foreign = [span for span in tag_spans(text) if span.language.code != "en"]
    letters = [sum(map(str.isalpha, text[span.start : span.end])) for span in foreign]
    assert all(count >= 30 for count in letters)
