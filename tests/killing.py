"""Kills runs of the whole job at every step that touches a file, and lets them go on.

A program of its own, because it forks: ``python killing.py FEEDS WORK OUT EVERY``. For every
EVERY-th step it runs the job over FEEDS into WORK/OUT in a process that kills itself (SIGKILL) at
that step, goes on with ``resume`` until one ends, and compares the bytes with those of a run
that nobody disturbed. It prints one JSON line: how many kills there were, and at which steps the
bytes differed or something was left behind.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from corpuskit.pipeline import RunOptions, normalize_to

STEPS = frozenset({
    "open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree",
    "sqlite3.connect",
})  # fmt: skip
"""Audit events (PEP 578) of calls that touch a file."""

COMPARED = ("articles.jsonl", "duplicates.jsonl", "problems.jsonl")


def run(feeds: Path, out: Path, *, kill_at: int, resume: bool) -> int | None:
    """Run the job in a process of its own; return the steps it took, ``None`` if it was killed.

    Steps are those that touch the folder of *out*, and every finished input.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        steps = 0

        def step(*_: object) -> None:
            nonlocal steps
            steps += 1
            if steps == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        def watch(event: str, args: tuple[object, ...]) -> None:
            if event in STEPS and str(out.parent) in str(args):
                step()

        sys.addaudithook(watch)
        normalize_to(out, [feeds], options=RunOptions(resume=resume, progress=step))
        os.write(writer, str(steps).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as said:
        steps = said.read()
    if os.WIFSIGNALED(status):
        return None
    return int(steps)


def read_output(out: Path) -> list[bytes]:
    """Return the bytes of everything that was written and must not differ."""
    files = [out / name for name in COMPARED] if out.is_dir() else [out]
    return [file.read_bytes() for file in files]


def is_right(feeds: Path, out: Path, expected: list[bytes], kill_at: int) -> bool:
    """Kill a run at a step, go on, and tell whether all is as if nothing had happened."""
    killed = run(feeds, out, kill_at=kill_at, resume=False) is None
    # The first time that it goes on, it is killed as well.
    killed_again = run(feeds, out, kill_at=max(1, kill_at // 2), resume=True) is None
    run(feeds, out, kill_at=0, resume=True)
    left = {path.name for path in out.parent.iterdir()} - {out.name, f".{out.name}.journal"}
    return killed and killed_again and read_output(out) == expected and not left


def main() -> None:
    """Do what the module says."""
    feeds, work, name, every = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    calm = work / "calm" / name
    calm.parent.mkdir()
    steps = run(feeds, calm, kill_at=0, resume=False)
    expected = read_output(calm)
    wrong, kills = [], range(1, (steps or 0) + 1, every)
    for kill_at in kills:
        out = work / "killed" / name
        out.parent.mkdir()
        if not is_right(feeds, out, expected, kill_at):
            wrong.append(kill_at)
        shutil.rmtree(out.parent)
    print(json.dumps({"kills": len(kills), "wrong": wrong}))  # noqa: T201 - a program


if __name__ == "__main__":
    main()
