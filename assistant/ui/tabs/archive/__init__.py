"""The parts of the tab 档案."""
