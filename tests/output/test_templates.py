"""What a template can see: its page, gettext, the filters; nothing that could change without the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bulletin.build.options import Options
from bulletin.build.pipeline import build
from bulletin.diagnostics import Findings
from bulletin.output.layouts import layout_folders, packaged_layouts, read_layouts
from bulletin.output.templates import environment, render
from tests.small_sites import FEATURES, FEATURES_DAY, MESSAGES, features_view, lay, session, write

GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


def shown(folder: Path, source: str, view: Any = None) -> tuple[str, list[tuple[str, str]]]:
    """What a template with this source gives, and the codes and places of the findings."""
    write(folder, {"layouts/a.html": source})
    findings = Findings()
    made = environment(read_layouts(folder, (folder / "layouts",), Findings()), MESSAGES["vi"])
    text = render(made, "a.html", view or features_view("index.html"), "out.html", folder, findings)
    return text, [(found.code, str(found.span)) for found in findings]


def test_there_is_nothing_but_gettext_among_the_globals() -> None:
    for language in MESSAGES:
        layouts = read_layouts(FEATURES, layout_folders(FEATURES), Findings())
        assert set(environment(layouts, MESSAGES[language]).globals) == GETTEXT


@pytest.mark.parametrize(
    "expression",
    [
        "range(3)",
        "lipsum()",
        "dict(a=1)",
        "cycler(1, 2)",
        "joiner()",
        "namespace(a=1)",
        "now()",
        "now",
        "today",
        "site",
        "site.items",
        "config",
        "config.name",
        "random()",
        "environ",
        "request",
        "item",
        "language",
    ],
)
def test_any_other_name_is_an_error_at_its_line(tmp_path: Path, expression: str) -> None:
    text, found = shown(tmp_path, f"{{{{ page.chrome.lang }}}}\n\n{{{{ {expression} }}}}\n")
    assert found == [("template-failed", "layouts/a.html:3:1")]
    assert text == ""


@pytest.mark.parametrize(
    "expression", ["page.nothing", "page.chrome.nothing", "page.nothing.at.all", "page['nothing']"]
)
def test_what_the_view_lacks_is_an_error(tmp_path: Path, expression: str) -> None:
    assert shown(tmp_path, f"{{{{ {expression} }}}}")[1] == [("template-failed", "layouts/a.html:1:1")]
    assert shown(tmp_path, f"{{% if {expression} %}}{{% endif %}}")[1], "a test of it too"


def test_the_filter_random_is_gone(tmp_path: Path) -> None:
    assert shown(tmp_path, "\n{{ [1, 2]|random }}")[1] == [("template-syntax", "layouts/a.html:2:1")]


def test_what_is_allowed_works(tmp_path: Path) -> None:
    source = '{{ page.chrome.lang }} {{ _("Timeline") }} {% for x in [1, 2] %}{{ loop.index }}{% endfor %}'
    assert shown(tmp_path, source) == ("vi Dòng thời gian 12", [])


MACROS = """
{%- macro pair(first, class="a", of=none) %}{{ first }}/{{ class }}/{{ of is none }}{% endmacro -%}
{%- macro word(key) %}{{ {"one": _("Topics"), "two": "<b>"}[key] }}{% endmacro -%}
{%- macro any() %}{{ kwargs.first }}{{ kwargs["second"] }}{% endmacro -%}
{%- macro box(name) %}<p>{{ name }}: {{ caller() }}</p>{% endmacro -%}
"""


@pytest.mark.parametrize(
    ("call", "given"),
    [
        ("pair(1)", "1/a/True"),
        ("pair(1, 2)", "1/2/True"),
        ("pair(1, 2, 3)", "1/2/False"),
        ("pair(1, of=3)", "1/a/False"),
        ("pair(of=3, class=2, first=1)", "1/2/False"),
        ("pair(*[1, 2])", "1/2/True"),
        ("pair(**{'first': 1})", "1/a/True"),
        ("pair('<')", "&lt;/a/True"),
        ("pair('<')|upper", "&LT;/A/TRUE"),
        ("any(first=1, second=2)", "12"),
        ("word('one')", "Chủ đề"),
        ("word('two')", "&lt;b&gt;"),
        ("page.nothing is defined", "False"),
        ("'' }}{% trans %}\n  Topics\n{% endtrans %}{{ ''", "Chủ đề"),
        ("page.chrome.lang is defined", "True"),
        ("page.nothing|default('none')", "none"),
        ("'a,b'.split(',')[1]", "b"),
    ],
)
def test_macros_and_fields_are_as_jinja_has_them(tmp_path: Path, call: str, given: str) -> None:
    assert shown(tmp_path, f"{MACROS}{{{{ {call} }}}}") == (given, [])


def test_a_block_can_be_shown_again(tmp_path: Path) -> None:
    source = "{% block title %}<{{ page.chrome.lang }}>{% endblock %}{{ self.title() }}"
    assert shown(tmp_path, source) == ("<vi><vi>", [])


def test_a_macro_knows_who_calls_it(tmp_path: Path) -> None:
    source = MACROS + "{% call box(name='<') %}{{ pair(1) }} & {% endcall %}"
    assert shown(tmp_path, source) == ("<p>&lt;: 1/a/True & </p>", [])


@pytest.mark.parametrize("call", ["pair(1, other=2)", "pair(1, 2, 3, 4)", "pair()", "word('three')"])
def test_a_macro_that_is_called_wrongly_is_an_error(tmp_path: Path, call: str) -> None:
    assert shown(tmp_path, f"{MACROS}\n{{{{ {call} }}}}")[1][0][0] == "template-failed"


def test_everything_printed_is_escaped(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{ '<b>&\"' }}") == ("&lt;b&gt;&amp;&#34;", [])


@pytest.mark.parametrize(
    ("source", "statement"),
    [
        ("{% include page.template %}", "include"),
        ('{% include "parts/" ~ page.kind ~ ".html" %}', "include"),
        ('{% include ["a.html", page.kind] %}', "include"),
        ('{% extends page.kind ~ ".html" %}', "extends"),
        ("{% import page.kind as a %}", "import"),
        ("{% from page.kind import a %}", "import"),
    ],
)
def test_a_computed_include_is_found(tmp_path: Path, source: str, statement: str) -> None:
    write(tmp_path, {"layouts/parts/a.html": f"{{# a comment #}}\n{source}\n"})
    findings = Findings()
    read_layouts(tmp_path, (tmp_path / "layouts",), findings)
    assert [(d.code, str(d.span), dict(d.values)) for d in findings] == [
        ("dynamic-include", "layouts/parts/a.html:2:1", {"statement": statement})
    ]


def test_plain_includes_are_no_finding(tmp_path: Path) -> None:
    write(
        tmp_path, {"layouts/a.html": '{% extends "b.html" %}{% include "c.html" %}{% import "d.html" as d %}'}
    )
    findings = Findings()
    read_layouts(tmp_path, (tmp_path / "layouts",), findings)
    assert not list(findings)


def test_the_packaged_layouts_have_no_finding() -> None:
    findings = Findings()
    read_layouts(FEATURES, (packaged_layouts(),), findings)
    assert not list(findings)


def test_a_template_that_cannot_be_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"layouts/a.html": "\n\n{% if %}", "layouts/assets/b.html": "{% if %}", "layouts/c.md": "{%"},
    )
    (tmp_path / "layouts" / "d.txt").write_bytes(b"\xff")
    findings = Findings()
    read_layouts(tmp_path, (tmp_path / "layouts",), findings)
    assert [(d.code, str(d.span)) for d in findings.sorted()] == [
        ("template-syntax", "layouts/a.html:3:1"),
        ("not-utf8", "layouts/d.txt:1:1"),
    ]


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ("{{ range(3) }}", "template-failed", "layouts/robots.txt:1:1"),
        ("\n{{ page.nothing }}", "template-failed", "layouts/robots.txt:2:1"),
        ("{% include page.x %}", "dynamic-include", "layouts/robots.txt:1:1"),
        ("{% include 'none.html' %}", "template-missing", "layouts/robots.txt:1:1"),
        ("{{ 1 / 0 }}", "template-failed", "layouts/robots.txt:1:1"),
    ],
)
def test_a_failing_layout_leaves_the_last_good_build(
    tmp_path: Path, source: str, code: str, place: str
) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10")})
    options = Options(tmp_path, tmp_path / "public", FEATURES_DAY)
    assert build(options).release is not None
    before = {path: path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file()}
    write(tmp_path, {"layouts/robots.txt": source})
    result = build(options)
    assert result.release is None
    assert [(d.code, str(d.span)) for d in result.found] == [(code, place)]
    assert {path: path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file()} == before


def test_one_report_a_template_is_enough(tmp_path: Path) -> None:
    lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-10")})
    write(tmp_path, {"layouts/item.html": "{{ page.nothing }}"})
    found = build(Options(tmp_path, tmp_path / "public", FEATURES_DAY)).found
    assert {d.code for d in found} == {"template-failed"}
    assert len(found) <= 2, "one a language"
