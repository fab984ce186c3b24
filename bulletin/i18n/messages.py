"""The texts of the site and of the diagnostics, in the reader's language.

English is the language of the msgids. Translations stand in `.po` files, read at run time; there
are no compiled catalogs to forget. This module costs nothing to import: Babel comes in only when
a catalog is read.
"""

import gettext
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.i18n.po import CatalogError, message_key, message_texts, read_catalog

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")
"""What may follow a `%` in a message: `%(name)s`, `%(count)d`, or a second `%` for a literal one."""

_PACKAGED = Path(__file__).parent / "catalogs"

Keep = Callable[[bytes, Callable[[], bytes]], bytes]
"""Gives what a function makes of a catalog's bytes: kept from an earlier time, or made now and kept."""

_Key = tuple[str, str]
"""A message's singular msgid, and its context (empty where it has none)."""


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Mark `message` for extraction and return it as it is, to be translated where it is shown."""
    return message


@dataclass(frozen=True)
class _Layer:
    """One catalog: for each message its forms, and the rule that picks one by a count."""

    language: str | None
    forms: Mapping[_Key, tuple[str, ...]]
    plural: Callable[[int], int]


class Translations(gettext.NullTranslations):
    """Translations into one language, asked as any `gettext` object is (also by Jinja's i18n extension).

    Of several catalogs the last that has a message answers; a message no catalog has, or has only
    as fuzzy or empty, stays English.
    """

    def __init__(self, language: str, layers: Sequence[_Layer] = ()) -> None:
        super().__init__()
        self.language = language
        self._layers = tuple(reversed(layers))

    def gettext(self, message: str) -> str:
        """Return the translation of `message`."""
        found = self._find("", message, 1)
        return super().gettext(message) if found is None else found

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of the singular `msgid1` in the form for `n`."""
        found = self._find("", msgid1, n)
        return super().ngettext(msgid1, msgid2, n) if found is None else found

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of `message` in `context`."""
        found = self._find(context, message, 1)
        return super().pgettext(context, message) if found is None else found

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the translation of the singular `msgid1` in `context`, in the form for `n`."""
        found = self._find(context, msgid1, n)
        return super().npgettext(context, msgid1, msgid2, n) if found is None else found

    def _find(self, context: str, message: str, n: int) -> str | None:
        for layer in self._layers:
            forms = layer.forms.get((message, context))
            if forms is not None:
                index = layer.plural(n) if len(forms) > 1 else 0
                return forms[min(index, len(forms) - 1)]
        return None


def default_catalogs(language: str) -> tuple[Path, ...]:
    """Return the packaged catalogs of `language` ("vi"); none for English and for unknown languages."""
    path = _PACKAGED / f"{language}.po"
    return (path,) if language.isalpha() and path.is_file() else ()


def load(language: str, catalogs: Sequence[Path] | None = None, keep: Keep | None = None) -> Translations:
    """Return the translations into `language` from these `.po` files, later ones overriding earlier ones.

    Without `catalogs`: the packaged one. A site with its own passes `[*default_catalogs(language), own]`.
    A file is parsed once for as long as its bytes stay the same; with `keep`, once for all processes that
    keep in the same place. Raises CatalogError for a file that is
    not a sound catalog of that language, OSError for one that cannot be read.
    """
    layers = []
    for path in default_catalogs(language) if catalogs is None else catalogs:
        layer = _layer(path, path.read_bytes(), keep)
        if layer.language not in (None, language):
            raise CatalogError(path, 1, f"is a catalog of {layer.language!r}, not of {language!r}")
        layers.append(layer)
    return Translations(language, layers)


def translate(message: str, values: Mapping[str, object], language: str) -> str:
    """Return `message` in `language` with `values` in place of its `%(name)s`. Never raises.

    For diagnostics, which must come out whatever else is broken: an unknown language or a damaged
    catalog gives English, a missing value leaves its placeholder to be seen.
    """
    try:
        text = load(language).gettext(message)
    except (CatalogError, OSError):
        text = message
    return interpolate(text, values)


def interpolate(text: str, values: Mapping[str, object]) -> str:
    """Return `text` with each `%(name)s` replaced by its value and `%%` by `%`; all else stays as it is."""

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return "%"
        return str(values[name]) if name in values else match[0]

    return PLACEHOLDER.sub(replacement, text)


def _layer(path: Path, data: bytes, keep: Keep | None) -> _Layer:
    known = _layers.get((path, data))
    if known is None:
        if len(_layers) == _MOST:
            _layers.clear()
        read = keep(data, lambda: _read(path, data)) if keep else _read(path, data)
        known = _layers[path, data] = _layer_of(path, read)
    return known


_layers: dict[tuple[Path, bytes], _Layer] = {}
_MOST = 32


def _read(path: Path, data: bytes) -> bytes:
    """What a catalog says, as JSON: its language, its rule of plurals, its messages."""
    catalog = read_catalog(path, data)
    said = [
        (*message_key(message), texts)
        for message in catalog
        if message.id and not message.fuzzy and (texts := message_texts(message)) and all(texts)
    ]
    language = (catalog.locale_identifier or "").partition("_")[0]
    return json.dumps((language, catalog.plural_expr, said)).encode()


def _layer_of(path: Path, read: bytes) -> _Layer:
    language, rule, said = json.loads(read)
    try:
        plural = gettext.c2py(rule)
    except ValueError as error:
        raise CatalogError(path, 1, f"Plural-Forms: {error}") from error
    return _Layer(language or None, {(text, context): tuple(forms) for text, context, forms in said}, plural)
