"""Scalar types: how each kind of value is read from its text, one parser a type.

Texts arrive as `Plain` or `Quoted`, because ``40.590`` without quotes is
ambiguous and with quotes is not. A parser refuses a value with `fail`, which
names the diagnostic. Pydantic runs the parsers when a file is read; what only
uses the records need not load it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, NoReturn
from urllib.parse import unquote

from bulletin.i18n.periods import Period

_NUMBER = re.compile(r"-?\d{1,100}(\.\d{1,100})?", re.ASCII)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)  # three digits after the point: thousands?
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARK = re.compile(r"\d\w*(/\d{4})?[/-][^\s/@]+(/[^\s/@]+)*(@\d{4})?")
_PATH = re.compile(r"/((?!\.+/)[a-z0-9._-]+/)*")
_ADDRESS = re.compile(r"/((?!\.{1,2}/)[^/\x00-\x1f\x7f?#\\]+/)*(?!\.{1,2}$)[^/\x00-\x1f\x7f?#\\]*")
_URL = re.compile(r"https?://[^\s/?#\"<>]+[^\s\"<>]*")
_FILE = re.compile(r"[^/\\:*?\"<>|.\n][^/\\:*?\"<>|\n]*")
_YEARS = frozenset(range(1800, 2200))  # of a date; far ones leave what calendars and clocks can reckon with
_LANGUAGE = re.compile(r"[a-z]{2,3}")  # BCP 47 primary subtag
_DIGEST = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Parsed:
    """In an ``Annotated``: how a field's text becomes its value."""

    parse: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.parse, handler(source))


@dataclass(frozen=True, slots=True)
class Checked:
    """In an ``Annotated``: what a field's value must fulfil; ``check`` gives the value to keep."""

    check: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.check, handler(source))


class Plain(str):
    """A scalar written without quotes."""

    __slots__ = ()


class Quoted(str):
    """A scalar written with quotes, or as a block."""

    __slots__ = ()


def fail(code: str, **values: object) -> NoReturn:
    """Refuse a value: raises the error that becomes diagnostic ``code``."""
    from pydantic_core import PydanticCustomError

    raise PydanticCustomError(code, "{code}", {"code": code, **values})


def _text(value: Any) -> Any:
    return " ".join(str(value).split()) if isinstance(value, str) else value


def parse_number(value: Any) -> Any:
    """``-?\\d+(\\.\\d+)?`` to an exact Decimal; never a float, never a guess at thousands."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if isinstance(value, Plain) and _GROUPED.fullmatch(text):
        decimal = text.rstrip("0").rstrip(".")
        fail("ambiguous-number", value=text, whole=text.replace(".", ""), decimal=decimal)
    if not _NUMBER.fullmatch(text):
        fail("bad-number", value=text)
    return Decimal(text)


def _whole(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{1,9}", value.strip(), re.ASCII):
        fail("bad-whole-number", value=value)
    return int(value)


def _flag(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value not in {"true", "false"}:
        fail("bad-flag", value=value)
    return value == "true"


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        found = date.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.year not in _YEARS:
        fail("bad-date", value=value)
    return found


def _period(kinds: str, ranges: bool) -> Any:
    def parse(value: Any) -> Any:
        if isinstance(value, Period):
            return value
        if not isinstance(value, str):
            fail("is_instance_of")  # or pydantic would make a period of a group of keys
        try:
            found = Period.parse(str(value))
        except ValueError:
            found = None
        years = {found.first_day.year, found.last_day.year} if found else set()
        fits = found is not None and found.kind in kinds.split() and years <= _YEARS
        if found is None or not fits or (found.is_range and not ranges):
            fail("bad-period", value=value, range=", 2024-01/2024-04" if ranges else "")
        return found

    return parse


def _matching(code: str, pattern: re.Pattern[str]) -> Any:
    def parse(value: Any) -> Any:
        if isinstance(value, str) and not pattern.fullmatch(value):
            fail(code, value=value)
        return str(value) if isinstance(value, str) else value

    return parse


def _stamp(value: Any) -> Any:
    """A digest, and after ``@`` the day on which a translation was brought in step with it."""
    if not isinstance(value, str):
        return value
    digest, sign, day = value.partition("@")
    if not _DIGEST.fullmatch(digest):
        fail("bad-digest", value=value)
    if sign:
        _day(day)
    return str(value)


def _address(value: Any) -> Any:
    """An address on this site as a browser shows it, or copies it: %C3%A2 is read as what it stands for."""
    if not isinstance(value, str):
        return value
    address = unicodedata.normalize("NFC", unquote(value))
    if not _ADDRESS.fullmatch(address):
        fail("bad-path", value=value)
    return address


def _item(value: Any) -> Any:
    if isinstance(value, str) and not all(_ID.fullmatch(part) for part in re.split("[/#]", value)):
        fail("bad-id", value=value)
    return str(value) if isinstance(value, str) else value


def is_text(annotation: Any) -> bool:
    """Whether a field of this annotation holds words as readers see them."""
    return any(isinstance(m, Parsed) and m.parse is _text for m in getattr(annotation, "__metadata__", ()))


Text = Annotated[str, Parsed(_text)]
Number = Annotated[Decimal, Parsed(parse_number)]
Whole = Annotated[int, Parsed(_whole)]
Flag = Annotated[bool, Parsed(_flag)]
Day = Annotated[date, Parsed(_day)]
Span = Annotated[Period, Parsed(_period("day month quarter half year", True))]
Due = Annotated[Period, Parsed(_period("day month quarter half year", False))]
LooseDate = Annotated[Period, Parsed(_period("day month year", False))]
Id = Annotated[str, Parsed(_matching("bad-id", _ID))]
ItemId = Annotated[str, Parsed(_item)]
Slug = Annotated[str, Parsed(_matching("bad-slug", _ID))]
SitePath = Annotated[str, Parsed(_matching("bad-path", _PATH))]
Address = Annotated[str, Parsed(_address)]
Url = Annotated[str, Parsed(_matching("bad-address", _URL))]
FileName = Annotated[str, Parsed(_matching("bad-file-name", _FILE))]
LanguageCode = Annotated[str, Parsed(_matching("bad-language", _LANGUAGE))]
Digest = Annotated[str, Parsed(_matching("bad-digest", _DIGEST))]
Stamp = Annotated[str, Parsed(_stamp)]


def is_id(text: str) -> bool:
    """Whether ``text`` is lower-case ASCII words joined by hyphens."""
    return _ID.fullmatch(text) is not None


def is_url(text: str) -> bool:
    """Whether ``text`` is a whole web address; the scheme's case does not count."""
    return _URL.fullmatch(text[:5].lower() + text[5:]) is not None


def is_mark(text: str) -> bool:
    """Whether ``text`` has the form of a legal document's mark (142/QĐ-TTg, 57-NQ/TW, 50/NQ-CP@2020)."""
    return _MARK.fullmatch(text) is not None
