"""Copied text: find what a draft shares with reports of the archive."""
