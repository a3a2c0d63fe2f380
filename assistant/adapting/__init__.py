"""Fit the built-in embedding model to an archive."""
