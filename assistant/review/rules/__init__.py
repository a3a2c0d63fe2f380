"""The rules of a check: a file for each, or for a few that are closely related."""
