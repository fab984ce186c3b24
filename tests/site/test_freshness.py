"""What makes a translation stale, and what does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bulletin.content.records import PageFront, SessionFront
from bulletin.content.translatable import translatable_digest
from bulletin.site.freshness import State, freshness
from bulletin.syntax.schema import checked

BODY = "Đoạn một.\n\n## Hai\n\n- ba"


def original(**more: Any) -> SessionFront:
    """The front matter of an original."""
    return checked(SessionFront, {"title": "Phiên họp", "summary": "Tóm tắt.", "number": "1", **more})


def translation(**more: Any) -> PageFront:
    """The front matter of a translation."""
    return checked(PageFront, {"title": "Session", **more})


def test_the_digest_is_permanent() -> None:
    """It stands in files: another way to make it would turn every translation stale."""
    assert translatable_digest(original(), BODY) == "4afb894e"


@pytest.mark.parametrize(
    "more",
    [
        {"date": "2024-04-24"},
        {"topics": ["digital-data"]},
        {"slug": "mot"},
        {"updated": "2024-05-01"},
        {"draft": "true"},
        {"venue": {"vi": "a", "en": "b"}},
    ],
)
def test_facts_make_nothing_stale(more: dict[str, Any]) -> None:
    assert translatable_digest(original(**more), BODY) == translatable_digest(original(), BODY)


@pytest.mark.parametrize(
    "body", [f"\n{BODY}\n\n", BODY.replace("một.", "một.  "), BODY.replace("\n\n", "\n \n")]
)
def test_white_space_at_the_ends_makes_nothing_stale(body: str) -> None:
    assert translatable_digest(original(), body) == translatable_digest(original(), BODY)


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ({"title": "Phiên họp khác"}, BODY),
        ({"summary": "Khác."}, BODY),
        ({}, BODY.replace("một", "hai")),
        ({}, BODY.replace("## Hai", "### Hai")),
        ({}, f"{BODY}\n- bốn"),
        ({"title": "Phiên", "summary": "họpTóm tắt."}, BODY),
    ],
)
def test_words_do(more: dict[str, Any], body: str) -> None:
    assert translatable_digest(original(**more), body) != translatable_digest(original(), BODY)


def test_states() -> None:
    now = translatable_digest(original(), BODY)
    assert freshness(original(), now, None).state is State.MISSING
    assert freshness(original(translates="0123abcd"), now, None).state is State.ORPHAN
    assert freshness(original(), now, translation()).state is State.UNTRACKED
    fresh = freshness(original(), now, translation(translates=f"{now}@2024-05-02"))
    assert (fresh.state, fresh.since, fresh.behind) == (State.FRESH, date(2024, 5, 2), False)
    stale = freshness(original(), now, translation(translates="0123abcd"))
    assert (stale.state, stale.stamped, stale.since, stale.behind) == (State.STALE, "0123abcd", None, True)


def test_a_dismissal_holds_until_the_next_change() -> None:
    now = translatable_digest(original(), BODY)
    noted = translation(translates="0123abcd", dismissed={"at": now, "reason": "A comma."})
    quiet = freshness(original(), now, noted)
    assert (quiet.state, quiet.dismissed, quiet.behind) == (State.STALE, True, False)
    again = freshness(original(), translatable_digest(original(), f"{BODY}!"), noted)
    assert (again.state, again.dismissed, again.behind) == (State.STALE, False, True)
