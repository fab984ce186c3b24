"""What the documentation says is there, and what is there is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.building import REPOSITORY
from tests.documents import Section, code_spans, dangling_links, sections

DOCS = REPOSITORY / "docs"
PAGES = (
    REPOSITORY / "README.md",
    REPOSITORY / "CHANGELOG.md",
    REPOSITORY / "LICENSE-content.md",
    REPOSITORY / "SECURITY.md",
)
MADE = ("build", "public", ".venv")
"""What the README may name though a fresh clone does not hold it."""


def pages() -> list[Path]:
    """Every page of documentation."""
    return [*PAGES, *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_relative_links_resolve(page: Path) -> None:
    assert dangling_links(page) == []


@pytest.mark.parametrize("page", ["diagnostics.md", "diagnostics.vi.md"])
def test_every_diagnostic_is_documented_and_no_other(page: str) -> None:
    from bulletin.diagnostics.codes import CATALOGUE

    text = (DOCS / page).read_text(encoding="utf-8")
    documented = {span for span in code_spans(text) if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", span)}
    assert [code for code in CATALOGUE if code not in documented] == []
    headings = {section.heading.strip("`") for section in sections(text) if section.heading.startswith("`")}
    assert sorted(headings - CATALOGUE.keys()) == []


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that can be run, with its full name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command, info_name=name)
    for part in command.list_commands(context):
        inner = command.get_command(context, part)
        assert inner is not None, f"`{name} {part}` is listed, and is no command"
        if not inner.hidden:
            yield from commands(inner, f"{name} {part}")


def test_every_command_and_option_is_documented() -> None:
    from bulletin.cli import bulletin

    found = sections((DOCS / "commands.md").read_text(encoding="utf-8"))
    missing = []
    for name, command in commands(bulletin, "bulletin"):
        section = _section_of(found, name)
        if section is None:
            missing.append(f"no heading with `{name}`")
            continue
        for option in command.params:
            if isinstance(option, click.Option) and not option.hidden:
                long = [form for form in (*option.opts, *option.secondary_opts) if form.startswith("--")]
                missing += [f"{name} {form}" for form in long if not _names(section.text, form)]
    assert missing == []


def _section_of(found: list[Section], name: str) -> Section | None:
    return next((section for section in found if _names(section.heading, name)), None)


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


README = REPOSITORY / "README.md"


def test_readme_names_what_is_there() -> None:
    names = [span for span in code_spans(README.read_text(encoding="utf-8")) if _is_path(span)]
    gone = [name for name in names if not (REPOSITORY / name).exists() and not name.startswith(MADE)]
    assert gone == []
    assert len(names) >= 10


def test_readme_names_targets_of_the_makefile() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    text = README.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
    assert named - targets == set()
    assert {"site", "test"} <= named


def test_readme_opens_with_the_two_commands() -> None:
    text = README.read_text(encoding="utf-8")
    first = text.index("```")
    assert text[first : text.index("```", first + 3)].split()[1:] != []
    assert "make site" in text[first : first + 400]
    assert "make test" in text[first : first + 400]


def _is_path(span: str) -> bool:
    if " " in span or "…" in span:
        return False
    return "/" in span or span.endswith((".lock", ".toml", ".yaml"))
