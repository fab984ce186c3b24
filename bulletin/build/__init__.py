"""The build: the phases one after the other, and publishing what they made."""
