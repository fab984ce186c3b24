"""The marks of legal documents in a text."""

from __future__ import annotations

import re

# 142/QĐ-TTg, 57-NQ/TW, 20/2023/QH15, 27/QĐ-UBQGCĐS, 56/TB-VPCP; never 16/2021 (a date) or 63/63.
MARK = re.compile(
    r"(?<![\w/-])(?<!\d[.:,])\d+[A-Za-z]?(?:/\d{4})?"
    r"[/-][A-ZĐ]{2}[\wĐ&]*(?:[-/][A-ZĐ][\wĐ&]*)*(?:@\d{4})?(?![\w/-])"
)
"""What looks like the mark of a legal document."""
