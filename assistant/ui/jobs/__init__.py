"""Jobs that run behind the page: drafting, and the one writer of the archive."""
