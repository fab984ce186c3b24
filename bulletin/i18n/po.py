"""Reading and writing `.po` text, strictly and reproducibly, around Babel's own reader and writer."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_HEADER = """\
msgid ""
msgstr ""
{language}"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"""


class CatalogError(Exception):
    """A `.po` file that cannot be used: where (line from 1) and why, in English."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class SourceMessage:
    """A text to translate. `files` are relative to the parent of the folder searched, with `/`."""

    msgid: str
    plural: str | None
    context: str | None
    files: tuple[str, ...]
    comments: tuple[str, ...]


def read_catalog(path: Path, data: bytes) -> Catalog:
    """Return the catalog in `data`, the bytes of the file `path` (which is only named in errors).

    Text is UTF-8 whatever the header says. Raises CatalogError where Babel would guess or warn.
    """
    from babel.core import UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogError(path, data.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error
    try:
        return read_po(text.split("\n"), abort_invalid=True)
    except PoFileError as error:
        reason = str(error).removesuffix(f" on {error.lineno}")
        raise CatalogError(path, error.lineno + 1, reason) from error
    except (UnknownLocaleError, ValueError, LookupError, TypeError) as error:
        # Babel parses header fields (Language, dates, Plural-Forms) with no care for their mistakes.
        raise CatalogError(path, 1, f"cannot be read: {error}") from error


def catalog_text(catalog: Catalog, opening_comment: str = "") -> str:
    """Return `catalog` as `.po` text that depends on nothing but its messages.

    Sorted by msgid; no dates, no line numbers, no wrapped texts. Of the header only the language
    and the plural rule are kept, below `opening_comment` (lines beginning with `#`).
    """
    from babel.messages.pofile import write_po

    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_output=True, include_lineno=False)
    language = f'"Language: {catalog.locale_identifier}\\n"\n' if catalog.locale_identifier else ""
    header = opening_comment + _HEADER.format(language=language, plural_forms=catalog.plural_forms)
    entries = body.getvalue().decode("utf-8").strip("\n")
    return f"{header}\n{entries}\n" if entries else header


def opening_comment(data: bytes) -> str:
    """Return the comment lines above the header of a catalog, as they are (Babel would rewrite them)."""
    above = data.decode("utf-8-sig").replace("\r\n", "\n").split("msgid", 1)[0].splitlines(keepends=True)
    return "".join(line for line in above if line.startswith("#") and not line.startswith("#,"))


def message_key(message: Message) -> tuple[str, str]:
    """Return what identifies a message: its singular msgid, and its context (empty where it has none)."""
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return singular, message.context or ""


def message_texts(message: Message) -> tuple[str, ...]:
    """Return the translation's forms: one, or of a message with a plural as many as the catalog holds."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
