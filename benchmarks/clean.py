"""Measure the cleaner beside ftfy, in one run: characters a second on news of several kinds.

Usage::

    python benchmarks/clean.py [SEEDS]

The texts are made from the labelled feeds in SEEDS (by default those of the repository): their
articles cleaned; folded to ASCII; as they were found; read in the wrong codec; and sentences in
many languages, clean and damaged. Both libraries get the articles one by one at their defaults;
the best of seven rounds counts. Hostile texts of a million characters are timed by themselves,
beside a quarter of each: four times the text should take about four times as long.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import ftfy
import ftfy.bad_codecs

import corpuskit as ck

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEEDS = Path(__file__).parents[1] / "seeds"
ROUNDS = 7
LEAST_CHARACTERS = 300_000
"""Characters of each kind of text, repeated until there are as many."""

SENTENCES = (
    "The ministry said that the talks would be taken up again in the capital next week.",
    "Das Ministerium teilte mit, dass die Gespräche in der nächsten Woche weitergehen.",
    "Le ministère a annoncé que les discussions reprendraient la semaine prochaine.",
    "El ministerio anunció que las conversaciones se reanudarán la próxima semana.",
    "O ministério anunciou que as conversações serão retomadas na próxima semana.",
    "Ministerstwo poinformowało, że rozmowy zostaną wznowione w przyszłym tygodniu.",
    "Ministerstvo oznámilo, že jednání budou obnovena příští týden v hlavním městě.",
    "Bakanlık, görüşmelerin gelecek hafta başkentte yeniden başlayacağını açıkladı.",
    "Departementet meddelade att samtalen kommer att återupptas i nästa vecka.",
    "Министерство сообщило, что переговоры возобновятся на следующей неделе в столице.",
    "Міністерство повідомило, що переговори відновляться наступного тижня у столиці.",
    "Το υπουργείο ανακοίνωσε ότι οι συνομιλίες θα συνεχιστούν την επόμενη εβδομάδα.",
    "Նախարարությունը հայտարարեց, որ բանակցությունները կվերսկսվեն հաջորդ շաբաթ։",
    "أعلنت وزارة الخارجية اليوم أن المحادثات سوف تستأنف في الأسبوع المقبل.",
    "המשרד הודיע כי השיחות יתחדשו בשבוע הבא בעיר הבירה.",
    "मंत्रालय ने कहा कि अगले सप्ताह राजधानी में बातचीत फिर से शुरू होगी।",
    "外交部表示，谈判将于下周在首都恢复。",
    "外務省は、協議が来週首都で再開されると発表した。",
)
"""One sentence of our own in eighteen languages."""

FOLDED = str.maketrans("“”‘’–—…\u00a0", "\"\"''--. ")

HOSTILE = {
    "spaces": " ",
    "ampersands": "&amp;",
    "loose accents": "a\u0301",
    "marks alone": "\u0301",
    "mojibake": "Ã©",
    "accents in a row": "é",
    "surrogates": "\ud800",
    "controls on lines of their own": "\x80\n",
    "blank lines": "\n",
}


def read_articles(seeds: Path) -> list[str]:
    """Return the labelled articles of the seeds as they stand there."""
    articles = []
    for labels in sorted((seeds / "gold").glob("00*.gold.json")):
        gold = json.loads(labels.read_text(encoding="utf-8"))
        feed = seeds / "feeds" / labels.name.replace(".gold.json", ".txt")
        lines = feed.read_bytes().decode().split("\n")
        articles += [
            "\n".join(lines[article["start_line"] - 1 : article["end_line"]])
            for article in gold["articles"]
        ]
    return articles


def damage(text: str) -> str:
    """Return *text* as a program shows it that takes UTF-8 for Windows-1252."""
    return text.encode().decode("sloppy-windows-1252")


def clean_all(texts: Sequence[str]) -> list[str]:
    """Return *texts* clean."""
    return [ck.clean(text).text for text in texts]


def make_texts(seeds: Path) -> dict[str, list[str]]:
    """Return the texts of each kind."""
    found = read_articles(seeds)
    news = clean_all(found)
    ascii_news = clean_all([text.translate(FOLDED) for text in news])
    languages = ["\n\n".join(" ".join([line] * 4) for _ in range(6)) for line in SENTENCES]
    return {
        "news, clean": news,
        "news, clean, one file": clean_all(["\n".join(news)]),
        "news, clean, ASCII alone": [t.encode("ascii", "ignore").decode() for t in ascii_news],
        "news, as found": found,
        "news, mojibake": [damage(text) for text in news],
        "many languages, clean": clean_all(languages),
        "many languages, NBSP": [text.replace(". ", ".\u00a0") for text in languages],
        "many languages, mojibake": [damage(text) for text in languages],
    }


def seconds_of(function: Callable[[str], object], texts: Sequence[str]) -> float:
    """Return the processor time of one round over *texts*, the best of several."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for text in texts:
            function(text)
        times.append(time.process_time() - start)
    return min(times)


def compare(kind: str, texts: Sequence[str]) -> None:
    """Print the speed of both libraries on *texts*."""
    length = sum(map(len, texts))
    repeated = list(texts) * (1 + LEAST_CHARACTERS // length)
    ours, theirs = seconds_of(ck.clean, repeated), seconds_of(ftfy.fix_text, repeated)
    speed = sum(map(len, repeated)) / 1e6
    print(f"{kind:26} {speed / ours:9.1f} {speed / theirs:9.1f} {theirs / ours:9.1f}", flush=True)


def strain(kind: str, piece: str) -> None:
    """Print how long a million characters of one piece take, and a quarter of them."""
    whole = piece * (1_000_000 // len(piece))
    start = time.process_time()
    ck.clean(whole)
    middle = time.process_time()
    ck.clean(whole[: len(whole) // 4])
    part = time.process_time() - middle
    print(f"{kind:36} {middle - start:9.2f} {part:9.2f}", flush=True)


def main() -> None:
    """Run all comparisons."""
    texts = make_texts(Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
    print(f"{'million characters a second':26} {'corpuskit':>9} {'ftfy':>9} {'ratio':>9}")
    for kind, articles in texts.items():
        compare(kind, articles)
    print(f"\n{'hostile text, seconds':36} {'1,000,000':>9} {'250,000':>9}")
    for kind, piece in HOSTILE.items():
        strain(kind, piece)


if __name__ == "__main__":
    main()
