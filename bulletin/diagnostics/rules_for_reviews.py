"""Rules of `bulletin check`: both languages held against each other, and the site against itself."""

from __future__ import annotations

from bulletin.diagnostics.rule import error, notice, warning
from bulletin.i18n.messages import N_

_SAYS = N_("the translation has %(here)s where the original has %(there)s (%(place)s)")
_ALLOW = N_("correct the one that is wrong; a difference that is meant goes under “parity:” with a reason")

RULES = (
    # Parity of a pair
    error("number-differs", _SAYS, _ALLOW),
    error("date-differs", _SAYS, _ALLOW),
    error(
        "mark-differs",
        N_("the translation cites %(here)s where the original cites %(there)s (%(place)s)"),
        _ALLOW,
    ),
    warning("count-differs", _SAYS, _ALLOW),
    warning(
        "number-restated",
        N_("the translation has %(here)s for %(there)s (%(place)s): the same number, written otherwise"),
        N_("write it as the original does, so that nobody has to convert it"),
    ),
    warning(
        "link-differs",
        N_("the translation links to %(here)s where the original links to %(there)s (%(place)s)"),
        _ALLOW,
    ),
    warning(
        "picture-differs",
        N_("the translation shows %(here)s where the original shows %(there)s (%(place)s)"),
        _ALLOW,
    ),
    warning(
        "list-differs",
        N_("this list has %(here)s items, the original's %(there)s (%(place)s), or they are of other kinds"),
        N_("give both lists the same items in the same order"),
    ),
    warning(
        "table-differs",
        N_("this table has %(here)s rows and columns, the original's (%(place)s) has %(there)s"),
        N_("give both tables the same rows and columns"),
    ),
    warning(
        "blocks-differ",
        N_("%(here)s stands here where the original has %(there)s (%(place)s)"),
        N_("give both languages the same paragraphs, lists, tables and quotations in the same order"),
    ),
    warning(
        "untranslated-text",
        N_("%(here)s is still in the language of the original"),
        N_("translate it; a quotation that must stay goes under “parity:” with a reason"),
    ),
    warning(
        "unused-allowance",
        N_("nothing that differs matches “%(allow)s”"),
        N_("take the entry out; it would hide a later mistake"),
    ),
    # Translations and their originals
    warning(
        "stale-translation",
        N_("%(original)s has changed since it was translated (then %(stamped)s, now %(digest)s)"),
        N_("see “bulletin translations diff %(item)s”, bring the text in step, then “… stamp %(item)s”"),
    ),
    warning(
        "untracked-translation",
        N_("nothing says which state of %(original)s this translates"),
        N_("check it against the original, then “bulletin translations stamp %(item)s”"),
    ),
    # The site against itself
    error(
        "contradicting-figures",
        N_("%(indicator)s, %(period)s: this is %(value)s, and %(place)s says %(other)s"),
        N_("correct one of them, or give scope, by or basis in which the two differ"),
    ),
    error(
        "leaked-title",
        N_("“%(title)s” is not published yet, but stands in %(output)s"),
        N_("take what names it out of the page until it is published"),
    ),
    error(
        "placeholder-text",
        N_("“%(text)s” still stands here: the words that a new file comes with"),
        N_("write the text in their place, or take the paragraph out"),
    ),
    warning(
        "term-not-used",
        N_("the original says %(there)s (%(place)s); the translation never says %(here)s"),
        N_(
            "use the glossary's term, or add the other form to it: “also:” under the term; where the words"
            " mean something else here, allow them under “parity:”"
        ),
    ),
    warning(
        "unexplained-abbreviation",
        N_("“%(abbreviation)s” is explained nowhere in this text, and is not in the glossary"),
        N_(
            "write it out where it first stands, with the abbreviation in brackets, or add it to the glossary"
        ),
    ),
    warning(
        "large-image",
        N_("“%(file)s” has %(width)s × %(height)s pixels and %(size)s MB"),
        N_("save it with at most %(pixels)s pixels on its longer side and %(limit)s MB"),
    ),
    notice(
        "overdue-commitment",
        N_("“%(id)s” was due by %(due)s, and no later event says that it was done, moved or dropped"),
        N_("when a source tells, add a “follows:” entry for %(item)s#%(id)s to the event that reports it"),
    ),
    notice(
        "session-gap",
        N_("the numbers jump from %(before)s to %(number)s (missing: %(missing)s)"),
        N_("add what is missing when there are sources; the timeline shows the gap"),
    ),
    notice(
        "unlocked-address",
        N_("addresses that are published and not in urls.lock yet: %(count)s, such as “%(address)s”"),
        N_("run “bulletin lock” and commit urls.lock, so that they cannot be lost"),
    ),
    # Links that lead out, with --external
    warning(
        "dead-link",
        N_("%(url)s is gone: the server answers %(status)s"),
        N_("find where the page has moved, or an archived copy, and correct the address"),
    ),
    notice(
        "moved-link",
        N_("%(url)s has moved for good to %(target)s"),
        N_("write the new address"),
    ),
    notice(
        "unreachable-link",
        N_("%(url)s could not be checked: %(reason)s"),
        N_("open it in a browser; some servers do not answer programs"),
    ),
)
