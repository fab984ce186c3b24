"""Every item of a site with its texts as their files have them, drafts and all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bulletin.config import LANGUAGES, SiteConfig
from bulletin.content.discover import CONTENT, ItemFile, discover
from bulletin.content.parse import parse_item, split_front_matter
from bulletin.content.parsed import ParsedItem
from bulletin.diagnostics import Findings
from bulletin.review.parity import Text
from bulletin.site.freshness import Freshness, freshness
from bulletin.site.translations import original_of
from bulletin.syntax.text import decode


@dataclass(frozen=True, slots=True)
class Work:
    """An item under review. ``broken`` are the paths of its files that have errors."""

    id: str
    original: Text | None
    translation: Text | None
    freshness: Freshness | None
    broken: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether there is a translation that is not out yet."""
        return self.translation is not None and self.translation.front.draft


def every_work(
    site: Path, config: SiteConfig, read: Callable[[Path], bytes] = Path.read_bytes
) -> tuple[Work, ...]:
    """Every item of the site, by id. What is wrong with the files is for the build to tell."""
    folders: dict[str, list[ItemFile]] = {}
    for file in discover(site, Findings()).items:
        folders.setdefault(file.item, []).append(file)
    return tuple(_work(site, item, files, config, read) for item, files in sorted(folders.items()))


def work_of(site: Path, item: str, config: SiteConfig) -> Work | None:
    """One item as its files stand now; None where it has none."""
    section = item.partition("/")[0]
    named = [ItemFile(f"{CONTENT}/{item}/{language}.md", item, section, language) for language in LANGUAGES]
    files = [file for file in named if (site / file.path).is_file()]
    return _work(site, item, files, config, Path.read_bytes) if files else None


def _work(
    site: Path, item: str, files: list[ItemFile], config: SiteConfig, read: Callable[[Path], bytes]
) -> Work:
    texts: dict[str, tuple[ParsedItem, Text]] = {}
    broken = []
    for file in files:
        found = _text(site, file, read)
        if found:
            texts[file.path] = found
        else:
            broken.append(file.path)
    if broken:
        return Work(item, None, None, None, tuple(broken))
    original = original_of([parsed for parsed, _ in texts.values()], config, Findings())
    translation = next((parsed for parsed, _ in texts.values() if parsed is not original), None)
    return Work(
        item,
        texts[original.file.path][1],
        texts[translation.file.path][1] if translation else None,
        freshness(original.front, original.stamp, translation.front if translation else None),
    )


def _text(site: Path, file: ItemFile, read: Callable[[Path], bytes]) -> tuple[ParsedItem, Text] | None:
    try:
        data = read(site / file.path)
    except OSError:
        return None
    parsed = parse_item(file, data).parsed
    text = decode(data, file.path, Findings())
    split = split_front_matter(text, file.path, Findings()) if text is not None else None
    if parsed is None or split is None:
        return None
    _, body, first_line = split
    return parsed, Text(file.language, file.path, parsed.front, parsed.positions, body, first_line)
