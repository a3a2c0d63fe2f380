"""Calculations that a text states of its own figures, worked out again."""
