"""archive.db: its tables, what is written to it and read from it."""
