"""The registers: ids, marks, and the entries' own fields."""

from __future__ import annotations

from tests.bad_inputs.cases import append, case, finds, replace, write

DOCUMENTS = "content/registers/documents.yaml"
INDICATORS = "content/registers/indicators.yaml"
ORGANISATIONS = "content/registers/organisations.yaml"
PEOPLE = "content/registers/people.yaml"
SOURCES = "content/registers/sources.yaml"
TOPICS = "content/registers/topics.yaml"

PLAN = "  title:\n    vi: Kế hoạch\n    en: Plan\n  sources: [bao-mau]\n  type: plan"

CASES = (
    case(
        "an id with capitals",
        append(TOPICS, "⟦Digital Health⟧:\n  name:\n    vi: Y tế số\n    en: Digital health"),
        finds("bad-id", "“Digital Health”"),
    ),
    case(
        "an id with marks",
        append(PEOPLE, "⟦phạm-bình-minh⟧:\n  name: Phạm Bình Minh"),
        finds("bad-id", "such as pham-minh-chinh"),
    ),
    case(
        "an id that YAML would take for a number",
        append(TOPICS, "⟦4.0⟧:\n  name:\n    vi: Công nghiệp\n    en: Industry"),
        finds("bad-id", "“4.0”"),
    ),
    case(
        "a mark that is none",
        append(DOCUMENTS, f"⟦Quyết định 749⟧:\n{PLAN}"),
        finds("bad-mark", "such as 142/QĐ-TTg"),
    ),
    case(
        "a document without a mark does not say so",
        append(DOCUMENTS, f"⟦ke-hoach-2025⟧:\n{PLAN}"),
        finds("bad-mark", "add “unnumbered: true”"),
    ),
    case(
        "an entry twice",
        append(TOPICS, "⟦digital-data⟧:\n  name:\n    vi: Dữ liệu\n    en: Data"),
        finds("duplicate-key", "the first is on line 1"),
    ),
    case(
        "an entry in two files of one register",
        write("content/registers/topics.yml", "⟦digital-data⟧:\n  name:\n    vi: Dữ liệu\n    en: Data\n"),
        finds("duplicate-key", "the first is on line 1"),
    ),
    case(
        "an entry that is a text",
        append(PEOPLE, "tran-luu-quang: ⟦Trần Lưu Quang⟧"),
        finds("wrong-shape", "a group of keys is wanted here, and a text was found"),
    ),
    case(
        "an entry that is a list",
        append(PEOPLE, "tran-luu-quang:\n  ⟦-⟧ name: Trần Lưu Quang"),
        finds("wrong-shape", "a group of keys is wanted here, and a list was found"),
    ),
    case(
        "a register that is a list",
        write(PEOPLE, "⟦-⟧ pham-minh-chinh\n- vu-duc-dam\n"),
        finds("wrong-shape", "a group of keys is wanted here, and a list was found"),
    ),
    case(
        "an entry without a name",
        replace(
            PEOPLE,
            "vu-duc-dam:\n  name: Vũ Đức Đam\n",
            "⟦vu-duc-dam⟧:\n  note:\n    vi: Có họp\n    en: Was there\n",
        ),
        finds("missing-field", "a person has no “name”"),
    ),
    case(
        "a role without a title, in a list",
        append(PEOPLE, "  roles:\n    - ⟦⟧from: 2020-01"),
        finds("missing-field", "“roles” has no “title”"),
    ),
    case(
        "a name in one language",
        replace(
            TOPICS,
            "  name:\n    vi: Kinh tế số\n    en: Digital economy\n",
            "  ⟦name⟧:\n    vi: Kinh tế số\n",
        ),
        finds("missing-side", "“en:” is missing"),
    ),
    case(
        "a slug of an entry in one language",
        replace(
            TOPICS,
            "  slug:\n    vi: kinh-te-so\n    en: digital-economy\n",
            "  ⟦slug⟧:\n    vi: kinh-te-so\n",
        ),
        finds("missing-side", "“en:” is missing"),
    ),
    case(
        "a key of a role is misspelt",
        replace(PEOPLE, "      from: 2021-04-05\n", "      ⟦form⟧: 2021-04-05\n"),
        finds("unknown-key", "“roles” has no key “form”", "did you mean “from”?"),
    ),
    case(
        "a kind of organisation that is none",
        replace(ORGANISATIONS, "kind: ministry", "kind: ⟦minister⟧"),
        finds("bad-choice", "did you mean “ministry”?"),
    ),
    case(
        "a quarter where a day, a month or a year is wanted",
        replace(DOCUMENTS, "date: 2024-02-02", "date: ⟦2024-Q1⟧"),
        finds("bad-period", "“2024-Q1”"),
    ),
    case(
        "an address without its beginning",
        replace(SOURCES, "url: https://example.org/bai-bao", "url: ⟦example.org/bai-bao⟧"),
        finds("bad-address", "beginning with https://"),
    ),
    case(
        "an address that runs a script",
        replace(SOURCES, "url: https://example.org/bai-bao", 'url: ⟦"javascript:alert(1)"⟧'),
        finds("bad-address"),
    ),
    case(
        "the name of a language for its code",
        replace(SOURCES, "lang: vi", "lang: ⟦Vietnamese⟧"),
        finds("bad-language", "such as vi or en"),
    ),
    case(
        "a document replaces one that is newer",
        append(
            DOCUMENTS,
            f"1/NQ-CP:\n{PLAN}\n  date: 2020-01-02\n  replaces: [⟦142/QĐ-TTg⟧]",
        ),
        finds("wrong-replacement", "1/NQ-CP", "142/QĐ-TTg"),
    ),
    case(
        "a document replaces itself",
        append(DOCUMENTS, f"1/NQ-CP:\n{PLAN}\n  replaces: [⟦1/NQ-CP⟧]"),
        finds("wrong-replacement"),
    ),
    case(
        "a document replaces one that no register has",
        append(DOCUMENTS, f"1/NQ-CP:\n{PLAN}\n  replaces: [⟦141/QĐ-TTg⟧]"),
        finds("unknown-document", "did you mean “142/QĐ-TTg”?"),
    ),
    case(
        "a document that no source is named for",
        append(DOCUMENTS, "⟦1/NQ-CP⟧:\n  title:\n    vi: Kế hoạch\n    en: Plan\n  type: plan"),
        finds("unsourced-fact", "this document", "sources: […]"),
    ),
    case(
        "an office that no source is named for",
        append(PEOPLE, "  roles:\n    - ⟦⟧title:\n        vi: Bộ trưởng\n        en: Minister"),
        finds("unsourced-fact", "this office"),
    ),
    case(
        "a body that took another's place, by nobody's word",
        replace(ORGANISATIONS, "  parent: chinh-phu\n", "  parent: chinh-phu\n  successor: ⟦chinh-phu⟧\n"),
        finds("unsourced-fact", "what became of this organisation"),
    ),
    case(
        "a unit that is a list",
        replace(INDICATORS, "unit: percent", "unit: ⟦[⟧percent]"),
        finds("wrong-shape", "“unit”"),
    ),
)
