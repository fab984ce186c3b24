"""The index: an edit makes one entry anew, other shards keep their names, nothing unpublished is in it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from bulletin.build.indexing import index_all
from bulletin.build.memo import Memo
from bulletin.build.store import Store
from bulletin.output.search_page import index_folder, index_list
from bulletin.search.postings import KEPT, Postings, decoded, posting
from bulletin.search.postings import encoded as encoded_postings
from bulletin.search.ranking import search
from bulletin.search.shards import LEAST, MOST, Keyed, between, cut, shard_of
from tests.search.indexes import index_files, readers
from tests.small_sites import FEATURES_DAY, features, lay, linked, planned, real, session, text


def encoded(postings: Postings) -> str:
    """The value of a key that has these postings."""
    return encoded_postings({marks: [posting(*one) for one in found] for marks, found in postings.items()})


def parts(values: list[tuple[str, str]], size: int) -> Iterator[Keyed]:
    """Keys with their values in parts of so many."""
    for start in range(0, len(values), size):
        some = values[start : start + size]
        yield Keyed([key for key, _ in some], [value for _, value in some])


def test_a_value_larger_than_a_shard_stands_by_itself() -> None:
    values = [("a", "x"), ("b", "y" * 2 * MOST), ("c", "z" * 2 * MOST), ("d", "x")]
    assert [shard.keys for shard in cut(parts(values, 4))] == [["a"], ["b"], ["c"], ["d"]]


def test_a_shard_starts_with_as_much_of_its_key_as_tells_it_from_the_one_before() -> None:
    assert between("~chuyen doi", "~chuyen giao") == "~chuyen g"
    assert between("an", "anh") == "anh"
    assert between("an", "b") == "b"


def test_shards_too_many_for_the_list_are_in_lists_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = real().site
    (tmp_path / "0").mkdir()
    within, _ = index_files(site, tmp_path / "0")
    monkeypatch.setattr("bulletin.search.gathering.LISTED", 0)
    (tmp_path / "1").mkdir()
    beside, _ = index_files(site, tmp_path / "1")
    path, folder = index_list("vi"), index_folder("vi")
    one, other = json.loads(within[path]), json.loads(beside[path])
    assert [json.loads(beside[f"{folder}{name}.json"]) for name in other.pop("f")] == one.pop("f")
    assert one == other
    for query in ("chuyển đổi số", "chuyen doi s", "nghi dinhh 42"):
        hits = search(readers(within)["vi"], query)
        assert hits
        assert search(readers(beside)["vi"], query) == hits


@pytest.mark.parametrize("seed", range(5))
def test_postings_come_back_as_they_were(seed: int) -> None:
    rng = random.Random(seed)
    postings = {
        marks: [(number, rng.randint(1, 26)) for number in sorted(rng.sample(range(100_000), 200))]
        for marks in ("", "63", "963 61")
    }
    assert decoded(encoded(postings)) == (600, postings)


def test_of_too_many_postings_the_weightiest_and_newest_stay() -> None:
    everywhere = {"": [(number, 2 if number % 10 == 0 else 1) for number in range(5000)]}
    count, kept = decoded(encoded(everywhere))
    assert count == 5000
    assert len(kept[""]) == KEPT
    numbers = {number for number, _ in kept[""]}
    assert {number for number in range(5000) if number % 10 == 0} <= numbers
    assert 4999 in numbers
    assert 1 not in numbers


def test_shards_are_bounded_and_a_change_moves_no_boundary_far_away() -> None:
    values = [(f"key{number:05}", "x" * (number % 97)) for number in range(20_000)]
    shards = [shard_of(shard) for shard in cut(parts(values, 700))]
    assert [item for shard in shards for item in json.loads(shard).items()] == values
    assert shards == [shard_of(shard) for shard in cut(parts(values, 20_000))]
    sizes = [len(shard) for shard in shards]
    assert max(sizes) < MOST
    assert min(sizes[:-1]) > LEAST / 2
    changed = [(key, value + "y" * 300) if key == "key10000" else (key, value) for key, value in values]
    again = [shard_of(shard) for shard in cut(parts(changed, 900))]
    assert len([shard for shard in again if shard not in shards]) <= 3


def test_an_edit_makes_one_entry_anew_and_other_shards_keep_their_names(tmp_path: Path) -> None:
    numbers = range(1, 9)
    files = {
        f"content/sessions/{n:02}/{language}.md": session(n, f"2024-0{n}-01", body=_body(n, language))
        if language == "vi"
        else text(f"title: Session {n}\nsummary: Held.", _body(n, language))
        for n in numbers
        for language in ("vi", "en")
    }
    folder = lay(tmp_path / "site", files)
    store = tmp_path / "store"
    store.mkdir()
    before, first = index_files(linked(folder).site, store)
    assert first.made["document"] > 16
    again, second = index_files(linked(folder).site, store)
    assert again == before
    assert not second.made
    path = folder / "content/sessions/05/vi.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nThêm xylophon.\n", encoding="utf-8")
    after, third = index_files(linked(folder).site, store)
    assert third.made == {"document": 1, "index": 1}
    assert {name for name in after if name.startswith(index_folder("en"))} == {
        name for name in before if name.startswith(index_folder("en"))
    }
    assert after[index_list("en")] == before[index_list("en")]
    new = after.keys() - before.keys()
    assert len(new) <= 4  # the text, the list of chunks, the shards of the new word and of its pair
    assert len(after) > 20


def test_two_processes_make_what_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    homes = planned(features().site).homes
    made = []
    for jobs in (1, 2):
        monkeypatch.setattr("bulletin.build.indexing._MANY", 1)
        folder = tmp_path / str(jobs)
        folder.mkdir()
        with Store(folder) as store:
            files = index_all(homes, Memo(store), jobs)
            made.append({path: file.content() for path, file in files.items()})
            assert {path: file.digest for path, file in files.items()} == {
                path: sha256(data).hexdigest() for path, data in made[-1].items()
            }
            assert all(file.size == len(made[-1][path]) for path, file in files.items())
    assert made[0] == made[1]
    assert len(made[0]) > 20


def _body(number: int, language: str) -> str:
    rng = random.Random(f"{number}{language}")
    syllables = [a + b for a in "bcdđghklmnpqrstvx" for b in ("a", "ai", "ương", "ân", "e", "i", "ô", "uy")]
    return "\n\n".join(" ".join(rng.choices(syllables, k=200)) + "." for _ in range(6))


def test_what_is_not_published_is_not_found(tmp_path: Path) -> None:
    folder = lay(
        tmp_path / "site",
        {
            "content/sessions/01/vi.md": session(1, "2024-01-01", body="Chuyện đã rồi."),
            "content/sessions/02/vi.md": session(2, "2024-02-01", "draft: true", body="Bí mật nháp."),
            "content/sessions/03/vi.md": session(
                3, "2024-03-01", "embargo: 2030-01-01", body="Bí mật mai sau."
            ),
        },
    )
    store = tmp_path / "store"
    store.mkdir()
    files, _ = index_files(linked(folder, FEATURES_DAY).site, store)
    assert not [path for path, data in files.items() if "nháp".encode() in data or "bi mat" in data.decode()]
    opened, _ = index_files(linked(folder, date(2030, 1, 1)).site, store)
    found = search(readers(opened)["vi"], "mai sau")
    assert [readers(opened)["vi"].record(hit.document)["h"] for hit in found][:1] == ["phien-hop/3/"]


def test_a_text_without_translation_is_found_in_the_other_language_and_says_so(tmp_path: Path) -> None:
    folder = lay(
        tmp_path / "site",
        {"content/sessions/01/vi.md": session(1, "2024-01-01", "topics: [data]", body="Chuyện kể.")},
    )
    site = linked(folder).site
    store = tmp_path / "store"
    store.mkdir()
    reader = readers(index_files(site, store)[0])["en"]
    topic = site.registers.topics["data"].entry.name.en
    for query in ("session 1", "chuyen ke", topic):
        found = [reader.record(hit.document) for hit in search(reader, query)]
        item = next(one for one in found if one["k"] == "session")
        assert item["l"] == "vi"
        assert item["h"] == "en/sessions/1/"


def test_words_with_the_typed_marks_stand_before_others(tmp_path: Path) -> None:
    bodies = {1: "Nói về chuyện đời so đo.", 2: "Nói về chuyển đổi số.", 3: "Nói về chuyên đôi sổ."}
    folder = lay(
        tmp_path / "site",
        {
            f"content/sessions/0{n}/vi.md": session(n, f"2024-0{n}-01", body=body)
            for n, body in bodies.items()
        },
    )
    store = tmp_path / "store"
    store.mkdir()
    reader = readers(index_files(linked(folder).site, store)[0])["vi"]

    def first(query: str) -> str:
        return str(reader.record(search(reader, query, ["kind:session"])[0].document)["h"])

    assert first("chuyển đổi số") == "phien-hop/2/"
    assert first("chuyện đời so") == "phien-hop/1/"
    assert first("chuyên đôi sổ") == "phien-hop/3/"
    assert [hit.document for hit in search(reader, '"chuyện đời so"')] == [
        search(reader, "chuyện đời so", ["kind:session"])[0].document
    ]


def test_every_address_of_the_index_is_one_of_the_site(tmp_path: Path) -> None:
    for number, site in enumerate((features().site, real().site)):
        store = tmp_path / str(number)
        store.mkdir()
        paths = {output.path.removesuffix("index.html") for output in planned(site).outputs}
        for reader in readers(index_files(site, store)[0]).values():
            addresses = {str(reader.record(n)["h"]).partition("#")[0] for n in range(reader.count)}
            assert addresses <= paths
            assert len(addresses) > 10
