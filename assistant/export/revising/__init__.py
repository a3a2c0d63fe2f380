"""Write and resolve the tracked changes of a Word file."""
