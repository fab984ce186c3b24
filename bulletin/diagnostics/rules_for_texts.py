"""Rules for files, YAML and single values: what one text can get wrong by itself."""

from __future__ import annotations

from bulletin.diagnostics.rule import error, warning
from bulletin.i18n.messages import N_

RULES = (
    # Files and folders
    error(
        "unreadable-file",
        N_("this file cannot be read: %(reason)s"),
        N_("check that the file exists and that you may open it"),
    ),
    error(
        "not-utf8",
        N_("this file is not UTF-8 text: byte %(byte)s cannot be read"),
        N_("save the file again with the encoding UTF-8"),
    ),
    error(
        "control-character",
        N_("the text holds an invisible control character (%(character)s)"),
        N_("delete the character; it often comes with text pasted from another program"),
    ),
    error(
        "file-too-large",
        N_("this file has %(size)s bytes; at most %(limit)s are read"),
        N_("split the text, or move what is not text into an attachment"),
    ),
    error(
        "path-outside",
        N_("“%(path)s” leads out of the folder it must stay in"),
        N_("use a path inside the folder, and no link that leads out of it"),
    ),
    error(
        "no-content",
        N_("there is no folder content/, so the site would be empty"),
        N_("put the folder back, or make a new site with “bulletin init”"),
    ),
    error(
        "stray-file",
        N_("“%(name)s” belongs to no item, so it would be lost"),
        N_("put it into an item's folder, such as %(example)s"),
    ),
    error(
        "unknown-language-file",
        N_("“%(name)s” is not one of the site's languages (%(languages)s)"),
        N_("name the file after its language, such as vi.md or en.md"),
    ),
    error(
        "empty-item",
        N_("this folder holds no text in any language"),
        N_("add vi.md or en.md, or delete the folder"),
    ),
    error(
        "bad-folder-name",
        N_("“%(name)s” cannot be an address"),
        N_("use lower-case letters a–z, digits and hyphens, such as %(example)s"),
    ),
    error(
        "unknown-register",
        N_("there is no register “%(name)s”"),
        N_("the registers are %(known)s%(suggestion)s"),
    ),
    error(
        "name-twins",
        N_("“%(name)s” and “%(other)s” differ only in letter case or in how their marks are stored"),
        N_("rename one of them: some systems take the two for the same file"),
    ),
    error(
        "attachment-kind",
        N_("“%(name)s” is of a kind that is not published beside a text"),
        N_("the kinds are %(known)s; others must be named in site_config.yaml under “attachments”"),
    ),
    # YAML and front matter
    error(
        "no-front-matter",
        N_("the file does not begin with front matter"),
        N_("begin the file with a line ---, then the fields, then a line ---"),
    ),
    error(
        "unclosed-front-matter",
        N_("the front matter is never closed"),
        N_("put a line --- after the last field"),
    ),
    error(
        "yaml-syntax",
        N_("this is not valid YAML: %(problem)s"),
        N_("check the indentation, and put quotes around a text that holds “: ” or begins with a sign"),
    ),
    error(
        "yaml-feature",
        N_("%(feature)s is not used in these files"),
        N_("write the value out in full"),
    ),
    warning(
        "text-cut",
        N_("“%(key)s” ends here: “%(cut)s” counts as a comment, and no reader sees it"),
        N_("put the whole text between straight double quotes; a comment goes on a line of its own"),
    ),
    error(
        "yaml-depth",
        N_("the fields are nested more than %(limit)s levels deep"),
        N_("no field of this site needs that; check the indentation"),
    ),
    error(
        "duplicate-key",
        N_("“%(key)s” stands here a second time; the first is on line %(line)s"),
        N_("keep one of the two"),
    ),
    error(
        "unknown-key",
        N_("%(owner)s has no key “%(key)s”"),
        N_("the keys are %(known)s%(suggestion)s"),
    ),
    error(
        "missing-field",
        N_("%(owner)s has no “%(key)s”"),
        N_("add “%(key)s: …”"),
    ),
    error(
        "missing-side",
        N_("the text is given in one language only; “%(key)s:” is missing"),
        N_("write both vi: and en:, each on a line of its own"),
    ),
    error(
        "wrong-shape",
        N_("%(expected)s is wanted here, and %(found)s was found"),
        N_("see the content format for how “%(key)s” is written"),
    ),
    # Values
    error(
        "bad-number",
        N_("“%(value)s” is not a number"),
        N_("write digits with a point for the decimals, such as 71.79, and no unit or thousands mark"),
    ),
    error(
        "bad-whole-number",
        N_("“%(value)s” is not a whole number"),
        N_("write digits alone, such as 8"),
    ),
    error(
        "ambiguous-number",
        N_("“%(value)s” can be read as %(whole)s or as %(decimal)s"),
        N_('write %(whole)s, or with quotes "%(value)s" if the point marks decimals'),
    ),
    error(
        "bad-flag",
        N_("“%(value)s” is neither true nor false"),
        N_("write true or false"),
    ),
    error(
        "bad-date",
        N_("“%(value)s” is not a date"),
        N_("write year-month-day, such as 2024-04-24"),
    ),
    error(
        "bad-period",
        N_("“%(value)s” is not a period of time"),
        N_(
            "write a day 2024-04-24, a month 2024-04, a quarter 2024-Q2, a half 2024-H1, a year 2024%(range)s"
        ),
    ),
    error(
        "bad-choice",
        N_("“%(value)s” is not one of the values of “%(key)s”"),
        N_("choose one of %(known)s%(suggestion)s"),
    ),
    error(
        "bad-id",
        N_("“%(value)s” cannot be an identifier"),
        N_("use lower-case letters a–z, digits and hyphens, such as pham-minh-chinh"),
    ),
    error(
        "bad-slug",
        N_("“%(value)s” cannot be part of an address"),
        N_("use lower-case letters a–z, digits and hyphens, such as kinh-te-so"),
    ),
    error(
        "bad-mark",
        N_("“%(value)s” is not the mark of a legal document"),
        N_("write it as it is cited, such as 142/QĐ-TTg, or add “unnumbered: true”"),
    ),
    error(
        "bad-path",
        N_("“%(value)s” is not an address on this site"),
        N_("write a path that begins and ends with a slash, such as /phien-hop/cu/"),
    ),
    error(
        "bad-address",
        N_("“%(value)s” is not a web address"),
        N_("write the whole address, beginning with https://"),
    ),
    error(
        "bad-language",
        N_("“%(value)s” is not the code of a language"),
        N_("write the code of two or three letters, such as vi or en"),
    ),
    error(
        "bad-digest",
        N_("“%(value)s” is not a digest of a text"),
        N_("leave the line out; “bulletin translations stamp” writes it"),
    ),
    error(
        "bad-file-name",
        N_("“%(value)s” is not the name of a file beside this one"),
        N_("put the file into the item's folder and write its name alone"),
    ),
    error(
        "too-long",
        N_("this text has %(length)s characters; at most %(limit)s fit"),
        N_("shorten it; the rest belongs in the body"),
    ),
    error(
        "several-bounds",
        N_("a value is about, at least, more than or nearly, not several of these at once"),
        N_("keep one of approximate, at_least, more_than and nearly"),
    ),
    error(
        "needless-key",
        N_("a follow-up that is “%(status)s” has no “%(key)s”"),
        N_("“%(key)s” goes with: %(statuses)s; take the line out, or correct the status"),
    ),
    error(
        "number-out-of-range",
        N_("%(value)s cannot be the value of “%(key)s”"),
        N_("write a whole number from %(least)s to %(most)s"),
    ),
)
