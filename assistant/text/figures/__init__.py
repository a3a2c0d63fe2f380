"""Figures in a text: numbers with their units, what they count, how exact they are."""
