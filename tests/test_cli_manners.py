"""How the command line behaves to people, shells and programs: names, colours, help, doctor."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import corpuskit as ck
from clips import write_clips
from corpuskit.cli import doctor
from corpuskit.cli.main import _SUMMARIES, cli
from corpuskit.cli.messages import choose_colour
from corpuskit.errors import RuleError
from corpuskit.syndication import crew

COMMAND = [sys.executable, "-m", "corpuskit"]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Return the path of the records of two articles."""
    out = tmp_path / "records.jsonl"
    ck.normalize([write_clips(tmp_path / "clips.txt")]).write(out)
    return out


def run(*args: object, **env: str) -> Result:
    """Run a command in this process."""
    return CliRunner(env=env).invoke(cli, [str(arg) for arg in args])


def ask_completion(words: str) -> list[str]:
    """Return what the shell is told to offer behind *words*: lines of kind and value."""
    env = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    env["_CORPUSKIT_COMPLETE"] = "bash_complete"
    ran = subprocess.run(
        [sys.executable, "-c", "import sys; from corpuskit.cli import main; main()"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )
    return ran.stdout.splitlines()


def complete(words: str) -> list[str]:
    """Return the words that the shell would offer behind *words*."""
    return [line.removeprefix("plain,") for line in ask_completion(words)]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("normlize", "did you mean normalize?"),
        ("duplicate", "did you mean duplicates?"),
        ("xyzzy", "corpuskit --help lists them"),
        ("normalize --ouput x", "'--output'"),
    ],
)
def test_misspelt_name_is_put_right(call: str, said: str) -> None:
    """A command or option that is nearly one of ours is named; exit 2."""
    result = run(*call.split())
    assert 2 == result.exit_code
    assert said in result.stderr


def test_path_in_place_of_a_command_is_understood(tmp_path: Path) -> None:
    """Who forgets the command is shown the one that was most likely meant."""
    feed = write_clips(tmp_path / "my clips.txt")
    assert f"corpuskit normalize '{feed}' -o corpus.jsonl" in run(feed).stderr


@pytest.mark.parametrize("name", sorted(_SUMMARIES))
def test_every_command_has_examples_that_fit_a_terminal(name: str) -> None:
    """Help ends with examples, none of them wrapped."""
    lines = run(name, "--help").output.splitlines()
    at = next(number for number, line in enumerate(lines) if line.strip().startswith("Example"))
    assert all(line.strip().startswith("corpuskit") or "|" in line for line in lines[at + 1 :])


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, None),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, None),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_environment_decides_on_colours(environ: dict[str, str], *, expected: bool | None) -> None:
    """What no-color.org says, and its opposite."""
    assert expected is choose_colour(environ)


@pytest.mark.parametrize("wanted", [True, False])
def test_colours_are_for_terminals_unless_forced(*, wanted: bool, tmp_path: Path) -> None:
    """A pipe gets plain text; FORCE_COLOR gives it escapes."""
    env = {"FORCE_COLOR": "1"} if wanted else {"FORCE_COLOR": "", "NO_COLOR": ""}
    result = run("segment", write_clips(tmp_path / "a.txt"), "--min-confidence", "1", **env)
    assert wanted is ("\x1b[33m" in result.stdout)
    assert wanted is ("\x1b[31m" in run("segment", tmp_path / "missing", **env).stderr)


def test_shell_is_offered_commands_options_and_choices() -> None:
    """Completion knows the names of commands, their options, and the words that one takes."""
    assert ["normalize"] == complete("corpuskit no")
    assert list(_SUMMARIES) == complete("corpuskit ")
    assert ["--explain"] == complete("corpuskit clean --ex")
    assert {"dolma", "ninjs"} <= {*complete("corpuskit convert --to ")}


@pytest.mark.parametrize(
    "words",
    ["normalize ", "segment ", "clean ", "duplicates ", "convert ", "report ", "normalize x -o "],
)
def test_shell_is_told_to_offer_files(words: str) -> None:
    """Where a path belongs the shell completes the names of files."""
    assert ["file,"] == ask_completion(f"corpuskit {words}")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_calls_the_program(shell: str) -> None:
    """The script asks the program through the variable that it answers to."""
    script = run("completion", shell).stdout
    assert f"_CORPUSKIT_COMPLETE={shell}_complete" in script


def test_completion_script_is_one_for_bash() -> None:
    """Bash can read it."""
    script = run("completion", "bash").stdout
    ran = subprocess.run(["bash", "-n"], input=script, text=True, check=False)  # noqa: S607 - any bash
    assert 0 == ran.returncode


def test_doctor_tells_a_program_what_is_there() -> None:
    """Versions, extras with the command that brings them, Java, plugins: as JSON."""
    found = json.loads(run("doctor", "--json").stdout)
    assert ck.__version__ == found["corpuskit"]
    assert metadata.version("numpy") == found["libraries"]["numpy"]
    assert 'pip install "corpuskit[lingua]"' == found["extras"]["lingua"]["install"]
    assert {"rules": {}, "layouts": {}, "detectors": {}}.keys() == found["plugins"].keys()


def test_doctor_knows_every_extra() -> None:
    """No extra that can be installed is missing, but the one that gathers others."""
    known = set(metadata.metadata("corpuskit").get_all("Provides-Extra") or ())
    assert known - {"all"} == set(json.loads(run("doctor", "--json").stdout)["extras"])


def test_doctor_names_what_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is not there is absent, and the line says what to type."""

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(doctor.metadata, "version", absent)
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    result = run("doctor")
    assert 0 == result.exit_code
    assert 'absent: pip install "corpuskit[parquet]"' in result.stdout
    assert "java        absent" in result.stdout


def test_doctor_reads_the_version_of_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version stands in the file that comes with Java: no program is started for it."""
    program = tmp_path / "bin" / "java"
    program.parent.mkdir()
    program.write_text("#!/bin/false\n")
    program.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert "there, but not what version" == json.loads(run("doctor", "--json").stdout)["java"]
    (tmp_path / "release").write_text('OS="Linux"\nJAVA_VERSION="17.0.15"\n')
    assert "17.0.15" == json.loads(run("doctor", "--json").stdout)["java"]


def test_doctor_tries_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that cannot be loaded is named with the reason, and the exit code is 1."""

    def entry_points(*, group: str) -> list[Any]:
        names = ["mine", "theirs"] if group == "corpuskit.rules" else []
        return [metadata.EntryPoint(name, "nowhere:rule", group) for name in names]

    def load(name: str) -> None:
        if name == "theirs":
            raise RuleError("cannot be loaded", name)

    monkeypatch.setattr(doctor.metadata, "entry_points", entry_points)
    monkeypatch.setitem(doctor._PLUGINS, "corpuskit.rules", load)
    result = run("doctor")
    assert 1 == result.exit_code
    assert "rules       mine        ready\n" in result.stdout
    assert "rules       theirs      theirs: cannot be loaded\n" in result.stdout


@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("out.parquet", ()),
        ("out.csv", ()),
        ("out.jsonl.gz", ("--to", "ninjs")),
        ("pages", ("--to", "markdown")),
    ],
)
def test_convert_writes_every_form(
    name: str, to: tuple[str, ...], records: Path, tmp_path: Path
) -> None:
    """The output is what `write_articles` writes; an article that comes twice is taken once."""
    result = run("convert", records, records, "-o", tmp_path / name, *to)
    assert (0, "") == (result.exit_code, result.stdout)
    assert "2 articles written to" in result.stderr
    assert (tmp_path / name).exists()


def test_convert_keeps_whole_records(records: Path, tmp_path: Path) -> None:
    """From JSON lines to Parquet and back the bytes are the same."""
    run("convert", records, "-o", tmp_path / "a.parquet", "-q")
    run("convert", tmp_path / "a.parquet", "-o", tmp_path / "b.jsonl", "-q")
    assert records.read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("convert RECORDS -o out.csv --to dolma", "written to .jsonl"),
        ("convert RECORDS -o corpus", "has no suffix of a file"),
        ("convert FEED -o out.csv", "is this a file of records"),
        ("evaluate FOLDER --gate missing.json", "--renew raise"),
    ],
)
def test_error_says_what_to_do(call: str, said: str, records: Path) -> None:
    """A bad call names the way out, and nothing is written."""
    words = {"RECORDS": records, "FEED": records.with_name("clips.txt"), "FOLDER": "seeds"}
    result = run(*(words.get(word, word) for word in call.split()))
    assert 2 == result.exit_code
    assert said in result.stderr


def test_normalize_tells_a_program_how_it_went(tmp_path: Path) -> None:
    """With --json the summary is one object on standard output, and standard error is silent."""
    result = run("normalize", write_clips(tmp_path / "a.txt"), "-o", tmp_path / "a.jsonl", "--json")
    summary = json.loads(result.stdout)
    assert (2, 1, "") == (summary["articles"], summary["feeds"], result.stderr)


def test_clean_tells_a_program_what_it_did() -> None:
    """With --json text and edits are one object."""
    result = CliRunner().invoke(cli, ["clean", "--json"], input="said\xa0so".encode())
    edit = {"start": 4, "end": 5, "text": " ", "rule": "odd-space"}
    assert {"text": "said so", "edits": [edit]} == json.loads(result.stdout)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_behind_the_output_is_a_message() -> None:
    """Output that cannot be written ends the program with a message and exit 2, no traceback."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(  # noqa: S603 - our own program
            [*COMMAND, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert 2 == ran.returncode
    assert ran.stderr.startswith("corpuskit: the output cannot be written")
    assert "Traceback" not in ran.stderr


def test_fault_of_a_file_is_not_taken_for_one_of_the_output(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An OSError that names a file is a fault of the program, and is shown as one."""

    def fail(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "somewhere")

    monkeypatch.setattr(click.Group, "invoke", fail)
    assert isinstance(run("schema").exception, FileNotFoundError)


def _tell_mask(_: object, connection: Any) -> None:
    """Report which signals are held back where a process begins."""
    connection.send(signal.pthread_sigmask(signal.SIG_BLOCK, []))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_process_that_starts_holds_ctrl_c_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Ctrl-C cannot hit a process before that has said what Ctrl-C is to do."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    monkeypatch.setattr(crew, "_serve", _tell_mask)
    hand = crew._hire(tmp_path, 0)
    assert signal.SIGINT in hand.connection.recv()
    hand.dismiss()
    assert before == signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert [] == multiprocessing.active_children()
