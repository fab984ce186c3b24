"""site_config.yaml."""

from __future__ import annotations

from tests.bad_inputs.cases import CONFIG, append, case, delete, finds, replace, write

CASES = (
    case("no settings", delete(CONFIG), finds("no-site", "bulletin init", at=CONFIG)),
    case(
        "settings that are a folder",
        delete(CONFIG),
        write(f"{CONFIG}/a", b""),
        finds("unreadable-file", at=CONFIG),
    ),
    case(
        "settings that are empty",
        write(CONFIG, ""),
        *(
            finds("missing-field", f"“{key}”", at=f"{CONFIG}:1:1")
            for key in ("description", "name", "sections", "slugs", "tagline")
        ),
    ),
    case(
        "settings in an old encoding", write(CONFIG, b"name: B\xe0\n"), finds("not-utf8", at=f"{CONFIG}:1:8")
    ),
    case(
        "an unknown setting",
        append(CONFIG, "⟦page_sise⟧: 10"),
        finds("unknown-key", "site_config.yaml has no key", "did you mean “page_size”?"),
    ),
    case(
        "an unknown setting of a section",
        replace(CONFIG, "missing_translation: notice", "⟦missing_translations⟧: notice"),
        finds("unknown-key", "“articles” has no key", "did you mean “missing_translation”?"),
    ),
    case(
        "a section that does not exist",
        replace(CONFIG, "  articles:\n", "  ⟦article⟧:\n"),
        finds("unknown-key", "did you mean “articles”?"),
    ),
    case(
        "a mode that is none",
        replace(CONFIG, "missing_translation: notice", "missing_translation: ⟦hidden⟧"),
        finds("bad-choice", "notice, hide, fail", "did you mean “hide”?"),
    ),
    case(
        "a way of publishing that is none",
        append(CONFIG, "publish: ⟦swop⟧"),
        finds("bad-choice", "in-place, swap", "did you mean “swap”?"),
    ),
    case(
        "a base_url without its beginning",
        replace(CONFIG, "base_url: https://example.org/", "base_url: ⟦example.org⟧"),
        finds("bad-address", "“example.org” is"),
    ),
    case(
        "a base_url with a question",
        replace(CONFIG, "base_url: https://example.org/", "base_url: ⟦https://example.org/?a=b⟧"),
        finds("bad-address"),
    ),
    case(
        "no base_url",
        replace(CONFIG, "base_url: https://example.org/\n", ""),
        finds("no-base-url", at=CONFIG),
    ),
    case(
        "a third default language",
        replace(CONFIG, "default_language: vi", "default_language: ⟦fr⟧"),
        finds("bad-choice", "choose one of vi, en"),
    ),
    case(
        "a time zone that is none",
        replace(CONFIG, "time_zone: Asia/Ho_Chi_Minh", "time_zone: ⟦Asia/Hanoi⟧"),
        finds("bad-time-zone", "Asia/Ho_Chi_Minh"),
    ),
    case(
        "a time zone that is a path",
        replace(CONFIG, "time_zone: Asia/Ho_Chi_Minh", "time_zone: ⟦../../etc/passwd⟧"),
        finds("bad-time-zone"),
    ),
    case(
        "a time zone that is a folder",
        replace(CONFIG, "time_zone: Asia/Ho_Chi_Minh", "time_zone: ⟦Asia⟧"),
        finds("bad-time-zone"),
    ),
    case(
        "pages of no items",
        replace(CONFIG, "page_size: 20", "page_size: ⟦0⟧"),
        finds("number-out-of-range", "from 2 to 200"),
    ),
    case(
        "pages of half an item",
        replace(CONFIG, "page_size: 20", "page_size: ⟦0.5⟧"),
        finds("bad-whole-number"),
    ),
    case(
        "a slug with a slash",
        replace(
            CONFIG,
            "timeline: {vi: dong-thoi-gian, en: timeline}",
            "timeline: {vi: ⟦dong/thoi-gian⟧, en: timeline}",
        ),
        finds("bad-slug"),
    ),
    case(
        "a slug in one language",
        replace(
            CONFIG, "  timeline: {vi: dong-thoi-gian, en: timeline}", "  ⟦timeline⟧: {vi: dong-thoi-gian}"
        ),
        finds("missing-side"),
    ),
    case(
        "the slug of something missing",
        replace(CONFIG, "slugs:\n", "⟦slugs⟧:\n"),
        replace(CONFIG, "  sources: {vi: nguon, en: sources}\n", ""),
        finds("missing-field", "“slugs” has no “sources”"),
    ),
    case(
        "a text for the sections",
        replace(CONFIG, "home:\n  latest: 5\n  key_figures: [fixed-broadband]\n", "home: ⟦latest⟧\n"),
        finds("wrong-shape", "a group of keys is wanted here"),
    ),
)
