"""A draft as Markdown, JSON or a manuscript."""
