"""Words that pages print around an article: the whole line is such a label, or it is none.

Tables by kind of furniture, in lower case, without arrows and closing punctuation. Collected from
the pages of news sites in each language; a label that is also a common headline word ("Opinion")
is left out.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpuskit.records import FurnitureKind

LONGEST_LABEL = 60
"""Characters of the longest line looked at; the longest label of the tables has 37."""

SHARE = """
share|save|share this|share this article|share this story|share article|share on facebook
|share on twitter|share on x|share on linkedin|share on whatsapp|share via email|share full article
|tweet|retweet|email|e-mail|print|print article|copy link|copy|pin it|whatsapp|facebook|twitter
|telegram|linkedin|pinterest|reddit|instagram|messenger|email this article|email article
|print this page|send|send to a friend|bookmark|listen|listen to article|like|follow us|follow
|comments|leave a comment|add comment|post a comment|gift this article|gift article
|teilen|auf facebook teilen|auf twitter teilen|per e-mail versenden|drucken|merken|artikel drucken
|vorlesen|kommentare|artikel teilen|artikel merken
|partager|partager sur facebook|partager sur twitter|partager l'article|partager cet article
|imprimer|enregistrer|envoyer par e-mail|copier le lien|réagir|ajouter à vos favoris|écouter
|compartir|compartir en facebook|compartir en twitter|guardar|imprimir|enviar por correo
|copiar enlace|comentar|comentarios|escuchar
|condividi|condividi su facebook|stampa|salva|commenta|invia per email|ascolta
|compartilhar|compartilhe|partilhar|partilhe|salvar|comentários|ouvir
|delen|deel dit artikel|bewaren|afdrukken|printen|reageer|reacties|opslaan|deel|luister
|поделиться|поделиться в facebook|сохранить|распечатать|печать|версия для печати|комментарии
|отправить|скопировать ссылку|копировать ссылку|в избранное
|paylaş|kaydet|yazdır|yorumlar|yorum yap|bağlantıyı kopyala|e-posta gönder|dinle
|udostępnij|drukuj|zapisz|podziel się|komentarze|skomentuj|kopiuj link
|del saken|del artikkelen|κοινοποίηση|εκτύπωση
|dela|spara|skriv ut|kommentarer|dela artikeln|lyssna|del|gem|udskriv|lagre|tulosta|jaa|tallenna
|կիսվել|տպել|տպել էջը
|поділитися|роздрукувати|зберегти|sdílet|tisknout|uložit|megosztás|nyomtatás|distribuie
|مشاركة|شارك|طباعة|حفظ|ارسال|اشتراک گذاری|چاپ|שתף|הדפס|分享|收藏|打印|シェア|印刷|保存|공유
"""

READ_MORE = """
read more|read also|also read|read full story|read the full story|read the full article
|continue reading
|see more|see also|learn more|more|show more|load more|view more|read next|up next|click here
|click here to read more|keep reading|full story|read full article|story continues
|story continues below|article continues below|recommended|more on this story|related
|related stories|related articles|related links|related topics|related content|related news
|you may also like
|you might also like|recommended for you|editor's picks|trending|trending now|most read|most popular
|more from this section|don't miss|further reading|must read|read more here|more stories
|weiterlesen|mehr lesen|mehr|lesen sie auch|mehr zum thema|lesen sie mehr|zum thema|auch interessant
|siehe auch|meistgelesen|das könnte sie auch interessieren|mehr anzeigen|mehr dazu
|lire la suite|lire aussi|à lire aussi|à lire|en savoir plus|voir aussi|voir plus|lire plus
|sur le même sujet|les plus lus|à découvrir
|leer más|lee también|lea también|ver más|seguir leyendo|te puede interesar|le puede interesar
|más información|noticias relacionadas|lo más leído|además
|leggi anche|leggi tutto|leggi di più|continua a leggere|vedi anche|potrebbe interessarti
|approfondimenti|articoli correlati|i più letti
|leia mais|leia também|ler mais|saiba mais|veja também|continue lendo|continuar a ler|mais lidas
|lees meer|lees ook|lees verder|meer lezen|bekijk ook|zie ook|meest gelezen
|читать далее|читайте также|читать также|подробнее|читать полностью|далее|смотрите также|по теме
|материалы по теме|ещё|показать ещё|самое читаемое
|devamını oku|ayrıca oku|daha fazla|ilgili haberler|bunlar da ilginizi çekebilir|devamı
|czytaj więcej|czytaj także|czytaj też|zobacz także|zobacz też|czytaj dalej|więcej
|läs mer|läs också|läs även|läs vidare|læs mere|læs også|les mer|les også|lue lisää|lue myös
|կարդացեք նաև|կարդալ ավելին|ավելին
|читати далі|читайте також|číst dále|čtěte také|více|tovább|olvasson tovább|citește și|citeşte şi
|اقرأ المزيد|اقرأ أيضا|المزيد|بیشتر بخوانید|קרא עוד|阅读更多|更多|相关阅读
|続きを読む|関連記事|더 보기
|διαβάστε περισσότερα|διαβάστε επίσης|διαβάστε ακόμα
"""

ADVERTISEMENT = """
advertisement|advertisements|advertising|advert|sponsored|sponsored content|promoted content
|paid content|ad|ads|commercial break|skip advertisement|article continues after advertisement
|advertisement - scroll to continue|story continues after advertisement|paid post|adchoices
|anzeige|werbung|publicité|publicidad|anuncio|pubblicità|publicidade|advertentie|reclame
|реклама|на правах рекламы|reklam|ilan|reklama|annons|annonce|annonse|mainos|գովազդ
|hirdetés|publicitate|διαφήμιση|إعلان|تبلیغات|פרסומת|广告|広告|광고
"""

EMBED = """
image|images|photo|photos|video|videos|audio|gallery|photo gallery|image gallery|slideshow|play
|play video|watch|watch video|watch now|watch live|live|soundcloud|youtube|embed|podcast
|media playback is unsupported on your device|view image|open image|enlarge image|view gallery
|enlarge this image|view image - enlarge this image|drawing|drawings|illustration|illustrations
|image source|image caption|loading|loading...|play audio|toggle caption|hide caption
|bild|bilder|foto|fotos|bildergalerie|galerie|fotostrecke|vidéo|vidéos|diaporama|écouter l'audio
|imagen|imágenes|galería|vídeo|vídeos|immagine|galleria|imagem|galeria|afbeelding|fotogalerij
|фото|видео|аудио|фотогалерея|фоторепортаж|görsel|fotoğraf|zdjęcie|zdjęcia|wideo|լուսանկար|տեսանյութ
"""

NAVIGATION = """
home|menu|search|back|back to top|top|next|previous|next article|previous article|skip to content
|skip to main content|close|sign in|log in|login|register|subscribe|subscribe now|sign up
|sign up now|newsletter|privacy policy|terms of use|contact us|about us|cookie policy
|abstract|full text
|startseite|suche|zurück|nach oben|anmelden|abonnieren|schließen
|accueil|rechercher|retour|haut de page|se connecter|s'abonner|abonnez-vous|fermer
|inicio|buscar|volver|suscríbete|suscribirse|iniciar sesión|cerrar|siguiente|anterior
|cerca|indietro|accedi|abbonati|chiudi|início|pesquisar|voltar|assine|entrar|fechar
|zoeken|terug|inloggen|abonneren|sluiten|главная|поиск|назад|наверх|войти|подписаться|меню
|ana sayfa|ara|giriş|abone ol|kapat|geri|strona główna|szukaj|zaloguj się|գլխավոր|որոնում
"""

KINDS: Mapping[FurnitureKind, str] = MappingProxyType(
    {
        "share-widget": SHARE,
        "read-more": READ_MORE,
        "advertisement": ADVERTISEMENT,
        "embed": EMBED,
        "nav": NAVIGATION,
    }
)
"""The tables by the kind of furniture their labels are."""

LABELS: Mapping[str, FurnitureKind] = MappingProxyType(
    {
        label.strip(): kind
        for kind, table in reversed(tuple(KINDS.items()))
        for label in table.replace("\n", "").split("|")
        if label.strip()
    }
)
"""Every label, in lower case with straight apostrophes, and its kind."""

_ORNAMENT = " \t\u00a0»›>→▶►▸↓↑…:·•|[]+*-–—"
"""Arrows, brackets and points that stand around a label."""

_AGO = re.compile(
    r"""
    (?: (?:updated|published|posted)\ )?
    (?: [0-9]{1,3} | an? | one )\ ?
    (?: s | m | h | d | secs? | mins? | hrs? | seconds? | minutes? | hours? | days? | weeks?
      | months? | years? ) \ ago
    | vor\ [0-9]{1,3}\ (?: minuten? | stunden? | tag(?:en)? | wochen? | monat(?:en)? | jahr(?:en)? )
    | il\ y\ a\ [0-9]{1,3}\ (?: minutes? | heures? | jours? | semaines? | mois | ans? )
    | hace\ [0-9]{1,3}\ (?: minutos? | horas? | días? | semanas? | mes(?:es)? | años? )
    | há\ [0-9]{1,3}\ (?: minutos? | horas? | dias? | semanas? | mês | meses | anos? )
    | [0-9]{1,3}\ (?: minut[oi] | or[ae] | giorn[oi] | settiman[ae] | mes[ei] | ann[oi] )\ fa
    | [0-9]{1,3}\ (?: minuten | minuut | uur | uren | dag | dagen | week | weken | maanden | jaar )
      \ geleden
    | [0-9]{1,3}\ (?: минут[аыу]? | час(?:а|ов)? | день | дня | дней | недел[юиь] | месяц(?:а|ев)?
      | год | года | лет )\ назад
    | [0-9]{1,3}\ (?: dakika | saat | gün | hafta | ay | yıl )\ önce
    | [0-9]{1,3}\ (?: minut[yę]? | godzin[yęa]? | dni | dzień | tygodni[ae]? )\ temu
    | för\ [0-9]{1,3}\ (?: minuter | timmar | dagar | veckor )\ sedan
    | for\ [0-9]{1,3}\ (?: minutter | timer | dager? | uker )\ siden
    | [0-9]{1,3}\ (?: րոպե | ժամ | օր )\ առաջ
    """,
    re.VERBOSE,
)
"""A time counted back from when the page was copied: worth nothing in a corpus."""


def label_kind(line: str, /) -> FurnitureKind | None:
    """Return what *line* is, if it is nothing but a label of the page; else ``None``.

    Case, surrounding blanks, arrows and punctuation do not matter.

    Examples:
        >>> label_kind("Read More »")
        'read-more'
        >>> label_kind("17 hours ago")
        'time-stamp'
        >>> label_kind("Share prices fell") is None
        True
    """
    if len(line) > LONGEST_LABEL:
        return None
    label = " ".join(line.strip(_ORNAMENT).lower().replace("’", "'").split())
    kind = LABELS.get(label)
    if kind is None and _AGO.fullmatch(label):
        return "time-stamp"
    return kind
