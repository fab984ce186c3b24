"""The register of commitments: what is known on a day, and which commitment lives on in which."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bulletin.site.model import Tracked
from tests.small_sites import lay, linked, real, session

TEXT = "{{vi: Mở dữ liệu., en: Open the data.}}"
SET = "commitments:\n  - id: {}\n    text: " + TEXT + "\n    due: {}\n    source: bao-mau\n"
FOLLOW = "follows:\n  - commitment: {}\n    status: {}\n    source: bao-mau\n"


def tracked(folder: Path, day: str, *files: str) -> dict[str, Tracked]:
    """The register on a day, of sessions numbered from 1."""
    if not (folder / "content").exists():
        lay(folder, {f"content/sessions/0{n}/vi.md": text for n, text in enumerate(files, 1)})
    site = linked(folder, date.fromisoformat(day))
    assert not site.findings.failed(), list(site.findings)
    return dict(site.site.commitments)


def test_a_follow_up_is_known_from_the_day_of_its_event(tmp_path: Path) -> None:
    first = session(1, "2024-01-10", SET.format("open", "2024"))
    second = session(2, "2024-07-10", FOLLOW.format("sessions/01#open", "done"))
    (before,) = tracked(tmp_path, "2024-07-09", first, second).values()
    assert (before.standing.status, before.follow_ups) == ("open", ())
    (after,) = tracked(tmp_path, "2024-07-10").values()
    assert after.standing.status == "done"
    assert [told.item for told in after.follow_ups] == ["sessions/02"]


def test_what_a_hidden_event_says_is_not_known(tmp_path: Path) -> None:
    first = session(1, "2024-01-10", SET.format("open", "2024"))
    told = FOLLOW.format("sessions/01#open", "done") + "embargo: 2025-02-01\n"
    (one,) = tracked(tmp_path, "2025-01-15", first, session(2, "2024-07-10", told)).values()
    assert one.standing.status == "overdue"


def test_a_commitment_set_again_lives_on_in_the_new_one(tmp_path: Path) -> None:
    first = session(1, "2024-01-10", SET.format("open", "2024"))
    told = FOLLOW.format("sessions/01#open", "continued") + "    set_again: open-2025\n"
    second = session(2, "2025-01-10", SET.format("open-2025", "2025") + told)
    found = tracked(tmp_path, "2026-01-15", first, second)
    assert [(name, str(one.standing.status), one.earlier) for name, one in found.items()] == [
        ("sessions/01#open", "set-again", ()),
        ("sessions/02#open-2025", "overdue", ("sessions/01#open",)),
    ]
    early = tracked(tmp_path, "2025-01-09")
    assert early["sessions/02#open-2025"].earlier == (), "not known yet"


def test_the_history_of_the_real_bulletin_s_moved_target() -> None:
    """80% full-process services: for the end of 2024 at one conference, for the end of 2025 at the next."""
    found = real().site.commitments
    first = found["conferences/2024-07-19#full-process-services-2024"]
    second = found["conferences/2025-02-06#full-process-services-2025"]
    assert (str(first.commitment.due), str(first.standing.due)) == ("2024-12-31", "2025-12-31")
    assert first.standing.status == "moved"
    assert second.earlier == (first.id,)


def test_the_merged_steering_committee_came_late() -> None:
    merged = real().site.commitments["conferences/2025-02-06#merge-steering-committees"]
    assert (str(merged.standing.due), merged.standing.status) == ("2025-02-15", "done-late")
    assert [str(told.follow.done_on) for told in merged.follow_ups] == ["2025-03-13"]
