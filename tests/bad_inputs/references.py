"""Ids, in front matter, registers and settings, that lead nowhere; the nearest known one is suggested."""

from __future__ import annotations

from tests.bad_inputs.cases import CONFIG, FIRST, VI, case, finds, front, replace, write

PEOPLE = "content/registers/people.yaml"
ORGANISATIONS = "content/registers/organisations.yaml"
INDICATORS = "content/registers/indicators.yaml"
READING = "  figures:\n    - value: 1\n      period: 2022\n      by: ⟦btt⟧\n      source: bao-mau\n"
GLOSSARY = "content/registers/glossary.yaml"
THIRD = "content/conferences/2023/vi.md"
FOLLOW = "follows:\n  - commitment: {}\n    status: {}\n    source: bao-mau"


def third(more: str) -> str:
    """A later event."""
    front_matter = f"title: Hội nghị\nsummary: Bàn tiếp.\ndate: 2023-01-10\nsources: [bao-mau]\n{more}"
    return f"---\n{front_matter}\n---\n\nBàn tiếp.\n"


CASES = (
    case(
        "an unknown person",
        replace(VI, "chair: pham-minh-chinh", "chair: ⟦pham-minh-chin⟧"),
        finds("unknown-person", "content/registers/people.yaml", "did you mean “pham-minh-chinh”?"),
    ),
    case(
        "an unknown person in a list",
        replace(VI, "attendees: [vu-duc-dam]", "attendees: [vu-duc-dam, ⟦vu-duc-dan⟧]"),
        finds("unknown-person", "did you mean “vu-duc-dam”?"),
    ),
    case(
        "an unknown person with a role",
        replace(
            VI,
            "attendees: [vu-duc-dam]",
            "attendees:\n  - person: ⟦vu-duc-dan⟧\n    role:\n      vi: Phó Thủ tướng\n      en: Deputy",
        ),
        finds("unknown-person", "did you mean “vu-duc-dam”?"),
    ),
    case(
        "an unknown organisation",
        replace(FIRST, "owners: [bttt]", "owners: [⟦btt⟧]"),
        finds("unknown-organisation", "did you mean “bttt”?"),
    ),
    case(
        "an unknown topic",
        replace(VI, "topics: [digital-data]", "topics:\n  - digital-data\n  - ⟦digital-economics⟧"),
        finds("unknown-topic", "did you mean “digital-economy”?"),
    ),
    case(
        "an unknown document, its marks forgotten",
        replace(VI, "documents: [142/QĐ-TTg]", "documents: [⟦142/QD-TTg⟧]"),
        finds("unknown-document", "did you mean “142/QĐ-TTg”?"),
    ),
    case(
        "an ambiguous document",
        replace(VI, "documents: [142/QĐ-TTg]", "documents: [142/QĐ-TTg, ⟦50/NQ-CP⟧]"),
        finds("ambiguous-document", "50/NQ-CP@2020, 50/NQ-CP@2021"),
    ),
    case(
        "an unknown indicator",
        replace(VI, "indicator: fixed-broadband", "indicator: ⟦fixed-broadbend⟧"),
        finds("unknown-indicator", "did you mean “fixed-broadband”?"),
    ),
    case(
        "an unknown source of a figure",
        replace(VI, "    at_least: true\n    source: bao-mau", "    at_least: true\n    source: ⟦bao-mai⟧"),
        finds("unknown-source", "did you mean “bao-mau”?"),
    ),
    case(
        "an unknown source that resembles none",
        replace(FIRST, "sources: [bao-mau]", "sources: [bao-mau, ⟦vnexpress⟧]"),
        finds("unknown-source", "add it to content/registers/sources.yaml"),
    ),
    case(
        "an unknown commitment",
        replace(VI, "commitment: sessions/01#targets-2025", "commitment: ⟦sessions/01#targets-2052⟧"),
        finds("unknown-commitment", "did you mean “sessions/01#targets-2025”?"),
    ),
    case(
        "a commitment set again as one that the event does not set",
        replace(VI, "    status: done\n", "    status: continued\n    set_again: ⟦open-date⟧\n"),
        finds("unknown-commitment", "“open-date”", VI, "did you mean “open-data”?"),
    ),
    # What cannot be, of commitments and what became of them
    case(
        "a follow-up from before the commitment",
        front(FIRST, FOLLOW.format("⟦sessions/02#open-data⟧", "continued")),
        finds("early-follow-up", "was set on 2022-08-08", "this one is of 2021-11-30"),
    ),
    case(
        "an event that follows up what it sets itself",
        replace(VI, "commitment: sessions/01#targets-2025", "commitment: ⟦sessions/02#open-data⟧"),
        finds("early-follow-up", "only a later event"),
    ),
    case(
        "done after it was told",
        replace(VI, "    status: done\n", "    status: done\n    done_on: ⟦2022-09⟧\n"),
        finds("done-out-of-time", "2022-09", "2022-08-08"),
    ),
    case(
        "done before it was set",
        replace(VI, "    status: done\n", "    status: done\n    done_on: ⟦2020⟧\n"),
        finds("done-out-of-time", "2021-11-30"),
    ),
    case(
        "done, and later said to go on",
        write(THIRD, third(FOLLOW.format("sessions/01#targets-2025", "⟦continued⟧"))),
        finds("contradicting-follow-ups", VI, "“done”", "on 2022-08-08", "“continued”"),
    ),
    case(
        "done and dropped",
        write(THIRD, third(FOLLOW.format("sessions/01#targets-2025", "⟦dropped⟧"))),
        finds("contradicting-follow-ups", "“done”", "“dropped”"),
    ),
    case(
        "a new deadline for what was done",
        replace(VI, "    status: done\n", "    status: done\n    ⟦due⟧: 2025\n"),
        finds("needless-key", "“done” has no “due”", "moved, continued, late"),
    ),
    case(
        "the day it was done, of what goes on",
        replace(VI, "    status: done\n", "    status: continued\n    ⟦done_on⟧: 2022-08\n"),
        finds("needless-key", "goes with: done"),
    ),
    case(
        "an unknown organisation in a person's role",
        replace(PEOPLE, "organisation: chinh-phu", "organisation: ⟦chinhphu⟧"),
        finds("unknown-organisation", "did you mean “chinh-phu”?"),
    ),
    case(
        "an unknown parent of an organisation",
        replace(ORGANISATIONS, "parent: chinh-phu", "parent: ⟦thu-tuong⟧"),
        finds("unknown-organisation"),
    ),
    case(
        "an unknown body behind a figure of the register",
        replace(INDICATORS, "  unit: percent\n", "  unit: percent\n" + READING),
        finds("unknown-organisation", "did you mean “bttt”?"),
    ),
    case(
        "an unknown term beside a term",
        replace(GLOSSARY, "  abbr_vi: CĐS\n", "  abbr_vi: CĐS\n  see: [⟦digital-transformations⟧]\n"),
        finds("unknown-term", "did you mean “digital-transformation”?"),
    ),
    case(
        "an unknown indicator on the home page",
        replace(CONFIG, "key_figures: [fixed-broadband]", "key_figures: [⟦fixed-broadbend⟧]"),
        finds("unknown-indicator", "did you mean “fixed-broadband”?"),
    ),
)
