"""What each field of the registers and of ``site_config.yaml`` means, by record and key."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.i18n.messages import N_

FIELDS_OF_REGISTERS: Mapping[str, Mapping[str, str]] = {
    "Entry": {
        "sources": N_("Where the entry's facts come from, by ids in content/registers/sources.yaml."),
        "note": N_("What a reader must know, in both languages."),
        "uncertain": N_("true where some part was supplied or inferred by the editors; say which in note."),
    },
    "SlugPair": {
        "vi": N_("The part of the address on Vietnamese pages: a–z, digits, hyphens."),
        "en": N_("The part of the address on English pages: a–z, digits, hyphens."),
    },
    "Person": {
        "name": N_("The full name, with its diacritics."),
        "slug": N_("Part of the address in each language. Default: the id."),
        "roles": N_("Offices held, with their dates as far as a source gives them."),
    },
    "Role": {
        "title": N_("The office, in both languages."),
        "organisation": N_("The body, by its id in content/registers/organisations.yaml."),
        "from": N_("Held from this day, month or year."),
        "to": N_("Held until this day, month or year."),
        "seen": N_("The span in which our sources show the office, where none dates it."),
        "sources": N_("Where it is said, by ids in content/registers/sources.yaml."),
    },
    "Organisation": {
        "name": N_("The name in both languages."),
        "abbr_vi": N_("The Vietnamese abbreviation; texts get its meaning by themselves."),
        "abbr_en": N_("The English abbreviation; texts get its meaning by themselves."),
        "slug": N_("Part of the address in each language. Default: the id."),
        "kind": N_("What kind of body it is; a locality is a place, a local-government its authority."),
        "parent": N_("The body it belongs to, by its id."),
        "successor": N_("The body that took its place, by its id."),
    },
    "Document": {
        "title": N_("What it is about, without mark and date, in both languages."),
        "short": N_("Its everyday name, in both languages."),
        "type": N_("What kind of document it is."),
        "date": N_("The day it was issued; a month or a year where no more is known."),
        "issuer": N_("Who issued it, by the id in content/registers/organisations.yaml."),
        "issuer_name": N_("Who issued it, in both languages, where the register does not have it."),
        "signer": N_("Who signed it."),
        "replaces": N_("The documents whose place it takes, by their ids; their pages then say so too."),
        "unnumbered": N_("true where the document has no mark; its id is then words joined by hyphens."),
        "url": N_("Where the document can be read."),
    },
    "Indicator": {
        "name": N_("What is measured, in both languages."),
        "slug": N_("Part of the address in each language. Default: the id."),
        "unit": N_("percent, number, or the word for the unit in both languages."),
        "rank": N_("true where the value is a place in a ranking."),
        "level": N_(
            "true where a value is the state of things at its time (a share, a speed, a rank), not what was "
            "counted within its period; a chart then joins one reading to the next."
        ),
        "breaks": N_(
            "Days from which something else is counted under the same name; no line of a chart runs across."
        ),
        "figures": N_(
            "Values that no event of the bulletin reports, each with its period and source, like the "
            "figures of an event."
        ),
        "caveat": N_("What must not be compared, in both languages."),
    },
    "Topic": {
        "name": N_("The name in both languages."),
        "slug": N_("Part of the address in each language. Default: the id."),
        "description": N_("What belongs under it, in a sentence, in both languages."),
    },
    "Term": {
        "term": N_("The term in both languages."),
        "abbr_vi": N_("The Vietnamese abbreviation; texts get its meaning by themselves."),
        "abbr_en": N_("The English abbreviation; texts get its meaning by themselves."),
        "also": N_("Other forms of the term that a translation may use, a list for each language."),
        "definition": N_("What it means, in a sentence, in both languages."),
        "see": N_("Related terms, by their ids."),
    },
    "OtherForms": {
        "vi": N_("Other Vietnamese forms."),
        "en": N_("Other English forms."),
    },
    "Source": {
        "title": N_("The title as published, in its own language."),
        "publisher": N_("Who published it."),
        "url": N_("Where it can be read."),
        "date": N_("When it was published: a day, a month or a year."),
        "lang": N_("The code of its language, such as vi or en."),
        "read": N_("full where all of it was read, excerpt where only a part."),
        "machine_translation": N_("true where a machine translation was read."),
    },
    "SiteConfig": {
        "name": N_("The name of the bulletin, in both languages."),
        "tagline": N_("A phrase below the name, in both languages."),
        "description": N_("What the bulletin is, for search engines and feeds, in both languages."),
        "base_url": N_("The address of the published site, such as https://example.org/."),
        "default_language": N_("The language at the root of the site, and of originals."),
        "time_zone": N_("The time zone that tells when a day begins, such as Asia/Ho_Chi_Minh."),
        "page_size": N_("How many items stand on a page of a list, from 2 to 200."),
        "publish": N_("How a build replaces the output folder: file by file, or the whole folder at once."),
        "search": N_("Whether the site has a search: true (default) or false."),
        "cards": N_("Whether share cards are drawn, for networks to show: true (default) or false."),
        "copies": N_("Whether readers can save each item, as HTML and as text: true (default) or false."),
        "hosts": N_("Hosts that want files of their own in the output folder; docs/hosting.md says which."),
        "licence": N_("The address of the licence that texts and data are under."),
        "attachments": N_("Further endings of attachments to publish, beside the usual kinds."),
        "sections": N_("The four sections: address, name, and what to do where a translation is missing."),
        "slugs": N_("The first part of the address of everything that is no item."),
        "home": N_("What the home page shows."),
    },
    "Sections": {
        "sessions": N_("The committee's sessions."),
        "conferences": N_("Conferences."),
        "milestones": N_("Decisions, resolutions, national days."),
        "articles": N_("Articles."),
    },
    "Section": {
        "slug": N_("The first part of the address in each language."),
        "name": N_("The name in both languages."),
        "intro": N_("A sentence at the head of the section's page, in both languages."),
        "missing_translation": N_(
            "notice shows the original with a notice (default), hide leaves the page out, fail stops the "
            "build."
        ),
    },
    "Slugs": {
        "timeline": N_("The timeline."),
        "archive": N_("The archive by year."),
        "topics": N_("The topics."),
        "people": N_("The people."),
        "organisations": N_("The organisations."),
        "documents": N_("The legal documents."),
        "indicators": N_("The indicators."),
        "glossary": N_("The glossary."),
        "sources": N_("The sources."),
        "commitments": N_("The register of commitments; without it: nhiem-vu and commitments."),
        "search": N_("The search page."),
        "open_data": N_("The page on the open data. Default: du-lieu-mo and open-data."),
        "corrections": N_("The page of corrections. Default: dinh-chinh and corrections."),
    },
    "FormerAddresses": {
        "moved": N_("What stands somewhere else now, and leads on from where it stood."),
        "gone": N_("What was withdrawn for good; a page at its address says so."),
    },
    "Move": {
        "from": N_("The earlier address, from its first slash; with a slash at its end, all below it too."),
        "to": N_("The address it has now, written the same way."),
    },
    "Withdrawal": {
        "address": N_("The address of what was withdrawn, from its first slash."),
        "date": N_("The day it was withdrawn."),
        "reason": N_("What happened and why, in both languages: a sentence for readers."),
        "see": N_("What to read instead: an item (sessions/08) or a register's entry (people/its-id)."),
    },
    "Home": {
        "latest": N_("How many of the latest items are shown, from 2 to 200."),
        "key_figures": N_("Indicators shown with their latest value, by their ids, the most telling first."),
    },
}
