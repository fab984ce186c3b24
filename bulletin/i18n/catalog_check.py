"""What is wrong with a catalog: gaps, leftovers, and translations that would break when they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.i18n.messages import PLACEHOLDER
from bulletin.i18n.po import CatalogError, SourceMessage, message_key, message_texts, read_catalog

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_NUMBER_OF_FORMS = re.compile(r"nplurals\s*=\s*(\d+)", re.ASCII)
_FORM = re.compile(r"msgstr\[(\d+)\]", re.ASCII)


class ProblemKind(StrEnum):
    """What kind of thing is wrong. The values are permanent."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    FUZZY = "fuzzy"
    OBSOLETE = "obsolete"
    DUPLICATE = "duplicate"
    PLACEHOLDERS = "placeholders"
    PERCENT = "percent"
    PLURAL_FORMS = "plural-forms"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one message. `line` counts from 1 (1 where the catalog lacks the message)."""

    catalog: Path
    line: int
    msgid: str
    kind: ProblemKind
    detail: str


@dataclass(slots=True)
class _Entry:
    """One live entry as it stands in the text: what Babel, reading it, would drop or merge."""

    line: int
    context: str
    msgid: str = ""
    has_plural: bool = False
    forms: list[int] = field(default_factory=list)


def check(catalogs: Sequence[Path], messages: Sequence[SourceMessage]) -> tuple[Problem, ...]:
    """Return all problems of these catalogs as translations of `messages`, in the order of their lines.

    A file that cannot be parsed is one problem, not an error; OSError where it cannot be read at all.
    """
    found: list[Problem] = []
    for path in catalogs:
        found += sorted(_problems(path, messages), key=lambda one: (one.line, one.kind, one.msgid))
    return tuple(found)


def _problems(path: Path, messages: Sequence[SourceMessage]) -> Iterator[Problem]:
    data = path.read_bytes()
    lines = data.decode("utf-8-sig", "replace").split("\n")
    number_of_forms = _NUMBER_OF_FORMS.search("\n".join(lines))
    plural_forms = int(number_of_forms[1]) if number_of_forms else None
    if plural_forms is None:
        yield Problem(path, 1, "", ProblemKind.PLURAL_FORMS, "the header has no Plural-Forms")
    entries, surplus = _scan(lines, plural_forms)
    yield from _entry_problems(path, entries, plural_forms)
    # Babel refuses a file with surplus forms; they are reported above, and the rest is to be checked too.
    readable = data.split(b"\n")
    for index in surplus:
        readable[index] = b""
    try:
        catalog = read_catalog(path, b"\n".join(readable))
    except CatalogError as error:
        yield Problem(path, error.line, "", ProblemKind.UNREADABLE, error.reason)
        return
    known = {message_key(message): message for message in catalog if message.id}
    for source in messages:
        yield from _source_problems(path, source, known.pop((source.msgid, source.context or ""), None))
    for (msgid, _), message in known.items():
        yield Problem(path, message.lineno or 1, msgid, ProblemKind.OBSOLETE, "no source uses it")
    for message in catalog.obsolete.values():
        msgid, _ = message_key(message)
        yield Problem(path, message.lineno or 1, msgid, ProblemKind.OBSOLETE, "kept as obsolete; delete it")


def _source_problems(path: Path, source: SourceMessage, message: Message | None) -> Iterator[Problem]:
    line = message.lineno or 1 if message else 1

    def problem(kind: ProblemKind, detail: str) -> Problem:
        return Problem(path, line, source.msgid, kind, detail)

    originals = [source.msgid] if source.plural is None else [source.msgid, source.plural]
    if any(_has_stray_percent(text) for text in originals):
        yield problem(ProblemKind.PERCENT, "a % in the source's text must be written %%")
    if message is None:
        yield problem(ProblemKind.MISSING, "the catalog lacks it; run update")
        return
    if message.id != (source.msgid if source.plural is None else (source.msgid, source.plural)):
        yield problem(ProblemKind.PLURAL_FORMS, "its plural differs from the source's; run update")
        return
    texts = message_texts(message)
    if not all(texts):
        yield problem(ProblemKind.MISSING, "not translated")
    elif message.fuzzy:
        yield problem(ProblemKind.FUZZY, "marked fuzzy: not used until someone confirms it")
    else:
        if any(_has_stray_percent(text) for text in texts):
            yield problem(ProblemKind.PERCENT, "a % in the translation must be written %%")
        detail = _placeholder_mismatch(originals, texts)
        if detail:
            yield problem(ProblemKind.PLACEHOLDERS, detail)


def _placeholder_mismatch(originals: Sequence[str], texts: Sequence[str]) -> str:
    """Return what a translation leaves out or invents, in words, or nothing.

    A form for one count may leave the count out, as English does ("one page"); a language with one
    form must name all that the English plural names.
    """
    in_originals = [_placeholders(text) for text in originals]
    allowed = frozenset().union(*in_originals)
    required = in_originals[-1] if len(texts) == 1 else frozenset.intersection(*in_originals)
    for text in texts:
        found = _placeholders(text)
        if not required <= found:
            return f"the translation leaves out {_named(required - found)}"
        if not found <= allowed:
            return f"the translation invents {_named(found - allowed)}"
    return ""


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(match[1] for match in PLACEHOLDER.finditer(text) if match[1] is not None)


def _named(names: frozenset[str]) -> str:
    return ", ".join(f"%({name})s" for name in sorted(names))


def _has_stray_percent(text: str) -> bool:
    return "%" in PLACEHOLDER.sub("", text)


def _entry_problems(path: Path, entries: Sequence[_Entry], plural_forms: int | None) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for entry in entries:
        first = seen.setdefault((entry.msgid, entry.context), entry.line)
        if first != entry.line:
            detail = f"also on line {first}; only that one is used"
            yield Problem(path, entry.line, entry.msgid, ProblemKind.DUPLICATE, detail)
        if entry.has_plural and plural_forms is not None and sorted(entry.forms) != list(range(plural_forms)):
            detail = f"has {len(entry.forms)} plural forms, the header says {plural_forms}"
            yield Problem(path, entry.line, entry.msgid, ProblemKind.PLURAL_FORMS, detail)


def _scan(lines: Sequence[str], plural_forms: int | None) -> tuple[list[_Entry], list[int]]:
    """Return the live entries, and the indexes of the lines that hold forms beyond the plural rule."""
    entries: list[_Entry] = []
    surplus: list[int] = []
    context, keyword, in_surplus = "", "", False
    for index, line in enumerate(map(str.strip, lines)):
        if not line or line.startswith("#"):
            continue
        if line.startswith('"'):
            quoted = line
        else:
            keyword, _, quoted = line.partition(" ")
            form = _FORM.fullmatch(keyword)
            in_surplus = form is not None and plural_forms is not None and int(form[1]) >= plural_forms
            if keyword == "msgid":
                entries.append(_Entry(index + 1, context))
                context = ""
            elif entries and keyword == "msgid_plural":
                entries[-1].has_plural = True
            elif entries and form:
                entries[-1].forms.append(int(form[1]))
        if in_surplus:
            surplus.append(index)
        elif keyword == "msgctxt":
            context += quoted.strip()[1:-1]
        elif keyword == "msgid":
            entries[-1].msgid += quoted.strip()[1:-1]
    return entries, surplus
