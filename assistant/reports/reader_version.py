"""Number the ways in which files were read and cut over time."""

# One more with every change after which a stored file would be read, cut or understood otherwise:
# `assistant ingest --outdated` then reads again what an earlier version stored.
READER_VERSION = 4
