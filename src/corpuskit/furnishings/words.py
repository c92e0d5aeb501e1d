"""Words and forms that mark lines printed with an article: credits, notes, links, subscriptions.

Collected from the pages of news sites and from database exports in each language. Labels that
fill a whole line ("Read more", "Advertisement") stand in ``labels``; here is what begins or ends
a line that says more. Every pattern is bounded: linear on lines of any length.
"""

from __future__ import annotations

import re

_FLAGS = re.VERBOSE | re.IGNORECASE

CREDIT_WORD = r"""
    (?:photo(?:graph)?s?|picture|image|pic|graphic|illustration|video|credit|photo[ ]credit
      |photographer|file[ ]photo|courtesy
      |fotos?|bild(?:er|quelle|nachweis)?|grafik|archivfoto|symbolbild
      |photos?|cr[ée]dits?(?:[ ]photos?)?|infographie
      |im[aá]gen|imagem|fotograf[ií]a|foto[ ]de[ ]archivo|immagine|cr[ée]ditos?
      |beeld|afbeelding|фото|снимок|иллюстрация|иллюстрации|fotoğraf|görsel|zdjęcie|fot
      |kuva|billede|bilde|լուսանկար(?:ը)?|φωτογραφία|φωτό|写真|图片|图|사진)
"""
"""Words for picture and credit, to stand before a colon."""

CREDIT_TAIL = re.compile(
    rf"""
    (?:
        (?:[.!?…"”»)(]\s{{0,3}}|(?<=[a-zà-ÿ])(?-i:(?=[A-Z])))   # behind a sentence, also glued
        {CREDIT_WORD}\s?(?::|…|\.\.\.)\s?[^\s.][^.:!?\n]{{1,60}}(?:\b[A-Z]\.[^.:!?\n]{{1,40}})?\.?\)?
      | \s(?<!\bim\s)(?<!\bdas\s)(?<!\bthe\s)(?<!\bles\s)(?<!\bdes\s)(?<!\bau\s)(?<!\bin\s)
        {CREDIT_WORD}\s?:\s?[^\s.][^.:!?\n,;]{{1,40}}            # without a stop before it
      | [\s(.!?](?:photo|foto|picture|image|illustration|photograph)s?
        [ ](?:by|von|par|de|di|door)[ ][^.:!?\n()]{{3,60}}\)?\.?
      | \((?-i:[A-Z][\w.’'-]{{1,20}}(?:[ ][A-Z][\w.’'-]{{1,20}}){{1,3}})/[ ]?
        (?-i:[A-Z])[a-z .&’'"-]{{2,40}}\)
      | \((?:[^()\n]{{2,50}}(?:/|,[ ]))?(?:AP|AFP|EPA|Getty|Reuters|dpa|TASS|Xinhua)[ /]
        (?:Photo|Images|File|Archive)[^()\n]{{0,40}}\)
      | [.!?…]\s(?-i:[A-Z][\w.’'-]{{1,20}}(?:[ ][A-Z][\w.’'-]{{1,20}}){{1,3}})/[ ]?
        (?-i:AP|AFP|EPA|Getty|Reuters|dpa|TASS|SIPA|EFE|ANSA|Keystone|KEYSTONE|REUTERS)[\w ]{{0,20}}
      | [\s.!?)]©\s?[^\n©.]{{2,60}}(?:\.\w{{2,4}})?
    )
    \s*\Z
    """,
    _FLAGS,
)
"""A picture credit that closes a caption: "... in Shusha.Credit…Mauricio Lima", "Foto: APA"."""

CAPTION_HEAD = re.compile(
    rf"""
    \s*[•*\-–—(\[]?\s*
    (?:
        (?:{CREDIT_WORD}|(?:photo[ ])?caption|b/?w[ ]photo|(?:black[ ]&[ ]white|colou?r)[ ]photo
          |légende|leyenda|pie[ ]de[ ]foto|didascalia|legenda|bildunterschrift|bildtext|подпись)
        \s?(?:\([^()\n]{{1,30}}\))?\s?(?:[:;：՝]|(?<=写真)＝|(?<=\bfot)\.(?=\s\S[^\n]{{2,60}}/))
      | (?:PHOTO|GRAPHIC|FOTO|CHART|MAP)S?,\s?(?-i:[A-Z])
    )
    \s*\S
    """,
    _FLAGS,
)
"""A caption or credit that says so: "PHOTO: ...", "Bild: ...", "Caption: Photo: ..."."""

WEAK_HEAD = re.compile(
    r"\s*\W{0,3}(?:credit|cr[ée]dit|video|vídeo|vidéo|map|chart|graphic)", _FLAGS
)
"""Words that open captions and paragraphs alike ("Credit: the bank ...")."""

PICTURE_AGENCY = re.compile(
    r"""
    (?:via|/|,|-|–|—|\(|©|\b)\s?
    (?:getty(?:[ ]images)?|afp|ap(?:[ ]photo)?|reuters|epa(?:-efe)?|dpa|picture[ ]alliance|tass
      |shutterstock|imago|keystone|anp|ansa|efe|lapresse|xinhua|sipa|abaca|alamy|istock|unsplash
      |ria[ ]novosti|sputnik|anadolu|pool|zuma(?:press)?|bloomberg|afp-jiji|kyodo|rex|pa[ ]wire
      |unicef|who|unhcr|wfp|un[ ]photo)
    (?:[ ](?:images|photos?|pictures|agency|via[ ]getty[ ]images))?\s?\)?\.?\s*\Z
    """,
    _FLAGS,
)
"""A picture agency at the end of a short line: "Aris Messinis/AFP via Getty Images"."""

COPYRIGHT_NAME = re.compile(r"\s*(?:©|\(c\)|ⓒ)\s?(?!\s?\d{4}\b)\S[^\n]{1,70}\Z", _FLAGS)
"""A picture credit after the sign: "© WHO/Nazik Armenakyan"; a year makes it a copyright line."""

RIGHTS = re.compile(
    r"""
    \s*(?:
        (?:copyright\b|©|\(c\)|ⓒ)[^\n]{0,20}\b(?:19|20)\d\d\b
      | (?:©|copyright\b)[^\n]{1,80}(?:all[ ]rights|tous[ ]droits|alle[ ]rechte|todos[ ]los)
      | all[ ]rights[ ]reserved | tous[ ]droits[ ]réservés | alle[ ]rechte[ ]vorbehalten
      | todos[ ]los[ ]derechos[ ]reservados | tutti[ ]i[ ]diritti[ ]riservati
      | todos[ ]os[ ]direitos[ ]reservados | alle[ ]rechten[ ]voorbehouden | все[ ]права[ ]защищены
      | tüm[ ]hakları[ ]saklıdır | wszelkie[ ]prawa[ ]zastrzeżone | բոլոր[ ]իրավունքները
    )
    """,
    _FLAGS,
)
"""The beginning of a copyright line."""

SUBSCRIPTION = re.compile(
    r"""
    \s*(?:
        subscribe[ ](?:to|now|today|here|for)\b | sign[ ]up[ ](?:for|to|here|now)\b
      | (?:get|receive)[ ](?:the|our|all)[ ][^\n.]{0,60}\b(?:newsletter|inbox|app)\b
      | follow[ ](?:us|him|her|them|me|@\w+|[\w’'. ]{2,40})[ ]on[ ]
        (?:twitter|x|facebook|instagram|telegram|youtube|linkedin|threads|whatsapp|google)\b
      | (?:like|join|find)[ ]us[ ]on[ ](?:facebook|telegram|twitter|instagram|whatsapp|youtube)
      | download[ ](?:the|our)[ ][^\n.]{0,40}\bapp\b | support[ ](?:our|independent)[ ]journalism
      | to[ ](?:un)?subscribe\b | already[ ]a[ ]subscriber
      | (?:jetzt[ ])?(?:abonnieren[ ]sie|newsletter[ ]abonnieren)
      | folgen[ ]sie[ ]uns\b | abonnez-vous\b | inscrivez-vous[ ]à\b | suivez-nous\b
      | recevez[ ][^\n.]{0,40}newsletter | suscríb[ea](?:te|se)\b | síg[ua]e?nos\b | sigue[ ]a[ ]
      | iscriviti\b | abbonati[ ]a\b | seguici[ ]su\b | assine[ ](?:a|o|nossa)\b | siga-nos\b
      | inscreva-se\b | receba[ ][^\n.]{0,40}newsletter | abonneer[ ](?:je|u)[ ]op\b | volg[ ]ons\b
      | meld[ ]je[ ]aan[ ]voor\b | подпи(?:шитесь|сывайтесь|шись)[ ]на\b | следите[ ]за[ ]н
      | abone[ ]ol(?:un|mak)\b | bizi[ ]takip[ ]edin | zapisz[ ]się[ ]na\b | obserwuj[ ]nas\b
      | prenumerera[ ]på\b | följ[ ]oss\b | tilmeld[ ]dig\b | følg[ ]os+\b | tilaa[ ]uutiskirje
      | բաժանորդագրվ | підпи(?:шіться|суйтесь|сатися)[ ]на\b | odebírejte\b | iratkozzon[ ]fel\b
      | اشترك[ ]في | تابعنا | 订阅 | 关注我们 | 구독
    )
    """,
    _FLAGS,
)
"""The beginning of a call to subscribe or follow."""

CORRECTION = re.compile(
    r"""
    \s*[*\[(]?\s*(?:
      (?: corrections?(?:[ ]to[ ][^\n:]{1,40})? | clarification | erratum | errata
        | korrektur | berichtigung | richtigstellung | rectificatif | correctif | correcci[oó]n
        | fe[ ]de[ ]erratas? | rettifica | correzione | corre[çc][ãa]o | rectificatie | correctie
        | исправление | поправка | düzeltme | sprostowanie | rättelse | rettelse | oikaisu | ուղղում
      )\s?[:：–—]
    | (?:this|an[ ]earlier|a[ ]previous)[ ](?:version|story|article|report)[ ]
      (?:of[ ]this[ ](?:story|article|report)[ ])?
      (?:corrects|has[ ]been[ ]corrected|was[ ]corrected|misstated|misidentified|misspelled
        |incorrectly)\b
    )
    """,
    _FLAGS,
)
"""The beginning of a correction."""

EDITORS_NOTE = re.compile(
    r"""
    \s*[*\[(]?\s*(?:
        editor[’']?s?[’']?[ ]note | note[ ]to[ ](?:readers|editors) | ed\.[ ]note
      | anm(?:erkung|\.)[ ]d(?:er|\.)[ ]red(?:aktion|\.)? | note[ ]de[ ]la[ ]rédaction | ndlr
      | nota[ ]de(?:l|[ ]la)?[ ](?:editor|redacci[oó]n|reda[çc][ãa]o) | nota[ ]della[ ]redazione
      | noot[ ]van[ ]de[ ]redactie | от[ ]редакции | примечание[ ]редакции | editörün[ ]notu
      | od[ ]redakcji | խմբ\.
    )\s?[:：–—]
    """,
    _FLAGS,
)
"""The beginning of a note by the desk."""

ADVISORY = re.compile(
    r"""
    \s*(?:\(?\s*)(?:
        (?:RECASTS?|ADDS?|UPDATES?|CORRECTS?|REPEATS?|RETRANSMITS?|EDITS?|CHANGES?|FIXES|REFILES?
          |TRIMS|RELEADS?|ATTENTION|RECASTING|UPDATING|ADDING)
        (?=[ ,:;–—-][^\n]{0,200}\Z)(?![ ]TO[ ])
      | (?:Adds|Recasts|Updates|Corrects|Repeats|Refiles)[ ][^\n.!?]{3,160}[;)]\s*\Z
    )
    """,
    re.VERBOSE,
)
"""A wire desk's note to its customers: "RECASTS with toll, ADDS colour"."""

END_NOTE = re.compile(
    r"""
    \s*[•*\-–—(\[]*\s*(?:
        (?:additional[ ])?(?:reporting|writing)[ ](?:by|from)\b
      | reporting[ ]for[ ]this[ ](?:story|article|piece)[ ]was\b | editing[ ]by\b
      | (?:this|the)[ ](?:story|article|report|piece|project)[ ]was[ ]
        (?:originally[ ]|first[ ])?
        (?:published|produced|supported|funded|made[ ]possible|reported)\b
      | with[ ](?:reporting|files|additional[ ]reporting)[ ](?:by|from)\b
      | (?:compiled|translated|edited|written|prepared)[ ]by[ ](?-i:[A-Z])
      | (?:the[ ])?(?:author|writer)[ ]is[ ](?:an?\b|the\b|(?-i:[A-Z])) | about[ ]the[ ]author
      | (?:mitarbeit|redaktion|bearbeitung): | d(?:er|ie)[ ]autor(?:in)?[ ]ist\b
      | aus[ ]dem[ ]\w{1,20}[ ]von\b | avec[ ](?:AFP|Reuters|AP)\b
      | (?:cet[ ]article|ce[ ]texte)[ ](?:est|a[ ]été)[ ](?:paru|publié|initialement)\b
      | con[ ]informaci[oó]n[ ]de\b | este[ ]art[ií]culo[ ](?:fue|se)[ ]public
      | com[ ]informa[çc][õo]es[ ]d
      | (?:dit|het)[ ]artikel[ ](?:verscheen|is[ ]eerder)\b | articolo[ ]pubblicato\b
      | (?:материал|текст)[ ]подготов | перев[её]л[а]?\b | автор(?:ы)?[ ]?[:–—]
    )
    """,
    _FLAGS,
)
"""The beginning of a closing note on who reported, edited, paid for or first printed it."""

REPORTED_FROM = re.compile(
    r"""
    (?:\s*\(?)(?-i:[A-Z])[^\n]{2,160}
    (?: \b(?:reported[ ]from|contributed[ ]reporting
          |contributed[ ]to[ ]this[ ](?:report|story|article))\b[^\n.]{0,120}\.?\)?
      | \b(?:hat|haben)[ ](?:zu[ ]diesem[ ](?:bericht|artikel))[^\n.]{0,40}\.?
    )\s*\Z
    """,
    _FLAGS,
)
"""A closing line that says from where: "Anton Troianovski reported from Stepanakert"."""

REFERENCE_HEADING = re.compile(
    r"""
    \s*(?:[#=*_]{0,4}\s?)(?:
        references|notes|footnotes|endnotes|sources|bibliography|works[ ]cited|further[ ]reading
      | literatur|quellen|anmerkungen|fußnoten|einzelnachweise|literaturverzeichnis
      | références|notes[ ]et[ ]références|bibliographie
      | referencias|notas|fuentes|bibliografía | riferimenti|note|fonti|bibliografia
      | referências|fontes | referenties|bronnen|noten
      | примечания|источники|литература|сноски | kaynaklar|kaynakça|notlar | przypisy|źródła
      | källor|referenser|kilder|lähteet|viitteet | ծանոթագրություններ|աղբյուրներ
      | 参考文献|脚注|注释
    )\s?[:.]?\s?[#=*_]{0,4}\s*\Z
    """,
    _FLAGS,
)
"""A heading above notes or references, alone on its line."""

NOTE_MARK = re.compile(r"\s*(?:\[(?P<square>\d{1,3})\]|\^(?P<caret>\d{1,3})\b)")
"""The number that opens a note: "[12] Thomas Ambrosio ...". Round brackets count points of a list
as well."""

REFERENCE_MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d{1,2})\]")
"""A reference marker inside running text."""

TWEET = re.compile(
    r"""
    (?: pic\.twitter\.com/\w{1,20} | \(@\w{1,20}\)\s?[^\n]{0,30}\b(?:19|20)\d\d\b )\s*\Z
    """,
    _FLAGS,
)
"""The end of an embedded post: "pic.twitter.com/x1", "— Name (@name) May 3, 2021"."""

LINK_CARD = re.compile(
    r"\s*(?:[a-z0-9-]{1,40}\.){1,4}(?:com|org|net|info|eu|gov|edu|[a-z]{2})\s+[^\W\d_a-z][^\n]{3,160}\Z"
)
"""A bare domain and the title of the page it stands for, as pasted from a link card."""

_CONTINUES = """
read more|read full story|read the full story|read full article|read the full article
|continue reading|keep reading|full story|learn more|more|weiterlesen|mehr lesen|lesen sie mehr
|mehr|lire la suite|en savoir plus|leer más|seguir leyendo|más información|leggi tutto
|leggi di più|continua a leggere|leia mais|ler mais|saiba mais|continue lendo|lees meer
|lees verder|читать далее|подробнее|читать полностью|devamını oku|devamı|czytaj więcej
|czytaj dalej|läs mer|læs mere|les mer|lue lisää|կարդալ ավելին|читати далі|číst dále
|اقرأ المزيد|קרא עוד|阅读更多|続きを読む|더 보기
"""

CONTINUES = frozenset(_CONTINUES.replace("\n", "").split("|"))
"""Labels that lead from a headline above them to its article. Other labels of that kind ("Related
articles") head a list below them."""

LINK_PREFIXES = frozenset(
    {
        "now watch",
        "watch",
        "don't miss",
        "don’t miss",
        "more on",
        "in pictures",
        "view original content",
    }
    | {"video", "podcast", "vidéo", "vídeo", "видео"}
)
"""Words before a colon that lead to another page, beside the labels of ``labels``."""

DEFINITION = re.compile(
    r"""
    \s*[^\s][^\n.!?]{1,120}?[ ](?:is|was|are|were|has[ ]been)[ ](?:an?|the|one|two|some)\b
    | \s*(?:this[ ]is[ ]a[ ]list|events[ ](?:of|in)|list[ ]of)\b
    """,
    _FLAGS,
)
"""How an encyclopaedia opens a page."""

BIOGRAPHY = re.compile(
    r"""
    (?P<name>\w[^\n,:;"“]{3,50}?)(?:,[ ][^\n,:;"“]{2,60},)?
    [ ](?:is|was|are|ist|war|est|es|è|é|era|fue|является|–|—)[ ]
    (?:(?:an?|the|ein|eine|der|die|une?|le|la|una?|il|um|uma|een|de|former|currently)[ ])?
    [^\n]{0,60}?
    \b(?:author|professor|columnist|journalist|fellow|editor|writer|correspondent|analyst|reporter
      |researcher|lecturer|director|historian|consultant|photographer|contributor|freelance|lawyer
      |scholar|scientist|economist|ambassador|co-?founder|president|member|chair(?:man|woman)?
      |autor(?:in)?|journalistin|redakteur(?:in)?|korrespondent(?:in)?|professorin|politologe
      |auteur|journaliste|professeur|chercheu(?:r|se)|historien(?:ne)?|autora?|periodista|profesora?
      |catedrátic[oa]|investigadora?|giornalista|professore(?:ssa)?|docente|jornalista|professora
      |hoogleraar|schrijver|redacteur|журналист|политолог|эксперт|профессор|обозреватель)\b
    """,
    _FLAGS,
)
"""What a note on the author says after the name."""
