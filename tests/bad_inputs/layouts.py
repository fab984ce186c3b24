"""A site's own layouts, which stand in for the packaged ones file by file."""

from __future__ import annotations

from tests.bad_inputs.cases import case, finds, write

ROBOTS = "layouts/robots.txt"  # made once, in one language

CASES = (
    case(
        "a statement that is never closed",
        write(ROBOTS, "User-agent: *\n{% if page %}\nAllow: /\n"),
        finds(
            "template-syntax",
            "delete the file to use the one that comes with the program",
            at=f"{ROBOTS}:2:1",
        ),
    ),
    case(
        "a tag that does not exist",
        write(ROBOTS, "User-agent: *\n\n{% when page %}{% endwhen %}\n"),
        finds("template-syntax", "unknown tag", at=f"{ROBOTS}:3:1"),
    ),
    case(
        "a filter that does not exist",
        write(ROBOTS, "User-agent: *\n{{ page|shout }}\n"),
        finds("template-syntax", "shout", at=f"{ROBOTS}:2:1"),
    ),
    case(
        "a field that the page does not have",
        write(ROBOTS, "User-agent: *\n{{ page.nothing }}\n"),
        finds("template-failed", "robots.txt", "nothing", at=f"{ROBOTS}:2:1"),
    ),
    case(
        "a name that does not exist",
        write(ROBOTS, "User-agent: *\n{{ site.items }}\n"),
        finds("template-failed", "'site' is undefined", at=f"{ROBOTS}:2:1"),
    ),
    case(
        "a template that raises",
        write(ROBOTS, "User-agent: *\n\n{{ 1 // 0 }}\n"),
        finds("template-failed", "ZeroDivisionError", at=f"{ROBOTS}:3:1"),
    ),
    case(
        "an include that is not there",
        write(ROBOTS, 'User-agent: *\n{% include "parts/nothing.html" %}\n'),
        finds("template-missing", "“parts/nothing.html”", at=f"{ROBOTS}:2:1"),
    ),
    case(
        "an include whose name is computed",
        write(ROBOTS, "User-agent: *\n{% include page.part %}\n{% extends page.base %}\n"),
        finds("dynamic-include", "the name in this include", at=f"{ROBOTS}:2:1"),
        finds("dynamic-include", "the name in this extends", at=f"{ROBOTS}:3:1"),
    ),
    case(
        "a template in an old encoding",
        write("layouts/parts/footer.html", b"<p>\nB\xe0n tin</p>\n"),
        finds("not-utf8", "byte 0xE0", at="layouts/parts/footer.html:2:2"),
    ),
)
