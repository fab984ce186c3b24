"""What a long build shows, and its table of times."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.cli import watching
from bulletin.cli.watching import PHASES, Watch
from bulletin.i18n.messages import translate
from tests.small_sites import FEATURES_DAY, lay, session


class Terminal(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def watched(folder: Path, watch: Watch) -> dict[str, int]:
    """What a build made that was watched."""
    site = lay(folder / "site", {"content/sessions/01/vi.md": session(1, "2024-01-10")})
    result = build(Options(site, folder / "public", FEATURES_DAY, precompress=True), watch)
    watch.end()
    assert result.release is not None
    return dict(result.made)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_table_has_every_phase_and_its_parts_make_the_whole(tmp_path: Path, language: str) -> None:
    watch = Watch(language, shown=False)
    made = watched(tmp_path, watch)
    table = watch.times(made, (2_000_000, 30))
    rows = table.split("\n")
    last = len(PHASES) + 1
    assert [row.strip().split("  ")[0] for row in rows[1:last]] == [
        translate(words, {}, language) for words in PHASES.values()
    ]
    seconds = [float(row.split(" s ")[0].split()[-1]) for row in rows[1 : last + 1]]
    assert sum(seconds[:-1]) == pytest.approx(seconds[-1], abs=0.01)
    assert str(made["output"]) in rows[6]
    assert "2.0 MB" in rows[last + 1]


def test_a_long_build_shows_a_bar_on_a_terminal_and_takes_it_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(watching, "_PATIENCE", 0.0)
    watched(tmp_path, Watch("vi", shown=True))
    assert "Dựng trang" in terminal.getvalue()


def test_a_short_build_shows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(watching, "_PATIENCE", 3600.0)
    watched(tmp_path, Watch("vi", shown=True))
    assert terminal.getvalue() == ""


def test_elsewhere_a_long_build_prints_a_line_a_phase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(watching, "_LONG", 0.0)
    watched(tmp_path, Watch("en", shown=True))
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("Looking for files …")
    assert len(told) == len(PHASES) - 1
    watched(tmp_path / "again", Watch("en", shown=False))
    assert capsys.readouterr().err == ""
