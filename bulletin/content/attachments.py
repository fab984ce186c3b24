"""Which files may lie beside a text and be published as they are: those that no browser runs."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin.content.discover import Attachment
from bulletin.diagnostics import Findings, Span

PASSIVE = frozenset(
    # pictures, sound and film
    {"jpg", "jpeg", "png", "webp", "gif", "avif"}
    | {"mp3", "m4a", "ogg", "opus", "wav", "mp4", "webm", "vtt", "srt"}
    # documents; those with macros (docm, xlsm …) are left out
    | {"pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "rtf", "epub"}
    # texts, data and archives
    | {"txt", "csv", "tsv", "json", "geojson", "ics", "zip"}
)
"""The endings that are published without being asked for.

Pages, SVG, XML, styles and scripts run in the reader's browser as parts of the site, so they are not here.
"""


def check_kinds(attachments: Iterable[Attachment], also: Iterable[str], findings: Findings) -> None:
    """Report each attachment whose ending is neither `PASSIVE` nor one that the settings allow (``also``)."""
    allowed = PASSIVE.union(also)
    for attachment in attachments:
        ending = attachment.name.rpartition(".")[2].lower() if "." in attachment.name else ""
        if ending not in allowed:
            known = ", ".join(sorted(PASSIVE))
            findings.add("attachment-kind", Span(attachment.path), name=attachment.name, known=known)
