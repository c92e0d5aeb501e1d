"""A headless browser for tests, spoken to over a pipe (Chrome DevTools Protocol)."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from functools import cache
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What the program is called, depending on who packaged it."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--remote-debugging-pipe",
)

PATIENCE = 60
"""Seconds after which a page that does not answer is given up: only a guard against hanging."""


@cache
def find_browser() -> str | None:
    """Return the path of a Chromium that starts; ``None`` if none is installed."""
    return next((found for name in NAMES if (found := shutil.which(name)) and _starts(found)), None)


def _starts(path: str) -> bool:
    """Tell whether a program is a browser: some systems have a note to the user in its place."""
    try:
        ran = subprocess.run(  # noqa: S603 - found by its name
            [path, "--version"], capture_output=True, check=False, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ran.returncode == 0 and b"Chrom" in ran.stdout


class Browser:
    """One page of a browser with an empty profile; logs what goes over the net and goes wrong."""

    def __init__(self, *, width: int = 1400, height: int = 900, dark: bool = False) -> None:
        self._profile = tempfile.mkdtemp(prefix="browser-")
        ours, theirs = os.pipe(), os.pipe()
        # The browser reads commands from descriptor 3 and answers on descriptor 4.
        started = [
            "bash", "-c", 'exec "$0" "$@" 3<&"$CK_IN" 4>&"$CK_OUT"', str(find_browser()),
            *FLAGS, f"--user-data-dir={self._profile}", "about:blank",
        ]  # fmt: skip
        self._process = subprocess.Popen(  # noqa: S603 - found by its name, flags are ours
            started,
            pass_fds=(theirs[0], ours[1]),
            env={**os.environ, "CK_IN": str(theirs[0]), "CK_OUT": str(ours[1])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs[0])
        os.close(ours[1])
        self._out, self._in = theirs[1], ours[0]
        self._buffer, self._last, self._session = b"", 0, ""
        self.requests: list[str] = []
        self.errors: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        opened = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = opened["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable")
        self.resize(width, height, dark=dark)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._out)
        os.close(self._in)
        shutil.rmtree(self._profile, ignore_errors=True)

    def resize(self, width: int, height: int = 900, *, dark: bool = False) -> None:
        """Set the size of the window and the colours that the reader prefers."""
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 500,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._call("Emulation.setEmulatedMedia", media="screen", features=[scheme])

    def show_print(self) -> None:
        """Show the page as it is printed."""
        self._call("Emulation.setEmulatedMedia", media="print")

    def open(self, path: Path, fragment: str = "") -> None:
        """Open a page and wait until its script says that it is ready."""
        self._call("Page.navigate", url="about:blank")
        self._call("Page.navigate", url=f"{path.resolve().as_uri()}{fragment}")
        self.wait("document.documentElement?.dataset.ready !== undefined")

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        answer = self._call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until an expression is true in the page."""
        end = time.monotonic() + PATIENCE
        while not self.run(script):
            if time.monotonic() > end:
                raise AssertionError(f"never true: {script}")
            time.sleep(0.02)

    def go(self, fragment: str) -> None:
        """Go to another view, and wait until it is drawn."""
        self.run(f"location.hash = {json.dumps(fragment)}")
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for last is drawn."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def press(self, key: str) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            self._call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, text="\r" * (key == "Enter")
            )

    def shoot(self, path: Path, *, whole: bool = False) -> None:
        """Write a picture of the page."""
        picture = self._call("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(picture["data"]))

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer; note the events that come before it."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            found = self._receive()
            if found.get("id") == self._last:
                if "error" in found:
                    raise AssertionError(f"{method}: {found['error']}")
                result: dict[str, Any] = found["result"]
                return result
            self._note(found)

    def _receive(self) -> dict[str, Any]:
        """Return the next message."""
        while b"\0" not in self._buffer:
            part = os.read(self._in, 1 << 16)
            if not part:
                raise AssertionError("the browser has gone")
            self._buffer += part
        message, self._buffer = self._buffer.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found

    def _note(self, event: dict[str, Any]) -> None:
        """Keep what an event tells of requests and errors."""
        said = event.get("params", {})
        match event.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(said["request"]["url"])
            case "Runtime.exceptionThrown":
                self.errors.append(json.dumps(said["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if said["type"] in {"error", "warning", "assert"}:
                self.errors.append(json.dumps(said["args"]))
            case "Log.entryAdded" if said["entry"]["level"] in {"error", "warning"}:
                self.errors.append(said["entry"]["text"])
