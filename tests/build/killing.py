"""Kills publishing and builds at chosen moments, and looks at what they leave behind.

A program, so that one warm process can fork hundreds of builds. `… publish FOLDER SEED STEP` kills publishing
before every STEP-th of its operations on files; `… builds FOLDER MODE SEED COUNT` kills whole builds at COUNT
seeded moments, half of them counted in operations, half in time. What is wrong ends it with a traceback; else
it prints how many were killed.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

from bulletin.build.finished import unchanged
from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build
from bulletin.build.place import is_in_use
from bulletin.build.publish import publish, recover
from bulletin.build.release import MANIFEST, read_list
from bulletin.diagnostics import Findings
from tests.bad_inputs.cases import SMALL
from tests.build.releases import as_files
from tests.output.links import resolve
from tests.output.pages import Output, read_page
from tests.small_sites import text, write

Files = Mapping[str, bytes]
DAY = date(2025, 6, 1)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
COUNTED = {
    "ctypes.dlsym",
    "fcntl.flock",
    "os.chmod",
    "os.link",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.truncate",
    "os.utime",
}


KILL = getattr(
    signal, "SIGKILL", signal.SIGTERM
)  # where there is no such signal nothing here runs, but is read


def arm(moment: int) -> Callable[[], int]:
    """Let this process end before its operation on files number ``moment``, counted from 1.

    Of a write that is to be the last, half is done. Gives what tells how many operations there were.
    """
    done = 0
    write_all = os.write

    def counted() -> bool:
        nonlocal done
        done += 1
        return done == moment

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
        if (writes or event in COUNTED) and counted():
            os.kill(os.getpid(), KILL)

    def write_half(descriptor: int, content: bytes) -> int:
        if counted():
            write_all(descriptor, content[: len(content) // 2])
            os.kill(os.getpid(), KILL)
        return write_all(descriptor, content)

    os.write = write_half  # type: ignore[assignment]
    sys.addaudithook(hook)
    return lambda: done


def forked(run: Callable[[], object], wait: float | None = None) -> bool:
    """Run something in a process of its own, killed after ``wait`` seconds; gives whether it ended first."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            run()
            status = 0
        except BaseException:
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(status)
    if wait is not None:
        time.sleep(wait)
        os.kill(process, KILL)
    status = os.waitpid(process, 0)[1]
    if os.WIFSIGNALED(status):
        return False
    assert os.WEXITSTATUS(status) == 0
    return True


def held(folder: Path) -> dict[str, bytes]:
    """The files of a folder but the list of them; a link is where it leads."""
    return {
        p.relative_to(folder).as_posix(): os.readlink(p).encode() if p.is_symlink() else p.read_bytes()
        for p in folder.rglob("*")
        if p.name != MANIFEST and (p.is_symlink() or p.is_file())
    }


def check_links(files: Files) -> None:
    """Every page that can be reached from the home page links only to what is there."""
    output = Output(frozenset(files), {}, {}, None)
    waiting, seen = ["index.html"], {"index.html"}
    while waiting:
        page = waiting.pop()
        for link in read_page(page, files[page].decode()).links:
            if not re.match("[a-z]+:", link.url):
                target = resolve(output, page, link.url)
                assert target is not None, f"{page} links to {link.url}, which is not there"
                if target not in seen and target.endswith(".html"):
                    waiting.append(target)
                seen.add(target)


# Publishing, killed before each of its operations


def page(*links: str) -> bytes:
    return "".join(f'<a href="{link}">x</a>' for link in links).encode() * 50


BEFORE = {
    "index.html": page("a/", "b/", "style.css"),
    "a/index.html": page("../", "../gone/"),
    "b/index.html": page("../a/"),
    "gone/index.html": page("../old/deep/x.png"),
    "old/deep/x.png": b"old" * 50,
    "style.css": b"one" * 50,
    "feed.xml": b"one" * 50,
}
AFTER = {
    "index.html": page("a/", "b/", "one/", "style.css"),
    "a/index.html": page("../", "../other/"),
    "b/index.html": page("../a/"),
    "one/index.html": page("../other/", "../new/x.png"),
    "other/index.html": page("../one/"),
    "new/x.png": b"new" * 50,
    "style.css": b"two" * 50,
    "feed.xml": b"two" * 50,
}
FOREIGN = {"CNAME": b"bulletin.example", "a/mine.txt": b"mine", ".well-known/x/y": b"y", "latest": b"a"}


class Publishing:
    """A site's folder in which publishing is killed."""

    def __init__(self, folder: Path, swap: bool, seed: int, step: int) -> None:
        self.site, self.swap = folder / "site", swap
        self.public = self.site / "public"
        self.moments = range(random.Random(seed).randint(1, step), 1000, step)

    def put(self, files: Files) -> None:
        findings = Findings()
        assert publish(self.site, self.public, as_files(files), (), DAY, findings, swap=self.swap) is not None
        assert not list(findings)

    def put_and_die(self, files: Files, moment: int) -> None:
        arm(moment)
        self.put(files)

    def lay(self, before: Files | None) -> None:
        """Begin anew, with a release and with files of others."""
        shutil.rmtree(self.site, ignore_errors=True)
        self.site.mkdir()
        if before is not None:
            self.put(before)
            write(self.public, {name: FOREIGN[name].decode() for name in FOREIGN if name != "latest"})
            (self.public / "latest").symlink_to("a")

    def kill_everywhere(self, before: Files | None, after: Files, check: Callable[[Files], None]) -> int:
        """Kill publishing before an operation, look, recover, look again and publish; gives how often."""
        foreign = {} if before is None else FOREIGN
        for killed, moment in enumerate(self.moments):
            self.lay(before)
            if forked(partial(self.put_and_die, after, moment)):
                return killed
            check(self.ours(foreign))
            recover(self.public)
            assert self.ours(foreign) in (before or {}, after)
            wanted = after if moment % 2 else before or after
            self.put(wanted)
            assert self.ours(foreign) == wanted
            listed = read_list(self.public)
            assert listed is not None
            assert not listed.unfinished
            assert listed.files.keys() == wanted.keys()
            assert {p.name for p in self.site.iterdir()} == {"public", FOLDER}
            assert not [p for p in self.public.rglob("*") if p.is_dir() and not any(p.iterdir())]
        raise AssertionError("there is no end to it")

    def ours(self, foreign: Files) -> Files:
        """What the folder holds beside what others put there, which must be whole."""
        found = held(self.public)
        assert {name: found.pop(name, None) for name in foreign} == foreign
        return found


def whole_files(before: Files, after: Files) -> Callable[[Files], None]:
    """Each file is that of one of the two releases."""

    def check(found: Files) -> None:
        for name, content in found.items():
            assert content in (before.get(name), after.get(name)), f"{name} is of neither release"

    return check


def kill_publishing(folder: Path, seed: int, step: int) -> int:
    """Kill publishing everywhere, in every way of publishing."""
    in_place, swap = Publishing(folder, False, seed, step), Publishing(folder, True, seed, step)
    whole = whole_files(BEFORE, AFTER)

    def whole_and_linked(found: Files) -> None:
        whole(found)
        check_links(found)

    def old_or_new(found: Files) -> None:
        assert found in (BEFORE, AFTER)

    def nothing_or_new(found: Files) -> None:
        assert found in ({}, AFTER)

    file = {"index.html": b"home", "x": b"file", "y/z/index.html": b"<z>" * 9}
    folders = {"index.html": b"new", "x/index.html": b"<x>" * 9, "y": b"file"}
    return sum(
        (
            in_place.kill_everywhere(BEFORE, AFTER, whole_and_linked),
            in_place.kill_everywhere(AFTER, BEFORE, whole_and_linked),
            in_place.kill_everywhere(file, folders, whole_files(file, folders)),
            swap.kill_everywhere(BEFORE, AFTER, old_or_new),
            in_place.kill_everywhere(None, AFTER, nothing_or_new),
        )
    )


# Whole builds


class Building:
    """A small site that goes back and forth between two states while its builds are killed."""

    def __init__(self, folder: Path, swap: bool) -> None:
        self.site = folder / "site"
        self.options = Options(self.site, folder / "public", DAY)
        self.states = [folder / "one", folder / "other"]
        shutil.copytree(SMALL, self.states[0], ignore=shutil.ignore_patterns("public", FOLDER))
        if swap:
            with (self.states[0] / "site_config.yaml").open("a", encoding="utf-8") as file:
                file.write("\npublish: swap\n")
        shutil.copytree(self.states[0], self.states[1])
        _change(self.states[1])
        self.clean = [self._clean(state) for state in self.states]
        self.swap = swap

    def _clean(self, state: Path) -> Files:
        output = state.with_name(f"{state.name}-public")
        assert forked(lambda: self.finish(Options(state, output, DAY)))
        return held(output)

    @staticmethod
    def finish(options: Options) -> None:
        if is_in_use(options.output) or unchanged(options) is None:
            found = build(options)
            assert found.release is not None, found.found

    def finish_and_die(self, moment: int) -> None:
        arm(moment)
        self.finish(self.options)

    def lay(self, number: int) -> None:
        """Bring the site to a state, as an editor or a pull would."""
        for name in ("content", "layouts"):
            shutil.rmtree(self.site / name, ignore_errors=True)
        ignored = shutil.ignore_patterns(FOLDER)
        shutil.copytree(self.states[number], self.site, dirs_exist_ok=True, ignore=ignored)

    def completes(self, number: int) -> None:
        """A build that nobody kills gives what a clean one gives."""
        self.lay(number)
        assert forked(lambda: self.finish(self.options))
        assert held(self.options.output) == self.clean[number]
        beside = {p.name for p in self.options.output.parent.iterdir() if p.name.startswith(".")}
        assert beside == set()

    def survives(self) -> None:
        """Whatever a killed build has left: files are whole, links resolve."""
        found = held(self.options.output)
        if self.swap:
            assert found in self.clean
        else:
            whole_files(*self.clean)(found)
            check_links(found)

    def measure(self, number: int) -> tuple[int, float]:
        """How many operations on files a build to a state takes, and how many seconds."""
        noted = self.site.with_name("operations")

        def run() -> None:
            done = arm(0)
            self.finish(self.options)
            noted.write_text(str(done()), encoding="ascii")

        self.lay(number)
        started = time.perf_counter()
        assert forked(run)
        return int(noted.read_text(encoding="ascii")), time.perf_counter() - started


def _change(site: Path) -> None:
    """New pages that link to each other, one that is gone, other texts, another picture."""
    shutil.rmtree(site / "content/articles/nhin-lai")
    head = "title: Bài {0}\nsummary: Tóm tắt.\ndate: 2024-05-0{0}"
    write(
        site,
        {
            "content/articles/bai-1/vi.md": text(head.format(1), "Xem [bài 2](../bai-2/vi.md)."),
            "content/articles/bai-2/vi.md": text(head.format(2), "Xem [bài 1](../bai-1/vi.md)."),
            "layouts/assets/own.css": "/* own */",
        },
    )
    Image.new("RGB", (9, 9)).save(site / "content/articles/bai-1/anh.png")
    Image.new("RGB", (64, 48)).save(site / "content/sessions/02/hoi-truong.png")
    with (site / "content/sessions/01/vi.md").open("a", encoding="utf-8") as file:
        file.write("\nThêm một câu.\n")


def kill_builds(folder: Path, mode: str, seed: int, count: int) -> int:
    """Kill builds at seeded moments; after each, the next build gives what a clean one gives."""
    chance = random.Random(seed)
    site = Building(folder, mode == "swap")
    site.completes(0)
    site.completes(1)
    bounds = [site.measure(0), site.measure(1)]
    site.completes(0)
    killed, state, number = 0, 0, 0
    while killed < count:  # on a busy machine some end before their time
        state, number = 1 - state, number + 1
        assert number < 10 * count
        operations, seconds = bounds[state]
        site.lay(state)
        if number % 2:
            done = forked(lambda: site.finish(site.options), chance.uniform(0, seconds))
        else:
            moment = chance.randint(1, operations)
            done = forked(partial(site.finish_and_die, moment))
        killed += not done
        site.survives()
        state = chance.choice((state, 1 - state))
        site.completes(state)
    return killed


def main() -> None:
    """Do what the arguments ask for."""
    what, folder, *rest = sys.argv[1:]
    if what == "publish":
        seed, step = rest
        print(kill_publishing(Path(folder), int(seed), int(step)))
    else:
        mode, seed, count = rest
        print(kill_builds(Path(folder), mode, int(seed), int(count)))


if __name__ == "__main__":
    main()
