"""The parts of the tab 起草."""
