"""From bytes to typed records. Each file is parsed by itself; nothing here sees two files."""
