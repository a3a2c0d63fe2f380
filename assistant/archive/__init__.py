"""What is stored: the database, the vector and keyword indexes derived from it, and ingest."""
