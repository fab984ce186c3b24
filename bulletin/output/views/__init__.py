"""Views: what a template may read, and nothing else.

Each page output carries one view. A view is a frozen dataclass made of concrete
types (text, numbers, dates, periods, tuples, other views), so that its digest
covers everything its template can see (DESIGN 3). ``href`` values are relative
to the page, ready to print; ``lang`` on a piece of a view is set only where its
language differs from the page's, ready for a ``lang`` attribute (WCAG 3.1.2).
"""
