"""What lies in the folders: files that belong nowhere, names, links, pictures."""

from __future__ import annotations

from tests.bad_inputs.cases import case, delete, finds, picture, png, sparse, symlink, write

ITEM = "content/sessions/02"
TEXT = "---\ntitle: Bài\nsummary: Tóm tắt.\ndate: 2025-01-10\n---\n"

CASES = (
    case(
        "a file outside all items",
        write("content/ghi-chu.md", "ghi chú"),
        finds("stray-file", "“ghi-chu.md”", at="content/ghi-chu.md"),
    ),
    case(
        "a text beside the items' folders",
        write("content/sessions/03.md", TEXT),
        finds("stray-file", at="content/sessions/03.md"),
    ),
    case(
        "a file in a folder of an item's folder",
        write(f"{ITEM}/anh/1.png", png(3, 2)),
        finds("stray-file", at=f"{ITEM}/anh/1.png"),
    ),
    case(
        "an item in no section",
        write("content/session/03/vi.md", TEXT),
        finds("stray-file", at="content/session/03/vi.md"),
    ),
    case(
        "a third language",
        write(f"{ITEM}/fr.md", TEXT),
        finds("unknown-language-file", "“fr.md”", "vi, en", at=f"{ITEM}/fr.md"),
    ),
    case(
        "a folder with a picture and no text",
        write("content/articles/trong/anh.png", picture("PNG")),
        finds("empty-item", "add vi.md or en.md", at="content/articles/trong"),
    ),
    case(
        "a folder with capitals",
        write("content/articles/Bai_Moi/vi.md", TEXT),
        finds("bad-folder-name", "“Bai_Moi”", at="content/articles/Bai_Moi"),
    ),
    case(
        "a folder with marks",
        write("content/articles/bài-mới/vi.md", TEXT),
        finds("bad-folder-name", "“bài-mới”", at="content/articles/bài-mới"),
    ),
    case(
        "a link out of the content",
        symlink(f"{ITEM}/mat-khau.txt", "../../../site_config.yaml"),
        finds("path-outside", "“mat-khau.txt”", at=f"{ITEM}/mat-khau.txt"),
    ),
    case(
        "a folder that is a link out of the content",
        symlink("content/articles/khac", "../../.."),
        finds("path-outside", at="content/articles/khac"),
    ),
    case(
        "a folder that is a link within the content",
        symlink("content/articles/khac", "nhin-lai"),
        finds("stray-file", "“khac”", at="content/articles/khac"),
    ),
    case(
        "a link to nothing",
        symlink(f"{ITEM}/anh.png", "anh-cu.png"),
        finds("unreadable-file", at=f"{ITEM}/anh.png"),
    ),
    case(
        "a link to itself",
        symlink(f"{ITEM}/anh.png", "anh.png"),
        finds("unreadable-file", at=f"{ITEM}/anh.png"),
    ),
    case(
        "folders within folders without end",
        write("content/sessions/" + "a/" * 60 + "b.txt", "x"),
        finds("stray-file", "“a”", at="content/sessions" + "/a" * 8),
    ),
    case(
        "an attachment larger than code hosts take",
        sparse(f"{ITEM}/phim.mp4", 100 * 1024 * 1024 + 1),
        finds("file-too-large", "at most 104857600", at=f"{ITEM}/phim.mp4"),
    ),
    case(
        "an attachment that browsers run",
        write(f"{ITEM}/trang.html", "<script>alert(1)</script>"),
        finds("attachment-kind", "“trang.html”", at=f"{ITEM}/trang.html"),
    ),
    case(
        "a picture that browsers run",
        write(f"{ITEM}/bieu-do.SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        finds("attachment-kind", "“bieu-do.SVG”", "“attachments”", at=f"{ITEM}/bieu-do.SVG"),
    ),
    case(
        "an attachment without an ending",
        write(f"{ITEM}/pdf", "<script>alert(1)</script>"),
        finds("attachment-kind", "“pdf”", at=f"{ITEM}/pdf"),
    ),
    case(
        "two names that differ in how their marks are stored",
        write(f"{ITEM}/b\u00e1o.pdf", b"%PDF"),
        write(f"{ITEM}/ba\u0301o.pdf", b"%PDF"),
        finds("name-twins", at=f"{ITEM}/b\u00e1o.pdf"),
    ),
    case(
        "two names that differ in case",
        write(f"{ITEM}/Bao-cao.pdf", b"%PDF"),
        write(f"{ITEM}/bao-cao.pdf", b"%PDF"),
        finds("name-twins", "“bao-cao.pdf” and “Bao-cao.pdf”", at=f"{ITEM}/bao-cao.pdf"),
    ),
    case(
        "a register of nothing known",
        write("content/registers/persons.yaml", "a:\n"),
        finds("unknown-register", "no register “persons.yaml”", at="content/registers/persons.yaml"),
    ),
    case(
        "a register whose name is misspelt",
        write("content/registers/topic.yaml", "a:\n"),
        finds("unknown-register", "did you mean “topics”?", at="content/registers/topic.yaml"),
    ),
    case(
        "no content at all",
        delete("content"),
        finds("no-content", at="content"),
    ),
    case(
        "a picture that is none",
        write(f"{ITEM}/anh.jpg", b"no picture"),
        finds("bad-image", "damaged", "JPEG, PNG or WebP", at=f"{ITEM}/anh.jpg"),
    ),
    case(
        "an empty picture",
        write(f"{ITEM}/hoi-truong.png", b""),
        finds("bad-image", at=f"{ITEM}/hoi-truong.png"),
    ),
    case(
        "a picture of another kind under a false name",
        write(f"{ITEM}/anh.png", b"GIF89a\x01\0\x01\0\0\0\0;"),
        finds("bad-image", at=f"{ITEM}/anh.png"),
    ),
    case(
        "a picture larger than any screen",
        write(f"{ITEM}/anh.png", png(10_000, 9_000)),
        finds("bad-image", "10000 × 9000", "at most 60 million", at=f"{ITEM}/anh.png"),
    ),
    case(
        "half a picture, as a broken line leaves it",
        write(f"{ITEM}/anh.jpg", picture("JPEG")[:-200]),
        finds("bad-image", "damaged", at=f"{ITEM}/anh.jpg"),
    ),
    case(
        "a picture whose pixels are damaged",
        write(f"{ITEM}/anh.png", picture("PNG").replace(b"IDAT", b"IDAT\0\0\0")),
        finds("bad-image", "damaged", at=f"{ITEM}/anh.png"),
    ),
    case(
        "a picture that moves",
        write(f"{ITEM}/anh.png", picture("PNG", frames=2)),
        finds("moving-image", "“anh.png”", "save one picture", at=f"{ITEM}/anh.png"),
    ),
    case(
        "a picture that moves, of another kind",
        write(f"{ITEM}/anh.webp", picture("WEBP", frames=3)),
        finds("moving-image", at=f"{ITEM}/anh.webp"),
    ),
    case(
        "a picture made to fill the memory",
        write(f"{ITEM}/anh.png", png(2_000_000_000, 2_000_000_000)),
        finds("bad-image", "too many pixels", at=f"{ITEM}/anh.png"),
    ),
)
