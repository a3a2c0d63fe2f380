"""archive.db: its tables, and the functions that read and write them."""
