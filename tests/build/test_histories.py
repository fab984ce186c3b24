"""The key test: after every step of a generated history the build with a store equals a clean one.

A history edits bodies and facts, adds, renames and deletes items, edits
registers, layouts, assets and settings, breaks things and mends them, goes back
to what stood before, and lets days pass. After each step the site is built with
the store it has gathered and, beside it, from nothing; output and findings must
be equal, byte for byte, and a second build must find everything in the store.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bulletin.build import parsing, rendering
from bulletin.build.finished import unchanged
from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import Result, build
from bulletin.output.layouts import packaged_layouts
from tests.small_sites import FEATURES, FEATURES_DAY

Files = dict[str, bytes]
WORDS = ("số hóa", "dữ liệu", "hạ tầng", "dịch vụ công", "an toàn", "kinh tế", "CĐS", "142/QĐ-TTg")


class History:
    """A site that changes; ``random`` decides what."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.site = folder / "site"
        shutil.copytree(FEATURES, self.site, ignore=shutil.ignore_patterns("public", FOLDER))
        self.clean = folder / "clean"
        self.output = folder / "public"
        self.day = FEATURES_DAY
        self.random = random.Random(seed)
        self.past: list[Files] = []

    def files(self) -> Files:
        """What the editor has written."""
        return {
            p.relative_to(self.site).as_posix(): p.read_bytes()
            for p in sorted(self.site.rglob("*"))
            if p.is_file() and FOLDER not in p.parts
        }

    def step(self) -> str:
        """Change something; gives what."""
        self.past.append(self.files())
        change = self.random.choice(CHANGES)
        change(self)
        return change.__name__

    def check(self) -> tuple[Result, Result]:
        """Build with the store and from nothing; gives both results."""
        shutil.rmtree(self.clean, ignore_errors=True)
        ignored = shutil.ignore_patterns(FOLDER)
        shutil.copytree(self.site, self.clean / "site", ignore=ignored)
        cached = build(Options(self.site, self.output, self.day, allow_deletions=True))
        fresh = build(Options(self.clean / "site", self.clean / "public", self.day))
        return cached, fresh

    # What a step finds to change

    def pick(self, pattern: str) -> Path:
        return self.random.choice(sorted(self.site.glob(pattern)))

    def words(self) -> str:
        return " ".join(self.random.choices(WORDS, k=self.random.randint(3, 12)))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def edit_a_body(history: History) -> None:
    file = history.pick("content/*/*/*.md")
    write(file, f"{read(file)}\n{history.words()}\n")


def edit_a_title(history: History) -> None:
    file = history.pick("content/*/*/*.md")
    lines = [
        f"title: {history.words()}" if line.startswith("title:") else line for line in read(file).split("\n")
    ]
    write(file, "\n".join(lines))


def mention_someone(history: History) -> None:
    people = re.findall(r"^([a-z-]+):$", read(history.site / "content/registers/people.yaml"), re.MULTILINE)
    file = history.pick("content/*/*/*.md")
    write(file, f"{read(file)}\n[](person:{history.random.choice(people)}) {history.words()}.\n")


def add_a_heading(history: History) -> None:
    file = history.pick("content/articles/*/*.md")
    write(file, f"{read(file)}\n## {history.words()}\n\n{history.words()}\n")


def stamp_a_translation(history: History) -> None:
    file = history.pick("content/*/*/en.md")
    lines = [line for line in read(file).split("\n") if not line.startswith("translates:")]
    digest = f"{history.random.getrandbits(32):08x}"
    write(file, "\n".join([lines[0], f"translates: {digest}@2025-01-10", *lines[1:]]))


def name_an_entry_anew(history: History) -> None:
    file = history.pick("content/registers/*.yaml")
    lines = read(file).split("\n")
    named = [i for i, line in enumerate(lines) if line.startswith(("  name: ", "  title: "))]
    if named:
        place = history.random.choice(named)
        lines[place] = (
            lines[place].replace("vi: ", f"vi: {history.words()} ").replace("name: Ng", "name: Ngh")
        )
    write(file, "\n".join(lines))


def edit_a_date(history: History) -> None:
    file = history.pick("content/*/*/vi.md")
    day = f"{history.random.randint(2020, 2025)}-{history.random.randint(1, 12):02}-15"
    lines = [f"date: {day}" if line.startswith("date:") else line for line in read(file).split("\n")]
    write(file, "\n".join(lines))


def set_a_slug(history: History) -> None:
    file = history.pick("content/*/*/*.md")
    slug = f"slug: duong-dan-{history.random.randint(1, 4)}"
    lines = [line for line in read(file).split("\n") if not line.startswith("slug:")]
    write(file, "\n".join([lines[0], slug, *lines[1:]]))


def add_an_article(history: History) -> None:
    name = f"bai-{history.random.randint(1, 6)}"
    head = f"---\ntitle: {history.words()}\nsummary: {history.words()}\ndate: 2024-05-06\n---\n"
    write(
        history.site / f"content/articles/{name}/vi.md",
        f"{head}\n## {history.words()}\n\n{history.words()}\n",
    )


def add_a_translation(history: History) -> None:
    folder = history.pick("content/articles/*/vi.md").parent
    write(folder / "en.md", f"---\ntitle: {history.words()}\nsummary: {history.words()}\n---\n\nText.\n")


def delete_a_file(history: History) -> None:
    history.pick("content/articles/*/*").unlink()


def rename_an_item(history: History) -> None:
    folder = history.pick("content/articles/*/*.md").parent
    target = folder.with_name(f"{folder.name[:20]}-{history.random.randint(1, 9)}")
    if not target.exists():
        folder.rename(target)


def edit_a_register(history: History) -> None:
    file = history.pick("content/registers/*.yaml")
    lines = read(file).split("\n")
    named = [i for i, line in enumerate(lines) if line.startswith("    vi: ")]
    if named:
        lines[history.random.choice(named)] = f"    vi: {history.words()}"
    write(file, "\n".join(lines))


def override_a_layout(history: History) -> None:
    names = ["parts/footer.html", "parts/cards.html", "home.html", "item.html", "feed.xml"]
    name = history.random.choice(names)
    text = read(packaged_layouts() / name)
    write(history.site / "layouts" / name, f"{text}{{# {history.words()} #}}<!-- {history.words()} -->\n")


def drop_the_layouts(history: History) -> None:
    shutil.rmtree(history.site / "layouts", ignore_errors=True)


def edit_an_asset(history: History) -> None:
    write(history.site / "layouts/assets/own.css", f"/* {history.words()} */\n")


def edit_the_settings(history: History) -> None:
    file = history.site / "site_config.yaml"
    size = history.random.randint(2, 5)
    lines = [
        f"page_size: {size}" if line.startswith("page_size:") else line for line in read(file).split("\n")
    ]
    write(file, "\n".join(lines))


def break_something(history: History) -> None:
    file = history.pick("content/**/*.md")
    write(file, read(file).replace("title:", "titel:", 1))


def break_a_layout(history: History) -> None:
    write(history.site / "layouts/parts/footer.html", "{% if page.nothing %}\n{% endif %}\n")


def go_back(history: History) -> None:
    """What an editor undoes, or another branch holds."""
    then = history.random.choice(history.past)
    for name in history.files().keys() - then.keys():
        (history.site / name).unlink()
    for name, data in then.items():
        (history.site / name).parent.mkdir(parents=True, exist_ok=True)
        (history.site / name).write_bytes(data)
    for folder in sorted((p for p in history.site.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def let_days_pass(history: History) -> None:
    history.day += timedelta(days=history.random.choice([-40, 1, 30, 400]))


CHANGES: list[Callable[[History], None]] = [
    edit_a_body,
    edit_a_body,
    edit_a_title,
    mention_someone,
    add_a_heading,
    stamp_a_translation,
    name_an_entry_anew,
    edit_a_date,
    set_a_slug,
    add_an_article,
    add_a_translation,
    delete_a_file,
    rename_an_item,
    edit_a_register,
    override_a_layout,
    drop_the_layouts,
    edit_an_asset,
    edit_the_settings,
    break_something,
    break_a_layout,
    go_back,
    go_back,
    let_days_pass,
]


def tree(folder: Path) -> Files:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def unlike(first: Files, second: Files) -> list[str]:
    """The names under which two folders differ."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def follow(history: History, steps: int) -> int:
    """Take the steps; gives after how many the site was sound, so that a test can see that some were."""
    sound = 0
    told: list[str] = []
    for _ in range(steps):
        told.append(history.step())
        options = Options(history.site, history.output, history.day)
        claimed, standing = unchanged(options), tree(history.output)
        cached, fresh = history.check()
        assert cached.found == fresh.found, told
        if claimed:
            assert claimed.found == fresh.found, told
            assert not unlike(standing, tree(history.clean / "public")), told
        assert (cached.release is None) == (fresh.release is None), told
        if cached.release is not None:
            sound += 1
            assert not unlike(tree(history.output), tree(history.clean / "public")), told
            assert unchanged(options) is not None, told
            again = build(options)
            assert again.made == {}, told
            assert again.release is not None
            assert again.release.written == 0, told
        else:
            go_back(history)  # an editor does not stay with a broken site for long
    return sound


@pytest.mark.parametrize("seed", range(4))
def test_a_short_history(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if seed % 2:  # on several processes, however little there is to do
        monkeypatch.setattr(parsing, "_EACH", 1)
        monkeypatch.setattr(rendering, "_EACH", 1)
    assert follow(History(tmp_path, seed), 10) >= 3


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 106))
def test_a_long_history(seed: int, tmp_path: Path) -> None:
    assert follow(History(tmp_path, seed), 60) >= 20
