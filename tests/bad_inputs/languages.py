"""Items as wholes: what an original must have, and what a translation may not."""

from __future__ import annotations

from tests.bad_inputs.cases import CONFIG, EN, FIRST, VI, case, delete, finds, front, replace

CONFERENCE = "content/conferences/2024-07-19/vi.md"
MILESTONE = "content/milestones/57-nq-tw/vi.md"
ARTICLE = "content/articles/nhin-lai"

CASES = (
    case(
        "a session without a number",
        replace(VI, "---\nnumber: 2\n", "⟦---⟧\n"),
        finds("missing-field", "a session has no “number”", "add “number: …”"),
    ),
    case(
        "a conference without a date",
        replace(CONFERENCE, "---\ntitle: Hội nghị sáu tháng\n", "⟦---⟧\ntitle: Hội nghị sáu tháng\n"),
        replace(CONFERENCE, "date: 2024-07-19\n", ""),
        finds("missing-field", "a conference has no “date”"),
    ),
    case(
        "a conference without sources",
        replace(CONFERENCE, "sources: [bao-mau]\n", "⟦sources⟧:\n"),
        finds("missing-field", "“sources”"),
    ),
    case(
        "a milestone of no kind",
        replace(MILESTONE, "---\nkind: resolution\n", "⟦---⟧\n"),
        finds("missing-field", "a milestone has no “kind”"),
    ),
    case(
        "no title",
        replace(VI, "---\nnumber: 2\ntitle: Phiên họp thứ hai\n", "⟦---⟧\nnumber: 2\n"),
        finds("missing-field", "“title”"),
    ),
    case(
        "no title and no summary in a translation",
        replace(
            EN, "---\ntitle: Second session\nsummary: The committee discussed digital data.\n", "⟦---⟧\n"
        ),
        finds("missing-field", "“title”"),
    ),
    case(
        "no summary in a translation",
        replace(
            EN,
            "---\ntitle: Second session\nsummary: The committee discussed digital data.\n",
            "⟦---⟧\ntitle: Second session\n",
        ),
        finds("missing-field", "“summary”"),
    ),
    case(
        "a figure without a source",
        replace(VI, "  - indicator: fixed-broadband\n", "  - ⟦⟧indicator: fixed-broadband\n"),
        replace(VI, "    at_least: true\n    source: bao-mau\n", "    at_least: true\n"),
        finds("missing-field", "“figures” has no “source”"),
    ),
    case(
        "another name without sources",
        front(VI, "also_called:\n  - name:\n      vi: Phiên hai\n      en: Session two\n    ⟦sources⟧: []"),
        finds("missing-field", "“also_called” has no “sources”"),
    ),
    case(
        "postponed, and nobody says why",
        replace(VI, "status: held", "status: ⟦postponed⟧"),
        finds("missing-field", "“reason”"),
    ),
    case(
        "announced, and nobody says since when",
        replace(VI, "status: held", "status: ⟦scheduled⟧"),
        finds("missing-field", "“published”"),
    ),
    case(
        "a translation repeats facts",
        replace(EN, "slug: second\n", "slug: second\n⟦date⟧: 2022-08-08\n⟦chair⟧: pham-minh-chinh\n"),
        finds("repeated-fact", "“date”", VI),
        finds("repeated-fact", "“chair”"),
    ),
    case(
        "the original says that it translates",
        replace(VI, "number: 2\n", "number: 2\n⟦translates⟧: 0123abcd\n"),
        finds("translates-in-original", "“translates”"),
    ),
    case(
        "the original allows differences",
        front(VI, "⟦parity⟧:\n  - allow: number-differs\n    reason: None."),
        finds("translates-in-original", "“parity”"),
    ),
    case(
        "two originals",
        front(EN, "⟦original⟧: true"),
        front(VI, "original: true"),
        finds("two-originals", EN, VI),
    ),
    case(
        "two sessions of one number",
        replace(VI, "number: 2", "number: ⟦1⟧"),
        finds("duplicate-number", FIRST),
    ),
    case(
        "two commitments of one id",
        replace(
            VI,
            "follows:\n",
            "  - id: ⟦open-data⟧\n    text:\n      vi: Lại mở.\n      en: Open again.\n"
            "    source: bao-mau\nfollows:\n",
        ),
        finds("duplicate-id", "“open-data”"),
    ),
    case(
        "a missing translation where the section wants all",
        replace(CONFIG, "missing_translation: notice", "missing_translation: fail"),
        delete(f"{ARTICLE}/en.md"),
        finds("missing-translation", "no English version", "add en.md", at=f"{ARTICLE}/vi.md"),
    ),
    case(
        "the headings of a translation are others",
        replace(EN, "## Tasks\n", "### ⟦Tasks⟧\n"),
        finds("outline-differs", "## ### here, ## ## there"),
    ),
    case(
        "a translation has a heading more",
        replace(EN, "- Connect the data.\n", "- Connect the data.\n\n## ⟦More⟧\n"),
        finds("outline-differs"),
    ),
    case(
        "a translation lacks a heading",
        replace(EN, "---\ntitle", "⟦---⟧\ntitle"),
        replace(EN, "## Tasks\n", ""),
        replace(EN, "[the tasks](#tasks)", "the tasks"),
        finds("outline-differs", "## here, ## ## there"),
    ),
)
