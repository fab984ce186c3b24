"""`bulletin serve` in a process of its own, for tests that need a browser or the command."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.building import REPOSITORY

LONGEST = 60.0


@dataclass(slots=True)
class Serving:
    """A preview that runs; ``said`` are the lines it has printed so far."""

    process: subprocess.Popen[str]
    address: str
    said: list[str]

    def stop(self) -> int:
        """End it as Ctrl+C does; its exit status."""
        self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.CTRL_C_EVENT)  # type: ignore[attr-defined,unused-ignore]
        return self.process.wait(LONGEST)


@contextmanager
def serving(site: Path, *options: str) -> Iterator[Serving]:
    """Serve a site until the block ends."""
    command = (sys.executable, "-m", "bulletin", "serve", "--site", str(site), "--ui-lang", "en", *options)
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    killer = threading.Timer(LONGEST * 3, process.kill)
    killer.daemon = True
    killer.start()
    said: list[str] = []
    assert process.stdout is not None
    try:
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            if "Ctrl+C" in line:
                break
        found = re.search(r"Preview: (http://\S+)", "\n".join(said))
        assert found, "\n".join(said)
        reader = threading.Thread(target=_read_on, args=(process, said), daemon=True)
        reader.start()
        yield Serving(process, found[1], said)
    finally:
        killer.cancel()
        if process.poll() is None:
            process.kill()
        process.wait(LONGEST)
        process.stdout.close()


def _read_on(process: subprocess.Popen[str], said: list[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line.rstrip("\n"))
