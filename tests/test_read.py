"""Examples of reading: encodings, compression, sources, paths, and what is refused."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import lzma
import pickle
import sys
from pathlib import Path

import pytest

from corpuskit import FeedError, Span, compression, expand_paths, read

SEEDS = sorted((Path(__file__).parent.parent / "seeds" / "feeds").glob("*.txt"))

SENTENCES = {
    "en": (
        "The minister said “talks will go on” – it’s a start, he added.",
        ["cp1252", "mac-roman"],
    ),
    "de": (
        "Der Ministerpräsident erklärte, die Gespräche würden fortgeführt.",
        ["cp1252", "cp850"],
    ),
    "fr": ("Le ministre a déclaré que la réunion était reportée à l’été.", ["cp1252", "mac-roman"]),
    "es": ("El señor García señaló que la reunión seguirá mañana en España.", ["cp1252", "cp850"]),
    "is": ("Forsætisráðherra sagði að viðræðurnar héldu áfram á miðvikudag.", ["cp1252"]),
    "ru": (
        "Премьер-министр сообщил, что переговоры продолжатся в Москве.",
        ["cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic"],
    ),
    "uk": ("Президент України підписав закон про бюджет на рік.", ["cp1251", "koi8-u"]),
    "bg": ("Министърът заяви, че преговорите ще продължат в София.", ["cp1251", "iso8859-5"]),
    "el": ("Ο πρωθυπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν.", ["cp1253", "iso8859-7"]),
    "tr": ("Başbakan görüşmelerin süreceğini söyledi, ilgi büyük.", ["cp1254", "cp857"]),
    "pl": ("Premier powiedział, że rozmowy będą kontynuowane.", ["cp1250", "iso8859-2", "cp852"]),
    "cs": ("Předseda vlády řekl, že jednání budou pokračovat.", ["cp1250", "iso8859-2", "cp852"]),
    "hu": ("A miniszterelnök szerint a tárgyalások hétfőn folytatódnak.", ["cp1250", "iso8859-2"]),
    "lt": ("Ministras sakė, kad derybos tęsis trečiadienį, šįkart Kaune.", ["cp1257"]),
    "he": ("ראש הממשלה אמר כי השיחות יימשכו ביום רביעי.", ["cp1255", "iso8859-8"]),
    "ar": ("قال رئيس الوزراء إن المحادثات ستستمر يوم الأربعاء.", ["cp1256", "iso8859-6"]),
    "th": ("นายกรัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไปในวันพุธ", ["cp874"]),
    "ja": ("首相は水曜日、東京で会談を続けると述べた。", ["cp932", "euc_jp", "iso2022_jp"]),
    "zh": ("总理表示，会谈将于星期三在北京继续举行。", ["gb2312", "gb18030"]),
    "zh-tw": ("總理表示，會談將於星期三在臺北繼續舉行。", ["big5"]),
    "ko": ("총리는 수요일 서울에서 회담을 계속할 것이라고 말했다.", ["euc_kr", "cp949"]),
    "hy": ("Վարչապետը հայտարարեց, որ բանակցությունները կշարունակվեն։", []),
}

UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]

IN_CODECS = [
    pytest.param(text, codec, id=f"{language}-{codec}")
    for language, (text, codecs) in SENTENCES.items()
    for codec in [*UNICODE, *codecs]
]

BINARY = {
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "program": b"\x7fELF\x02\x01\x01" + bytes(50),
    "binary data": bytes(range(256)) * 4,
}

PACKED = {
    "gzip": gzip.compress(b"The council met.\n" * 50),
    "bzip2": bz2.compress(b"The council met.\n" * 50),
    "xz": lzma.compress(b"The council met.\n" * 50),
}


@pytest.mark.parametrize(("text", "codec"), IN_CODECS)
def test_sentence_is_read_in_its_codecs(text: str, codec: str) -> None:
    """One line is enough to tell the codecs that its language is written in."""
    assert f"{text}\r\n" == read(f"{text}\r\n".encode(codec)).text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("codec", ["cp1252", *UNICODE])
def test_seed_is_read_in_other_codecs(path: Path, codec: str) -> None:
    """A whole feed comes back from every codec that can hold it."""
    text = path.read_bytes().decode().encode(codec, "ignore").decode(codec)
    assert text == read(text.encode(codec)).text


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_seed_is_read_as_it_stands(path: Path) -> None:
    """A feed is named by its path, and its hash is that of the file."""
    raw = path.read_bytes()
    feed = read(path)
    expected = (str(path), raw.decode(), "utf-8", hashlib.sha256(raw).hexdigest(), ())
    assert expected == (feed.name, feed.text, feed.encoding, feed.sha256, feed.problems)


def test_lines_in_another_codec_are_read_and_reported() -> None:
    """A line of cp1252 pasted into UTF-8 is read right, and its place is told."""
    feed = read("café\n".encode() * 3 + b"na\xefve \x93so\x94\n" + "été\n".encode())
    assert feed.text == "café\ncafé\ncafé\nnaïve “so”\nété\n"
    assert [("doubtful-encoding", Span(15, 25))] == [(p.kind, p.span) for p in feed.problems]


def test_utf8_lines_in_a_legacy_feed_are_read_and_reported() -> None:
    """The other way round it is the same, and the codec of the most of it is recorded."""
    raw = "Die Gespräche würden fortgeführt.\n".encode("cp1252") * 4 + "Größe “so”\n".encode()
    feed = read(raw)
    assert (feed.encoding, feed.text[136:]) == ("cp1252", "Größe “so”\n")
    assert [Span(136, 146)] == [p.span for p in feed.problems]


@pytest.mark.parametrize("text", ["… est réglé\u00a0»\n", "l’été…”\n", "Großer Spaß“\n"])
def test_accidental_utf8_is_left_alone(text: str) -> None:
    """A letter and a sign that form a valid UTF-8 sequence do not make a line UTF-8."""
    text = "La réunion a été reportée à l’été.\n" * 3 + text
    raw = (
        ("La réunion a été reportée à l’été.\n" * 3 + text)
        .replace("é »", "é\xa0»")
        .encode("cp1252")
    )
    assert raw.decode("cp1252") == read(raw).text


def test_stray_byte_spares_the_rest_of_its_line() -> None:
    """In a line of UTF-8 only the byte that is none is read otherwise."""
    feed = read("Ещё одна строка: цена 5 ".encode() + b"\xa3" + " за штуку\n".encode())
    assert feed.text.startswith("Ещё одна строка: цена 5 ")
    assert feed.text.endswith(" за штуку\n")
    assert [p.kind for p in feed.problems] == ["undecodable-bytes"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize(
    "stray", [b"\xe9", b"\xe9\n", b"\n\xe9", b" \xcf\xf0\xe8\xe2\xe5\xf2\n", b"\xe2\x80"]
)
def test_stray_bytes_do_not_change_the_feed(path: Path, stray: bytes) -> None:
    """Some bytes that are not UTF-8 at the end of a feed leave the rest as it was."""
    raw = path.read_bytes()
    feed = read(raw + stray)
    assert feed.text.startswith(raw.decode())
    assert (feed.encoding, len(feed.problems)) == ("utf-8", 1)


def test_many_bad_lines_give_few_problems() -> None:
    """A hundred problems at most are listed; the last stands for the rest."""
    feed = read(("Ещё одна строка\n".encode() * 2 + b"caf\xe9 ol\xe9\n") * 1000)
    assert len(feed.problems) == 100
    assert len(feed.text) - 1 == feed.problems[-1].span.end


def test_unknown_bytes_keep_their_number() -> None:
    """A byte that the codec asked for does not know stands for itself, reported."""
    feed = read(b"a\x81b", encoding="cp1252")
    assert ("a\x81b", [Span(1, 2)]) == (feed.text, [p.span for p in feed.problems])


def test_encoding_asked_for_is_used() -> None:
    """A codec that is given is not second-guessed."""
    assert read("naïve".encode(), encoding="latin-1").text == "naÃ¯ve"


@pytest.mark.parametrize("encoding", ["nonsense", "base64", "rot13", "a\0b", ""])
def test_unknown_encoding_is_refused(encoding: str) -> None:
    """A name that is no text codec is a clear error."""
    with pytest.raises(FeedError, match="no text encoding is called"):
        read(b"text", encoding=encoding)


@pytest.mark.parametrize("kind", sorted(BINARY))
def test_binary_is_refused_by_its_name(kind: str) -> None:
    """What is no text is refused, and the message says what it looks like."""
    with pytest.raises(FeedError, match=f"looks like.*{kind}") as caught:
        read(BINARY[kind])
    assert caught.value.kind == "binary-feed"


@pytest.mark.parametrize("text", ["RIFF RAFF\n", "PAR1\n", "MZ and BZh, 7z\n", "GIF\n", "ID3\n"])
def test_words_that_look_like_magic_are_text(text: str) -> None:
    """Letters that also begin some binary format do not make a text binary."""
    assert text == read(text.encode()).text


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t\n"])
def test_empty_feed_is_a_problem(raw: bytes) -> None:
    """A file without text is read, and reported."""
    assert [p.kind for p in read(raw).problems] == ["empty-feed"]


@pytest.mark.parametrize("kind", sorted(PACKED))
def test_compression_is_told_by_bytes(kind: str, tmp_path: Path) -> None:
    """The name of a compressed file does not matter; its hash is that of the stored bytes."""
    path = tmp_path / "clips.txt"
    path.write_bytes(PACKED[kind])
    feed = read(path)
    assert feed.text == "The council met.\n" * 50
    assert hashlib.sha256(PACKED[kind]).hexdigest() == feed.sha256


@pytest.mark.parametrize("kind", sorted(PACKED))
@pytest.mark.parametrize("damage", ["cut", "overwritten"])
def test_broken_compression_is_refused(kind: str, damage: str, tmp_path: Path) -> None:
    """Nothing is read from a damaged archive, and the error names the file."""
    raw = PACKED[kind]
    path = tmp_path / "clips.txt.gz"
    half = len(raw) // 2
    path.write_bytes(raw[:half] if damage == "cut" else raw[:half] + b"\x55" * (len(raw) - half))
    with pytest.raises(FeedError) as caught:
        read(path)
    assert str(path) == caught.value.feed


def test_nested_and_joined_archives_are_read() -> None:
    """Archives in archives are opened, archives behind one another joined."""
    assert read(gzip.compress(bz2.compress(b"inner"))).text == "inner"
    assert read(gzip.compress(b"one ") + gzip.compress(b"two")).text == "one two"


def test_endless_nesting_is_refused() -> None:
    """An archive in an archive in an archive ... ends somewhere."""
    raw = b"text"
    for _ in range(6):
        raw = gzip.compress(raw)
    with pytest.raises(FeedError, match="times over"):
        read(raw)


def test_zstandard_without_its_extra_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can read Zstandard, the error says what to install."""

    def fail(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(compression.importlib, "import_module", fail)
    with pytest.raises(FeedError, match=r"pip install \"corpuskit\[zstd\]\""):
        read(b"\x28\xb5\x2f\xfd and so on")


def test_stdin_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads standard input, line ends kept."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xc3\xa9\r\n")))
    feed = read("-")
    assert (feed.name, feed.text) == ("-", "café\r\n")


def test_text_file_keeps_its_line_ends(tmp_path: Path) -> None:
    """A file that was opened as text, with newline translation, is read without it."""
    path = tmp_path / "clips.txt"
    path.write_bytes(b"one\r\ntwo\rthree\n")
    with path.open(encoding="utf-8") as file:
        feed = read(file)
    assert (str(path), "one\r\ntwo\rthree\n") == (feed.name, feed.text)


def test_text_file_in_the_wrong_codec_is_an_error(tmp_path: Path) -> None:
    """A file opened with a codec that does not fit is a FeedError, not a UnicodeDecodeError."""
    path = tmp_path / "clips.txt"
    path.write_bytes(b"caf\xe9")
    with path.open(encoding="utf-8") as file, pytest.raises(FeedError, match="binary mode"):
        read(file)


def test_missing_file_is_named() -> None:
    """The error says which path does not exist."""
    with pytest.raises(FeedError, match=r"nowhere\.txt: no such file"):
        read("nowhere.txt")


@pytest.mark.parametrize("source", [".", "", "a\0b"])
def test_impossible_paths_are_feed_errors(source: str) -> None:
    """Folders, empty paths and paths with a NUL are refused in kind."""
    with pytest.raises(FeedError):
        read(source)


def test_foreign_source_is_a_bad_call() -> None:
    """A number is no feed."""
    with pytest.raises(TypeError, match="not from int"):
        read(3)


def test_feed_error_survives_pickling() -> None:
    """A FeedError goes through a process pool with all it says."""
    with pytest.raises(FeedError) as caught:
        read(b"%PDF-1.4")
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert vars(caught.value) == vars(error)


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")


def test_folder_gives_its_texts_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text files at any depth are found, sorted, hidden ones left out."""
    monkeypatch.chdir(tmp_path)
    _make(tmp_path, "in/b.txt", "in/a/z.TXT", "in/c.txt.gz", "in/.d.txt", "in/.h/e.txt", "in/f.asc")
    names = [
        str(Path("in", *rest)) for rest in (["a", "z.TXT"], ["b.txt"], ["c.txt.gz"], ["f.asc"])
    ]
    assert (tuple(names), ()) == expand_paths(["in"])


def test_other_files_in_a_folder_are_reported(tmp_path: Path) -> None:
    """What a folder holds beside texts is left out, and said."""
    _make(tmp_path, "a.txt", "b.pdf", "c.png")
    paths, problems = expand_paths([tmp_path])
    assert (str(tmp_path / "a.txt"),) == paths
    assert [(p.kind, p.message[:13]) for p in problems] == [("files-left-out", "2 other files")]


@pytest.mark.parametrize("given", ["nowhere.txt", "empty", "no*.txt", ""])
def test_paths_without_files_are_problems(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing file, a folder without text and a pattern without match are told, not raised."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    paths, problems = expand_paths([given])
    assert (paths, [p.kind for p in problems]) == ((), ["unreadable-feed"])


def test_same_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is meant by path, folder, pattern and link is one file."""
    monkeypatch.chdir(tmp_path)
    _make(tmp_path, "in/a.txt")
    (tmp_path / "in" / "link.txt").symlink_to("a.txt")
    given = ["in", "in/a.txt", "./in/a.txt", "in/*.txt", "**/a.txt", str(tmp_path / "in")]
    expected = {expand_paths(given), expand_paths(reversed(given))}
    assert {1} == {len(paths) for paths, _ in expected}
    assert len(expected) == 1


def test_pattern_works_as_in_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stars match names, two stars folders; a file with a bracket in its name is itself."""
    monkeypatch.chdir(tmp_path)
    _make(tmp_path, "a.txt", "b.log", "in/c.txt", "[1].txt", ".h.txt")
    assert expand_paths("*.txt")[0] == ("[1].txt", "a.txt")
    assert ("[1].txt", "a.txt", str(Path("in/c.txt"))) == expand_paths("**/*.txt")[0]
    assert expand_paths(["[1].txt"])[0] == ("[1].txt",)


def test_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    """A file that is named is read, also if a folder would not give it."""
    _make(tmp_path, "clips.dat")
    assert ((str(tmp_path / "clips.dat"),), ()) == expand_paths(tmp_path / "clips.dat")
