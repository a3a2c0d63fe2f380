"""Build, open and query the indexes derived from the database."""
