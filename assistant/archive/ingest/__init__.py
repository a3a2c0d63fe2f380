"""Take files into the archive."""
