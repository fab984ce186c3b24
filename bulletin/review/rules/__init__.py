"""The rules of `bulletin check`, one a file: each takes a `Review` and notes what it finds."""
