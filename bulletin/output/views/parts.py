"""The small pieces that pages are made of."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from bulletin.i18n.periods import Period


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    lang: str | None = None
    current: bool = False


@dataclass(frozen=True)
class Count:
    """A link with how many things stand behind it."""

    link: Link
    count: int


@dataclass(frozen=True)
class Alternate:
    """One ``hreflang`` line; ``href`` is absolute. ``lang`` may be ``x-default``."""

    lang: str
    href: str


@dataclass(frozen=True)
class Asset:
    """A file of the layouts' assets."""

    name: str  # as it lies in layouts/assets/
    href: str


@dataclass(frozen=True)
class Article:
    """What Open Graph says of an article; times as RFC 3339 writes them."""

    published: str | None
    modified: str | None
    section: str
    tags: tuple[str, ...]  # names of its topics


@dataclass(frozen=True)
class SharePicture:
    """The picture that networks show where somebody passes on the page: its share card."""

    href: str  # absolute
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Saved:
    """The copies of an item that readers keep, and ways to pass its address on."""

    html: str  # empty where the settings say copies: false
    text: str
    share: tuple[Link, ...]  # plain addresses, without a script
    base: str  # the site's root, absolute: a copy's links are whole


@dataclass(frozen=True)
class Chrome:
    """What stands around every page."""

    lang: str
    site_name: str
    tagline: str
    title: str  # of the page alone; the layout adds the site's name
    description: str
    kind: str  # which template: home, session, timeline, topic …
    home: str
    policy: Markup  # the content security policy, for a meta tag
    stylesheet: str
    icon: str
    small_icon: str  # for browsers that take no SVG
    touch_icon: str
    manifest: str  # empty in an offline edition
    reading: str  # the script of the reading settings
    feed: str
    search: str  # the search page
    script: str
    offline: str  # the script that reads the index where there is no server; empty else
    assets: tuple[Asset, ...]
    feeds: tuple[Link, ...]  # the page's own first; the words are the feed's name
    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    switch: tuple[Link, ...]  # this page in the other languages; text is the language's own name
    breadcrumbs: tuple[Link, ...]  # from the home page down to the parent
    canonical: str | None  # absolute; None without base_url
    alternates: tuple[Alternate, ...]
    locale: str  # vi_VN, en_GB: for og:locale
    other_locale: str | None  # of the same page in the other language
    article: Article | None  # of an event or an article
    card: SharePicture | None  # None without base_url, or where the settings say cards: false
    index: bool  # False: <meta name="robots" content="noindex">
    structured: Markup  # JSON-LD in schema.org's words, safe within <script>; empty without base_url


@dataclass(frozen=True)
class Person:
    name: str
    href: str | None
    role: str | None  # office on the day


@dataclass(frozen=True)
class BridgePoint:
    place: str
    attendees: tuple[Person, ...]


@dataclass(frozen=True)
class SourceNote:
    """A source as cited from a line: its number in the page's list, its title."""

    number: int
    href: str  # to its entry in the page's list of sources
    title: str


@dataclass(frozen=True)
class AlsoCalled:
    name: str
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class Caveat:
    text: str
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class Figure:
    """One row of the table of figures; numbers are typed, the filters print them."""

    anchor: str
    name: str
    href: str  # to the indicator
    value: Decimal
    of: Decimal | None
    unit: str | None  # None: a bare number; "%" stands without a space
    rank: bool
    period: Period
    scope: str | None  # None: the whole country
    by: str | None
    basis: str  # reported | estimate | forecast | target | derived
    bound: str | None  # approximate | at_least | more_than | nearly
    note: str | None
    source: SourceNote


@dataclass(frozen=True)
class Source:
    anchor: str
    number: int
    title: str
    lang: str | None
    publisher: str
    url: str | None
    date: Period | None
    read: str  # full | excerpt
    machine_translation: bool
    note: str | None


@dataclass(frozen=True)
class Document:
    """A legal document as a line of a list."""

    mark: str | None  # None: unnumbered
    title: str
    short: str | None
    type: str
    date: Period | None
    issuer: str | None
    href: str


@dataclass(frozen=True)
class PictureSource:
    """One of the kinds of file that a browser may choose a picture from."""

    type: str  # image/avif, image/webp
    srcset: str


@dataclass(frozen=True)
class Photo:
    anchor: str
    href: str
    sources: tuple[PictureSource, ...]  # the best first; none for a small picture
    alt: str
    caption: str | None
    credit: str
    illustrative: bool
    width: int
    height: int


@dataclass(frozen=True)
class Correction:
    date: datetime.date
    text: str


@dataclass(frozen=True)
class Heading:
    level: int  # 2 …
    id: str
    text: str


@dataclass(frozen=True)
class Card:
    """An item as it stands in lists: small, so that a body edit leaves lists alone."""

    kind: str  # session | conference | milestone | article | page
    href: str
    title: str
    summary: str
    lang: str | None
    date: datetime.date | None
    number: int | None
    number_uncertain: bool
    milestone: str | None  # decision | resolution | directive | law | plan | day | body
    status: str
    topics: tuple[Link, ...]


@dataclass(frozen=True)
class Pager:
    number: int  # this page, from 1
    total: int
    previous: str | None
    next: str | None
    pages: tuple[Link, ...]


@dataclass(frozen=True)
class Behind:
    """A translation whose original has changed since."""

    since: datetime.date | None  # the day it was last in step
    original: Link


@dataclass(frozen=True)
class Fallback:
    """This page shows the original because its translation is missing."""

    lang: str
    original: Link
