"""The page as a whole: its tabs, its look, the server that shows it."""
