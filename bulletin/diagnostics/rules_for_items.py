"""Rules for items and registers: languages, references, bodies."""

from __future__ import annotations

from bulletin.diagnostics.rule import error, notice, warning
from bulletin.i18n.messages import N_

_UNKNOWN = {
    "person": N_("there is no person “%(id)s” in the register"),
    "organisation": N_("there is no organisation “%(id)s” in the register"),
    "document": N_("there is no document “%(id)s” in the register"),
    "topic": N_("there is no topic “%(id)s” in the register"),
    "indicator": N_("there is no indicator “%(id)s” in the register"),
    "term": N_("there is no term “%(id)s” in the glossary"),
    "source": N_("there is no source “%(id)s” in the register"),
    "commitment": N_("there is no commitment “%(id)s”"),
}

RULES = (
    # Items and their languages
    error(
        "two-originals",
        N_("both %(first)s and %(second)s say that they are the original"),
        N_("keep “original: true” in one of them; it carries the facts"),
    ),
    error(
        "repeated-fact",
        N_("this translation gives “%(key)s”, which the original %(original)s carries for all languages"),
        N_("take the line out here, and change the original if it is wrong"),
    ),
    error(
        "translates-in-original",
        N_("“%(key)s” stands in the original, which translates nothing"),
        N_("take the line out"),
    ),
    error(
        "missing-translation",
        N_("there is no %(language)s version, and this section asks for every language"),
        N_("add %(file)s, or set “missing_translation: notice” for the section in site_config.yaml"),
    ),
    error(
        "duplicate-number",
        N_("%(other)s has the number %(number)s too"),
        N_("give each session a number of its own"),
    ),
    error(
        "duplicate-id",
        N_("“%(id)s” is used twice in this item"),
        N_("give each one an id of its own"),
    ),
    warning(
        "outline-differs",
        N_("the headings of this translation do not match the original's (%(here)s here, %(there)s there)"),
        N_("give both languages the same headings in the same order, so that they share anchors"),
    ),
    # References
    *(
        error(f"unknown-{kind}", message, N_("add it to %(where)s%(suggestion)s"))
        for kind, message in _UNKNOWN.items()
    ),
    error(
        "early-follow-up",
        N_("“%(id)s” was set on %(set)s, and only a later event can follow it up; this one is of %(day)s"),
        N_("move the entry to the later event that tells of it, or correct the date"),
    ),
    error(
        "done-out-of-time",
        N_(
            "%(value)s does not lie between %(set)s, when “%(id)s” was set, and %(day)s, when this event told"
        ),
        N_("write when it was done, or leave “done_on” out where no source tells"),
    ),
    error(
        "contradicting-follow-ups",
        N_("%(other)s says “%(first)s” of “%(id)s” on %(day)s, and this later entry says “%(second)s”"),
        N_("keep what the sources say; what was done or dropped is at its end"),
    ),
    error(
        "ambiguous-document",
        N_("“%(mark)s” is the mark of several documents: %(candidates)s"),
        N_("in front matter write the id with its year; in a text link it: [%(mark)s](document:%(first)s)"),
    ),
    error(
        "wrong-replacement",
        N_("%(newer)s cannot take the place of %(older)s, which is not older"),
        N_("write “replaces” under the newer document and name the older one; look at both dates of issue"),
    ),
    warning(
        "unsourced-fact",
        N_("no source is named for %(owner)s"),
        N_("add “sources: […]” with ids of content/registers/sources.yaml"),
    ),
    warning(
        "unregistered-document",
        N_("the document %(mark)s is named in the text and is not in the register"),
        N_("add it to content/registers/documents.yaml%(suggestion)s"),
    ),
    error(
        "dangling-link",
        N_("the link leads to “%(target)s”, which does not exist"),
        N_("write the path of the file as seen from this one%(suggestion)s"),
    ),
    error(
        "dangling-anchor",
        N_("%(target)s has no heading or anchor “%(anchor)s”"),
        N_("its anchors are %(known)s%(suggestion)s"),
    ),
    notice(
        "unpublished-link",
        N_("the link leads to %(target)s, which is not published yet"),
        N_("the words stay, without a link, until it is; nothing need be done if that is meant"),
    ),
    error(
        "bad-scheme",
        N_("links of the kind “%(scheme)s:” are not allowed"),
        N_("use https:, http:, mailto: or tel:, a file of this site, or a register (%(known)s)"),
    ),
    error(
        "empty-link",
        N_("this link has no words to press"),
        N_("write the words between the square brackets"),
    ),
    error(
        "missing-file",
        N_("there is no file “%(file)s” in this item's folder"),
        N_("put the file beside the text, or correct its name%(suggestion)s"),
    ),
    error(
        "not-a-picture",
        N_("“%(file)s” is no picture of a kind that every browser shows"),
        N_("use a JPEG, PNG or WebP file"),
    ),
    error(
        "bad-image",
        N_("“%(file)s” cannot be used as a picture: %(reason)s"),
        N_("save it as JPEG, PNG or WebP with at most %(limit)s million pixels"),
    ),
    error(
        "moving-image",
        N_("“%(file)s” moves: readers could not stop it"),
        N_("save one picture of it, or lead to the film with a link"),
    ),
    # The body
    error(
        "missing-alt",
        N_("the picture “%(file)s” has no alternative text"),
        N_("say between the square brackets what it shows, for those who cannot see it"),
    ),
    error(
        "paragraph-too-long",
        N_("this paragraph has %(length)s characters; at most %(limit)s are read in one piece"),
        N_("divide it with empty lines; what is no text belongs in an attachment"),
    ),
    error(
        "text-depth",
        N_("lists and quotations stand too deep within one another here; what follows would be lost"),
        N_("no text needs that; check the indentation and the signs at the beginning of the lines"),
    ),
    error(
        "top-heading",
        N_("a heading with one # would compete with the page's title"),
        N_("begin the headings of the text with ##"),
    ),
    error(
        "skipped-heading",
        N_("this heading is of level %(level)s, right below one of level %(above)s"),
        N_("take away a #: a reader who goes by headings would look for what is between"),
    ),
    error(
        "empty-heading",
        N_("this heading has no words"),
        N_("write the heading, or take the line out"),
    ),
    error(
        "duplicate-anchor",
        N_("the anchor “%(anchor)s” stands twice on this page"),
        N_("give one of the two another {#id}"),
    ),
    error(
        "bad-anchor",
        N_("“%(value)s” cannot be an anchor"),
        N_("use lower-case letters a–z, digits and hyphens, and begin with a letter: {#results}"),
    ),
    warning(
        "unsourced-quote",
        N_("this quotation names no source"),
        N_("link its source within it: [title](source:id), with an id of content/registers/sources.yaml"),
    ),
    warning(
        "raw-html",
        N_("HTML is not read here; the reader would see “%(html)s” as it stands"),
        N_("write it in Markdown, or put it between `backticks` if it is meant to be seen"),
    ),
)
