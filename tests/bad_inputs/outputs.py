"""Where the build writes: two outputs on one path, and folders that are not ours."""

from __future__ import annotations

import json

from tests.bad_inputs.cases import (
    CONFIG,
    VI,
    append,
    case,
    delete,
    finds,
    front,
    replace,
    symlink,
    write,
)

FIRST_EN = "content/sessions/01/en.md"
SECOND_EN = "content/sessions/02/en.md"

ADDRESSES = "content/addresses.yaml"
LOCK = "urls.lock"

CASES = (
    case(
        "two slugs alike",
        front(FIRST_EN, "slug: second"),
        finds("path-collision", "en/sessions/second/index.html", FIRST_EN, at=f"{SECOND_EN}:4:7"),
    ),
    case(
        "a page with the address of a list",
        replace("content/pages/about/vi.md", "slug: gioi-thieu", "slug: luu-tru"),
        finds("path-collision", "luu-tru/index.html", at=CONFIG),
    ),
    case(
        "an attachment with the name of the page",
        append(CONFIG, "attachments: [html]"),
        write("content/sessions/02/index.html", "<p>trang</p>"),
        finds("path-collision", "phien-hop/2/index.html", at="content/sessions/02/index.html"),
    ),
    case(
        "a slug that Windows keeps for a device",
        replace("content/pages/about/vi.md", "slug: gioi-thieu", "slug: ⟦con⟧"),
        finds("unsafe-name", "“con”"),
    ),
    case(
        "an earlier address that Windows keeps for a device",
        replace(VI, "photos:\n", "aliases: [⟦/cu/lpt1/⟧]\nphotos:\n"),
        finds("unsafe-name", "“lpt1”"),
    ),
    case(
        "an attachment that Windows takes for a device",
        write("content/sessions/02/NUL.txt", "x"),
        finds("unsafe-name", "“NUL.txt”", at="content/sessions/02/NUL.txt"),
    ),
    case(
        "an attachment with the path of another system",
        write("content/sessions/02/a\\..\\win.txt", "x"),
        finds("unsafe-name", at="content/sessions/02/a\\..\\win.txt"),
    ),
    case(
        "an attachment with a line in its name",
        write("content/sessions/02/a\nb.txt", "x"),
        finds("unsafe-name", at="content/sessions/02/a\nb.txt"),
    ),
    case(
        "an attachment whose name is too long for other systems",
        write(f"content/sessions/02/{'a' * 238}.txt", "x"),
        finds("unsafe-name", at=f"content/sessions/02/{'a' * 238}.txt"),
    ),
    case(
        "an earlier address that is another page's address today",
        replace(VI, "photos:\n", "aliases: [⟦/phien-hop/1/⟧]\nphotos:\n"),
        finds("path-collision", "phien-hop/1/index.html"),
    ),
    case(
        "a folder with files of another",
        write("cua-toi/anh.txt", "ảnh của tôi"),
        finds("output-not-ours", "choose an empty folder with --output", at=CONFIG),
        output="cua-toi",
    ),
    case(
        "a file in the place of the folder",
        write("trang", "không phải thư mục"),
        finds("output-not-ours", at=CONFIG),
        output="trang",
    ),
    case(
        "a folder within the content",
        finds("output-overlaps", "(content)", at="content"),
        output="content/public",
    ),
    case(
        "a folder within the layouts",
        finds("output-overlaps", "(layouts)", at="layouts"),
        output="layouts/public",
    ),
    case(
        "a folder to be exchanged that holds a link where a folder must be",
        append(CONFIG, "publish: swap"),
        delete("public/assets"),
        write("cua-toi/anh.txt", "ảnh của tôi"),
        symlink("public/assets", "../cua-toi"),
        finds("not-exchanged", "the folder public could not", "publish: in-place", at=CONFIG),
    ),
    case(
        "the site's own folder",
        finds("output-overlaps", f"({CONFIG})", at=CONFIG),
        output=".",
    ),
    case(
        "a move to what is not there",
        write(ADDRESSES, "moved:\n  - ⟦⟧from: /cu/\n    to: /phien-hop/tam/\n"),
        finds("nothing-there", "nothing stands at “/phien-hop/tam/” today"),
    ),
    case(
        "a withdrawal that sends to what is not there",
        write(
            ADDRESSES,
            "gone:\n  - {address: /cu/, date: 2025-01-01, reason: {vi: Cũ., en: Old.}, see: ⟦sessions/2⟧}\n",
        ),
        finds("nothing-there", "did you mean “sessions/02”?"),
    ),
    case(
        "an earlier address with a host",
        write(ADDRESSES, "moved:\n  - from: ⟦https://example.org/cu/⟧\n    to: /phien-hop/\n"),
        finds("bad-path"),
    ),
    case(
        "an unknown key of earlier addresses",
        write(ADDRESSES, "⟦move⟧:\n  - from: /cu/\n    to: /phien-hop/\n"),
        finds("unknown-key", "did you mean “moved”?"),
    ),
    case(
        "an article that was published and is no more",
        delete("content/articles/nhin-lai"),
        write(
            LOCK,
            "/ home\n⟦/⟧bai-viet/nhin-lai/ articles/nhin-lai\n/en/articles/nhin-lai/ articles/nhin-lai\n",
        ),
        finds("lost-address", "(articles/nhin-lai)", "concerned: 2", "content/addresses.yaml"),
    ),
    case(
        "a published slug that is another now",
        write(LOCK, "⟦/⟧phien-hop/hai/ sessions/02\n"),
        finds("moved-address", "“/phien-hop/hai/” has been", "{from: /phien-hop/hai/, to: /phien-hop/2/}"),
    ),
    case(
        "a merge of addresses that is not finished",
        write(LOCK, "⟦<<<<<<< HEAD⟧\n/ home\n"),
        finds("bad-lock-line", "no address: <<<<<<< HEAD"),
    ),
    case(
        "a release that lacks most pages of the last one",
        write(
            "public/release.json",
            json.dumps({"generator": "bulletin 0", "files": {f"{n:02}/index.html": "" for n in range(40)}}),
        ),
        finds("many-pages-gone", "40 of the 40 pages in public", "“/00/”", "--allow-deletions", at="content"),
    ),
)
