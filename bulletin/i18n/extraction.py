"""Gathering the texts to translate from the sources, and keeping the catalogs in step with them.

For developers and CI (`bulletin messages extract|update|check`); rendering never comes here.
Templates are read as the site renders them: Jinja's new-style gettext, `{% trans %}` trimmed.
"""

from __future__ import annotations

import tokenize
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin.i18n.catalog_check import Problem, ProblemKind, check
from bulletin.i18n.po import (
    SourceMessage,
    catalog_text,
    message_key,
    message_texts,
    opening_comment,
    read_catalog,
)

if TYPE_CHECKING:
    from babel.messages.catalog import Message

__all__ = [
    "ExtractionError",
    "Problem",
    "ProblemKind",
    "SourceMessage",
    "Update",
    "check",
    "extract",
    "template_text",
    "update",
]

TEMPLATE_SUFFIXES = frozenset({".html", ".xml", ".txt"})

_KEYWORDS: dict[str, Any] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_COMMENT_TAGS = ("Translators:",)
_JINJA_OPTIONS = {"silent": "false", "trimmed": "true", "newstyle_gettext": "true"}

# Font licences and the like, not templates, whatever their suffix.
_ASSETS = "assets"


class ExtractionError(Exception):
    """A source whose texts cannot be read: where (line from 1) and why, in English."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Update:
    """What `update` did to one catalog: the msgids that are new to it, came back, or are no longer used."""

    catalog: Path
    changed: bool
    added: tuple[str, ...]
    revived: tuple[str, ...]
    obsolete: tuple[str, ...]


def extract(
    package: Path, layouts: Sequence[Path], jinja_extensions: Sequence[str] = ()
) -> tuple[SourceMessage, ...]:
    """Return the texts of all Python modules of `package` and all templates of the `layouts` folders, sorted.

    `jinja_extensions` are import paths of extensions the templates use. Raises ExtractionError for
    a module or template that cannot be parsed, and for one msgid with two plurals;
    NotADirectoryError for a folder that is not there (or every message would turn obsolete).
    """
    from jinja2.ext import babel_extract

    options = {**_JINJA_OPTIONS, "extensions": ",".join(jinja_extensions)}
    gathered: dict[tuple[str, str], SourceMessage] = {}
    for path in _files(package, frozenset({".py"}), skip=None):
        _gather(gathered, path, package, "python", {})
    for folder in layouts:
        for path in _files(folder, TEMPLATE_SUFFIXES, skip=_ASSETS):
            _gather(gathered, path, folder, babel_extract, options)
    return tuple(message for _, message in sorted(gathered.items()))


def template_text(messages: Iterable[SourceMessage]) -> str:
    """Return the messages, untranslated, as the text of a `.pot` file."""
    from babel.messages.catalog import Catalog

    catalog = Catalog()
    for message in messages:
        catalog[_babel_id(message)] = _babel_message(message)
    return catalog_text(catalog)


def update(catalogs: Sequence[Path], messages: Sequence[SourceMessage]) -> tuple[Update, ...]:
    """Bring each catalog into step with `messages`, in place, and return what changed.

    Translations, fuzzy marks and translators' comments stay; a message no longer used is kept as
    obsolete (`#~`), and gets its translation back should it return. A changed plural msgid makes its
    translation fuzzy. Similar texts are not guessed at. Raises CatalogError before any file is written.
    """
    planned = [_updated(path, messages) for path in catalogs]
    for done, text in planned:
        if done.changed:
            done.catalog.write_bytes(text.encode("utf-8"))
    return tuple(done for done, _ in planned)


def _files(folder: Path, suffixes: frozenset[str], skip: str | None) -> Iterator[Path]:
    if not folder.is_dir():
        raise NotADirectoryError(f"no such folder: {folder}")
    for path in sorted(folder.rglob("*")):
        if path.suffix in suffixes and path.relative_to(folder).parts[0] != skip and path.is_file():
            yield path


def _gather(
    gathered: dict[tuple[str, str], SourceMessage],
    path: Path,
    folder: Path,
    method: Any,
    options: dict[str, str],
) -> None:
    name = path.relative_to(folder.parent).as_posix()
    for line, texts, comments, context in _extracted(path, method, options):
        msgid, plural = (texts, None) if isinstance(texts, str) else texts
        key = (msgid, context or "")
        known = gathered.get(key, SourceMessage(msgid, None, context, (), ()))
        if plural and known.plural and plural != known.plural:
            raise ExtractionError(path, line, f"{msgid!r} has the plural {known.plural!r} elsewhere")
        gathered[key] = SourceMessage(
            msgid,
            known.plural or plural,
            context,
            tuple(sorted({*known.files, name})),
            tuple(dict.fromkeys([*known.comments, *comments])),
        )


def _extracted(
    path: Path, method: Any, options: dict[str, str]
) -> list[tuple[int, str | tuple[str, str], list[str], str | None]]:
    from babel.messages.extract import extract as babel_extract
    from jinja2 import TemplateSyntaxError

    try:
        with path.open("rb") as source:
            found: Iterable[Any] = babel_extract(method, source, _KEYWORDS, _COMMENT_TAGS, options)
            return list(found)
    except TemplateSyntaxError as error:
        raise ExtractionError(path, error.lineno, error.message or "cannot be parsed") from error
    except tokenize.TokenError as error:
        reason, (line, _) = error.args
        raise ExtractionError(path, line, reason) from error
    except SyntaxError as error:
        raise ExtractionError(path, error.lineno or 1, error.msg) from error
    except UnicodeDecodeError as error:
        raise ExtractionError(path, 1, "is not UTF-8") from error


def _updated(path: Path, messages: Sequence[SourceMessage]) -> tuple[Update, str]:
    from babel.messages.catalog import Catalog

    data = path.read_bytes()
    old = read_catalog(path, data)
    current = {message_key(message): message for message in old if message.id}
    obsolete = {message_key(message): message for message in old.obsolete.values()}
    new = Catalog(locale=old.locale_identifier)
    new.mime_headers = [("Plural-Forms", old.plural_forms)]
    added: list[str] = []
    revived: list[str] = []
    for source in messages:
        key = (source.msgid, source.context or "")
        known = current.pop(key, None)
        if known is None:
            known = obsolete.pop(key, None)
            (added if known is None else revived).append(source.msgid)
        new[_babel_id(source)] = _merged(source, known, new.num_plurals)
    obsolete.update(current)
    # One that was never translated has nothing worth keeping.
    new.obsolete.update((key, message) for key, message in obsolete.items() if any(message_texts(message)))
    text = catalog_text(new, opening_comment(data))
    unused = tuple(sorted(msgid for msgid, _ in current))
    return Update(path, text.encode("utf-8") != data, tuple(added), tuple(revived), unused), text


def _merged(source: SourceMessage, known: Message | None, plural_forms: int) -> Message:
    merged = _babel_message(source, plural_forms)
    if known is None:
        return merged
    merged.user_comments = known.user_comments
    merged.flags |= known.flags & {"fuzzy"}
    texts = message_texts(known)
    if source.plural is None:
        merged.string = texts[0] if texts else ""
    elif isinstance(known.id, str):
        merged.string = texts * plural_forms
    else:
        merged.string = texts
    if any(texts) and known.id != merged.id:
        merged.flags.add("fuzzy")
    return merged


def _babel_message(source: SourceMessage, plural_forms: int = 2) -> Message:
    from babel.messages.catalog import Message

    message = Message(
        _babel_id(source),
        "" if source.plural is None else ("",) * plural_forms,
        # Babel's annotation wants a line number; its writer leaves out a zero.
        locations=[(name, 0) for name in source.files],
        auto_comments=source.comments,
        context=source.context,
    )
    # Only later versions of Babel set it, and no message of ours is filled with `str.format`.
    message.flags.discard("python-brace-format")
    return message


def _babel_id(source: SourceMessage) -> Any:
    return source.msgid if source.plural is None else (source.msgid, source.plural)
