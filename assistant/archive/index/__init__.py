"""The indexes derived from the database: built, opened, asked."""
