"""Pairs the languages of each item: which file is the original, and what a translation may not say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin.config import LANGUAGES, Language, SiteConfig
from bulletin.content.discover import Attachment
from bulletin.content.parsed import ParsedItem
from bulletin.content.records import KINDS, LANGUAGE_FIELDS, LEFT_OPEN, TRANSLATION_FIELDS, EventFront
from bulletin.diagnostics import Findings, Span
from bulletin.i18n.messages import N_
from bulletin.site.anchors import assign_anchors
from bulletin.site.freshness import freshness
from bulletin.site.model import Item, Version
from bulletin.site.recall import Recall

_LANGUAGES = {"vi": N_("Vietnamese"), "en": N_("English")}


def pair(
    parsed: Iterable[ParsedItem],
    attachments: Iterable[Attachment],
    broken: frozenset[str],
    config: SiteConfig,
    drafts: bool,
    findings: Findings,
    recall: Recall,
) -> tuple[Item, ...]:
    """One `Item` a folder. Without ``drafts``, a translation that is one counts as missing.

    ``broken`` are files that could not be parsed. An item that has one is left
    out: half of it would draw complaints that the other half answers.
    """
    folders: dict[str, list[ParsedItem]] = {}
    for file in parsed:
        folders.setdefault(file.file.item, []).append(file)
    beside: dict[str, list[Attachment]] = {}
    for attachment in attachments:
        beside.setdefault(attachment.item, []).append(attachment)
    halved = {path.rpartition("/")[0].removeprefix("content/") for path in broken}
    things = {
        item_id: (
            files[0],
            files[1] if len(files) > 1 else None,
            tuple(beside.get(item_id, ())),
            config,
            drafts,
        )
        for item_id, files in sorted(folders.items())
        if item_id not in halved
    }
    return tuple(recall.noting_each(findings, "items", _paired, things).values())


def _paired(
    one: ParsedItem,
    other: ParsedItem | None,
    attachments: tuple[Attachment, ...],
    config: SiteConfig,
    drafts: bool,
    findings: Findings,
) -> Item:
    """The item that the files of one folder make, in one language or in both."""
    files = (one, other) if other else (one,)
    original = original_of(files, config, findings)
    _check_required(original, findings)
    translation = next((f for f in files if f is not original), None)
    if translation:
        _check_translation(translation, original, findings)
    if not translation or (translation.front.draft and not drafts):
        _check_missing(original, config, findings)
    return _item(original, translation, attachments, findings)


def original_of(files: Sequence[ParsedItem], config: SiteConfig, findings: Findings) -> ParsedItem:
    """The file that says so, else the default language's, else the only one (DESIGN 4)."""
    files = sorted(files, key=lambda f: f.file.language != config.default_language)
    claiming = [f for f in files if f.front.original]
    if len(claiming) > 1:
        names = {"first": claiming[0].file.path, "second": claiming[1].file.path}
        findings.add("two-originals", claiming[1].positions.key("original"), **names)
    return claiming[0] if claiming else files[0]


def _check_required(original: ParsedItem, findings: Findings) -> None:
    front = original.front
    wanted = [f for f in front.REQUIRED if not (front.draft and f in LEFT_OPEN)]
    for field in wanted:
        if not getattr(front, field):
            findings.add("missing-field", original.positions.key(field), owner=front.OWNER, key=field)
    for key in TRANSLATION_FIELDS:
        if key in original.keys:
            findings.add("translates-in-original", original.positions.key(key), key=key)
    if isinstance(front, EventFront):
        if front.status == "scheduled" and not front.published:  # a feed wants a day that has been
            findings.add("missing-field", original.positions.at("status"), owner=front.OWNER, key="published")
        undone = front.status in {"postponed", "cancelled"}
        if undone and not front.reason:
            findings.add("missing-field", original.positions.at("status"), owner=front.OWNER, key="reason")


def _check_translation(translation: ParsedItem, original: ParsedItem, findings: Findings) -> None:
    for key in translation.keys:
        if key not in LANGUAGE_FIELDS and not translation.front.original:  # told of as one of two originals
            place = translation.positions.key(key)
            findings.add("repeated-fact", place, key=key, original=original.file.path)
    if original.front.summary and not (translation.front.summary or translation.front.draft):
        owner = translation.front.OWNER
        findings.add("missing-field", translation.positions.key("summary"), owner=owner, key="summary")


def _check_missing(original: ParsedItem, config: SiteConfig, findings: Findings) -> None:
    section = original.file.section
    if original.front.draft or section == "pages" or config.sections[section].missing_translation != "fail":
        return
    missing = next(language for language in LANGUAGES if language != original.file.language)
    file = f"{missing}.md"
    findings.add("missing-translation", Span(original.file.path), language=_LANGUAGES[missing], file=file)


def _item(
    original: ParsedItem,
    translation: ParsedItem | None,
    attachments: tuple[Attachment, ...],
    findings: Findings,
) -> Item:
    anchors, translated = assign_anchors(original, translation, findings)
    return Item(
        id=original.file.item,
        section=original.file.section,
        kind=KINDS[original.file.section],
        original=_version(original, anchors),
        translation=_version(translation, translated) if translation else None,
        attachments=attachments,
        freshness=freshness(original.front, original.stamp, translation.front if translation else None),
    )


def _version(parsed: ParsedItem, anchors: tuple[str, ...]) -> Version:
    language: Language = "vi" if parsed.file.language == "vi" else "en"
    file, digest = parsed.file, parsed.digest
    return Version(language, file.path, parsed.front, parsed.body, parsed.positions, anchors, digest)
