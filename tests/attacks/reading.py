"""Reads what was published as its readers do, each kind of file by its own parser."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib
from icalendar import Calendar

HTML = "{http://www.w3.org/1999/xhtml}"
FETCHED = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("img", "srcset"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("form", "action"),
    ("use", "href"),
    ("image", "href"),
}
"""Attributes whose address a browser opens by itself, or sends something to."""
LED = {("a", "href"), ("area", "href"), ("link", "href"), ("blockquote", "cite"), ("q", "cite")}
INERT = {"alternate", "canonical", "license", "me", "author", "prev", "next", "up"}
"""Kinds of links that fetch nothing."""
FORBIDDEN = {
    "applet", "base", "embed", "frame", "frameset", "iframe", "math", "noembed", "object", "param",
    "plaintext", "portal", "slot", "style", "template", "xmp", "foreignObject", "animate", "animateTransform",
    "set",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """An element and the names of its attributes."""

    tag: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a browser takes it to be."""

    path: str
    root: Any

    def elements(self) -> Iterator[tuple[str, Any]]:
        for element in self.root.iter():
            if isinstance(element.tag, str):
                yield local(element.tag), element

    def shapes(self) -> set[Shape]:
        """What elements there are."""
        return {Shape(tag, tuple(sorted(map(local, e.attrib)))) for tag, e in self.elements()}

    def texts(self) -> Iterator[str]:
        """All words: of each block, of each attribute, and of the data within scripts."""
        for tag, element in self.elements():
            for value in element.attrib.values():
                yield unquote(value) if value.startswith("mailto:") else value
            if tag == "script":
                yield from strings(json.loads(element.text)) if element.text else ()
            elif tag in {"title", "body"}:
                yield "".join(words(element))


def words(element: Any) -> Iterator[str]:
    """The words of an element that a reader sees."""
    if isinstance(element.tag, str) and local(element.tag) == "script":
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from words(child)
        yield child.tail or ""


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def documents(folder: Path) -> Iterator[Document]:
    """The pages of an output folder."""
    for file in sorted(folder.rglob("*.html")):
        yield Document(file.relative_to(folder).as_posix(), html5lib.parse(file.read_bytes().decode()))


def document(path: str, text: str) -> Document:
    """A page that is at hand."""
    return Document(path, html5lib.parse(text))


def wrong(page: Document, hosts: frozenset[str]) -> Iterator[str]:
    """What is active in a page, or leads where nobody said."""
    for tag, element in page.elements():
        if tag in FORBIDDEN:
            yield f"<{tag}>"
        for name, value in element.attrib.items():
            attribute = local(name)
            if attribute.lower().startswith("on") or attribute in {"style", "srcdoc", "formaction", "ping"}:
                yield f"<{tag} {attribute}={value!r}>"
            fetches = (tag, attribute) in FETCHED or (
                tag == "link"
                and attribute == "href"
                and not INERT & set(element.attrib.get("rel", "").split())
            )
            if (fetches and not is_own(value)) or (
                (tag, attribute) in LED and not leads_to(page.path, value, hosts)
            ):
                yield f"<{tag} {attribute}={value!r}>"
        if (
            tag == "script"
            and "src" not in element.attrib
            and element.attrib.get("type") != "application/ld+json"
        ):
            yield "an inline script"
        if tag == "script" and "src" in element.attrib and (element.text or "").strip():
            yield "a script with words"
        if tag == "meta" and element.attrib.get("http-equiv", "").lower() == "refresh":
            delay, _, address = element.attrib.get("content", "").partition(";")
            address = address.strip().removeprefix("url=")
            if delay != "0" or not is_own(address):
                yield f"a refresh to {address!r}"


def is_own(address: str) -> bool:
    """Whether an address leads into this site, wherever that is published."""
    parts = urlsplit(urljoin("https://this.invalid/a/b/c/d/", address))
    return (parts.scheme, parts.netloc) == ("https", "this.invalid") and "\\" not in address


def leads_to(path: str, address: str, hosts: frozenset[str]) -> bool:
    """Whether an address on the page at ``path`` leads into this site, or to a host that is known."""
    parts = urlsplit(urljoin(f"https://this.invalid/{path}", address))
    if parts.scheme == "mailto":
        return not parts.path and parse_qs(parts.query, strict_parsing=True).keys() == {"subject", "body"}
    return parts.scheme in {"http", "https"} and parts.netloc in hosts | {"this.invalid"}


def strings(value: Any) -> Iterator[str]:
    """The texts of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def cells(file: Path) -> Iterator[str]:
    """The cells of a table."""
    for row in csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")):
        yield from row


def other_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """The words of what is published beside the pages: the file's path and a text of it."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.suffix in {".json", ".webmanifest"}:
            yield from ((path, text) for text in strings(json.loads(file.read_bytes())))
        elif file.suffix == ".csv" and path.startswith("data/"):
            yield from ((path, cell) for cell in cells(file))
        elif file.suffix == ".xml":
            yield from ((path, text) for text in _of_xml(file))
        elif file.suffix == ".ics":
            yield from ((path, text) for text in _of_calendar(file))


def _of_xml(file: Path) -> Iterator[str]:
    for element in ElementTree.parse(file).iter():
        yield element.text or ""
        yield from element.attrib.values()


def _of_calendar(file: Path) -> Iterator[str]:
    for component in Calendar.from_ical(file.read_bytes()).walk():
        for _, value in component.property_items():
            yield from map(str, getattr(value, "cats", [value]))


@cache
def squeezed(text: str) -> str:
    """A text with single blanks, as records hold them."""
    return " ".join(text.split())
