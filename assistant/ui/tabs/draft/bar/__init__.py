"""How the bar over an open draft looks: state, undo and redo, the sheet of files."""
