"""The catalogue of rules. Codes are permanent: a code may retire, never change its meaning.

``message`` says what is wrong and why, ``hint`` what to do; both are gettext
message ids whose ``%(name)s`` are filled from the diagnostic's values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bulletin.diagnostics import Severity
from bulletin.i18n.messages import N_


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    severity: Severity
    message: str
    hint: str


_RULES: list[Rule] = []


def _error(code: str, message: str, hint: str) -> None:
    _RULES.append(Rule(code, Severity.ERROR, message, hint))


def _warning(code: str, message: str, hint: str) -> None:
    _RULES.append(Rule(code, Severity.WARNING, message, hint))


def _notice(code: str, message: str, hint: str) -> None:
    _RULES.append(Rule(code, Severity.NOTICE, message, hint))


# Files and folders

_error(
    "unreadable-file",
    N_("this file cannot be read: %(reason)s"),
    N_("check that the file exists and that you may open it"),
)
_error(
    "not-utf8",
    N_("this file is not UTF-8 text: byte %(byte)s cannot be read"),
    N_("save the file again with the encoding UTF-8"),
)
_error(
    "control-character",
    N_("the text holds an invisible control character (%(character)s)"),
    N_("delete the character; it often comes with text pasted from another program"),
)
_error(
    "file-too-large",
    N_("this file has %(size)s bytes; at most %(limit)s are read"),
    N_("split the text, or move what is not text into an attachment"),
)
_error(
    "path-outside",
    N_("“%(path)s” leads out of the folder it must stay in"),
    N_("use a path inside the folder, and no link that leads out of it"),
)
_error(
    "no-content",
    N_("there is no folder content/, so the site would be empty"),
    N_("put the folder back, or make a new site with “bulletin init”"),
)
_error(
    "stray-file",
    N_("“%(name)s” belongs to no item, so it would be lost"),
    N_("put it into an item's folder, such as %(example)s"),
)
_error(
    "unknown-language-file",
    N_("“%(name)s” is not one of the site's languages (%(languages)s)"),
    N_("name the file after its language, such as vi.md or en.md"),
)
_error(
    "empty-item",
    N_("this folder holds no text in any language"),
    N_("add vi.md or en.md, or delete the folder"),
)
_error(
    "bad-folder-name",
    N_("“%(name)s” cannot be an address"),
    N_("use lower-case letters a–z, digits and hyphens, such as %(example)s"),
)
_error(
    "unknown-register",
    N_("there is no register “%(name)s”"),
    N_("the registers are %(known)s%(suggestion)s"),
)
_error(
    "name-twins",
    N_("“%(name)s” and “%(other)s” differ only in letter case or in how their marks are stored"),
    N_("rename one of them: some systems take the two for the same file"),
)

# YAML and front matter

_error(
    "no-front-matter",
    N_("the file does not begin with front matter"),
    N_("begin the file with a line ---, then the fields, then a line ---"),
)
_error(
    "unclosed-front-matter",
    N_("the front matter is never closed"),
    N_("put a line --- after the last field"),
)
_error(
    "yaml-syntax",
    N_("this is not valid YAML: %(problem)s"),
    N_("check the indentation, and put quotes around a text that holds “: ” or begins with a sign"),
)
_error(
    "yaml-feature",
    N_("%(feature)s is not used in these files"),
    N_("write the value out in full"),
)
_error(
    "yaml-depth",
    N_("the fields are nested more than %(limit)s levels deep"),
    N_("no field of this site needs that; check the indentation"),
)
_error(
    "duplicate-key",
    N_("“%(key)s” stands here a second time; the first is on line %(line)s"),
    N_("keep one of the two"),
)
_error(
    "unknown-key",
    N_("%(owner)s has no key “%(key)s”"),
    N_("the keys are %(known)s%(suggestion)s"),
)
_error(
    "missing-field",
    N_("%(owner)s has no “%(key)s”"),
    N_("add “%(key)s: …”"),
)
_error(
    "missing-side",
    N_("the text is given in one language only; “%(key)s:” is missing"),
    N_("write both vi: and en:, each on a line of its own"),
)
_error(
    "wrong-shape",
    N_("%(expected)s is wanted here, and %(found)s was found"),
    N_("see the content format for how “%(key)s” is written"),
)

# Values

_error(
    "bad-number",
    N_("“%(value)s” is not a number"),
    N_("write digits with a point for the decimals, such as 71.79, and no unit or thousands mark"),
)
_error(
    "bad-whole-number",
    N_("“%(value)s” is not a whole number"),
    N_("write digits alone, such as 8"),
)
_error(
    "ambiguous-number",
    N_("“%(value)s” can be read as %(whole)s or as %(decimal)s"),
    N_('write %(whole)s, or with quotes "%(value)s" if the point marks decimals'),
)
_error(
    "bad-flag",
    N_("“%(value)s” is neither true nor false"),
    N_("write true or false"),
)
_error(
    "bad-date",
    N_("“%(value)s” is not a date"),
    N_("write year-month-day, such as 2024-04-24"),
)
_error(
    "bad-period",
    N_("“%(value)s” is not a period of time"),
    N_("write a day 2024-04-24, a month 2024-04, a quarter 2024-Q2, a half 2024-H1, a year 2024%(range)s"),
)
_error(
    "bad-choice",
    N_("“%(value)s” is not one of the values of “%(key)s”"),
    N_("choose one of %(known)s%(suggestion)s"),
)
_error(
    "bad-id",
    N_("“%(value)s” cannot be an identifier"),
    N_("use lower-case letters a–z, digits and hyphens, such as pham-minh-chinh"),
)
_error(
    "bad-slug",
    N_("“%(value)s” cannot be part of an address"),
    N_("use lower-case letters a–z, digits and hyphens, such as kinh-te-so"),
)
_error(
    "bad-mark",
    N_("“%(value)s” is not the mark of a legal document"),
    N_("write it as it is cited, such as 142/QĐ-TTg, or add “unnumbered: true”"),
)
_error(
    "bad-path",
    N_("“%(value)s” is not an address on this site"),
    N_("write a path that begins and ends with a slash, such as /phien-hop/cu/"),
)
_error(
    "bad-address",
    N_("“%(value)s” is not a web address"),
    N_("write the whole address, beginning with https://"),
)
_error(
    "bad-language",
    N_("“%(value)s” is not the code of a language"),
    N_("write the code of two or three letters, such as vi or en"),
)
_error(
    "bad-digest",
    N_("“%(value)s” is not a digest of a text"),
    N_("leave the field out, or write the eight characters that the build names"),
)
_error(
    "bad-file-name",
    N_("“%(value)s” is not the name of a file beside this one"),
    N_("put the file into the item's folder and write its name alone"),
)
_error(
    "too-long",
    N_("this text has %(length)s characters; at most %(limit)s fit"),
    N_("shorten it; the rest belongs in the body"),
)
_error(
    "several-bounds",
    N_("a value is about, at least, more than or nearly, not several of these at once"),
    N_("keep one of approximate, at_least, more_than and nearly"),
)
_error(
    "number-out-of-range",
    N_("%(value)s cannot be the value of “%(key)s”"),
    N_("write a whole number from %(least)s to %(most)s"),
)

# Items and their languages

_error(
    "two-originals",
    N_("both %(first)s and %(second)s say that they are the original"),
    N_("keep “original: true” in one of them; it carries the facts"),
)
_error(
    "repeated-fact",
    N_("this translation gives “%(key)s”, which the original %(original)s carries for all languages"),
    N_("take the line out here, and change the original if it is wrong"),
)
_error(
    "translates-in-original",
    N_("“translates” stands in the original, which translates nothing"),
    N_("take the line out"),
)
_error(
    "missing-translation",
    N_("there is no %(language)s version, and this section asks for every language"),
    N_("add %(file)s, or set “missing_translation: notice” for the section in site_config.yaml"),
)
_error(
    "duplicate-number",
    N_("%(other)s has the number %(number)s too"),
    N_("give each session a number of its own"),
)
_error(
    "duplicate-id",
    N_("“%(id)s” is used twice in this item"),
    N_("give each one an id of its own"),
)
_warning(
    "outline-differs",
    N_("the headings of this translation do not match the original's (%(here)s here, %(there)s there)"),
    N_("give both languages the same headings in the same order, so that they share anchors"),
)

# References

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
for _kind, _message in _UNKNOWN.items():
    _error(f"unknown-{_kind}", _message, N_("add it to %(where)s%(suggestion)s"))

_error(
    "ambiguous-document",
    N_("“%(mark)s” is the mark of several documents: %(candidates)s"),
    N_("in front matter write the id with its year; in a text link it: [%(mark)s](document:%(first)s)"),
)
_warning(
    "unregistered-document",
    N_("the document %(mark)s is named in the text and is not in the register"),
    N_("add it to content/registers/documents.yaml%(suggestion)s"),
)
_error(
    "dangling-link",
    N_("the link leads to “%(target)s”, which does not exist"),
    N_("write the path of the file as seen from this one%(suggestion)s"),
)
_error(
    "dangling-anchor",
    N_("%(target)s has no heading or anchor “%(anchor)s”"),
    N_("its anchors are %(known)s%(suggestion)s"),
)
_warning(
    "unpublished-link",
    N_("the link leads to %(target)s, which is not published yet"),
    N_("the words stay, without a link, until it is; nothing need be done if that is meant"),
)
_error(
    "bad-scheme",
    N_("links of the kind “%(scheme)s:” are not allowed"),
    N_("use https:, http:, mailto: or tel:, a file of this site, or a register (%(known)s)"),
)
_error(
    "empty-link",
    N_("this link has no words to press"),
    N_("write the words between the square brackets"),
)
_error(
    "missing-file",
    N_("there is no file “%(file)s” in this item's folder"),
    N_("put the file beside the text, or correct its name%(suggestion)s"),
)
_error(
    "not-a-picture",
    N_("“%(file)s” is no picture of a kind that every browser shows"),
    N_("use a JPEG, PNG or WebP file"),
)
_error(
    "bad-image",
    N_("“%(file)s” cannot be used as a picture: %(reason)s"),
    N_("save it as JPEG, PNG or WebP with at most %(limit)s million pixels"),
)

# The body

_error(
    "missing-alt",
    N_("the picture “%(file)s” has no alternative text"),
    N_("say between the square brackets what it shows, for those who cannot see it"),
)
_error(
    "top-heading",
    N_("a heading with one # would compete with the page's title"),
    N_("begin the headings of the text with ##"),
)
_error(
    "skipped-heading",
    N_("this heading is of level %(level)s, right below one of level %(above)s"),
    N_("take away a #: a reader who goes by headings would look for what is between"),
)
_error(
    "empty-heading",
    N_("this heading has no words"),
    N_("write the heading, or take the line out"),
)
_error(
    "duplicate-anchor",
    N_("the anchor “%(anchor)s” stands twice on this page"),
    N_("give one of the two another {#id}"),
)
_error(
    "bad-anchor",
    N_("“%(value)s” cannot be an anchor"),
    N_("use lower-case letters a–z, digits and hyphens, and begin with a letter: {#results}"),
)
_warning(
    "raw-html",
    N_("HTML is not read here; the reader would see “%(html)s” as it stands"),
    N_("write it in Markdown, or put it between `backticks` if it is meant to be seen"),
)

# The configuration

_error(
    "no-site",
    N_("there is no site_config.yaml in %(folder)s"),
    N_("go to the site's folder, or make a new one with “bulletin init”"),
)
_notice(
    "no-base-url",
    N_("base_url is not set: canonical addresses, feeds and the sitemap are left out"),
    N_("write the address that the site will have, such as base_url: https://example.org/"),
)
_error(
    "bad-time-zone",
    N_("“%(value)s” is not the name of a time zone"),
    N_("write a name such as Asia/Ho_Chi_Minh"),
)

# Layouts

_error(
    "template-syntax",
    N_("this template cannot be read: %(problem)s"),
    N_("correct the template; delete the file to use the one that comes with the program"),
)
_error(
    "template-missing",
    N_("there is no template “%(name)s”"),
    N_("correct the name in the line that asks for it, or add the file to layouts/"),
)
_error(
    "template-failed",
    N_("the template failed while making %(output)s: %(problem)s"),
    N_("a template reads only “page”, the gettext functions and the filters; see the designers' guide"),
)
_error(
    "dynamic-include",
    N_("the name in this %(statement)s is computed"),
    N_("write the name as a text in quotes, so that a change of it is noticed"),
)

# Output

_error(
    "path-collision",
    N_("two pages would be written to “%(path)s”: this one and %(other)s"),
    N_("give one of them another slug"),
)
_error(
    "output-not-ours",
    N_("the folder %(folder)s holds files and no release.json of ours, so it was left alone"),
    N_("choose an empty folder with --output, or delete that one"),
)
_error(
    "output-overlaps",
    N_("the output folder %(folder)s would stand among the site's own files (%(inside)s)"),
    N_("choose another folder with --output"),
)

CATALOGUE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _RULES})
