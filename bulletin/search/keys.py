"""What stands before keys of the index, and between words."""

from __future__ import annotations

BREAK = "\x02"
"""Between words that do not follow each other, with blanks around it."""

PAIR = "~"
"""Before the key of two words that follow each other."""

FACET = "#"
"""Before the key of what documents can be filtered by."""
