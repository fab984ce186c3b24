"""Reads an output folder: what each HTML page, style sheet and sitemap in it says, and nothing about right
or wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]+))\s*\)|@import\s+["']([^"']+)["']""")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REFRESH = re.compile(r"^\s*\d+\s*;\s*url\s*=\s*['\"]?(.*?)['\"]?\s*$", re.IGNORECASE)
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"

_URL_ATTRIBUTES = frozenset(
    {
        ("a", "href"),
        ("area", "href"),
        ("audio", "src"),
        ("embed", "src"),
        ("form", "action"),
        ("iframe", "src"),
        ("image", "href"),
        ("img", "src"),
        ("input", "src"),
        ("link", "href"),
        ("object", "data"),
        ("script", "src"),
        ("source", "src"),
        ("track", "src"),
        ("use", "href"),
        ("video", "poster"),
        ("video", "src"),
    }
)
_SRCSET_ATTRIBUTES = frozenset({("img", "srcset"), ("source", "srcset"), ("link", "imagesrcset")})
_REL_IDENTITY = frozenset({"canonical", "alternate"})


@dataclass(frozen=True, slots=True)
class Link:
    """One address as written: in which element and attribute, on which line."""

    line: int
    tag: str
    attribute: str
    url: str


@dataclass(slots=True)
class Page:
    """What one HTML page says. `path` is relative to the output folder, with forward slashes."""

    path: str
    lang: str | None = None
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    canonical: str | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    identity: list[Link] = field(default_factory=list)
    noindex: bool = False
    refresh: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One `<url>` of sitemap.xml, with its language alternates."""

    location: str
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Output:
    """An output folder, read. `styles` are the addresses in each style sheet; no sitemap is None."""

    files: frozenset[str]
    pages: dict[str, Page]
    styles: dict[str, tuple[Link, ...]]
    sitemap: tuple[SitemapEntry, ...] | None


def read_output(root: Path) -> Output:
    """Read a whole output folder."""
    files = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    sitemap = files.get("sitemap.xml")
    return Output(
        files=frozenset(files),
        pages={name: read_page(name, _text(path)) for name, path in files.items() if name.endswith(".html")},
        styles={
            name: tuple(style_links(_text(path))) for name, path in files.items() if name.endswith(".css")
        },
        sitemap=None if sitemap is None else tuple(read_sitemap(_text(sitemap))),
    )


def read_page(path: str, text: str) -> Page:
    """Read one HTML page."""
    parser = _PageParser(path)
    parser.feed(text)
    parser.close()
    return parser.page


def style_links(text: str) -> Iterator[Link]:
    """The addresses a style sheet names."""
    bare = _CSS_COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for found in _CSS_URL.finditer(bare):
        url = next(group for group in found.groups() if group is not None)
        yield Link(bare.count("\n", 0, found.start()) + 1, "css", "url", url)


def read_sitemap(text: str) -> Iterator[SitemapEntry]:
    """The entries of a sitemap."""
    for entry in ElementTree.fromstring(text).iter(f"{_SITEMAP}url"):
        location = entry.findtext(f"{_SITEMAP}loc") or ""
        links = entry.findall(f"{_XHTML}link")
        yield SitemapEntry(
            location.strip(), tuple((link.get("hreflang", ""), link.get("href", "")) for link in links)
        )


def srcset_urls(value: str) -> list[str]:
    """The addresses of a `srcset`."""
    return [part.split()[0] for part in value.split(",") if part.strip()]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


class _PageParser(HTMLParser):
    """Collects one page while its tags go by."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page(path)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take from one tag what a `Page` holds."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.lang = values.get("lang")
        if tag == "body":
            self.page.gone = "is-gone" in values.get("class", "").split()
        if "id" in values:
            self.page.ids.append(values["id"])
        if tag == "meta":
            self._meta(values)
        for name, value in values.items():
            self._attribute(tag, name.removeprefix("xlink:"), value, values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag closed at once is read like any other."""
        self.handle_starttag(tag, attrs)

    def _meta(self, values: dict[str, str]) -> None:
        if values.get("name", "").lower() == "robots" and "noindex" in values.get("content", "").lower():
            self.page.noindex = True
        if values.get("http-equiv", "").lower() == "refresh":
            target = _REFRESH.match(values.get("content", ""))
            if target:
                self.page.refresh = target[1]
                self.page.links.append(Link(self.getpos()[0], "meta", "content", target[1]))

    def _attribute(self, tag: str, name: str, value: str, values: dict[str, str]) -> None:
        line = self.getpos()[0]
        if (tag, name) in _SRCSET_ATTRIBUTES:
            self.page.links.extend(Link(line, tag, name, url) for url in srcset_urls(value))
        elif (tag, name) not in _URL_ATTRIBUTES:
            return
        elif tag == "link" and _REL_IDENTITY & set(values.get("rel", "").lower().split()):
            self._identity(Link(line, tag, name, value), values)
        else:
            self.page.links.append(Link(line, tag, name, value))

    def _identity(self, link: Link, values: dict[str, str]) -> None:
        self.page.identity.append(link)
        if "canonical" in values["rel"].lower().split():
            self.page.canonical = link.url
        elif "hreflang" in values and "type" not in values:
            self.page.alternates.append((values["hreflang"], link.url))
