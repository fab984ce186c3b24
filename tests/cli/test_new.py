"""New items and translations: unattended, at a terminal, and where something is in the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bulletin import cli
from bulletin.cli import asking
from tests.building import bulletin
from tests.small_sites import write

DAY = "1745452800"  # 24 April 2025, 7 in the morning in Hà Nội


def run(*arguments: str | Path, answers: str | None = None) -> Result:
    line = [str(argument) for argument in arguments]
    return CliRunner(env={"SOURCE_DATE_EPOCH": DAY}).invoke(cli.bulletin, line, input=answers)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    assert run("init", folder).exit_code == 0
    people = "pham-minh-chinh:\n  name: Phạm Minh Chính\npham-thi-chin:\n  name: Phạm Thị Chín\n"
    titles = "  title:\n    vi: Một\n    en: One\n  type: resolution\n"
    years = {"142/QĐ-TTg": 2024, "50/NQ-CP@2020": 2020, "50/NQ-CP@2021": 2021}
    rest = "  sources: [sample-source]\n"
    marks = "".join(f"{mark}:\n{titles}  date: {year}\n{rest}" for mark, year in years.items())
    registers = {"content/registers/people.yaml": people, "content/registers/documents.yaml": marks}
    return write(folder, registers)


@pytest.fixture
def somebody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin.cli.new_item.at_a_terminal", lambda: True)


def said(*answers: str) -> str:
    return "".join(f"{answer}\n" for answer in answers)


def pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def built(site: Path, *options: str) -> Result:
    return run("build", "--site", site, "--strict", "--as-of", "2026-11-21", *options)


EVERY: tuple[tuple[str, ...], ...] = (
    ("session", "--title", "Phiên họp thứ hai: bàn việc"),
    ("session", "--title", "Second", "--original", "en", "--number", "12"),
    ("conference", "--title", "Hội nghị", "--date", "19/7/2024"),
    ("milestone", "--title", "Nghị quyết", "--kind", "resolution", "--documents", "142/qd-ttg"),
    ("article", "--title", "Nhìn lại năm 2024: “được” và chưa", "--author", "Ban biên tập"),
    ("page", "--title", "Liên hệ", "--original", "en", "--summary", "S"),
)
MADE = (
    "sessions/02/vi.md",
    "sessions/12/en.md",
    "conferences/2024-07-19/vi.md",
    "milestones/142-qd-ttg/vi.md",
    "articles/nhin-lai-nam-2024-duoc-va-chua/vi.md",
    "pages/lien-he/en.md",
)


@pytest.mark.parametrize("ui", ["vi", "en"])
@pytest.mark.parametrize(
    ("arguments", "made"), list(zip(EVERY, MADE, strict=True)), ids=[a[0] for a in EVERY]
)
def test_each_kind_builds_at_once_and_strictly_and_is_a_draft(
    arguments: tuple[str, ...], made: str, ui: str, site: Path
) -> None:
    before = files(site)
    done = run("new", *arguments, "--site", site, "--ui-lang", ui)
    assert done.exit_code == 0, done.output
    assert set(files(site)) - set(before) == {f"content/{made}"}
    assert f"content/{made}" in done.stdout
    assert len(done.stdout.splitlines()) <= 4
    assert built(site).exit_code == 0
    published = pages(site / "public")
    shown = built(site, "--drafts", "--output", str(site / "look"))
    assert shown.exit_code == 0, shown.output
    assert pages(site / "look") > published


def test_a_template_is_published_once_the_draft_is_complete(site: Path) -> None:
    run("new", "session", "--site", site, "--title", "Phiên", "--sources", "sample-source")
    file = site / "content/sessions/02/vi.md"
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    stopped = built(site, "--ui-lang", "en")
    assert "error[missing-field]: a session has no “summary”" in stopped.stderr
    file.write_text(file.read_text(encoding="utf-8").replace("summary:\n", "summary: S.\n"), encoding="utf-8")
    done = built(site)
    assert done.exit_code == 0, done.output
    assert (site / "public/phien-hop/2/index.html").is_file()


def test_the_answers_stand_in_the_file(site: Path) -> None:
    done = run(
        *("new", "session", "--site", site, "--yes", "--number", "7", "--date", "3/9/2024"),
        *("--title", 'A "b": c', "--summary", "S", "--venue-vi", "Hội trường", "--venue-en", "Hall"),
        *("--chair", "pham minh", "--topics", "chủ đề", "--documents", "142/QĐ-TTg;50/NQ-CP@2020"),
    )
    assert done.exit_code == 0, done.output
    lines = (site / "content/sessions/07/vi.md").read_text(encoding="utf-8").splitlines()
    for line in (
        *("number: 7", "date: 2024-09-03", 'title: "A \\"b\\": c"', 'summary: "S"', '  vi: "Hội trường"'),
        *("chair: pham-minh-chinh", "topics: [sample-topic]", "documents: [142/QĐ-TTg, 50/NQ-CP@2020]"),
    ):
        assert line in lines
    assert built(site).exit_code == 0


def test_comments_speak_the_language_of_the_interface_and_headings_that_of_the_file(site: Path) -> None:
    run("new", "session", "--site", site, "--title", "A", "--ui-lang", "en")
    text = (site / "content/sessions/02/vi.md").read_text(encoding="utf-8")
    assert "# The number of the session.\nnumber: 2\n" in text
    assert "\n## Nội dung đã bàn\n" in text
    assert "date: 2025-04-24\n" in text  # today, in the site's time zone


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("session",), ("--title",)),
        (("milestone",), ("--kind", "--title", "--name")),
        (("session", "--title", "A", "--number", "1"), ("--number", "content/sessions/01")),
        (("session", "--title", "A", "--number", "0"), ("--number", "1", "999")),
        (("session", "--title", "A", "--date", "31/2/2025"), ("--date", "24/4/2024")),
        (("session", "--title", "A", "--date", "1/2/25"), ("--date",)),
        (("session", "--title", "A", "--chair", "pham"), ("pham-minh-chinh", "pham-thi-chin")),
        (("session", "--title", "A", "--chair", "Nguyễn Văn A"), ("--chair", "people.yaml")),
        (("session", "--title", "A", "--documents", "50/NQ-CP"), ("@2020", "@2021")),
        (("session", "--title", "A", "--topics", "sample-topik"), ("--topics", "sample-topic")),
        (("session", "--title", "A", "--venue-vi", "Nhà"), ("--venue-en",)),
        (("session", "--title", "A", "--venue-en", "House"), ("--venue-vi",)),
        (("session", "--title", "A", "--summary", "a" * 301), ("--summary", "301")),
        (("milestone", "--title", "A", "--kind", "decison"), ("--kind", "decision")),
        (("article", "--title", "A", "--name", "Bài một"), ("--name", "bai-mot")),
        (("article", "--title", "…"), ("--name",)),
        (("page", "--title", "Giới thiệu", "--name", "about"), ("content/pages/about",)),
        (("translation",), ("ITEM",)),
        (("translation", "sessions/09"), ("sessions/09",)),
        (("translation", "sessions/01"), ("sessions/01",)),
        (("translation", "sessions/01", "--language", "en"), ("content/sessions/01/en.md",)),
    ],
)
def test_without_anybody_to_ask_it_says_what_is_wrong_and_writes_nothing(
    arguments: tuple[str, ...], words: tuple[str, ...], site: Path
) -> None:
    before = files(site)
    done = run("new", *arguments, "--site", site, "--ui-lang", "en")
    assert done.exit_code == 2
    assert all(word in done.stderr for word in words), done.stderr
    assert files(site) == before


def test_a_folder_of_that_name_is_told_of_before_more_is_asked(site: Path, somebody_there: None) -> None:
    (site / "content/sessions/02").mkdir()
    answers = said("2", "3", "", "Phiên", *[""] * 6)
    done = run("new", "session", "--site", site, "--ui-lang", "en", answers=answers)
    assert done.exit_code == 0, done.output
    assert f"{site.as_posix()}/content/sessions/02 is there already" in done.stdout
    assert f"Written: {site.as_posix()}/content/sessions/03/vi.md" in done.stdout, "a path that can be opened"
    assert (site / "content/sessions/03/vi.md").is_file()


def test_after_the_last_number_one_must_be_said(site: Path) -> None:
    file = site / "content/sessions/01/vi.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("number: 1\n", "number: 999\n"), encoding="utf-8"
    )
    done = run("new", "session", "--site", site, "--title", "A", "--ui-lang", "en")
    assert done.exit_code == 2
    assert "--number: “1000”" in done.stderr


def test_yes_asks_nothing_even_at_a_terminal(site: Path, somebody_there: None) -> None:
    assert run("new", "session", "--yes", "--site", site).exit_code == 2
    assert run("new", "session", "--yes", "--title", "A", "--site", site).exit_code == 0


def test_a_folder_without_a_site(tmp_path: Path) -> None:
    done = run("new", "session", "--title", "A", "--site", tmp_path, "--ui-lang", "en")
    assert done.exit_code == 1
    assert "error[no-site]" in done.stderr
    assert files(tmp_path) == {}


# At a terminal


def test_it_asks_for_what_is_missing_and_again_where_an_answer_will_not_do(
    site: Path, somebody_there: None
) -> None:
    answers = (
        *("1", "", "40/1/2025", "24/4/2025", "", "Phiên họp", "Tóm tắt.", "Nhà A", "", "House A"),
        *("pham", "2", "chủ đề, gì đó", "", "142, 50/nq", "50/NQ-CP@2021", "bien ban"),
    )
    done = run("new", "session", "--site", site, "--ui-lang", "vi", answers=said(*answers))
    assert done.exit_code == 0, done.output
    assert "Số của phiên họp [2]" in done.stdout
    assert "2. Phạm Thị Chín (pham-thi-chin)" in done.stdout
    lines = (site / "content/sessions/02/vi.md").read_text(encoding="utf-8").splitlines()
    for line in (
        *("number: 2", "date: 2025-04-24", 'title: "Phiên họp"', "chair: pham-thi-chin"),
        "topics: [sample-topic]",
        *("documents: [142/QĐ-TTg, 50/NQ-CP@2021]", "sources: [sample-source]", '  en: "House A"'),
    ):
        assert line in lines


def test_each_name_that_may_mean_several_is_asked_about_by_itself(site: Path, somebody_there: None) -> None:
    answers = said("", "", "Phiên họp", "", "", "", "1", "50/nq, 142, 50/nq, 999", "2", "1", "", "")
    done = run("new", "session", "--site", site, "--ui-lang", "vi", answers=answers)
    assert done.exit_code == 0, done.output
    assert "1. Chủ đề mẫu (sample-topic)" in done.stdout
    assert "Thay cho “999” (Enter: bỏ qua)" in done.stdout
    lines = (site / "content/sessions/02/vi.md").read_text(encoding="utf-8").splitlines()
    assert "topics: [sample-topic]" in lines
    assert "documents: [50/NQ-CP@2021, 142/QĐ-TTg, 50/NQ-CP@2020]" in lines


def test_a_person_who_is_not_there_may_be_added(site: Path, somebody_there: None) -> None:
    register = site / "content/registers/people.yaml"
    register.write_bytes(register.read_bytes().replace(b"\n", b"\r\n"))
    answers = said("", "", "Phiên", "", "", "nguyen van a", "có", "Nguyễn Văn A", "", "", "", "")
    done = run("new", "session", "--site", site, "--ui-lang", "en", answers=answers)
    assert done.exit_code == 0, done.output
    assert "content/registers/people.yaml: nguyen-van-a" in done.stdout
    text = register.read_bytes()
    assert '\r\n\r\nnguyen-van-a:\r\n  name: "Nguyễn Văn A"\r\n  # '.encode() in text
    assert text.count(b"\n") == text.count(b"\r\n")
    assert built(site).exit_code == 0


def test_nobody_is_added_to_the_register_against_their_will(site: Path, somebody_there: None) -> None:
    before = files(site)
    answers = said("", "", "Phiên", "", "", "nguyen van a", "", "", "", "", "", "")
    done = run("new", "session", "--site", site, "--ui-lang", "en", answers=answers)
    assert done.exit_code == 0, done.output
    after = files(site)
    assert after.pop("content/sessions/02/vi.md")
    assert after == before


def test_an_end_of_the_answers_writes_nothing(site: Path, somebody_there: None) -> None:
    before = files(site)
    assert run("new", "session", "--site", site, answers="2\n").exit_code != 0
    assert files(site) == before


def test_nobody_is_at_a_terminal_where_there_is_none() -> None:
    assert not asking.at_a_terminal()


def test_the_real_command_never_waits(site: Path) -> None:
    done = bulletin("new", "session", "--site", str(site), "--ui-lang", "vi")
    assert done.returncode == 2
    assert "lỗi: chưa ghi gì ra: hãy cho biết --title" in done.stderr


# All or nothing


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(self: Path, target: Any) -> Path:
        raise OSError(28, "No space left on device", str(target))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        yield


def test_a_failure_leaves_no_half_written_folder_and_the_register_as_it_was(
    site: Path, somebody_there: None, full_disk: None
) -> None:
    before = files(site)
    answers = said("", "", "Phiên", "", "", "nguyen van a", "y", "Nguyễn Văn A", "", "", "", "")
    done = run("new", "session", "--site", site, answers=answers)
    assert isinstance(done.exception, OSError)
    assert files(site) == before
    assert not list(site.rglob(".new-*"))


# Translations


def test_a_translation_holds_the_original_and_is_a_draft(site: Path) -> None:
    (site / "content/sessions/01/en.md").unlink()
    done = run("new", "translation", "content\\sessions\\01\\", "--site", site, "--ui-lang", "en")
    assert done.exit_code == 0, done.output
    text = (site / "content/sessions/01/en.md").read_text(encoding="utf-8")
    assert "draft: true\n" in text
    assert 'title: "Phiên họp mẫu: hãy thay bằng tiêu đề của bạn"\n' in text
    assert "\n## Điều đã bàn\n" in text
    assert built(site).exit_code == 0
    page = (site / "public/en/sessions/1/index.html").read_text(encoding="utf-8")
    assert 'lang="vi"' in page  # the original, with a notice
    file = site / "content/sessions/01/en.md"
    file.write_text(text.replace("draft: true\n", ""), encoding="utf-8")
    assert built(site).exit_code == 0


def test_a_translation_notes_what_it_was_begun_from(site: Path) -> None:
    (site / "content/sessions/01/en.md").unlink()
    run("new", "translation", "sessions/01", "--site", site)
    file = site / "content/sessions/01/en.md"
    file.write_text(file.read_text(encoding="utf-8").replace("draft: true\n", ""), encoding="utf-8")
    listed = run("translations", "--site", site, "--ui-lang", "en").stdout
    assert ["fresh", "sessions/01"] in [line.split()[:2] for line in listed.splitlines()]
    original = site / "content/sessions/01/vi.md"
    original.write_text(original.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    assert "+Thêm." in run("translations", "diff", "sessions/01", "--site", site).stdout


def test_links_lead_to_translations_where_there_are_any(site: Path) -> None:
    front = "---\nnumber: {n}\ntitle: A\nsummary: B.\ndate: 2025-02-0{n}\nsources: [sample-source]\n---\n\n"
    body = "[a](../01/vi.md#x) và [b](../03/vi.md) và `../01/vi.md`.\n"
    write(
        site,
        {
            "content/sessions/02/vi.md": front.format(n=2) + body,
            "content/sessions/03/vi.md": front.format(n=3) + "Họp.\n",
        },
    )
    assert run("new", "translation", "sessions/02", "--site", site).exit_code == 0
    text = (site / "content/sessions/02/en.md").read_text(encoding="utf-8")
    assert text.endswith("\n[a](../01/en.md#x) và [b](../03/vi.md) và `../01/vi.md`.\n")


def test_a_lone_file_of_the_other_language_must_say_that_it_is_the_original(site: Path) -> None:
    (site / "content/sessions/01/vi.md").rename(site / "content/sessions/01/en.md")
    refused = run("new", "translation", "sessions/01", "--site", site, "--ui-lang", "en")
    assert refused.exit_code == 2
    assert "original: true" in refused.stderr
    file = site / "content/sessions/01/en.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("---\n", "---\noriginal: true\n", 1), encoding="utf-8"
    )
    assert run("new", "translation", "sessions/01", "--site", site).exit_code == 0
    assert built(site).exit_code == 0


def test_an_original_with_errors_is_not_translated(site: Path) -> None:
    (site / "content/sessions/01/en.md").unlink()
    file = site / "content/sessions/01/vi.md"
    file.write_text(file.read_text(encoding="utf-8").replace("date: 2025", "date: x2025"), encoding="utf-8")
    done = run("new", "translation", "sessions/01", "--site", site, "--ui-lang", "en")
    assert done.exit_code == 1
    assert "error[bad-date]" in done.stderr
    assert not (site / "content/sessions/01/en.md").exists()


def test_what_lacks_a_translation_is_listed(site: Path, somebody_there: None) -> None:
    (site / "content/pages/about/en.md").unlink()
    done = run("new", "translation", "--site", site, "--ui-lang", "en", answers="about\npages/about\n")
    assert done.exit_code == 0, done.output
    assert "Without a translation:\n  pages/about\n" in done.stdout
    assert "there is no item “about”" in done.stdout
