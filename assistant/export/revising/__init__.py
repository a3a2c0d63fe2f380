"""Show what changed between two versions as tracked changes of a Word file, and settle them."""
