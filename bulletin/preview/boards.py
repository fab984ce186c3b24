"""The preview's own pages, as HTML: the list of all items, an item in both languages, and “not yet”."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment

from bulletin.build.options import Options
from bulletin.config import LANGUAGES
from bulletin.diagnostics import Findings
from bulletin.i18n.messages import load as load_messages
from bulletin.output.addresses import rooted
from bulletin.output.layouts import read_layouts
from bulletin.output.templates import environment
from bulletin.preview.addresses import HOME, look_up
from bulletin.preview.remarks import Reviewer
from bulletin.preview.side_by_side import both, item_pages, side_page
from bulletin.preview.snapshot import Attempt, Snapshot
from bulletin.preview.start import Listing, StartPage, about_site, columns
from bulletin.preview.told import heading, told

PREFIX = "/_preview"
PAGES = Path(__file__).parent / "pages"
"""The templates of these pages."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of the site within another: its language, its address."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class FramesPage:
    language: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class PlainPage:
    language: str


class Boards:
    """Makes the preview's own pages. Used by the thread that renders."""

    def __init__(self, options: Options, language: str) -> None:
        self._options = options
        self._language = language
        self._reviewer = Reviewer(options.site)
        self._listing = Listing(options, language)
        self._made: Environment | None = None
        self._pages: tuple[Snapshot | None, dict[str, Any]] = (None, {})

    def has(self, address: str) -> bool:
        """Whether an address is one of these pages."""
        return address == PREFIX or address.startswith(f"{PREFIX}/")

    def page(self, address: str, snapshot: Snapshot | None, attempt: Attempt) -> bytes | None:
        """The page at such an address; None where the page of the site that it names is not there."""
        behind = address.removeprefix(PREFIX)
        if behind in {"", "/"}:
            return self._start(attempt, snapshot)
        if snapshot is None:
            return self.nothing_yet()
        known = self._known(snapshot).get(behind)
        if known is None:
            return self._frames(behind, snapshot)
        item = snapshot.site.items[known[0]]
        texts = both(snapshot, item)
        remarks = self._reviewer.remarks(snapshot.site, item, texts[0])
        wrong = tuple(told((*about_site(attempt.found, item.id), *remarks.found), self._options.site))
        return self._html("side.html", side_page(snapshot, item, self._language, texts, remarks, wrong))

    def nothing_yet(self) -> bytes:
        """The page for a site of which nothing could be shown so far."""
        return self._html("nothing.html", PlainPage(self._language))

    def tag(self, data: bytes) -> str:
        """What tells the states of such a page."""
        return blake2b(data, digest_size=8).hexdigest()

    def _start(self, attempt: Attempt, snapshot: Snapshot | None) -> bytes:
        sources, language = attempt.sources, self._language
        return self._html(
            "start.html",
            StartPage(
                language=language,
                site_name=sources.config.name["vi" if language == "vi" else "en"] if sources else "",
                drafts=self._options.drafts,
                as_of=self._listing.day(sources.config) if sources else None,
                languages=columns(),
                sections=tuple(self._listing.sections(attempt, snapshot)),
                heading={name: words[language] for name, words in heading(attempt.found, True).items()},
                found=tuple(told(attempt.found, self._options.site)),
            ),
        )

    def _frames(self, behind: str, snapshot: Snapshot) -> bytes | None:
        """A page that is no item's, beside its counterpart."""
        found = look_up(snapshot, behind)
        output = snapshot.outputs.get(found.path) if found else None
        if output is None or not output.path.endswith(HOME):
            return None
        alternates = getattr(output.view(), "chrome", None)
        pages = {output.language: "/" + output.path.removesuffix(HOME)}
        for link in alternates.switch if alternates else ():
            pages.setdefault(link.lang, rooted(link.href, "/"))
        frames = tuple(Frame(lang, pages[lang]) for lang in LANGUAGES if lang in pages)
        return self._html("frames.html", FramesPage(self._language, frames))

    def _known(self, snapshot: Snapshot) -> dict[str, Any]:
        if self._pages[0] is not snapshot:
            self._pages = (snapshot, item_pages(snapshot))
        return self._pages[1]

    def _html(self, template: str, page: Any) -> bytes:
        if self._made is None:
            layouts = read_layouts(PAGES, (PAGES,), Findings())
            self._made = environment(layouts, load_messages(self._language))
        return self._made.get_template(template).render(page=page).encode()
