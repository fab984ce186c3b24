"""``bulletin explain``: one diagnostic, all of them, and one that is not there."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from bulletin import cli
from bulletin.diagnostics.codes import CATALOGUE


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.bulletin, ["explain", *arguments])


@pytest.mark.parametrize("code", CATALOGUE)
@pytest.mark.parametrize(("language", "do"), [("vi", "Cách sửa: "), ("en", "Do: ")])
def test_every_code_is_explained(code: str, language: str, do: str) -> None:
    done = run(code, "--ui-lang", language)
    assert done.exit_code == 0
    assert f"[{code}]: " in done.stdout.splitlines()[0]
    assert f"\n\n{do}" in done.stdout


def test_an_example_stands_as_it_is_written() -> None:
    done = run("bad-choice", "--ui-lang", "en")
    assert "\n\n    format: hibrid\n\n" in done.stdout


def test_the_list_has_a_line_for_each() -> None:
    for language in ("vi", "en"):
        lines = run("--ui-lang", language).stdout.splitlines()
        assert [line.split()[0] for line in lines if line.startswith("  ")] == list(CATALOGUE)


@pytest.mark.parametrize(
    "pasted", ["error[bad-date]", "content/sessions/01/vi.md:7:7: lỗi[bad-date]: “x”", " bad-date "]
)
def test_what_the_build_printed_may_be_pasted(pasted: str) -> None:
    assert run(pasted, "--ui-lang", "en").stdout == run("bad-date", "--ui-lang", "en").stdout


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "ý bạn là “bad-date”?"), ("en", "did you mean “bad-date”?")]
)
def test_a_code_that_is_not_there(language: str, words: str) -> None:
    done = run("bad-dat", "--ui-lang", language)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""
