"""Share cards: the picture that networks show where somebody passes on a page."""
