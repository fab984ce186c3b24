"""Which pages are kept, and how each is made."""

from __future__ import annotations

from pathlib import Path

from tests.building import REPOSITORY
from tests.small_sites import real_plan, rendered

KEPT = Path(__file__).resolve().parent / "pages"

PATHS = (
    "index.html",
    "en/index.html",
    "dong-thoi-gian/index.html",
    "en/timeline/index.html",
    "phien-hop/8/index.html",
    "en/sessions/8/index.html",
    "nhan-vat/pham-minh-chinh/index.html",
    "en/people/pham-minh-chinh/index.html",
    "van-ban/2024/142-qd-ttg/index.html",
    "en/documents/2024/142-qd-ttg/index.html",
    "nhiem-vu/index.html",
    "en/commitments/index.html",
    "nhiem-vu/hoi-nghi/2024-07-19/full-process-services-2024/index.html",
    "en/commitments/conferences/2024-07-19/full-process-services-2024/index.html",
    "chi-so/bang-rong-co-dinh/index.html",
    "en/indicators/fixed-broadband/index.html",
    "chi-so/diem-dti-cap-tinh/index.html",
    "feed.xml",
    "en/feed.xml",
)


def made(path: str) -> bytes:
    """A page of the repository's own content as it stands now, built as of the tests' day."""
    output = next(output for output in real_plan().outputs if output.path == path)
    return rendered(REPOSITORY, output).encode()
