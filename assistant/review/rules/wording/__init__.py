"""Rules on wording: usage, style, short names, dated formulations."""
