"""What each field of front matter means, by record and key."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin.i18n.messages import N_

FIELDS_OF_ITEMS: Mapping[str, Mapping[str, str]] = {
    "Front": {
        "title": N_(
            "The headline: the point of the item in one short sentence. Keep the quotes if it holds a colon."
        ),
        "summary": N_(
            "One or two plain sentences, at most 300 characters: what cards, feeds and search results show."
        ),
        "slug": N_(
            "The last part of the address in this language. Default: the folder's name, for a session its"
            " number."
        ),
        "updated": N_("The day this language was last edited in substance."),
        "translates": N_(
            "Which state of the original this translates, and since when: a digest of eight characters, @"
            " and a day. “bulletin translations stamp” writes it."
        ),
        "dismissed": N_(
            "A change of the original that need not be translated. “bulletin translations dismiss” writes it."
        ),
        "parity": N_("Differences from the original that are meant, each with its reason."),
        "original": N_("true in the file that carries the facts, where that is not the default language's."),
        "published": N_(
            "The day it is first published here; before it, the item is not built. Default: the event's date."
        ),
        "draft": N_("true keeps this out of the published site. Take the line out to publish."),
        "embargo": N_("Not built before this day."),
        "featured_until": N_("Shown at the head of the home page up to and including this day."),
        "aliases": N_(
            "Earlier addresses of this item, from the first slash to the last; they lead on to the new one."
        ),
        "topics": N_("Topics, by their ids in content/registers/topics.yaml."),
        "documents": N_(
            "Legal documents issued, cited or asked for, by their marks as in "
            "content/registers/documents.yaml."
        ),
        "people": N_(
            "People named besides the chair and those attending, by their ids in "
            "content/registers/people.yaml."
        ),
        "organisations": N_(
            "Bodies that took part or were given tasks, by their ids in content/registers/organisations.yaml."
        ),
        "sources": N_(
            "All that the text rests on, by ids in content/registers/sources.yaml. Required for events."
        ),
        "photos": N_("Pictures that lie beside this file (JPEG, PNG, WebP)."),
        "corrections": N_("What was corrected after publication, and when."),
        "caveats": N_("What is uncertain or disputed, in a plain sentence; shown on the page."),
    },
    "EventFront": {
        "date": N_("The day it took place, year-month-day."),
        "time_of_day": N_("morning, afternoon, evening, or day for a whole day."),
        "status": N_(
            "scheduled (then say published), held (default), postponed or cancelled (then say reason)."
        ),
        "reason": N_("Why it was postponed or cancelled, in both languages."),
        "format": N_("in-person, online, or hybrid: a hall plus places joined online."),
        "venue": N_("Where it took place, in both languages."),
        "theme": N_("What it was about, in a phrase, in both languages."),
        "chair": N_(
            "Who was in the chair, by the id in content/registers/people.yaml; the office of that day "
            "comes from there."
        ),
        "attendees": N_("Who attended at the main venue, by ids in content/registers/people.yaml."),
        "participants": N_("Who else took part, in a phrase, in both languages."),
        "bridge_points": N_("Places that were joined online, and who sat there."),
        "also_called": N_("Other names that the sources give the same event."),
        "figures": N_(
            "Figures: one indicator, one value, one period and one source each. Write digits, a point for"
            " the decimals, no unit."
        ),
        "commitments": N_(
            "Tasks, deadlines and targets that were set; one sentence each, beginning with the verb."
        ),
        "follows": N_("What was said of a task that an earlier event set."),
    },
    "SessionFront": {
        "number": N_("The number of the session."),
        "number_note": N_("Why the number is uncertain, in both languages."),
    },
    "MilestoneFront": {
        "kind": N_(
            "decision, resolution, directive, law, plan, day (a national day) or body (a body is set up)."
        ),
    },
    "ArticleFront": {
        "date": N_("The day of the article, year-month-day."),
        "author": N_("Who wrote it."),
    },
    "Dismissal": {
        "at": N_("The digest of the original after that change, eight characters."),
        "reason": N_("Why the translation need not follow."),
    },
    "Allowance": {
        "allow": N_(
            "The words that differ, as one of the two languages has them, or the code of the finding to"
            " allow."
        ),
        "reason": N_("Why the difference is right."),
    },
    "Pair": {
        "vi": N_("In Vietnamese."),
        "en": N_("In English."),
    },
    "Unit": {
        "id": N_("percent, or number for a bare count."),
        "vi": N_("The word after the number in Vietnamese."),
        "en": N_("The word after the number in English."),
    },
    "Figure": {
        "indicator": N_("The id of the indicator in content/registers/indicators.yaml."),
    },
    "Reading": {
        "value": N_("The value: digits, with a point for the decimals."),
        "of": N_("The whole that the value is a part of: “20 of 22” is value 20, of 22."),
        "unit": N_("Only where it differs from the indicator's own."),
        "period": N_(
            "The time the value speaks of: 2024-04-24, 2024-04, 2024-Q1, 2024-H1, 2024, or a range "
            "2024-01/2024-04."
        ),
        "scope": N_("national (default), or the id of the organisation or locality the value is about."),
        "by": N_("The body that reported or counted it, by its id."),
        "basis": N_("reported (default), estimate, forecast, target, or derived: reckoned by the editors."),
        "approximate": N_("The source says “about”."),
        "at_least": N_("The source says “at least”."),
        "more_than": N_("The source says “more than” or “over”."),
        "nearly": N_("The source says “nearly” or “almost”."),
        "apart": N_("true where the value cannot be held against the others; note says why."),
        "source": N_("Where it is said, by the id in content/registers/sources.yaml."),
        "note": N_("What a reader must know to read the value right, in both languages."),
    },
    "Commitment": {
        "id": N_(
            "A permanent id, lower-case words joined by hyphens: it becomes an address. Never change it "
            "once published."
        ),
        "text": N_("One sentence in our own words, beginning with the verb, in both languages."),
        "owners": N_(
            "Who is to do it, by ids in content/registers/organisations.yaml; left out where no source says."
        ),
        "due": N_(
            "The deadline: a day, a month 2025-06, a quarter 2025-Q1, a half 2025-H1 or a year; left out "
            "where none was set."
        ),
        "indicator": N_("The indicator of a target in numbers, by its id."),
        "value": N_("The value to be reached."),
        "at_least": N_("The value is to be reached or exceeded."),
        "source": N_("Where it is said, by the id in content/registers/sources.yaml."),
        "note": N_("What a reader must know, in both languages."),
    },
    "FollowUp": {
        "commitment": N_(
            "The earlier item's folder and the id of the task, joined by #: sessions/01#publish-minutes."
        ),
        "status": N_("done, late, moved (then say the new due), dropped or continued."),
        "due": N_("The new deadline; goes with moved, continued and late."),
        "done_on": N_("When it was done, where a source tells; written like due. Goes with done."),
        "set_again": N_(
            "The id of this event's own commitment in which the earlier one lives on; goes with moved and"
            " continued."
        ),
        "source": N_("Where it is said, by the id in content/registers/sources.yaml."),
        "note": N_("What a reader must know, in both languages."),
    },
    "Attendee": {
        "person": N_("The id in content/registers/people.yaml."),
        "role": N_("The office on that day where the register cannot say it, in both languages."),
    },
    "BridgePoint": {
        "place": N_("The place, in both languages."),
        "attendees": N_("Who sat there, by ids in content/registers/people.yaml."),
        "source": N_("Where it is said, by the id in content/registers/sources.yaml."),
    },
    "AlsoCalled": {
        "name": N_("The other name, in both languages."),
        "sources": N_("Who calls it that, by ids in content/registers/sources.yaml."),
    },
    "Caveat": {
        "text": N_("What is uncertain, in a plain sentence, in both languages."),
        "sources": N_("The sources concerned, by ids in content/registers/sources.yaml."),
    },
    "Correction": {
        "date": N_("The day of the correction, year-month-day."),
        "text": N_("What was changed, in a sentence, in both languages."),
    },
    "Photo": {
        "file": N_("The file's name; the file lies beside this one."),
        "alt": N_("What the picture shows, for those who cannot see it; in both languages."),
        "caption": N_("The words below the picture, in both languages."),
        "credit": N_("Who took it or owns it."),
        "illustrative": N_("true where the picture was not taken at the event."),
    },
}
