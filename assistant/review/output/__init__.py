"""A comparison and a check as JSON, as a page, on paper."""
