"""Figures of a text: read, labelled, and recomputed within the rounding they are written with."""
