"""Every page passes the Nu HTML checker and html-validate; and both checkers can fail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.output.validators import Complaint, html_validate_complaints, nu_complaints, nu_report

# Warnings of the Nu checker that are no fault of a page, each with its reason. Errors cannot be tolerated.
TOLERATED_WARNINGS: tuple[str, ...] = ()

GOOD = '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>Tin</title>\n</head>\n'
BODY = "<body>\n<main>\n<h1>Xin chào</h1>\n</main>\n</body>\n</html>\n"

pytestmark = pytest.mark.validators


def listed(complaints: list[Complaint]) -> str:
    """The complaints for a failure's message."""
    return f"{len(complaints)} complaints:\n" + "\n".join(map(str, complaints[:100]))


def test_nu_checker_has_no_complaint(built_site: Path) -> None:
    complaints = nu_complaints(built_site, tolerated=TOLERATED_WARNINGS)
    assert not complaints, listed(complaints)


def test_html_validate_has_no_complaint(built_site: Path) -> None:
    complaints = html_validate_complaints(built_site)
    assert not complaints, listed(complaints)


@pytest.fixture
def two_pages(tmp_path: Path) -> Path:
    """A good page, and in a folder a bad one."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(GOOD + BODY, encoding="utf-8")
    (tmp_path / "a" / "index.html").write_text(GOOD + BODY.replace("main", "mian"), encoding="utf-8")
    return tmp_path


def test_nu_checker_finds_the_bad_page(two_pages: Path) -> None:
    assert {complaint.page for complaint in nu_complaints(two_pages)} == {"a/index.html"}


def test_html_validate_finds_the_bad_page(two_pages: Path) -> None:
    assert {complaint.page for complaint in html_validate_complaints(two_pages)} == {"a/index.html"}


def test_warnings_can_be_tolerated_and_errors_cannot(tmp_path: Path) -> None:
    messages = [
        {"type": "error", "url": f"{tmp_path.as_uri()}/a/index.html", "lastLine": 3, "message": "x wrong"},
        {"type": "info", "subType": "warning", "url": f"{tmp_path.as_uri()}/b.html", "message": "x odd"},
        {"type": "non-document-error", "message": "no Java"},
    ]
    report = json.dumps({"messages": messages})
    wrong, odd, none = (
        Complaint("a/index.html", 3, "x wrong"),
        Complaint("b.html", 0, "x odd"),
        Complaint("", 0, "no Java"),
    )
    assert nu_report(tmp_path, report) == [none, wrong, odd]
    assert nu_report(tmp_path, report, ("x",)) == [none, wrong]
