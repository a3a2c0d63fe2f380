"""Jobs that run in the background: drafting, and the one writer of the archive."""
