"""Files that cannot be read as text, and front matter that cannot be read as YAML."""

from __future__ import annotations

from tests.bad_inputs.cases import EN, FIRST, SMALL, VI, append, case, finds, replace, write

TOPICS = "content/registers/topics.yaml"
TEXT = (SMALL / VI).read_text(encoding="utf-8")
DEEP = "[" * 30 + "]" * 30

CASES = (
    # Bytes
    case(
        "a letter saved in an old encoding",
        write(VI, TEXT.replace("Kết quả", "K@t quả").encode().replace(b"@", b"\xea")),
        finds("not-utf8", "byte 0xEA", at=f"{VI}:52:5"),
    ),
    case(
        "a letter in an old encoding after a byte order mark, decomposed letters and Windows line ends",
        write(VI, b"\xef\xbb\xbf---\r\ntitle: e\xcc\x82\xcc\x81 \xff\r\n---\r\n"),
        finds("not-utf8", "byte 0xFF", at=f"{VI}:2:10"),
    ),
    case(
        "a file saved as UTF-16",
        write(VI, TEXT.encode("utf-16")),
        finds("not-utf8", "save the file again with the encoding UTF-8", at=f"{VI}:1:1"),
    ),
    case(
        "a NUL",
        replace(VI, "- Mở dữ liệu.", "- Mở ⟦\0⟧dữ liệu."),
        finds("control-character", "U+0000"),
    ),
    case(
        "an escape in a title",
        replace(VI, "title: Phiên", "title: ⟦\x1b⟧[31mPhiên"),
        finds("control-character", "U+001B"),
    ),
    case(
        "a control character of the second block",
        replace(VI, "title: Phiên", "title: Phiê⟦\x93⟧n"),
        finds("control-character", "U+0093"),
    ),
    case(
        "a line separator from another program",
        replace(VI, "Mở dữ liệu cho", "Mở⟦\u2028⟧dữ liệu cho"),
        finds("control-character", "U+2028"),
    ),
    case(
        "a control character as an escape",
        replace(VI, "chair: ", 'theme:\n  vi: ⟦"\\x02evil\\x03"⟧\n  en: x\nchair: '),
        finds("control-character", "U+0002"),
    ),
    case(
        "signs that turn the writing direction",
        replace(VI, "title: Phiên", "title: ⟦\u202e⟧Phiên"),
        finds("control-character", "U+202E"),
    ),
    case(
        "a file of many megabytes",
        write(VI, TEXT.encode() + b"dai " * 1_100_000),
        finds("file-too-large", "at most 1048576", at=VI),
    ),
    # Comments that were meant as text
    case(
        "a title with a number sign",
        replace(VI, "title: Phiên họp thứ hai", "title: ⟦Phiên họp⟧ #2, kỳ họp mùa hè"),
        finds("text-cut", "“title” ends here: “#2, kỳ họp mùa hè” counts as a comment", "double quotes"),
    ),
    case(
        "a text in one language, within a list",
        replace(VI, "  vi: Trụ sở Chính phủ, Hà Nội", "  vi: ⟦Trụ sở Chính phủ⟧ # Hà Nội"),
        finds("text-cut", "“vi” ends here"),
    ),
    # Front matter
    case(
        "no front matter",
        write(VI, "⟦#⟧# Phiên họp\n\nVăn bản.\n"),
        finds("no-front-matter", "begin the file with a line ---"),
    ),
    case(
        "an empty file",
        write(VI, "⟦⟧"),
        finds("no-front-matter"),
    ),
    case(
        "front matter that is never closed",
        write(VI, "⟦---⟧\ntitle: Phiên họp\n\nVăn bản.\n"),
        finds("unclosed-front-matter", "put a line --- after the last field"),
    ),
    case(
        "front matter that is a list",
        write(VI, "---\n⟦-⟧ number: 2\n- title: Phiên họp\n---\n"),
        finds("wrong-shape", "a group of keys is wanted here, and a list was found"),
    ),
    case(
        "front matter that is a text",
        write(VI, "---\n⟦Phiên họp thứ hai⟧\n---\n"),
        finds("wrong-shape", "a group of keys is wanted here, and a text was found"),
    ),
    # YAML
    case(
        "a tab for indentation",
        replace(VI, "  vi: Trụ sở", "⟦\t⟧vi: Trụ sở"),
        finds("yaml-syntax", "a tab"),
    ),
    case(
        "a quote that is never closed",
        replace(VI, "title: Phiên họp thứ hai", 'title: ⟦"⟧Phiên họp thứ hai'),
        finds("yaml-syntax", "never closed"),
    ),
    case(
        "a colon in a text without quotes",
        replace(VI, "title: Phiên họp thứ hai", "title: Phiên họp⟦:⟧ dữ liệu"),
        finds("yaml-syntax", "second “: ”"),
    ),
    case(
        "a text that begins with a sign",
        replace(VI, "title: Phiên họp thứ hai", "title: ⟦@⟧Phiên họp"),
        finds("yaml-syntax", "cannot begin with"),
    ),
    case(
        "a list that is never closed",
        replace(VI, "topics: [digital-data]\n", "topics: ⟦[⟧digital-data\n"),
        finds("yaml-syntax", "this bracket is never closed"),
    ),
    case(
        "a key with the wrong indentation",
        replace(VI, "    value: 20\n", "   ⟦v⟧alue: 20\n"),
        finds("yaml-syntax", "indentation"),
    ),
    case(
        "the same key twice",
        replace(VI, "time_of_day: morning\n", "time_of_day: morning\n⟦date⟧: 2022-08-09\n"),
        finds("duplicate-key", "the first is on line 5"),
    ),
    case(
        "the same key twice in a figure",
        replace(VI, "    value: 71.79\n", "    value: 71.79\n    ⟦value⟧: 72\n"),
        finds("duplicate-key", "the first is on line 25"),
    ),
    case(
        "the same key three times",
        replace(EN, "slug: second\n", "slug: second\n⟦slug⟧: third\n⟦slug⟧: fourth\n"),
        finds("duplicate-key", "the first is on line 4"),
        finds("duplicate-key", "the first is on line 4"),
    ),
    case(
        "an anchor",
        replace(VI, "title: Phiên", "title: ⟦&ten⟧ Phiên"),
        finds("yaml-feature", "write the value out in full"),
    ),
    case(
        "an alias",
        replace(VI, "chair: pham-minh-chinh", "chair: ⟦*ten⟧"),
        finds("yaml-feature", "*ten"),
    ),
    case(
        "a tag",
        replace(VI, "title: Phiên", "title: ⟦!!python/name:os.system⟧ Phiên"),
        finds("yaml-feature", "!!python/name:os.system"),
    ),
    case(
        "a complex key",
        replace(VI, "time_of_day: morning", "? ⟦[⟧a, b]\n: c"),
        finds("yaml-feature"),
    ),
    case(
        "two documents in one register",
        append(TOPICS, "⟦---⟧\ndigital-health:\n  name:\n    vi: Y tế số\n    en: Digital health"),
        finds("yaml-feature", "“---”"),
    ),
    case(
        "brackets within brackets within brackets",
        replace(VI, "topics: [digital-data]", f"topics: {DEEP[:20]}⟦[⟧{DEEP[21:]}"),
        finds("yaml-depth", "20"),
    ),
    case(
        "a comma in a text between braces",
        replace(
            VI,
            "venue:\n  vi: Trụ sở Chính phủ, Hà Nội\n  en: Government headquarters, Hà Nội\n",
            "venue: {vi: Trụ sở Chính phủ, ⟦Hà Nội⟧, en: Government headquarters}\n",
        ),
        finds("unknown-key", "“venue” has no key “Hà Nội”"),
    ),
    case(
        "a colon in a text between braces",
        replace(
            FIRST,
            "    text:\n      vi: Đặt mục tiêu đến năm 2025.\n      en: Set the targets for 2025.\n",
            "    text: {vi: Mục tiêu⟦:⟧ 2025, en: Targets}\n",
        ),
        finds("yaml-syntax", "a comma or the closing bracket"),
    ),
)
