"""What `bulletin check` finds and a build does not: language against language, the site against itself."""

from __future__ import annotations

from tests.bad_inputs.cases import EN, FIRST, VI, append, case, finds, front, picture, replace, write

GLOSSARY = "content/registers/glossary.yaml"
SOURCES = "content/registers/sources.yaml"
FIRST_EN = "content/sessions/01/en.md"
SUMMARY = "summary: The committee discussed digital data.\n"
FIGURE = (
    "figures:\n  - indicator: fixed-broadband\n    value: ⟦{}⟧\n    period: 2022-06\n    basis: estimate\n"
    "    source: bao-mau\n"
)
DRAFT = "---\ntitle: ⟦Chuyện chưa ai được biết⟧\nsummary: Chờ.\ndate: 2025-01-10\ndraft: true\n---\n\nChờ.\n"
SHEET = (
    "---\ntitle: Chuyện mới\nsummary: Chờ.\ndate: 2025-01-10\nsources: [bao-mau]\n---\n\n"
    "⟦What the sources report, in your own words.⟧\n"
)
LINKS = "\n[a](https://gone.example/) ⟦[b](https://gone.example/)⟧"

CASES = (
    # Parity
    case(
        "a number more than the original has",
        replace(EN, SUMMARY, "summary: ⟦The 22 discussed digital data.⟧\n"),
        finds("number-differs", "the translation has “22” where the original has nothing", f"({VI}:4)"),
    ),
    case(
        "another date",
        replace(EN, SUMMARY, "summary: ⟦On 9 August 2022 they discussed digital data.⟧\n"),
        finds("date-differs", "“9 August 2022”", "“parity:”"),
    ),
    case(
        "another mark",
        replace(EN, "Decision 142/QĐ-TTg", "Resolution ⟦57-NQ/TW⟧"),
        finds("mark-differs", "“57-NQ/TW”", "“142/QĐ-TTg”", f"({VI}:50)"),
    ),
    case(
        "a number in words that the original does not have",
        replace(EN, SUMMARY, "summary: ⟦The seven discussed digital data.⟧\n"),
        finds("count-differs", "“seven”"),
    ),
    case(
        "the same number, written otherwise",
        replace(EN, "title: Second session", "title: ⟦Second session, 2 thousand⟧"),
        replace(VI, "title: Phiên họp thứ hai", "title: Phiên họp thứ hai, 2.000"),
        finds("number-restated", "“2 thousand” for “2.000”", "the same number"),
        finds("stale-translation", at=f"{EN}:5:13"),
    ),
    case(
        "a link that leads elsewhere",
        replace(EN, "[the first](../01/en.md#ket-qua)", "⟦[the first](../01/en.md)⟧"),
        finds("link-differs", "“../01/en.md”", "“../01/vi.md#ket-qua”"),
    ),
    case(
        "a picture that the translation lacks",
        replace(
            EN, "The MIC reported, see [the tasks](#tasks).", "⟦The MIC reported, see [the tasks](#tasks).⟧"
        ),
        replace(EN, '\n![The hall](hoi-truong.png "The hall during the session")\n', ""),
        finds("picture-differs", "shows nothing where the original shows “hoi-truong.png”"),
    ),
    case(
        "a list that lacks an item",
        replace(EN, "- Open the data.\n", "⟦- Open the data.⟧\n"),
        replace(EN, "- Connect the data.\n", ""),
        finds("list-differs", "has 1 items, the original's 2"),
    ),
    case(
        "a table with a column more",
        append("content/pages/about/vi.md", "\n| a | b |\n|---|---|\n| c | d |"),
        append("content/pages/about/en.md", "\n⟦| a | b | c |⟧\n|---|---|---|\n| d | e | f |"),
        finds("stale-translation", "now %(digest)s".partition("%")[0], at="content/pages/about/en.md:3:13"),
        finds("table-differs", "2 × 3", "2 × 2"),
    ),
    case(
        "a paragraph for a list",
        replace(EN, "- Open the data.\n- Connect the data.\n", "⟦Open the data. Connect the data.⟧\n"),
        finds("blocks-differ", "a paragraph stands here where the original has a list"),
    ),
    case(
        "a sentence nobody translated",
        replace(
            EN, "The MIC reported,", "⟦Bộ đã báo cáo với Ủy ban về các việc được giao.⟧ The MIC reported,"
        ),
        finds("untranslated-text", "“Bộ đã báo cáo với Ủy …”"),
    ),
    case(
        "an allowance that allows nothing",
        front(EN, 'parity:\n  - allow: ⟦"22"⟧\n    reason: None.'),
        finds("unused-allowance", "“22”"),
    ),
    # Originals and translations
    case(
        "an original that went on",
        replace(EN, "translates: d6099b2d@2025-01-10", "translates: ⟦0123abcd@2025-01-10⟧"),
        finds("stale-translation", "then 0123abcd, now d6099b2d", "bulletin translations diff sessions/02"),
    ),
    case(
        "a translation of nobody knows what",
        replace(EN, "---\ntitle", "⟦---⟧\ntitle"),
        replace(EN, "translates: d6099b2d@2025-01-10\n", ""),
        finds("untracked-translation", VI, "bulletin translations stamp sessions/02"),
    ),
    # The site against itself
    case(
        "two values of one indicator",
        replace(FIRST, "commitments:\n", FIGURE.format("70.5") + "commitments:\n"),
        finds(
            "contradicting-figures",
            "fixed-broadband, 2022-06",
            "71.79",
            "70.5",
            f"{FIRST}:11",
            at=f"{VI}:25:12",
        ),
    ),
    case(
        "a draft that a text names",
        write("content/articles/nhap/vi.md", DRAFT),
        replace(FIRST, "\n## Kết quả\n", "\n## Kết quả\n\nXem Chuyện chưa ai được biết.\n"),
        replace(FIRST_EN, "\n## Results\n", "\n## Results\n\nSee below.\n"),
        finds("leaked-title", "phien-hop/1/index.html"),
        finds("stale-translation", at=f"{FIRST_EN}:4:13"),
    ),
    case(
        "a term of the glossary in other words",
        replace(
            "content/articles/nhin-lai/vi.md",
            "Nhìn lại hai phiên họp",
            "Nhìn lại chuyển đổi số, hai phiên họp",
        ),
        replace(
            "content/articles/nhin-lai/en.md",
            "summary: A look back at two sessions.",
            "summary: ⟦A look back at two sessions.⟧",
        ),
        finds("term-not-used", "“chuyển đổi số”", "“digital transformation”", "“also:”"),
        finds("stale-translation", at="content/articles/nhin-lai/en.md:4:13"),
    ),
    case(
        "an abbreviation of its own making",
        replace(EN, "The MIC reported,", "The MIC reported to the ⟦NCDX⟧,"),
        finds("unexplained-abbreviation", "“NCDX”"),
    ),
    case(
        "a sheet that nobody wrote on",
        write("content/articles/moi/vi.md", SHEET),
        finds("placeholder-text", "“What the sources report, in your own words.”"),
    ),
    case(
        "a picture for a wall",
        write("content/sessions/02/lon.png", picture("PNG", size=(7000, 40))),
        finds("large-image", "7000 × 40 pixels", at="content/sessions/02/lon.png"),
    ),
    case(
        "a deadline that has passed",
        replace(VI, "due: 2026-12-31", "due: ⟦2024-12-31⟧"),
        finds("overdue-commitment", "“open-data”", "sessions/02#open-data"),
    ),
    case(
        "a session that is not there",
        replace(VI, "number: 2\n", "number: ⟦4⟧\n"),
        finds("session-gap", "from 1 to 4 (missing: 2, 3)"),
    ),
    # Links that lead out
    case(
        "a page that is gone, one that moved, one that does not answer",
        append(
            EN, "\n⟦[a](https://gone.example/)⟧ ⟦[b](https://moved.example/)⟧ ⟦[c](https://silent.example/x)⟧"
        ),
        append(VI, "\n[a](https://gone.example/) [b](https://moved.example/) [c](https://silent.example/x)"),
        finds("stale-translation", at=f"{EN}:5:13"),
        finds("dead-link", "the server answers 404"),
        finds("moved-link", "https://new.example/"),
        finds("unreachable-link", "timed out"),
        finds("dead-link", at=f"{VI}:63:1"),
        finds("moved-link", at=f"{VI}:63:28"),
        finds("unreachable-link", at=f"{VI}:63:56"),
    ),
    case(
        "addresses that are not noted yet",
        write("urls.lock", "/ home\n/en/ home\n"),
        finds("unlocked-address", "run “bulletin lock”", at="urls.lock"),
    ),
)
