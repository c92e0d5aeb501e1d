"""The command line: exit codes, what goes where, and what a person reads."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clips import CLIPS, write_clips, write_labelled
from corpuskit import __version__
from corpuskit.cli.main import _SUMMARIES, cli

FEEDS = Path(__file__).parent.parent / "seeds" / "feeds"
COMMAND = [sys.executable, "-m", "corpuskit"]


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    """Return the path of a feed of two articles."""
    (tmp_path / "feeds").mkdir()
    return write_clips(tmp_path / "feeds" / "clips.txt")


def run(*args: object, stdin: bytes = b"") -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)


def run_outside(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    command = [*COMMAND, *map(str, args)]
    return subprocess.run(  # noqa: S603 - our own program
        command, capture_output=True, text=True, check=False, timeout=120, **options
    )


def records_of(path: Path) -> list[dict[str, object]]:
    """Return the JSON objects of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_normalize_writes_records_and_says_what_they_are(tmp_path: Path) -> None:
    """The records go to the output, the closing summary to standard error, nothing to stdout."""
    out = tmp_path / "out.jsonl"
    result = run("normalize", FEEDS, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(records_of(out)) == 31
    assert "31 from 5 feeds" in result.stderr


def test_feed_is_the_path_as_given(tmp_path: Path, clips: Path) -> None:
    """Records name the feed as the caller did."""
    out = tmp_path / "out.jsonl"
    given = os.path.relpath(clips)
    run("normalize", given, "-o", out)
    assert {record["feed"] for record in records_of(out)} == {given}


def test_quiet_says_nothing(tmp_path: Path, clips: Path) -> None:
    """With --quiet a run without trouble is silent."""
    result = run("normalize", clips, "-o", tmp_path / "out.jsonl", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_standard_input_is_a_feed(tmp_path: Path, clips: Path) -> None:
    """A dash reads standard input."""
    out = tmp_path / "out.jsonl"
    result = run("normalize", "-", "-o", out, stdin=clips.read_bytes())
    assert result.exit_code == 0
    assert len(records_of(out)) == 2


@pytest.mark.parametrize("name", ["out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out"])
def test_every_form_of_output_is_read_back(tmp_path: Path, name: str, clips: Path) -> None:
    """Whatever `normalize` writes, `duplicates` reads."""
    run("normalize", clips, "-o", tmp_path / name)
    result = run("duplicates", tmp_path / name)
    assert result.exit_code == 0
    assert "pairs" in result.stderr


def test_unreadable_path_costs_only_itself(tmp_path: Path, clips: Path) -> None:
    """The rest is done; the message names the path; the exit code is 2."""
    out = tmp_path / "out.jsonl"
    result = run("normalize", clips, tmp_path / "missing.txt", "-o", out)
    assert result.exit_code == 2
    assert str(tmp_path / "missing.txt") in result.stderr
    assert len(records_of(out)) == 2


@pytest.mark.parametrize("kind", ["missing", "folder without text", "broken gzip", "binary"])
def test_nothing_readable_writes_nothing(tmp_path: Path, kind: str) -> None:
    """If no input can be read, there is a message with the path, exit 2, and no output."""
    path = tmp_path / "input"
    if kind == "folder without text":
        path.mkdir()
    elif kind == "broken gzip":
        path.write_bytes(b"\x1f\x8b\x08\x00broken")
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 64)
    out = tmp_path / "out.jsonl"
    result = run("normalize", path, "-o", out)
    assert result.exit_code == 2
    assert str(path) in result.stderr
    assert not out.exists()


def test_strict_makes_any_problem_exit_with_1(tmp_path: Path, clips: Path) -> None:
    """A feed without text is a problem, and done: 0 as a rule, 1 when strict."""
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    args = ("normalize", clips, empty, "-o", tmp_path / "out.jsonl")
    assert run(*args).exit_code == 0
    assert run(*args, "--strict").exit_code == 1


@pytest.mark.parametrize(
    "call",
    [
        "",
        "nonsense",
        "normalize",
        "normalize FEED",
        "normalize FEED -o out.jsonl --workers 0",
        "normalize FEED -o out.docx",
        "normalize FEED -o no/such/folder/out.jsonl",
        "segment",
        "clean no-such-file",
        "duplicates no-such-file",
        "duplicates FEED",
        "evaluate no-such-folder",
        "evaluate FOLDER",
        "evaluate FOLDER --renew raise",
        "evaluate FOLDER --gold-spans --gate gate.json",
    ],
)
def test_bad_call_exits_with_2(clips: Path, call: str) -> None:
    """A bad call gives a message on standard error, and no traceback."""
    words = {"FEED": clips, "FOLDER": clips.parent}
    result = run(*(words.get(word, word) for word in call.split()))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr != ""
    assert "Traceback" not in result.stderr


def test_output_that_must_not_be_replaced_is_refused(tmp_path: Path, clips: Path) -> None:
    """A folder with other files in it is left alone."""
    work = write_clips(tmp_path / "thesis.txt", "years of work")
    result = run("normalize", clips, "-o", tmp_path)
    assert result.exit_code == 2
    assert work.read_text(encoding="utf-8") == "years of work"


def test_segment_shows_place_confidence_and_evidence(clips: Path) -> None:
    """One line an article: place, confidence, first words, evidence for it and against it."""
    lines = run("segment", clips).stdout.splitlines()
    place, confidence, words, evidence, against = lines[1].split("\t")
    assert len(lines) == 2
    assert place == f"{clips}:12"
    assert 0 <= float(confidence) <= 1
    assert words == "Ferry to run all winter"
    assert evidence != ""
    assert set(evidence.split(", ")).isdisjoint(against.split(", "))


def test_segment_as_json_tiles_the_feed(clips: Path) -> None:
    """The JSON objects, articles and gaps, cover the feed in order."""
    result = run("segment", clips, "--json")
    spans = [json.loads(line)["span"] for line in result.stdout.splitlines()]
    assert spans[0]["start"] == 0
    assert spans[-1]["end"] == len(CLIPS)
    assert [span["end"] for span in spans[:-1]] == [span["start"] for span in spans[1:]]


def test_segment_goes_on_after_an_unreadable_path(tmp_path: Path, clips: Path) -> None:
    """Other paths are shown; the exit code is 2."""
    result = run("segment", tmp_path / "missing.txt", clips)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2


def test_clean_writes_the_clean_text_and_nothing_else() -> None:
    """The text goes to standard output as it is, without a line end added."""
    result = run("clean", stdin="said\xa0so".encode())
    assert (result.exit_code, result.stdout) == (0, "said so")


def test_clean_explains_every_change() -> None:
    """With --explain each change has its place and its rule."""
    result = run("clean", "-", "--explain", stdin="said\xa0so".encode())
    assert result.stdout.startswith("1:5: ")


def test_clean_has_nothing_to_explain_about_clean_text() -> None:
    """Clean text has no explanation."""
    assert run("clean", "--explain", stdin=b"so").stdout == ""


def test_duplicates_writes_pairs(tmp_path: Path) -> None:
    """The pairs go to standard output, or to a file: the same ones."""
    run("normalize", FEEDS, "-o", tmp_path / "out.jsonl")
    result = run("duplicates", tmp_path / "out.jsonl")
    pairs = [json.loads(line) for line in result.stdout.splitlines()]
    run("duplicates", tmp_path / "out.jsonl", "-o", tmp_path / "pairs.jsonl")
    assert pairs == records_of(tmp_path / "pairs.jsonl")
    assert sum(pair["kind"] in {"exact", "reprint"} for pair in pairs) == 1


def test_duplicates_takes_an_article_once(tmp_path: Path, clips: Path) -> None:
    """An article that stands in two files is no copy of itself."""
    for name in ("a.jsonl", "b.jsonl"):
        run("normalize", clips, "-o", tmp_path / name)
    assert run("duplicates", tmp_path / "a.jsonl", tmp_path / "b.jsonl").stdout == ""


def test_index_remembers_articles_of_earlier_runs(tmp_path: Path, clips: Path) -> None:
    """New articles are compared with those in the index, old ones are not told again."""
    run("normalize", clips, "-o", tmp_path / "old.jsonl")
    longer = write_clips(tmp_path / "new.txt", CLIPS.replace("Ferry to run", "Ferries to run"))
    run("normalize", longer, "-o", tmp_path / "new.jsonl")
    index = tmp_path / "seen.ckidx"
    found = [
        run("duplicates", tmp_path / name, "--index", index).stdout.splitlines()
        for name in ("old.jsonl", "new.jsonl", "new.jsonl")
    ]
    assert [len(pairs) for pairs in found] == [0, 1, 0]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Return a labelled folder of one feed."""
    return write_labelled(tmp_path)


def test_evaluate_prints_a_table_or_json(labelled: Path) -> None:
    """Table and JSON are of the same figures."""
    table = run("evaluate", labelled).stdout.splitlines()
    figures = json.loads(run("evaluate", labelled, "--json").stdout)
    assert table[0].split()[:3] == ["feed", "gold", "got"]
    assert f"macro start F1 {figures['all']['macro_start_f1']:.3f}" in table[2]


def test_evaluate_cuts_as_the_labels_do(labelled: Path) -> None:
    """With --gold-spans every labelled article is cut right."""
    figures = json.loads(run("evaluate", labelled, "--gold-spans", "--json").stdout)
    assert figures["all"]["exact"]["right"] == figures["all"]["exact"]["wanted"]


def test_evaluate_scores_given_records(tmp_path: Path, labelled: Path) -> None:
    """Records on disk score as the feeds do when normalized now."""
    run("normalize", labelled / "clips" / "raw.txt", "-o", tmp_path / "out.jsonl")
    given = run("evaluate", labelled, "--records", tmp_path / "out.jsonl")
    assert given.stdout == run("evaluate", labelled).stdout


def test_gate_is_made_and_passed(tmp_path: Path, labelled: Path) -> None:
    """A new gate holds the present scores, and they pass it."""
    gate = tmp_path / "quality.json"
    assert run("evaluate", labelled, "--gate", gate, "--renew", "raise").exit_code == 0
    assert run("evaluate", labelled, "--gate", gate).exit_code == 0


def test_gate_closes_and_is_lowered_only_when_told(tmp_path: Path, labelled: Path) -> None:
    """A floor above the score closes the gate; `raise` refuses to lower it, `lower` does."""
    gate = tmp_path / "quality.json"
    gate.write_text('{"floors": {"elegance": 1.0}, "sha256": {}}', encoding="utf-8")
    assert run("evaluate", labelled, "--gate", gate).exit_code == 1
    assert run("evaluate", labelled, "--gate", gate, "--renew", "raise").exit_code == 2
    assert "elegance" in gate.read_text(encoding="utf-8")
    assert run("evaluate", labelled, "--gate", gate, "--renew", "lower").exit_code == 0
    assert "elegance" not in gate.read_text(encoding="utf-8")


def test_schema_is_json() -> None:
    """The schema is one JSON object that names the fields of an article."""
    assert "headline" in json.loads(run("schema").stdout)["properties"]


def test_version_is_the_package_version() -> None:
    """--version names program and version."""
    assert run("--version").stdout.split() == ["corpuskit,", "version", __version__]


@pytest.mark.parametrize("name", sorted(_SUMMARIES))
def test_overview_and_command_say_the_same(name: str) -> None:
    """The line in the overview is the first line of the command's own help."""
    command = cli.get_command(None, name)
    assert command.help.splitlines()[0] == _SUMMARIES[name]
    assert f"corpuskit {name}" in command.epilog


def test_overview_loads_no_stage() -> None:
    """The overview appears quickly: no command is imported for it."""
    code = (
        "import sys; from corpuskit.cli import main\n"
        "try: main()\n"
        "finally: print(*[m for m in sys.modules if m in ('numpy', 'ftfy', 'pyarrow')])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == ""


def test_reader_that_goes_away_is_no_error() -> None:
    """A broken pipe ends the program quietly."""
    command = [*COMMAND, "segment", str(FEEDS), "--json"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def wait_for_work(journal: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a run has written some inputs to its journal."""
    while process.poll() is None and not (journal.exists() and journal.stat().st_size > 60_000):
        time.sleep(0.01)


@pytest.mark.parametrize("workers", [1, 2])
def test_interrupt_ends_quietly_and_writes_nothing(
    tmp_path: Path, workers: int, clips: Path
) -> None:
    """Ctrl-C gives exit code 130, no traceback and no output, at most a journal to go on from."""
    big = tmp_path / "in"
    big.mkdir()
    for number in range(400):
        (big / f"{number:03d}.txt").write_bytes(clips.read_bytes())
    out = tmp_path / "out.jsonl"
    command = [*COMMAND, "normalize", str(big), "-o", str(out), "--workers", str(workers)]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_for_work(tmp_path / ".out.jsonl.journal-wal", process)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        message = process.stderr.read().decode()
        assert process.wait() == 130
    assert "Traceback" not in message
    left = {path.name for path in tmp_path.iterdir()}
    assert left - {".out.jsonl.journal"} == {"feeds", "in"}


def test_bar_shows_on_a_terminal_only(tmp_path: Path) -> None:
    """Standard error that is a terminal gets a progress bar; a pipe gets none."""
    terminal, line = pty.openpty()
    command = [*COMMAND, "normalize", str(FEEDS), "-o", str(tmp_path / "out.jsonl")]
    with subprocess.Popen(command, stderr=line) as process:  # noqa: S603 - our own program
        os.close(line)
        shown = b""
        while chunk := _read_terminal(terminal):
            shown += chunk
        assert process.wait() == 0
    os.close(terminal)
    assert b"5/5" in shown
    assert "5/5" not in run_outside("normalize", FEEDS, "-o", tmp_path / "out.jsonl").stderr


def _read_terminal(terminal: int) -> bytes:
    """Return what a terminal shows next; nothing at its end."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux ends a terminal whose other side is closed
        return b""


def test_module_runs_as_the_command(tmp_path: Path) -> None:
    """``python -m corpuskit`` does the job, also from another folder and with two workers."""
    done = run_outside("normalize", FEEDS, "-o", "out", "--workers", 2, cwd=tmp_path)
    assert done.returncode == 0
    assert len(records_of(tmp_path / "out" / "articles.jsonl")) == 31


def test_other_files_in_a_folder_are_no_failure(tmp_path: Path, clips: Path) -> None:
    """A folder may hold files that are no texts: a problem to know of, and exit 0."""
    (clips.parent / "notes.pdf").write_bytes(b"%PDF")
    out = tmp_path / "out"
    assert run("normalize", clips.parent, "-o", out).exit_code == 0
    assert [record["kind"] for record in records_of(out / "problems.jsonl")] == ["files-left-out"]


def test_weak_boundaries_stand_on_top(clips: Path) -> None:
    """Boundaries below --min-confidence come first, the weakest on top; all of them under 1."""
    result = run("segment", clips, "--min-confidence", "1", "--strict")
    shown = [float(line.split("\t")[1]) for line in result.stdout.splitlines()]
    assert (sorted(shown), 1) == (shown, result.exit_code)


def test_template_applied_confirms_every_boundary(clips: Path) -> None:
    """The template, put beside the feed, is applied by the next run; 'none' leaves it alone."""
    template = run("segment", clips, "--template-corrections")
    clips.with_name("clips.txt.ck").write_text(template.stdout, encoding="utf-8")
    shown = run("segment", clips).stdout.splitlines()
    assert ["1.00"] * 2 == [line.split("\t")[1] for line in shown]
    assert "correction" not in run("segment", clips, "--corrections", "none").stdout


def test_corrections_are_applied_by_normalize(tmp_path: Path, clips: Path) -> None:
    """A file that --corrections names joins what it says; a wrong one is a bad call."""
    second = run("segment", clips).stdout.splitlines()[1].split("\t")
    line = clips.read_text(encoding="utf-8").splitlines()[int(second[0].rsplit(":", 1)[1]) - 1]
    said = tmp_path / "said.ck"
    said.write_text(f"no-cut: {line}\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert 0 == run("normalize", clips, "-o", out, "--corrections", said).exit_code
    assert 1 == len(records_of(out))
    said.write_text("nonsense\n", encoding="utf-8")
    result = run("normalize", clips, "-o", out, "--corrections", said)
    assert (2, True) == (result.exit_code, f"{said}:1" in result.stderr)


def test_layout_is_forced_or_switched_off(clips: Path) -> None:
    """--layout names layouts; 'none' stands alone; an unknown name lists those there are."""
    assert "layout:" not in run("segment", clips, "--layout", "none").stdout
    assert 2 == run("segment", clips, "--layout", "none", "--layout", "known").exit_code
    result = run("segment", clips, "--layout", "nexis")
    assert (2, True) == (result.exit_code, "nexis-text-1" in result.stderr)


def test_template_is_for_one_feed(tmp_path: Path, clips: Path) -> None:
    """Templates of two feeds would be one file of neither."""
    other = write_clips(tmp_path / "other.txt")
    assert 2 == run("segment", clips, other, "--template-corrections").exit_code


def test_report_is_written_and_names_what_it_lacks(tmp_path: Path, clips: Path) -> None:
    """A page is written; feeds that are gone are named, and where to look for them."""
    run("normalize", clips, "-o", tmp_path / "corpus")
    first = run("report", tmp_path / "corpus", "-o", tmp_path / "report.html")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "2 articles on" in first.stderr
    (tmp_path / "moved").mkdir()
    clips.rename(tmp_path / "moved" / clips.name)
    second = run("report", tmp_path / "corpus", "-o", tmp_path / "other.html", "--title", "<Clips>")
    assert f"clean text only, for the feeds were not found as they were: {clips}" in second.stderr
    assert '<h1 dir="auto">&lt;Clips&gt;</h1>' in (tmp_path / "other.html").read_text("utf-8")
    again = run(
        "report", tmp_path / "corpus", "-o", tmp_path / "r.html", "--feeds", tmp_path / "moved"
    )
    assert "clean text only" not in again.stderr


def test_report_on_what_is_no_corpus_is_an_error(tmp_path: Path, clips: Path) -> None:
    """A feed, which holds no records, is refused with its path, and nothing is written."""
    result = run("report", clips, "-o", tmp_path / "report.html")
    assert result.exit_code == 2
    assert str(clips) in result.stderr
    assert not (tmp_path / "report.html").exists()


def test_detector_is_named_on_the_command_line(tmp_path: Path, clips: Path) -> None:
    """Another library names the languages, and the manifest says which one."""
    folder = tmp_path / "corpus"
    assert run("normalize", clips, "-o", folder, "--detector", "langdetect").exit_code == 0
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert "langdetect" == manifest["settings"]["language"]["detector"]


def test_unknown_detector_is_a_bad_call(tmp_path: Path, clips: Path) -> None:
    """The message names those that there are."""
    result = run("normalize", clips, "-o", tmp_path / "out.jsonl", "--detector", "nobody")
    assert result.exit_code == 2
    assert "langdetect" in result.stderr
