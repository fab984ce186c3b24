"""`bulletin check` and `bulletin translations` as an editor meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulletin import cli

EN = "content/sessions/01/en.md"
VI = "content/sessions/01/vi.md"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.bulletin, [str(a) for a in arguments])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    assert run("init", folder).exit_code == 0
    return folder


def change(site: Path, path: str, old: str, new: str) -> None:
    """Put one text in the place of another."""
    file = site / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def check(site: Path, *options: str) -> Result:
    return run("check", "--site", site, "--as-of", "2025-01-20", *options)


def desk(site: Path, *arguments: str, language: str = "en") -> Result:
    return run("translations", "--site", site, "--ui-lang", language, *arguments)


def test_a_new_bulletin_has_nothing_to_mend(site: Path) -> None:
    done = check(site, "--strict", "--ui-lang", "en")
    assert done.exit_code == 0, done.output
    assert done.stdout == "4 texts checked, 2 of them with their translations: nothing to mend\n"
    assert not (site / "public").exists()
    assert "không có gì phải sửa" in check(site, "--ui-lang", "vi").stdout


def test_what_is_wrong_is_told_in_both_languages_and_exits_with_1(site: Path) -> None:
    change(site, EN, "- The second point.", "- The 22 points.")
    done = check(site, "--ui-lang", "en")
    assert done.exit_code == 1
    assert f"{EN}:13:7: error[number-differs]: the translation has “22”" in done.stderr
    assert "không khớp với bản gốc" in check(site, "--ui-lang", "vi").stderr


def test_warnings_stop_a_strict_check_alone(site: Path) -> None:
    change(site, EN, "- The first point.\n", "")
    assert check(site).exit_code == 0
    assert check(site, "--strict").exit_code == 1


def test_what_must_be_mended_stands_last_and_notices_are_told_shortly(site: Path) -> None:
    change(site, EN, "- The second point.", "- The 22 points.")
    task = "  - {id: task-%(n)s, text: {vi: Việc, en: Task}, due: 2025-01-16, source: sample-source}"
    tasks = "\n".join(task % {"n": n} for n in (1, 2))
    change(site, VI, "commitments:\n", f"commitments:\n{tasks}\n")
    lines = check(site, "--ui-lang", "en").stderr.splitlines()
    told = [line.split("[")[1].split("]")[0] for line in lines if "]: " in line]
    assert told == ["overdue-commitment", "overdue-commitment", "no-base-url", "number-differs"]
    second = next(n for n, line in enumerate(lines) if "“task-2”" in line)
    assert "no-base-url" in lines[second + 1], "what was explained once is not explained again"
    assert lines[-3].startswith("   hint: ")
    assert lines[-1] == "1 error, 0 warnings, 3 notices"


def test_many_notices_of_a_kind_are_counted_and_a_flood_of_mistakes_is_cut_short(site: Path) -> None:
    task = "  - {id: task-%(n)s, text: {vi: Việc, en: Task}, due: 2025-01-16, source: sample-source}"
    tasks = "\n".join(task % {"n": n} for n in range(6))
    change(site, VI, "commitments:\n", f"commitments:\n{tasks}\n")
    short, full = (check(site, "--ui-lang", "en", *more).stderr for more in ((), ("--all",)))
    assert short.count("overdue-commitment]") == 1
    assert "… and 5 more notices of this kind" in short
    assert "check --all" in short
    assert full.count("overdue-commitment]") == 6
    assert "--all" not in full

    unknown = "".join(f"wrong-{n}: a\n" for n in range(50))
    text = (site / EN).read_text(encoding="utf-8")
    (site / EN).write_text(text.replace("---\n", f"---\n{unknown}", 1), encoding="utf-8")
    short, full = (check(site, "--ui-lang", "en", *more).stderr for more in ((), ("--all",)))
    assert short.count("error[unknown-key]") == 20
    assert f"… and 30 more in {EN}" in short
    assert "50 errors" in short, "the count is of all"
    assert full.count("error[unknown-key]") == 50
    assert check(site, "--format", "json").stdout.count('"unknown-key"') == 50


def test_errors_of_the_build_are_told(site: Path) -> None:
    change(site, VI, "date: 2025-01-15", "date: 15/1/2025")
    done = check(site, "--ui-lang", "en")
    assert done.exit_code == 1
    assert "error[bad-date]" in done.stderr
    assert done.stdout == ""


def test_for_programs(site: Path) -> None:
    change(site, EN, "- The second point.", "- The 22 points.")
    found = json.loads(check(site, "--format", "json").stdout)
    assert [one["code"] for one in found] == ["number-differs", "no-base-url"]
    log = json.loads(check(site, "--format", "sarif").stdout)
    assert log["runs"][0]["results"][0]["ruleId"] == "number-differs"
    first, second = check(site, "--format", "github").stdout.splitlines()
    assert first.startswith("::error file=")
    assert ",title=number-differs::" in first
    assert second.startswith("::notice file=")


def test_drafts_are_checked_when_asked(site: Path) -> None:
    change(site, VI, "date: 2025-01-15", "date: 2025-01-15\ndraft: true")
    change(site, EN, "- The second point.", "- The 22 points.")
    assert check(site).exit_code == 0
    assert check(site, "--drafts").exit_code == 1


def test_a_translation_that_is_a_draft_waits(site: Path) -> None:
    change(site, EN, "translates", "draft: true\ntranslates")
    change(site, EN, "- The second point.", "- The 22 points.")
    change(site, VI, "- Ý thứ nhất.", "- Ý đầu.")
    done = check(site, "--strict", "--ui-lang", "en")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("3 texts checked, 1 of them")
    found = json.loads(check(site, "--drafts", "--format", "json").stdout)
    assert [one["code"] for one in found] == ["stale-translation", "number-differs", "no-base-url"]
    assert ["draft", "sessions/01"] in [line.split()[:2] for line in desk(site).stdout.splitlines()]
    before = (site / EN).read_bytes()
    assert desk(site, "stamp", "--all").exit_code == 0
    assert (site / EN).read_bytes() == before
    assert desk(site, "stamp", "sessions/01").exit_code == 0
    assert "fresh" not in desk(site, "diff", "sessions/01").stdout
    assert [one["code"] for one in json.loads(check(site, "--drafts", "--format", "json").stdout)] == [
        "number-differs",
        "no-base-url",
    ]


def test_external_links_are_asked_for_only_when_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bulletin.review import external

    asked: list[str] = []

    def ask(urls: list[str], site: Path) -> dict[str, external.Answer]:
        asked.extend(urls)
        return {}

    monkeypatch.setattr(external, "ask", ask)
    check(site)
    assert asked == []
    check(site, "--external")
    assert all(url.startswith("https://") for url in asked)


# The desk


def test_the_list(site: Path) -> None:
    change(site, VI, "- Ý thứ hai.", "- Ý thứ ba.")
    done = desk(site)
    assert done.exit_code == 0
    lines = [line.split() for line in done.stdout.splitlines() if line]
    assert [line[:2] for line in lines[:2]] == [["fresh", "pages/about"], ["stale", "sessions/01"]]
    assert "neither the store nor git remembers" in done.stdout
    assert "fresh: 1, stale: 1" in done.stdout
    assert "cũ hơn bản gốc" in desk(site, language="vi").stdout
    fields = json.loads(desk(site, "--format", "json").stdout)
    assert [one["state"] for one in fields] == ["fresh", "stale"]


def test_a_stamp_and_what_changed_since(site: Path) -> None:
    change(site, VI, "- Ý thứ hai.", "- Ý thứ ba.")
    assert desk(site, "diff", "sessions/01").exit_code == 1
    done = desk(site, "stamp", "sessions/01", "--as-of", "2025-01-20")
    assert done.exit_code == 0, done.output
    assert "@2025-01-20" in (site / EN).read_text(encoding="utf-8")
    assert "has not changed" in desk(site, "diff", "sessions/01").stdout
    change(site, VI, "- Ý thứ ba.", "- Ý thứ tư.")
    shown = desk(site, "diff", f"content/{EN.removeprefix('content/')}")
    assert shown.exit_code == 0
    assert "-- Ý thứ ba." in shown.stdout
    assert "+- Ý thứ tư." in shown.stdout
    assert "1 of 6 passages" in desk(site).stdout


def test_site_and_language_may_stand_behind_the_command(site: Path) -> None:
    done = run("translations", "stamp", "--all", "--site", site, "--ui-lang", "vi")
    assert done.exit_code == 0
    assert "vốn đã khớp với bản gốc" in done.stdout


def test_a_dismissal(site: Path) -> None:
    change(site, VI, "- Ý thứ hai.", "- Ý thứ  hai.")
    assert check(site, "--strict").exit_code == 1
    done = desk(site, "dismiss", "sessions/01", "--reason", "A space.")
    assert done.exit_code == 0, done.output
    assert check(site, "--strict").exit_code == 0
    assert "dismissed: A space." in desk(site).stdout
    change(site, VI, "- Ý thứ  hai.", "- Ý thứ ba.")
    assert check(site, "--strict").exit_code == 1


def test_stamp_all_leaves_alone_what_is_in_step(site: Path) -> None:
    before = {path: path.read_bytes() for path in (site / "content").rglob("*.md")}
    done = desk(site, "stamp", "--all", "--as-of", "2026-01-01")
    assert "in step already" in done.stdout
    assert {path: path.read_bytes() for path in (site / "content").rglob("*.md")} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stamp",), "--all"),
        (("stamp", "sessions/99"), "no item “sessions/99”"),
        (("diff", "sessions/99"), "no item"),
        (("dismiss", "sessions/01", "--reason", "x"), "nothing to dismiss"),
        (("dismiss", "sessions/01"), "--reason"),
    ],
)
def test_wrong_usage(site: Path, arguments: tuple[str, ...], said: str) -> None:
    done = desk(site, *arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_items_without_a_translation_or_a_stamp(site: Path) -> None:
    (site / "content/pages/about/en.md").unlink()
    change(site, EN, "translates", "# translates")
    assert "missing" in desk(site, "stamp", "pages/about").output
    assert "missing" in desk(site, "diff", "pages/about").output
    assert "missing" in desk(site, "dismiss", "pages/about", "--reason", "x").output
    assert "stamp it first" in desk(site, "diff", "sessions/01").output
    assert "stamp it first" in desk(site, "dismiss", "sessions/01", "--reason", "x").output


def test_broken_files_and_settings(site: Path) -> None:
    change(site, VI, "date: 2025-01-15", "date: 15/1/2025")
    assert "has errors" in desk(site).stdout
    assert desk(site, "stamp", "sessions/01").exit_code == 2
    (site / "site_config.yaml").write_text("name: [", encoding="utf-8")
    assert desk(site).exit_code == 1
