"""The page as a whole: its tabs, its theme, the server."""
