"""Content cannot take the machine's time or memory: it is read in a process that has no more than so much.

The bounds are of the processor's time, so that other work on the machine does not matter; they are several
times what is needed, and a reader whose time grew with the square of the length would be past them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin.syntax.scalars import is_mark
from tests.bad_inputs.cases import png
from tests.building import REPOSITORY
from tests.hostile.texts import MARKDOWN, YAML
from tests.small_sites import lay, session

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no such bounds on this system")

MIB = 1024 * 1024
_BOUNDED = """
import resource, sys
seconds, memory = int(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
sys.argv = sys.argv[3:]
"""
_READ = """
import json, time
from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item
from tests.hostile.texts import MARKDOWN, YAML
size, told = int(sys.argv[0]), {}
for kind, texts in (("body", MARKDOWN), ("front", YAML)):
    for name, make in texts.items():
        head, body = ("title: x", make(size)) if kind == "body" else (make(size), "x")
        data = f"---\\n{head}\\n---\\n\\n{body}\\n".encode()
        began = time.process_time()
        found = parse_item(ItemFile("a/vi.md", "a", "sessions", "vi"), data).found
        told[name] = [time.process_time() - began, len(found)]
print(json.dumps(told))
"""
_BUILD = """
from bulletin.cli import main
main()
"""


def bounded(script: str, seconds: int, memory: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a process that is ended past so much processor time, and gets no more memory."""
    return subprocess.run(
        (sys.executable, "-c", _BOUNDED + script, str(seconds), str(memory), *arguments),
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "OPENBLAS_NUM_THREADS": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def read(size: int, seconds: int) -> None:
    done = bounded(_READ, seconds, 2048 * MIB, str(size))
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
    told = json.loads(done.stdout)
    assert told.keys() == MARKDOWN.keys() | YAML.keys()


def build(site: Path) -> subprocess.CompletedProcess[str]:
    """Build a site so, in one process."""
    arguments = ("bulletin", "build", "--site", str(site), "--jobs", "1", "--ui-lang", "en")
    return bounded(_BUILD, 60, 2048 * MIB, *arguments)


def test_hostile_texts_are_read_in_bounded_time_and_memory() -> None:
    read(24_000, 60)


@pytest.mark.heavy
def test_hostile_texts_as_long_as_a_text_may_be() -> None:
    read(1_000_000, 400)


def test_a_mark_is_told_at_once_however_it_is_written() -> None:
    """The pattern once took twice as long for every further hyphen."""
    assert not is_mark("1-" + "a-" * 5000 + "@")
    assert not is_mark("1" * 5000 + "@")
    assert is_mark("27/QĐ-UBQGCĐS")


def test_files_larger_than_the_memory_are_told_of_and_not_read(tmp_path: Path) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10")})
    folder = tmp_path / "content" / "sessions" / "01"
    large = [folder / name for name in ("en.md", "anh.png", "phim.mp4")]
    large.append(tmp_path / "content" / "registers" / "glossary.yaml")
    for file in large:
        with file.open("wb") as made:
            made.write(png(3, 2) if file.suffix == ".png" else b"---\n")
            made.truncate(64 * 1024 * MIB)
    done = build(tmp_path)
    assert done.returncode == 1, done.stderr[-2000:]
    assert [file.name for file in large if f"{file.name}: error[file-too-large]" not in done.stderr] == []
    for file in large:  # nothing that looks through what tests leave behind is to read them
        file.unlink()
    assert not (tmp_path / "public").exists()


def test_files_that_never_end_are_not_opened(tmp_path: Path) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10")})
    folder = tmp_path / "content" / "sessions" / "01"
    os.mkfifo(folder / "en.md")
    (folder / "so.txt").symlink_to("/dev/zero")
    done = build(tmp_path)
    assert done.returncode == 1, done.stderr[-2000:]
    assert "en.md: error[stray-file]" in done.stderr
    assert "so.txt: error[path-outside]" in done.stderr
