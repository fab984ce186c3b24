"""The copies of an item: they say what the page says, ask for nothing, and read well as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

from bulletin.output.saving import plain
from tests.output.pages import Output
from tests.small_sites import FEATURES, features_plan, lay, linked, planned, rendered, session

BASE = "https://mau.example/ban-tin/"
PAGE = "phien-hop/1/index.html"


def copy(path: str, ending: str) -> str:
    """The copy of a page of `features`."""
    folder = path.removesuffix("index.html")
    name = folder.strip("/").replace("/", "-")
    output = next(o for o in features_plan().outputs if o.path == f"{folder}{name}.{ending}")
    return rendered(FEATURES, output)


def page(path: str) -> str:
    """A page of `features`."""
    return rendered(FEATURES, next(o for o in features_plan().outputs if o.path == path))


def elements(html: str) -> list[Any]:
    return list(html5lib.parse(html, namespaceHTMLElements=False).iter())


TEXTS = {
    "<h2>Một &amp; hai</h2><p>Ba\n  <b>bốn</b> <em>năm</em></p>": "## Một & hai\n\nBa **bốn** *năm*",
    "<ul>\n<li>a</li>\n<li>b<ol><li>c</li><li>d</li></ol></li></ul><p>e</p>": "- a\n- b\n  1. c\n  2. d\n\ne",
    '<ol><li value="4">a</li><li>b</li></ol>': "4. a\n5. b",
    '<p><a href="https://a.vn/?a=1&amp;b">x</a> <a href="#y">[1]</a></p>': "[x](https://a.vn/?a=1&b) [1]",
    "<dl><div><dt>Ngày</dt><dd><time>2/1</time></dd></div></dl>": "Ngày: 2/1",
    "<table><caption>Số</caption><thead><tr><th>A</th></tr></thead><tr><td>x|y<p>2</p></td></tr></table>": (
        "Số\n\n| A |\n| --- |\n| x\\|y 2 |"
    ),
    '<p><span class="unseen">nguồn <b>x</b></span>1<svg aria-hidden="true"><path></path></svg></p>': "1",
    '<ul><li>a <span class="meta">b</span></li></ul>': "- a\n  b",
    "<p>a<br>b</p>": "a\nb",
    '<p><a href="x" title="a hidden cost">y</a><span hidden data-a="">z</span></p>': "[y](x)",
}


@pytest.mark.parametrize(("html", "text"), TEXTS.items())
def test_html_as_text(html: str, text: str) -> None:
    assert plain(html) == text + "\n"


def test_a_copy_asks_for_nothing_and_its_links_are_whole() -> None:
    for element in elements(copy(PAGE, "html")):
        assert element.tag not in {"img", "script", "source", "picture", "iframe", "svg", "form"}
        assert "src" not in element.attrib
        href = element.attrib.get("href", "#")
        assert href.startswith(("#", "https://", "http://", "mailto:")), href
        if element.tag == "link":
            assert element.attrib["rel"] == "canonical"


def test_what_a_copy_refers_to_in_itself_is_there() -> None:
    found = elements(copy(PAGE, "html"))
    ids = {one.attrib["id"] for one in found if "id" in one.attrib}
    inner = {one.attrib["href"][1:] for one in found if one.attrib.get("href", "").startswith("#")}
    assert inner
    assert inner <= ids


@pytest.mark.parametrize("path", [PAGE, "en/sessions/second/index.html"])
def test_copies_say_what_the_page_says(path: str) -> None:
    article = re.search(r"<article\b.*</article>", page(path), re.DOTALL)
    assert article
    text = copy(path, "txt")
    for heading in re.findall(r"<h[123](?! id=.page-contents)[^>]*>([^<]+)</h", article[0]):
        assert f"# {heading.replace('&amp;', '&')}\n" in text
    for address in re.findall(r'href="(https://[^"#]+)"', article[0]):
        assert address.replace("&amp;", "&") in text
    assert "<" not in re.sub(r"<https?://", "", text)
    assert text.startswith("\ufeff")  # or browsers would guess the encoding of a file without a header
    assert BASE + path.removesuffix("index.html") in text.rpartition("---")[2]


def test_pictures_are_told_in_words() -> None:
    alts = [e.attrib["alt"] for e in elements(page(PAGE)) if e.tag == "img" and e.attrib.get("alt")]
    assert alts
    assert all(f"[{alt}]" in copy(PAGE, "txt") for alt in alts)


def test_every_item_that_is_its_own_has_both_and_leads_to_them(
    features_built: Path, features_output: Output
) -> None:
    made = {path for path in features_output.files if re.search(r"/([^/]+)\.(html|txt)$", path)}
    pages = [o for o in features_plan().outputs if o.template == "item.html"]
    for output in pages:
        view = output.view()
        links = [one.url for one in features_output.pages[output.path].links]
        folder = output.path.removesuffix("index.html")
        name = folder.strip("/").replace("/", "-")
        copies = [url for url in links if url in {f"{name}.html", f"{name}.txt"}]
        assert len(copies) == (0 if view.fallback else 2), output.path
        assert {folder + one for one in copies} <= made


def test_shared_addresses_are_plain() -> None:
    view = next(o for o in features_plan().outputs if o.path == PAGE).view()
    facebook, mail = (one.href for one in view.saved.share)
    whole = "https%3A%2F%2Fmau.example%2Fban-tin%2Fphien-hop%2F1%2F"
    assert facebook == f"https://www.facebook.com/sharer/sharer.php?u={whole}"
    assert mail.startswith("mailto:?subject=")
    assert mail.endswith(f"&body={whole}")


def test_there_are_none_where_the_settings_say_so(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"content/sessions/01/vi.md": session(1, "2024-01-01")})
    settings = folder / "site_config.yaml"
    settings.write_text("copies: false\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    outputs = {output.path: output for output in planned(linked(folder).site).outputs}
    assert {path for path in outputs if "phien-hop/1/" in path} == {PAGE, "phien-hop/1/card.png"}
    shown = elements(rendered(folder, outputs[PAGE]))
    assert not [element for element in shown if "download" in element.attrib]
    assert [element for element in shown if "facebook" in element.get("href", "")]  # to pass it on
