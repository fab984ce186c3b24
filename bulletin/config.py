"""The site's settings: ``site_config.yaml`` as a typed record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bulletin.diagnostics import Diagnostic, Findings, Span
from bulletin.syntax.positions import Positions
from bulletin.syntax.record import Pair, Record, record
from bulletin.syntax.scalars import Checked, Flag, Slug, Text, Url, Whole, fail

FILE = "site_config.yaml"
Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
LOCALES = {"vi": "vi_VN", "en": "en_GB"}
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}

SECTIONS = ("sessions", "conferences", "milestones", "articles", "pages")
"""The folders of items. ``pages`` have no section in their address."""


def other_language(language: str) -> Language:
    """The site has two languages; this is the one that ``language`` is not."""
    return "en" if language == "vi" else "vi"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        fail("bad-time-zone", value=name)
    return name


def _base(url: str) -> str:
    if "?" in url or "#" in url:
        fail("bad-address", value=url)
    return url if url.endswith("/") else url + "/"


def _page_size(value: int) -> int:
    if not 2 <= value <= 200:
        fail("number-out-of-range", value=value, least=2, most=200)
    return value


@record
class SlugPair(Record):
    """A part of an address in both languages."""

    vi: Slug
    en: Slug

    def __getitem__(self, language: str) -> str:
        return self.vi if language == "vi" else self.en


@record
class Section(Record):
    """A folder of items: its slug, its name, and what to do where a translation is missing."""

    slug: SlugPair
    name: Pair
    intro: Pair | None = None
    missing_translation: Literal["notice", "hide", "fail"] = "notice"


@record
class Sections(Record):
    sessions: Section
    conferences: Section
    milestones: Section
    articles: Section

    def __getitem__(self, name: str) -> Section:
        section: Section = getattr(self, name)
        return section


@record
class Slugs(Record):
    """The first part of the address of everything that is no item."""

    timeline: SlugPair
    archive: SlugPair
    topics: SlugPair
    people: SlugPair
    organisations: SlugPair
    documents: SlugPair
    indicators: SlugPair
    glossary: SlugPair
    sources: SlugPair
    commitments: SlugPair = SlugPair(vi="nhiem-vu", en="commitments")
    search: SlugPair = SlugPair(vi="tim-kiem", en="search")
    open_data: SlugPair = SlugPair(vi="du-lieu-mo", en="open-data")
    corrections: SlugPair = SlugPair(vi="dinh-chinh", en="corrections")


@record
class Home(Record):
    """What the home page shows besides the latest: ids of indicators, most telling first."""

    latest: Annotated[Whole, Checked(_page_size)] = 5
    key_figures: tuple[Slug, ...] = ()


@record
class SiteConfig(Record):
    name: Pair
    tagline: Pair
    description: Pair
    base_url: Annotated[Url, Checked(_base)] | None = None
    default_language: Language = "vi"
    time_zone: Annotated[Text, Checked(_zone)] = "Asia/Ho_Chi_Minh"
    page_size: Annotated[Whole, Checked(_page_size)] = 20
    publish: Literal["in-place", "swap"] = "in-place"
    search: Flag = True
    cards: Flag = True
    copies: Flag = True
    hosts: tuple[Literal["apache", "cloudflare", "github", "netlify"], ...] = ()
    licence: Url | None = None
    attachments: tuple[Slug, ...] = ()
    sections: Sections
    slugs: Slugs
    home: Home = Home()

    @property
    def languages(self) -> tuple[Language, ...]:
        """The default language first."""
        return (self.default_language, other_language(self.default_language))


@dataclass(frozen=True)
class ConfigResult:
    """What the settings' file said. ``config`` and ``positions`` are None where it has errors."""

    config: SiteConfig | None
    positions: Positions | None
    found: tuple[Diagnostic, ...]


def parse_config(data: bytes) -> ConfigResult:
    """The settings that a file's bytes hold."""
    from bulletin.syntax import yaml
    from bulletin.syntax.schema import bind
    from bulletin.syntax.text import decode

    findings = Findings()
    text = decode(data, FILE, findings)
    node = yaml.read(text, FILE, findings) if text is not None else None
    config, positions = bind(node, SiteConfig, FILE, findings, Span(FILE, 1, 1)) if node else (None, None)
    return ConfigResult(config, positions, tuple(findings))


def read_config(
    site: Path, findings: Findings, read: Callable[[Path], bytes] = Path.read_bytes
) -> bytes | None:
    """The bytes of the settings' file of the site in folder ``site``, or None with a finding."""
    try:
        return read(site / FILE)
    except FileNotFoundError:
        findings.add("no-site", Span(FILE), folder=site.name or str(site))
    except OSError as error:
        findings.add("unreadable-file", Span(FILE), reason=error.strerror or str(error))
    return None


def load(site: Path, findings: Findings) -> SiteConfig | None:
    """The settings of the site in folder ``site``, or None with findings."""
    data = read_config(site, findings)
    if data is None:
        return None
    result = parse_config(data)
    findings.extend(result.found)
    return result.config
