"""What of an item's page readers keep: its article, freed of what only a page on the site can do.

The copies are made of the very HTML of the page, so they say what it says. It is our templates' own: tags are
closed, and a ``>`` in an attribute is escaped, which is why patterns suffice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from bulletin.output.addresses import rooted

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_SITE_ONLY = re.compile(
    r'<a class="anchor".*?</a>|<span id="page-link".*?</span>|<svg\b.*?</svg>'
    r"|</?picture\b[^>]*>|<source\b[^>]*>",
    re.DOTALL,
)
_PICTURE = re.compile(r'<img\b[^>]*?\balt="([^"]*)"[^>]*>')
_ROW = re.compile(r"</(span|time)> <span>")
_BLANK = re.compile(r"\n\s*\n")


class Articles:
    """The article of a view, by the page that ``render`` makes of it. The last is kept: copies follow it."""

    def __init__(self, render: Callable[[Any], str]) -> None:
        self._render = render
        self._view: Any = None
        self._page = ""

    def page(self, view: Any) -> str:
        """The whole page, references unresolved."""
        if view is not self._view:
            self._page, self._view = self._render(view), view
        return self._page

    def __call__(self, view: Any) -> Markup:
        """The article with whole addresses, without pictures: their words stand for them."""
        found = _ARTICLE.search(self.page(view))
        text = _SITE_ONLY.sub("", found[0] if found else "")
        text = _PICTURE.sub(lambda match: f"[{match[1]}]" if match[1] else "", text)
        text = _ROW.sub(r"</\1> · <span>", text)
        text = rooted(text, view.saved.base) if view.saved else text
        text = text.replace(f'href="{view.chrome.canonical}#', 'href="#')
        return Markup(_BLANK.sub("\n", text))


_TOKEN = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_SPACE = re.compile(r"[ \t\r\n]+")
_UNSEEN = re.compile(
    r'class="(?:unseen|number|contents)|aria-hidden="true"|\shidden\b(?=[^"]*(?:"[^"]*"[^"]*)*$)'
)
_VOID = frozenset({"br", "hr", "img", "wbr"})
_LISTS = frozenset({"ol", "ul"})
_BLOCKS = _LISTS | {"article", "blockquote", "div", "dl", "figcaption", "figure", "header", "p", "pre"}
_BLOCKS |= {"section", "table"}
_LINE = frozenset({"about", "aside", "by", "meta", "note", "used"})
"""Classes of spans that stand on a line of their own."""
_SIGNS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}


def plain(article: str) -> str:
    """HTML of an article as text that reads well as it is, and as Markdown: headings, lists, tables."""
    reader = _Plain()
    for token in _TOKEN.split(article):
        if token.startswith("<"):
            reader.tag(token)
        else:
            reader.words(token)
    reader.end()
    return "\n".join(reader.lines).strip() + "\n"


class _Plain:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line = ""
        self._lists: list[int] = []  # of each open list the number of the next item; 0 has none
        self._links: list[str] = []
        self._cells: list[str] | None = None
        self._hidden: list[str] = []  # the open tags from one that is not read on
        self._begun = ""  # what stands before the words of the line

    def words(self, text: str) -> None:
        if not self._hidden:
            self._line += _SPACE.sub(" ", html.unescape(text))

    def tag(self, token: str) -> None:
        found = _TAG.match(token)
        if not found:
            return
        closing, name = bool(found[1]), found[2]
        if self._hidden or (not closing and name not in _VOID and _UNSEEN.search(token)):
            self._skip(name, closing)
        elif closing:
            self._close(name)
        else:
            self._open(name, token)

    def _skip(self, name: str, closing: bool) -> None:
        if closing:
            self._hidden.pop()
        elif name not in _VOID:
            self._hidden.append(name)

    def _open(self, name: str, token: str) -> None:
        attributes = dict(_ATTRIBUTE.findall(token))
        if name in _SIGNS:
            self._line += _SIGNS[name]
        elif name == "a":
            href = attributes.get("href", "")
            self._links.append("" if href.startswith("#") else html.unescape(href))
            self._line += "[" if self._links[-1] else ""
        elif name in {"td", "th"}:
            self._line = ""
        elif name == "span" and attributes.get("class") in _LINE and self._line.strip():
            self._own_line()
        elif self._cells is None:
            self._begin(name, attributes)
        elif name in _BLOCKS or name == "br":
            self._line += " "
        if name == "tr":
            self._cells = []

    def _own_line(self) -> None:
        """What follows is apart from what stands before it: on a line of its own, but not within a table."""
        if self._cells is None:
            self.end(gap=False)
        else:
            self._line = self._line.rstrip() + "; "

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in _LISTS:
            self.end(gap=not self._lists and not self._begun)
            self._lists.append(1 if name == "ol" else 0)
        elif name == "li":
            self.end(gap=False)
            number = int(attributes.get("value", self._lists[-1]))
            self._lists[-1] = number + 1 if number else 0
            self._begun = "  " * (len(self._lists) - 1) + (f"{number}. " if number else "- ")
        elif name[0] == "h" and name[1:].isdigit():
            self.end()
            self._begun = "#" * int(name[1]) + " "
        elif name == "dt":
            self.end(gap=False)
        elif name == "dd":
            self._line = self._line.rstrip() + ": "
        elif name == "br":
            self.end(gap=False)
        elif name in _BLOCKS:
            self.end(gap=not self._lists)

    def _close(self, name: str) -> None:
        if name in _SIGNS:
            self._line += _SIGNS[name]
        elif name == "a":
            href = self._links.pop()
            self._line = f"{self._line.rstrip()}]({href})" if href else self._line
        elif name in {"td", "th"} and self._cells is not None:
            self._cells.append(_SPACE.sub(" ", self._line).strip().replace("|", "\\|"))
            self._line = ""
        elif name == "tr" and self._cells is not None:
            self.lines.append(f"| {' | '.join(self._cells)} |")
            self._cells = None
        elif name == "thead":
            self.lines.append("|" + " --- |" * (self.lines[-1].replace("\\|", "").count("|") - 1))
        elif name == "caption":
            self.end()
        elif self._cells is None and (name in _BLOCKS or name == "li" or name[0] == "h"):
            if name in _LISTS:
                self.end(gap=False)
                self._lists.pop()
            self.end(gap=not self._lists and name not in {"li", "div"})

    def end(self, *, gap: bool = True) -> None:
        """The line is over; with ``gap`` an empty one follows."""
        line = _SPACE.sub(" ", self._line).strip(" ")
        if line:
            deeper = "" if self._begun else "  " * len(self._lists)
            self.lines.append(f"{self._begun or deeper}{line}")
            self._begun = ""
        self._line = ""
        if gap and self.lines and self.lines[-1]:
            self.lines.append("")
