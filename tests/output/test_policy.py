"""The content security policy: on every page, before all that it governs, and broken by none."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from bulletin.output.hosting.facts import POLICY
from bulletin.output.policy import alone_policy, page_policy

_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_GOVERNED = re.compile(r"<(?:script|style|link|img|base|form)\b")


def directives(policy: str) -> dict[str, str]:
    """A policy as its directives; each may be said once."""
    pairs = [one.strip().partition(" ") for one in policy.split(";")]
    assert len({name for name, _, _ in pairs}) == len(pairs)
    return {name: value for name, _, value in pairs}


def test_a_page_may_use_the_sites_own_files_and_nothing_else() -> None:
    found = directives(page_policy())
    assert found["default-src"] == "'none'"
    assert found["require-trusted-types-for"] == "'script'"
    assert found["trusted-types"] == "'none'"
    assert {value for name, value in found.items() if name.endswith("-src")} == {"'none'", "'self'"}
    assert "unsafe" not in page_policy()
    assert "frame-ancestors" not in found  # a meta tag may not say it
    assert directives(POLICY)["frame-ancestors"] == "'none'"


def test_an_offline_edition_may_read_its_index_by_scripts() -> None:
    assert directives(page_policy(offline=True)) == {**directives(page_policy()), "trusted-types": "offline"}


def test_a_page_that_stands_alone_names_its_style() -> None:
    assert directives(alone_policy([""]))["style-src"] == "'none'"
    style = "a { color: red }"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert directives(alone_policy([style]))["style-src"] == f"'sha256-{digest}'"
    assert "'self'" not in alone_policy([style])


def test_every_page_has_one_and_keeps_it(features_built: Path) -> None:
    pages = sorted(features_built.rglob("*.html"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        metas = _META.findall(text)
        assert len(metas) == 1, page
        governed = _GOVERNED.search(text)
        assert governed is None or text.index("http-equiv=") < governed.start(), page
        found = directives(metas[0])
        for style in _STYLE.findall(text):
            digest = b64encode(sha256(style.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in found["style-src"], page
        for attributes, body in _SCRIPT.findall(text):
            assert "application/ld+json" in attributes or (not body and 'src="' in attributes), page
        assert not re.search(r"<[^>]+\s(?:style|on[a-z]+)=", text), page
