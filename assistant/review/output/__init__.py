"""Comparisons and checks as JSON, as web pages and as manuscripts."""
