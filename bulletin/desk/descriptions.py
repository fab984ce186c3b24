"""What a field means, for those who write it: in templates as a comment, in schemas as a description."""

from __future__ import annotations

from bulletin.desk.fields_of_items import FIELDS_OF_ITEMS
from bulletin.desk.fields_of_registers import FIELDS_OF_REGISTERS

DESCRIPTIONS = {**FIELDS_OF_ITEMS, **FIELDS_OF_REGISTERS}
"""By the name of the record that declares the field, then by its key: message ids."""


def description(record: type, key: str) -> str:
    """The message id of what ``key`` means in ``record``; a record says what its bases do not.

    Raises KeyError for a field nobody has described.
    """
    for base in record.__mro__:
        if key in DESCRIPTIONS.get(base.__name__, {}):
            return DESCRIPTIONS[base.__name__][key]
    raise KeyError(f"{record.__name__}.{key}")
