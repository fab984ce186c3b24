"""What those who review a bulletin ask: do both languages say the same, and does the site keep its rules."""
