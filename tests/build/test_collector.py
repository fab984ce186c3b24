"""The collector of cycles is held, and what was made meanwhile is not gone through at the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bulletin.build.collector import held_collector


@pytest.fixture
def searches() -> Iterator[list[str]]:
    """Each search for cycles, as it begins."""
    seen: list[str] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            seen.append(f"generation {about['generation']}")

    gc.collect()
    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def many() -> list[list[object]]:
    return [[] for _ in range(20_000)]


def test_no_search_meanwhile_nor_at_the_end(searches: list[str]) -> None:
    with held_collector():
        made = many()
        assert not gc.isenabled()
    few: list[list[object]] = [[] for _ in range(100)]
    assert gc.isenabled()
    assert searches == []
    assert len(made) + len(few) == 20_100


def test_without_it_there_are_searches(searches: list[str]) -> None:
    assert many()
    assert searches


def test_what_is_garbage_by_then_is_found_later() -> None:
    class Knot:
        pass

    with held_collector():
        knot = Knot()
        knot.itself = knot  # type: ignore[attr-defined]
        del knot
    assert gc.collect() > 0


def test_what_was_taken_out_of_all_searches_stays_so() -> None:
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        with held_collector():
            made = many()
        assert gc.get_freeze_count() <= before
        assert gc.get_freeze_count() > before // 2
        assert made
    finally:
        gc.unfreeze()


def test_one_within_another_is_held_to_the_end_of_the_outer() -> None:
    with held_collector():
        with held_collector():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
