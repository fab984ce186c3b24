"""From bytes to typed records: text, string-only YAML with positions, scalar parsers, schemas."""
