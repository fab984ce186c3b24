"""Fills the holes of a body: the HTML of one version, for one page."""

from __future__ import annotations

from markupsafe import Markup, escape

from bulletin.config import LANGUAGE_NAMES
from bulletin.content.body import AbbrRef, HeadingRef, ImageRef, LinkRef, MarkRef, Ref
from bulletin.content.registers import Document, Indicator, Organisation, Person, Term, Topic
from bulletin.output import pictures
from bulletin.output.addresses import REGISTERS_WITH_PAGES, reference
from bulletin.output.here import Here
from bulletin.output.views.parts import PictureSource
from bulletin.site.model import (
    AnchorTarget,
    EntryTarget,
    FileTarget,
    Item,
    ItemTarget,
    Links,
    Site,
    Target,
    Version,
    WebTarget,
)


def body_html(here: Here, item: Item, version: Version, *, permalinks: bool = True) -> Markup:
    """The body of ``version`` as it stands on the page ``here``, each heading with a link to it."""
    links = here.site.links[(item.id, version.language)]
    return Markup(version.body.filled(_Filler(here, item, version, links, permalinks)))


_SIZES = "(min-width: 48rem) 44rem, 100vw"  # of the column that texts stand in


class _Filler:
    """What stands before and after the words of each hole."""

    def __init__(self, here: Here, item: Item, version: Version, links: Links, permalinks: bool) -> None:
        self._here = here
        self._item = item
        self._links = links
        self._language = version.language
        self._permalinks = permalinks
        self._anchors = iter(version.anchors)

    def __call__(self, ref: Ref) -> tuple[str, str]:
        match ref:
            case HeadingRef():
                return self._heading(ref.level, next(self._anchors))
            case LinkRef():
                return self._link(ref)
            case MarkRef():
                return self._mark(ref), ""
            case AbbrRef():
                meaning = self._links.meanings.get(ref.text)
                text = escape(ref.text)
                return f'<abbr title="{escape(meaning)}">{text}</abbr>' if meaning else str(text), ""
            case ImageRef():
                return self._image(ref), ""

    def _heading(self, level: int, anchor: str) -> tuple[str, str]:
        """The heading, and beside it a link to it: inside, its words would become the heading's (WCAG 2.4.6).

        The link's name is made of the page's words for it, ``page-link``, and the heading.
        """
        if not self._permalinks:
            return f'<h{level} id="{anchor}">', f"</h{level}>"
        named = f'aria-labelledby="page-link {anchor}"'
        link = f'<a class="anchor" href="#{anchor}" {named}>#</a>'
        return f'<div class="heading"><h{level} id="{anchor}">', f"</h{level}>{link}</div>"

    def _link(self, ref: LinkRef) -> tuple[str, str]:
        target = self._links.targets.get(ref.target)
        if target is None:
            return "", ""
        title = f' title="{escape(ref.title)}"' if ref.title else ""
        href, language = self._destination(target)
        words = escape(self._name(target)) if ref.empty else ""
        if language is None:
            return f'<a href="{escape(href)}"{title}>{words}', "</a>"
        mark = f' <span class="foreign" lang="{language}">({escape(LANGUAGE_NAMES[language])})</span>'
        return f'<a href="{escape(href)}" hreflang="{language}"{title}>{words}', f"</a>{mark}"

    def _destination(self, target: Target) -> tuple[str, str | None]:
        """The reference, and the language of what is there where it differs from the text's."""
        here = self._here
        match target:
            case WebTarget(url):
                return url, None
            case AnchorTarget(anchor):
                return f"#{anchor}", None
            case FileTarget(_, name):
                return self._file(name), None
            case EntryTarget(register, entry):
                if register in REGISTERS_WITH_PAGES:
                    return here.to_kind(register, entry), None
                anchor = f"source-{entry}" if register == "sources" else entry
                return here.to_kind(register, anchor=anchor), None
            case ItemTarget(item_id, anchor):
                item = here.site.items[item_id]
                shown = item.shown(here.language).language
                if anchor not in item.anchors(here.language):
                    anchor = None  # a fallback's text, led to a language with another outline
                return here.to(here.item_page(item), anchor), None if shown == self._language else shown

    def _file(self, name: str) -> str:
        attachment = next(a for a in self._item.attachments if a.name == name)
        return reference(self._here.addresses.file(attachment))

    def _name(self, target: Target) -> str:
        """The words of a link that has none of its own."""
        return entry_name(self._here.site, target, self._language)

    def _mark(self, ref: MarkRef) -> str:
        document = self._links.marks.get(ref.text)
        text = escape(ref.text.partition("@")[0])
        if document is None:
            return str(text)
        title = escape(self._here.site.registers.documents[document].entry.title[self._language])
        href = escape(self._here.to_kind("documents", document))
        return f'<a class="mark" href="{href}" title="{title}">{text}</a>'

    def _image(self, ref: ImageRef) -> str:
        attachment = next((a for a in self._item.attachments if a.name == ref.file), None)
        if attachment is None:
            return str(escape(ref.alt))
        href = escape(reference(self._here.addresses.file(attachment)))
        picture = f'<img src="{href}" alt="{escape(ref.alt)}"'
        if known := self._here.site.images.get(attachment.path):
            width, height = pictures.measures(known)
            picture += f' width="{width}" height="{height}"'
        picture += ' loading="lazy" decoding="async">'
        if known and (sources := pictures.sources(self._here, attachment, known)):
            picture = f"<picture>{''.join(map(_source, sources))}{picture}</picture>"
        if not ref.alone:
            return picture
        caption = f"\n<figcaption>{escape(ref.caption)}</figcaption>" if ref.caption else ""
        return f"<figure>\n{picture}{caption}\n</figure>\n"


def _source(source: PictureSource) -> str:
    return f'<source type="{source.type}" srcset="{escape(source.srcset)}" sizes="{_SIZES}">'


def entry_name(site: Site, target: Target, language: str) -> str:
    """The name of the register's entry that a link leads to; nothing for any other target."""
    if not isinstance(target, EntryTarget):
        return ""
    entry = site.registers[target.register][target.id].entry
    match entry:
        case Person():
            return entry.name
        case Organisation():
            return entry.name[language]
        case Document():
            return entry.title[language] if entry.unnumbered else target.id.partition("@")[0]
        case Term():
            return entry.term[language]
        case Indicator() | Topic():
            return entry.name[language]
        case _:
            return str(getattr(entry, "title", target.id))
