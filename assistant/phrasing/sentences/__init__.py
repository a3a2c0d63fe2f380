"""Precedent sentences: cut, found, scored, chosen."""
