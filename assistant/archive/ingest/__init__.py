"""Ingest files into the archive."""
