"""Values that are not of their field's type, and keys that no record has."""

from __future__ import annotations

from tests.bad_inputs.cases import ALONE, EN, VI, case, finds, front, replace

LONG = "rất dài " * 40

CASES = (
    # Keys
    case(
        "a key is misspelt",
        replace(VI, "time_of_day:", "⟦time_of_dya⟧:"),
        finds("unknown-key", "a session has no key “time_of_dya”", "did you mean “time_of_day”?"),
    ),
    case(
        "a key of the second figure is misspelt",
        replace(VI, "basis: estimate", "⟦bassis⟧: estimate"),
        finds("unknown-key", "“figures” has no key “bassis”", "did you mean “basis”?"),
    ),
    case(
        "a required key is misspelt: one mistake, one finding",
        replace(VI, "value: 71.79", "⟦valeu⟧: 71.79"),
        finds("unknown-key", "did you mean “value”?"),
    ),
    case(
        "a key that nothing resembles",
        replace(VI, "time_of_day: morning", "⟦weather⟧: morning"),
        finds("unknown-key", "the keys are title, summary"),
    ),
    case(
        "an unknown key without a value",
        front(VI, "⟦deadline⟧:"),
        finds("unknown-key", "no key “deadline”"),
    ),
    case(
        "a field of another kind of item",
        front(ALONE, "⟦date⟧: 2024-01-01"),
        finds("unknown-key", "a page has no key “date”"),
    ),
    # Numbers
    case(
        "a number that reads two ways",
        replace(VI, "value: 71.79", "value: ⟦40.590⟧"),
        finds("ambiguous-number", "as 40590 or as 40.59", 'with quotes "40.590"'),
    ),
    case(
        "a round number that reads two ways",
        replace(VI, "value: 71.79", "value: ⟦1.000⟧"),
        finds("ambiguous-number", "as 1000 or as 1;"),
    ),
    case("a number with an exponent", replace(VI, "value: 20", "value: ⟦1e3⟧"), finds("bad-number", "“1e3”")),
    case("not a number at all", replace(VI, "value: 20", "value: ⟦nan⟧"), finds("bad-number", "“nan”")),
    case("a decimal comma", replace(VI, "value: 71.79", "value: ⟦71,79⟧"), finds("bad-number", "a point")),
    case(
        "a unit after a number",
        replace(VI, "value: 71.79", "value: ⟦71.79%⟧"),
        finds("bad-number", "no unit"),
    ),
    case("an underscore in a number", replace(VI, "value: 20", "value: ⟦40_590⟧"), finds("bad-number")),
    case("digits of another script", replace(VI, "value: 20", "value: ⟦２０⟧"), finds("bad-number")),
    case(
        "a list for a number",
        replace(VI, "value: 20", "value: ⟦[⟧20]"),
        finds("wrong-shape", "a number is wanted"),
    ),
    case(
        "a session number with a decimal",
        replace(VI, "number: 2", "number: ⟦2.5⟧"),
        finds("bad-whole-number", "“2.5” is not a whole number"),
    ),
    case(
        "a session number out of reason",
        replace(VI, "number: 2", "number: ⟦2022⟧"),
        finds("number-out-of-range", "from 1 to 999"),
    ),
    case("a list for a whole number", replace(VI, "number: 2", "number: ⟦[⟧2]"), finds("wrong-shape")),
    # Dates and periods
    case(
        "a day the calendar lacks", replace(VI, "date: 2022-08-08", "date: ⟦2022-02-30⟧"), finds("bad-date")
    ),
    case(
        "a date with the day first",
        replace(VI, "date: 2022-08-08", "date: ⟦08/08/2022⟧"),
        finds("bad-date", "year-month-day"),
    ),
    case(
        "a year past all calendars",
        replace(VI, "date: 2022-08-08", "date: ⟦9999-12-31⟧"),
        finds("bad-date", "“9999-12-31”"),
    ),
    case(
        "a period past all calendars",
        replace(VI, "due: 2026-12-31", "due: ⟦9999-Q4⟧"),
        finds("bad-period", "“9999-Q4”"),
    ),
    case(
        "a number of more digits than can be printed",
        replace(VI, "value: 20", f"value: ⟦{'9' * 5000}⟧"),
        finds("bad-number"),
    ),
    case("a number for a date", replace(VI, "date: 2022-08-08", "date: ⟦86400⟧"), finds("bad-date")),
    case(
        "a list for a date",
        replace(VI, "date: 2022-08-08", "date: ⟦[⟧2022-08-08]"),
        finds("wrong-shape", "a date"),
    ),
    case(
        "a period that is none",
        replace(VI, "    period: 2022-06\n    basis", "    period: ⟦2022-Q5⟧\n    basis"),
        finds("bad-period", "“2022-Q5”", "a year 2024, 2024-01/2024-04"),
    ),
    case(
        "a range that ends before it begins",
        replace(VI, "    period: 2022-06\n    basis", "    period: ⟦2022-06/2022-01⟧\n    basis"),
        finds("bad-period"),
    ),
    case(
        "a deadline that is a range",
        replace(VI, "due: 2026-12-31", "due: ⟦2022-01/2022-12⟧"),
        finds("bad-period"),
    ),
    case(
        "a group of keys for a period",
        replace(VI, "due: 2026-12-31", "due: ⟦{⟧day: 31}"),
        finds("wrong-shape"),
    ),
    # Choices, flags and texts
    case(
        "yes for true",
        replace(VI, "at_least: true", "at_least: ⟦yes⟧"),
        finds("bad-flag", "write true or false"),
    ),
    case(
        "a list for a flag",
        replace(VI, "at_least: true", "at_least: ⟦[⟧true]"),
        finds("wrong-shape", "true or false"),
    ),
    case(
        "a word that is none of the choices",
        replace(VI, "status: held", "status: ⟦hold⟧"),
        finds("bad-choice", "scheduled, held, postponed, cancelled", "did you mean “held”?"),
    ),
    case(
        "a list for a choice", replace(VI, "status: held", "status: ⟦[⟧held]"), finds("wrong-shape", "a text")
    ),
    case(
        "a unit that is none",
        replace(VI, "    basis: estimate", "    unit: ⟦percents⟧\n    basis: estimate"),
        finds("bad-choice", "values of “unit”", "did you mean “percent”?"),
    ),
    case(
        "a unit in one language",
        replace(VI, "    basis: estimate", "    ⟦unit⟧:\n      vi: hộ\n    basis: estimate"),
        finds("missing-side", "“en:” is missing"),
    ),
    case(
        "a list for a text",
        replace(VI, "title: Phiên họp thứ hai", "title: ⟦[⟧Phiên họp thứ hai]"),
        finds("wrong-shape", "a text is wanted here, and a list was found", "“title”"),
    ),
    case(
        "a text for a list",
        replace(VI, "topics: [digital-data]", "topics: ⟦digital-data⟧"),
        finds("wrong-shape", "a list is wanted here, and a text was found", "“topics”"),
    ),
    case(
        "a list within a list",
        replace(VI, "topics: [digital-data]", "topics: [⟦[⟧digital-data]]"),
        finds("wrong-shape", "a text is wanted here, and a list was found", "“topics”"),
    ),
    case(
        "a group of keys for a text",
        replace(VI, "chair: pham-minh-chinh", "chair:\n  ⟦⟧person: pham-minh-chinh"),
        finds("wrong-shape", "a text is wanted here, and a group of keys was found"),
    ),
    case(
        "a text for a text in two languages",
        replace(
            VI,
            "venue:\n  vi: Trụ sở Chính phủ, Hà Nội\n  en: Government headquarters, Hà Nội\n",
            "venue: ⟦Hà Nội⟧\n",
        ),
        finds("wrong-shape", "a group of keys is wanted here, and a text was found"),
    ),
    case(
        "a place in one language",
        replace(VI, "venue:\n  vi: Trụ sở Chính phủ, Hà Nội\n", "⟦venue⟧:\n"),
        finds("missing-side", "“vi:” is missing"),
    ),
    case(
        "an alternative text in one language",
        replace(VI, "      en: The hall during the session\n", "      ⟦en⟧: ~\n"),
        finds("missing-side", "“en:” is missing"),
    ),
    case(
        "a summary that no card can hold",
        replace(VI, "summary: Ủy ban bàn về dữ liệu số.", f"summary: ⟦{LONG.strip()}⟧"),
        finds("too-long", "319 characters; at most 300"),
    ),
    case(
        "at least and about at once",
        replace(VI, "    at_least: true\n", "    at_least: true\n    ⟦approximate⟧: true\n"),
        finds("several-bounds", "keep one of"),
    ),
    # Names and addresses
    case(
        "a name for an id",
        replace(VI, "chair: pham-minh-chinh", "chair: ⟦Phạm Minh Chính⟧"),
        finds("bad-id", "such as pham-minh-chinh"),
    ),
    case(
        "a name for an id in a list",
        replace(VI, "attendees: [vu-duc-dam]", "attendees: [⟦Vũ Đức Đam⟧]"),
        finds("bad-id", "“Vũ Đức Đam”"),
    ),
    case(
        "a commitment's path with a blank",
        replace(VI, "sessions/01#targets-2025", "⟦sessions/01 targets⟧"),
        finds("bad-id"),
    ),
    case(
        "a slug with capitals", replace(EN, "slug: second", "slug: ⟦Second⟧"), finds("bad-slug", "“Second”")
    ),
    case("a slug that leads elsewhere", replace(EN, "slug: second", "slug: ⟦../second⟧"), finds("bad-slug")),
    case(
        "an alias without slashes",
        front(VI, "aliases: [⟦phien-hop/cu⟧]"),
        finds("bad-path", "begins and ends"),
    ),
    case("an alias that climbs", front(VI, "aliases:\n  - ⟦/../cu/⟧"), finds("bad-path")),
    case(
        "a digest that is none",
        replace(EN, "translates: d6099b2d@2025-01-10", "translates: ⟦v2⟧"),
        finds("bad-digest", "“v2”", "bulletin translations stamp"),
    ),
    case(
        "a stamp of no day",
        replace(EN, "translates: d6099b2d@2025-01-10", "translates: ⟦d6099b2d@10/1/2025⟧"),
        finds("bad-date", "“10/1/2025”"),
    ),
    case(
        "a difference allowed without a reason",
        front(EN, 'parity:\n  - ⟦⟧allow: "22"'),
        finds("missing-field", "“parity” has no “reason”"),
    ),
    case(
        "a change dismissed without a reason",
        front(EN, "⟦dismissed⟧:\n  at: 0123abcd"),
        finds("missing-field", "“dismissed” has no “reason”"),
    ),
    case(
        "a photo in another folder",
        replace(VI, "file: hoi-truong.png", "file: ⟦../01/hoi-truong.png⟧"),
        finds("bad-file-name", "write its name alone"),
    ),
)
