"""Search: documents to an index of small files, and how a query ranks them (docs/search.md)."""
