"""A static site generator for a bilingual (Vietnamese/English) bulletin."""

__version__ = "0.1.0"
