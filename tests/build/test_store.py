"""The store: kept, checked, thrown away when it is not ours, and never in the way of a build."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.build.memo import Memo, contents, key_of, packed, unpacked
from bulletin.build.options import FOLDER, Options
from bulletin.build.pipeline import build
from bulletin.build.store import Store
from bulletin.content.discover import ItemFile
from bulletin.content.parse import parse_item
from bulletin.content.parsed import ItemResult
from bulletin.output.views.parts import Link
from tests.small_sites import FEATURES_DAY, lay, session

ONE = "content/sessions/01/vi.md"
KEY = key_of("a key")


def kept(site: Path, key: bytes = KEY) -> bytes | None:
    with Store(site) as store:
        return store.get(key)


def keep(site: Path, value: bytes, key: bytes = KEY) -> None:
    with Store(site) as store:
        store.put(key, value)


def file_of(site: Path) -> Path:
    return site / FOLDER / "store.sqlite3"


def test_what_was_put_is_there_in_the_next_build(tmp_path: Path) -> None:
    assert kept(tmp_path) is None
    keep(tmp_path, b"value")
    assert kept(tmp_path) == b"value"
    assert kept(tmp_path, key_of("another")) is None


def test_what_is_put_is_there_at_once(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(KEY, b"value")
        assert store.get(KEY) == b"value"


def test_an_entry_is_found_by_its_note(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(KEY, b"value", b"a note")
        store.put(key_of("another"), b"value", b"another note")
        store.put(key_of("a third"), b"value")
    with Store(tmp_path) as store:
        assert store.noted({b"a note", b"no note"}) == {b"a note": KEY}
    with sqlite3.connect(file_of(tmp_path)) as database:
        (note,) = database.execute("SELECT note FROM note WHERE key = ?", (KEY,)).fetchone()
        database.execute("UPDATE note SET note = ? WHERE key = ?", (bytes(8) + note[8:], KEY))
    database.close()
    with Store(tmp_path) as store:
        assert store.noted({b"a note", b"no note"}) == {}


def test_an_error_keeps_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with Store(tmp_path) as store:
            store.put(KEY, b"value")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert kept(tmp_path) is None


def test_what_ten_builds_did_not_use_goes(tmp_path: Path) -> None:
    keep(tmp_path, b"used")
    keep(tmp_path, b"unused", key_of("unused"))
    for _ in range(12):
        assert kept(tmp_path) == b"used"
    assert kept(tmp_path, key_of("unused")) is None


def test_previews_are_no_builds_by_which_what_they_did_not_use_goes(tmp_path: Path) -> None:
    keep(tmp_path, b"value")
    for _ in range(30):
        with Store(tmp_path, counts=False) as store:
            store.put(b"another", b"value")
    assert kept(tmp_path) == b"value"
    assert kept(tmp_path, b"another") == b"value"


def garbage(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def scribbled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100 : len(data) : 7] = b"\xff" * len(data[100 : len(data) : 7])
    file.write_bytes(data)


def of_another_layout(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE state SET value = 99 WHERE name = 'layout'")
    database.close()


def of_another_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE entry (id INTEGER, words TEXT)")
    database.close()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "damage", [garbage, truncated, scribbled, of_another_layout, of_another_program, a_folder]
)
def test_a_damaged_or_foreign_store_is_never_trusted_and_never_fatal(
    damage: Callable[[Path], None], tmp_path: Path
) -> None:
    site = lay(tmp_path / "site", {ONE: session(1, "2024-01-10")})
    options = Options(site, tmp_path / "public", FEATURES_DAY)
    assert build(options).release is not None
    before = {p: p.read_bytes() for p in options.output.rglob("*") if p.is_file()}
    damage(file_of(site))
    again = build(options)
    assert again.release is not None
    assert again.release.written == 0
    assert {p: p.read_bytes() for p in options.output.rglob("*") if p.is_file()} == before


def test_a_changed_value_fails_its_checksum(tmp_path: Path) -> None:
    keep(tmp_path, b"the page")
    with sqlite3.connect(file_of(tmp_path)) as database:
        (value,) = database.execute("SELECT value FROM entry").fetchone()
        database.execute("UPDATE entry SET value = ?", (value.replace(b"page", b"PAGE"),))
    database.close()
    assert kept(tmp_path) is None


def test_a_value_under_another_key_fails_its_checksum(tmp_path: Path) -> None:
    keep(tmp_path, b"the page")
    with sqlite3.connect(file_of(tmp_path)) as database:
        database.execute("UPDATE entry SET key = ?", (key_of("another"),))
    database.close()
    assert kept(tmp_path, key_of("another")) is None


def test_without_a_place_for_a_store_the_build_goes_on(tmp_path: Path) -> None:
    site = lay(tmp_path / "site", {ONE: session(1, "2024-01-10")})
    (site / FOLDER).write_text("a file where the folder would be", encoding="utf-8")
    assert build(Options(site, tmp_path / "public", FEATURES_DAY)).release is not None
    assert (site / FOLDER).read_text(encoding="utf-8") == "a file where the folder would be"


# Memos


def test_made_once(tmp_path: Path) -> None:
    calls: list[str] = []

    def make() -> bytes:
        calls.append("made")
        return b"value"

    for _ in range(3):
        with Store(tmp_path) as store:
            memo = Memo(store)
            assert memo.value("kind", ("part",), make) == b"value"
    assert calls == ["made"]


def test_what_has_no_value_is_asked_again(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        memo = Memo(store)
        assert memo.value("kind", ("part",), lambda: None) is None
        assert memo.value("kind", ("part",), lambda: b"now") == b"now"
        assert memo.made == {"kind": 2}


@pytest.mark.parametrize(
    ("first", "second"), [(("ab", "c"), ("a", "bc")), (("a",), ("a", "")), ((b"1",), ("2",))]
)
def test_unlike_parts_have_unlike_keys(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert key_of(*first) != key_of(*second)


def test_equal_views_have_equal_contents_whatever_they_share() -> None:
    word = "Phiên họp"
    shared = (Link(word, word), Link(word, word))
    apart = (Link("Phiên " + "họp", "Phiên " + "họp"), Link(word[:5] + word[5:], str(word.encode(), "utf-8")))
    assert contents(shared) == contents(apart)
    assert contents(shared) != contents((Link(word, word), Link(word, word, "vi")))


def parsed() -> ItemResult:
    file = ItemFile(ONE, "sessions/01", "sessions", "vi")
    return parse_item(file, session(1, "2024-01-10").encode())


def test_a_record_comes_back_as_it_was() -> None:
    before = parsed()
    after = unpacked(packed(before))
    assert before.parsed is not None
    assert after.parsed.front == before.parsed.front
    assert after.parsed.body == before.parsed.body
    assert after.parsed.positions.at("date") == before.parsed.positions.at("date")
    assert after.found == before.found


class Attack:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, ("1 + 1",)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no pickle",
        packed(parsed())[:-20],
        pickle.dumps(Attack()),
        pickle.dumps(Path("public")),
        b"cos\nsystem\n(S'true'\ntR.",
        b"cbulletin.build.store\nStore\n(S'x'\ntR.",
        b"cbulletin.content.discover\nPath\n(S'x'\ntR.",
        b"cbulletin.content.discover\nos.system\n(S'true'\ntR.",
    ],
)
def test_nothing_but_our_own_records_is_ever_made(data: bytes) -> None:
    assert unpacked(data) is None
