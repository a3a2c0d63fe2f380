"""Read scanned pages and pictures."""
