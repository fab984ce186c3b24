"""Help and complaints of the command line, in the user's language."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from bulletin.cli import bulletin as root
from bulletin.cli.speaking import Command, Group, language_of
from bulletin.i18n.messages import translate
from tests.building import bulletin

VI = {"LC_ALL": "vi_VN.UTF-8"}


def every(
    command: click.Command, names: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group, with the words that call it."""
    yield names, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from every(inner, (*names, name))


COMMANDS = list(every(root))


@pytest.mark.parametrize(
    ("names", "command"), COMMANDS, ids=[" ".join(names) or "bulletin" for names, _ in COMMANDS]
)
def test_every_help_text_is_there_in_both_languages(names: tuple[str, ...], command: click.Command) -> None:
    assert isinstance(command, Command | Group)
    options = [p for p in command.params if isinstance(p, click.Option) and p.opts[-1] != "--version"]
    for text in (command.help, *(option.help for option in options)):
        assert text
        assert translate(text, {}, "vi") != text


def test_help_follows_the_system_and_the_option() -> None:
    vietnamese = bulletin("new", "session", "--help", environment=VI).stdout
    assert "Cách dùng:" in vietnamese
    assert "session [TÙY CHỌN]" in vietnamese
    assert "Tùy chọn:" in vietnamese
    assert "Hiện hướng dẫn này rồi thoát." in vietnamese
    english = bulletin("new", "session", "--ui-lang", "en", "--help", environment=VI).stdout
    assert "Usage:" in english
    assert "Show this message and exit." in english
    for group, rest in (("new", "LỆNH"), ("messages", "LỆNH"), ("translations", "[LỆNH]")):
        assert (
            f"{group} [TÙY CHỌN] {rest} [THAM SỐ]..." in bulletin(group, "--ui-lang", "vi", "--help").stdout
        )
    listed = bulletin("--ui-lang=vi", "--help").stdout
    assert "Các lệnh:" in listed
    assert "Dựng trang vào thư mục kết quả." in listed


def test_the_language_of_the_whole_line_holds_for_the_command(tmp_path: object) -> None:
    done = bulletin("--ui-lang", "vi", "build", "--site", str(tmp_path))
    assert "lỗi[no-site]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["build", "--ui-lang", "vi"], "vi"),
        (["--ui-lang=en", "build"], "en"),
        (["build", "--ui-lang"], "en"),
        (["build", "--ui-lang", "fr"], "en"),
        ([], "en"),
    ],
)
def test_the_language_stands_anywhere(
    arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert language_of(arguments) == language


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("buidl",), "không có lệnh “buidl”; ý bạn là “build”?"),
        (("new", "sesion"), "không có lệnh “sesion”; ý bạn là “session”?"),
        (("build", "--drfts"), "không có tùy chọn “--drfts”; ý bạn là “--drafts”?"),
        (("build", "--zzzzz"), "không có tùy chọn “--zzzzz”"),
        (("init",), "còn thiếu “FOLDER”"),
        (("hosts", "gitlab"), "“HOST” chưa đúng: chỉ được chọn một trong: nginx, apache, caddy"),
        (("build", "--format", "x"), "“--format” chưa đúng: chỉ được chọn một trong: text, json"),
        (("build", "--as-of", "24/4"), "“--as-of” chưa đúng: hãy ghi ngày như 2024-04-24"),
        (("diff", ".", "khong-co"), "“NEW” chưa đúng: không có gì ở chỗ ấy"),
        (("build", "more"), "lỗi: "),
    ],
)
def test_wrong_usage_is_told_in_the_user_s_language(arguments: tuple[str, ...], words: str) -> None:
    done = bulletin(*arguments, environment=VI)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Xem hướng dẫn: " in done.stderr
    assert done.stdout == ""


def test_a_group_alone_shows_its_help() -> None:
    done = bulletin("new", environment=VI)
    assert done.returncode == 2
    assert "Tạo phiên họp mới của ủy ban." in done.stderr
