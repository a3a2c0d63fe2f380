"""Fit the built-in embedding model to one archive."""
