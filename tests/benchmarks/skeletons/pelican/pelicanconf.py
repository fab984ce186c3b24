"""Pelican with its own taxonomies (categories are the sections, tags the topics, authors the people)."""

from __future__ import annotations

import json
from pathlib import Path

REGISTERS = Path(__file__).resolve().parent / "registers"


def _register(name: str) -> dict[str, dict[str, object]]:
    text = (REGISTERS / f"{name}.json").read_text(encoding="utf-8")
    entries: dict[str, dict[str, object]] = json.loads(text)
    return entries


WORDS = _register("words")
PEOPLE = _register("people")
TOPICS = _register("topics")
DOCUMENTS = _register("documents")
SOURCES = _register("sources")

SITENAME = "Bản tin mẫu"
SITEURL = "https://bulletin.example"
PATH = "content"
ARTICLE_PATHS = ["vi", "en"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME = "theme"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DEFAULT_DATE_FORMAT = "%d/%m/%Y"
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.meta": {},
        "markdown.extensions.tables": {},
        "markdown.extensions.toc": {"toc_depth": "2-3"},
    },
    "output_format": "html5",
}

ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = "{category}/{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/{category}/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/{category}/{slug}/index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
TAGS_SAVE_AS = "topics/index.html"
AUTHOR_URL = "people/{slug}/"
AUTHOR_SAVE_AS = "people/{slug}/index.html"
AUTHORS_SAVE_AS = "people/index.html"
YEAR_ARCHIVE_URL = "archive/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
ARCHIVES_SAVE_AS = "timeline/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
DIRECT_TEMPLATES = ["index", "tags", "authors", "archives", "sitemap", "robots", "404"]

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "category": None, "period_archives": None}

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
TRANSLATION_FEED_ATOM = "{lang}/feed.xml"
TAG_FEED_ATOM = "topics/{slug}/feed.xml"
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
