"""Rules for the settings, the layouts and the output."""

from __future__ import annotations

from bulletin.diagnostics.rule import error, notice
from bulletin.i18n.messages import N_

RULES = (
    # The configuration
    error(
        "no-site",
        N_("there is no site_config.yaml in %(folder)s"),
        N_("go to the site's folder, or make a new one with “bulletin init”"),
    ),
    notice(
        "no-base-url",
        N_("base_url is not set: canonical addresses, feeds, calendars and the sitemap are left out"),
        N_("write the address that the site will have, such as base_url: https://example.org/"),
    ),
    error(
        "bad-time-zone",
        N_("“%(value)s” is not the name of a time zone"),
        N_("write a name such as Asia/Ho_Chi_Minh"),
    ),
    # Layouts
    error(
        "template-syntax",
        N_("this template cannot be read: %(problem)s"),
        N_("correct the template; delete the file to use the one that comes with the program"),
    ),
    error(
        "template-missing",
        N_("there is no template “%(name)s”"),
        N_("correct the name in the line that asks for it, or add the file to layouts/"),
    ),
    error(
        "template-failed",
        N_("the template failed while making %(output)s: %(problem)s"),
        N_("a template reads only “page”, the gettext functions and the filters; see the designers' guide"),
    ),
    error(
        "dynamic-include",
        N_("the name in this %(statement)s is computed"),
        N_("write the name as a text in quotes, so that a change of it is noticed"),
    ),
    # Output
    error(
        "path-collision",
        N_("two pages would be written to “%(path)s”: this one and %(other)s"),
        N_("give one of them another slug"),
    ),
    error(
        "nothing-there",
        N_("nothing stands at “%(target)s” today"),
        N_("name an address, or an item, that is published%(suggestion)s"),
    ),
    error(
        "unsafe-name",
        N_("not every system can store a file or folder named “%(name)s”"),
        N_(
            "choose another name: Windows keeps some, such as con and nul, for devices, "
            "and refuses some signs"
        ),
    ),
    error(
        "lost-address",
        N_(
            "“%(address)s” has been published (%(what)s), and nothing would stand there any more;"
            " addresses concerned: %(count)s"
        ),
        N_(
            "put it back; if it has another name now, undo that and rename it with “bulletin move”; "
            "if it is to go, say so under “gone:” in content/addresses.yaml"
        ),
    ),
    error(
        "moved-address",
        N_(
            "“%(address)s” has been published (%(what)s), and what stood there has moved; nothing leads there"
            " from the old address; addresses concerned: %(count)s"
        ),
        N_("write under “moved:” in content/addresses.yaml: - {from: %(start)s, to: %(to)s}"),
    ),
    error(
        "bad-lock-line",
        N_("this line of urls.lock is no address: %(text)s"),
        N_("take it out; after a merge, keep the lines of both sides and run “bulletin lock”"),
    ),
    error(
        "many-pages-gone",
        N_("%(count)s of the %(total)s pages in %(folder)s would be gone, such as “/%(page)s”"),
        N_("see that all content is there; if it is meant: bulletin build --allow-deletions"),
    ),
    error(
        "output-not-ours",
        N_("the folder %(folder)s holds files and no release.json of ours, so it was left alone"),
        N_("choose an empty folder with --output, or delete that one"),
    ),
    error(
        "output-overlaps",
        N_("the output folder %(folder)s would stand among the site's own files (%(inside)s)"),
        N_("choose another folder with --output"),
    ),
    notice(
        "not-exchanged",
        N_(
            "the folder %(folder)s could not be exchanged as a whole, so its files were replaced one by one: "
            "%(reason)s"
        ),
        N_("take away what stands against it, or write “publish: in-place”"),
    ),
)
