"""Checks an output folder: every address in it leads somewhere, and the languages know of each other.

`check(output, site)` takes a folder read by `pages.read_output` and returns what is broken, in a fixed
order; an empty list is a good folder. One function a rule.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from tests.output.pages import Link, Output, Page

NOT_FOUND = "404.html"
_OUTSIDE = frozenset({"http", "https", "mailto", "tel", "data"})


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What the checker must know of a site beside its output folder.

    `base_url` ends with a slash, or is None where the site has none. `languages` leads from the folder of a
    language ("" or "en/") to its tag; pages in no other language's folder belong to "".
    """

    base_url: str | None
    languages: Mapping[str, str]

    def prefix_of(self, path: str) -> str:
        """The folder of the language that a page belongs to."""
        return max((prefix for prefix in self.languages if path.startswith(prefix)), key=len)


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """One thing that is wrong, and where."""

    page: str
    line: int
    rule: str
    what: str

    def __str__(self) -> str:
        """As a compiler would print it."""
        return f"{self.page}:{self.line}: {self.rule}: {self.what}"


def check(output: Output, site: SiteFacts) -> list[Broken]:
    """All that is broken in an output folder."""
    found: list[Broken] = []
    for page in output.pages.values():
        found += check_links(output, site, page)
        found += check_ids(page)
        found += check_lang(site, page)
        found += check_canonical(output, site, page)
        found += check_alternates(output, site, page)
    found += check_styles(output)
    found += check_reachable(output, site)
    found += check_sitemap(output, site)
    return sorted(found)


def resolve(output: Output, base: str, url: str) -> str | None:
    """The file that a relative or root-relative address leads to from the file `base`; None if there is none.

    A folder is named with a slash at its end, as a static host wants it.
    """
    path = unquote(urlsplit(url).path)
    if not path:
        return base
    joined = normpath(path.lstrip("/") if path.startswith("/") else join(dirname(base), path))
    if joined.startswith(".."):
        return None
    if path.endswith(("/", "/.", "/..")) or path in {".", ".."}:
        joined = normpath(join(joined, "index.html"))
    return joined if joined in output.files else None


def resolve_absolute(output: Output, site: SiteFacts, url: str) -> str | None:
    """The file that an address under `base_url` leads to; None if it is not under it or there is none."""
    if site.base_url is None or not url.startswith(site.base_url):
        return None
    return resolve(output, "index.html", "/" + url.removeprefix(site.base_url))


def check_links(output: Output, site: SiteFacts, page: Page) -> Iterator[Broken]:
    """Every address in a page is relative, and leads to a file and to an anchor in it."""
    for link in page.links:
        yield from _check_link(output, site, page, link)
    hreflang = {url for _, url in page.alternates}
    for link in page.identity:
        if link.url == page.canonical or link.url in hreflang:
            continue
        own = site.base_url is None or link.url.startswith(site.base_url) or not urlsplit(link.url).scheme
        if own and _target(output, site, page.path, link.url) is None:
            yield _missing(page, link)


def _check_link(output: Output, site: SiteFacts, page: Page, link: Link) -> Iterator[Broken]:
    parts = urlsplit(link.url)
    own = site.base_url is not None and link.url.startswith(site.base_url)
    rooted = own or (not parts.scheme and link.url.startswith("/"))
    if rooted and not is_not_found(page) and not is_saved_copy(page):
        yield Broken(page.path, link.line, "absolute", f"a link inside the site is not relative: {link.url}")
    if parts.scheme and not own:
        if parts.scheme not in _OUTSIDE:
            yield Broken(page.path, link.line, "scheme", f"a link of an unknown kind: {link.url}")
        elif link.tag not in {"a", "area"} and parts.scheme != "data":
            yield Broken(
                page.path, link.line, "third-party", f"<{link.tag}> loads from elsewhere: {link.url}"
            )
        return
    target = _target(output, site, page.path, link.url)
    if target is None:
        yield _missing(page, link)
    elif (
        parts.fragment and target in output.pages and unquote(parts.fragment) not in output.pages[target].ids
    ):
        yield Broken(page.path, link.line, "anchor", f"no such anchor in {target}: {link.url}")


def _missing(page: Page, link: Link) -> Broken:
    where = f"<{link.tag} {link.attribute}>"
    return Broken(page.path, link.line, "missing", f"{where} leads to no file: {link.url}")


def _target(output: Output, site: SiteFacts, base: str, url: str) -> str | None:
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        return resolve_absolute(output, site, url)
    if parts.path.startswith("/") and site.base_url is not None:
        root = urlsplit(site.base_url).path
        return resolve(output, base, "/" + url.removeprefix(root)) if url.startswith(root) else None
    return resolve(output, base, url)


def check_ids(page: Page) -> Iterator[Broken]:
    """No two elements of a page share an id."""
    for name, count in Counter(page.ids).items():
        if count > 1:
            yield Broken(page.path, 0, "duplicate-id", f"{count} elements have the id {name}")


def check_lang(site: SiteFacts, page: Page) -> Iterator[Broken]:
    """The page's language is that of the folder it lies in."""
    expected = site.languages[site.prefix_of(page.path)]
    if page.lang != expected:
        yield Broken(page.path, 0, "lang", f'<html lang="{page.lang}"> in the pages of "{expected}"')


def check_canonical(output: Output, site: SiteFacts, page: Page) -> Iterator[Broken]:
    """The canonical address is the page's own, or that of another page that has it as its own."""
    if page.canonical is None:
        if site.base_url is not None and is_content(page):
            yield Broken(page.path, 0, "canonical", "the page names no canonical address")
        return
    target = resolve_absolute(output, site, page.canonical)
    if target not in output.pages:
        yield Broken(page.path, 0, "canonical", f"the canonical address is no page: {page.canonical}")
    elif target != page.path and output.pages[target].canonical != page.canonical:
        yield Broken(page.path, 0, "canonical", f"{target} does not hold itself canonical: {page.canonical}")
    elif page.canonical != url_of(site, target):
        yield Broken(
            page.path, 0, "canonical", f"the address is {url_of(site, target)}, not {page.canonical}"
        )


def check_alternates(output: Output, site: SiteFacts, page: Page) -> Iterator[Broken]:
    """hreflang leads to pages of that language which lead back; the page itself and x-default are among
    them.
    """
    if not page.alternates:
        return
    by_lang = dict(page.alternates)
    if len(by_lang) != len(page.alternates):
        yield Broken(page.path, 0, "hreflang", "a language is named twice")
    if "x-default" not in by_lang:
        yield Broken(page.path, 0, "hreflang", "x-default is missing")
    if page.lang is None or _page_at(output, site, by_lang.get(page.lang)) is not page:
        yield Broken(page.path, 0, "hreflang", "the page does not name itself")
    if page.canonical is not None and _page_at(output, site, page.canonical) is not page:
        yield Broken(page.path, 0, "hreflang", "a page that is canonical elsewhere names alternates")
    for lang, url in page.alternates:
        other = _page_at(output, site, url)
        if other is None:
            yield Broken(page.path, 0, "hreflang", f"{lang} leads to no page: {url}")
        elif lang not in {"x-default", other.lang}:
            yield Broken(page.path, 0, "hreflang", f'{lang} leads to a page in "{other.lang}": {url}')
        elif sorted(other.alternates) != sorted(page.alternates):
            yield Broken(page.path, 0, "hreflang", f"{other.path} does not name the same alternates")


def _page_at(output: Output, site: SiteFacts, url: str | None) -> Page | None:
    target = None if url is None else resolve_absolute(output, site, url)
    return None if target is None else output.pages.get(target)


def check_styles(output: Output) -> Iterator[Broken]:
    """Every address in a style sheet is relative and leads to a file."""
    for name, links in output.styles.items():
        for link in links:
            scheme = urlsplit(link.url).scheme
            if scheme == "data" or link.url.startswith("#"):
                continue
            if scheme or link.url.startswith("/"):
                yield Broken(
                    name, link.line, "absolute", f"an address in a style sheet is not relative: {link.url}"
                )
            elif resolve(output, name, link.url) is None:
                yield Broken(name, link.line, "missing", f"leads to no file: {link.url}")


def check_reachable(output: Output, site: SiteFacts) -> Iterator[Broken]:
    """From the home page of each language, links alone lead to all of its pages, by way of its own pages
    only.
    """
    for prefix, lang in site.languages.items():
        home = prefix + "index.html"
        own = {path for path in output.pages if site.prefix_of(path) == prefix}
        if home not in own:
            yield Broken(home, 0, "home", f'there is no home page in "{lang}"')
            continue
        seen = _walk(output, site, home, own)
        for path in sorted(own - seen):
            if is_content(output.pages[path]):
                yield Broken(path, 0, "unreachable", f"no way of links leads here from {home}")


def _walk(output: Output, site: SiteFacts, home: str, within: set[str]) -> set[str]:
    seen = {home}
    waiting = deque([home])
    while waiting:
        page = output.pages[waiting.popleft()]
        for link in page.links:
            if link.tag not in {"a", "area", "meta"}:
                continue
            target = _target(output, site, page.path, link.url)
            if target is not None and target in within and target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def check_sitemap(output: Output, site: SiteFacts) -> Iterator[Broken]:
    """The sitemap lists the pages that are to be indexed and no other, each with the alternates the page
    names.
    """
    name = "sitemap.xml"
    if site.base_url is None:
        if output.sitemap is not None:
            yield Broken(name, 0, "sitemap", "there is a sitemap, but no base_url")
        return
    if output.sitemap is None:
        yield Broken(name, 0, "sitemap", "there is no sitemap")
        return
    expected = {url_of(site, path) for path, page in output.pages.items() if is_indexable(output, site, page)}
    counts = Counter(entry.location for entry in output.sitemap)
    for url in sorted(expected - counts.keys()):
        yield Broken(name, 0, "sitemap", f"a page is not listed: {url}")
    for url, count in sorted(counts.items()):
        if url not in expected:
            yield Broken(name, 0, "sitemap", f"listed, but no page that is to be indexed: {url}")
        elif count > 1:
            yield Broken(name, 0, "sitemap", f"listed {count} times: {url}")
    for entry in output.sitemap:
        page = _page_at(output, site, entry.location)
        if page is not None and sorted(entry.alternates) != sorted(page.alternates):
            yield Broken(name, 0, "sitemap", f"the alternates are not those the page names: {entry.location}")


def url_of(site: SiteFacts, path: str) -> str:
    """The absolute address of a file in the output folder."""
    folder, _, name = path.rpartition("/")
    if name == "index.html":
        path = f"{folder}/" if folder else ""
    return f"{site.base_url}{path}"


def is_content(page: Page) -> bool:
    """Whether a page is there to be found: no 404 page, none that sends elsewhere or says what is gone."""
    return not is_not_found(page) and page.refresh is None and not page.gone


def is_not_found(page: Page) -> bool:
    """Whether a page answers for what is missing. Served at any depth, it has no relative links."""
    return page.path.rpartition("/")[2] == NOT_FOUND


def is_saved_copy(page: Page) -> bool:
    """Whether a page is there to be saved. It is read anywhere, so its links are absolute."""
    return not is_not_found(page) and page.path.rpartition("/")[2] != "index.html"


def is_indexable(output: Output, site: SiteFacts, page: Page) -> bool:
    """Whether a search engine is to list a page."""
    if page.noindex or not is_content(page):
        return False
    return page.canonical is None or _page_at(output, site, page.canonical) is page
