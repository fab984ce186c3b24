"""Several mistakes at once: one run tells them all, and one mistake draws no second complaint."""

from __future__ import annotations

from tests.bad_inputs.cases import ALONE, EN, FIRST, VI, append, case, finds, replace, write

PEOPLE = "content/registers/people.yaml"
TOPICS = "content/registers/topics.yaml"

CASES = (
    case(
        "front matter, body, registers and folders",
        write("content/ghi-chu.md", "ghi chú"),
        append(ALONE, "\n⟦[bấm](javascript:a)⟧ và ⟦[phiên](../../sessions/09/vi.md)⟧"),
        append(PEOPLE, "⟦Trần Lưu Quang⟧:\n  ⟦nmae⟧: Trần Lưu Quang"),
        replace(FIRST, "date: 2021-11-30", "date: ⟦30/11/2021⟧"),
        append(FIRST, "\n# ⟦Hết⟧"),
        replace(EN, "slug: second", "⟦date⟧: 2022-08-08"),
        replace(VI, "topics: [digital-data]", "topics: [⟦digital-date⟧]"),
        finds("stray-file", at="content/ghi-chu.md"),
        finds("bad-scheme"),
        finds("dangling-link"),
        finds("bad-id"),
        finds("unknown-key"),
        finds("bad-date"),
        finds("top-heading"),
        finds("repeated-fact"),
        finds("unknown-topic"),
    ),
    case(
        "several mistakes in one figure",
        replace(
            VI,
            "    value: 71.79\n    period: 2022-06\n    basis: estimate\n    at_least: true\n",
            "    value: ⟦71,79⟧\n    period: ⟦2022/06⟧\n    ⟦bais⟧: estimate\n    at_least: ⟦yes⟧\n",
        ),
        finds("bad-number"),
        finds("bad-period"),
        finds("unknown-key"),
        finds("bad-flag"),
    ),
    case(
        "a broken original: its translation, and what links to it, are not judged",
        replace(FIRST, "topics: [digital-data]", "topics: ⟦digital-data⟧"),
        finds("wrong-shape"),
    ),
    case(
        "a broken register: nobody hears that its entries are unknown",
        replace(TOPICS, "digital-data:\n  name:\n", "digital-data:\n\tname:\n"),
        finds("yaml-syntax", at=f"{TOPICS}:2:1"),
    ),
    case(
        "a broken entry: nobody hears that it is unknown",
        replace(PEOPLE, "vu-duc-dam:\n  name:", "vu-duc-dam:\n  ⟦naem⟧:"),
        finds("unknown-key", "did you mean “name”?"),
    ),
)
